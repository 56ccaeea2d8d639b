//! Findings: what is wrong in a message or a registration, as data.
//!
//! A finding is for input that is wrong; an error (`thiserror`) is for a
//! program that cannot go on. A finding never holds a full BSN.

mod afwijking;
mod system;
mod text;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::Bsn;

pub use afwijking::Afwijking;
pub use system::system_reason;
pub use text::{Lang, Text, counted, plain};

/// The level of checking on which something was found, in the order of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Level 1: the message follows its schema.
    Schema,
    /// Level 2: rules that need only the message.
    Content,
    /// Level 3: rules that need earlier messages.
    Dossier,
    /// Level 4: rules that need today's date, code lists or contracts.
    Extern,
    /// Rules of a regional product book; never part of a return message.
    Productbook,
}

impl Level {
    /// The name in reports and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Content => "content",
            Self::Dossier => "dossier",
            Self::Extern => "extern",
            Self::Productbook => "productbook",
        }
    }
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Must be mended: the message or line is refused.
    Error,
    /// Needs a person's judgement.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule: `XSD`, a national code such as `TR358`, or the id of a product-book rule.
    pub rule: Cow<'static, str>,
    /// The level of the rule.
    pub level: Level,
    /// How serious it is.
    pub severity: Severity,
    /// The code that a return message carries for it, if any.
    pub retourcode: Option<Cow<'static, str>>,
    /// The element (`/Bericht/Client/Bsn`, repeating elements with an index from 1) or the cell of a table.
    pub path: String,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
    /// Column in the file in characters, from 1; 0 when there is none.
    pub column: u32,
    /// What stands there, with a BSN masked.
    pub found: Option<String>,
    /// What should stand there.
    pub expected: Option<Text>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub advice: Text,
    /// The agreement with the other party that it falls under, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<Box<Afwijking>>,
}

impl Finding {
    /// A finding without place, value or retourcode; fill those in with struct update or the methods below.
    #[must_use]
    pub fn new(
        rule: impl Into<Cow<'static, str>>,
        level: Level,
        severity: Severity,
        message: Text,
        advice: Text,
    ) -> Self {
        Self {
            rule: rule.into(),
            level,
            severity,
            retourcode: None,
            path: String::new(),
            line: 0,
            column: 0,
            found: None,
            expected: None,
            message,
            advice,
            afwijking: None,
        }
    }

    /// The same finding at an element or cell.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = plain(path.into()).into_owned();
        self
    }

    /// The same finding with the line of a file.
    #[must_use]
    pub const fn on_line(mut self, line: u32, column: u32) -> Self {
        self.line = line;
        self.column = column;
        self
    }

    /// The same finding with what was found.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(plain(found.into()).into_owned());
        self
    }

    /// The same finding with what was expected.
    #[must_use]
    pub fn expected(mut self, expected: Text) -> Self {
        self.expected = Some(expected);
        self
    }

    /// The same finding with the code of a return message.
    #[must_use]
    pub fn retourcode(mut self, code: &'static str) -> Self {
        self.retourcode = Some(Cow::Borrowed(code));
        self
    }

    /// Masks every BSN in the texts of the finding, also one that stands where none belongs.
    ///
    /// `is_bsn` tells a BSN from another number of nine digits.
    pub fn mask(&mut self, is_bsn: &dyn Fn(&Bsn) -> bool) {
        for text in
            [Some(&mut self.message), Some(&mut self.advice), self.expected.as_mut()].into_iter().flatten()
        {
            text.mask(is_bsn);
        }
        for text in [Some(&mut self.path), self.found.as_mut()].into_iter().flatten() {
            if let Cow::Owned(masked) = Bsn::mask_in(text, is_bsn) {
                *text = masked;
            }
        }
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A rule that could not run, with the reason; never the same as a rule that passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Skipped {
    /// The rule, or a group of rules such as `productbook`.
    pub rule: Cow<'static, str>,
    /// Why it could not run.
    pub reason: Text,
}

/// What may be said of a message as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing of severity error.
    Valid,
    /// At least one error.
    Invalid,
    /// Not XML, not a known message, or refused for safety.
    Unreadable,
    /// Nothing of severity error in a message of which no official schema is known (303, 304): never called valid.
    Reconstructed,
}

impl Verdict {
    /// The verdict that follows from findings on readable input.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        if findings.iter().any(Finding::is_error) { Self::Invalid } else { Self::Valid }
    }

    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Unreadable => "unreadable",
            Self::Reconstructed => "reconstructed",
        }
    }
}
