//! The forms that a report may have, and one way to write any of them.

mod csv;
mod junit;
mod sarif;
mod spreadsheet;

pub use spreadsheet::Spreadsheet;

use std::io::{self, Write};

use super::text::Style;
use super::{Overview, Run, Statistics, corrected, expected, html, json, text};

/// A form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, on a terminal.
    Text,
    /// For programs: JSON Lines, an object per file.
    Json,
    /// One page for a browser.
    Html,
    /// For a spreadsheet: a row per finding.
    Csv,
    /// For editors and code scanners: SARIF 2.1.0.
    Sarif,
    /// For build servers: `JUnit` XML.
    Junit,
}

impl Format {
    /// Whether a file begins like a report in this form; of the forms that share their extension with what the program
    /// reads, so that a report never takes the place of a message or a table.
    #[must_use]
    pub fn is_start_of_report(self, start: &[u8]) -> bool {
        match self {
            Self::Csv => csv::is_ours(start),
            Self::Junit => junit::is_ours(start),
            _ => false,
        }
    }
}

/// How a report is written.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The language, and whether words may be coloured.
    pub style: Style,
    /// Whether the arithmetic of every declared line is told; only text has a choice.
    pub explained: bool,
    /// Whether it is told which rules found something, by the parties and by euro: after the rest in text, in place of it
    /// in JSON and CSV. HTML always has it.
    pub statistics: bool,
}

impl Options {
    /// The usual report.
    #[must_use]
    pub const fn of(style: Style) -> Self {
        Self { style, explained: false, statistics: false }
    }
}

/// Writes what a run has to tell in a form. Text and HTML bound how many files they list and say where the others are.
///
/// # Errors
/// [`io::Error`] when it cannot be written, or when what was put aside on disk cannot be read.
pub fn write(format: Format, overview: &Overview, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let lang = options.style.lang;
    match format {
        Format::Json if options.statistics => Statistics::of(overview)?.json(out),
        Format::Csv if options.statistics => Statistics::of(overview)?.csv(lang, out),
        Format::Text if options.statistics => {
            as_text(overview, options, out)?;
            out.write_all(Statistics::of(overview)?.text(lang).as_bytes())
        }
        Format::Text => as_text(overview, options, out),
        Format::Json => as_json(overview, options, out),
        Format::Html => html::write(overview, lang, out),
        Format::Csv => csv::write(overview, lang, out),
        Format::Sarif => sarif::write(overview, lang, out),
        Format::Junit => junit::write(overview, lang, out),
    }
}

fn as_text(overview: &Overview, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let (lang, before) = (options.style.lang, overview.declared_before);
    let told = match (overview.run, &overview.declared, &overview.corrected) {
        (Run::Declared, Some(month), _) if overview.is_preview => {
            expected::text(month, before, options.explained, lang)
        }
        (Run::Declared, Some(month), _) => text::month(month, before, options.explained, lang),
        (Run::Corrected, _, Some(report)) => corrected::text(report, lang),
        _ => return text::write(overview, options.style, out),
    };
    out.write_all(told.as_bytes())?;
    out.write_all(overview.agreed().text(lang).as_bytes())
}

fn as_json(overview: &Overview, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let lang = options.style.lang;
    let told = match (&overview.declared, &overview.corrected) {
        (Some(month), _) if overview.is_preview => expected::json(month, overview.declared_before, lang),
        (_, Some(report)) => corrected::json_lines(report, lang),
        _ => return json::write(overview, lang, out),
    };
    out.write_all(told.as_bytes())
}
