//! A declared month as text.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::run::errors_and_warnings;
use super::{PLACE_WIDTH, amounts, broken, findings, named, table, visible};
use crate::finding::{Finding, Lang, Severity};
use crate::report::words::{self, counted, date, euro, word};
use crate::report::{DeclaredLine, MonthReport, OmittedRow};

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
pub(in crate::report) fn registrations(found: &[Finding], rows: &[OmittedRow], lang: Lang) -> String {
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
pub(in crate::report) fn derivations(declared: &MonthReport, lang: Lang) -> String {
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

/// The rows that are not declared, those with the same reason together: the first few, and how many more there are.
fn omitted(rows: &[OmittedRow], lang: Lang) -> String {
    let mut table = table(&[
        word(lang, "waar", "where"),
        word(lang, "cliënt", "client"),
        word(lang, "product", "product"),
        word(lang, "datum", "date"),
        word(lang, "reden", "reason"),
    ]);
    let mut reasons: Vec<&str> = Vec::new();
    let mut together: HashMap<&str, Vec<&OmittedRow>> = HashMap::new();
    for row in rows {
        let reason = row.reason.get(lang);
        let rows = together.entry(reason).or_default();
        if rows.is_empty() {
            reasons.push(reason);
        }
        rows.push(row);
    }
    let mut is_whole = true;
    for reason in reasons {
        let rows = together.get(reason).map(Vec::as_slice).unwrap_or_default();
        for row in rows.iter().take(named(rows.len())) {
            table.add_row([
                broken(&visible(&row.place), '/', PLACE_WIDTH),
                row.client.clone(),
                visible(&row.product),
                date(&row.datum, lang),
                visible(reason),
            ]);
        }
        let more = rows.len() - named(rows.len());
        if more > 0 {
            let said = counted(more, word(lang, "rij", "row"), word(lang, "rijen", "rows"));
            let more = match lang {
                Lang::Nl => format!("en nog {said}"),
                Lang::En => format!("and {said} more"),
            };
            table.add_row([more, String::new(), String::new(), String::new(), visible(reason)]);
            is_whole = false;
        }
    }
    let mut text = table.to_string();
    if !is_whole {
        text.push('\n');
        text.push_str(word(
            lang,
            "Niet elke rij is hier genoemd; met `--output html=verslag.html` staan ze er alle in",
            "Not every row is named here; with `--output html=report.html` all of them are",
        ));
    }
    text
}

/// The closing line of the registrations: how many lines, how many rows without one, what was found.
pub(super) fn registered(declared: &MonthReport, lang: Lang) -> String {
    let lines: usize = declared.declarations.iter().map(|made| made.lines.len()).sum();
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
