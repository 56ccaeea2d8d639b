use serde::{Deserialize, Serialize};

use super::{Finding, Severity, Text};
use crate::values::{Datum, Simple, date_nl};

/// The agreement with another party that a finding falls under, and what that does to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afwijking {
    /// The name of the agreement.
    pub naam: String,
    /// Its last day, `JJJJ-MM-DD`.
    pub tot: String,
    /// Why it was agreed on.
    pub reden: String,
    /// Whether the finding was lowered from an error to a warning; otherwise it stays what it was, because an answer to
    /// another party follows from it.
    pub verlaagd: bool,
}

impl Finding {
    /// Whether it is an error, or was one before an agreement lowered it: what an answer to another party counts.
    #[must_use]
    pub fn is_breach(&self) -> bool {
        self.is_error() || self.is_lowered()
    }

    /// Whether an agreement lowered it from an error to a warning.
    #[must_use]
    pub fn is_lowered(&self) -> bool {
        self.afwijking.as_ref().is_some_and(|afwijking| afwijking.verlaagd)
    }

    /// Lowers it to a warning that says by which agreement; `answered` is whether its message gets an answer.
    pub fn lower(&mut self, naam: &str, tot: Datum, reden: &str, answered: bool) {
        self.severity = Severity::Warning;
        let (no_answer, no_answer_en) = if answered {
            (
                "; het antwoord op dit bericht verandert er niet door",
                "; the answer to this message does not change by it",
            )
        } else {
            ("", "")
        };
        self.under(
            naam,
            tot,
            reden,
            &Text::new(
                format!(
                    "Door afspraak `{naam}` ({reden}) is dit t/m {} een waarschuwing{no_answer}",
                    date_nl(tot)
                ),
                format!(
                    "By agreement `{naam}` ({reden}) this is a warning up to and including {}{no_answer_en}",
                    tot.text()
                ),
            ),
        );
        if let Some(afwijking) = &mut self.afwijking {
            afwijking.verlaagd = true;
        }
    }

    /// Tells the agreement that it falls under, which leaves it as it is.
    pub fn mention(&mut self, naam: &str, tot: Datum, reden: &str) {
        self.under(
            naam,
            tot,
            reden,
            &Text::new(
                format!("Afspraak `{naam}` ({reden}) verandert het antwoord op dit bericht niet"),
                format!("Agreement `{naam}` ({reden}) does not change the answer to this message"),
            ),
        );
    }

    fn under(&mut self, naam: &str, tot: Datum, reden: &str, said: &Text) {
        self.message = Text::new(
            format!("{}. {}", self.message.nl, said.nl),
            format!("{}. {}", self.message.en, said.en),
        );
        self.afwijking = Some(Box::new(Afwijking {
            naam: naam.to_owned(),
            tot: tot.text().into_owned(),
            reden: reden.to_owned(),
            verlaagd: false,
        }));
    }
}
