//! The report as text for a terminal of 100 columns.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

use super::standing::{between, standing};
use super::words::{self, counted, date, euro, severity, verdict, word};
use super::{DeclaredLine, MessageReport, MonthReport, OmittedRow, Overview, Total, totals};
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
pub(super) const WIDTH: u16 = 100;

/// The widest rule in columns.
const RULE_WIDTH: u16 = 20;

/// The widest place in columns.
const PLACE_WIDTH: u16 = 24;

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }

    /// A name that stands out.
    pub(super) fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn verdict(self, outcome: Verdict) -> String {
        let code = match outcome {
            Verdict::Valid => "32",
            Verdict::Reconstructed => "33",
            Verdict::Invalid | Verdict::Unreadable => "1;31",
        };
        self.paint(code, verdict(outcome, self.lang))
    }
}

/// An empty table of at most [`WIDTH`] columns.
#[must_use]
pub fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(header.iter().copied());
    table
}

/// One message: a heading, and when there are findings the parties and a table of them.
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
    for said in standing(report, lang) {
        let _ = writeln!(text, "  {}", visible(&said));
    }
    if report.findings.is_empty() {
        return text;
    }
    if let Some(glance) = &report.glance {
        let _ = writeln!(
            text,
            "  {} {} {} {}, {}{}",
            word(lang, "van", "from"),
            glance.from(),
            word(lang, "aan", "to"),
            glance.to(),
            date(&glance.dagtekening, lang),
            glance.client.as_ref().map_or_else(String::new, |client| {
                format!(", {} {client}", word(lang, "cliënt", "client"))
            }),
        );
    }
    let _ = writeln!(text, "{}", findings(&report.findings, lang));
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
        ColumnConstraint::UpperBoundary(Width::Fixed(RULE_WIDTH + 2)),
        ColumnConstraint::UpperBoundary(Width::Fixed(PLACE_WIDTH + 2)),
    ]);
    for finding in findings {
        table.add_row([
            severity(finding.severity, lang).to_string(),
            broken(&finding.rule, '-', RULE_WIDTH),
            place(finding, lang),
            explanation(finding, lang),
        ]);
    }
    table.to_string()
}

/// Where a finding is: the line and the last two elements of its path.
pub(super) fn place(finding: &Finding, lang: Lang) -> String {
    let mut text = String::new();
    if finding.line > 0 {
        let _ = write!(text, "{} {}", word(lang, "regel", "line"), finding.line);
        if finding.column > 0 {
            let _ = write!(text, ":{}", finding.column);
        }
        text.push('\n');
    }
    let elements: Vec<_> = finding.path.split('/').filter(|element| !element.is_empty()).collect();
    let path = elements[elements.len().saturating_sub(2)..].join("/");
    text.push_str(&broken(&visible(&path), '/', PLACE_WIDTH));
    text
}

/// The text on lines of at most a width, broken after a character where that is possible.
fn broken(text: &str, after: char, width: u16) -> String {
    let mut lines = String::new();
    let mut length = 0;
    for part in text.split_inclusive(after) {
        let part_length = part.chars().count();
        if length > 0 && length + part_length > usize::from(width) {
            lines.push('\n');
            length = 0;
        }
        lines.push_str(part);
        length += part_length;
    }
    lines
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

/// What could not be checked and why, with in how many messages.
pub(super) fn not_checked_counts<'r>(
    reports: impl IntoIterator<Item = &'r MessageReport>,
    lang: Lang,
) -> Vec<(String, String, usize)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for skipped in reports.into_iter().flat_map(|report| &report.skipped) {
        *counts.entry((&skipped.rule, skipped.reason.get(lang))).or_default() += 1;
    }
    counts.into_iter().map(|((rule, reason), count)| (rule.to_string(), reason.to_string(), count)).collect()
}

/// What could not be checked, a line per reason: a reason is what a person can do something about.
fn not_checked<'r>(reports: impl IntoIterator<Item = &'r MessageReport>, lang: Lang) -> String {
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (rule, reason, count) in not_checked_counts(reports, lang) {
        reasons.entry(reason).or_default().push(format!("`{rule}` ({count}x)"));
    }
    let mut text = String::new();
    if !reasons.is_empty() {
        let _ = writeln!(text, "{}", word(lang, "Niet gecontroleerd, en waarom", "Not checked, and why"));
    }
    for (reason, rules) in reasons {
        let _ = writeln!(text, "  {reason}\n    {}", rules.join("\n    "));
    }
    text
}

