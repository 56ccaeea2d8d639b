//! Registered care: reading the tables `leveringen`, `sessies` and `deelnemers`.
//!
//! A table is rows of cells first ([`Table`]), whatever file it came from, and
//! typed rows afterwards; a reader of workbooks only has to make a [`Table`].
//! A row that cannot be used becomes a [`GeweigerdeRij`] with its findings and
//! never stops the others. A table with an unknown or missing column is not
//! used at all: a misspelt `toewijzingnummer` would silently change what the
//! rows mean.

mod cell;
mod column;
mod deelnemer;
mod levering;
mod row;
mod sessie;
mod table;
mod template;
mod workbook;

pub use column::{Column, Kind};
pub use deelnemer::Deelnemer;
pub use levering::{Hoeveelheid, Levering};
pub use sessie::Sessie;
pub use table::{CellFault, Row, Table};
pub use template::template;
pub use workbook::{WorkbookTables, read_workbook};

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::finding::{Finding, Text};
use crate::values::{Bsn, Datum};

/// The three tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tabel {
    /// Delivered care of one client: contacts, presence, nights, rides.
    Leveringen,
    /// Group sessions.
    Sessies,
    /// Who took part in a group session.
    Deelnemers,
}

impl Tabel {
    /// The three tables, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Leveringen, Self::Sessies, Self::Deelnemers];

    /// The name of the table: that of its file without the extension.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Leveringen => "leveringen",
            Self::Sessies => "sessies",
            Self::Deelnemers => "deelnemers",
        }
    }

    /// The columns that the table may have.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Leveringen => levering::COLUMNS,
            Self::Sessies => sessie::COLUMNS,
            Self::Deelnemers => deelnemer::COLUMNS,
        }
    }
}

/// A row of a table, so that a person can find it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which table.
    pub tabel: Tabel,
    /// The file as the caller names it.
    pub bestand: Arc<str>,
    /// The line in the file, from 1; the header counts.
    pub regel: u32,
}

impl Place {
    /// The cell of a column in this row, as the path of a finding.
    #[must_use]
    pub fn cell(&self, column: &str) -> String {
        format!("{}/{column}", self.bestand)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.bestand, self.regel)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A row that could not be used, with as much of it as could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeweigerdeRij {
    /// Where it stands.
    pub place: Place,
    /// The client, when legible.
    pub bsn: Option<Bsn>,
    /// The product as written, when there is one.
    pub productcode: Option<String>,
    /// The day, when legible.
    pub datum: Option<Datum>,
    /// The session, when there is one.
    pub sessie: Option<String>,
    /// The rule that refuses it.
    pub rule: &'static str,
    /// Why, in one sentence.
    pub reason: Text,
}

/// Everything that the tables say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registraties {
    /// Delivered care.
    pub leveringen: Vec<Levering>,
    /// Group sessions.
    pub sessies: Vec<Sessie>,
    /// Participants of group sessions.
    pub deelnemers: Vec<Deelnemer>,
    /// Rows that could not be used; each has at least one finding.
    pub geweigerd: Vec<GeweigerdeRij>,
    /// What is wrong with the tables and their rows.
    pub findings: Vec<Finding>,
    /// The number of rows that the tables hold, without headers and empty rows.
    pub rijen: usize,
}

impl Registraties {
    /// Reads one CSV file into the registrations: UTF-8, `;` or `,`, with or without a byte order mark.
    ///
    /// What is wrong is added to [`Registraties::findings`].
    pub fn add_csv(&mut self, tabel: Tabel, bestand: &str, bytes: &[u8]) {
        match Table::from_csv(bestand, bytes) {
            Ok(table) => self.add_table(tabel, &table),
            Err(finding) => self.findings.push(*finding),
        }
    }

    /// Reads the tables of a workbook (`.xlsx`) that unpacks to no more than a number of bytes.
    ///
    /// A workbook of which a sheet cannot be used is not used at all; what is wrong is added to
    /// [`Registraties::findings`].
    pub fn add_workbook(&mut self, bestand: &str, bytes: &[u8], limit: usize) {
        let WorkbookTables { tables, findings } = read_workbook(bestand, bytes, limit);
        self.findings.extend(findings);
        for (tabel, table) in &tables {
            self.add_table(*tabel, table);
        }
    }

    /// Reads one table, from whatever file it came.
    pub fn add_table(&mut self, tabel: Tabel, table: &Table) {
        self.rijen += table.rows.len();
        match tabel {
            Tabel::Leveringen => levering::read(table, self),
            Tabel::Sessies => sessie::read(table, self),
            Tabel::Deelnemers => deelnemer::read(table, self),
        }
    }
}
