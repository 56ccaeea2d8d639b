//! CD066, CD067 and CD068: name or code of the referrer.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind, Verwijzer};
use crate::rules::message::place::Place;
use crate::rules::message::view::aangevraagde_producten;
use crate::values::{Domain, TypeVerwijzer};

/// A practitioner with a code is not named as well.
pub static CD066: Rule = Rule {
    code: "CD066",
    name: Text::fixed("Geen naam naast de AGB-code", "No name beside the AGB code"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["OP297"],
    what: Text::fixed(
        "Bij verwijzer 02, 03, 04 of 05 met `ZorgverlenerCode` komt `Naam` niet voor",
        "For a referrer 02, 03, 04 or 05 with `ZorgverlenerCode` there is no `Naam`",
    ),
    why: Text::fixed("De code wijst de verwijzer al aan", "The code already names the referrer"),
    examples: Some(Examples {
        fails: Text::fixed(
            "huisarts met code 01000001 en naam Jansen",
            "GP with code 01000001 and name Jansen",
        ),
        passes: Text::fixed("huisarts met code 01000001", "GP with code 01000001"),
    }),
    advice: Text::fixed("Laat de naam weg", "Leave out the name"),
    check: Check::Content(check_cd066),
};

/// A practitioner without a code is named.
pub static CD067: Rule = Rule {
    code: "CD067",
    name: Text::fixed("Naam zonder AGB-code", "Name without AGB code"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["OP297"],
    what: Text::fixed(
        "Bij verwijzer 02, 03, 04 of 05 zonder `ZorgverlenerCode` is `Naam` verplicht",
        "For a referrer 02, 03, 04 or 05 without `ZorgverlenerCode` the `Naam` is mandatory",
    ),
    why: Text::fixed(
        "De gemeente moet kunnen nagaan wie verwezen heeft",
        "The municipality has to be able to trace who referred the client",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "medisch specialist zonder code en naam",
            "medical specialist without code and name",
        ),
        passes: Text::fixed("medisch specialist met naam Jansen", "medical specialist with name Jansen"),
    }),
    advice: Text::fixed(
        "Vul de AGB-code van de verwijzer, of de naam als de code niet bekend is",
        "Fill in the AGB code of the referrer, or the name when the code is not known",
    ),
    check: Check::Content(check_cd067),
};

/// Only a practitioner has a code.
pub static CD068: Rule = Rule {
    code: "CD068",
    name: Text::fixed("AGB-code alleen bij een zorgverlener", "AGB code only for a practitioner"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["OP297"],
    what: Text::fixed(
        "Bij een andere verwijzer dan 02, 03, 04 of 05 komt `ZorgverlenerCode` niet voor; `Naam` mag",
        "For a referrer other than 02, 03, 04 or 05 there is no `ZorgverlenerCode`; `Naam` is free",
    ),
    why: Text::fixed(
        "Een gemeente, rechter of zelfverwijzer heeft geen AGB-code",
        "A municipality, a judge or the client has no AGB code",
    ),
    examples: Some(Examples {
        fails: Text::fixed("gemeente met code 01000001", "municipality with code 01000001"),
        passes: Text::fixed("gemeente met naam Wijkteam Noord", "municipality with name Wijkteam Noord"),
    }),
    advice: Text::fixed(
        "Laat de code weg, of kies de soort verwijzer die bij de code hoort",
        "Leave out the code, or choose the kind of referrer that goes with the code",
    ),
    check: Check::Content(check_cd068),
};

/// Referrers with an AGB code: GP, youth physician, certified institution, medical specialist.
fn has_codes(soort: TypeVerwijzer) -> bool {
    matches!(soort.code(), "02" | "03" | "04" | "05")
}

fn verwijzers(bericht: &Bericht) -> impl Iterator<Item = (Place, &Verwijzer)> {
    aangevraagde_producten(bericht).map(|(place, product)| (place, &product.verwijzer))
}

fn check_cd066(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, verwijzer) in verwijzers(bericht).filter(|(_, verwijzer)| has_codes(verwijzer.soort)) {
        if let (Some(code), Some(naam)) = (verwijzer.zorgverlener_code, &verwijzer.naam) {
            let message = Text::new(
                format!("De verwijzer heeft een naam naast `ZorgverlenerCode` {code}"),
                format!("The referrer has a name beside `ZorgverlenerCode` {code}"),
            );
            let expected = Text::fixed("geen `Naam`", "no `Naam`");
            let finding = CD066.finding(place.below("Verwijzer/Naam"), message);
            findings.push(finding.found(naam.as_str()).expected(expected));
        }
    }
}

fn check_cd067(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, verwijzer) in verwijzers(bericht).filter(|(_, verwijzer)| has_codes(verwijzer.soort)) {
        if verwijzer.zorgverlener_code.is_none() && verwijzer.naam.is_none() {
            let soort = verwijzer.soort;
            let message = Text::new(
                format!("Verwijzer {soort} ({}) heeft geen AGB-code en geen naam", soort.meaning()),
                format!("Referrer {soort} has no AGB code and no name"),
            );
            let expected = Text::fixed("`ZorgverlenerCode` of `Naam`", "`ZorgverlenerCode` or `Naam`");
            findings.push(CD067.finding(place.below("Verwijzer/Naam"), message).expected(expected));
        }
    }
}

fn check_cd068(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, verwijzer) in verwijzers(bericht).filter(|(_, verwijzer)| !has_codes(verwijzer.soort)) {
        if let Some(code) = verwijzer.zorgverlener_code {
            let soort = verwijzer.soort;
            let message = Text::new(
                format!("Verwijzer {soort} ({}) heeft een AGB-code", soort.meaning()),
                format!("Referrer {soort} has an AGB code"),
            );
            let expected = Text::fixed("geen `ZorgverlenerCode`", "no `ZorgverlenerCode`");
            let finding = CD068.finding(place.below("Verwijzer/ZorgverlenerCode"), message);
            findings.push(finding.found(code.as_str()).expected(expected));
        }
    }
}
