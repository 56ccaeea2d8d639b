use std::borrow::Cow;
use std::io;

use super::dossier::BudgetRow;
use super::{Agreed, CorrectReport, Entries, MessageReport, MonthReport, Outcome};
use crate::dossier::Hash;
use crate::finding::{Finding, Severity};
use crate::values::{Datum, Simple};

/// All that a run has to tell.
#[derive(Debug)]
pub struct Overview {
    /// What was done.
    pub run: Run,
    /// The day of the run, `JJJJ-MM-DD`.
    pub today: String,
    /// Who we are: an AGB code or the name of a municipality; absent when not told.
    pub own: Option<String>,
    /// The title of the product book; absent when none was given.
    pub book: Option<String>,
    /// The files, in order.
    pub entries: Entries,
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

/// What a run did; it decides what is told, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Files were judged and nothing was changed.
    Checked,
    /// A work folder was processed.
    Processed,
    /// A month was declared, or only looked at.
    Declared,
    /// What was declared was put right.
    Corrected,
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
    pub(super) const fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Accepted => &mut self.accepted,
            Outcome::Partly => &mut self.partly,
            Outcome::Rejected => &mut self.rejected,
        };
        *count += 1;
    }
}

impl Overview {
    /// The overview of a work folder that was processed on a day, with nothing in it.
    #[must_use]
    pub fn on(today: Datum) -> Self {
        Self {
            run: Run::Processed,
            today: today.text().into_owned(),
            own: None,
            book: None,
            entries: Entries::default(),
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
        let counts = self.entries.counts();
        let known = self.declared_before || counts.seen > 0;
        let declares = |month: &MonthReport| !month.declarations.is_empty();
        known && counts.new == 0 && (self.declared_before || !self.declared.as_ref().is_some_and(declares))
    }

    /// The months of registrations: what was declared and what was put right.
    fn months(&self) -> impl Iterator<Item = &MonthReport> {
        self.declared.iter().chain(self.corrected.iter().map(|corrected| &corrected.month))
    }

    /// The number of findings of a severity, on files and on registrations.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let of_months = self.months().flat_map(|month| &month.findings);
        self.entries.counts().of_severity(severity)
            + of_months.filter(|finding| finding.severity == severity).count()
    }

    /// The agreements that were used, on files and on what is declared.
    #[must_use]
    pub fn agreed(&self) -> Agreed {
        let mut agreed = self.entries.counts().agreed.clone();
        for month in self.months() {
            for made in &month.declarations {
                let is_of = |finding: &&Finding| finding.path.starts_with(&made.file);
                agreed.count(&made.file, month.findings.iter().filter(is_of));
            }
        }
        agreed
    }

    /// The objects of `findings.jsonl`: one per file that came in, and one per file of registrations.
    ///
    /// Each is an error when what was put aside on disk cannot be read.
    pub fn reports(&self) -> impl Iterator<Item = io::Result<Cow<'_, MessageReport>>> {
        let entries = self.entries.iter().map(|entry| {
            entry.map(|entry| match entry {
                Cow::Borrowed(entry) => Cow::Borrowed(&entry.report),
                Cow::Owned(entry) => Cow::Owned(entry.report),
            })
        });
        entries.chain(self.months().flat_map(MonthReport::reports).map(|report| Ok(Cow::Owned(report))))
    }
}
