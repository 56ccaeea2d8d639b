//! The files of the folder: listed, read twice, written under other names.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::collected::Collected;
use super::element::Treatment;
use super::value::Pseudonyms;
use super::{Kind, LeftOut, PseudonymError, Pseudonymised, Pseudonymising, Translated};
use super::{message, reason, registration, settings};
use crate::batch::{
    BatchError, Config, Input, Limits, Own, collect, make_folder, read_bounded, write_private,
};
use crate::declaration::{Tabel, Table};
use crate::finding::Text;
use crate::messages::{Reading, read};
use crate::productbook::Book;

const SETTINGS: &str = "ibericht.toml";

/// What a file is.
enum Content {
    Message(Vec<u8>),
    /// The messages of a ZIP.
    Zip(Vec<Vec<u8>>),
    Table(Tabel, Box<Table>),
    Workbook(Vec<(Tabel, Table)>),
    Settings(String),
    Book(String),
}

/// A file that is written.
struct File {
    path: PathBuf,
    /// Its name below the old folder.
    own: String,
    /// Its name below the new folder.
    new: String,
}

/// The words of product books, in lower case: codes and activities, of the built-in books and those of the settings.
pub(super) fn words(input: &Path) -> BTreeSet<String> {
    let config = Config::of_folder(input).unwrap_or_default();
    let named = config.productbooks.iter().filter_map(|name| Book::open(name).ok());
    let builtin = Book::builtin_names().filter_map(|name| Book::builtin(name)?.ok());
    named
        .chain(builtin)
        .flat_map(|book| {
            let products = book.products.into_keys().map(|code| code.as_str().to_owned());
            let activities = book
                .activities
                .into_iter()
                .flat_map(|activity| [activity.id, activity.name].into_iter().chain(activity.aliases));
            products.chain(activities).map(|word| word.to_lowercase()).collect::<Vec<_>>()
        })
        .collect()
}

pub(super) fn make(
    input: &Path,
    out: &Path,
    with: &Pseudonymising<'_>,
    known: &BTreeSet<String>,
) -> Result<Pseudonymised, PseudonymError> {
    check_out(input, out)?;
    let mut made = Pseudonymised::default();
    let files = list(input, &with.limits, &mut made.left_out)?;
    let mut collected = Collected::default();
    let mut readable = Vec::new();
    for file in files {
        match content(&file.path, &with.limits)? {
            Ok(content) => {
                take_in(&content, &mut collected);
                readable.push(file);
            }
            Err(why) => made.left_out.push(LeftOut { file: file.own, why, is_input: true }),
        }
    }
    if let Own::Aanbieder(agb) = Config::of_folder(input).unwrap_or_default().own {
        collected.add(Treatment::Party, agb.as_str());
    }
    let mut by = Pseudonyms::new(with.key, with.parties, known, collected)?;
    let books: BTreeMap<String, String> = readable
        .iter()
        .filter(|file| file.new.starts_with("productenboek"))
        .map(|file| (file.own.clone(), file.new.clone()))
        .collect();
    for file in &readable {
        // Read again, so that never more than one file is in memory.
        let bytes = match content(&file.path, &with.limits)? {
            Ok(content) => write(content, &mut by, &books, &mut made)?,
            Err(_) => None,
        };
        match bytes {
            Some(bytes) => {
                write_private(&out.join(&file.new), &bytes)?;
                made.translations.push(Translated {
                    kind: Kind::Bestand,
                    own: file.own.clone(),
                    new: file.new.clone(),
                });
            }
            None => {
                made.left_out.push(LeftOut {
                    file: file.own.clone(),
                    why: reason::changed(),
                    is_input: true,
                });
            }
        }
    }
    make_folder(out)?;
    made.clients = by.clients();
    made.translations.extend(by.translations());
    made.counts = by.counts;
    made.births_kept = by.births_kept;
    Ok(made)
}

