//! What only a contract has: its base, tariffs that stand apart and agreements.

use super::{Lines, Out, path};
use crate::finding::{Finding, Text};
use crate::productbook::Moment;
use crate::productbook::file::{File, Product};
use crate::values::Eenheid;

/// The finding that the base cannot be used.
pub(in crate::productbook) fn no_basis(file: &File, lines: &Lines<'_>, reason: &Text) -> Vec<Finding> {
    let mut out = Out { lines, findings: Vec::new() };
    if let Some(placed) = &file.basis {
        out.error(
            "boek-basis",
            placed,
            "basis".to_owned(),
            Text::new(
                format!("De basis is niet te gebruiken: {}", reason.nl),
                format!("The base cannot be used: {}", reason.en),
            ),
            Text::fixed(
                "Noem een ingebouwd productenboek of een bestand in dezelfde map, of laat `basis` weg",
                "Name a built-in product book or a file in the same folder, or leave `basis` out",
            ),
        );
    }
    out.findings
}

/// Tariffs that stand apart are of a product of the book.
pub(super) fn tariffs(file: &File, out: &mut Out) {
    for los in file.tarief.iter().filter(|los| !los.elders) {
        out.known(file, &los.product, "tarief.product".to_owned());
    }
}

/// What is agreed on about output care.
pub(super) fn agreements(product: &Product, out: &mut Out) {
    let (Some(afspraak), Some(unit)) = (&product.afspraak, &product.eenheid) else { return };
    let code = unit.get_ref();
    if ![Eenheid::STUKS_OUTPUT, Eenheid::EURO].iter().any(|output| output.code() == code) {
        out.error(
            "boek-afspraak",
            &product.code,
            path(product, "afspraak"),
            Text::new(
                format!("Een `afspraak` is er alleen voor output (82 of 83), niet voor eenheid `{code}`"),
                format!("There is an `afspraak` for output only (82 or 83), not for unit `{code}`"),
            ),
            Text::fixed(
                "Haal `afspraak` weg, of verbeter de eenheid",
                "Remove `afspraak`, or correct the unit",
            ),
        );
        return;
    }
    if Moment::from(afspraak.moment) == Moment::End {
        let code = product.code.get_ref();
        out.info(
            "boek-afspraak",
            &product.code,
            path(product, "afspraak.moment"),
            Text::new(
                format!("`{code}` wordt pas in de laatste maand van de toewijzing gedeclareerd"),
                format!("`{code}` is declared in the last month of the allocation only"),
            ),
            Text::fixed(
                "Een toewijzing van dit product heeft een einddatum nodig; zonder einddatum komt er geen declaratie",
                "An allocation of this product needs an end date; without one there will be no declaration",
            ),
        );
    }
}
