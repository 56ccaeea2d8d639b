//! The file with agreements, as people write it.

use serde::Deserialize;
use toml::Spanned;

use super::rule::Regel;
use super::{Afspraak, Afwijkingen, Partner};
use crate::batch::Own;
use crate::finding::{Text, plain};
use crate::messages::Kind;
use crate::productbook::Books;
use crate::toml_file::{Dag, toml_error};
use crate::values::{AgbCode, Bsn, Domain, Gemeente, date_nl};

/// The most agreements of a file.
const MOST: usize = 1000;
/// The longest name, in characters.
const NAAM: usize = 60;
/// The longest reason, in characters.
const REDEN: usize = 300;
/// The most faults that are told of one file.
const MOST_FAULTS: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    afwijking: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    naam: Spanned<String>,
    regel: String,
    partner: String,
    van: Dag,
    tot: Dag,
    reden: String,
    bericht: Option<String>,
    wet: Option<String>,
}

/// Reads the agreements; the error names every fault with its line.
pub(super) fn parse(text: &str, bestand: String, books: &Books, own: Own) -> Result<Afwijkingen, Text> {
    let file: File = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        on_line(line(text, start), &toml_error(error.message()))
    })?;
    if file.afwijking.len() > MOST {
        return Err(Text::new(
            format!("er staan meer dan {MOST} afspraken in"),
            format!("it holds more than {MOST} agreements"),
        ));
    }
    let mut read: Vec<(usize, Afspraak)> = Vec::new();
    let mut faults = Vec::new();
    for entry in &file.afwijking {
        let line = line(text, entry.naam.span().start);
        match afspraak(entry, books, own) {
            Ok(new) => {
                faults.extend(
                    read.iter()
                        .find_map(|(at, old)| clash(*at, old, &new))
                        .map(|fault| on_line(line, &fault)),
                );
                read.push((line, new));
            }
            Err(wrong) => faults.extend(wrong.iter().map(|fault| on_line(line, fault))),
        }
    }
    if faults.is_empty() {
        let afspraken = read.into_iter().map(|(_, afspraak)| afspraak).collect();
        return Ok(Afwijkingen { bestand, own, afspraken });
    }
    let all = |of: fn(&Text) -> &str| {
        let told = faults.iter().take(MOST_FAULTS).map(of);
        let more = (faults.len() > MOST_FAULTS).then_some("…");
        told.chain(more).collect::<Vec<_>>().join("\n  ")
    };
    Err(Text::new(all(|fault| &fault.nl), all(|fault| &fault.en)))
}

/// The line of a place in the text, from 1.
fn line(text: &str, start: usize) -> usize {
    1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count()
}

fn on_line(line: usize, fault: &Text) -> Text {
    Text::new(format!("regel {line}: {}", fault.nl), format!("line {line}: {}", fault.en))
}

/// One agreement; the error has all that is wrong with it.
fn afspraak(entry: &Entry, books: &Books, own: Own) -> Result<Afspraak, Vec<Text>> {
    let mut faults = Vec::new();
    let mut keep = |outcome: Result<(), Text>| faults.extend(outcome.err());
    let (naam, reden) = (told(entry.naam.get_ref()), told(&entry.reden));
    keep(filled("naam", &naam, NAAM));
    keep(filled("reden", &reden, REDEN));
    let (van, tot) = (entry.van.0, entry.tot.0);
    if tot < van {
        keep(Err(Text::new(
            format!("`tot` ({}) ligt voor `van` ({})", date_nl(tot), date_nl(van)),
            format!("`tot` ({tot}) is before `van` ({van})"),
        )));
    }
    let partner = partner(&entry.partner, own);
    let wet = wet(entry.wet.as_deref());
    let bericht = bericht(entry.bericht.as_deref());
    let regel = Regel::find(entry.regel.trim(), books);
    for outcome in [partner.as_ref().err(), wet.as_ref().err(), bericht.as_ref().err(), regel.as_ref().err()]
    {
        keep(outcome.map_or(Ok(()), |fault| Err(fault.clone())));
    }
    let (Ok(partner), Ok(wet), Ok((kind, law)), Ok(regel)) = (partner, wet, bericht, regel) else {
        return Err(faults);
    };
    if wet.is_some() && law.is_some() && wet != law {
        keep(Err(Text::fixed(
            "`wet` en `bericht` noemen verschillende wetten",
            "`wet` and `bericht` name different laws",
        )));
    }
    let domain = wet.or(law);
    let wanted = |all: Kind, of: Domain| {
        kind.is_none_or(|kind| kind == all) && domain.is_none_or(|domain| domain == of)
    };
    let mut messages = Kind::ALL.iter().flat_map(|kind| Domain::ALL.map(|domain| (*kind, domain)));
    if !messages.any(|(kind, domain)| wanted(kind, domain) && regel.is_for(kind, domain)) {
        let code = regel.code();
        keep(Err(Text::new(
            format!(
                "regel {code} wordt in het genoemde bericht niet gecontroleerd; `ibericht explain {code}` noemt waar wel"
            ),
            format!(
                "rule {code} is not checked in the message that is named; `ibericht explain {code}` tells where it is"
            ),
        )));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Afspraak { naam, regel: regel.code().to_owned(), partner, van, tot, reden, kind, domain })
}

