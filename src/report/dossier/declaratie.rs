//! Declarations, as a list.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::listed::Listed;
use super::{Deadlines, Selection, iso};
use crate::dossier::termijnen::answer_term;
use crate::dossier::{IngediendeDeclaratie, Stand, Store, StoreError};
use crate::finding::Lang;
use crate::report::words::{counted, date, euro, word};
use crate::values::{Domain, IdentificatieBericht};

/// A declaration (323) with what was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DeclaratieRow {
    /// The law.
    pub domain: Domain,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// `DeclaratieNummer`.
    pub declaratienummer: String,
    /// `Identificatie` of the message, by which a 325 refers to it.
    pub identificatie: String,
    /// The month, `JJJJ-MM`.
    pub maand: String,
    /// Date of the message.
    pub dagtekening: String,
    /// The total in eurocents, negative when the credits are more than the debits.
    pub ingediend: i64,
    /// What the 325 grants in eurocents; absent without an answer.
    pub toegekend: Option<i64>,
    /// Granted less submitted; absent without an answer.
    pub verschil: Option<i64>,
    /// How it stands.
    pub stand: Stand,
    /// What is waited for; absent when it is answered, or was not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wacht: Option<Wacht>,
    /// Answers (325) to it that were set aside; `dossier apart` tells them.
    pub apart: usize,
}

/// A declaration without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Wacht {
    /// Working days since it was received.
    pub werkdagen: u32,
    /// The last day for its answer (`OP090x4`).
    pub uiterlijk: String,
    /// Working days since the last day; 0 when that has not passed.
    pub te_laat: u32,
}

/// The declarations, in order of month; those of all clients together.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn declaraties(
    store: &dyn Store,
    _: &Selection,
    by: &Deadlines<'_>,
) -> Result<Vec<DeclaratieRow>, StoreError> {
    let mut aside: HashMap<Answered, usize> = HashMap::new();
    for found in store.apart_gezet()? {
        let Some(header) = found.header else { continue };
        if let Some(betreft) = header.betreft {
            // As the declaration has them: the provider sent it.
            *aside.entry((header.domain, header.ontvanger, header.afzender, betreft)).or_default() += 1;
        }
    }
    store.alle_declaraties()?.iter().map(|declaratie| row(store, declaratie, &aside, by)).collect()
}

/// A declaration as its answer names it: law, provider, municipality and identification.
type Answered = (Domain, String, String, IdentificatieBericht);

fn row(
    store: &dyn Store,
    declaratie: &IngediendeDeclaratie,
    aside: &HashMap<Answered, usize>,
    by: &Deadlines<'_>,
) -> Result<DeclaratieRow, StoreError> {
    let named = (
        declaratie.domain,
        declaratie.aanbieder.to_string(),
        declaratie.gemeente.as_str().to_owned(),
        declaratie.identificatie.clone(),
    );
    Ok(DeclaratieRow {
        domain: declaratie.domain,
        gemeente: declaratie.gemeente.name().to_owned(),
        aanbieder: declaratie.aanbieder.to_string(),
        declaratienummer: declaratie.nummer.as_str().to_owned(),
        identificatie: declaratie.identificatie.as_str().to_owned(),
        maand: declaratie.maand.to_string(),
        dagtekening: iso(declaratie.herkomst.dagtekening),
        ingediend: declaratie.ingediend,
        toegekend: declaratie.toegekend,
        verschil: declaratie.toegekend.map(|toegekend| toegekend.saturating_sub(declaratie.ingediend)),
        stand: declaratie.herkomst.stand,
        wacht: waits(store, declaratie, by)?,
        apart: aside.get(&named).copied().unwrap_or_default(),
    })
}

/// Since when and until when its answer is waited for; none when it is not.
fn waits(
    store: &dyn Store,
    declaratie: &IngediendeDeclaratie,
    by: &Deadlines<'_>,
) -> Result<Option<Wacht>, StoreError> {
    if declaratie.herkomst.stand != Stand::Onderweg {
        return Ok(None);
    }
    let known = store.bericht(&declaratie.herkomst.bericht)?;
    let term = known.and_then(|known| answer_term(&known, by.kalender, by.own));
    Ok(term.map(|(vanaf, uiterlijk)| Wacht {
        werkdagen: by.kalender.werkdagen_tussen(vanaf, by.today),
        uiterlijk: iso(uiterlijk),
        te_laat: by.kalender.werkdagen_tussen(uiterlijk, by.today),
    }))
}

impl DeclaratieRow {
    /// Whether there is an answer, and otherwise how long it is waited for.
    fn answer(&self, lang: Lang) -> String {
        let days = |days: u32| {
            let more = word(lang, "werkdagen", "working days");
            counted(days, word(lang, "werkdag", "working day"), more)
        };
        let mut said = match &self.wacht {
            None if self.toegekend.is_some() => word(lang, "ontvangen", "received").to_owned(),
            None => "-".to_owned(),
            Some(wacht) if wacht.te_laat > 0 => {
                let (waited, late) = (days(wacht.werkdagen), wacht.te_laat);
                match lang {
                    Lang::Nl => format!("geen na {waited}: {late} te laat"),
                    Lang::En => format!("none after {waited}: {late} late"),
                }
            }
            Some(wacht) => format!(
                "{} {}; {} {}",
                word(lang, "nog geen na", "none yet after"),
                days(wacht.werkdagen),
                word(lang, "uiterlijk", "last day"),
                date(&wacht.uiterlijk, lang)
            ),
        };
        if self.apart > 0 {
            let (one, more) = match lang {
                Lang::Nl => ("antwoord apart gezet", "antwoorden apart gezet"),
                Lang::En => ("answer set aside", "answers set aside"),
            };
            said.push_str("; ");
            said.push_str(&counted(self.apart, one, more));
        }
        said
    }
}

impl Listed for DeclaratieRow {
    const AMOUNTS: &'static [usize] = &[3, 4, 5];

    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec![
                "gemeente",
                "nummer, maand",
                "verzonden",
                "ingediend",
                "toegekend",
                "verschil",
                "stand",
                "antwoord",
            ],
            Lang::En => vec![
                "municipality",
                "number, month",
                "sent",
                "submitted",
                "granted",
                "difference",
                "how it stands",
                "answer",
            ],
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let amount = |cents: Option<i64>| cents.map_or_else(|| "-".to_owned(), |cents| euro(cents, lang));
        vec![
            format!("{} ({})", self.gemeente, self.domain.law()),
            format!("{}\n{}", self.declaratienummer, self.maand),
            date(&self.dagtekening, lang),
            euro(self.ingediend, lang),
            amount(self.toegekend),
            amount(self.verschil),
            self.stand.title().get(lang).to_owned(),
            self.answer(lang),
        ]
    }
}
