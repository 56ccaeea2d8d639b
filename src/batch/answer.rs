//! The answer to one message, without keeping anything.

use super::check::{Checks, judge};
use super::collect::Source;
use super::known::Known;
use super::{Afwijkingen, BatchError};
use crate::dossier::{Dossier, Hash, facts};
use crate::finding::{Level, Text};
use crate::messages::XsdVersies;
use crate::report::MessageReport;
use crate::retour::{Made, Making, answer as make};

/// A message with its answer.
#[derive(Debug)]
pub struct Answered {
    /// What was found in the message.
    pub report: MessageReport,
    /// The answer, or why there is none.
    pub answer: Result<Box<Made>, NoAnswer>,
}

/// Why a message has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// It is no message that follows its schema.
    Schema,
    /// It is an answer itself.
    IsAnswer,
    /// A rule could not be checked, so that nobody can tell.
    NotChecked,
}

impl NoAnswer {
    /// What is the matter, and what to do.
    #[must_use]
    pub const fn texts(self) -> [Text; 2] {
        match self {
            Self::Schema => [
                Text::fixed(
                    "Op dit bestand bestaat geen antwoord: het is geen bericht dat zijn schema volgt",
                    "No answer exists to this file: it is no message that follows its schema",
                ),
                Text::fixed(
                    "Een retourbericht is er pas vanaf niveau 2; meld de verzender wat hierboven staat",
                    "A return message exists from level 2 only; tell the sender what stands above",
                ),
            ],
            Self::IsAnswer => [
                Text::fixed(
                    "Dit bericht is zelf een antwoord; daarop bestaat geen antwoord",
                    "This message is an answer itself; no answer exists to it",
                ),
                Text::fixed(
                    "Geef een 301, 305, 307, 315, 317, 319 of 323; `ibericht check` beoordeelt een antwoord",
                    "Give a 301, 305, 307, 315, 317, 319 or 323; `ibericht check` judges an answer",
                ),
            ],
            Self::NotChecked => [
                Text::fixed(
                    "Er is geen antwoord gemaakt, omdat niet te zeggen is of het bericht goed is",
                    "No answer was made, because nobody can tell whether the message is right",
                ),
                Text::fixed(
                    "Hierboven staat welke regel niet is gecontroleerd en waarom; herstel dat en probeer het opnieuw",
                    "Above stands which rule was not checked and why; mend that and try again",
                ),
            ],
        }
    }
}

/// The answer that the dossier has to a message: there is one answer, whatever is known since.
fn given(dossier: &dyn Dossier, hash: &Hash) -> Result<Option<Made>, BatchError> {
    let Some(answer) = dossier.bericht(hash)?.and_then(|known| known.antwoord) else { return Ok(None) };
    Ok(facts::stored(dossier, &answer)?.and_then(|bericht| Made::of(bericht, hash)))
}

/// Judges every message of a file by levels 1 to 4 and answers it; a ZIP gives its members.
///
/// A message that was answered before gets that same answer. Agreements change nothing here: what others get is what the
/// standard says.
///
/// # Errors
/// [`BatchError`] when the dossier cannot be read.
pub fn answer(
    source: &Source,
    checks: &Checks,
    known: &Known<'_>,
    versies: &XsdVersies,
) -> Result<Vec<Answered>, BatchError> {
    // What a product book says is no part of an answer.
    let checks = Checks { until: checks.until.min(Level::Extern), ..*checks };
    let known = Known { afwijkingen: Afwijkingen::none(), ..*known };
    let making = Making { today: known.today, versies };
    let mut all = Vec::new();
    for input in source.open(&checks.limits) {
        let mut judged = judge(input, &checks);
        known.judge(&mut judged, checks.until)?;
        let answer = match (&judged.bericht, &judged.hash) {
            (Some(bericht), _) if bericht.kind().answer().is_none() => Err(NoAnswer::IsAnswer),
            (Some(bericht), Some(hash)) => {
                let given = given(known.dossier, hash)?;
                let made = given.or_else(|| make(bericht, hash, &judged.report.findings, &making));
                made.map(Box::new).ok_or(NoAnswer::NotChecked)
            }
            _ => Err(NoAnswer::Schema),
        };
        judged.report.finish(judged.bericht.as_deref());
        all.push(Answered { report: judged.report, answer });
    }
    Ok(all)
}