/// A text for reports: on one line, harmless to a terminal, without a BSN.
fn told(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Bsn::mask_in(&plain(text), &Bsn::passes_eleven_test).into_owned()
}

fn filled(key: &str, text: &str, most: usize) -> Result<(), Text> {
    if text.is_empty() {
        return Err(Text::new(format!("`{key}` is leeg"), format!("`{key}` is empty")));
    }
    if text.chars().count() > most {
        return Err(Text::new(
            format!("`{key}` is langer dan {most} tekens"),
            format!("`{key}` is longer than {most} characters"),
        ));
    }
    Ok(())
}

/// The other party: a municipality that exists, or a provider.
fn partner(code: &str, own: Own) -> Result<Partner, Text> {
    let gemeente = Gemeente::new(code).ok().filter(|known| known.name() != code);
    let partner = gemeente.map(Partner::Gemeente).or_else(|| AgbCode::new(code).ok().map(Partner::Aanbieder));
    let Some(partner) = partner else {
        return Err(Text::new(
            format!(
                "`partner = {code}` is geen code van een gemeente (4 cijfers, CBS) en geen AGB-code (8 cijfers)"
            ),
            format!(
                "`partner = {code}` is not the code of a municipality (4 digits, CBS) and not an AGB code (8 digits)"
            ),
        ));
    };
    match (partner, own) {
        (Partner::Aanbieder(_), Own::Aanbieder(_)) => Err(Text::fixed(
            "`partner` is een aanbieder en wij ook (`agb` in `ibericht.toml`); noem de gemeente",
            "`partner` is a provider and so are we (`agb` in `ibericht.toml`); name the municipality",
        )),
        (Partner::Gemeente(_), Own::Gemeente(_)) => Err(Text::fixed(
            "`partner` is een gemeente en wij ook (`gemeente` in `ibericht.toml`); noem de AGB-code van de aanbieder",
            "`partner` is a municipality and so are we (`gemeente` in `ibericht.toml`); name the AGB code of the provider",
        )),
        _ => Ok(partner),
    }
}

fn wet(name: Option<&str>) -> Result<Option<Domain>, Text> {
    let Some(name) = name else { return Ok(None) };
    Domain::from_name(name).map(Some).ok_or_else(|| {
        Text::new(
            format!("`wet = {name}` bestaat niet; schrijf `Wmo` of `Jw`"),
            format!("`wet = {name}` does not exist; write `Wmo` or `Jw`"),
        )
    })
}

/// The kind of message, and the law when the name has it: `323`, `JW323`.
fn bericht(name: Option<&str>) -> Result<(Option<Kind>, Option<Domain>), Text> {
    let Some(name) = name else { return Ok((None, None)) };
    for kind in Kind::ALL {
        if kind.number().to_string() == name {
            return Ok((Some(kind), None));
        }
        for domain in Domain::ALL {
            if kind.message(domain).name().eq_ignore_ascii_case(name) {
                return Ok((Some(kind), Some(domain)));
            }
        }
    }
    Err(Text::new(
        format!("`bericht = {name}` bestaat niet; schrijf bijvoorbeeld `JW323`, of `323` voor beide wetten"),
        format!("`bericht = {name}` does not exist; write `JW323`, for example, or `323` for both laws"),
    ))
}

/// What is wrong with an agreement beside an earlier one.
fn clash(at: usize, old: &Afspraak, new: &Afspraak) -> Option<Text> {
    if old.naam == new.naam {
        return Some(Text::new(
            format!("`naam = {}` is er al, op regel {at}", new.naam),
            format!("`naam = {}` is there already, on line {at}", new.naam),
        ));
    }
    let same = |one: bool, other: bool, equal: bool| !one || !other || equal;
    let overlaps = old.regel == new.regel
        && old.partner == new.partner
        && old.van <= new.tot
        && new.van <= old.tot
        && same(old.kind.is_some(), new.kind.is_some(), old.kind == new.kind)
        && same(old.domain.is_some(), new.domain.is_some(), old.domain == new.domain);
    overlaps.then(|| {
        let (van, tot) = (old.van.max(new.van), old.tot.min(new.tot));
        Text::new(
            format!("afspraken `{}` (regel {at}) en `{}` gaan over dezelfde regel en partner, van {} t/m {}; houd er één over", old.naam, new.naam, date_nl(van), date_nl(tot)),
            format!("agreements `{}` (line {at}) and `{}` are about the same rule and partner, from {van} up to and including {tot}; keep one of them", old.naam, new.naam),
        )
    })
}
