//! The report as text for a terminal of 100 columns.

use std::fmt::Write as _;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

use super::MessageReport;
use super::words::{counted, date, severity, verdict, word};
use crate::finding::{Finding, Lang, Severity, Verdict};

/// How text is shown.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether words may be coloured as well; a colour never says anything that no word says.
    pub colour: bool,
}

/// The widest line in columns.
const WIDTH: u16 = 100;

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }

    fn verdict(self, outcome: Verdict) -> String {
        let code = match outcome {
            Verdict::Valid => "32",
            Verdict::Invalid | Verdict::Unreadable => "1;31",
        };
        self.paint(code, verdict(outcome, self.lang))
    }
}

/// An empty table of at most [`WIDTH`] columns.
pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(header.iter().copied());
    table
}

/// One message: a heading, and a table of its findings when there are any.
#[must_use]
pub fn message(report: &MessageReport, seen: bool, style: Style) -> String {
    let lang = style.lang;
    let mut text = format!("{}  {}", style.verdict(report.verdict), style.paint("1", &report.file));
    for part in [report.message.as_deref(), report.id.as_deref()].into_iter().flatten() {
        let _ = write!(text, "  {}", visible(part));
    }
    if seen {
        let _ = write!(
            text,
            "  ({})",
            word(lang, "eerder gezien, niets veranderd", "seen before, nothing changed")
        );
    }
    text.push('\n');
    if let Some(glance) = &report.glance {
        let _ = writeln!(
            text,
            "  {} {} {} {}, {}{}",
            word(lang, "van", "from"),
            glance.afzender,
            word(lang, "aan", "to"),
            glance.ontvanger,
            date(&glance.dagtekening, lang),
            glance.client.as_ref().map_or_else(String::new, |client| {
                format!(", {} {client}", word(lang, "cliënt", "client"))
            }),
        );
    }
    if !report.findings.is_empty() {
        let _ = writeln!(text, "{}", findings(&report.findings, lang));
    }
    for skipped in &report.skipped {
        let _ = writeln!(
            text,
            "  {} `{}`: {}",
            word(lang, "niet gecontroleerd", "not checked"),
            skipped.rule,
            skipped.reason.get(lang)
        );
    }
    text
}

/// The findings as a table.
#[must_use]
pub fn findings(findings: &[Finding], lang: Lang) -> String {
    let mut table = table(&[
        word(lang, "ernst", "severity"),
        word(lang, "regel", "rule"),
        word(lang, "waar", "where"),
        word(lang, "wat, en wat te doen", "what, and what to do"),
    ]);
    table.set_constraints([
        ColumnConstraint::Absolute(Width::Fixed(9)),
        ColumnConstraint::UpperBoundary(Width::Fixed(18)),
        ColumnConstraint::UpperBoundary(Width::Fixed(24)),
    ]);
    for finding in findings {
        table.add_row([
            severity(finding.severity, lang).to_string(),
            finding.rule.to_string(),
            place(finding, lang),
            explanation(finding, lang),
        ]);
    }
    table.to_string()
}

/// Where a finding is: the line and the last two elements of its path.
fn place(finding: &Finding, lang: Lang) -> String {
    let mut text = String::new();
    if finding.line > 0 {
        let _ = write!(text, "{} {}", word(lang, "regel", "line"), finding.line);
        if finding.column > 0 {
            let _ = write!(text, ":{}", finding.column);
        }
        text.push('\n');
    }
    let elements: Vec<_> = finding.path.split('/').filter(|element| !element.is_empty()).collect();
    text.push_str(&visible(&elements[elements.len().saturating_sub(2)..].join("/")));
    text
}

fn explanation(finding: &Finding, lang: Lang) -> String {
    let mut text = visible(finding.message.get(lang));
    if let Some(found) = &finding.found {
        let _ = write!(text, "\n{}: {}", word(lang, "gevonden", "found"), visible(found));
    }
    if let Some(expected) = &finding.expected {
        let _ = write!(text, "\n{}: {}", word(lang, "verwacht", "expected"), visible(expected.get(lang)));
    }
    let advice = finding.advice.get(lang);
    if !advice.is_empty() {
        let _ = write!(text, "\n→ {}", visible(advice));
    }
    text
}

/// The text without control characters, which could steer a terminal.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The closing line: how many messages, how many of each verdict.
#[must_use]
pub fn summary(reports: &[MessageReport], lang: Lang) -> String {
    let of = |wanted| reports.iter().filter(|report| report.verdict == wanted).count();
    let findings = |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    format!(
        "{}: {} {}, {} {}, {} {}; {}, {}\n",
        counted(reports.len(), word(lang, "bestand", "file"), word(lang, "bestanden", "files")),
        of(Verdict::Valid),
        word(lang, "goed", "valid"),
        of(Verdict::Invalid),
        word(lang, "fout", "invalid"),
        of(Verdict::Unreadable),
        word(lang, "niet gelezen", "not read"),
        counted(findings(Severity::Error), word(lang, "fout", "error"), word(lang, "fouten", "errors")),
        counted(
            findings(Severity::Warning),
            word(lang, "waarschuwing", "warning"),
            word(lang, "waarschuwingen", "warnings")
        ),
    )
}
