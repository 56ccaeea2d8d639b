//! Lists the files below the given paths, in an order that depends on their names only.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufReader, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::input::{FILE, Input, Limits, shown};
use super::{BatchError, archive};
use crate::failpoint;
use crate::finding::{Text, system_reason};

/// A file that was found, not yet read.
#[derive(Debug)]
pub struct Source {
    label: String,
    origin: Origin,
    /// Size in bytes when it was listed; only to plan how much is read at once.
    pub(super) size: u64,
}

#[derive(Debug)]
enum Origin {
    Xml(PathBuf),
    Zip(PathBuf),
    /// Read already: standard input or a pipe, which gives its bytes only once.
    Stream(Vec<u8>),
    /// What is no message.
    Other,
    /// What may hide messages, and is not looked into.
    PassedOver(Text),
    Unread(std::io::Error),
    /// A folder that cannot be listed.
    Closed(std::io::Error),
}

/// Where in a file something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The file itself, or a ZIP as a whole.
    Whole,
    /// The member of a ZIP at an index.
    Member(usize),
}

/// What a file seems to be, before it is read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Nature<'s> {
    Message,
    Zip,
    NoMessage,
    /// A link, a folder too deep, or no regular file; with what it is.
    PassedOver(&'s Text),
}

/// Lists the files of the paths, folders with all their subfolders; `-` is standard input.
///
/// A pipe or device that is named itself is read at once; one inside a folder is passed over.
/// Links inside folders are not followed. Paths in `except` are passed over in silence.
/// Reports name a file by its path, without `base` when it lies below that.
///
/// # Errors
/// [`BatchError::Read`] when a path does not exist, or is a folder that cannot be listed.
pub fn collect(
    paths: &[PathBuf],
    except: &[PathBuf],
    base: Option<&Path>,
    limits: &Limits,
) -> Result<Vec<Source>, BatchError> {
    let except: Vec<_> = except.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let read = stream(std::io::stdin().lock(), "-".into(), limits);
            found.push(read.map_err(|source| BatchError::read(path, source))?);
            continue;
        }
        let meta = fs::metadata(path).map_err(|source| BatchError::read(path, source))?;
        if !meta.is_dir() && !meta.is_file() {
            let read = fs::File::open(path).and_then(|pipe| stream(pipe, label(path), limits));
            found.push(read.unwrap_or_else(|error| unread(path, error)));
        } else if meta.is_dir() {
            let entries = entries(path).map_err(|source| BatchError::read(path, source))?;
            folder(entries, &except, limits.depth, &mut found);
        } else {
            found.push(named(path, meta.len(), true).unwrap_or_else(|error| unread(path, error)));
        }
    }
    if let Some(base) = base {
        for source in &mut found {
            source.name_below(base);
        }
    }
    failpoint::reached("files-listed");
    Ok(found)
}

/// What can be read only once, and so is read here and now.
fn stream(from: impl Read, label: String, limits: &Limits) -> std::io::Result<Source> {
    let mut bytes = Vec::new();
    // One byte more than allowed, so that what is too large is seen to be so.
    let bound = u64::try_from(limits.archive_bytes).unwrap_or(u64::MAX).saturating_add(1);
    from.take(bound).read_to_end(&mut bytes)?;
    Ok(Source { label, size: bytes.len() as u64, origin: Origin::Stream(bytes) })
}

/// What is in a folder, in order of name.
fn entries(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    Ok(entries)
}

/// What cannot be read is listed as such, and the rest goes on.
fn folder(paths: Vec<PathBuf>, except: &[PathBuf], depth: usize, found: &mut Vec<Source>) {
    for path in paths {
        if path.canonicalize().is_ok_and(|canonical| except.contains(&canonical)) {
            continue;
        }
        match entry(&path, depth) {
            Ok(Entry::File(source)) => found.push(source),
            Ok(Entry::Folder(paths)) => folder(paths, except, depth - 1, found),
            Err(error) if path.is_dir() => {
                found.push(Source { label: label(&path), origin: Origin::Closed(error), size: 0 });
            }
            Err(error) => found.push(unread(&path, error)),
        }
    }
}

