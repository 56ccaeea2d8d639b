//! The report of a message as one line of JSON, in one language.
//!
//! The form is a contract with other programs; `schemas/report.schema.json`
//! describes it.

use std::io::{self, Write};

use serde::Serialize;

use super::{Answer, Decision, MessageReport, Overview};
use crate::finding::{Finding, Lang, Level, Severity, Skipped, Verdict};
use crate::values::Domain;

#[derive(Serialize)]
struct Line<'r> {
    file: &'r str,
    message: Option<&'r str>,
    domain: Option<Domain>,
    release: Option<&'r str>,
    id: Option<&'r str>,
    verdict: Verdict,
    findings: Vec<LineFinding<'r>>,
    skipped: Vec<LineSkipped<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'r Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'r Decision>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    held_back: bool,
}

/// A finding in one language.
#[derive(Serialize)]
pub(super) struct LineFinding<'r> {
    rule: &'r str,
    level: Level,
    severity: Severity,
    retourcode: Option<&'r str>,
    path: &'r str,
    line: u32,
    column: u32,
    found: Option<&'r str>,
    expected: Option<&'r str>,
    message: &'r str,
    advice: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deviation: Option<Deviation<'r>>,
}

/// The agreement that a finding falls under.
#[derive(Serialize)]
pub(super) struct Deviation<'r> {
    name: &'r str,
    until: &'r str,
    reason: &'r str,
    lowered: bool,
}

#[derive(Serialize)]
struct LineSkipped<'r> {
    rule: &'r str,
    reason: &'r str,
}

/// The report as one line, without the line end.
#[must_use]
pub fn line(report: &MessageReport, lang: Lang) -> String {
    let line = Line {
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
    };
    // Strings, numbers and lists of them always serialise.
    serde_json::to_string(&line).unwrap_or_default()
}

/// The reports as JSON lines, one object per message.
#[must_use]
pub fn lines<'r>(reports: impl IntoIterator<Item = &'r MessageReport>, lang: Lang) -> String {
    reports.into_iter().fold(String::new(), |mut text, report| {
        text.push_str(&line(report, lang));
        text.push('\n');
        text
    })
}

/// Every report of a run as it comes, so that memory does not grow with their number.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    overview.reports().try_for_each(|report| writeln!(out, "{}", line(&*report?, lang)))
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

fn skipped_line(skipped: &Skipped, lang: Lang) -> LineSkipped<'_> {
    LineSkipped { rule: &skipped.rule, reason: skipped.reason.get(lang) }
}
