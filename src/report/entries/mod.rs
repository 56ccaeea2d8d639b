//! The files of a run, however many: the first in memory, the rest on disk.

mod counts;
mod spool;

use std::borrow::Cow;
use std::io;
use std::path::Path;

pub use counts::Counts;
use spool::Spool;

use super::{Entry, MessageReport};

/// Most files that are kept in memory.
const MOST_FILES: usize = 2_000;

/// Most findings that are kept in memory.
const MOST_FINDINGS: usize = 20_000;

/// What is to be told of every file of a run, in order, with the counts over all of them.
///
/// A run may have hundreds of thousands of messages and memory stays as it is: what does not fit goes to a temporary
/// file without a name, readable for its owner only. It holds reports, in which BSNs are masked, never messages. Without a
/// folder for that file ([`Entries::in_folder`]) all of it stays in memory: the library asks no environment for one.
#[derive(Debug, Default)]
pub struct Entries {
    counts: Counts,
    memory: Vec<Entry>,
    /// How many findings are in memory.
    findings: usize,
    spool: Option<Spool>,
    room: Room,
}

/// How much is kept in memory, and where the rest goes.
#[derive(Debug)]
struct Room {
    files: usize,
    findings: usize,
    folder: Option<std::path::PathBuf>,
}

impl Default for Room {
    fn default() -> Self {
        Self { files: MOST_FILES, findings: MOST_FINDINGS, folder: None }
    }
}

impl Entries {
    /// Without files; what does not fit in memory goes to disk in a folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self { room: Room { folder: Some(folder.to_path_buf()), ..Room::default() }, ..Self::default() }
    }

    /// Without files; few are kept in memory.
    #[cfg(test)]
    fn with_room(files: usize, findings: usize, folder: &Path) -> Self {
        Self { room: Room { files, findings, folder: Some(folder.into()) }, ..Self::default() }
    }

    /// Adds a file, and counts it. Files with the same message come one after another.
    ///
    /// # Errors
    /// [`io::Error`] when the temporary file cannot be made or written, such as on a full disk.
    pub fn push(&mut self, entry: Entry) -> io::Result<()> {
        self.counts.add(&entry);
        let fits = self.memory.len() < self.room.files && self.findings < self.room.findings;
        match (&mut self.spool, &self.room.folder) {
            (Some(spool), _) => spool.push(&entry),
            (None, Some(folder)) if !fits => self.spool.insert(Spool::make(folder)?).push(&entry),
            (None, _) => {
                self.findings += entry.report.findings.len();
                self.memory.push(entry);
                Ok(())
            }
        }
    }

    /// The same, with files that were only judged.
    ///
    /// # Errors
    /// As [`Entries::push`].
    pub fn of_reports(reports: impl IntoIterator<Item = MessageReport>) -> io::Result<Self> {
        let mut entries = Self::default();
        for report in reports {
            entries.push(Entry { report, seen: false, hash: None })?;
        }
        Ok(entries)
    }

    /// The files in the order in which they were added; any number of times.
    ///
    /// Each is an error when the temporary file cannot be read; nothing comes after that.
    pub fn iter(&self) -> impl Iterator<Item = io::Result<Cow<'_, Entry>>> {
        let spooled = self.spool.iter().flat_map(Spool::iter);
        self.memory
            .iter()
            .map(|entry| Ok(Cow::Borrowed(entry)))
            .chain(spooled.map(|read| read.map(Cow::Owned)))
    }

    /// The counts over all files.
    #[must_use]
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The number of files.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.counts.files
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::dossier::Hash;
    use crate::finding::{Finding, Level, Severity, Skipped, Text, Verdict};

    fn entry(number: usize) -> Entry {
        let mut report = MessageReport::about(format!("in/é\n\"{number}\".xml"));
        let severity = if number.is_multiple_of(2) { Severity::Error } else { Severity::Warning };
        for _ in 0..number % 4 {
            let finding =
                Finding::new("TR358", Level::Content, severity, Text::new("één", "one"), Text::same("doe"));
            report.add([finding.at("/Bericht").found("a\r\nb")]);
        }
        report.skipped.push(Skipped { rule: "dossier".into(), reason: Text::new("geen", "none") });
        Entry {
            report,
            seen: number.is_multiple_of(5),
            hash: (!number.is_multiple_of(3)).then(|| Hash(format!("{number:064x}"))),
        }
    }

    /// What is read back is what was put in, whatever fits in memory, also while it grows and read side by side.
    #[test]
    fn nothing_changes_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        for (files, findings) in [(1_000, 1_000), (0, 1_000), (7, 1_000), (1_000, 3), (0, 0)] {
            let mut entries = Entries::with_room(files, findings, folder.path());
            let mut put = Vec::new();
            for number in 0..300 {
                entries.push(entry(number)).unwrap();
                put.push(entry(number));
                if number % 100 == 99 {
                    let (mut one, mut two) = (entries.iter(), entries.iter());
                    for expected in &put {
                        assert_eq!(one.next().unwrap().unwrap().as_ref(), expected);
                        assert_eq!(two.next().unwrap().unwrap().as_ref(), expected);
                    }
                    assert!(one.next().is_none() && two.next().is_none());
                }
            }
            assert_eq!(entries.len(), 300);
            assert!(entries.memory.len() <= files && entries.findings <= findings + 3);
        }
    }

    /// The counts do not hang on where an entry is kept.
    #[test]
    fn the_counts_are_those_of_all() {
        let folder = tempfile::tempdir().unwrap();
        let mut entries = Entries::with_room(3, 1_000, folder.path());
        (0..40).for_each(|number| entries.push(entry(number)).unwrap());
        let counts = entries.counts();
        let all: Vec<_> = entries.iter().map(|entry| entry.unwrap().into_owned()).collect();
        let count = |severity| all.iter().map(|entry| entry.report.count(severity)).sum::<usize>();
        assert_eq!((counts.files, counts.seen), (40, 8));
        assert_eq!(counts.of_verdict(Verdict::Invalid), 10);
        assert_eq!(counts.of_severity(Severity::Error), count(Severity::Error));
        assert_eq!(counts.of_severity(Severity::Warning), count(Severity::Warning));
        assert_eq!(counts.with_findings, 30);
        assert_eq!(counts.skipped().collect::<Vec<_>>(), [("dossier", &Text::new("geen", "none"), 40)]);
    }

    /// What is on disk has no name there.
    #[test]
    fn the_temporary_file_is_not_to_be_found() {
        let folder = tempfile::tempdir().unwrap();
        let mut entries = Entries::with_room(0, 0, folder.path());
        (0..2_000).for_each(|number| entries.push(entry(number)).unwrap());
        assert!(entries.spool.is_some());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(entries.iter().count(), 2_000);
    }

    /// Nobody said where the rest may go, so there is none.
    #[test]
    fn without_a_folder_all_stays_in_memory() {
        let mut entries = Entries::default();
        (0..MOST_FILES + 10).for_each(|number| entries.push(entry(number)).unwrap());
        assert!(entries.spool.is_none());
        assert_eq!(entries.iter().count(), MOST_FILES + 10);
    }
}
