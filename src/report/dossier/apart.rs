//! Answers that were set aside, as a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::listed::Listed;
use super::{Selection, iso};
use crate::dossier::{ApartGezet, HeaderRecord, Store, StoreError};
use crate::finding::{Finding, Lang};
use crate::messages::Kind;
use crate::report::words::{date, word};
use crate::report::{MessageReport, gemeente_name};

/// An answer that came in and changed nothing, because it has an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApartRow {
    /// The file in which it came.
    pub bestand: String,
    /// The message, such as `JW325`.
    pub bericht: String,
    /// Who sent it, as far as that can be read.
    pub afzender: Option<String>,
    /// The identification of the message that it says to answer, as far as that can be read.
    pub betreft: Option<String>,
    /// The day on which it was received.
    pub ontvangen: String,
    /// Whether another answer to that message was applied.
    pub beantwoord: bool,
    /// The rules that it breaks, each once, in order.
    pub regels: Vec<String>,
    /// What is wrong, in words: the first of it.
    pub reden: String,
    /// What was found there.
    pub gevonden: Option<String>,
    /// What was expected there.
    pub verwacht: Option<String>,
    /// What to do.
    pub advies: String,
}

/// The answers that were set aside, in the order in which they came in; those of all clients together.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn apart(store: &dyn Store, selection: &Selection) -> Result<Vec<ApartRow>, StoreError> {
    let mut rows = Vec::new();
    for found in store.apart_gezet()? {
        // Of what was removed by age nothing can be told any more.
        let Ok(report) = serde_json::from_str::<MessageReport>(&found.rapport) else { continue };
        let Some(bericht) = report.message.clone().filter(|name| is_answer(name)) else { continue };
        let beantwoord = is_answered(store, &found)?;
        rows.push(row(&found, &report, bericht, beantwoord, selection.lang));
    }
    Ok(rows)
}

/// Whether a message of that name is an answer; one that breaks its schema has nothing but its name.
fn is_answer(name: &str) -> bool {
    Kind::ALL.into_iter().any(|kind| kind.answers().is_some() && name.ends_with(&kind.number().to_string()))
}

/// Whether the message that it says to answer has another answer.
fn is_answered(store: &dyn Store, found: &ApartGezet) -> Result<bool, StoreError> {
    let Some(header) = &found.header else { return Ok(false) };
    let (Some(kind), Some(betreft)) = (header.kind.answers(), &header.betreft) else { return Ok(false) };
    // A return message has the parties of what it answers, a declaration answer has its own.
    let (afzender, ontvanger) = match header.kind {
        Kind::DeclaratieAntwoord => (&header.ontvanger, &header.afzender),
        _ => (&header.afzender, &header.ontvanger),
    };
    let known = store.berichten_met(header.domain, kind, afzender, betreft)?;
    Ok(known.iter().any(|known| known.header.ontvanger == *ontvanger && known.antwoord.is_some()))
}

fn row(
    found: &ApartGezet,
    report: &MessageReport,
    bericht: String,
    beantwoord: bool,
    lang: Lang,
) -> ApartRow {
    let errors: Vec<&Finding> = report.findings.iter().filter(|finding| finding.is_error()).collect();
    let first = errors.first();
    // A return message has the parties of what it answers.
    let sender = |header: &HeaderRecord| match header.kind {
        Kind::DeclaratieAntwoord => gemeente_name(&header.afzender),
        _ => gemeente_name(&header.ontvanger),
    };
    ApartRow {
        bestand: report.file.clone(),
        bericht,
        afzender: found.header.as_ref().map(sender),
        // Masked, as the header is not.
        betreft: report.decision.as_ref().map(|decision| decision.id.clone()),
        ontvangen: iso(found.ontvangen),
        beantwoord,
        regels: rules(&errors),
        reden: first.map_or_else(String::new, |finding| finding.message.get(lang).to_owned()),
        gevonden: first.and_then(|finding| finding.found.as_deref()).map(str::to_owned),
        verwacht: first.and_then(|finding| finding.expected.as_ref()).map(|text| text.get(lang).to_owned()),
        advies: first.map_or_else(String::new, |finding| finding.advice.get(lang).to_owned()),
    }
}

/// The rules of findings, each once, in order of the first.
fn rules(errors: &[&Finding]) -> Vec<String> {
    let mut rules: Vec<String> = Vec::new();
    for finding in errors {
        if rules.iter().all(|known| *known != *finding.rule) {
            rules.push(finding.rule.to_string());
        }
    }
    rules
}

impl Listed for ApartRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec!["bestand", "antwoord op", "reden", "wat te doen"],
            Lang::En => vec!["file", "answer to", "reason", "what to do"],
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let stand = if self.beantwoord {
            word(lang, "heeft een ander antwoord", "has another answer")
        } else {
            word(lang, "nog zonder antwoord", "has no answer yet")
        };
        let betreft = self.betreft.as_deref();
        let received = word(lang, "ontvangen", "received");
        vec![
            format!("{} ({})\n{received} {}", self.bestand, self.bericht, date(&self.ontvangen, lang)),
            format!("{}\n{stand}", betreft.unwrap_or(word(lang, "niet te lezen", "cannot be read"))),
            format!("{}: {}", self.regels.join(", "), self.reden),
            self.advies.clone(),
        ]
    }

    fn nothing(lang: Lang) -> &'static str {
        word(lang, "Er is geen antwoord apart gezet", "No answer was set aside")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Level, Severity, Text};

    /// Findings are in order of place, so that those of one rule need not stand together.
    #[test]
    fn a_rule_is_named_once_wherever_it_was_broken() {
        let finding = |rule: &'static str| {
            Finding::new(rule, Level::Dossier, Severity::Error, Text::same("x"), Text::same("y"))
        };
        let found = ["TR367", "TR366", "TR367"].map(finding);
        assert_eq!(rules(&found.iter().collect::<Vec<_>>()), ["TR367", "TR366"]);
    }
}
