//! What an answer says: ours to the other party, and theirs to us.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::word;
use crate::finding::{Lang, plain};
use crate::messages::{Bericht, Inhoud, Uitspraak};

/// What we answer to a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The file with the answer, below the output folder.
    pub file: String,
    /// Whether the message is accepted; a declaration is as soon as it is judged line by line.
    pub accepted: bool,
    /// The retourcodes that reject something, each once, in order; of an accepted declaration those of its lines.
    pub codes: Vec<String>,
}

impl Answer {
    /// What an answer in a file says.
    #[must_use]
    pub fn of(file: String, answer: &Bericht) -> Self {
        Self { file, accepted: answer.uitspraak() != Some(Uitspraak::Afgekeurd), codes: rejecting(answer) }
    }

    /// What has become of the message.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        match (self.accepted, self.codes.is_empty()) {
            (true, true) => Outcome::Accepted,
            (true, false) => Outcome::Partly,
            (false, _) => Outcome::Rejected,
        }
    }

    /// What it comes to, in a few words.
    #[must_use]
    pub fn in_words(&self, lang: Lang) -> String {
        let said = match self.outcome() {
            Outcome::Accepted => return word(lang, "goedgekeurd", "accepted").to_owned(),
            Outcome::Partly => word(lang, "regels afgekeurd", "lines rejected"),
            Outcome::Rejected => {
                word(lang, "afgekeurd, de afzender herstelt", "rejected, the sender mends it")
            }
        };
        format!("{said}: {}", self.codes.join(", "))
    }
}

/// What an answer says of the message that it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Name of the message that it answers, such as `WMO305`.
    pub message: String,
    /// `Identificatie` of that message.
    pub id: String,
    /// What has become of that message.
    pub outcome: Outcome,
    /// The retourcodes that reject something, each once, in order.
    pub codes: Vec<String>,
}

/// What has become of a message by its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// All of it is accepted.
    Accepted,
    /// Of a declaration some lines are rejected and the others granted.
    Partly,
    /// The message counts as not sent, or no line of the declaration is granted.
    Rejected,
}

impl Decision {
    /// What an answer says; none for a message that answers nothing.
    #[must_use]
    pub fn of(bericht: &Bericht) -> Option<Self> {
        let kind = bericht.kind().answers()?;
        let outcome = match bericht.uitspraak()? {
            Uitspraak::Goedgekeurd => Outcome::Accepted,
            Uitspraak::Afgekeurd => Outcome::Rejected,
            Uitspraak::PerRegel => per_line(bericht),
        };
        Some(Self {
            message: kind.message(bericht.domain).name(),
            id: plain(bericht.betreft()?.identificatie.as_str()).into_owned(),
            outcome,
            codes: rejecting(bericht),
        })
    }

    /// What has become of which message, in one line.
    #[must_use]
    pub fn in_words(&self, lang: Lang) -> String {
        let declared = self.message.ends_with("323");
        let outcome = match self.outcome {
            Outcome::Accepted => word(lang, "goedgekeurd", "accepted"),
            Outcome::Partly => {
                word(lang, "regels afgekeurd, de andere toegekend", "lines rejected, the others granted")
            }
            Outcome::Rejected if declared => word(lang, "geheel afgekeurd", "rejected as a whole"),
            Outcome::Rejected => {
                word(lang, "afgekeurd, telt als niet verzonden", "rejected, counts as not sent")
            }
        };
        let codes =
            if self.codes.is_empty() { String::new() } else { format!(" ({})", self.codes.join(", ")) };
        format!("{} {}: {outcome}{codes}", self.message, self.id)
    }
}

/// Whether a declaration that is judged line by line is granted, in part or not at all.
fn per_line(answer: &Bericht) -> Outcome {
    let Inhoud::DeclaratieAntwoord(root) = &answer.inhoud else { return Outcome::Accepted };
    let Some(judged) = &root.declaratie_antwoord else { return Outcome::Accepted };
    let nothing = judged.totaal_toegekend_bedrag.cents() == 0 && judged.totaal_ingediend_bedrag.cents() != 0;
    match (judged.clienten.is_none(), nothing) {
        (true, _) => Outcome::Accepted,
        (false, true) => Outcome::Rejected,
        (false, false) => Outcome::Partly,
    }
}

/// The retourcodes of an answer that reject something, each once, in order.
fn rejecting(answer: &Bericht) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for (_, code) in answer.retourcodes() {
        if code.is_afkeuring() && !codes.iter().any(|known| known == code.code()) {
            codes.push(code.code().to_owned());
        }
    }
    codes
}
