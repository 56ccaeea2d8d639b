//! The files that the page names, and how many more there are.

use std::borrow::Cow;
use std::io;

use super::Page;
use crate::finding::Severity;
use crate::report::{Entry, Overview};

/// Most messages with findings of which the findings are shown.
const MOST_MESSAGES: usize = 500;

/// Most findings that are shown, but for those of the last message.
const MOST_FINDINGS: usize = 5_000;

/// Most messages without findings, and files seen before, that are named.
const MOST_NAMED: usize = 2_000;

/// The files that the page has room for.
#[derive(Default)]
pub(super) struct Listed<'r> {
    /// Those with errors first: what has to be mended is what there must be room for.
    pub with_findings: Vec<Cow<'r, Entry>>,
    pub without_findings: Vec<Cow<'r, Entry>>,
    pub seen: Vec<String>,
}

/// Messages with findings, as many as there is room for.
#[derive(Default)]
struct Room<'r> {
    entries: Vec<Cow<'r, Entry>>,
    findings: usize,
}

impl<'r> Room<'r> {
    fn add(&mut self, entry: Cow<'r, Entry>) {
        if self.entries.len() < MOST_MESSAGES && self.findings < MOST_FINDINGS {
            self.findings += entry.report.findings.len();
            self.entries.push(entry);
        }
    }
}

impl<'r> Listed<'r> {
    /// Looks through all files of a run, in order.
    ///
    /// # Errors
    /// [`io::Error`] when what was put aside on disk cannot be read.
    pub(super) fn of(overview: &'r Overview) -> io::Result<Self> {
        let mut listed = Self::default();
        let [mut errors, mut warnings, mut others] = [Room::default(), Room::default(), Room::default()];
        for entry in overview.entries.iter() {
            let entry = entry?;
            if entry.seen && listed.seen.len() < MOST_NAMED {
                listed.seen.push(entry.report.file.clone());
            }
            match entry.report.findings.iter().map(|finding| finding.severity).min() {
                Some(Severity::Error) => errors.add(entry),
                Some(Severity::Warning) => warnings.add(entry),
                Some(Severity::Info) => others.add(entry),
                None if listed.without_findings.len() < MOST_NAMED => listed.without_findings.push(entry),
                None => {}
            }
        }
        warnings.entries.into_iter().chain(others.entries).for_each(|entry| errors.add(entry));
        listed.with_findings = errors.entries;
        Ok(listed)
    }
}

impl Page<'_> {
    /// How many messages with findings there was no room for.
    pub(super) fn more_with_findings(&self) -> usize {
        self.counts().with_findings.saturating_sub(self.listed.with_findings.len())
    }

    pub(super) fn without_findings(&self) -> usize {
        self.counts().files.saturating_sub(self.counts().with_findings)
    }

    pub(super) fn more_without_findings(&self) -> usize {
        self.without_findings().saturating_sub(self.listed.without_findings.len())
    }

    pub(super) fn more_seen(&self) -> usize {
        self.counts().seen.saturating_sub(self.listed.seen.len())
    }
}
