//! What declaring a month gave.

use serde::{Deserialize, Serialize};

use super::{ExpectedAnswer, ExpectedLine, MessageReport};
use crate::finding::{Finding, Skipped, Text};
use crate::values::{Bsn, Domain, Gemeente};

/// What declaring a month gave. The dossier stores it, so that a second run tells the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MonthReport {
    /// The month, `JJJJ-MM`; empty when it was not told.
    pub month: String,
    /// The files with registrations, as findings name them.
    pub files: Vec<String>,
    /// The declarations that were made, one per law and municipality.
    pub declarations: Vec<DeclaredMessage>,
    /// The rows, or parts of rows, that are in no line.
    pub omitted: Vec<OmittedRow>,
    /// What was found in the registrations.
    pub findings: Vec<Finding>,
    /// Rules that could not run.
    pub skipped: Vec<Skipped>,
}

impl MonthReport {
    /// Masks BSNs that stand in cells where none belongs; `is_bsn` tells them from other numbers of nine digits.
    pub fn mask(&mut self, is_bsn: &dyn Fn(&Bsn) -> bool) {
        for finding in &mut self.findings {
            finding.mask(is_bsn);
        }
        for row in &mut self.omitted {
            row.product = Bsn::mask_in(&row.product, is_bsn).into_owned();
            row.reason.mask(is_bsn);
        }
    }
}

/// Registered care that is not declared, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OmittedRow {
    /// File and line.
    pub place: String,
    /// The client, masked; empty when it cannot be read.
    pub client: String,
    /// The product as written; empty when there is none.
    pub product: String,
    /// The day, `JJJJ-MM-DD`; empty when it cannot be read.
    pub datum: String,
    /// The rule.
    pub rule: String,
    /// The reason.
    pub reason: Text,
    /// Whether correcting the registration would have made it part of a line.
    pub correctable: bool,
}

/// A declaration that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredMessage {
    /// The file, below the output folder.
    pub file: String,
    /// The law.
    pub domain: Domain,
    /// Code of the municipality.
    pub gemeente: String,
    /// Its `DeclaratieNummer`.
    pub nummer: String,
    /// The total in eurocents, credit negative.
    pub cents: i64,
    /// The lines.
    pub lines: Vec<DeclaredLine>,
    /// The answer that was expected when it was made; absent in a report of before that was kept.
    #[serde(default)]
    pub expected: Option<ExpectedAnswer>,
}

/// A line of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredLine {
    /// Its `ReferentieNummer`; empty in a report of before references were kept.
    #[serde(default)]
    pub reference: String,
    /// The client, masked.
    pub client: String,
    /// Number of the allocation.
    pub toewijzing: u32,
    /// Product code.
    pub product: String,
    /// Name of the product.
    pub name: String,
    /// First day, `JJJJ-MM-DD`.
    pub from: String,
    /// Last day, `JJJJ-MM-DD`.
    pub to: String,
    /// Volume in the unit.
    pub volume: u32,
    /// The unit in words.
    pub eenheid: String,
    /// Price of one unit in eurocents.
    pub tarief: Option<u32>,
    /// Amount in eurocents, credit negative.
    pub cents: i64,
    /// How volume and amount came about, step by step.
    pub derivation: Vec<Text>,
    /// The answer that was expected when it was made; absent when nobody could tell.
    #[serde(default)]
    pub expected: Option<ExpectedLine>,
}

/// An amount per municipality and law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Name of the municipality.
    pub gemeente: String,
    /// The law.
    pub domain: Domain,
    /// Eurocents, credit negative.
    pub cents: i64,
    /// How many declarations it is the sum of.
    pub declarations: usize,
}

/// The name of a municipality by its code; the code itself when it is not in the list.
#[must_use]
pub fn gemeente_name(code: &str) -> String {
    Gemeente::new(code).map_or_else(|_| code.to_string(), |gemeente| gemeente.name().to_string())
}

/// Adds declared amounts up per municipality and law, in order of name.
#[must_use]
pub fn totals<'a>(amounts: impl IntoIterator<Item = (&'a str, Domain, i64)>) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for (code, domain, cents) in amounts {
        let gemeente = gemeente_name(code);
        match totals.iter_mut().find(|total| total.gemeente == gemeente && total.domain == domain) {
            Some(total) => {
                total.cents += cents;
                total.declarations += 1;
            }
            None => totals.push(Total { gemeente, domain, cents, declarations: 1 }),
        }
    }
    totals.sort_by(|a, b| (&a.gemeente, a.domain).cmp(&(&b.gemeente, b.domain)));
    totals
}

impl DeclaredMessage {
    /// The name of the municipality.
    #[must_use]
    pub fn gemeente_name(&self) -> String {
        gemeente_name(&self.gemeente)
    }
}

impl MonthReport {
    /// The declared amounts per municipality and law.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        totals(self.declarations.iter().map(|made| (&*made.gemeente, made.domain, made.cents)))
    }

    /// All that is declared, in eurocents.
    #[must_use]
    pub fn cents(&self) -> i64 {
        self.declarations.iter().map(|made| made.cents).sum()
    }

    /// The reports on the registrations: one per file, and one for what is about the month as a whole.
    #[must_use]
    pub fn reports(&self) -> Vec<MessageReport> {
        let of = |finding: &Finding| {
            self.files.iter().position(|file| {
                finding
                    .path
                    .strip_prefix(file.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let mut reports: Vec<_> = self.files.iter().map(|file| MessageReport::about(file.clone())).collect();
        let mut whole = MessageReport::about(REGISTRATIONS.to_string());
        for finding in &self.findings {
            let report = match of(finding).and_then(|index| reports.get_mut(index)) {
                Some(report) => report,
                None => &mut whole,
            };
            report.add([finding.clone()]);
        }
        whole.skipped.clone_from(&self.skipped);
        if !whole.findings.is_empty() || !whole.skipped.is_empty() {
            reports.push(whole);
        }
        reports
    }
}

/// How the registrations as a whole are named in reports.
const REGISTRATIONS: &str = "registraties";
