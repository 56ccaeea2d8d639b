//! CS002: the eleven test.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::regel::bsns;
use crate::values::Domain;

/// A BSN passes the eleven test.
pub static CS002: Rule = Rule {
    code: "CS002",
    name: Text::fixed("Elfproef van het BSN", "Eleven test of the BSN"),
    kinds: &[
        Kind::Toewijzing,
        Kind::Start,
        Kind::Stop,
        Kind::VerzoekOmToewijzing,
        Kind::VerzoekOmWijziging,
        Kind::Declaratie,
        Kind::DeclaratieAntwoord,
    ],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Een BSN voldoet aan de elfproef: 9 maal het eerste cijfer, 8 maal het tweede, en zo verder tot 2 maal het \
         achtste, min het negende, is deelbaar door 11",
        "A BSN passes the eleven test: 9 times the first digit, 8 times the second, down to 2 times the eighth, \
         minus the ninth, is divisible by 11",
    ),
    why: Text::fixed(
        "Een typefout in het nummer brengt gegevens bij de verkeerde persoon; de elfproef vangt de meeste typefouten",
        "A typing error in the number brings data to the wrong person; the eleven test catches most of them",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`Bsn` 999900007", "`Bsn` 999900007"),
        passes: Text::fixed("`Bsn` 999900006", "`Bsn` 999900006"),
    }),
    advice: Text::fixed(
        "Vergelijk het BSN met het identiteitsbewijs of het dossier van de cliënt en verbeter het in de bron",
        "Compare the BSN with the identity document or the file of the client and mend it at the source",
    ),
    check: Check::Content(check_cs002),
};

fn check_cs002(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, bsn) in bsns(bericht) {
        // Nine zeros are no BSN, but they pass the sum of the standard, and this level may not refuse more than it.
        if !bsn.passes_eleven_test() && bsn.as_str() != "000000000" {
            let message = Text::new(
                format!("BSN {bsn} voldoet niet aan de elfproef"),
                format!("BSN {bsn} fails the eleven test"),
            );
            let expected =
                Text::fixed("een BSN dat aan de elfproef voldoet", "a BSN that passes the eleven test");
            findings
                .push(CS002.finding(place.below("Bsn"), message).found(bsn.to_string()).expected(expected));
        }
    }
}
