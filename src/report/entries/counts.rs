//! What is counted of the files of a run, kept while they come.

use std::collections::BTreeMap;

use crate::dossier::Hash;
use crate::finding::{Severity, Text, Verdict};
use crate::report::{Agreed, Entry, MessageReport, Standings, Total, gemeente_name};
use crate::values::Domain;

/// Most reasons for which rules could not run that are told apart: a reason may name what stood in a file.
const MOST_REASONS: usize = 500;

/// The counts over the files of a run.
#[derive(Debug, Default)]
pub struct Counts {
    /// The number of files.
    pub files: usize,
    /// The files that the dossier held before, or that are there twice.
    pub seen: usize,
    /// The files of which something was found.
    pub with_findings: usize,
    /// The files that could be read and were not seen before.
    pub new: usize,
    /// Rules that could not run, beyond the reasons that are told apart.
    pub more_skipped: usize,
    /// The agreements that were used.
    pub agreed: Agreed,
    verdicts: [usize; 4],
    severities: [usize; 3],
    standings: Standings,
    /// The message of the last file: the same message in two files is one message.
    last: Option<Hash>,
    /// By rule and English reason: the reason and in how many messages.
    skipped: BTreeMap<(String, String), (Text, usize)>,
    /// By name of the municipality and law: eurocents and the number of declarations.
    declared: BTreeMap<(String, Domain), (i64, usize)>,
}

impl Counts {
    /// The counts over reports of files that were only judged.
    #[must_use]
    pub fn of<'r>(reports: impl IntoIterator<Item = &'r MessageReport>) -> Self {
        let mut counts = Self::default();
        reports.into_iter().for_each(|report| counts.add_report(report, false, None));
        counts
    }

    pub(super) fn add(&mut self, entry: &Entry) {
        self.add_report(&entry.report, entry.seen, entry.hash.as_ref());
    }

    fn add_report(&mut self, report: &MessageReport, seen: bool, hash: Option<&Hash>) {
        self.files += 1;
        self.seen += usize::from(seen);
        self.with_findings += usize::from(!report.findings.is_empty());
        self.new += usize::from(!seen && report.verdict != Verdict::Unreadable);
        self.verdicts[verdict_place(report.verdict)] += 1;
        for finding in &report.findings {
            self.severities[severity_place(finding.severity)] += 1;
        }
        self.agreed.count(&report.file, &report.findings);
        self.stand(report, hash);
        self.skip(report);
        let glance = report.glance.as_ref();
        if let (Some(glance), Some(domain)) = (glance, report.domain)
            && let Some(cents) = glance.cents
        {
            let (sum, count) = self.declared.entry((gemeente_name(&glance.gemeente), domain)).or_default();
            *sum = sum.saturating_add(cents);
            *count += 1;
        }
    }

    fn stand(&mut self, report: &MessageReport, hash: Option<&Hash>) {
        let is_told = hash.is_some() && self.last.as_ref() == hash;
        self.last = hash.cloned();
        if is_told {
            return;
        }
        self.standings.held_back += usize::from(report.held_back);
        if let Some(answer) = &report.answer {
            self.standings.answers.add(answer.outcome());
        }
        if let Some(decision) = report.decision.as_ref().filter(|_| !report.is_refused()) {
            self.standings.decisions.add(decision.outcome);
        }
    }

    fn skip(&mut self, report: &MessageReport) {
        for skipped in &report.skipped {
            let key = (skipped.rule.to_string(), skipped.reason.en.to_string());
            if self.skipped.len() >= MOST_REASONS && !self.skipped.contains_key(&key) {
                self.more_skipped += 1;
                continue;
            }
            self.skipped.entry(key).or_insert_with(|| (skipped.reason.clone(), 0)).1 += 1;
        }
    }

    /// The number of files with a verdict.
    #[must_use]
    pub const fn of_verdict(&self, verdict: Verdict) -> usize {
        self.verdicts[verdict_place(verdict)]
    }

    /// The number of findings of a severity.
    #[must_use]
    pub const fn of_severity(&self, severity: Severity) -> usize {
        self.severities[severity_place(severity)]
    }

    /// What went to and fro between the parties.
    #[must_use]
    pub const fn standings(&self) -> Standings {
        self.standings
    }

    /// What could not be checked and why, with in how many messages.
    pub fn skipped(&self) -> impl Iterator<Item = (&str, &Text, usize)> {
        self.skipped.iter().map(|((rule, _), (reason, count))| (&**rule, reason, *count))
    }

    /// The amounts in the declarations among the files, per municipality and law.
    #[must_use]
    pub fn declared(&self) -> Vec<Total> {
        let total = |((gemeente, domain), (cents, declarations)): (&(String, Domain), &(i64, usize))| Total {
            gemeente: gemeente.clone(),
            domain: *domain,
            cents: *cents,
            declarations: *declarations,
        };
        self.declared.iter().map(total).collect()
    }
}

const fn verdict_place(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Valid => 0,
        Verdict::Invalid => 1,
        Verdict::Unreadable => 2,
        Verdict::Reconstructed => 3,
    }
}

const fn severity_place(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}
