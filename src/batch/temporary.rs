//! A file under a name of its own until it is whole.
//!
//! Every file on its way has another name, so that two programs at the same file never write through each other. It is
//! locked while it lives: what is not locked was left behind by a program that was killed, and the next one that writes
//! into that folder removes it.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::failpoint;

/// How the name of a temporary file begins and ends; what is between differs every time.
const NAME: (&str, &str) = (".ibericht-", ".tmp");

/// The folders that this program has tidied; a folder with a hundred thousand files is not listed for each of them.
static TIDIED: Mutex<Option<HashSet<PathBuf>>> = Mutex::new(None);

/// A file that is not whole yet; one that does not become a file is removed.
pub(super) struct Temporary {
    path: PathBuf,
    file: File,
    /// Whether it has its own name by now.
    is_done: bool,
}

impl Temporary {
    /// An empty file in the folder that its final name will be in, readable for its owner only.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Self> {
        tidy_once(folder);
        loop {
            // The hasher of a new state has keys of its own.
            let name = format!("{}{:016x}{}", NAME.0, RandomState::new().build_hasher().finish(), NAME.1);
            let path = folder.join(name);
            let file = match create_private(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                created => created?,
            };
            failpoint::reached("outgoing-created");
            // Another program that takes it for a leftover has locked it, or has removed it by now. Where nothing can be
            // locked nothing is ever tidied either.
            let is_taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
            if !is_taken && path.exists() {
                return Ok(Self { path, file, is_done: false });
            }
        }
    }

    /// Writes the content, and waits until the disk has it.
    pub(super) fn write(&mut self, fill: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut buffered = BufWriter::with_capacity(64 * 1024, &self.file);
        fill(&mut buffered).and_then(|()| buffered.flush())?;
        drop(buffered);
        failpoint::reached("outgoing-written");
        self.file.sync_all()?;
        failpoint::reached("outgoing-synced");
        Ok(())
    }

    /// Takes the place of what has the final name now.
    pub(super) fn become_file(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.is_done = true;
        failpoint::reached("outgoing-renamed");
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_done {
            // Half a file, with BSNs in it, is no use to anyone.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Removes what killed programs left in a folder, the first time that this one writes there.
fn tidy_once(folder: &Path) {
    let Ok(canonical) = folder.canonicalize() else { return };
    // A thread that panicked here has at most tidied once too often.
    let mut tidied = TIDIED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if tidied.get_or_insert_default().insert(canonical) {
        tidy(folder);
    }
}

/// What cannot be looked at or removed stays; that keeps nothing from being written.
fn tidy(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(NAME.0) && name.ends_with(NAME.1));
        // A link or a pipe with such a name is not of our making, and opening it could wait for ever.
        if !is_ours || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        let Ok(file) = OpenOptions::new().write(true).open(&path) else { continue };
        match file.try_lock() {
            Ok(()) => drop(fs::remove_file(&path)),
            // A living program is at it, or there are no locks here to tell.
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn what_another_program_tidies_meanwhile_is_begun_again() {
        let folder = std::env::temp_dir().join(format!("ibericht-temporary-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let left = folder.join(".ibericht-0.tmp");
        fs::write(&left, "half").unwrap();
        let is_done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while !is_done.load(Ordering::SeqCst) {
                        tidy(&folder);
                    }
                });
            }
            for _ in 0..2_000 {
                let made = Temporary::in_folder(&folder).and_then(|made| made.become_file(&folder.join("a")));
                if made.is_err() {
                    is_done.store(true, Ordering::SeqCst);
                }
                made.unwrap();
            }
            is_done.store(true, Ordering::SeqCst);
        });
        assert!(!left.exists() && folder.join("a").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
