//! What a watch has to tell: one line of log per message, and what happens to files.

use schemars::JsonSchema;
use serde::Serialize;

use super::fate::{Fate, fate};
use crate::batch::input::shown;
use crate::finding::{Finding, Lang, Severity, Text, Verdict};
use crate::report::words::{verdict, word};
use crate::report::{Entry, Outcome, json};

/// Something that happened. It holds no BSN, and nothing that a message says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What sort of thing.
    pub kind: EventKind,
    /// The file, below the work folder; a member of a ZIP is `file.zip!member.xml`.
    pub file: Option<String>,
    /// The message, for [`EventKind::Message`].
    pub message: Option<Box<Logged>>,
    /// What was done, or what is wrong.
    pub text: Text,
}

/// The sorts of what happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// The watch began.
    Started,
    /// Something to look at: an agreement that has expired, a file that was written again.
    Attention,
    /// A message was processed, or a file that is no message was looked at.
    Message,
    /// A file was refused and moved.
    Refused,
    /// A file stays where it is.
    Stays,
    /// A file that had to stay was moved after all.
    Moved,
    /// A file is gone before anything was done with it.
    Gone,
    /// The work cannot go on now; it is tried again.
    Error,
    /// The work goes on after an error.
    Recovered,
    /// The watch ended as it was asked to.
    Stopped,
}

impl EventKind {
    /// Whether somebody has to do something.
    #[must_use]
    pub const fn is_trouble(self) -> bool {
        matches!(self, Self::Attention | Self::Refused | Self::Stays | Self::Error)
    }
}

/// A message as the log has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Logged {
    /// Its name, such as `JW315`; absent when it is not known.
    pub message: Option<String>,
    /// Its `Identificatie`, as far as it could be read.
    pub id: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The rules of the errors, each once, in order.
    pub rules: Vec<String>,
    /// Whether the dossier held it before.
    pub seen: bool,
    /// Whether it is ours and must not be sent as it is.
    pub held_back: bool,
    /// The file with our answer, below the output folder.
    pub answer: Option<String>,
}

/// The form of a moment in UTC: `2026-05-01T12:03:44Z`.
pub(super) const TIME: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

/// An event as the log has it in JSON, in one language.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("if" = { "properties": { "event": { "const": "message" } } }, "then" = { "required": [
    "file", "message", "id", "verdict", "errors", "warnings", "rules", "seen", "held_back", "answer"
] }))]
pub struct LogLine<'e> {
    /// When it was told, by the clock of the machine, in UTC.
    #[schemars(regex(pattern = TIME))]
    pub time: &'e str,
    /// What sort of thing happened.
    pub event: EventKind,
    /// The file, below the work folder; a member of a ZIP is `file.zip!member.xml`. A BSN in the name is masked. Absent
    /// for what is about no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'e str>,
    /// The message; only with the event `message`.
    #[serde(flatten)]
    pub message: Option<&'e Logged>,
    /// What was done, or what is wrong, in the language of the program.
    pub text: &'e str,
}

impl Event {
    /// An event of a file.
    pub(super) fn of_file(kind: EventKind, file: &str, text: Text) -> Self {
        Self { kind, file: Some(file.to_owned()), message: None, text }
    }

    /// An event of the watch itself.
    #[must_use]
    pub fn of_watch(kind: EventKind, mut text: Text) -> Self {
        // A path in an error may be that of a file with a BSN in its name.
        text.mask(&crate::values::Bsn::passes_eleven_test);
        Self { kind, file: None, message: None, text }
    }

    /// A finding that is about no message, with what to do.
    pub(super) fn of_finding(finding: &Finding) -> Self {
        Self::of_watch(EventKind::Attention, told(&finding.message, &finding.advice))
    }

