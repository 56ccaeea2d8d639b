use std::collections::HashSet;

use super::dossier::BudgetRow;
use super::{CorrectReport, MessageReport, MonthReport, Outcome};
use crate::dossier::Hash;
use crate::finding::{Finding, Severity, Verdict};
use crate::values::{Datum, Simple};

/// All that a run of `process` has to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The day of the run, `JJJJ-MM-DD`.
    pub today: String,
    /// Who we are: an AGB code or the name of a municipality; absent when not told.
    pub own: Option<String>,
    /// The title of the product book; absent when none was given.
    pub book: Option<String>,
    /// The files, in order.
    pub entries: Vec<Entry>,
    /// The declared month; absent when nothing was to be declared.
    pub declared: Option<MonthReport>,
    /// Whether the month was declared by an earlier run from the same registrations.
    pub declared_before: bool,
    /// What was put right; absent when that was not asked for.
    pub corrected: Option<CorrectReport>,
    /// Whether the month was only looked at, so that nothing was made or kept.
    pub is_preview: bool,
    /// The allocations that are overspent or run out before their end, what runs out first at the top.
    pub budget: Vec<BudgetRow>,
}

/// A file of a processed batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The report on it, the same on every run.
    pub report: MessageReport,
    /// Whether the dossier held it before, so that nothing was changed.
    pub seen: bool,
    /// Its hash, when it is kept in the dossier.
    pub hash: Option<Hash>,
}

/// What went to and fro between the parties, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standings {
    /// Messages of our own that must not be sent as they are.
    pub held_back: usize,
    /// Answers of ours.
    pub answers: Outcomes,
    /// Answers that were read and are right.
    pub decisions: Outcomes,
}

/// How many messages are accepted, accepted in part, and rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// All of it accepted.
    pub accepted: usize,
    /// Declarations of which lines are rejected.
    pub partly: usize,
    /// Rejected.
    pub rejected: usize,
}

impl Outcomes {
    const fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Accepted => &mut self.accepted,
            Outcome::Partly => &mut self.partly,
            Outcome::Rejected => &mut self.rejected,
        };
        *count += 1;
    }
}

impl Overview {
    /// The overview of a run on a day, with nothing in it.
    #[must_use]
    pub fn on(today: Datum) -> Self {
        Self {
            today: today.text().into_owned(),
            own: None,
            book: None,
            entries: Vec::new(),
            declared: None,
            declared_before: false,
            corrected: None,
            is_preview: false,
            budget: Vec::new(),
        }
    }

    /// Whether there was something, and the dossier knew all of it.
    #[must_use]
    pub fn is_nothing_new(&self) -> bool {
        let new = |entry: &Entry| !entry.seen && entry.report.verdict != Verdict::Unreadable;
        let known = self.declared_before || self.entries.iter().any(|entry| entry.seen);
        let declares = |month: &MonthReport| !month.declarations.is_empty();
        known
            && !self.entries.iter().any(new)
            && (self.declared_before || !self.declared.as_ref().is_some_and(declares))
    }

    /// Every finding on files and registrations.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let corrected = self.corrected.iter().map(|corrected| &corrected.month);
        let declared = self.declared.iter().chain(corrected).flat_map(|declared| &declared.findings);
        self.entries.iter().flat_map(|entry| &entry.report.findings).chain(declared)
    }

    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.severity == severity).count()
    }

    /// What went to and fro between the parties, counted.
    #[must_use]
    pub fn standings(&self) -> Standings {
        let mut counts = Standings::default();
        let mut told = HashSet::new();
        for Entry { report, hash, .. } in &self.entries {
            // The same message in two files is one message.
            if hash.as_ref().is_some_and(|hash| !told.insert(hash)) {
                continue;
            }
            counts.held_back += usize::from(report.held_back);
            if let Some(answer) = &report.answer {
                counts.answers.add(answer.outcome());
            }
            if let Some(decision) = report.decision.as_ref().filter(|_| !report.is_refused()) {
                counts.decisions.add(decision.outcome);
            }
        }
        counts
    }

    /// The objects of `findings.jsonl`: one per file that came in, and one per file of registrations.
    #[must_use]
    pub fn reports(&self) -> Vec<MessageReport> {
        let registrations = self.declared.iter().flat_map(MonthReport::reports);
        self.entries.iter().map(|entry| entry.report.clone()).chain(registrations).collect()
    }
}
