//! What the rules that found something weigh in euro.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Plek;
use crate::finding::{Finding, Level, Severity};
use crate::messages::{Bericht, Declaratie, Inhoud};

/// How often a rule found something in a declaration (323), and the amount of the lines that it hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// The rule.
    pub rule: String,
    /// Its level.
    pub level: Level,
    /// The most serious of what it found.
    pub severity: Severity,
    /// How often.
    pub findings: usize,
    /// The amounts of the lines in eurocents, each line once and a credit as a positive amount; a finding on a client is
    /// one on all its lines, one on the declaration or its header is one on all of them.
    pub cents: i64,
}

/// Lines by the index of their client and their own.
type Lines = BTreeSet<(usize, usize)>;

/// The weights of all rules, by rule; none for what is no declaration.
pub(super) fn of(bericht: &Bericht, findings: &[Finding]) -> Vec<Weight> {
    let Inhoud::Declaratie(root) = &bericht.inhoud else { return Vec::new() };
    let mut hits: BTreeMap<&str, (Weight, Lines)> = BTreeMap::new();
    for finding in findings {
        let weight = || Weight {
            rule: finding.rule.to_string(),
            level: finding.level,
            severity: finding.severity,
            findings: 0,
            cents: 0,
        };
        let (weight, lines) = hits.entry(&finding.rule).or_insert_with(|| (weight(), Lines::new()));
        weight.findings += 1;
        weight.severity = weight.severity.min(finding.severity);
        hit(&root.declaratie, Plek::of(&finding.path), lines);
    }
    let weighed =
        hits.into_values().map(|(weight, lines)| Weight { cents: sum(&root.declaratie, &lines), ..weight });
    weighed.collect()
}

/// Adds the lines that a place stands for.
fn hit(declaratie: &Declaratie, plek: Plek, lines: &mut Lines) {
    let mut whole = |client: usize| {
        let count = declaratie.clienten.get(client).map_or(0, |client| client.prestaties.len());
        lines.extend((0..count).map(|line| (client, line)));
    };
    match plek {
        Plek::Header | Plek::Declaratie => (0..declaratie.clienten.len()).for_each(whole),
        Plek::Client(client) => whole(client),
        Plek::Regel(client, line) => drop(lines.insert((client, line))),
    }
}

fn sum(declaratie: &Declaratie, lines: &Lines) -> i64 {
    let amount = |(client, line): &(usize, usize)| {
        let prestatie = declaratie.clienten.get(*client)?.prestaties.get(*line)?;
        Some(prestatie.ingediend_bedrag.cents().saturating_abs())
    };
    lines.iter().filter_map(amount).fold(0, i64::saturating_add)
}
