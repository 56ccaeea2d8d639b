//! Registrations with false values: tables as CSV, and workbooks.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

use super::collected::Collected;
use super::element::Treatment;
use super::value::{Pseudonyms, is_harmless};
use crate::declaration::{Tabel, Table, WorkbookTables, read_workbook};
use crate::finding::{Finding, Text};
use crate::values::parse_date;

/// The rule of a cell with a formula.
const FORMULA: &str = "registratie-werkmap-formule";

/// What becomes of the cells of a column.
fn treatment(column: &str) -> Treatment {
    match column {
        "bsn" => Treatment::Bsn,
        "toewijzingnummer" | "sessie" | "referentie" => Treatment::Reference,
        _ => Treatment::Keep,
    }
}

/// Takes in the cells of a table.
pub(super) fn collect(table: &Table, into: &mut Collected) {
    for row in &table.rows {
        for (index, cell) in row.cells.iter().enumerate() {
            let column = table.header.get(index).map_or("", String::as_str);
            into.add(treatment(column), cell);
            // The other way round a date is one as well.
            if column.ends_with("datum")
                && let [day, month, year] = cell.split('-').collect::<Vec<_>>()[..]
                && let Ok(date) = parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
            {
                into.add_date(date);
            }
        }
    }
    table.header.iter().for_each(|name| into.aside(name));
}

/// The table with false values.
fn replace(tabel: Tabel, table: &Table, by: &mut Pseudonyms<'_>) -> Table {
    let mut new = table.clone();
    let known = |name: &str| tabel.columns().iter().any(|column| column.name == name);
    for name in new.header.iter_mut().filter(|name| !known(name)) {
        // A name that was nearly right stays so; a heading that no table has may be anything.
        let is_misspelt = name.len() <= 20 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if !is_misspelt && let Some(other) = by.aside(name) {
            *name = other;
        }
    }
    for row in &mut new.rows {
        for (index, cell) in row.cells.iter_mut().enumerate() {
            let column = table.header.get(index).map_or("", String::as_str);
            let treatment = treatment(column);
            let is_word = matches!(&*cell.to_lowercase(), "" | "ja" | "nee") || is_amount(cell);
            if (treatment == Treatment::Keep && is_word) || cell.is_empty() {
                continue;
            }
            if let Some(other) = by.value(treatment, cell) {
                *cell = other;
            }
        }
    }
    new
}

/// Euros may stand before an amount, and `+` between minutes.
fn is_amount(cell: &str) -> bool {
    is_harmless(&cell.replace('€', ""))
}

/// The same rows as CSV, on the same lines: empty lines stay, quotes and blanks that say nothing go.
pub(super) fn csv(tabel: Tabel, table: &Table, by: &mut Pseudonyms<'_>) -> String {
    let new = replace(tabel, table, by);
    let mut out = String::new();
    let mut line = 1;
    let header = (new.header_line, &new.header);
    for (number, cells) in std::iter::once(header).chain(new.rows.iter().map(|row| (row.line, &row.cells))) {
        while line < number {
            out.push('\n');
            line += 1;
        }
        let start = out.len();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                out.push(';');
            }
            if cell.contains([';', '"', '\n', '\r', ',']) {
                out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                out.push_str(cell);
            }
        }
        out.push('\n');
        line += 1 + u32::try_from(out[start..].trim_end().matches('\n').count()).unwrap_or(0);
    }
    out
}

/// The tables of a workbook, as far as it can be made again.
///
/// # Errors
/// Why it is left out: it cannot be used, or has a cell that a new workbook cannot have.
pub(super) fn workbook(bytes: &[u8], limit: usize) -> Result<Vec<(Tabel, Table)>, Text> {
    let WorkbookTables { tables, findings } = read_workbook("", bytes, limit);
    if findings.iter().any(Finding::is_error) {
        return Err(Text::fixed(
            "De werkmap kan niet worden gelezen; bewaar de bladen als CSV",
            "The workbook cannot be read; save its sheets as CSV",
        ));
    }
    let faults = || tables.iter().flat_map(|(_, table)| &table.rows).flat_map(|row| &row.faults);
    if faults().any(|fault| fault.rule != FORMULA) {
        return Err(Text::fixed(
            "De werkmap heeft een cel met een fout of een verloren code; bewaar de bladen als CSV",
            "The workbook has a cell with an error or a code that was lost; save its sheets as CSV",
        ));
    }
    Ok(tables)
}

/// A workbook of the same tables on the same rows, and of nothing else: no author, no hidden sheets, no other cells.
///
/// # Errors
/// [`XlsxError`] when it cannot be made.
pub(super) fn write_workbook(
    tables: &[(Tabel, Table)],
    by: &mut Pseudonyms<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of writing would make every workbook another one.
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for (tabel, table) in tables {
        let new = replace(*tabel, table, by);
        let sheet = workbook.add_worksheet().set_name(tabel.name())?;
        for (index, name) in new.header.iter().enumerate() {
            cell(sheet, &new, new.header_line, index, name, false)?;
        }
        for row in &new.rows {
            for (index, text) in row.cells.iter().enumerate() {
                let is_formula = row.faults.iter().any(|fault| fault.column == index);
                cell(sheet, &new, row.line, index, text, is_formula)?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn cell(
    sheet: &mut Worksheet,
    table: &Table,
    line: u32,
    index: usize,
    text: &str,
    is_formula: bool,
) -> Result<(), XlsxError> {
    let column = u16::try_from(table.number(index).saturating_sub(1)).unwrap_or(u16::MAX);
    let row = line.saturating_sub(1);
    if is_formula {
        sheet.write_formula(row, column, Formula::new("=0").set_result(text))?;
    } else if !text.is_empty() {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}
