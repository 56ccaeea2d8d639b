//! Return codes of release 2.x that the list of 3.2 does not have, and the rules behind them.
//!
//! The codes are official; the words are ours.

use crate::finding::Text;

/// The code and what it is about.
type Code = (&'static str, Text);

/// The codes, in order.
pub static CODES: &[Code] = &[
    (
        "0030",
        Text::fixed(
            "Het nummer van de declaratie of factuur ontbreekt of is niet uniek",
            "The number of the declaration or invoice is missing or not unique",
        ),
    ),
    (
        "0150",
        Text::fixed("Het totaalbedrag is niet de som van de regels", "The total is not the sum of the lines"),
    ),
    ("0582", Text::fixed("De productcode ontbreekt of is onjuist", "The product code is missing or wrong")),
    (
        "1110",
        Text::fixed(
            "De gemeente van de cliënt is niet de ontvanger",
            "The municipality of the client is not the receiver",
        ),
    ),
    (
        "8002",
        Text::fixed(
            "Niet beoordeeld, omdat een ander deel is afgekeurd",
            "Not judged, because another part is rejected",
        ),
    ),
    (
        "8017",
        Text::fixed(
            "Bij de creditregel is geen debetregel bekend",
            "No debit line is known for the credit line",
        ),
    ),
    (
        "8062",
        Text::fixed(
            "Een debetregel en een gelijke creditregel staan in één bestand",
            "A debit line and an identical credit line stand in one file",
        ),
    ),
    (
        "8175",
        Text::fixed(
            "De declaratieperiode eindigt voor hij begint",
            "The declaration period ends before it begins",
        ),
    ),
    (
        "8177",
        Text::fixed(
            "De productperiode begint na de datum van de declaratie of factuur",
            "The product period begins after the date of the declaration or invoice",
        ),
    ),
    (
        "8178",
        Text::fixed(
            "De productperiode eindigt na de datum van de declaratie of factuur",
            "The product period ends after the date of the declaration or invoice",
        ),
    ),
    (
        "8188",
        Text::fixed("De productperiode eindigt voor hij begint", "The product period ends before it begins"),
    ),
    (
        "8193",
        Text::fixed(
            "Een creditregel noemt de regel die wordt gecrediteerd",
            "A credit line names the line that is credited",
        ),
    ),
    ("8194", Text::fixed("Een totaal van nul is debet (D)", "A total of zero is debit (D)")),
    (
        "8207",
        Text::fixed(
            "De referentie van een regel is uniek in het bestand",
            "The reference of a line is unique in the file",
        ),
    ),
    (
        "8215",
        Text::fixed(
            "Het bedrag is niet het volume maal het tarief",
            "The amount is not the volume times the tariff",
        ),
    ),
    (
        "8222",
        Text::fixed(
            "De productperiode begint voor de toegestane datum",
            "The product period begins before the date that is allowed",
        ),
    ),
    (
        "8269",
        Text::fixed(
            "Een regel wordt één keer gecrediteerd in het bestand",
            "A line is credited once in the file",
        ),
    ),
    ("8376", Text::fixed("Een cliënt staat één keer in het bestand", "A client stands once in the file")),
    (
        "8851",
        Text::fixed(
            "Een factuur zegt of btw-vrijstelling geldt",
            "An invoice says whether it is exempt from VAT",
        ),
    ),
    (
        "8853",
        Text::fixed(
            "Een afgekeurde debetregel wordt in een 303-declaratie niet gecrediteerd",
            "A rejected debit line is not credited in a 303 declaration",
        ),
    ),
    ("8854", Text::fixed("De debetregel is al gecrediteerd", "The debit line is credited already")),
];

/// What a code is about; none when it is not known here.
#[must_use]
pub fn betekenis(code: &str) -> Option<Text> {
    CODES.iter().find(|(own, _)| *own == code).map(|(_, text)| text.clone())
}
