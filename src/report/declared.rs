use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Text};
use crate::values::{Domain, Gemeente};

/// What declaring a month gave. The dossier stores it, so that a second run tells the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The month, `JJJJ-MM`.
    pub month: String,
    /// The declarations that were made, one per law and municipality.
    pub declarations: Vec<DeclaredMessage>,
    /// What is not declared and why, and what a person should look at.
    pub findings: Vec<Finding>,
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
}

/// A line of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredLine {
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

impl Declared {
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

    /// Whether something is wrong.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }
}