/// A table of amounts per municipality and law; nothing when there are none.
#[must_use]
pub fn amounts(title: &str, totals: &[Total], lang: Lang) -> String {
    if totals.is_empty() {
        return String::new();
    }
    let mut table = table(&[
        word(lang, "gemeente", "municipality"),
        word(lang, "wet", "law"),
        word(lang, "declaraties", "declarations"),
        word(lang, "bedrag", "amount"),
    ]);
    for total in totals {
        table.add_row([
            total.gemeente.clone(),
            total.domain.law().to_string(),
            total.declarations.to_string(),
            euro(total.cents, lang),
        ]);
    }
    table.add_row([
        word(lang, "totaal", "total").to_string(),
        String::new(),
        totals.iter().map(|total| total.declarations).sum::<usize>().to_string(),
        euro(totals.iter().map(|total| total.cents).sum(), lang),
    ]);
    for column in [2, 3] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{title}\n{table}\n")
}

/// What `check` tells: every message, the totals of declarations, and the closing line.
#[must_use]
pub fn checked(reports: &[MessageReport], style: Style) -> String {
    let lang = style.lang;
    let mut text: String = reports.iter().map(|report| message(report, false, style)).collect();
    let totals = totals(reports.iter().filter_map(|report| {
        let glance = report.glance.as_ref()?;
        Some((&*glance.gemeente, report.domain?, glance.cents?))
    }));
    text.push_str(&amounts(word(lang, "In declaraties", "In declarations"), &totals, lang));
    text.push_str(&not_checked(reports, lang));
    text.push_str(&summary(reports, lang));
    text
}

/// A declared month: what was found, what is not declared, what is expected to be rejected, and last the amounts; first
/// the arithmetic of every line if wanted.
#[must_use]
pub fn month(declared: &MonthReport, before: bool, explained: bool, lang: Lang) -> String {
    let mut text = if explained { derivations(declared, lang) } else { String::new() };
    let (of_registrations, of_answers) = declared.split_findings();
    text.push_str(&registrations(&of_registrations, &declared.omitted, lang));
    if !of_answers.is_empty() {
        let title = word(
            lang,
            "Naar verwachting niet akkoord bij de gemeente",
            "Not expected to be accepted by the municipality",
        );
        let _ = writeln!(text, "{title}\n{}", findings(&of_answers, lang));
    }
    let title = match lang {
        Lang::Nl => format!("Gedeclareerd over {}", declared.month),
        Lang::En => format!("Declared for {}", declared.month),
    };
    text.push_str(&amounts(&title, &declared.totals(), lang));
    if before {
        text.push_str(word(
            lang,
            "Deze maand was al gedeclareerd uit dezelfde registraties; er is niets opnieuw gemaakt\n",
            "This month was declared before from the same registrations; nothing was made again\n",
        ));
    }
    text
}

/// What was found in registrations, and what of them is not declared.
pub(super) fn registrations(found: &[Finding], rows: &[OmittedRow], lang: Lang) -> String {
    let mut text = String::new();
    if !found.is_empty() {
        let title = word(lang, "Bevindingen bij de registraties", "Findings on the registrations");
        let _ = writeln!(text, "{title}\n{}", findings(found, lang));
    }
    if !rows.is_empty() {
        let title = word(lang, "Niet gedeclareerd, en waarom", "Not declared, and why");
        let _ = writeln!(text, "{title}\n{}", omitted(rows, lang));
    }
    text
}

/// The arithmetic of every line.
pub(super) fn derivations(declared: &MonthReport, lang: Lang) -> String {
    declared.declarations.iter().flat_map(|made| &made.lines).map(|line| derivation(line, lang)).collect()
}

