//! A table before its cells mean anything: a header and rows of text.

use std::sync::Arc;

use crate::finding::{Finding, Level, Severity, Text};

/// More columns than this no table has.
pub(super) const MOST_COLUMNS: usize = 64;

/// A table as rows of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file, or the file and sheet, as it is named in findings.
    pub bestand: Arc<str>,
    /// The names of the columns: trimmed, lower case.
    pub header: Vec<String>,
    /// The number of each column in the file, from 1; a sheet may have empty columns between them.
    pub numbers: Vec<u32>,
    /// The line of the header, from 1.
    pub header_line: u32,
    /// The rows that hold anything.
    pub rows: Vec<Row>,
}

/// A row of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
    /// What is wrong with cells besides their text.
    pub faults: Vec<CellFault>,
}

/// What keeps a cell of a workbook from being used, whatever its text: a formula, an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// The index of its column.
    pub column: usize,
    /// The rule.
    pub rule: &'static str,
    /// What is wrong, with the address of the cell.
    pub message: Text,
    /// What to do.
    pub advice: Text,
}

impl Table {
    /// The number in the file of a column by its index, from 1; 0 when there is no such column.
    #[must_use]
    pub fn number(&self, index: usize) -> u32 {
        self.numbers.get(index).copied().unwrap_or(0)
    }

    /// Reads CSV: UTF-8 with or without byte order mark, `;` or `,` as the header has it, LF or CRLF, quoted cells.
    ///
    /// # Errors
    /// A finding when the bytes are not UTF-8, hold no header, or have one that is far too wide.
    pub fn from_csv(bestand: &str, bytes: &[u8]) -> Result<Self, Box<Finding>> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() + 1;
            Box::new(
                unreadable(
                    bestand,
                    Text::new("Het bestand is geen UTF-8", "The file is not UTF-8"),
                    Text::new(
                        "Bewaar het opnieuw als `CSV UTF-8`; er is niets uit gelezen",
                        "Save it again as `CSV UTF-8`; nothing was read from it",
                    ),
                )
                .on_line(u32::try_from(line).unwrap_or(u32::MAX), 0),
            )
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
        for record in reader.records() {
            // The text is UTF-8 and the reader flexible, so that no record can be refused.
            let Ok(record) = record else { continue };
            let line = record.position().map_or(0, |position| lines.line_of(position.byte()));
            // One more than a table has is enough to see that a row is too wide.
            let cells: Vec<String> = record.iter().take(MOST_COLUMNS + 1).map(str::to_owned).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row { line, cells, faults: Vec::new() });
            }
        }
        if rows.is_empty() {
            return Err(Box::new(unreadable(
                bestand,
                Text::new("Het bestand is leeg", "The file is empty"),
                Text::new(
                    "Zet op de eerste regel de namen van de kolommen",
                    "Put the names of the columns on the first line",
                ),
            )));
        }
        let header = rows.remove(0);
        if header.cells.len() > MOST_COLUMNS {
            return Err(Box::new(unreadable(
                bestand,
                Text::new(
                    format!("De kop heeft meer dan {MOST_COLUMNS} kolommen"),
                    format!("The header has more than {MOST_COLUMNS} columns"),
                ),
                Text::new(
                    "Laat alleen de kolommen van de tabel staan; er is niets gelezen",
                    "Leave only the columns of the table; nothing was read",
                ),
            )));
        }
        Ok(Self {
            bestand: bestand.into(),
            numbers: (1..).take(header.cells.len()).collect(),
            header: header.cells.iter().map(|name| name.to_lowercase()).collect(),
            header_line: header.line,
            rows,
        })
    }
}

/// Counts lines up to records. The reader's own line number lags behind after CRLF and empty lines.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the record whose reading started at an offset; offsets never go back.
    fn line_of(&mut self, offset: u64) -> u32 {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.at).filter(|byte| {
            // Line ends between the offset and the record itself belong to the lines before it.
            self.at < start || matches!(byte, b'\r' | b'\n')
        }) {
            self.line += u32::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

fn unreadable(bestand: &str, message: Text, advice: Text) -> Finding {
    Finding::new("registratie-tabel", Level::Schema, Severity::Error, message, advice).at(bestand)
}

/// `;` or `,`: whichever the header holds more often outside quotes.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let (mut semicolons, mut commas) = (0, 0);
    for byte in header.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => semicolons += 1,
            b',' if !quoted => commas += 1,
            _ => {}
        }
    }
    if commas > semicolons { b',' } else { b';' }
}
