//! Declarations, as a list.

use serde::Serialize;

use super::listed::Listed;
use super::{Selection, iso};
use crate::dossier::{IngediendeDeclaratie, Stand, Store, StoreError};
use crate::finding::Lang;
use crate::report::words::{date, euro};
use crate::values::Domain;

/// A declaration (323) with what was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeclaratieRow {
    /// The law.
    pub domain: Domain,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// `DeclaratieNummer`.
    pub declaratienummer: String,
    /// The month, `JJJJ-MM`.
    pub maand: String,
    /// Date of the message.
    pub dagtekening: String,
    /// The total in eurocents, negative when the credits are more than the debits.
    pub ingediend: i64,
    /// What the 325 grants in eurocents; absent without an answer.
    pub toegekend: Option<i64>,
    /// How it stands.
    pub stand: Stand,
}

/// The declarations, in order of month; those of all clients together.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn declaraties(store: &dyn Store, _: &Selection) -> Result<Vec<DeclaratieRow>, StoreError> {
    Ok(store.alle_declaraties()?.iter().map(row).collect())
}

fn row(declaratie: &IngediendeDeclaratie) -> DeclaratieRow {
    DeclaratieRow {
        domain: declaratie.domain,
        gemeente: declaratie.gemeente.name().to_owned(),
        aanbieder: declaratie.aanbieder.to_string(),
        declaratienummer: declaratie.nummer.as_str().to_owned(),
        maand: declaratie.maand.to_string(),
        dagtekening: iso(declaratie.herkomst.dagtekening),
        ingediend: declaratie.ingediend,
        toegekend: declaratie.toegekend,
        stand: declaratie.herkomst.stand,
    }
}

impl Listed for DeclaratieRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec!["gemeente", "nummer", "maand", "verzonden", "ingediend", "toegekend", "stand"],
            Lang::En => vec!["municipality", "number", "month", "sent", "submitted", "granted", "stand"],
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        vec![
            format!("{} ({})", self.gemeente, self.domain.law()),
            self.declaratienummer.clone(),
            self.maand.clone(),
            date(&self.dagtekening, lang),
            euro(self.ingediend, lang),
            self.toegekend.map_or_else(|| "-".to_owned(), |cents| euro(cents, lang)),
            self.stand.title().get(lang).to_owned(),
        ]
    }
}
