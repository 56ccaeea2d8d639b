//! The report of a message as one line of JSON, in one language.
//!
//! The form is a contract with other programs; `schemas/report.schema.json`
//! describes it.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Decision, MessageReport, Overview};
use crate::finding::{Finding, Lang, Level, Severity, Skipped, Verdict};
use crate::values::Domain;

/// What is said of one file.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub struct Line<'r> {
    /// The file as it was given; a member of a ZIP is `file.zip!member.xml`, standard input is `-`.
    pub file: &'r str,
    /// Name of the message, such as `JW323`; null when it is not known.
    pub message: Option<&'r str>,
    /// The law; null when the message is not known.
    pub domain: Option<Domain>,
    /// Release of the standard; null when the message is not known.
    pub release: Option<&'r str>,
    /// `Identificatie` of the message, as far as it could be read.
    pub id: Option<&'r str>,
    /// The verdict.
    pub verdict: Verdict,
    /// What was found.
    pub findings: Vec<LineFinding<'r>>,
    /// What could not be checked; never the same as good.
    pub skipped: Vec<LineSkipped<'r>>,
    /// Our answer to the message; absent when none is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<&'r Answer>,
    /// What the message says of the message that it answers; absent for a message that answers nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'r Decision>,
    /// True when it is a message of our own that must not be sent as it is; otherwise absent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub held_back: bool,
}

/// A finding in one language.
#[derive(Serialize, JsonSchema)]
pub struct LineFinding<'r> {
    /// `XSD`, a national code such as `TR358`, the id of a product-book rule, or a rule of the program such as `ZIP`.
    pub rule: &'r str,
    /// Its level.
    pub level: Level,
    /// How serious it is.
    pub severity: Severity,
    /// The code that a return message carries for it, if any.
    pub retourcode: Option<&'r str>,
    /// The element, with an index from 1 for repeating ones, or the cell of a table; empty for the file as a whole.
    pub path: &'r str,
    /// From 1; 0 when there is none.
    pub line: u32,
    /// In characters, from 1; 0 when there is none.
    pub column: u32,
    /// What stands there, with a BSN masked.
    pub found: Option<&'r str>,
    /// What should stand there.
    pub expected: Option<&'r str>,
    /// What is wrong, in the language of the run.
    pub message: &'r str,
    /// What to do about it.
    pub advice: &'r str,
    /// The agreement with the other party that it falls under; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<Deviation<'r>>,
}

/// The agreement that a finding falls under.
#[derive(Serialize, JsonSchema)]
pub struct Deviation<'r> {
    /// The name of the agreement.
    pub name: &'r str,
    /// Its last day, `JJJJ-MM-DD`.
    pub until: &'r str,
    /// Why it was agreed on.
    pub reason: &'r str,
    /// True when it made a warning of an error; false when the finding stays what it is, because an answer to another
    /// party follows from it.
    pub lowered: bool,
}

/// What could not be checked.
#[derive(Serialize, JsonSchema)]
pub struct LineSkipped<'r> {
    /// A rule, or a level or group of rules.
    pub rule: &'r str,
    /// Why.
    pub reason: &'r str,
}

/// A value as one line of JSON, with its line end; strings, numbers and lists of them always serialise.
#[must_use]
pub fn object(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

/// The report in one language.
pub(super) fn view(report: &MessageReport, lang: Lang) -> Line<'_> {
    Line {
        file: &report.file,
        message: report.message.as_deref(),
        domain: report.domain,
        release: report.release.as_deref(),
        id: report.id.as_deref(),
        verdict: report.verdict,
        findings: report.findings.iter().map(|finding| finding_line(finding, lang)).collect(),
        skipped: report.skipped.iter().map(|skipped| skipped_line(skipped, lang)).collect(),
        answer: report.answer.as_ref(),
        decision: report.decision.as_ref(),
        held_back: report.held_back,
    }
}

/// The reports as JSON lines, one object per message.
#[must_use]
pub fn lines<'r>(reports: impl IntoIterator<Item = &'r MessageReport>, lang: Lang) -> String {
    reports.into_iter().map(|report| object(&view(report, lang))).collect()
}

/// Every report of a run as it comes, so that memory does not grow with their number.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    overview.reports().try_for_each(|report| out.write_all(object(&view(&*report?, lang)).as_bytes()))
}

pub(super) fn finding_line(finding: &Finding, lang: Lang) -> LineFinding<'_> {
    LineFinding {
        rule: &finding.rule,
        level: finding.level,
        severity: finding.severity,
        retourcode: finding.retourcode.as_deref(),
        path: &finding.path,
        line: finding.line,
        column: finding.column,
        found: finding.found.as_deref(),
        expected: finding.expected.as_ref().map(|text| text.get(lang)),
        message: finding.message.get(lang),
        advice: finding.advice.get(lang),
        deviation: deviation(finding),
    }
}

/// The agreement that a finding falls under, as formats for programs have it.
pub(super) fn deviation(finding: &Finding) -> Option<Deviation<'_>> {
    finding.afwijking.as_deref().map(|afwijking| Deviation {
        name: &afwijking.naam,
        until: &afwijking.tot,
        reason: &afwijking.reden,
        lowered: afwijking.verlaagd,
    })
}

pub(super) fn skipped_line(skipped: &Skipped, lang: Lang) -> LineSkipped<'_> {
    LineSkipped { rule: &skipped.rule, reason: skipped.reason.get(lang) }
}