fn derivation(line: &DeclaredLine, lang: Lang) -> String {
    let mut text = format!(
        "{} {} {} {}: {} = {}\n",
        line.client,
        line.toewijzing,
        line.product,
        line.name,
        words::volume(line.volume.into(), &line.eenheid, lang),
        euro(line.cents, lang)
    );
    if !line.reference.is_empty() {
        let _ = writeln!(text, "  {} {}", word(lang, "regel", "line"), visible(&line.reference));
    }
    for step in &line.derivation {
        let _ = writeln!(text, "  {}", step.get(lang));
    }
    text
}

pub(super) fn omitted(rows: &[OmittedRow], lang: Lang) -> String {
    let mut table = table(&[
        word(lang, "waar", "where"),
        word(lang, "cliënt", "client"),
        word(lang, "product", "product"),
        word(lang, "datum", "date"),
        word(lang, "reden", "reason"),
    ]);
    for row in rows {
        table.add_row([
            broken(&visible(&row.place), '/', PLACE_WIDTH),
            row.client.clone(),
            visible(&row.product),
            date(&row.datum, lang),
            visible(row.reason.get(lang)),
        ]);
    }
    table.to_string()
}

/// What `process` tells: every message, and last, where the eye is, what is declared and the closing lines.
#[must_use]
pub fn processed(overview: &Overview, style: Style) -> String {
    let lang = style.lang;
    let mut text: String =
        overview.entries.iter().map(|entry| message(&entry.report, entry.seen, style)).collect();
    text.push_str(&not_checked(&overview.reports(), lang));
    if let Some(declared) = &overview.declared {
        text.push_str(&month(declared, overview.declared_before, false, lang));
    }
    let messages: Vec<_> = overview.entries.iter().map(|entry| entry.report.clone()).collect();
    text.push_str(&summary(&messages, lang));
    text.push_str(&between(overview, lang));
    if let Some(declared) = &overview.declared {
        text.push_str(&registered(declared, lang));
    }
    if overview.is_nothing_new() {
        let _ = writeln!(
            text,
            "{}",
            word(
                lang,
                "Niets nieuws: alles was al verwerkt, het dossier is niet veranderd",
                "Nothing new: everything was processed before, the dossier has not changed"
            )
        );
    }
    text
}

/// The closing line of the registrations: how many lines, how many rows without one, what was found.
fn registered(declared: &MonthReport, lang: Lang) -> String {
    let lines = declared.declarations.iter().map(|made| made.lines.len()).sum();
    let count = |severity| declared.findings.iter().filter(|finding| finding.severity == severity).count();
    format!(
        "{}: {}, {}; {}\n",
        word(lang, "registraties", "registrations"),
        counted(
            lines,
            word(lang, "regel gedeclareerd", "line declared"),
            word(lang, "regels gedeclareerd", "lines declared")
        ),
        counted(
            declared.omitted.len(),
            word(lang, "rij niet", "row not declared"),
            word(lang, "rijen niet", "rows not declared")
        ),
        errors_and_warnings(count(Severity::Error), count(Severity::Warning), lang),
    )
}

fn errors_and_warnings(errors: usize, warnings: usize, lang: Lang) -> String {
    format!(
        "{}, {}",
        counted(errors, word(lang, "fout", "error"), word(lang, "fouten", "errors")),
        counted(warnings, word(lang, "waarschuwing", "warning"), word(lang, "waarschuwingen", "warnings")),
    )
}

/// The closing line: how many messages, how many of each verdict.
#[must_use]
pub fn summary(reports: &[MessageReport], lang: Lang) -> String {
    let of = |wanted| reports.iter().filter(|report| report.verdict == wanted).count();
    let findings = |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    let reconstructed = match of(Verdict::Reconstructed) {
        0 => String::new(),
        count => format!(", {count} {}", word(lang, "gereconstrueerd", "reconstructed")),
    };
    format!(
        "{}: {} {}, {} {}, {} {}{reconstructed}; {}\n",
        counted(reports.len(), word(lang, "bestand", "file"), word(lang, "bestanden", "files")),
        of(Verdict::Valid),
        word(lang, "goed", "valid"),
        of(Verdict::Invalid),
        word(lang, "fout", "invalid"),
        of(Verdict::Unreadable),
        word(lang, "niet gelezen", "not read"),
        errors_and_warnings(findings(Severity::Error), findings(Severity::Warning), lang),
    )
}
