//! A class on one line, as people write it: a name, an address, a period, a volume.

use chrono::Datelike;

use super::label::label;
use super::read::{Reader, is_credit};
use super::view::{Inside, Node};
use super::words;
use crate::report::words::date;
use crate::values::{AanduidingWoonadres, DatumGebruik};
use crate::xml::Space;

/// What was used of a class; the rest is told by name, so that nothing is lost.
struct Parts<'n> {
    children: &'n [Node],
    used: Vec<&'static str>,
}

impl<'n> Parts<'n> {
    fn of(node: &'n Node) -> Self {
        Self { children: node.children(), used: Vec::new() }
    }

    fn node(&mut self, name: &'static str) -> Option<&'n Node> {
        self.used.push(name);
        super::view::find(self.children, name)
    }

    fn text(&mut self, name: &'static str) -> Option<&'n str> {
        self.node(name).map(Node::shown)
    }

    fn read(&mut self, reader: Reader, name: &'static str) -> Option<String> {
        self.node(name).map(|node| reader.read(node, self.children))
    }

    /// The text with all that was not used behind it; retourcodes are told elsewhere.
    fn and_rest(self, reader: Reader, text: String) -> String {
        let rest = self
            .children
            .iter()
            .filter(|node| !self.used.contains(&node.element.name) && !super::verdict::is_codes(node));
        let rest = rest.map(|node| {
            format!("{} {}", label(node.element.name, reader.lang), reader.read(node, self.children))
        });
        join(std::iter::once(text).chain(rest), ", ")
    }
}

/// The texts that say something, with a text between them.
pub(super) fn join(texts: impl IntoIterator<Item = String>, between: &str) -> String {
    let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(between)
}

/// Whether a class is shown on one line: those of the base schema, and how to reach a person.
pub(super) fn is_phrase(node: &Node) -> bool {
    match &node.inside {
        Inside::Value(_) => true,
        Inside::Class(table, _) => table.space == Space::Base || table.name == "Contact",
    }
}

/// A class on one line.
pub(super) fn phrase(reader: Reader, node: &Node) -> String {
    if node.children().is_empty() {
        return reader.word("leeg", "empty").to_string();
    }
    let mut parts = Parts::of(node);
    let text = match node.table().map_or("", |table| table.name) {
        "CDT_Achternaam" => family_name(&mut parts),
        "CDT_Adres" => address(reader, &mut parts),
        "CDT_BedragMetDC" => amount(reader, &mut parts, "Bedrag"),
        "CDT_BerichtIdentificatie" => identification(reader, &mut parts),
        "CDT_Communicatie" => join(
            [parts.read(reader, "Vorm").unwrap_or_default(), parts.read(reader, "Taal").unwrap_or_default()],
            ": ",
        ),
        "CDT_Geboortedatum" => birth(reader, &mut parts),
        "CDT_GeslotenPeriode" | "CDT_OpenPeriode" => {
            words::period(parts.text("Begindatum"), parts.text("Einddatum"), reader.lang)
        }
        "CDT_Huis" => house(reader, &mut parts),
        "CDT_Omvang" => volume(reader, &mut parts),
        "CDT_Product" => product(reader, &mut parts),
        "CDT_Referentie" => reference(reader, &mut parts),
        "CDT_Telefoon" => {
            let country = parts.text("Landnummer").unwrap_or_default();
            join([country.to_string(), parts.text("Telefoonnummer").unwrap_or_default().to_string()], " ")
        }
        "CDT_Telefoonnummers" => join(
            ["Telefoon01", "Telefoon02"].map(|name| parts.read(reader, name).unwrap_or_default()),
            reader.word(" en ", " and "),
        ),
        "CDT_TotaalBedragMetDC" => amount(reader, &mut parts, "TotaalBedrag"),
        "CDT_VerkorteNaam" | "CDT_VolledigeNaam" => name(reader, &mut parts),
        "CDT_Verwijzer" => parts.read(reader, "Type").unwrap_or_default(),
        "CDT_XsdVersie" => {
            let base = parts.text("BasisschemaXsdVersie").unwrap_or_default();
            let base = format!("({} {base})", reader.word("basisschema", "base schema"));
            join([parts.text("BerichtXsdVersie").unwrap_or_default().to_string(), base], " ")
        }
        "Contact" => contact(reader, &mut parts),
        _ => String::new(),
    };
    parts.and_rest(reader, text)
}

fn family_name(parts: &mut Parts<'_>) -> String {
    let prefix = parts.text("Voorvoegsel").unwrap_or_default();
    join([prefix.to_string(), parts.text("Achternaam").unwrap_or_default().to_string()], " ")
}

/// The names of a person in the order in which they are used.
fn name(reader: Reader, parts: &mut Parts<'_>) -> String {
    let own = parts.read(reader, "Geslachtsnaam").unwrap_or_default();
    let partner = parts.read(reader, "Partnernaam").unwrap_or_default();
    let usage = parts.node("NaamGebruik");
    let (family, other) = match usage.map_or("1", Node::shown) {
        "2" if !partner.is_empty() => (partner, Some((reader.word("eigen naam", "own name"), own))),
        "3" => (join([partner, own], " - "), None),
        "4" => (join([own, partner], " - "), None),
        _ => (own, Some((reader.word("naam partner", "name of partner"), partner))),
    };
    let given = parts.text("Voornamen").unwrap_or_default();
    let initials = parts.text("Voorletters").unwrap_or_default();
    let mut notes = Vec::new();
    let first = if given.is_empty() {
        initials.to_string()
    } else {
        if !initials.is_empty() {
            notes.push(format!("{} {initials}", reader.word("voorletters", "initials")));
        }
        given.to_string()
    };
    notes.extend(other.filter(|(_, name)| !name.is_empty()).map(|(label, name)| format!("{label} {name}")));
    // The other ways to use a name show in the order of the names.
    notes.extend(
        usage
            .filter(|usage| matches!(usage.shown(), "5" | "6"))
            .and_then(|usage| reader.meaning(usage).map(str::to_lowercase)),
    );
    let notes = if notes.is_empty() { String::new() } else { format!("({})", notes.join(", ")) };
    join([first, family, notes], " ")
}

/// A date of birth, without the parts that are unknown; those are written as 01 or 1900.
fn birth(reader: Reader, parts: &mut Parts<'_>) -> String {
    let text = parts.text("Datum").unwrap_or_default();
    let Some(usage) = parts.node("DatumGebruik") else { return date(text, reader.lang) };
    let written = words::day(text).map(|day| (day, day.year(), day.month(), day.day()));
    let (known, nl, en) = match (DatumGebruik::new(usage.shown(), reader.domain), written) {
        (Some(DatumGebruik::DAG_ONBEKEND), Some((day, _, _, 1))) => {
            (words::month(day, reader.lang), "dag onbekend", "day unknown")
        }
        (Some(DatumGebruik::DAG_EN_MAAND_ONBEKEND), Some((_, year, 1, 1))) => {
            (year.to_string(), "dag en maand onbekend", "day and month unknown")
        }
        (Some(DatumGebruik::DATUM_ONBEKEND), Some((_, 1900, 1, 1))) => {
            return reader.word("onbekend", "unknown").to_string();
        }
        // Date and usage do not agree: both are told.
        _ => return format!("{} ({})", date(text, reader.lang), reader.read(usage, parts.children)),
    };
    format!("{known} ({})", reader.word(nl, en))
}

/// An address as it is written on an envelope, on one line.
fn address(reader: Reader, parts: &mut Parts<'_>) -> String {
    let street = parts.text("Straatnaam").unwrap_or_default().to_string();
    let house = parts.read(reader, "Huis").unwrap_or_default();
    let code = parts.text("Postcode").map(postcode).unwrap_or_default();
    let town = parts.text("Plaatsnaam").unwrap_or_default().to_string();
    let country = parts.node("LandCode").filter(|country| country.shown() != "NL");
    let country = country.map(|country| reader.meaning(country).unwrap_or_else(|| country.shown()));
    let country = country.unwrap_or_default().to_string();
    join([join([street, house], " "), join([code, town], " "), country], ", ")
}

/// A Dutch postal code with a space in it: `6511 AA`; any other as it stands.
fn postcode(text: &str) -> String {
    let is_dutch = text.len() == 6
        && text.bytes().take(4).all(|b| b.is_ascii_digit())
        && text.bytes().skip(4).all(|b| b.is_ascii_alphabetic());
    if is_dutch { format!("{} {}", &text[..4], &text[4..]) } else { text.to_string() }
}

fn house(reader: Reader, parts: &mut Parts<'_>) -> String {
    let number = parts.text("Huisnummer").unwrap_or_default();
    let letter = parts.text("Huisletter").unwrap_or_default();
    let addition = parts.text("HuisnummerToevoeging").unwrap_or_default();
    let how = parts.node("AanduidingWoonadres").filter(|node| node.is::<AanduidingWoonadres>());
    let how =
        how.and_then(|node| reader.meaning(node)).map(|meaning| format!("({})", meaning.to_lowercase()));
    join([format!("{number}{letter}"), addition.to_string(), how.unwrap_or_default()], " ")
}

fn volume(reader: Reader, parts: &mut Parts<'_>) -> String {
    let volume = parts.read(reader, "Volume").unwrap_or_default();
    // It is in the volume.
    parts.used.push("Eenheid");
    let code = parts.text("Frequentie").unwrap_or_default();
    let frequency = words::frequency(code, reader.lang).unwrap_or(code);
    join([volume, frequency.to_string()], " ")
}

fn product(reader: Reader, parts: &mut Parts<'_>) -> String {
    let category = parts.read(reader, "Categorie").unwrap_or_default();
    match parts.text("Code") {
        Some(code) => format!("{code} ({category})"),
        None => format!(
            "{} {category}, {}",
            reader.word("categorie", "category"),
            reader.word("geen productcode", "no product code")
        ),
    }
}

fn amount(reader: Reader, parts: &mut Parts<'_>, name: &'static str) -> String {
    let credit = is_credit(parts.children);
    let amount = parts.read(reader, name).unwrap_or_default();
    parts.used.push("DebetCredit");
    if credit { format!("{amount} (credit)") } else { amount }
}

fn identification(reader: Reader, parts: &mut Parts<'_>) -> String {
    let id = parts.text("Identificatie").unwrap_or_default();
    let day = parts.read(reader, "Dagtekening").unwrap_or_default();
    join([id.to_string(), day], reader.word(" van ", " of "))
}

fn reference(reader: Reader, parts: &mut Parts<'_>) -> String {
    let number = parts.text("ReferentieNummer").unwrap_or_default().to_string();
    let earlier = parts.text("VorigReferentieNummer");
    let earlier =
        earlier.map(|earlier| format!("{} {earlier}", reader.word("vorig nummer", "earlier number")));
    join([number, earlier.unwrap_or_default()], ", ")
}

fn contact(reader: Reader, parts: &mut Parts<'_>) -> String {
    let address = parts.read(reader, "Adres").unwrap_or_default();
    let organisation = parts.text("Organisatie").unwrap_or_default().to_string();
    let phone = parts.read(reader, "Telefoon").unwrap_or_default();
    let phone = if phone.is_empty() { phone } else { format!("tel. {phone}") };
    let email = parts.text("Emailadres").unwrap_or_default().to_string();
    let period = parts.read(reader, "Periode").unwrap_or_default();
    let period =
        if period.is_empty() { period } else { format!("{} {period}", reader.word("geldig", "valid")) };
    // What it is for is what it is called.
    parts.used.push("Soort");
    join([organisation, address, phone, email, period], "; ")
}

/// A product in a few words: its code, or its category.
pub(super) fn short_product(reader: Reader, node: &Node) -> String {
    match (node.child("Code"), node.child("Categorie")) {
        (Some(code), _) => code.shown().to_string(),
        (None, Some(category)) => reader.read(category, node.children()),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_dutch_postal_code_gets_a_space() {
        for (text, shown) in
            [("6511AA", "6511 AA"), ("6511 AA", "6511 AA"), ("B-1000", "B-1000"), ("é11AAx", "é11AAx")]
        {
            assert_eq!(postcode(text), shown);
        }
    }
}
