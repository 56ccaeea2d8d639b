//! `declare --check` as one JSON object; `schemas/declare-check.schema.json` describes it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ExpectedAnswer, ExpectedLine, ExpectedOutcome, ExpectedReason, ExpectedTotals, meaning};
use crate::finding::{Lang, Skipped, Text};
use crate::report::json::{self, LineSkipped};
use crate::report::{DeclaredLine, DeclaredMessage, MonthReport, OmittedRow};
use crate::values::Domain;

/// What is expected of the declarations of a month.
#[derive(Serialize, JsonSchema)]
pub struct Expectations<'r> {
    /// The month, `JJJJ-MM`.
    pub month: &'r str,
    /// Whether it was declared by an earlier run from the same registrations; then this is what was expected then.
    pub declared_before: bool,
    /// All of it, in eurocents.
    pub totals: ExpectedTotals,
    /// The declarations, one per law and municipality; numbers are those that the real run will hand out.
    pub declarations: Vec<Declaration<'r>>,
    /// Registered care that is not declared, with the reason.
    pub omitted: Vec<Omitted<'r>>,
    /// What could not be checked: never the same as accepted.
    pub not_checked: Vec<LineSkipped<'r>>,
    /// What was found in the registrations, an object per file as `check` gives it.
    pub reports: Vec<json::Line<'r>>,
}

/// A declaration.
#[derive(Serialize, JsonSchema)]
pub struct Declaration<'r> {
    /// Its `DeclaratieNummer`.
    pub number: &'r str,
    /// The law.
    pub domain: Domain,
    /// Code of the municipality.
    pub gemeente: &'r str,
    /// The total in eurocents, credit negative.
    pub cents: i64,
    /// The answer to expect; null when that was not kept.
    pub expected: Option<Answer<'r>>,
    /// Its lines.
    pub lines: Vec<Line<'r>>,
}

/// The answer expected to a declaration.
#[derive(Serialize, JsonSchema)]
pub struct Answer<'r> {
    /// What is expected to become of it.
    pub outcome: ExpectedOutcome,
    /// The retourcodes of the declaration as a whole; empty unless it counts as not sent.
    pub codes: Vec<Code<'r>>,
    /// Why it is rejected as a whole, or why nobody can tell.
    pub reasons: Vec<Reason<'r>>,
    /// What is expected to be granted, in eurocents; null when nobody can tell.
    pub granted: Option<i64>,
    /// What could not be checked.
    pub not_checked: Vec<LineSkipped<'r>>,
}

/// A line of a declaration.
#[derive(Serialize, JsonSchema)]
pub struct Line<'r> {
    /// Its `ReferentieNummer`.
    pub reference: &'r str,
    /// The client, masked.
    pub client: &'r str,
    /// Number of the allocation.
    pub allocation: u32,
    /// Product code.
    pub product: &'r str,
    /// First day, `JJJJ-MM-DD`.
    pub from: &'r str,
    /// Last day, `JJJJ-MM-DD`.
    pub to: &'r str,
    /// Volume in the unit.
    pub volume: u32,
    /// The unit in words.
    pub unit: &'r str,
    /// Price of one unit in eurocents.
    pub tariff: Option<u32>,
    /// Amount in eurocents, credit negative.
    pub cents: i64,
    /// How volume and amount came about, step by step.
    pub derivation: Vec<&'r str>,
    /// The answer to expect; null when nobody can tell.
    pub expected: Option<OfLine<'r>>,
}

/// The answer expected to a line.
#[derive(Serialize, JsonSchema)]
pub struct OfLine<'r> {
    /// Whether no code rejects it.
    pub accepted: bool,
    /// The retourcodes, those of the declaration as a whole included.
    pub codes: Vec<Code<'r>>,
    /// Why it is rejected, as far as that is about the line itself or its client.
    pub reasons: Vec<Reason<'r>>,
    /// What could not be checked of this line.
    pub not_checked: Vec<LineSkipped<'r>>,
}

/// A retourcode.
#[derive(Serialize, JsonSchema)]
pub struct Code<'r> {
    /// The code.
    pub code: &'r str,
    /// Its meaning, as the standard words it in Dutch.
    pub meaning: &'r str,
}

/// A rule that rejects something.
#[derive(Serialize, JsonSchema)]
pub struct Reason<'r> {
    /// The retourcode; empty for a rule that could not be checked.
    pub code: &'r str,
    /// The rule.
    pub rule: &'r str,
    /// What is wrong.
    pub message: &'r str,
    /// What to do about it.
    pub advice: &'r str,
}

/// Registered care that is not declared.
#[derive(Serialize, JsonSchema)]
pub struct Omitted<'r> {
    /// File and line.
    pub place: &'r str,
    /// The client, masked; empty when it cannot be read.
    pub client: &'r str,
    /// The product as written; empty when there is none.
    pub product: &'r str,
    /// The day, `JJJJ-MM-DD`; empty when it cannot be read.
    pub date: &'r str,
    /// The rule.
    pub rule: &'r str,
    /// The reason.
    pub reason: &'r str,
    /// Whether correcting the registration would have made it part of a line.
    pub correctable: bool,
}

/// The expected answers of a month as one line of JSON, with its line end.
#[must_use]
pub fn json(declared: &MonthReport, before: bool, lang: Lang) -> String {
    let (words, reports) = (Words(lang), declared.reports());
    let check = Expectations {
        month: &declared.month,
        declared_before: before,
        totals: declared.expected_totals(),
        declarations: declared.declarations.iter().map(|made| words.declaration(made)).collect(),
        omitted: declared.omitted.iter().map(|row| words.omitted(row)).collect(),
        not_checked: words.not_checked(&declared.skipped),
        reports: reports.iter().map(|report| json::view(report, lang)).collect(),
    };
    json::object(&check)
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

    fn not_checked<'r>(&self, skipped: &'r [Skipped]) -> Vec<LineSkipped<'r>> {
        skipped.iter().map(|skipped| json::skipped_line(skipped, self.0)).collect()
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