/// Nothing of another folder, and nothing that was there, is sent along.
fn check_out(input: &Path, out: &Path) -> Result<(), PseudonymError> {
    let read = |source| BatchError::Read { path: input.to_path_buf(), source };
    let input = input.canonicalize().map_err(read)?;
    // The folder may not be there yet; what is above it is.
    let above = out.ancestors().find_map(|path| {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        path.canonicalize().ok()
    });
    let is_there = out.canonicalize().is_ok();
    if above.is_some_and(|above| above.starts_with(&input) || (is_there && input.starts_with(&above))) {
        return Err(PseudonymError::Inside(out.to_path_buf()));
    }
    match std::fs::read_dir(out).map(std::iter::Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => Err(PseudonymError::NotEmpty(out.to_path_buf())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(BatchError::Write { path: out.to_path_buf(), source }.into()),
    }
}

/// The files to make, in order of their names, which the new names keep.
fn list(input: &Path, limits: &Limits, left_out: &mut Vec<LeftOut>) -> Result<Vec<File>, PseudonymError> {
    let mut found = Vec::new();
    if input.is_file() {
        found.push((input.to_path_buf(), name(input)));
    } else {
        walk(input, "", limits.depth, &mut found, left_out)?;
    }
    let is_work_folder = input.join("in").is_dir();
    let books: Vec<PathBuf> =
        Config::of_folder(input).unwrap_or_default().productbooks.iter().map(PathBuf::from).collect();
    let mut files: Vec<File> = Vec::new();
    let mut folders: BTreeMap<String, String> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (path, own) in found {
        let (folder, file) = own.rsplit_once('/').unwrap_or(("", &own));
        let top = folder.split('/').next().unwrap_or_default();
        let new = if own == SETTINGS {
            SETTINGS.to_owned()
        } else if books.contains(&path) {
            format!("productenboek-{}.toml", files.len() + 1)
        } else if is_work_folder && top != "in" && top != "registraties" {
            left_out.push(LeftOut { file: own, why: reason::beside(), is_input: false });
            continue;
        } else {
            let Some(file) = new_name(file, files.len() + 1) else {
                left_out.push(LeftOut { file: own, why: reason::unknown(), is_input: false });
                continue;
            };
            let number = folders.len() + 1;
            let folder = match folder {
                "" | "in" | "registraties" => folder.to_owned(),
                other => folders.entry(other.to_owned()).or_insert_with(|| new_folder(other, number)).clone(),
            };
            if folder.is_empty() { file } else { format!("{folder}/{file}") }
        };
        // Names that differ in capitals only would become one file.
        if !taken.insert(new.clone()) {
            left_out.push(LeftOut { file: own, why: reason::same_name(), is_input: true });
            continue;
        }
        files.push(File { path, own, new });
    }
    Ok(files)
}

/// A folder below another keeps its place in a work folder, and nothing of its name.
fn new_folder(own: &str, number: usize) -> String {
    let top = own.split('/').next().filter(|top| ["in", "registraties"].contains(top));
    top.map_or_else(|| format!("map-{number:03}"), |top| format!("{top}/map-{number:03}"))
}

/// The new name of a file; tables are known by theirs. Nothing for what is never read.
fn new_name(own: &str, number: usize) -> Option<String> {
    let own = own.to_lowercase();
    if tabel(&own).is_some() {
        return Some(own);
    }
    match own.rsplit_once('.') {
        Some((_, "xml")) => Some(format!("bericht-{number:06}.xml")),
        Some((_, "zip")) => Some(format!("berichten-{number:06}.zip")),
        Some((_, "xlsx")) => Some(format!("registraties-{number:06}.xlsx")),
        None => Some(format!("bericht-{number:06}")),
        Some(_) => None,
    }
}

fn tabel(file: &str) -> Option<Tabel> {
    let name = file.to_lowercase();
    Tabel::ALL.into_iter().find(|tabel| name.strip_suffix(".csv") == Some(tabel.name()))
}

fn walk(
    folder: &Path,
    below: &str,
    depth: usize,
    found: &mut Vec<(PathBuf, String)>,
    left_out: &mut Vec<LeftOut>,
) -> Result<(), PseudonymError> {
    let failed = |source| BatchError::Read { path: folder.to_path_buf(), source };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    for path in paths {
        let own = format!("{below}{}", name(&path));
        let meta = std::fs::symlink_metadata(&path).map_err(failed)?;
        if meta.is_dir() && depth > 0 {
            walk(&path, &format!("{own}/"), depth - 1, found, left_out)?;
        } else if meta.is_file() {
            found.push((path, own));
        } else {
            left_out.push(LeftOut { file: own, why: reason::no_file(), is_input: true });
        }
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads a file, or says why it is left out.
fn content(path: &Path, limits: &Limits) -> Result<Result<Content, Text>, PseudonymError> {
    let name = name(path).to_lowercase();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension == "xml" || extension == "zip" || extension.is_empty() {
        return messages(path, extension == "zip", limits);
    }
    let bytes = read_bounded(path, limits.archive_bytes)
        .map_err(|source| BatchError::Read { path: path.to_path_buf(), source })?;
    let Some(bytes) = bytes else { return Ok(Err(reason::too_large())) };
    if extension == "xlsx" {
        return Ok(registration::workbook(&bytes, limits.archive_bytes).map(Content::Workbook));
    }
    if let Some(tabel) = tabel(&name) {
        let table = Table::from_csv("", &bytes).map_err(|_| reason::no_table());
        return Ok(table.map(|table| Content::Table(tabel, Box::new(table))));
    }
    let text = String::from_utf8(bytes).map_err(|_| reason::no_text());
    Ok(text.map(|text| if name == SETTINGS { Content::Settings(text) } else { Content::Book(text) }))
}

/// The messages of a file or ZIP. What cannot be read in a ZIP leaves out all of it: the rest alone would say something
/// else.
fn messages(path: &Path, is_zip: bool, limits: &Limits) -> Result<Result<Content, Text>, PseudonymError> {
    let mut all = Vec::new();
    let mut is_archive = is_zip;
    for source in collect(&[path.to_path_buf()], &[], None, limits)? {
        for input in source.open(limits) {
            match input {
                Input::Bytes { label, bytes } => {
                    is_archive |= label.contains(".zip!");
                    if matches!(read(&bytes, limits.message_bytes), Reading::Unreadable(_)) {
                        return Ok(Err(reason::unreadable()));
                    }
                    all.push(bytes);
                }
                Input::Notice(report) if report.has_errors() || report.findings.is_empty() => {
                    return Ok(Err(reason::unreadable()));
                }
                Input::Notice(_) => {}
            }
        }
    }
    Ok(match (is_archive, all.pop()) {
        (_, None) => Err(reason::unknown()),
        (false, Some(bytes)) => Ok(Content::Message(bytes)),
        (true, Some(last)) => {
            all.push(last);
            Ok(Content::Zip(all))
        }
    })
}

/// The text of a message that was read before.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn take_in(content: &Content, collected: &mut Collected) {
    match content {
        Content::Message(bytes) => message::collect(text(bytes).unwrap_or_default(), collected),
        Content::Zip(all) => {
            for bytes in all {
                message::collect(text(bytes).unwrap_or_default(), collected);
            }
        }
        Content::Table(_, table) => registration::collect(table, collected),
        Content::Workbook(tables) => {
            for (_, table) in tables {
                registration::collect(table, collected);
            }
        }
        Content::Book(text) => settings::collect_book(text, collected),
        Content::Settings(_) => {}
    }
}

/// The bytes of the new file; nothing when the old one is no longer what it was.
fn write(
    content: Content,
    by: &mut Pseudonyms<'_>,
    books: &BTreeMap<String, String>,
    made: &mut Pseudonymised,
) -> Result<Option<Vec<u8>>, PseudonymError> {
    let message =
        |bytes: &[u8], by: &mut Pseudonyms<'_>| message::replace(text(bytes)?, by).map(String::into_bytes);
    Ok(match content {
        Content::Message(bytes) => {
            made.messages += 1;
            message(&bytes, by)
        }
        Content::Zip(all) => {
            made.messages += all.len();
            let all: Option<Vec<Vec<u8>>> = all.iter().map(|bytes| message(bytes, by)).collect();
            all.and_then(|all| zipped(&all))
        }
        Content::Table(tabel, table) => {
            made.registrations += 1;
            Some(registration::csv(tabel, &table, by).into_bytes())
        }
        Content::Workbook(tables) => {
            made.registrations += 1;
            Some(registration::write_workbook(&tables, by).map_err(|_| PseudonymError::Workbook)?)
        }
        Content::Settings(text) => {
            let called = |own: &str| books.get(own.trim_start_matches("./")).cloned();
            match settings::settings(&text, by, called) {
                Ok((text, left)) => {
                    made.settings_left_out.extend(left);
                    Some(text.into_bytes())
                }
                Err(_) => None,
            }
        }
        Content::Book(text) => settings::book(&text, by).map(String::into_bytes),
    })
}

/// A ZIP of messages, without a date of writing.
fn zipped(all: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, bytes) in all.iter().enumerate() {
        zip.start_file(format!("bericht-{:06}.xml", index + 1), SimpleFileOptions::default()).ok()?;
        zip.write_all(bytes).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}
