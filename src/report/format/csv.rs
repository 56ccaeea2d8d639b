//! Findings as a table for a spreadsheet: one row each.

use std::borrow::Cow;
use std::io::{self, Write};

use super::spreadsheet::{BOM, Spreadsheet};
use crate::finding::{Finding, Lang};
use crate::report::words::{severity, verdict, word};
use crate::report::{MessageReport, Overview, gemeente_name};
use crate::values::Domain;

/// The columns, in Dutch and English.
const COLUMNS: [(&str, &str); 22] = [
    ("bestand", "file"),
    ("bericht", "message"),
    ("wet", "law"),
    ("identificatie", "identification"),
    ("gemeente", "municipality"),
    ("afzender", "sender"),
    ("ontvanger", "receiver"),
    ("dagtekening", "date"),
    ("cliënt", "client"),
    ("oordeel", "verdict"),
    ("ernst", "severity"),
    ("niveau", "level"),
    ("regel", "rule"),
    ("retourcode", "retourcode"),
    ("regelnummer", "line"),
    ("kolom", "column"),
    ("pad", "path"),
    ("gevonden", "found"),
    ("verwacht", "expected"),
    ("melding", "what"),
    ("advies", "advice"),
    ("afwijking", "deviation"),
];

/// Writes every finding.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Spreadsheet::begin(out, &COLUMNS.map(|(nl, en)| word(lang, nl, en)))?;
    for report in overview.reports() {
        let report = report?;
        for finding in &report.findings {
            table.row(row(&report, finding, lang))?;
        }
    }
    table.end()
}

fn row<'r>(report: &'r MessageReport, finding: &'r Finding, lang: Lang) -> [Cow<'r, str>; 22] {
    let glance = report.glance.as_ref();
    let text = |text: Option<&'r str>| Cow::Borrowed(text.unwrap_or_default());
    let number = |number: u32| Cow::Owned(if number == 0 { String::new() } else { number.to_string() });
    [
        Cow::Borrowed(&report.file),
        text(report.message.as_deref()),
        text(report.domain.map(Domain::law)),
        text(report.id.as_deref()),
        Cow::Owned(glance.map_or_else(String::new, |glance| gemeente_name(&glance.gemeente))),
        text(glance.map(|glance| &*glance.afzender)),
        text(glance.map(|glance| &*glance.ontvanger)),
        text(glance.map(|glance| &*glance.dagtekening)),
        text(glance.and_then(|glance| glance.client.as_deref())),
        Cow::Borrowed(verdict(report.verdict, lang)),
        Cow::Borrowed(severity(finding.severity, lang)),
        Cow::Borrowed(finding.level.name()),
        Cow::Borrowed(&finding.rule),
        text(finding.retourcode.as_deref()),
        number(finding.line),
        number(finding.column),
        Cow::Borrowed(&finding.path),
        text(finding.found.as_deref()),
        text(finding.expected.as_ref().map(|expected| expected.get(lang))),
        Cow::Borrowed(finding.message.get(lang)),
        Cow::Borrowed(finding.advice.get(lang)),
        text(finding.afwijking.as_deref().map(|afwijking| &*afwijking.naam)),
    ]
}

/// Whether a file begins like a table that [`write`] made, in either language.
pub(super) fn is_ours(start: &[u8]) -> bool {
    let (nl, en) = COLUMNS[0];
    [nl, en].iter().any(|name| start.starts_with(format!("{BOM}{name};").as_bytes()))
}
