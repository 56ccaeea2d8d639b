//! The report as one HTML page that needs nothing else and prints well.

mod budget;
mod hash;
mod money;

use std::borrow::{Borrow, Cow};
use std::io::{self, Write};

use askama::Template;

use budget::{Bar, DRAWN};

use money::{MoneyRow, Trend};

use super::dossier::{self, BudgetRow, Snapshot};
use super::standing::standing;
use super::words::{self, word};
use super::{
    AgreedRow, Change, Counts, DeclaredLine, DeclaredMessage, Entry, ExpectedAnswer, MessageReport, Overview,
    Statistics, StatisticsRow, corrected, expected, statistics, text,
};
use crate::dossier::Bedragen;
use crate::finding::{Finding, Lang, Severity, Text, Verdict};

/// How the page looks.
const STYLE: &str = include_str!("../../templates/report.css");

/// What the filters do; without it all is shown.
const SCRIPT: &str = include_str!("../../templates/report.js");

/// Most rows of a list of the dossier.
const MOST_ROWS: usize = 200;

/// Most messages with findings of which the findings are shown.
const MOST_MESSAGES: usize = 500;

/// Most findings that are shown, but for those of the last message.
const MOST_FINDINGS: usize = 5_000;

/// Most messages without findings, and files seen before, that are named.
const MOST_NAMED: usize = 2_000;

/// Writes the report; everything that came from outside is escaped.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (listed, statistics) = (Listed::of(overview)?, Statistics::of(overview)?);
    let page = Page { overview, listed, statistics, lang, style: STYLE, script: SCRIPT };
    page.write_into(out)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'r> {
    overview: &'r Overview,
    listed: Listed<'r>,
    statistics: Statistics,
    lang: Lang,
    style: &'static str,
    script: &'static str,
}

/// A list of the dossier in cells, and for how many rows there was no room.
struct Cells {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    more: usize,
}

/// The files that the page has room for, and how many more there are.
#[derive(Default)]
struct Listed<'r> {
    with_findings: Vec<Cow<'r, Entry>>,
    without_findings: Vec<Cow<'r, Entry>>,
    seen: Vec<String>,
}

impl<'r> Listed<'r> {
    fn of(overview: &'r Overview) -> io::Result<Self> {
        let mut listed = Self::default();
        let mut findings = 0;
        for entry in overview.entries.iter() {
            let entry = entry?;
            if entry.seen && listed.seen.len() < MOST_NAMED {
                listed.seen.push(entry.report.file.clone());
            }
            let found = entry.report.findings.len();
            if found == 0 {
                if listed.without_findings.len() < MOST_NAMED {
                    listed.without_findings.push(entry);
                }
            } else if listed.with_findings.len() < MOST_MESSAGES && findings < MOST_FINDINGS {
                findings += found;
                listed.with_findings.push(entry);
            }
        }
        Ok(listed)
    }
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
        self.lang.code()
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

