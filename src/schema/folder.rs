//! Folders with schemas: compared with ours, or written.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use super::compare::compare;
use super::declared::declared;
use super::difference::{Difference, DifferenceKind};
use super::error::SchemaError;
use super::name::SchemaName;
use super::print::print;
use super::read::{Refused, read};
use super::report::Report;
use crate::finding::{Text, plain};
use crate::values::Domain;

/// The most XSD files that are read; both laws have 30.
pub const MAX_FILES: usize = 100;

/// The size in bytes above which a file is refused; the largest of release 3.2 is a quarter of it.
pub const MAX_FILE_BYTES: u64 = 500_000;

/// Compares the XSD files of a folder, and of the folders in it, with what we declare.
///
/// A schema is known by its namespace, whatever its release, or else by the name of its file.
///
/// # Errors
/// When the folder or a file cannot be read, and when there are no XSD files at all or far too many.
pub fn diff_folder(folder: &Path) -> Result<Report, SchemaError> {
    let mut files = files_in(folder, true)?;
    if files.len() > MAX_FILES {
        return Err(SchemaError::TooMany(folder.to_path_buf()));
    }
    if files.is_empty() {
        return Err(SchemaError::NoSchemas(folder.to_path_buf()));
    }
    files.sort();
    let mut report = Report::default();
    for path in files {
        let file = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let differences = match text_of(&path)? {
            Ok(text) => diff_text(&text, &stem, &mut report.compared),
            Err(refused) => vec![told(refused, DifferenceKind::Unreadable)],
        };
        let file = plain(file).into_owned();
        report
            .differences
            .extend(differences.into_iter().map(|found| Difference { file: file.clone(), ..found }));
    }
    for domain in Domain::ALL {
        let base = SchemaName::Base(domain);
        let of_law = |name: &SchemaName| name.domain() == domain;
        if report.compared.iter().any(of_law) && !report.compared.contains(&base) {
            let what = base.label();
            let message = Text::new(
                format!("`{what}` is niet vergeleken: er is geen bruikbaar bestand van"),
                format!("`{what}` was not compared: there is no usable file of it"),
            );
            report.differences.push(Difference::new(DifferenceKind::Missing, "", 0, message));
        }
    }
    Ok(report)
}

/// The XSD files of a folder, and one level below it.
fn files_in(folder: &Path, below: bool) -> Result<Vec<PathBuf>, SchemaError> {
    let failed = |source| SchemaError::read(folder, source);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            if below {
                files.extend(files_in(&path, false)?);
            }
        } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xsd")) {
            files.push(path);
        }
        if files.len() > MAX_FILES {
            break;
        }
    }
    Ok(files)
}

/// The text of a file; refused when it is too large, not a regular file or not UTF-8.
fn text_of(path: &Path) -> Result<Result<String, Refused>, SchemaError> {
    let failed = |source| SchemaError::read(path, source);
    let refused = |what| Ok(Err(Refused { line: 0, place: String::new(), what }));
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return refused(Text::new("is geen gewoon bestand", "is not a regular file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_FILE_BYTES) {
        return refused(Text::new(
            format!("is groter dan {MAX_FILE_BYTES} bytes"),
            format!("is larger than {MAX_FILE_BYTES} bytes"),
        ));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Ok(text)),
        Err(_) => refused(Text::new("is geen UTF-8", "is not UTF-8")),
    }
}

/// What the text of one file has other than we have; says which schema it is.
fn diff_text(text: &str, stem: &str, compared: &mut Vec<SchemaName>) -> Vec<Difference> {
    let read = match read(text) {
        Ok(read) => read,
        Err(refused) => return vec![told(refused, DifferenceKind::Unreadable)],
    };
    let namespace = &read.schema.namespace;
    let Some(name) = SchemaName::find(namespace, stem) else {
        let namespace = super::read::shown(namespace);
        let message = Text::new(
            format!("dit is geen schema dat wij hebben: de naamruimte is `{namespace}`"),
            format!("this is no schema that we have: the namespace is `{namespace}`"),
        );
        return vec![Difference::new(DifferenceKind::Unknown, "", 1, message)];
    };
    if compared.contains(&name) {
        let label = name.label();
        let message = Text::new(
            format!("`{label}` stond ook al in een eerder bestand; dit is niet vergeleken"),
            format!("`{label}` was in an earlier file as well; this one was not compared"),
        );
        return vec![Difference::new(DifferenceKind::Repeated, "", 1, message)];
    }
    compared.push(name);
    let mut found: Vec<_> =
        read.refused.into_iter().map(|refused| told(refused, DifferenceKind::Refused)).collect();
    found.extend(compare(&declared(name), &read.schema));
    found
}

fn told(refused: Refused, kind: DifferenceKind) -> Difference {
    Difference::new(kind, &refused.place, refused.line, refused.what)
}

/// How many files were written, and how many were there already with the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Written {
    /// Files that are new.
    pub new: usize,
    /// Files that were there with the same text.
    pub same: usize,
}

/// Writes all our schemas to a folder, a folder per law; never over a file that says something else.
///
/// # Errors
/// [`SchemaError::Different`] before anything is written, and when a file cannot be read or written.
pub fn write_folder(folder: &Path) -> Result<Written, SchemaError> {
    let mut written = Written::default();
    let mut new = Vec::new();
    let mut different = Vec::new();
    for name in SchemaName::all() {
        let path = folder.join(name.path());
        let text = print(name);
        match fs::read(&path) {
            Ok(there) if there == text.as_bytes() => written.same += 1,
            Ok(_) => different.push(path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => new.push((path, text)),
            Err(error) => return Err(SchemaError::read(&path, error)),
        }
    }
    if !different.is_empty() {
        return Err(SchemaError::Different(different));
    }
    for (path, text) in new {
        let failed = |source| SchemaError::write(&path, source);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        // Whoever put a file there since does not lose it.
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed)?;
        if let Err(error) = file.write_all(text.as_bytes()) {
            // Half a schema would be in the way of the next run.
            let _ = fs::remove_file(&path);
            return Err(failed(error));
        }
        written.new += 1;
    }
    Ok(written)
}
