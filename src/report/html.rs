//! The report as one HTML page that needs nothing else and prints well.

mod budget;
mod figures;
mod hash;
mod listed;
mod money;
mod paper;

use std::borrow::Borrow;
use std::io::{self, Write};

use askama::Template;

use budget::{Bar, DRAWN};
use listed::Listed;
use money::{MoneyRow, Trend};

use super::dossier::{self, BudgetRow, Snapshot};
use super::standing::standing;
use super::words::{self, word};
use super::{
    AgreedRow, Change, Counts, DeclaredLine, DeclaredMessage, ExpectedAnswer, MessageReport, Overview,
    Statistics, StatisticsRow, corrected, expected, statistics, text,
};
use crate::dossier::Bedragen;
use crate::finding::{Finding, Lang, Text};
use crate::messages::Kind;
use crate::values::Domain;

/// How the page looks.
const STYLE: &str = include_str!("../../templates/report.css");

/// What the filters do; without it all is shown.
const SCRIPT: &str = include_str!("../../templates/report.js");

/// Most rows of a list of the dossier.
const MOST_ROWS: usize = 200;

/// Writes the report; everything that came from outside is escaped.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (listed, statistics) = (Listed::of(overview)?, Statistics::of(overview)?);
    let mut page = Page { overview, listed, statistics, lang, style: String::new(), script: SCRIPT };
    page.style = format!("{STYLE}{}", paper::foot(&page.name()));
    page.write_into(out)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'r> {
    overview: &'r Overview,
    listed: Listed<'r>,
    statistics: Statistics,
    lang: Lang,
    style: String,
    script: &'static str,
}

/// A list of the dossier in cells, and for how many rows there was no room.
struct Cells {
    header: Vec<&'static str>,
    /// The municipality that a row is about, and its cells.
    rows: Vec<(String, Vec<String>)>,
    more: usize,
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
        report
            .glance
            .as_ref()
            .map_or_else(|| self.unknown().to_owned(), |glance| super::gemeente_name(&glance.gemeente))
    }

    /// The municipality of what is about none that is known, in the filter.
    const fn unknown(&self) -> &'static str {
        self.t("(onbekend)", "(unknown)")
    }

    #[expect(clippy::unused_self, reason = "the template calls it as a method")]
    fn gemeente_name(&self, code: &str) -> String {
        super::gemeente_name(code)
    }

    /// What registrations are in the filter, beside the kinds of messages.
    const fn registrations(&self) -> &'static str {
        self.t("registratie", "registration")
    }

    /// The kind of message of a declaration that was made.
    #[expect(clippy::unused_self, reason = "the template calls it as a method")]
    fn declaration(&self, domain: impl Borrow<Domain>) -> String {
        format!("{}{}", domain.borrow().prefix(), Kind::Declaratie.number())
    }

    /// What the page is called: in a list of files, and at the foot of every sheet.
    fn name(&self) -> String {
        let title = self.t("Berichten en declaraties", "Messages and declarations");
        let about = [self.period(), self.overview.own.clone()].into_iter().flatten();
        let made = format!("{} {}", self.t("gemaakt op", "made on"), self.date(&self.overview.today));
        std::iter::once(title.to_owned()).chain(about).chain([made]).collect::<Vec<_>>().join(" · ")
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
        let cells = |row: &T| (row.gemeente().unwrap_or(self.unknown()).to_owned(), row.cells(self.lang));
        Cells {
            header: T::header(self.lang),
            rows: rows.iter().take(MOST_ROWS).map(cells).collect(),
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

    /// The agreements that were used.
    fn agreed(&self) -> Vec<AgreedRow> {
        self.overview.agreed().rows(self.lang)
    }

    /// What could not be checked and why, with in how many messages.
    fn not_checked(&self) -> Vec<(&str, &Text, usize)> {
        self.counts().skipped().collect()
    }
}