/// What stands in a folder.
enum Entry {
    File(Source),
    /// With what is in it; only above the deepest level.
    Folder(Vec<PathBuf>),
}

fn entry(path: &Path, depth: usize) -> std::io::Result<Entry> {
    let meta = fs::symlink_metadata(path)?;
    if meta.is_dir() && depth > 0 {
        return entries(path).map(Entry::Folder);
    }
    Ok(Entry::File(if meta.is_symlink() {
        passed_over(path, Text::new("Koppeling, niet gevolgd", "Link, not followed"))
    } else if meta.is_dir() {
        passed_over(path, Text::new("Map, te diep genest", "Folder, nested too deep"))
    } else if meta.is_file() {
        named(path, meta.len(), false)?
    } else {
        passed_over(path, Text::new("Geen gewoon bestand", "Not a regular file"))
    }))
}

/// A file by its extension; one without extension by its first bytes. A file that was asked for by name is read.
fn named(path: &Path, size: u64, asked: bool) -> std::io::Result<Source> {
    let extension = path.extension().map(OsStr::to_ascii_lowercase);
    let origin = match extension.as_deref().and_then(OsStr::to_str) {
        Some("xml") => Origin::Xml(path.into()),
        Some("zip") => Origin::Zip(path.into()),
        None | Some(_) if asked || extension.is_none() => {
            let mut start = Vec::new();
            fs::File::open(path)?.take(512).read_to_end(&mut start)?;
            match kind(&start) {
                Some(true) => Origin::Zip(path.into()),
                Some(false) => Origin::Xml(path.into()),
                None if asked => Origin::Xml(path.into()),
                None => Origin::Other,
            }
        }
        _ => Origin::Other,
    };
    Ok(Source { label: label(path), origin, size })
}

/// Whether bytes begin like a ZIP (`true`) or like XML (`false`).
pub(super) fn kind(start: &[u8]) -> Option<bool> {
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Some(true);
    }
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    text.starts_with(b"<").then_some(false)
}

pub(super) fn neither() -> Text {
    Text::new("Genegeerd: geen XML en geen ZIP", "Ignored: neither XML nor ZIP")
}

fn passed_over(path: &Path, why: Text) -> Source {
    Source { label: label(path), origin: Origin::PassedOver(why), size: 0 }
}

fn unread(path: &Path, error: std::io::Error) -> Source {
    Source { label: label(path), origin: Origin::Unread(error), size: 0 }
}

/// The path as shown in reports, the same on every system.
pub(super) fn label(path: &Path) -> String {
    shown(&path.display().to_string().replace('\\', "/"))
}

impl Source {
    /// A file that was found in a folder before.
    pub(super) fn found(path: &Path, base: &Path) -> Self {
        let mut source = match entry(path, 0) {
            Ok(Entry::File(source)) => source,
            Ok(Entry::Folder(_)) => unread(path, ErrorKind::IsADirectory.into()),
            Err(error) => unread(path, error),
        };
        source.name_below(base);
        source
    }

    /// Names a file that lies below a folder without that folder.
    fn name_below(&mut self, base: &Path) {
        let base = format!("{}/", label(base).trim_end_matches('/'));
        if let Some(rest) = self.label.strip_prefix(&base) {
            self.label = rest.to_string();
        }
    }

    /// The name in reports.
    pub(super) fn label(&self) -> String {
        self.label.clone()
    }

