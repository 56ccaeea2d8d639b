//! Which rules found something, by the parties and by euro.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use comfy_table::CellAlignment;
use schemars::JsonSchema;
use serde::Serialize;

use super::format::Spreadsheet;
use super::text::table;
use super::words::{euro, severity, word};
use super::{MessageReport, Overview, gemeente_name};
use crate::finding::{Lang, Level, Severity};

/// Most rows that are told apart; a message may name any provider.
const MOST_ROWS: usize = 20_000;

/// Most rows in text.
pub(super) const MOST_IN_TEXT: usize = 100;

/// What one rule found in the messages between two parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatisticsRow {
    /// The rule.
    pub rule: String,
    /// Its level.
    pub level: Level,
    /// The most serious of what it found.
    pub severity: Severity,
    /// The municipality; absent when the message does not follow its schema, and for registrations.
    pub gemeente: Option<String>,
    /// The code of the provider; absent as the municipality is.
    pub aanbieder: Option<String>,
    /// How often it found something.
    pub findings: usize,
    /// In how many messages or files.
    pub messages: usize,
    /// The amounts of the declared lines that it hits, in eurocents: each line once per rule, a credit as a positive
    /// amount, and all lines when it is about the whole declaration; absent when no amount is known.
    pub cents: Option<i64>,
    /// How many of the findings have no known amount: they are in no declaration that follows its schema, in
    /// registrations, or in a report of before amounts were kept.
    pub without_amount: usize,
}

/// The rules that found something, the largest amount first and then what was found most.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statistics {
    /// A row per rule and pair of parties.
    pub rows: Vec<StatisticsRow>,
    /// Findings in rows beyond what is told apart.
    pub more: usize,
}

#[derive(Default)]
struct Counting {
    rows: HashMap<(String, Option<String>, Option<String>), StatisticsRow>,
    more: usize,
}

/// What a rule found in one message.
struct Found {
    level: Level,
    severity: Severity,
    findings: usize,
    cents: Option<i64>,
}

impl Statistics {
    /// Counts over a run; the same message in two files is one message.
    ///
    /// # Errors
    /// [`io::Error`] when what was put aside on disk cannot be read.
    pub fn of(overview: &Overview) -> io::Result<Self> {
        let mut counting = Counting::default();
        let mut last = None;
        for entry in overview.entries.iter() {
            let entry = entry?;
            // Files with the same message come one after another.
            let is_told = entry.hash.is_some() && last == entry.hash;
            if !is_told {
                counting.add(&entry.report);
            }
            last.clone_from(&entry.hash);
        }
        overview.months().flat_map(super::MonthReport::reports).for_each(|report| counting.add(&report));
        let mut rows: Vec<_> = counting.rows.into_values().collect();
        rows.sort_by(|a, b| {
            (b.cents, b.findings, &a.rule, &a.gemeente, &a.aanbieder).cmp(&(
                a.cents,
                a.findings,
                &b.rule,
                &b.gemeente,
                &b.aanbieder,
            ))
        });
        Ok(Self { rows, more: counting.more })
    }

    /// As JSON Lines, an object per row; `schemas/statistics.schema.json` describes it.
    pub(super) fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        self.rows.iter().try_for_each(|row| {
            serde_json::to_writer(&mut *out, row)?;
            out.write_all(b"\n")
        })
    }

    /// As a table for a spreadsheet; amounts are euros with a comma or point as the language has it.
    pub(super) fn csv(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let header = match lang {
            Lang::Nl => [
                "regel",
                "niveau",
                "ernst",
                "gemeente",
                "aanbieder",
                "bevindingen",
                "berichten",
                "bedrag",
                "zonder bekend bedrag",
            ],
            Lang::En => [
                "rule",
                "level",
                "severity",
                "municipality",
                "provider",
                "findings",
                "messages",
                "amount",
                "without known amount",
            ],
        };
        let mut table = Spreadsheet::begin(out, &header)?;
        for row in &self.rows {
            table.row([
                Cow::Borrowed(&*row.rule),
                row.level.name().into(),
                severity(row.severity, lang).into(),
                row.gemeente.as_deref().unwrap_or_default().into(),
                row.aanbieder.as_deref().unwrap_or_default().into(),
                row.findings.to_string().into(),
                row.messages.to_string().into(),
                row.cents.map_or_else(String::new, |cents| plain_amount(cents, lang)).into(),
                row.without_amount.to_string().into(),
            ])?;
        }
        table.end()
    }

    /// As a table for people.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let title = word(lang, "Welke regels iets vonden", "Which rules found something");
        if self.rows.is_empty() {
            let nothing = word(lang, "geen enkele regel vond iets", "no rule found anything");
            return format!("{title}: {nothing}\n");
        }
        let mut table = table(&[
            word(lang, "regel", "rule"),
            word(lang, "ernst", "severity"),
            word(lang, "tussen", "between"),
            word(lang, "bevindingen", "findings"),
            word(lang, "berichten", "messages"),
            word(lang, "bedrag", "amount"),
        ]);
        for row in self.rows.iter().take(MOST_IN_TEXT) {
            table.add_row([
                row.rule.clone(),
                severity(row.severity, lang).to_owned(),
                row.parties(lang),
                row.findings.to_string(),
                row.messages.to_string(),
                row.amount(lang),
            ]);
        }
        for column in [3, 4, 5] {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut text = format!("{title}\n{table}\n");
        if let Some(rest) = self.rest(lang) {
            text.push_str(&rest);
            text.push('\n');
        }
        text.push_str(word(lang, EXPLAINED.0, EXPLAINED.1));
        text.push('\n');
        text
    }

    /// How many rows text and the page have no room for.
    pub(super) fn rest(&self, lang: Lang) -> Option<String> {
        let more = self.rows.len().saturating_sub(MOST_IN_TEXT);
        (more > 0).then(|| match lang {
            Lang::Nl => format!("En nog {more} rijen; `--statistics --output csv=regels.csv` heeft ze alle"),
            Lang::En => {
                format!("And {more} more rows; `--statistics --output csv=rules.csv` has all of them")
            }
        })
    }
}

