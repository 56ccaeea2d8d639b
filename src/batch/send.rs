//! Writes what must go out: from the dossier to files, each whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::BatchError;
use super::collect::read_bounded;
use super::input::AGAIN;
use super::process::finish;
use super::temporary::Temporary;
use crate::dossier::{Hash, Store};
use crate::failpoint;
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::Month;

/// Most files that are marked as written together: each mark by itself costs as much as a file.
const TOGETHER: usize = 256;

/// Most names of files in one finding.
const MOST_NAMES: usize = 20;

/// What was written of what must go out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sent {
    /// How many files were written.
    pub written: usize,
    /// How many of them were written before, or by another program meanwhile: they are gone from here, or stand in another
    /// folder, and may have been sent.
    pub again: usize,
    /// The names in the dossier of the first of those.
    named: Vec<String>,
}

impl Sent {
    /// Tells which files were written again; nothing when there are none.
    #[must_use]
    pub fn warning(&self) -> Option<Finding> {
        let (first, count) = (self.named.first()?, self.again);
        let mut named = self.named.join(", ");
        if count > MOST_NAMES {
            named.push_str(", …");
        }
        let message = Text::new(
            format!(
                "Al eens geschreven, hier niet (meer) aanwezig en nu opnieuw geschreven ({count}): {named}"
            ),
            format!("Written once before, not here (any more) and now written again ({count}): {named}"),
        );
        let advice = Text::fixed(
            "Verstuur niets twee keer: is een bestand al verstuurd, of staat het nog in een andere uitvoermap, \
             verwijder het dan hier",
            "Send nothing twice: remove a file here when it was sent already, or when it still stands in another output \
             folder",
        );
        let finding = Finding::new(AGAIN, Level::Extern, Severity::Warning, message, advice);
        Some(finding.at(first.clone()).found(count.to_string()))
    }
}

/// Writes what was never written, and what is missing of a month or of the answers to these messages; tells what was
/// written before.
///
/// A file that was written before and is still there is left as it is, also when it was changed by hand. Files of
/// other months, and answers to other messages, stay where they were written: in a new folder they would invite to be
/// submitted twice.
///
/// `told` gets the name of every file that was written, and whether it was written before.
///
/// # Errors
/// [`BatchError`] when the dossier or a file cannot be written, or of `answered`; what was written is not written again.
pub fn send(
    store: &mut dyn Store,
    folder: &Path,
    month: Option<Month>,
    answered: impl IntoIterator<Item = Result<Hash, BatchError>>,
    told: &mut dyn FnMut(String, bool),
) -> Result<Sent, BatchError> {
    let mut sending = Sending { store, folder, told, sent: Sent::default() };
    let mut last = String::new();
    loop {
        let names = sending.store.never_written(&last, TOGETHER)?;
        let Some(name) = names.last() else { break };
        last.clone_from(name);
        sending.write(&names)?;
    }
    let mut names = match month {
        Some(month) => sending.store.written_for(month)?,
        None => Vec::new(),
    };
    for message in answered {
        if names.len() >= TOGETHER {
            sending.write_missing(&mut names)?;
        }
        names.extend(sending.store.written_to(&message?)?);
    }
    sending.write_missing(&mut names)?;
    Ok(sending.sent)
}

/// Files on their way out, some at a time.
struct Sending<'a> {
    store: &'a mut dyn Store,
    folder: &'a Path,
    told: &'a mut dyn FnMut(String, bool),
    sent: Sent,
}

impl Sending<'_> {
    /// Writes those of the files that are not there any more.
    fn write_missing(&mut self, names: &mut Vec<String>) -> Result<(), BatchError> {
        names.retain(|name| !self.folder.join(name).exists());
        let missing = std::mem::take(names);
        missing.chunks(TOGETHER).try_for_each(|names| self.write(names))
    }

    /// Writes files and marks them as written.
    fn write(&mut self, names: &[String]) -> Result<(), BatchError> {
        // The dossier is not kept from others meanwhile: a disk may take long.
        let written = self.write_all(names)?;
        // A run that stops before this writes the same files again.
        self.store.begin()?;
        let marked = written.iter().map(|name| self.store.mark_written(name)).collect::<Result<Vec<_>, _>>();
        failpoint::reached("outgoing-before-mark");
        let marked = finish(self.store, marked.map_err(BatchError::from))?;
        failpoint::reached("outgoing-marked");
        for (name, is_first) in written.into_iter().zip(marked) {
            self.sent.written += 1;
            // Also when another program has written it meanwhile, into its own folder.
            if !is_first {
                self.sent.again += 1;
                if self.sent.named.len() < MOST_NAMES {
                    self.sent.named.push(name.clone());
                }
            }
            (self.told)(name, !is_first);
        }
        Ok(())
    }

    /// Writes files, one of them in memory at a time, each whole, and makes their names safe; gives the names.
    fn write_all(&self, names: &[String]) -> Result<Vec<String>, BatchError> {
        let mut written = Vec::with_capacity(names.len());
        let mut folders = BTreeSet::new();
        for name in names {
            // Another program may have removed it because of its age.
            let Some(file) = self.store.outgoing_file(name)? else { continue };
            let path = self.folder.join(name);
            // Of another dossier, or of one that was lost: it may have been sent.
            if path.is_file() && !holds(&path, &file.bytes) {
                return Err(BatchError::Exists { path });
            }
            write_whole(&path, &|out| out.write_all(&file.bytes))?;
            folders.extend(path.parent().map(Path::to_path_buf));
            written.push(name.clone());
        }
        for folder in &folders {
            sync_folder(folder);
        }
        Ok(written)
    }
}

/// Whether a file has just this content.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    read_bounded(path, bytes.len()).is_ok_and(|there| there.as_deref() == Some(bytes))
}

/// Writes a file in one move, readable for its owner only: a reader sees the old file or the new one, never half.
///
/// What is there and is no file, such as `/dev/stdout` or a pipe, is written to and stays what it is.
///
/// # Errors
/// [`BatchError::Write`] when the folder or the file cannot be written.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), BatchError> {
    write_private_by(path, &|file| file.write_all(bytes))
}
/// The same, of what is written piece by piece: `fill` is told where, and only when it is done the file is there.
///
/// # Errors
/// [`BatchError::Write`] when the folder or the file cannot be written, or `fill` says so; the old file is left.
pub fn write_private_by(
    path: &Path,
    fill: &dyn Fn(&mut dyn Write) -> io::Result<()>,
) -> Result<(), BatchError> {
    write_whole(path, fill)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Makes the names of files in a folder safe as well; systems that cannot do that lose nothing else.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    failpoint::reached("outgoing-folder-synced");
}

/// Writes a file in one move, of which only the name is not safe yet.
fn write_whole(path: &Path, fill: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), BatchError> {
    let failed = |source| BatchError::write(path, source);
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        let mut stream = OpenOptions::new().write(true).open(path).map_err(failed)?;
        return fill(&mut stream).map_err(failed);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut temporary = Temporary::in_folder(folder).map_err(failed)?;
    temporary.write(fill).and_then(|()| temporary.become_file(path)).map_err(failed)
}

/// Makes a folder and those above it, open to its owner only.
///
/// # Errors
/// [`BatchError::Write`] when it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), BatchError> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|source| BatchError::write(path, source))
}
