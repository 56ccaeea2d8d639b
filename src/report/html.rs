//! The report as one HTML page that needs nothing else and prints well.

mod budget;

use std::borrow::Borrow;

use askama::Template;

use budget::{Bar, DRAWN};

use super::dossier::BudgetRow;
use super::standing::standing;
use super::words::{self, word};
use super::{
    Change, DeclaredLine, DeclaredMessage, Entry, ExpectedAnswer, MessageReport, Overview, corrected,
    expected, text,
};
use crate::finding::{Finding, Lang, Severity, Text, Verdict};

/// Lays the report out; everything that came from outside is escaped.
///
/// # Errors
/// [`askama::Error`] when the page cannot be made.
pub fn page(overview: &Overview, lang: Lang) -> Result<String, askama::Error> {
    Page { overview, lang }.render()
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'r> {
    overview: &'r Overview,
    lang: Lang,
}

/// A label with a number, in the summary.
struct Figure {
    label: &'static str,
    value: String,
    /// Whether it calls for attention.
    alarming: bool,
}

impl Page<'_> {
    const fn t(&self, nl: &'static str, en: &'static str) -> &'static str {
        word(self.lang, nl, en)
    }

    const fn code(&self) -> &'static str {
        word(self.lang, "nl", "en")
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    /// Takes fields, which templates see as references, as well as sums.
    fn euro(&self, cents: impl Borrow<i64>) -> String {
        words::euro(*cents.borrow(), self.lang)
    }

    fn tarief(&self, line: &DeclaredLine) -> String {
        line.tarief.map_or_else(String::new, |cents| words::euro(i64::from(cents), self.lang))
    }

    fn volume(&self, line: &DeclaredLine) -> String {
        words::volume(line.volume.into(), &line.eenheid, self.lang)
    }

    #[expect(clippy::unused_self, reason = "the template calls it as a method")]
    fn code_with_meaning(&self, code: &str, made: &DeclaredMessage) -> String {
        expected::code_with_meaning(code, made.domain)
    }

    const fn answer(&self, answer: &ExpectedAnswer) -> &'static str {
        answer.in_words(self.lang)
    }

    /// What is expected of a line; nothing in a report of before that was kept.
    fn expected(&self, line: &DeclaredLine, made: &DeclaredMessage) -> String {
        match (&line.expected, &made.expected) {
            (Some(expected), answer) => {
                let unsure = if expected.codes.is_empty() && !expected.not_checked.is_empty() {
                    self.t(", voor zover gecontroleerd", ", as far as checked")
                } else {
                    ""
                };
                format!("{}{unsure}", expected.in_words(answer.as_ref(), self.lang))
            }
            (None, Some(answer)) => answer.in_words(self.lang).to_owned(),
            (None, None) => String::new(),
        }
    }

    fn date(&self, iso: &str) -> String {
        words::date(iso, self.lang)
    }

    fn corrected_heading(&self, change: &Change) -> String {
        corrected::heading(change, self.lang)
    }

    const fn verdict(&self, report: &MessageReport) -> &'static str {
        words::verdict(report.verdict, self.lang)
    }

    const fn severity(&self, finding: &Finding) -> &'static str {
        words::severity(finding.severity, self.lang)
    }

    fn place(&self, finding: &Finding) -> String {
        text::place(finding, self.lang)
    }

    fn files(&self, verdict: Verdict) -> usize {
        self.overview.entries.iter().filter(|entry| entry.report.verdict == verdict).count()
    }

    fn figures(&self) -> Vec<Figure> {
        let figure = |label, count: usize, alarming| Figure {
            label,
            value: count.to_string(),
            alarming: alarming && count > 0,
        };
        let seen = self.overview.entries.iter().filter(|entry| entry.seen).count();
        // Of a declaration or correction alone no messages came in.
        let only_registrations = self.overview.entries.is_empty()
            && (self.overview.declared.is_some() || self.overview.corrected.is_some());
        let mut figures = vec![
            figure(self.t("bestanden binnengekomen", "files came in"), self.overview.entries.len(), false),
            figure(self.t("goed", "valid"), self.files(Verdict::Valid), false),
            figure(self.t("met fouten", "with errors"), self.files(Verdict::Invalid), true),
            figure(self.t("niet gelezen", "not read"), self.files(Verdict::Unreadable), true),
            figure(self.t("eerder gezien", "seen before"), seen, false),
        ];
        if only_registrations {
            figures.clear();
        }
        figures.extend([
            figure(self.t("fouten", "errors"), self.overview.count(Severity::Error), true),
            figure(self.t("waarschuwingen", "warnings"), self.overview.count(Severity::Warning), false),
        ]);
        let reconstructed = self.files(Verdict::Reconstructed);
        if reconstructed > 0 {
            figures.push(figure(
                self.t("gereconstrueerd (303, 304)", "reconstructed (303, 304)"),
                reconstructed,
                false,
            ));
        }
        let counts = self.overview.standings();
        let (ours, theirs) = (counts.answers, counts.decisions);
        let rejected_by_us = ours.partly + ours.rejected;
        let rejected_by_them = theirs.partly + theirs.rejected;
        for (label, count, alarming) in [
            (
                self.t("eigen berichten tegengehouden", "messages of our own held back"),
                counts.held_back,
                true,
            ),
            (self.t("door ons goedgekeurd", "accepted by us"), ours.accepted, false),
            (self.t("door ons (deels) afgekeurd", "rejected by us (in part)"), rejected_by_us, false),
            (self.t("antwoorden gelezen: goedgekeurd", "answers read: accepted"), theirs.accepted, false),
            (
                self.t("antwoorden gelezen: (deels) afgekeurd", "answers read: rejected (in part)"),
                rejected_by_them,
                true,
            ),
        ] {
            if count > 0 {
                figures.push(figure(label, count, alarming));
            }
        }
        if let Some(declared) = &self.overview.declared {
            let value = words::euro(declared.cents(), self.lang);
            figures.push(Figure { label: self.t("gedeclareerd", "declared"), value, alarming: false });
            let rejected = declared.expected_totals().rejected_lines;
            if rejected > 0 {
                figures.push(figure(
                    self.t("regels naar verwachting afgekeurd", "lines expected to be rejected"),
                    rejected,
                    true,
                ));
            }
        }
        if let Some(corrected) = &self.overview.corrected {
            let (credit, debit) = corrected.total();
            for (label, cents) in [
                (self.t("credit", "credit"), credit),
                (self.t("debet", "debit"), debit),
                (self.t("verschil", "difference"), debit - credit),
            ] {
                figures.push(Figure { label, value: words::euro(cents, self.lang), alarming: false });
            }
        }
        figures
    }

    /// The allocations of which a picture is shown.
    fn drawn(&self) -> &[BudgetRow] {
        let rows = &self.overview.budget;
        rows.get(..DRAWN).unwrap_or(rows)
    }

    /// How many of them are not shown.
    fn not_drawn(&self) -> usize {
        self.overview.budget.len().saturating_sub(DRAWN)
    }

    fn bar(&self, row: &BudgetRow) -> Option<Bar> {
        Bar::of(row, self.lang)
    }

    /// What has become of a message between the two parties.
    fn standing(&self, report: &MessageReport) -> Vec<String> {
        standing(report, self.lang)
    }

    /// The files that have something to be said about.
    fn with_findings(&self) -> Vec<&MessageReport> {
        let reports = self.overview.entries.iter().map(|entry| &entry.report);
        reports.filter(|report| !report.findings.is_empty()).collect()
    }

    fn without_findings(&self) -> Vec<&MessageReport> {
        let reports = self.overview.entries.iter().map(|entry| &entry.report);
        reports.filter(|report| report.findings.is_empty()).collect()
    }

    fn seen(&self) -> Vec<&Entry> {
        self.overview.entries.iter().filter(|entry| entry.seen).collect()
    }

    /// What could not be checked and why, with in how many messages.
    fn not_checked(&self) -> Vec<(String, String, usize)> {
        text::not_checked_counts(self.overview.entries.iter().map(|entry| &entry.report), self.lang)
    }
}
