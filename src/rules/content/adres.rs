//! CD005, CD025 and CS089: addresses.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Adres, Bericht, Kind};
use crate::rules::message::place::Place;
use crate::rules::message::view::contacten;
use crate::values::{Domain, Postcode};

/// Postcode and country go together. Found at the one of the two that is there, as in the stylesheets.
pub static CD005: Rule = Rule {
    code: "CD005",
    name: Text::fixed("Landcode bij de postcode", "Country with the postcode"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`LandCode` is verplicht als `Postcode` gevuld is en komt anders niet voor",
        "`LandCode` is mandatory when `Postcode` is filled and absent otherwise",
    ),
    why: Text::fixed(
        "Zonder land is niet te zien hoe een postcode gelezen moet worden",
        "Without a country nobody knows how to read a postcode",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`Postcode` 6511AA zonder `LandCode`", "`Postcode` 6511AA without `LandCode`"),
        passes: Text::fixed("`Postcode` 6511AA met `LandCode` NL", "`Postcode` 6511AA with `LandCode` NL"),
    }),
    advice: Text::fixed(
        "Vul postcode en landcode allebei, of geen van beide",
        "Fill in both postcode and country, or neither",
    ),
    check: Check::Content(check_cd005),
};

/// A Dutch address has a house number.
pub static CD025: Rule = Rule {
    code: "CD025",
    name: Text::fixed("Huisnummer bij een Nederlands adres", "House number with a Dutch address"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed("`Huis` is verplicht bij `LandCode` NL", "`Huis` is mandatory with `LandCode` NL"),
    why: Text::fixed(
        "In Nederland wijzen postcode en huisnummer samen een adres aan",
        "In the Netherlands postcode and house number together name an address",
    ),
    examples: Some(Examples {
        fails: Text::fixed("6511AA in NL zonder `Huis`", "6511AA in NL without `Huis`"),
        passes: Text::fixed("6511AA in NL met `Huisnummer` 9", "6511AA in NL with `Huisnummer` 9"),
    }),
    advice: Text::fixed("Vul het huisnummer in", "Fill in the house number"),
    check: Check::Content(check_cd025),
};

/// A Dutch postcode has the Dutch form; letters of either case pass, as in the stylesheets, and an absent one fails.
pub static CS089: Rule = Rule {
    code: "CS089",
    name: Text::fixed("Vorm van een Nederlandse postcode", "Form of a Dutch postcode"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Bij `LandCode` NL is `Postcode` vier cijfers, het eerste niet 0, en twee letters, zonder spatie",
        "With `LandCode` NL the `Postcode` is four digits, the first not 0, and two letters, without a space",
    ),
    why: Text::fixed(
        "Systemen zoeken een adres op met de postcode in precies deze vorm",
        "Systems look an address up by its postcode in exactly this form",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`6511 AA` met `LandCode` NL", "`6511 AA` with `LandCode` NL"),
        passes: Text::fixed("`6511AA` met `LandCode` NL", "`6511AA` with `LandCode` NL"),
    }),
    advice: Text::fixed(
        "Schrijf de postcode zonder spatie, of verbeter de landcode bij een buitenlands adres",
        "Write the postcode without a space, or mend the country of a foreign address",
    ),
    check: Check::Content(check_cs089),
};

fn adressen(bericht: &Bericht) -> impl Iterator<Item = (Place, &Adres)> {
    contacten(bericht).filter_map(|(place, contact)| Some((place, contact.adres.as_ref()?)))
}

fn is_dutch(adres: &Adres) -> bool {
    adres.land_code.is_some_and(|land| land.code() == "NL")
}

fn check_cd005(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, adres) in adressen(bericht) {
        let (there, absent, found) = match (&adres.postcode, adres.land_code) {
            (Some(postcode), None) => ("Postcode", "LandCode", postcode.as_str()),
            (None, Some(land)) => ("LandCode", "Postcode", land.code()),
            _ => continue,
        };
        let message = Text::new(
            format!("`{there}` is gevuld en `{absent}` niet"),
            format!("`{there}` is filled and `{absent}` is not"),
        );
        let expected = Text::fixed("`Postcode` en `LandCode` samen", "`Postcode` and `LandCode` together");
        let path = place.below(&format!("Adres/{there}"));
        findings.push(CD005.finding(path, message).found(found).expected(expected));
    }
}

fn check_cd025(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, _) in adressen(bericht).filter(|(_, adres)| is_dutch(adres) && adres.huis.is_none()) {
        let message = Text::fixed(
            "Het adres in Nederland heeft geen huisnummer",
            "The address in the Netherlands has no house number",
        );
        let expected = Text::fixed("`Huis` met `Huisnummer`", "`Huis` with `Huisnummer`");
        findings.push(CD025.finding(place.below("Adres/Huis"), message).expected(expected));
    }
}

fn is_dutch_postcode(text: &str) -> bool {
    let [b'1'..=b'9', rest @ ..] = text.as_bytes() else { return false };
    rest.len() == 5
        && rest[..3].iter().all(u8::is_ascii_digit)
        && rest[3..].iter().all(u8::is_ascii_alphabetic)
}

fn check_cs089(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, adres) in adressen(bericht).filter(|(_, adres)| is_dutch(adres)) {
        let postcode = adres.postcode.as_ref().map(Postcode::as_str);
        if postcode.is_some_and(is_dutch_postcode) {
            continue;
        }
        let message = match postcode {
            Some(postcode) => Text::new(
                format!("`{postcode}` is geen Nederlandse postcode"),
                format!("`{postcode}` is not a Dutch postcode"),
            ),
            None => Text::fixed(
                "Het adres in Nederland heeft geen postcode",
                "The address in the Netherlands has no postcode",
            ),
        };
        let expected = Text::fixed(
            "vier cijfers en twee letters, zoals `6511AA`",
            "four digits and two letters, such as `6511AA`",
        );
        let mut finding = CS089.finding(place.below("Adres/Postcode"), message).expected(expected);
        finding.found = postcode.map(Into::into);
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::is_dutch_postcode;

    #[test]
    fn dutch_postcodes() {
        for good in ["6511AA", "1000zz"] {
            assert!(is_dutch_postcode(good), "{good}");
        }
        for bad in ["", "0511AA", "6511 AA", "6511A", "6511AAA", "651 1AA", "A511AA", "6511ÀA"] {
            assert!(!is_dutch_postcode(bad), "{bad}");
        }
    }
}
