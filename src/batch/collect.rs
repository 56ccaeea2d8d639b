//! Lists the files below the given paths, in an order that depends on their names only.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{BufReader, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::input::{FILE, Input, Limits, shown};
use super::{BatchError, archive};
use crate::failpoint;
use crate::finding::{Text, system_reason};

/// A file that was found, not yet read. A run may have hundreds of thousands, so it is small.
#[derive(Debug)]
pub struct Source {
    folder: Arc<Folder>,
    name: Box<OsStr>,
    origin: Origin,
    /// Size in bytes when it was listed; only to plan how much is read at once.
    pub(super) size: u64,
}

/// A folder with files.
#[derive(Debug, Default)]
struct Folder {
    path: PathBuf,
    /// How the names of its files begin in reports.
    label: String,
}

#[derive(Debug)]
enum Origin {
    Xml,
    Zip,
    /// Read already: standard input or a pipe, which gives its bytes only once.
    Stream(Box<[u8]>),
    /// What is no message.
    Other,
    /// What may hide messages, and is not looked into.
    PassedOver(Box<Text>),
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
            let read =
                stream(std::io::stdin().lock(), limits).map_err(|source| BatchError::read(path, source))?;
            found.push(Source::new(&Arc::default(), path.as_os_str(), read));
            continue;
        }
        let meta = fs::metadata(path).map_err(|source| BatchError::read(path, source))?;
        if meta.is_dir() {
            let names = names(path).map_err(|source| BatchError::read(path, source))?;
            list(path, names, &except, base, limits.depth, &mut found);
            continue;
        }
        let parent = Arc::new(Folder::new(path.parent().unwrap_or(Path::new("")), base));
        let name = path.file_name().unwrap_or(path.as_os_str());
        let origin = if meta.is_file() {
            named(path, true).map(|origin| (origin, meta.len()))
        } else {
            fs::File::open(path).and_then(|pipe| stream(pipe, limits))
        };
        found.push(Source::new(&parent, name, origin.unwrap_or_else(|error| (Origin::Unread(error), 0))));
    }
    found.shrink_to_fit();
    failpoint::reached("files-listed");
    Ok(found)
}

/// What can be read only once, and so is read here and now; with its size.
fn stream(from: impl Read, limits: &Limits) -> std::io::Result<(Origin, u64)> {
    let mut bytes = Vec::new();
    // One byte more than allowed, so that what is too large is seen to be so.
    let bound = u64::try_from(limits.archive_bytes).unwrap_or(u64::MAX).saturating_add(1);
    from.take(bound).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok((Origin::Stream(bytes.into()), size))
}

/// What is in a folder, in order of name.
fn names(folder: &Path) -> std::io::Result<Vec<OsString>> {
    let mut names = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<Vec<_>, _>>()?;
    names.sort();
    Ok(names)
}

/// Lists what is in a folder; what cannot be read is listed as such, and the rest goes on.
fn list(
    folder: &Path,
    names: Vec<OsString>,
    except: &[PathBuf],
    base: Option<&Path>,
    depth: usize,
    found: &mut Vec<Source>,
) {
    let parent = Arc::new(Folder::new(folder, base));
    for name in names {
        let path = folder.join(&name);
        let may_be = |other: &PathBuf| other.file_name() == Some(&name);
        if except.iter().any(may_be) && path.canonicalize().is_ok_and(|path| except.contains(&path)) {
            continue;
        }
        match entry(&path, depth) {
            Ok(Entry::File(origin, size)) => found.push(Source::new(&parent, &name, (origin, size))),
            Ok(Entry::Folder(names)) => list(&path, names, except, base, depth - 1, found),
            Err(error) => {
                let origin = if path.is_dir() { Origin::Closed(error) } else { Origin::Unread(error) };
                found.push(Source::new(&parent, &name, (origin, 0)));
            }
        }
    }
}

/// What stands in a folder.
enum Entry {
    /// With its size.
    File(Origin, u64),
    /// With what is in it; only above the deepest level.
    Folder(Vec<OsString>),
}

fn entry(path: &Path, depth: usize) -> std::io::Result<Entry> {
    let meta = fs::symlink_metadata(path)?;
    if meta.is_dir() && depth > 0 {
        return names(path).map(Entry::Folder);
    }
    let passed_over = |nl, en| Entry::File(Origin::PassedOver(Box::new(Text::new(nl, en))), 0);
    Ok(if meta.is_symlink() {
        passed_over("Koppeling, niet gevolgd", "Link, not followed")
    } else if meta.is_dir() {
        passed_over("Map, te diep genest", "Folder, nested too deep")
    } else if meta.is_file() {
        Entry::File(named(path, false)?, meta.len())
    } else {
        passed_over("Geen gewoon bestand", "Not a regular file")
    })
}

