//! Reads the tables of a folder of registrations.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::Declaring;
use crate::batch::BatchError;
use crate::batch::check::hash;
use crate::batch::collect::read_bounded;
use crate::batch::input::{REGISTRATIONS, shown};
use crate::declaration::{Registraties, Tabel};
use crate::finding::{Finding, Level, Severity, Text};

/// The files of the tables.
const TABLES: [(&str, Tabel); 3] = [
    ("leveringen.csv", Tabel::Leveringen),
    ("sessies.csv", Tabel::Sessies),
    ("deelnemers.csv", Tabel::Deelnemers),
];

/// What was read besides the registrations.
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
    let mut read = Read { files: Vec::new(), findings: Vec::new(), hash: String::new() };
    for path in entries(job.folder)? {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let label = shown(&format!("{}/{file}", job.label));
        let Some((_, tabel)) = TABLES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&file)) else {
            read.findings.push(not_a_table(&label));
            continue;
        };
        let bytes = read_bounded(&path, job.limits.archive_bytes)
            .map_err(|source| BatchError::read(&path, source))?;
        let Some(bytes) = bytes else {
            read.findings.push(too_large(&label, job.limits.archive_bytes));
            continue;
        };
        let _ = writeln!(read.hash, "{label} {}", hash(&bytes).0);
        registraties.add_csv(*tabel, &label, &bytes);
        read.files.push(label);
    }
    if read.files.is_empty() {
        read.findings.push(nothing(job.label));
    }
    Ok((registraties, read))
}

/// The files of the folder, in order of their names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, BatchError> {
    let failed = |source| BatchError::read(folder, source);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn not_a_table(label: &str) -> Finding {
    Finding::new(
        REGISTRATIONS,
        Level::Productbook,
        Severity::Warning,
        Text::fixed("Dit bestand is niet gelezen", "This file was not read"),
        Text::fixed(
            "Bewaar registraties als `leveringen.csv`, `sessies.csv` en `deelnemers.csv`",
            "Save registrations as `leveringen.csv`, `sessies.csv` and `deelnemers.csv`",
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
            "Zet `leveringen.csv`, of `sessies.csv` met `deelnemers.csv`, in de map",
            "Put `leveringen.csv`, or `sessies.csv` with `deelnemers.csv`, in the folder",
        ),
    )
    .at(label)
}
