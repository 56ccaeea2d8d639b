//! A sheet as a table of texts.

use super::found::Found;
use super::value::{self, Made};
use crate::declaration::registration::{CellFault, Column, Kind, Row, Table};
use crate::finding::Text;
use crate::workbook::{Line, Sheet, Value, column_name};

/// What a table is made with.
pub(super) struct Making<'a> {
    /// The name of the sheet in findings.
    pub label: &'a str,
    /// The columns that the table may have.
    pub columns: &'static [Column],
    /// Whether the workbook counts its days from 1904.
    pub since_1904: bool,
}

impl Making<'_> {
    /// The table; `None` when its texts are longer than the bytes that are left.
    pub fn table(&self, sheet: &Sheet, found: &Found, left: &mut usize) -> Option<Table> {
        let header = found.names(sheet);
        let kind = |name: &String| {
            self.columns.iter().find(|column| column.name == name).map_or(Kind::Text, |column| column.kind)
        };
        let columns: Vec<(u32, Kind)> = found.columns.iter().copied().zip(header.iter().map(kind)).collect();
        let mut rows = Vec::new();
        for line in found.rows(sheet) {
            // A formula that shows nothing, filled down over rows that are still to come, is no registration.
            if line.cells.iter().all(|(_, cell)| cell.value == Value::Empty) {
                continue;
            }
            // A text counts as long as it is before white space is taken out: that is what reading it costs.
            let read: usize = line.cells.iter().map(|(_, cell)| cell.value.text_bytes()).sum();
            *left = left.checked_sub(read)?;
            let row = self.row(line, &columns);
            let made: usize = row.cells.iter().map(String::len).sum();
            *left = left.checked_sub(made.saturating_sub(read))?;
            rows.push(row);
        }
        Some(Table {
            bestand: self.label.into(),
            header,
            numbers: found.columns.iter().map(|column| column + 1).collect(),
            header_line: found.line,
            rows,
        })
    }

    fn row(&self, line: &Line, columns: &[(u32, Kind)]) -> Row {
        let mut row = Row { line: line.number, cells: Vec::with_capacity(columns.len()), faults: Vec::new() };
        for (index, (column, kind)) in columns.iter().enumerate() {
            let cell = line.cell(*column);
            let made = cell
                .map_or(Made::Text(String::new()), |cell| value::text(&cell.value, *kind, self.since_1904));
            let address = || format!("{}{}", column_name(*column), line.number);
            if cell.is_some_and(|cell| cell.formula) {
                row.faults.push(formula(index, &address()));
            } else if let Some(fault) = made.fault(index, &address) {
                row.faults.push(fault);
            }
            row.cells.push(made.into_text());
        }
        row
    }
}

fn formula(column: usize, address: &str) -> CellFault {
    CellFault {
        column,
        rule: "registratie-werkmap-formule",
        message: Text::new(
            format!("Cel {address} bevat een formule"),
            format!("Cell {address} holds a formula"),
        ),
        advice: Text::fixed(
            "Kopieer de cellen en plak ze als waarden (Plakken speciaal, Waarden); de rij telt nu niet mee",
            "Copy the cells and paste them as values (Paste Special, Values); the row does not count now",
        ),
    }
}
