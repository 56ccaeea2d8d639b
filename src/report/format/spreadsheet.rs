//! A table that a Dutch spreadsheet opens well, and in which it takes nothing for something else.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// The mark by which a spreadsheet knows UTF-8.
pub(super) const BOM: &str = "\u{feff}";

/// A table as CSV: UTF-8 with its mark, `;` between cells and CR LF after rows.
pub struct Spreadsheet<W: Write>(Writer<W>);

impl<W: Write> Spreadsheet<W> {
    /// Begins a table with its headings.
    ///
    /// # Errors
    /// [`io::Error`] when it cannot be written.
    pub fn begin(mut out: W, header: &[&str]) -> io::Result<Self> {
        out.write_all(BOM.as_bytes())?;
        let mut table = WriterBuilder::new()
            .delimiter(b';')
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        table.write_record(header)?;
        Ok(Self(table))
    }

    /// Adds a row with as many cells as there are headings; each is read back as the text that it is.
    ///
    /// # Errors
    /// [`io::Error`] when it cannot be written.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cow<'c, str>>) -> io::Result<()> {
        Ok(self.0.write_record(cells.into_iter().map(|cell| guarded(cell).into_owned()))?)
    }

    /// Ends the table.
    ///
    /// # Errors
    /// [`io::Error`] when it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A cell that a spreadsheet takes for the text that it is: a `'` stands before what begins like a formula, and before a
/// code that would become another number.
///
/// Names of files and values of messages come from others; a spreadsheet would run a formula in them.
fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    let begins_a_formula = cell
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if begins_a_formula || becomes_another_number(&cell) { Cow::Owned(format!("'{cell}")) } else { cell }
}

/// Whether a spreadsheet loses something of a code: the zero of `0268` or `0001`, what comes after the fifteenth digit, and
/// all but the value of `02E03`, which it takes for a power of ten.
fn becomes_another_number(cell: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match cell.split_once(['e', 'E']) {
        Some((number, power)) => is_digits(number) && is_digits(power),
        None => is_digits(cell) && (cell.len() > 15 || (cell.len() > 1 && cell.starts_with('0'))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_taken_for_something_else_is_text() {
        for text in ["=1+1", "+31612345678", "-5", "@x", "\tx", "＝1", "0268", "0001", "00", "02E03", "7e1"]
        {
            assert_eq!(guarded(text.into()), format!("'{text}"), "{text:?}");
        }
        assert_eq!(
            guarded("1234567890123456".into()),
            "'1234567890123456",
            "the sixteenth digit would be a zero"
        );
        for text in
            ["", "0", "73730042", "123456789012345", "0,50", "02A03", "E1", "1E", "2026-05-01", "*****0006"]
        {
            assert_eq!(guarded(text.into()), text);
        }
    }

    #[test]
    fn a_table_begins_with_the_mark_of_utf_8() {
        let mut out = Vec::new();
        let mut table = Spreadsheet::begin(&mut out, &["cliënt", "code"]).unwrap();
        table.row(["a;b\"c\"".into(), "0268".into()]).unwrap();
        table.end().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}cliënt;code\r\n\"a;b\"\"c\"\"\";'0268\r\n");
    }
}
