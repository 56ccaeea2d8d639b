//! TR002 and CS139: dates of birth.

use chrono::Datelike as _;

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Geboortedatum, Kind};
use crate::rules::message::view::{dagtekening, geboortedatums};
use crate::values::{Datum, DatumGebruik, Domain, Simple, date_nl};

const WITH_BIRTH: &[Kind] = &[Kind::Toewijzing, Kind::Start, Kind::Stop, Kind::VerzoekOmToewijzing];

/// Nobody is older than 120 years.
pub static TR002: Rule = Rule {
    code: "TR002",
    name: Text::fixed("Niet ouder dan 120 jaar", "Not older than 120 years"),
    kinds: WITH_BIRTH,
    domains: &Domain::ALL,
    sources: &["IV009"],
    what: Text::fixed(
        "Een geboortedatum ligt ten hoogste 120 jaar voor de dagtekening van het bericht, behalve als de hele datum \
         onbekend is (1900-01-01 met `DatumGebruik` 3)",
        "A date of birth lies at most 120 years before the date of the message, unless the whole date is unknown \
         (1900-01-01 with `DatumGebruik` 3)",
    ),
    why: Text::fixed(
        "Zo'n datum is bijna altijd een typefout",
        "Such a date is nearly always a typing error",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "geboren 31-03-1906, bericht van 01-04-2026",
            "born 1906-03-31, message of 2026-04-01",
        ),
        passes: Text::fixed(
            "geboren 01-04-1906, bericht van 01-04-2026",
            "born 1906-04-01, message of 2026-04-01",
        ),
    }),
    advice: Text::fixed(
        "Verbeter het geboortejaar; is de datum helemaal onbekend, vul dan 1900-01-01 met `DatumGebruik` 3",
        "Mend the year of birth; when the whole date is unknown, fill 1900-01-01 with `DatumGebruik` 3",
    ),
    check: Check::Content(check_tr002),
};

/// A partly unknown date of birth is written in a fixed way.
pub static CS139: Rule = Rule {
    code: "CS139",
    name: Text::fixed("Deels onbekende geboortedatum", "Partly unknown date of birth"),
    kinds: WITH_BIRTH,
    domains: &Domain::ALL,
    sources: &["IV009"],
    what: Text::fixed(
        "`DatumGebruik` 1 hoort bij dag 01, 2 bij 1 januari en 3 bij 1900-01-01; zonder `DatumGebruik` is elke datum \
         goed",
        "`DatumGebruik` 1 goes with day 01, 2 with 1 January and 3 with 1900-01-01; without `DatumGebruik` any date \
         is right",
    ),
    why: Text::fixed(
        "Beide partijen moeten hetzelfde onbekende deel op dezelfde manier opslaan",
        "Both parties have to store the same unknown part in the same way",
    ),
    examples: Some(Examples {
        fails: Text::fixed("1953-04-17 met `DatumGebruik` 2", "1953-04-17 with `DatumGebruik` 2"),
        passes: Text::fixed("1953-01-01 met `DatumGebruik` 2", "1953-01-01 with `DatumGebruik` 2"),
    }),
    advice: Text::fixed(
        "Vul 01 voor de onbekende dag of maand (1900-01-01 als alles onbekend is), of laat `DatumGebruik` weg als de \
         datum bekend is",
        "Fill 01 for the unknown day or month (1900-01-01 when all is unknown), or leave out `DatumGebruik` when the \
         date is known",
    ),
    check: Check::Content(check_cs139),
};

/// Year, month and day as one number, so that 120 years is one addition and 29 February needs no exception.
fn number(date: Datum) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month() * 100 + date.day())
}

/// Whether the code says that the whole date is unknown and the date agrees; one without the other does not count.
fn is_unknown(geboortedatum: &Geboortedatum) -> bool {
    geboortedatum.datum_gebruik == Some(DatumGebruik::DATUM_ONBEKEND)
        && number(geboortedatum.datum) == 19_000_101
}

fn check_tr002(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let made = dagtekening(bericht);
    for (place, geboortedatum) in geboortedatums(bericht) {
        let datum = geboortedatum.datum;
        if number(datum) + 1_200_000 < number(made) && !is_unknown(geboortedatum) {
            let message = Text::new(
                format!(
                    "Geboortedatum {} ligt meer dan 120 jaar voor de dagtekening {}",
                    date_nl(datum),
                    date_nl(made)
                ),
                format!(
                    "Date of birth {datum} lies more than 120 years before the date of the message, {made}"
                ),
            );
            let expected = Text::fixed(
                "ten hoogste 120 jaar voor de dagtekening",
                "at most 120 years before the message",
            );
            findings
                .push(TR002.finding(place.below("Datum"), message).found(datum.text()).expected(expected));
        }
    }
}

fn check_cs139(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, geboortedatum) in geboortedatums(bericht) {
        let (datum, gebruik) = (geboortedatum.datum, geboortedatum.datum_gebruik);
        let (right, wanted) = match gebruik {
            Some(DatumGebruik::DAG_ONBEKEND) => (datum.day() == 1, Text::fixed("dag 01", "day 01")),
            Some(DatumGebruik::DAG_EN_MAAND_ONBEKEND) => (
                (datum.month(), datum.day()) == (1, 1),
                Text::fixed("dag en maand 01-01", "month and day 01-01"),
            ),
            Some(_) => (number(datum) == 19_000_101, Text::same("1900-01-01")),
            None => continue,
        };
        if let Some(gebruik) = gebruik.filter(|_| !right) {
            let message = Text::new(
                format!("`DatumGebruik` {gebruik} past niet bij {}", date_nl(datum)),
                format!("`DatumGebruik` {gebruik} does not go with {datum}"),
            );
            let found = format!("{} ({gebruik})", datum.text());
            findings.push(CS139.finding(place.below("DatumGebruik"), message).found(found).expected(wanted));
        }
    }
}
