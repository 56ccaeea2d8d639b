//! Registrations from a workbook (`.xlsx`): its sheets as tables.
//!
//! A sheet whose meaning is in doubt (merged cells, no header, a wrong column) leaves the whole workbook unread:
//! care of one client may stand on two sheets, and adding to a declared line later is not possible (TR389). A
//! cell that is in doubt (a formula, an error) refuses its row, as a wrong cell of any table does.

mod found;
mod sheet;
mod told;
mod value;

use super::{Tabel, Table, column};
use crate::finding::Finding;
use crate::workbook::{Named, Sheet, Workbook};

/// The sheets of our own template that hold no registrations.
pub(super) const EXPLANATION: [&str; 2] = ["uitleg", "explanation"];

/// The sheet of our own template with the codes to choose from.
pub(super) const CODES: &str = "codes";

/// What was read from a workbook.
#[derive(Debug, Clone, Default)]
pub struct WorkbookTables {
    /// The tables; none when the workbook cannot be used.
    pub tables: Vec<(Tabel, Table)>,
    /// What is wrong with the workbook and its sheets; what is wrong with rows is told when the tables are read.
    pub findings: Vec<Finding>,
}

/// Reads the sheets `leveringen`, `sessies` and `deelnemers` of a workbook, named in any case.
///
/// The workbook unpacks to no more than `limit` bytes. Tables are named `registraties.xlsx!leveringen` and keep
/// the row numbers of the sheet. Formulas are not computed and links are not followed.
#[must_use]
pub fn read_workbook(bestand: &str, bytes: &[u8], limit: usize) -> WorkbookTables {
    let mut reading = Reading { bestand, left: limit, limit, read: WorkbookTables::default(), usable: true };
    match Workbook::open(bytes, limit) {
        Ok(mut book) => reading.sheets(&mut book),
        Err(refused) => reading.refuse(told::refused(bestand, &refused)),
    }
    reading.read
}

struct Reading<'a> {
    bestand: &'a str,
    /// How many bytes of text the tables may still hold: a text that all cells share is unpacked only once.
    left: usize,
    limit: usize,
    read: WorkbookTables,
    usable: bool,
}

impl Reading<'_> {
    fn refuse(&mut self, finding: Finding) {
        self.usable = false;
        self.read.findings.push(finding);
    }

    fn sheets(&mut self, book: &mut Workbook<'_>) {
        if book.links {
            self.read.findings.push(told::links(self.bestand));
        }
        let sheets = book.sheets.clone();
        for named in &sheets {
            let name = named.name.trim().to_lowercase();
            let tabel = Tabel::ALL.into_iter().find(|tabel| tabel.name() == name);
            if tabel.is_none() && (EXPLANATION.contains(&name.as_str()) || name == CODES) {
                continue;
            }
            let sheet = match book.read(named) {
                Ok(sheet) => sheet,
                Err(refused) => {
                    self.refuse(told::refused(&self.label(&named.name), &refused));
                    break;
                }
            };
            match tabel {
                Some(tabel) => self.sheet(tabel, named, &sheet, book.since_1904),
                None if sheet.lines.is_empty() => {}
                None => match Tabel::ALL.into_iter().find(|tabel| found::holds(&sheet, tabel.columns())) {
                    Some(tabel) => self.refuse(told::other_name(&self.label(&named.name), tabel)),
                    None => self.read.findings.push(told::not_read(&self.label(&named.name))),
                },
            }
        }
        if self.usable
            && self.read.tables.is_empty()
            && self.read.findings.iter().all(|finding| !finding.is_error())
        {
            self.refuse(told::no_sheet(self.bestand));
        }
        if !self.usable && !self.read.tables.is_empty() {
            self.read.findings.push(told::nothing_read(self.bestand));
        }
        if !self.usable {
            self.read.tables.clear();
        }
    }

    fn label(&self, sheet: &str) -> String {
        format!("{}!{}", self.bestand, super::row::shorten(sheet.trim()))
    }

    fn sheet(&mut self, tabel: Tabel, named: &Named, sheet: &Sheet, since_1904: bool) {
        let label = self.label(&named.name);
        if self.read.tables.iter().any(|(other, _)| *other == tabel) {
            return self.refuse(told::twice(&label, tabel));
        }
        let found = match found::header(sheet, tabel.columns()) {
            Ok(found) => found,
            Err(_) if sheet.lines.is_empty() => return,
            Err(refused) => return self.refuse(refused.finding(&label, tabel)),
        };
        let merged = found.merged(sheet);
        if !merged.is_empty() {
            return self.refuse(told::merged(&label, &merged));
        }
        let making = sheet::Making { label: &label, columns: tabel.columns(), since_1904 };
        let Some(table) = making.table(sheet, &found, &mut self.left) else {
            let refused = crate::workbook::Refused::TooLarge { limit: self.limit };
            return self.refuse(told::refused(&label, &refused));
        };
        let faults = column::check(&table, tabel.columns());
        if !faults.is_empty() {
            self.usable = false;
            self.read.findings.extend(faults);
        }
        self.read.findings.extend(told::remarks(&label, named, sheet, &found));
        self.read.tables.push((tabel, table));
    }
}
