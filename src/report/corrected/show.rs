//! A correction as text for a terminal, and as JSON lines.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, ColumnConstraint, Width};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Change, CorrectReport, CorrectTotal};
use crate::finding::Lang;
use crate::report::text::{registrations, table, visible};
use crate::report::words::{euro, word};
use crate::report::{gemeente_name, json};

/// What was found, what is not declared, what is done per line and why, and last the amounts.
#[must_use]
pub fn text(report: &CorrectReport, lang: Lang) -> String {
    let mut text = registrations(&report.month.findings, &report.month.omitted, lang);
    for (first, changes) in report.declarations() {
        let _ = writeln!(text, "{}\n  {}\n{}", heading(first, lang), first.file, lines(changes, lang));
    }
    text.push_str(&totals(report, lang));
    for said in report.closing(lang) {
        let _ = writeln!(text, "{said}");
    }
    text
}

/// Which declaration the lines are in.
pub(in crate::report) fn heading(change: &Change, lang: Lang) -> String {
    let (gemeente, law) = (gemeente_name(&change.gemeente), change.domain.law());
    let (nummer, period) = (&change.nummer, &change.period);
    match lang {
        Lang::Nl => format!("{gemeente}, {law}: declaratie {nummer} over {period}"),
        Lang::En => format!("{gemeente}, {law}: declaration {nummer} for {period}"),
    }
}

fn lines(changes: &[Change], lang: Lang) -> String {
    let mut table = table(&[
        word(lang, "cliënt", "client"),
        word(lang, "zorg", "care"),
        word(lang, "wat er gebeurt, en waarom", "what is done, and why"),
    ]);
    table.set_constraints([
        ColumnConstraint::Absolute(Width::Fixed(11)),
        ColumnConstraint::Absolute(Width::Fixed(24)),
    ]);
    for change in changes {
        table.add_row([
            change.client.clone(),
            format!(
                "{} {}, {} {}",
                visible(&change.product),
                change.month,
                word(lang, "toewijzing", "allocation"),
                change.toewijzing
            ),
            visible(&change.in_words(lang)),
        ]);
    }
    table.to_string()
}

fn totals(report: &CorrectReport, lang: Lang) -> String {
    let totals = report.totals();
    if totals.is_empty() {
        return String::new();
    }
    let mut table = table(&[
        word(lang, "gemeente", "municipality"),
        word(lang, "wet", "law"),
        word(lang, "credit", "credit"),
        word(lang, "debet", "debit"),
        word(lang, "verschil", "difference"),
    ]);
    for total in &totals {
        table.add_row([
            total.gemeente.clone(),
            total.domain.law().to_string(),
            euro(total.credit, lang),
            euro(total.debit, lang),
            euro(total.difference(), lang),
        ]);
    }
    let (credit, debit) = report.total();
    table.add_row([
        word(lang, "totaal", "total").to_string(),
        String::new(),
        euro(credit, lang),
        euro(debit, lang),
        euro(debit - credit, lang),
    ]);
    for column in [2, 3, 4] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{}\n{table}\n", word(lang, "Gecorrigeerd", "Put right"))
}

/// What `correct` did and left as it is: the last line of its JSON. Amounts are eurocents.
#[derive(Serialize, JsonSchema)]
pub struct Corrections<'r> {
    /// What is done, per line of care, in the order of the declarations.
    pub changes: Vec<LineChange<'r>>,
    /// Credit and debit per municipality and law.
    pub totals: Vec<LineTotal>,
    /// The lines that were left as they are.
    pub untouched: Untouched,
    /// Whether it was only tried: nothing is kept and nothing is to be sent.
    pub dry_run: bool,
    /// What text says at the end, a sentence each.
    pub said: Vec<String>,
}

/// A change, with its difference and in words.
#[derive(Serialize, JsonSchema)]
pub struct LineChange<'r> {
    /// The change.
    #[serde(flatten)]
    pub change: &'r Change,
    /// The debit less the credit, in eurocents.
    pub difference: i64,
    /// What was before, what is done and why, in words.
    pub message: String,
}

/// Credit and debit of a municipality under a law, with the difference.
#[derive(Serialize, JsonSchema)]
pub struct LineTotal {
    /// The sums.
    #[serde(flatten)]
    pub total: CorrectTotal,
    /// The debits less the credits, in eurocents.
    pub difference: i64,
}

/// Lines that were left as they are.
#[derive(Serialize, JsonSchema)]
pub struct Untouched {
    /// Accepted lines that are right as they are.
    pub accepted: usize,
    /// Lines that are right and not answered yet.
    pub under_way: usize,
    /// Accepted lines without registrations that were not withdrawn.
    pub vanished: usize,
    /// The sum of those, in eurocents.
    pub vanished_cents: i64,
}

/// JSON lines: first what was found, an object per file of registrations as `declare` gives them, and last one object
/// with the changes, the totals and what was left as it is. Amounts are eurocents.
#[must_use]
pub fn json_lines(report: &CorrectReport, lang: Lang) -> String {
    let mut text = json::lines(&report.month.reports(), lang);
    let line = Corrections {
        changes: report
            .changes
            .iter()
            .map(|change| LineChange {
                change,
                difference: change.difference(),
                message: change.in_words(lang),
            })
            .collect(),
        totals: report
            .totals()
            .into_iter()
            .map(|total| LineTotal { difference: total.difference(), total })
            .collect(),
        untouched: Untouched {
            accepted: report.accepted,
            under_way: report.under_way,
            vanished: report.vanished.0,
            vanished_cents: report.vanished.1,
        },
        dry_run: report.dry_run,
        said: report.closing(lang),
    };
    text.push_str(&json::object(&line));
    text
}