    /// What it seems to be by its name and first bytes.
    pub(super) fn nature(&self) -> Nature<'_> {
        match &self.origin {
            Origin::Xml(_) | Origin::Unread(_) | Origin::Closed(_) => Nature::Message,
            Origin::Stream(bytes) if kind(bytes) != Some(true) => Nature::Message,
            Origin::Zip(_) | Origin::Stream(_) => Nature::Zip,
            Origin::Other => Nature::NoMessage,
            Origin::PassedOver(why) => Nature::PassedOver(why),
        }
    }

    /// Whether it is a ZIP.
    pub(super) fn is_archive(&self) -> bool {
        matches!(self.nature(), Nature::Zip)
    }

    /// Reads the file; a ZIP gives all its members together.
    #[must_use]
    pub fn open(&self, limits: &Limits) -> Vec<Input> {
        let mut inputs = Vec::new();
        self.each(limits, &mut |_, input| inputs.push(input));
        inputs
    }

    /// Reads the file; the members of a ZIP one at a time. A file that cannot be read is a finding, and the rest goes on.
    pub(super) fn each(&self, limits: &Limits, each: &mut dyn FnMut(Part, Input)) {
        let label = || self.label.clone();
        let whole = match &self.origin {
            Origin::Other => Input::ignored(label(), neither()),
            Origin::PassedOver(why) => Input::passed_over(label(), why.clone()),
            Origin::Unread(error) => unreadable(label(), error),
            Origin::Closed(error) => closed(label(), error),
            Origin::Stream(bytes) if kind(bytes) == Some(true) => {
                return archive::each(&self.label, Cursor::new(bytes), limits, each);
            }
            Origin::Stream(bytes) if bytes.len() > limits.message_bytes => {
                Input::too_large(label(), limits.message_bytes)
            }
            Origin::Stream(bytes) => Input::Bytes { label: label(), bytes: bytes.clone() },
            Origin::Xml(path) => match read_bounded(path, limits.message_bytes) {
                Ok(Some(bytes)) => Input::Bytes { label: label(), bytes },
                Ok(None) => Input::too_large(label(), limits.message_bytes),
                Err(error) => unreadable(label(), &error),
            },
            Origin::Zip(path) => match open_bounded(path, limits.archive_bytes) {
                Ok(Some(file)) => return archive::each(&self.label, BufReader::new(file), limits, each),
                Ok(None) => Input::too_large(label(), limits.archive_bytes),
                Err(error) => unreadable(label(), &error),
            },
        };
        each(Part::Whole, whole);
    }

    /// Reads a part again, of which the size is known; nothing when it is not there any more or larger.
    pub(super) fn again(&self, part: Part, size: usize) -> Option<Vec<u8>> {
        match (&self.origin, part) {
            (Origin::Xml(path), Part::Whole) => read_bounded(path, size).ok()?,
            (Origin::Zip(path), Part::Member(index)) => {
                archive::member(BufReader::new(fs::File::open(path).ok()?), index, size)
            }
            (Origin::Stream(bytes), Part::Whole) => Some(bytes.clone()),
            (Origin::Stream(bytes), Part::Member(index)) => archive::member(Cursor::new(bytes), index, size),
            _ => None,
        }
    }
}

/// The bytes of a file, or nothing when there are more than allowed; never reads more than that.
pub(crate) fn read_bounded(path: &Path, limit: usize) -> std::io::Result<Option<Vec<u8>>> {
    let Some(file) = open_bounded(path, limit)? else { return Ok(None) };
    let size = file.metadata()?.len();
    failpoint::reached("file-opened");
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // The file may grow while it is read.
    file.take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// Opens a file, unless it is larger than allowed.
fn open_bounded(path: &Path, limit: usize) -> std::io::Result<Option<fs::File>> {
    let file = fs::File::open(path)?;
    let bound = u64::try_from(limit).unwrap_or(u64::MAX);
    Ok((file.metadata()?.len() <= bound).then_some(file))
}

fn unreadable(label: String, error: &std::io::Error) -> Input {
    Input::refused(
        label,
        FILE,
        Text::new(
            format!("Het bestand kan niet worden gelezen: {}", system_reason(error)),
            format!("The file cannot be read: {error}"),
        ),
        Text::new("Controleer of u het mag lezen", "Check that you may read it"),
    )
}

fn closed(label: String, error: &std::io::Error) -> Input {
    Input::refused(
        label,
        FILE,
        Text::new(
            format!(
                "De map kan niet worden gelezen: {}; wat erin zit, is niet verwerkt",
                system_reason(error)
            ),
            format!("The folder cannot be read: {error}; what is in it was not processed"),
        ),
        Text::fixed("Controleer of u de map mag openen", "Check that you may open the folder"),
    )
}
