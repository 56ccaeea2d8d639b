//! Entries on disk, a line of JSON each.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::dossier::Hash;
use crate::report::{Entry, MessageReport};

/// How much is written to disk at once.
const BLOCK: usize = 256 * 1024;

/// A temporary file without a name: when the program ends, however it ends, it is gone.
#[derive(Debug)]
pub(super) struct Spool {
    file: Mutex<File>,
    /// How much of the file is written.
    written: u64,
    /// What comes after that: whole lines.
    pending: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Line<'e> {
    report: Cow<'e, MessageReport>,
    seen: bool,
    hash: Option<Cow<'e, str>>,
}

impl Spool {
    pub(super) fn make(folder: &Path) -> io::Result<Self> {
        let file = tempfile::tempfile_in(folder)?;
        Ok(Self { file: Mutex::new(file), written: 0, pending: Vec::new() })
    }

    pub(super) fn push(&mut self, entry: &Entry) -> io::Result<()> {
        let line = Line {
            report: Cow::Borrowed(&entry.report),
            seen: entry.seen,
            hash: entry.hash.as_ref().map(|hash| Cow::Borrowed(&*hash.0)),
        };
        serde_json::to_writer(&mut self.pending, &line)?;
        self.pending.push(b'\n');
        if self.pending.len() >= BLOCK {
            let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(self.written))?;
            file.write_all(&self.pending)?;
            self.written += self.pending.len() as u64;
            self.pending.clear();
        }
        Ok(())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = io::Result<Entry>> + '_ {
        let on_disk = BufReader::with_capacity(64 * 1024, OnDisk { spool: self, at: 0 });
        let mut lines = on_disk.chain(&*self.pending);
        let mut failed = false;
        std::iter::from_fn(move || {
            if failed {
                return None;
            }
            let read = next(&mut lines).transpose();
            failed = read.as_ref().is_some_and(Result::is_err);
            read
        })
    }
}

fn next(lines: &mut impl BufRead) -> io::Result<Option<Entry>> {
    let mut line = Vec::new();
    if lines.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let Line { report, seen, hash } = serde_json::from_slice(&line)?;
    Ok(Some(Entry { report: report.into_owned(), seen, hash: hash.map(|hash| Hash(hash.into_owned())) }))
}

/// Reads what is on disk from a place of its own, so that several may read at the same time.
struct OnDisk<'s> {
    spool: &'s Spool,
    at: u64,
}

impl Read for OnDisk<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.spool.written - self.at).unwrap_or(usize::MAX);
        let length = buffer.len().min(left);
        let Some(buffer) = buffer.get_mut(..length).filter(|buffer| !buffer.is_empty()) else { return Ok(0) };
        let mut file = self.spool.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += read as u64;
        Ok(read)
    }
}
