//! Reads the tables of a folder of registrations, or of one workbook.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::Declaring;
use crate::batch::BatchError;
use crate::batch::collect::read_bounded;
use crate::batch::digest::hash;
use crate::batch::input::{REGISTRATIONS, shown};
use crate::declaration::{Registraties, Tabel, Table, WorkbookTables, read_workbook};
use crate::finding::{Finding, Level, Severity, Text};

/// The files of the tables.
const TABLES: [(&str, Tabel); 3] = [
    ("leveringen.csv", Tabel::Leveringen),
    ("sessies.csv", Tabel::Sessies),
    ("deelnemers.csv", Tabel::Deelnemers),
];

/// The extensions of workbooks; whoever has another kind than the first is told so.
const WORKBOOKS: [&str; 7] = ["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "ods"];

/// What was read besides the registrations.
#[derive(Default)]
pub(in crate::batch) struct Read {
    /// The names of the files that were read.
    pub files: Vec<String>,
    /// What is wrong with the folder.
    pub findings: Vec<Finding>,
    /// A hash of the files.
    pub hash: String,
}

pub(in crate::batch) fn read(job: &Declaring<'_>) -> Result<(Registraties, Read), BatchError> {
    let mut registraties = Registraties::default();
    let mut read = Read::default();
    let mut tables = Vec::new();
    for path in entries(job.folder)? {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let label =
            if path == job.folder { shown(job.label) } else { shown(&format!("{}/{file}", job.label)) };
        let Some(kind) = kind(&file) else {
            read.findings.push(not_a_table(&label));
            continue;
        };
        // Opening a pipe waits for ever, and a table that is not there was meant to be.
        if !path.is_file() {
            read.findings.push(no_file(&label));
            continue;
        }
        if file.starts_with("~$") {
            read.findings.push(in_use(&label));
            continue;
        }
        let bytes = read_bounded(&path, job.limits.archive_bytes)
            .map_err(|source| BatchError::read(&path, source))?;
        let Some(bytes) = bytes else {
            read.findings.push(too_large(&label, job.limits.archive_bytes));
            continue;
        };
        let _ = writeln!(read.hash, "{label} {}", hash(&bytes).0);
        match kind {
            Kind::Csv(tabel) => match Table::from_csv(&label, &bytes) {
                Ok(table) => tables.push((tabel, table)),
                Err(finding) => registraties.findings.push(*finding),
            },
            Kind::Workbook => {
                let WorkbookTables { tables: more, findings } =
                    read_workbook(&label, &bytes, job.limits.archive_bytes);
                registraties.findings.extend(findings);
                tables.extend(more);
            }
        }
        read.files.push(label);
    }
    if read.files.is_empty() {
        read.findings.push(nothing(job.label));
    }
    add(&mut registraties, &tables);
    Ok((registraties, read))
}

/// What a file of registrations is.
#[derive(Clone, Copy)]
enum Kind {
    Csv(Tabel),
    Workbook,
}

fn kind(file: &str) -> Option<Kind> {
    if let Some((_, tabel)) = TABLES.iter().find(|(name, _)| name.eq_ignore_ascii_case(file)) {
        return Some(Kind::Csv(*tabel));
    }
    let (_, extension) = file.rsplit_once('.')?;
    WORKBOOKS.iter().any(|known| known.eq_ignore_ascii_case(extension)).then_some(Kind::Workbook)
}

/// Adds the tables. A table that has rows in two places would be counted twice when one is a copy of the other.
fn add(registraties: &mut Registraties, tables: &[(Tabel, Table)]) {
    let places = |tabel: Tabel| -> Vec<&str> {
        let filled = tables.iter().filter(|(other, table)| *other == tabel && !table.rows.is_empty());
        filled.map(|(_, table)| table.bestand.as_ref()).collect()
    };
    for tabel in Tabel::ALL {
        let places = places(tabel);
        if places.len() > 1 {
            registraties.findings.push(twice(tabel, &places));
        }
    }
    for (tabel, table) in tables {
        if places(*tabel).len() > 1 {
            registraties.rijen += table.rows.len();
        } else {
            registraties.add_table(*tabel, table);
        }
    }
}

/// The files of the folder, in order of their names; of one file the file itself.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, BatchError> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let failed = |source| BatchError::read(folder, source);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_table = path.file_name().is_some_and(|name| kind(&name.to_string_lossy()).is_some());
        // A folder beside the tables is of the user's own.
        if !path.is_dir() || is_table {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn twice(tabel: Tabel, places: &[&str]) -> Finding {
    let (name, places) = (tabel.name(), places.join("`, `"));
    Finding::new(
        "registratie-tabel-dubbel",
        Level::Schema,
        Severity::Error,
        Text::new(
            format!("De tabel `{name}` staat op meer plaatsen: `{places}`"),
            format!("The table `{name}` stands in more places: `{places}`"),
        ),
        Text::fixed(
            "Zet alle rijen bij elkaar, of haal een oude kopie weg; ze zijn geen van alle gelezen",
            "Put all rows together, or take an old copy away; none of them was read",
        ),
    )
    .at(name)
}

fn in_use(label: &str) -> Finding {
    Finding::new(
        REGISTRATIONS,
        Level::Productbook,
        Severity::Warning,
        Text::fixed(
            "De werkmap is misschien nog open in Excel",
            "The workbook is perhaps still open in Excel",
        ),
        Text::fixed(
            "Bewaar en sluit haar, en declareer dan opnieuw: wat niet bewaard is, is niet gelezen",
            "Save and close it, and then declare again: what was not saved was not read",
        ),
    )
    .at(label)
}

fn no_file(label: &str) -> Finding {
    Finding::new(
        REGISTRATIONS,
        Level::Productbook,
        Severity::Error,
        Text::fixed("Dit is geen bestand dat te lezen is", "This is no file that can be read"),
        Text::fixed(
            "Zet het bestand zelf in de map, geen map of koppeling met die naam",
            "Put the file itself into the folder, no folder or link of that name",
        ),
    )
    .at(label)
}

fn not_a_table(label: &str) -> Finding {
    Finding::new(
        REGISTRATIONS,
        Level::Productbook,
        Severity::Warning,
        Text::fixed("Dit bestand is niet gelezen", "This file was not read"),
        Text::fixed(
            "Bewaar registraties als `leveringen.csv`, `sessies.csv` en `deelnemers.csv`, of als werkmap (`.xlsx`)",
            "Save registrations as `leveringen.csv`, `sessies.csv` and `deelnemers.csv`, or as a workbook (`.xlsx`)",
        ),
    )
    .at(label)
}

fn too_large(label: &str, limit: usize) -> Finding {
    let (message, advice) = crate::xml::Unreadable::TooLarge { limit }.texts();
    Finding::new(REGISTRATIONS, Level::Productbook, Severity::Error, message, advice).at(label)
}

fn nothing(label: &str) -> Finding {
    Finding::new(
        REGISTRATIONS,
        Level::Productbook,
        Severity::Error,
        Text::fixed("Er zijn geen registraties gevonden", "No registrations were found"),
        Text::fixed(
            "Zet `leveringen.csv`, of `sessies.csv` met `deelnemers.csv`, of een werkmap (`.xlsx`) in de map",
            "Put `leveringen.csv`, or `sessies.csv` with `deelnemers.csv`, or a workbook (`.xlsx`) in the folder",
        ),
    )
    .at(label)
}