    /// What a message came to.
    pub(super) fn of_message(entry: &Entry) -> Self {
        let report = &entry.report;
        let mut rules: Vec<String> = report
            .findings
            .iter()
            .filter(|finding| finding.is_error())
            .map(|finding| finding.rule.to_string())
            .collect();
        rules.sort();
        rules.dedup();
        // The clients of a message that could not be read whole are not known, so any BSN may be one of theirs.
        let id =
            report.id.as_deref().map(|id| if report.glance.is_some() { id.to_owned() } else { shown(id) });
        let logged = Logged {
            message: report.message.clone(),
            id,
            verdict: report.verdict,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            rules,
            seen: entry.seen,
            held_back: report.held_back,
            answer: report.answer.as_ref().map(|answer| answer.file.clone()),
        };
        let text = done(entry);
        Self {
            kind: EventKind::Message,
            file: Some(report.file.clone()),
            message: Some(Box::new(logged)),
            text,
        }
    }

    /// The event as one line of text, without line end. `time` is told as it is given.
    #[must_use]
    pub fn line(&self, time: &str, lang: Lang) -> String {
        let mut line = time.to_owned();
        let mut add = |part: &str| {
            line.push(' ');
            line.push_str(part);
        };
        if let Some(file) = &self.file {
            add(file);
        }
        if let Some(logged) = &self.message {
            logged.message.as_deref().into_iter().chain(logged.id.as_deref()).for_each(&mut add);
            let mut said = verdict(logged.verdict, lang).to_lowercase();
            if !logged.rules.is_empty() {
                said = format!("{said} ({})", logged.rules.join(", "));
            }
            add(&format!("{said},"));
        } else if self.kind == EventKind::Attention || (self.file.is_some() && self.kind == EventKind::Stays)
        {
            add(word(lang, "let op:", "attention:"));
        } else if self.kind == EventKind::Error {
            add(word(lang, "FOUT:", "ERROR:"));
        }
        add(self.text.get(lang));
        line.replace('\n', "\u{fffd}")
    }

    /// The event as one line of JSON, with its line end; `schemas/watch.schema.json` describes it.
    #[must_use]
    pub fn json(&self, time: &str, lang: Lang) -> String {
        let line = LogLine {
            time,
            event: self.kind,
            file: self.file.as_deref(),
            message: self.message.as_deref(),
            text: self.text.get(lang),
        };
        json::object(&line)
    }
}

/// What is the matter and what to do, on one line.
#[must_use]
pub fn told(message: &Text, advice: &Text) -> Text {
    Text::new(format!("{} → {}", message.nl, advice.nl), format!("{} → {}", message.en, advice.en))
}

/// What was done with a message.
fn done(entry: &Entry) -> Text {
    let report = &entry.report;
    let seen = |text: Text| {
        if entry.seen {
            Text::new(format!("eerder gezien; {}", text.nl), format!("seen before; {}", text.en))
        } else {
            text
        }
    };
    if fate(entry) == Fate::Refused {
        return seen(Text::fixed("geweigerd", "refused"));
    }
    if let Some(answer) = &report.answer {
        let said = |lang| format!("{} ({})", answer.file, answer.in_words(lang));
        return seen(Text::new(
            format!("beantwoord met {}", said(Lang::Nl)),
            format!("answered with {}", said(Lang::En)),
        ));
    }
    if report.held_back {
        return seen(Text::fixed("tegengehouden: niet versturen", "held back: do not send"));
    }
    if let Some(decision) = &report.decision {
        if report.is_refused() {
            return seen(Text::fixed(
                "apart gezet: dit antwoord telt niet",
                "set aside: this answer does not count",
            ));
        }
        let outcome = match decision.outcome {
            Outcome::Accepted => Text::fixed("goedgekeurd", "accepted"),
            Outcome::Partly => Text::fixed("deels goedgekeurd", "accepted in part"),
            Outcome::Rejected => Text::fixed("afgekeurd", "rejected"),
        };
        let id = decision.id.as_str();
        return seen(Text::new(
            format!("verwerkt: {} {id} is {}", decision.message, outcome.nl),
            format!("processed: {} {id} is {}", decision.message, outcome.en),
        ));
    }
    match (fate(entry), report.findings.first()) {
        // What is in a ZIP besides messages, and what is said of the ZIP as a whole.
        (Fate::Told, Some(Finding { message, .. })) => seen(message.clone()),
        _ => seen(Text::fixed("verwerkt", "processed")),
    }
}
