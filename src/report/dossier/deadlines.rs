//! What is due, as a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Listed, Selection, iso};
use crate::dossier::termijnen::{Termijn, termijnen};
use crate::dossier::{Store, StoreError};
use crate::finding::Lang;
use crate::messages::Side;
use crate::report::words::{counted, date, word};
use crate::values::{Datum, Domain, Kalender};

/// By what the terms are reckoned.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines<'a> {
    /// The day on which is looked.
    pub today: Datum,
    /// Which days are working days.
    pub kalender: &'a Kalender,
    /// The code of the party that looks, when known; of its own messages the date counts as that of receipt.
    pub own: Option<&'a str>,
}

/// Something that has to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DeadlineRow {
    /// The last day.
    pub uiterlijk: String,
    /// The day from which the term runs.
    pub vanaf: String,
    /// Whether the last day has passed.
    pub verlopen: bool,
    /// Working days since the last day; 0 when it has not passed.
    pub te_laat: u32,
    /// Working days that are left, the last day included; 0 when it has passed.
    pub over: u32,
    #[serde(skip)]
    is_today: bool,
    /// Who has to act: `gemeente` or `aanbieder`.
    pub wie: &'static str,
    /// The code of that party.
    pub code: String,
    /// What it is called.
    pub naam: String,
    /// The name of the municipality, whoever has to act.
    #[serde(skip)]
    gemeente: String,
    /// Whether that is the party that looks; absent when that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eigen: Option<bool>,
    /// `retour`, `declaratieantwoord`, `verzoek`, `wijziging`, `onderzoek`, `start` or `stop`.
    pub soort: &'static str,
    /// What has to be done, in words.
    pub wat: String,
    /// The law.
    pub domain: Domain,
    /// The client; absent for a declaration.
    pub bsn: Option<String>,
    /// Identification, reference or allocation number.
    pub kenmerk: String,
    /// The business rule that sets the term.
    pub bron: &'static str,
}

/// What is due or was due, the earliest last day first: so what is overdue comes first.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn deadlines(
    store: &dyn Store,
    selection: &Selection,
    by: &Deadlines<'_>,
) -> Result<Vec<DeadlineRow>, StoreError> {
    let found = termijnen(store, by.today, by.kalender, by.own, selection.bsn.as_ref())?;
    Ok(found.iter().map(|termijn| row(termijn, selection, by)).collect())
}

fn row(termijn: &Termijn, selection: &Selection, by: &Deadlines<'_>) -> DeadlineRow {
    let (wie, code, naam) = match termijn.wie {
        Side::Gemeente => {
            let gemeente = termijn.gemeente;
            ("gemeente", gemeente.as_str().to_owned(), gemeente.name().to_owned())
        }
        Side::Aanbieder => {
            let agb = termijn.aanbieder.to_string();
            let naam = format!("{} {agb}", word(selection.lang, "aanbieder", "provider"));
            ("aanbieder", agb, naam)
        }
    };
    DeadlineRow {
        uiterlijk: iso(termijn.uiterlijk),
        vanaf: iso(termijn.vanaf),
        verlopen: termijn.uiterlijk < by.today,
        te_laat: termijn.te_laat,
        over: by.kalender.werkdagen_tussen(by.today, termijn.uiterlijk),
        is_today: termijn.uiterlijk == by.today,
        wie,
        eigen: by.own.map(|own| own == code),
        code,
        naam,
        gemeente: termijn.gemeente.name().to_owned(),
        soort: termijn.soort.name(),
        wat: termijn.wat.get(selection.lang).to_owned(),
        domain: termijn.domain,
        bsn: termijn.bsn.map(|bsn| selection.name(&bsn)),
        kenmerk: termijn.kenmerk.clone(),
        bron: termijn.soort.bron(),
    }
}

impl DeadlineRow {
    /// How it stands: too late, today, or the time that is left.
    fn stand(&self, lang: Lang) -> String {
        let days = |number: u32| match lang {
            Lang::Nl => counted(number, "werkdag", "werkdagen"),
            Lang::En => counted(number, "working day", "working days"),
        };
        match lang {
            _ if self.is_today => word(lang, "vandaag", "today").to_owned(),
            _ if self.verlopen => format!("{} {}", days(self.te_laat), word(lang, "te laat", "late")),
            Lang::Nl => format!("nog {}", days(self.over)),
            Lang::En => format!("{} left", days(self.over)),
        }
    }
}

impl Listed for DeadlineRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec!["uiterlijk", "stand", "wie", "wat", "cliënt", "kenmerk", "regel"],
            Lang::En => vec!["last day", "how it stands", "who", "what", "client", "found by", "rule"],
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let wie = if self.eigen == Some(true) { word(lang, "wij", "we") } else { &self.naam };
        vec![
            date(&self.uiterlijk, lang),
            self.stand(lang),
            format!("{wie} ({})", self.domain.law()),
            self.wat.clone(),
            self.bsn.clone().unwrap_or_else(|| "-".to_owned()),
            self.kenmerk.clone(),
            self.bron.to_owned(),
        ]
    }

    fn gemeente(&self) -> Option<&str> {
        Some(&self.gemeente)
    }

    fn nothing(lang: Lang) -> &'static str {
        word(lang, "Er staat niets open", "Nothing is due")
    }
}