    fn empty(&self) -> String {
        Overview::empty().get(self.lang).to_owned()
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

    const fn counts(&self) -> &Counts {
        self.overview.entries.counts()
    }

    fn figures(&self) -> Vec<Figure> {
        let figure = |label, count: usize, alarming| Figure {
            label,
            value: count.to_string(),
            alarming: alarming && count > 0,
        };
        let counted = self.counts();
        // Of a declaration or correction alone no messages came in.
        let only_registrations = self.overview.entries.is_empty()
            && (self.overview.declared.is_some() || self.overview.corrected.is_some());
        let mut figures = vec![
            figure(self.t("bestanden binnengekomen", "files came in"), self.overview.entries.len(), false),
            figure(self.t("goed", "valid"), counted.of_verdict(Verdict::Valid), false),
            figure(self.t("met fouten", "with errors"), counted.of_verdict(Verdict::Invalid), true),
            figure(self.t("niet gelezen", "not read"), counted.of_verdict(Verdict::Unreadable), true),
            figure(self.t("eerder gezien", "seen before"), counted.seen, false),
        ];
        if only_registrations {
            figures.clear();
        }
        figures.extend([
            figure(self.t("fouten", "errors"), self.overview.count(Severity::Error), true),
            figure(self.t("waarschuwingen", "warnings"), self.overview.count(Severity::Warning), false),
        ]);
        let reconstructed = counted.of_verdict(Verdict::Reconstructed);
        if reconstructed > 0 {
            figures.push(figure(
                self.t("gereconstrueerd (303, 304)", "reconstructed (303, 304)"),
                reconstructed,
                false,
            ));
        }
        let counts = counted.standings();
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

    /// What the page may run and how it may look: nothing but its own.
    #[expect(clippy::unused_self, reason = "the template calls it as a method")]
    fn hash_of(&self, text: &str) -> String {
        hash::of(text)
    }

    fn gemeente(&self, report: &MessageReport) -> String {
        report.glance.as_ref().map_or_else(
            || self.t("(onbekend)", "(unknown)").to_owned(),
            |glance| super::gemeente_name(&glance.gemeente),
        )
    }

    fn kind<'m>(&self, report: &'m MessageReport) -> &'m str {
        report.message.as_deref().unwrap_or(self.t("(geen bericht)", "(no message)"))
    }

    const fn severity_of(&self, row: &StatisticsRow) -> &'static str {
        words::severity(row.severity, self.lang)
    }

    fn period(&self) -> Option<String> {
        self.overview.period.as_ref().map(|period| period.in_words(self.lang))
    }

    fn told_of_period(&self) -> Vec<String> {
        self.overview.period.as_ref().map_or_else(Vec::new, |period| period.told(self.lang))
    }

    fn money(&self, snapshot: &Snapshot) -> Vec<MoneyRow> {
        money::rows(&snapshot.ledger, self.lang)
    }

    #[expect(clippy::unused_self, reason = "the template calls it as a method")]
    fn money_total(&self, snapshot: &Snapshot) -> Bedragen {
        money::total(&snapshot.ledger)
    }

    /// Whether it is a report of a period, which says so when there is no money in it.
    const fn is_of_period(&self) -> bool {
        self.overview.period.is_some()
    }

    const fn no_money(&self) -> &'static str {
        self.t(super::NO_MONEY.0, super::NO_MONEY.1)
    }

    fn trends(&self, snapshot: &Snapshot) -> Vec<Trend> {
        money::trends(&snapshot.ledger, self.lang)
    }

    fn months(&self, snapshot: &Snapshot) -> money::Months {
        money::months(&snapshot.ledger, MOST_ROWS, self.lang)
    }

    fn list<T: dossier::Listed>(&self, rows: &[T]) -> Cells {
        Cells {
            header: T::header(self.lang),
            rows: rows.iter().take(MOST_ROWS).map(|row| row.cells(self.lang)).collect(),
            more: rows.len().saturating_sub(MOST_ROWS),
        }
    }

    fn counted_rules(&self) -> &[StatisticsRow] {
        let rows = &self.statistics.rows;
        rows.get(..statistics::MOST_IN_TEXT).unwrap_or(rows)
    }

    const fn explained(&self) -> &'static str {
        self.t(statistics::EXPLAINED.0, statistics::EXPLAINED.1)
    }

    /// How many messages with findings there was no room for.
    fn more_with_findings(&self) -> usize {
        self.counts().with_findings.saturating_sub(self.listed.with_findings.len())
    }

    fn without_findings(&self) -> usize {
        self.counts().files.saturating_sub(self.counts().with_findings)
    }

    fn more_without_findings(&self) -> usize {
        self.without_findings().saturating_sub(self.listed.without_findings.len())
    }

    fn more_seen(&self) -> usize {
        self.counts().seen.saturating_sub(self.listed.seen.len())
    }

    /// The agreements that were used.
    fn agreed(&self) -> Vec<AgreedRow> {
        self.overview.agreed().rows(self.lang)
    }

    /// What could not be checked and why, with in how many messages.
    fn not_checked(&self) -> Vec<(&str, &Text, usize)> {
        self.counts().skipped().collect()
    }
}