/// What the amount is.
pub(super) const EXPLAINED: (&str, &str) = (
    "Bedrag: de gedeclareerde regels waar de regel iets over zegt, elk één keer, credit als positief bedrag; gaat het \
     over de hele declaratie, dan al haar regels. Onbekend buiten declaraties.",
    "Amount: the declared lines that the rule says something about, each once, a credit as a positive amount; when it is \
     about the whole declaration, all its lines. Unknown outside declarations.",
);

impl StatisticsRow {
    /// The two parties as people know them.
    #[must_use]
    pub fn parties(&self, lang: Lang) -> String {
        match (&self.gemeente, &self.aanbieder) {
            (Some(gemeente), Some(aanbieder)) => format!("{gemeente}, {aanbieder}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => word(lang, "onbekend", "unknown").to_owned(),
        }
    }

    /// The amount as people write it.
    #[must_use]
    pub fn amount(&self, lang: Lang) -> String {
        self.cents.map_or_else(|| word(lang, "onbekend", "unknown").to_owned(), |cents| euro(cents, lang))
    }
}

/// An amount as a spreadsheet of the language reads it.
fn plain_amount(cents: i64, lang: Lang) -> String {
    let point = match lang {
        Lang::Nl => ',',
        Lang::En => '.',
    };
    format!("{}{point}{:02}", cents / 100, cents.unsigned_abs() % 100)
}

impl Counting {
    fn add(&mut self, report: &MessageReport) {
        let mut found: HashMap<&str, Found> = HashMap::new();
        for weight in &report.weights {
            let cents = Some(weight.cents);
            let of_rule =
                Found { level: weight.level, severity: weight.severity, findings: weight.findings, cents };
            found.insert(&weight.rule, of_rule);
        }
        let weighed: HashSet<&str> = report.weights.iter().map(|weight| &*weight.rule).collect();
        for finding in report.findings.iter().filter(|finding| !weighed.contains(&*finding.rule)) {
            let of_rule = found.entry(&finding.rule).or_insert(Found {
                level: finding.level,
                severity: finding.severity,
                findings: 0,
                cents: None,
            });
            of_rule.findings += 1;
            of_rule.severity = of_rule.severity.min(finding.severity);
        }
        let glance = report.glance.as_ref();
        let gemeente = glance.map(|glance| gemeente_name(&glance.gemeente));
        let aanbieder = glance.map(|glance| {
            if glance.afzender == glance.gemeente {
                glance.ontvanger.clone()
            } else {
                glance.afzender.clone()
            }
        });
        for (rule, of_rule) in found {
            self.count((rule.to_owned(), gemeente.clone(), aanbieder.clone()), &of_rule);
        }
    }

    fn count(&mut self, key: (String, Option<String>, Option<String>), found: &Found) {
        if self.rows.len() >= MOST_ROWS && !self.rows.contains_key(&key) {
            self.more += found.findings;
            return;
        }
        let row = self.rows.entry(key).or_insert_with_key(|(rule, gemeente, aanbieder)| StatisticsRow {
            rule: rule.clone(),
            level: found.level,
            severity: found.severity,
            gemeente: gemeente.clone(),
            aanbieder: aanbieder.clone(),
            findings: 0,
            messages: 0,
            cents: None,
            without_amount: 0,
        });
        row.severity = row.severity.min(found.severity);
        row.findings += found.findings;
        row.messages += 1;
        match found.cents {
            Some(cents) => row.cents = Some(row.cents.unwrap_or_default().saturating_add(cents)),
            None => row.without_amount += found.findings,
        }
    }
}
