//! Rows of `leveringen` that are there twice.

use std::collections::{BTreeMap, HashMap};

use crate::declaration::rule::{Refusal, Ruling};
use crate::declaration::{Levering, Place};
use crate::finding::{Severity, Text};
use crate::productbook::Book;

/// By index the first row that says the same.
pub(super) fn repeated<'a>(book: &Book, rows: &'a [Levering]) -> BTreeMap<usize, &'a Place> {
    let mut first: HashMap<_, &Place> = HashMap::new();
    let mut repeated = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let product =
            book.product(&row.productcode).map_or(row.productcode.as_str(), |product| product.code.as_str());
        let amount = &row.hoeveelheid;
        let key = (
            (row.bsn, product, row.datum, row.aanwezig, row.toewijzingnummer),
            (amount.minuten, amount.klok, amount.aantal, amount.bedrag, amount.einddatum),
            (row.activiteit.as_deref(), row.referentie.as_deref()),
        );
        match first.get(&key) {
            Some(place) => {
                repeated.insert(index, *place);
            }
            None => {
                first.insert(key, &row.place);
            }
        }
    }
    repeated
}

/// What is said of the second row, and whether it counts.
///
/// The same reference means the same registration. Without one the rows may be
/// two contacts of equal length, so they count and a person is asked to look.
pub(super) fn refusal(first: &Place, row: &Levering) -> (Refusal, bool) {
    let counts = row.referentie.is_none();
    let message = Text::new(
        format!("Deze rij is gelijk aan regel {}", first.regel),
        format!("This row is equal to line {}", first.regel),
    );
    let (severity, column, advice) = if counts {
        (
            Severity::Warning,
            "datum",
            Text::new(
                "Beide rijen tellen mee. Verwijder er een als het dezelfde levering is; geef ze anders `begin` en `eind` of een eigen `referentie`",
                "Both rows count. Remove one when it is the same delivery; otherwise give them `begin` and `eind` or a `referentie` of their own",
            ),
        )
    } else {
        (
            Severity::Error,
            "referentie",
            Text::new(
                "De referentie is ook gelijk: deze rij telt niet mee. Verwijder haar of verbeter de referentie",
                "The reference is equal too: this row does not count. Remove it or correct the reference",
            ),
        )
    };
    (Refusal::new(Ruling::own("registratie-dubbel", severity), column, message, advice), counts)
}
