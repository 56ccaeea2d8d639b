//! One row while it is read: cells by column name, faults collected.

use super::cell::Wrong;
use super::{GeweigerdeRij, Place, Registraties, Row, Tabel, Table, column};
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::{Bsn, Datum};

/// A row that is being read.
pub(super) struct RowReader<'a> {
    /// Where it stands.
    pub place: Place,
    table: &'a Table,
    row: &'a Row,
    findings: Vec<Finding>,
    first: Option<(&'static str, Text)>,
}

/// Reads every row of a table whose header is good; otherwise says what is wrong with it.
pub(super) fn each<'a>(
    tabel: Tabel,
    table: &'a Table,
    columns: &[column::Column],
    into: &mut Registraties,
    mut read: impl FnMut(&mut RowReader<'a>, &mut Registraties),
) {
    let faults = column::check(table, columns);
    if !faults.is_empty() {
        into.findings.extend(faults);
        return;
    }
    for row in &table.rows {
        let place = Place { tabel, bestand: table.bestand.clone(), regel: row.line };
        let mut reader = RowReader { place, table, row, findings: Vec::new(), first: None };
        reader.check_shape();
        reader.check_cells();
        read(&mut reader, into);
        into.findings.append(&mut reader.findings);
    }
}

impl<'a> RowReader<'a> {
    fn check_shape(&mut self) {
        if self.row.cells.len() > self.table.header.len() {
            self.fault(
                "",
                "registratie-rij",
                Text::new(
                    format!(
                        "De rij heeft {} cellen, de kop {}",
                        self.row.cells.len(),
                        self.table.header.len()
                    ),
                    format!(
                        "The row has {} cells, the header {}",
                        self.row.cells.len(),
                        self.table.header.len()
                    ),
                ),
                Text::new(
                    "Zet een cel met een scheidingsteken erin tussen aanhalingstekens",
                    "Put a cell that holds a separator between quotation marks",
                ),
            );
        }
        // A quotation mark that is never closed swallows the rows after it.
        if self.row.cells.iter().any(|cell| cell.contains(['\n', '\r'])) {
            self.fault(
                "",
                "registratie-rij",
                Text::new(
                    "Een cel loopt door over meer regels; waarschijnlijk ontbreekt een aanhalingsteken",
                    "A cell runs on over several lines; probably a quotation mark is missing",
                ),
                Text::new(
                    "Sluit het aanhalingsteken; de regels erna zijn met deze cel meegelezen en niet gebruikt",
                    "Close the quotation mark; the lines after it were read as part of this cell and not used",
                ),
            );
        }
    }

    /// Refuses the row for cells that cannot be used whatever their text.
    fn check_cells(&mut self) {
        for fault in &self.row.faults {
            let column = self.table.header.get(fault.column).map_or("", String::as_str);
            let (message, advice) = (fault.message.clone(), fault.advice.clone());
            let finding = self.finding(column, fault.rule, Severity::Error, message, advice);
            self.refuse(finding);
        }
    }

    /// Whether it is already told that a cell cannot be used.
    fn is_refused(&self, column: &str) -> bool {
        let index = self.table.header.iter().position(|name| name == column);
        self.row.faults.iter().any(|fault| Some(fault.column) == index)
    }

    /// The text of a cell; `None` when it is empty or the column is absent.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        let index = self.table.header.iter().position(|name| name == column)?;
        self.row.cells.get(index).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Reads a cell that may be empty.
    pub fn optional<T>(
        &mut self,
        column: &'static str,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let text = self.text(column)?;
        match read(text) {
            Ok(value) => Some(value),
            Err(_) if self.is_refused(column) => None,
            Err(wrong) => {
                let found = if wrong.rule == "registratie-bsn" { Bsn::mask(text) } else { shorten(text) };
                let advice = Text::new(
                    format!("Verbeter `{column}`; de rij telt nu niet mee"),
                    format!("Correct `{column}`; the row does not count now"),
                );
                let finding = self.finding(column, wrong.rule, Severity::Error, wrong.message, advice);
                self.refuse(finding.found(found).expected(wrong.expected));
                None
            }
        }
    }

    /// Reads a cell that must be filled.
    pub fn required<T>(
        &mut self,
        column: &'static str,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        if self.text(column).is_none() && !self.is_refused(column) {
            self.fault(
                column,
                "registratie-leeg",
                Text::new(format!("`{column}` is niet ingevuld"), format!("`{column}` is not filled in")),
                Text::new(
                    format!("Vul `{column}` in; de rij telt nu niet mee"),
                    format!("Fill in `{column}`; the row does not count now"),
                ),
            );
        }
        self.optional(column, read)
    }

    /// Takes a cell that must be filled as it is; what it names is looked up later.
    pub fn required_text(&mut self, column: &'static str) -> Option<String> {
        self.required(column, |text| Ok(text.to_owned()))
    }

    /// Refuses the row for a fault at a cell; an empty column means the whole row.
    pub fn fault(&mut self, column: &str, rule: &'static str, message: Text, advice: Text) {
        let finding = self.finding(column, rule, Severity::Error, message, advice);
        let found = self.text(column).map(shorten);
        self.refuse(Finding { found, ..finding });
    }

    fn finding(
        &self,
        column: &str,
        rule: &'static str,
        severity: Severity,
        message: Text,
        advice: Text,
    ) -> Finding {
        let index = self.table.header.iter().position(|name| name == column);
        let path = if column.is_empty() { self.place.bestand.to_string() } else { self.place.cell(column) };
        Finding::new(rule, Level::Productbook, severity, message, advice)
            .at(path)
            .on_line(self.place.regel, index.map_or(0, |index| self.table.number(index)))
    }

    fn refuse(&mut self, finding: Finding) {
        if self.first.is_none() {
            let rule = match &finding.rule {
                std::borrow::Cow::Borrowed(rule) => rule,
                std::borrow::Cow::Owned(_) => "registratie-rij",
            };
            self.first = Some((rule, finding.message.clone()));
        }
        self.findings.push(finding);
    }

    /// The refused row, when anything was wrong with it.
    pub fn refused(
        &self,
        bsn: Option<Bsn>,
        productcode: Option<&str>,
        datum: Option<Datum>,
        sessie: Option<&str>,
    ) -> Option<GeweigerdeRij> {
        let (rule, reason) = self.first.clone()?;
        Some(GeweigerdeRij {
            place: self.place.clone(),
            bsn,
            productcode: productcode.map(shorten),
            datum,
            sessie: sessie.map(shorten),
            rule,
            reason,
        })
    }
}

/// A text that is short enough for a report.
pub(super) fn shorten(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect()
}
