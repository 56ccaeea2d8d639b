//! The report as text for a terminal of 100 columns.

mod findings;
mod month;
mod run;

use std::fmt::Write as _;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

pub use findings::findings;
pub use month::month;
pub(super) use month::{derivations, registrations};
pub(super) use run::write;
pub use run::{checked, summary};

use super::standing::standing;
use super::words::{date, euro, verdict, word};
use super::{MessageReport, Total};
use crate::finding::{Finding, Lang, Verdict};

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

/// How many of what is the same are named in text: all of a few, else the first five. The rest is counted, and stands in
/// every other format.
const fn named(count: usize) -> usize {
    if count <= 10 { count } else { 5 }
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

/// The text without control characters, which could steer a terminal.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
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
