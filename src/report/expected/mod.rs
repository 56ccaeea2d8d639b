//! The answer that a declaration of ours may expect, as reports tell it.

mod json;
mod text;

pub use json::{Answer, Code, Declaration, Expectations, Line, OfLine, Omitted, Reason, json};
pub use text::text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::MonthReport;
use super::words::word;
use crate::finding::{Finding, Lang, Skipped, Text};
use crate::values::{Domain, RetourCode};

/// The rule name of findings on what is expected to be rejected.
pub const REJECTED: &str = "declaratie-verwacht-afgekeurd";

/// The rule name of findings on a declaration of which nobody can tell what is to be expected.
pub const UNKNOWN: &str = "declaratie-verwacht-onbekend";

/// What is expected to become of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedOutcome {
    /// Every line is accepted.
    Accepted,
    /// Lines are rejected, the others accepted.
    Lines,
    /// It is rejected as a whole and counts as not sent.
    NotSent,
    /// A rule could not be checked, so that nobody can tell.
    Unknown,
}

/// The answer expected to a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedAnswer {
    /// What is expected to become of it.
    pub outcome: ExpectedOutcome,
    /// The retourcodes of the declaration as a whole; empty unless it counts as not sent.
    pub codes: Vec<String>,
    /// Why it is rejected as a whole, or why nobody can tell.
    pub reasons: Vec<ExpectedReason>,
    /// What is expected to be granted, in eurocents; absent when nobody can tell.
    pub granted: Option<i64>,
    /// What could not be checked: never the same as accepted.
    pub not_checked: Vec<Skipped>,
}

/// The answer expected to a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ExpectedLine {
    /// The retourcodes, those of the declaration as a whole included; empty when it is accepted.
    pub codes: Vec<String>,
    /// Why it is rejected, as far as that is about the line itself or its client.
    pub reasons: Vec<ExpectedReason>,
    /// What could not be checked of this line.
    pub not_checked: Vec<Skipped>,
}

/// A rule that rejects something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedReason {
    /// The retourcode; empty for a rule that could not be checked.
    pub code: String,
    /// The rule.
    pub rule: String,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub advice: Text,
}

/// What is expected of the declarations of a month, in eurocents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct ExpectedTotals {
    /// All that is declared.
    pub declared: i64,
    /// What is expected to be granted.
    pub granted: i64,
    /// What is expected to be rejected; of what counts as not sent all of it.
    pub rejected: i64,
    /// What nobody can tell of.
    pub unknown: i64,
    /// How many lines there are.
    pub lines: usize,
    /// How many are expected to be rejected.
    pub rejected_lines: usize,
    /// Of how many nobody can tell.
    pub unknown_lines: usize,
}

impl MonthReport {
    /// What is expected of the declarations together.
    #[must_use]
    pub fn expected_totals(&self) -> ExpectedTotals {
        let mut totals = ExpectedTotals::default();
        for made in &self.declarations {
            totals.declared += made.cents;
            totals.lines += made.lines.len();
            if let Some(granted) = made.expected.as_ref().and_then(|answer| answer.granted) {
                totals.granted += granted;
                totals.rejected += made.cents - granted;
            } else {
                totals.unknown += made.cents;
                totals.unknown_lines += made.lines.len();
            }
            totals.rejected_lines += made
                .lines
                .iter()
                .filter(|line| line.expected.as_ref().is_some_and(|expected| !expected.codes.is_empty()))
                .count();
        }
        totals
    }

    /// The findings on registrations and messages, and those on what is expected to be rejected.
    #[must_use]
    pub fn split_findings(&self) -> (Vec<Finding>, Vec<Finding>) {
        let is_expected = |finding: &&Finding| finding.rule == REJECTED || finding.rule == UNKNOWN;
        let (expected, others): (Vec<&Finding>, Vec<&Finding>) = self.findings.iter().partition(is_expected);
        (others.into_iter().cloned().collect(), expected.into_iter().cloned().collect())
    }

    /// Whether every line is expected to be accepted.
    #[must_use]
    pub fn is_expected_accepted(&self) -> bool {
        self.declarations.iter().all(|made| {
            made.expected.as_ref().is_some_and(|answer| answer.outcome == ExpectedOutcome::Accepted)
        })
    }
}

impl ExpectedAnswer {
    /// What is expected, in a few words.
    #[must_use]
    pub const fn in_words(&self, lang: Lang) -> &'static str {
        match self.outcome {
            ExpectedOutcome::Accepted if self.not_checked.is_empty() => word(lang, "akkoord", "accepted"),
            ExpectedOutcome::Accepted => {
                word(lang, "akkoord, voor zover gecontroleerd", "accepted, as far as checked")
            }
            ExpectedOutcome::Lines => {
                word(lang, "regels afgekeurd, de andere akkoord", "lines rejected, the others accepted")
            }
            ExpectedOutcome::NotSent => word(
                lang,
                "geheel afgekeurd, telt als niet verzonden",
                "rejected as a whole, counts as not sent",
            ),
            ExpectedOutcome::Unknown => word(lang, "niet te zeggen", "nobody can tell"),
        }
    }
}

impl ExpectedLine {
    /// What is expected of the line in a declaration with an expected answer, in a few words.
    #[must_use]
    pub fn in_words(&self, answer: Option<&ExpectedAnswer>, lang: Lang) -> String {
        let unknown = answer.is_some_and(|answer| answer.outcome == ExpectedOutcome::Unknown);
        if !self.codes.is_empty() {
            return format!("{} {}", word(lang, "afgekeurd", "rejected"), self.codes.join(", "));
        }
        if unknown {
            word(lang, "niet te zeggen", "nobody can tell")
        } else {
            word(lang, "akkoord", "accepted")
        }
        .to_owned()
    }
}

/// The meaning of a retourcode, as the standard words it in Dutch; the code itself when it is unknown.
#[must_use]
pub fn meaning(code: &str, domain: Domain) -> &str {
    RetourCode::new(code, domain).map_or(code, |known| known.meaning(domain))
}

/// A retourcode with its meaning.
#[must_use]
pub fn code_with_meaning(code: &str, domain: Domain) -> String {
    format!("{code} {}", meaning(code, domain))
}
