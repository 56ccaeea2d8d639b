//! Where the table stands on its sheet: the header row, its columns and the rows below it.

use super::told;
use crate::declaration::registration::row::shorten;
use crate::declaration::registration::table::MOST_COLUMNS;
use crate::declaration::registration::{Column, Tabel};
use crate::finding::Finding;
use crate::workbook::{Area, Cell, Line, Sheet, Value};

/// The header stands within the first rows that hold anything; titles may stand above it.
const SEARCHED: usize = 20;

/// A longer text, in bytes, is not looked through for the name of a column.
const LONGEST_NAME: usize = 1000;

/// Where the table stands.
pub(super) struct Found {
    /// The index of the header among the lines of the sheet.
    header: usize,
    /// The columns of the sheet, from 0.
    pub columns: Vec<u32>,
    /// The number of the header row.
    pub line: u32,
    /// Rows above the header that look like rows of the table.
    pub above: Vec<u32>,
}

/// Why no table was found.
pub(super) enum NoTable {
    /// No row has the names of the columns.
    NoHeader,
    /// The row with the names, which has too many.
    TooWide(u32),
    /// The row with the names, and the column of a name that a formula makes.
    Computed(u32, u32),
}

impl NoTable {
    pub fn finding(&self, label: &str, tabel: Tabel) -> Finding {
        match self {
            Self::NoHeader => told::no_header(label, tabel, SEARCHED),
            Self::TooWide(line) => told::too_wide(label, *line, MOST_COLUMNS),
            Self::Computed(line, column) => told::computed_header(label, *line, *column),
        }
    }
}

/// The name of a column as a header cell has it.
pub(super) fn name(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) if text.len() > LONGEST_NAME => shorten(text),
        Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
        Value::Number(number, _) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Error(text) => text.clone(),
        Value::Empty => String::new(),
    }
}

/// Whether a sheet has registrations of a table: a row with every name that the table requires, and rows below it.
pub(super) fn holds(sheet: &Sheet, columns: &[Column]) -> bool {
    let is_header = |line: &Line| {
        let names: Vec<_> = line.cells.iter().map(|(_, cell)| name(cell)).collect();
        columns
            .iter()
            .filter(|column| column.required)
            .all(|column| names.iter().any(|name| name == column.name))
    };
    let header = sheet.lines.iter().take(SEARCHED).position(is_header);
    header.is_some_and(|header| header + 1 < sheet.lines.len())
}

/// Finds the header: the first row with every required name, or else the row with most names.
pub(super) fn header(sheet: &Sheet, columns: &[Column]) -> Result<Found, NoTable> {
    let known = |line: &Line| {
        let names: Vec<_> = line.cells.iter().map(|(_, cell)| name(cell)).collect();
        let has = |column: &&Column| names.iter().any(|name| name == column.name);
        let required = columns.iter().filter(|column| column.required).all(|column| has(&column));
        (required, columns.iter().filter(has).count())
    };
    let searched = sheet.lines.iter().take(SEARCHED).map(known).enumerate();
    // Of rows with as many names the first one is the header.
    let (header, (_, names)) = searched
        .reduce(|best, next| if next.1 > best.1 && !best.1.0 { next } else { best })
        .ok_or(NoTable::NoHeader)?;
    let line = sheet.lines.get(header).filter(|_| names >= 2).ok_or(NoTable::NoHeader)?;
    if let Some((column, _)) = line.cells.iter().find(|(_, cell)| cell.formula) {
        return Err(NoTable::Computed(line.number, *column));
    }
    let mut numbers: Vec<u32> = line.cells.iter().map(|(column, _)| *column).collect();
    // What stands beside the named columns is in a column without a name, which is told as such.
    for (column, cell) in sheet.lines.iter().skip(header + 1).flat_map(|line| &line.cells) {
        if cell.value != Value::Empty && numbers.len() <= MOST_COLUMNS && !numbers.contains(column) {
            numbers.push(*column);
        }
    }
    if numbers.len() > MOST_COLUMNS {
        return Err(NoTable::TooWide(line.number));
    }
    numbers.sort_unstable();
    let filled = columns.iter().filter(|column| column.required).count();
    let above = sheet.lines.iter().take(header).filter(|line| line.cells.len() >= filled);
    Ok(Found { header, columns: numbers, line: line.number, above: above.map(|line| line.number).collect() })
}

impl Found {
    /// The rows below the header.
    pub fn rows<'s>(&self, sheet: &'s Sheet) -> &'s [Line] {
        sheet.lines.get(self.header + 1..).unwrap_or_default()
    }

    /// The header row.
    pub fn names(&self, sheet: &Sheet) -> Vec<String> {
        let line = sheet.lines.get(self.header);
        let cell = |column: &u32| line.and_then(|line| line.cell(*column)).map(name).unwrap_or_default();
        self.columns.iter().map(cell).collect()
    }

    /// The merged ranges that touch the header or a row.
    pub fn merged(&self, sheet: &Sheet) -> Vec<Area> {
        let last = sheet.lines.last().map_or(self.line, |line| line.number);
        let (Some(left), Some(right)) = (self.columns.first(), self.columns.last()) else {
            return Vec::new();
        };
        let touches = |area: &&Area| {
            area.first.0 <= last && area.last.0 >= self.line && area.first.1 <= *right && area.last.1 >= *left
        };
        sheet.merged.iter().filter(touches).copied().collect()
    }
}