/// A file by its extension; one without extension by its first bytes. A file that was asked for by name is read.
fn named(path: &Path, asked: bool) -> std::io::Result<Origin> {
    let extension = path.extension().map(OsStr::to_ascii_lowercase);
    Ok(match extension.as_deref().and_then(OsStr::to_str) {
        Some("xml") => Origin::Xml,
        Some("zip") => Origin::Zip,
        None | Some(_) if asked || extension.is_none() => {
            let mut start = Vec::new();
            fs::File::open(path)?.take(512).read_to_end(&mut start)?;
            match kind(&start) {
                Some(true) => Origin::Zip,
                Some(false) => Origin::Xml,
                None if asked => Origin::Xml,
                None => Origin::Other,
            }
        }
        _ => Origin::Other,
    })
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

/// The path as shown in reports, the same on every system.
pub(super) fn label(path: &Path) -> String {
    shown(&path.display().to_string().replace('\\', "/"))
}

impl Folder {
    /// Reports name its files by their path, without `base` when they lie below that.
    fn new(path: &Path, base: Option<&Path>) -> Self {
        let slashed = |path: &Path| {
            let label = label(path);
            if label.is_empty() || label.ends_with('/') { label } else { label + "/" }
        };
        let mut begin = slashed(path);
        if let Some(below) = base.and_then(|base| begin.strip_prefix(&slashed(base))) {
            begin = below.to_owned();
        }
        Self { path: path.into(), label: begin }
    }
}

impl Source {
    fn new(folder: &Arc<Folder>, name: &OsStr, (origin, size): (Origin, u64)) -> Self {
        Self { folder: Arc::clone(folder), name: name.into(), origin, size }
    }

    /// A file that was found in a folder before.
    pub(super) fn found(path: &Path, base: &Path) -> Self {
        let folder = Arc::new(Folder::new(path.parent().unwrap_or(Path::new("")), Some(base)));
        let found = match entry(path, 0) {
            Ok(Entry::File(origin, size)) => (origin, size),
            Ok(Entry::Folder(_)) => (Origin::Unread(ErrorKind::IsADirectory.into()), 0),
            Err(error) => (Origin::Unread(error), 0),
        };
        Self::new(&folder, path.file_name().unwrap_or_default(), found)
    }

    /// The name in reports.
    pub(super) fn label(&self) -> String {
        self.folder.label.clone() + &label(Path::new(&*self.name))
    }

    fn path(&self) -> PathBuf {
        self.folder.path.join(&*self.name)
    }

    /// What it seems to be by its name and first bytes.
    pub(super) fn nature(&self) -> Nature<'_> {
        match &self.origin {
            Origin::Xml | Origin::Unread(_) | Origin::Closed(_) => Nature::Message,
            Origin::Stream(bytes) if kind(bytes) != Some(true) => Nature::Message,
            Origin::Zip | Origin::Stream(_) => Nature::Zip,
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
        let label = || self.label();
        let whole = match &self.origin {
            Origin::Other => Input::ignored(label(), neither()),
            Origin::PassedOver(why) => Input::passed_over(label(), Text::clone(why)),
            Origin::Unread(error) => unreadable(label(), error),
            Origin::Closed(error) => closed(label(), error),
            Origin::Stream(bytes) if kind(bytes) == Some(true) => {
                return archive::each(&label(), Cursor::new(bytes), limits, each);
            }
            Origin::Stream(bytes) if bytes.len() > limits.message_bytes => {
                Input::too_large(label(), limits.message_bytes)
            }
            Origin::Stream(bytes) => Input::Bytes { label: label(), bytes: bytes.to_vec() },
            Origin::Xml => match read_bounded(&self.path(), limits.message_bytes) {
                Ok(Some(bytes)) => Input::Bytes { label: label(), bytes },
                Ok(None) => Input::too_large(label(), limits.message_bytes),
                Err(error) => unreadable(label(), &error),
            },
            Origin::Zip => match open_bounded(&self.path(), limits.archive_bytes) {
                Ok(Some(file)) => return archive::each(&label(), BufReader::new(file), limits, each),
                Ok(None) => Input::too_large(label(), limits.archive_bytes),
                Err(error) => unreadable(label(), &error),
            },
        };
        each(Part::Whole, whole);
    }

    /// Reads a part again, of which the size is known; nothing when it is not there any more or larger.
    pub(super) fn again(&self, part: Part, size: usize) -> Option<Vec<u8>> {
        match (&self.origin, part) {
            (Origin::Xml, Part::Whole) => read_bounded(&self.path(), size).ok()?,
            (Origin::Zip, Part::Member(index)) => {
                archive::member(BufReader::new(fs::File::open(self.path()).ok()?), index, size)
            }
            (Origin::Stream(bytes), Part::Whole) => Some(bytes.to_vec()),
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
