//! `declare --check` as one JSON object; `schemas/declare-check.schema.json` describes it.

use serde::Serialize;
use serde_json::Value;

use super::{ExpectedAnswer, ExpectedLine, ExpectedOutcome, ExpectedReason, ExpectedTotals, meaning};
use crate::finding::{Lang, Skipped, Text};
use crate::report::{DeclaredLine, DeclaredMessage, MonthReport, OmittedRow, json};
use crate::values::Domain;

#[derive(Serialize)]
struct Check<'r> {
    month: &'r str,
    declared_before: bool,
    totals: ExpectedTotals,
    declarations: Vec<Declaration<'r>>,
    omitted: Vec<Omitted<'r>>,
    not_checked: Vec<NotChecked<'r>>,
    reports: Vec<Value>,
}

#[derive(Serialize)]
struct Declaration<'r> {
    number: &'r str,
    domain: Domain,
    gemeente: &'r str,
    cents: i64,
    expected: Option<Answer<'r>>,
    lines: Vec<Line<'r>>,
}

#[derive(Serialize)]
struct Answer<'r> {
    outcome: ExpectedOutcome,
    codes: Vec<Code<'r>>,
    reasons: Vec<Reason<'r>>,
    granted: Option<i64>,
    not_checked: Vec<NotChecked<'r>>,
}

#[derive(Serialize)]
struct Line<'r> {
    reference: &'r str,
    client: &'r str,
    allocation: u32,
    product: &'r str,
    from: &'r str,
    to: &'r str,
    volume: u32,
    unit: &'r str,
    tariff: Option<u32>,
    cents: i64,
    derivation: Vec<&'r str>,
    expected: Option<OfLine<'r>>,
}

#[derive(Serialize)]
struct OfLine<'r> {
    accepted: bool,
    codes: Vec<Code<'r>>,
    reasons: Vec<Reason<'r>>,
    not_checked: Vec<NotChecked<'r>>,
}

#[derive(Serialize)]
struct Code<'r> {
    code: &'r str,
    meaning: &'r str,
}

#[derive(Serialize)]
struct Reason<'r> {
    code: &'r str,
    rule: &'r str,
    message: &'r str,
    advice: &'r str,
}

#[derive(Serialize)]
struct NotChecked<'r> {
    rule: &'r str,
    reason: &'r str,
}

#[derive(Serialize)]
struct Omitted<'r> {
    place: &'r str,
    client: &'r str,
    product: &'r str,
    date: &'r str,
    rule: &'r str,
    reason: &'r str,
    correctable: bool,
}

/// The expected answers of a month as one line of JSON, with its line end.
#[must_use]
pub fn json(declared: &MonthReport, before: bool, lang: Lang) -> String {
    let words = Words(lang);
    let check = Check {
        month: &declared.month,
        declared_before: before,
        totals: declared.expected_totals(),
        declarations: declared.declarations.iter().map(|made| words.declaration(made)).collect(),
        omitted: declared.omitted.iter().map(|row| words.omitted(row)).collect(),
        not_checked: words.not_checked(&declared.skipped),
        // What was written as JSON can be read as JSON.
        reports: declared
            .reports()
            .iter()
            .filter_map(|report| serde_json::from_str(&json::line(report, lang)).ok())
            .collect(),
    };
    let mut line = serde_json::to_string(&check).unwrap_or_default();
    line.push('\n');
    line
}

/// The words of one language.
struct Words(Lang);

impl Words {
    fn declaration<'r>(&self, made: &'r DeclaredMessage) -> Declaration<'r> {
        Declaration {
            number: &made.nummer,
            domain: made.domain,
            gemeente: &made.gemeente,
            cents: made.cents,
            expected: made.expected.as_ref().map(|answer| self.answer(answer, made.domain)),
            lines: made.lines.iter().map(|line| self.line(line, made.domain)).collect(),
        }
    }

    fn answer<'r>(&self, answer: &'r ExpectedAnswer, domain: Domain) -> Answer<'r> {
        Answer {
            outcome: answer.outcome,
            codes: codes(&answer.codes, domain),
            reasons: self.reasons(&answer.reasons),
            granted: answer.granted,
            not_checked: self.not_checked(&answer.not_checked),
        }
    }

    fn line<'r>(&self, line: &'r DeclaredLine, domain: Domain) -> Line<'r> {
        Line {
            reference: &line.reference,
            client: &line.client,
            allocation: line.toewijzing,
            product: &line.product,
            from: &line.from,
            to: &line.to,
            volume: line.volume,
            unit: &line.eenheid,
            tariff: line.tarief,
            cents: line.cents,
            derivation: line.derivation.iter().map(|step| self.say(step)).collect(),
            expected: line.expected.as_ref().map(|expected| self.of_line(expected, domain)),
        }
    }

    fn of_line<'r>(&self, expected: &'r ExpectedLine, domain: Domain) -> OfLine<'r> {
        OfLine {
            accepted: expected.codes.is_empty(),
            codes: codes(&expected.codes, domain),
            reasons: self.reasons(&expected.reasons),
            not_checked: self.not_checked(&expected.not_checked),
        }
    }

    fn reasons<'r>(&self, reasons: &'r [ExpectedReason]) -> Vec<Reason<'r>> {
        let reason = |reason: &'r ExpectedReason| Reason {
            code: &reason.code,
            rule: &reason.rule,
            message: self.say(&reason.message),
            advice: self.say(&reason.advice),
        };
        reasons.iter().map(reason).collect()
    }

    fn not_checked<'r>(&self, skipped: &'r [Skipped]) -> Vec<NotChecked<'r>> {
        let told =
            |skipped: &'r Skipped| NotChecked { rule: &skipped.rule, reason: self.say(&skipped.reason) };
        skipped.iter().map(told).collect()
    }

    fn omitted<'r>(&self, row: &'r OmittedRow) -> Omitted<'r> {
        Omitted {
            place: &row.place,
            client: &row.client,
            product: &row.product,
            date: &row.datum,
            rule: &row.rule,
            reason: self.say(&row.reason),
            correctable: row.correctable,
        }
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.0)
    }
}

fn codes(codes: &[String], domain: Domain) -> Vec<Code<'_>> {
    codes.iter().map(|code| Code { code, meaning: meaning(code, domain) }).collect()
}
