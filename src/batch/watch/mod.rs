//! A work folder that is looked at again and again: what arrives complete is processed and put away.
//!
//! Nothing here sleeps, reads a clock or prints: whoever calls [`Watch::round`] tells how much time has gone by and
//! which day it is, and is told every [`Event`]. A round that is stopped anywhere is done again by the next one, also
//! by another program: what the dossier knows is not processed twice, answers are written before a file is moved, and a
//! file is moved in one step.

mod event;
mod fate;
mod heartbeat;
mod look;
mod place;
mod scan;

use std::path::{Path, PathBuf};
use std::time::Duration;

use fate::{Way, way};
use look::Looks;
use scan::Found;

use super::collect::Source;
use super::work::{self, Work, Worked};
use super::{Afwijkingen, BatchError, Checks, Own, Running, Steps, make_folder};
use crate::dossier::{SqliteStore, StoreError};
use crate::failpoint;
use crate::finding::{Lang, Text};
use crate::messages::XsdVersies;
use crate::productbook::Books;
use crate::report::Entry;
use crate::values::Datum;

pub use event::{Event, EventKind, LogLine, Logged, told};
pub use heartbeat::{Counts, Heartbeat, LastError, State};
pub use look::Waiting;

/// Most files of one round: after a round the folder is looked at anew, which costs a look at every file in it.
const MOST_FILES: usize = 256;

/// Most files that are processed together: after those a watch can be stopped, and tells how it is.
const TOGETHER_FILES: usize = 32;

/// Most bytes that are processed together; a larger file is processed by itself.
const TOGETHER_BYTES: u64 = 25_000_000;

/// What holds as long as a work folder is watched.
#[derive(Debug, Clone, Copy)]
pub struct Watching<'a> {
    /// The work folder, with `in/`, `archief/` and `geweigerd/`.
    pub folder: &'a Path,
    /// Where answers are written.
    pub out: &'a Path,
    /// The dossier; it must be there.
    pub dossier: &'a Path,
    /// What to check, and the bounds on input.
    pub checks: Checks,
    /// The product books.
    pub books: &'a Books,
    /// Who we are.
    pub own: &'a Own,
    /// The schema versions for the headers of answers.
    pub versies: &'a XsdVersies,
    /// What was agreed with other parties not to hold against their messages and ours.
    pub afwijkingen: &'a Afwijkingen,
    /// The language of reasons.
    pub lang: Lang,
    /// How long files are waited for.
    pub waiting: Waiting,
    /// What tells how far the work has come, to another thread.
    pub steps: &'a Steps,
}

/// A work folder that is watched. What it remembers is bounded by the files that lie in `in/`.
#[derive(Debug)]
pub struct Watch<'a> {
    watching: Watching<'a>,
    looks: Looks,
    /// The last day on which it was told which agreements have expired.
    told: Option<Datum>,
}

/// What a round gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Files that were put away.
    pub files: usize,
    /// Files that are not taken yet, or have to stay.
    pub waiting: usize,
    /// Agreements that have expired.
    pub expired: usize,
    /// Whether there is more to do at once.
    pub more: bool,
}

/// When a round is.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// How long the program runs; it never goes back.
    pub elapsed: Duration,
    /// The day.
    pub today: Datum,
}

impl<'a> Watch<'a> {
    /// A watch that has seen nothing yet.
    #[must_use]
    pub fn new(watching: Watching<'a>) -> Self {
        Self { watching, looks: Looks::default(), told: None }
    }

    /// Looks at the folder once, and processes and puts away what is complete; no more is begun when `is_stopped`.
    ///
    /// # Errors
    /// [`BatchError`] when the folder or the dossier cannot be used, or answers cannot be written; what was committed
    /// stays, and a later round goes on from there.
    pub fn round(
        &mut self,
        now: &Now,
        is_stopped: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Round, BatchError> {
        let expired = self.expired(now.today, tell);
        let Watching { folder, checks, waiting, .. } = self.watching;
        // A share that is gone must not come back as an empty folder.
        std::fs::read_dir(folder).map_err(|error| BatchError::read(folder, error))?;
        let inbox = folder.join("in");
        make_folder(&inbox)?;
        let found = scan::scan(&inbox, checks.limits.depth)?;
        let looked = self.looks.look(found, now.elapsed, &waiting, &scan::is_whole);
        for (found, reason) in looked.stays {
            tell(Event::of_file(EventKind::Stays, &label(&found), reason));
        }
        let count = looked.ready.len();
        let batch = batch(looked.ready);
        let more = count > batch.len();
        let mut round = Round { files: 0, waiting: looked.waiting, expired, more };
        if batch.is_empty() {
            return Ok(round);
        }
        failpoint::reached("files-listed");
        let mut store = self.store()?;
        for files in parts(&batch) {
            if is_stopped() {
                break;
            }
            round.files += self.process_or_stay(&mut store, files, now, tell)?;
        }
        round.waiting += count - round.files;
        Ok(round)
    }

    /// Tells of every file that the last round did not take and has not told of: nobody will wait for it.
    pub fn leave(&mut self, tell: &mut dyn FnMut(Event)) {
        for (found, reason) in self.looks.leave() {
            tell(Event::of_file(EventKind::Stays, &label(&found), reason));
        }
    }

    /// Tells once a day which agreements have expired; gives how many.
    fn expired(&mut self, today: Datum, tell: &mut dyn FnMut(Event)) -> usize {
        let expired = self.watching.afwijkingen.expired(today);
        if self.told.replace(today) != Some(today) {
            for finding in &expired {
                tell(Event::of_finding(finding));
            }
        }
        expired.len()
    }

    /// Processes files and puts them away; when the dossier cannot take one of them the others go on. Gives how many.
    fn process_or_stay(
        &mut self,
        store: &mut SqliteStore,
        files: &[Found],
        now: &Now,
        tell: &mut dyn FnMut(Event),
    ) -> Result<usize, BatchError> {
        match (self.process(store, files, now, tell), files) {
            (Err(error), [file]) if is_of_message(&error) => {
                self.stay(file, now, &error.texts().0, tell);
                Ok(0)
            }
            (Err(error), files) if is_of_message(&error) => {
                let mut away = 0;
                for file in files {
                    away += self.process_or_stay(store, std::slice::from_ref(file), now, tell)?;
                }
                Ok(away)
            }
            (away, _) => away,
        }
    }

    /// The dossier as it is now; one that is gone is not begun anew.
    fn store(&self) -> Result<SqliteStore, BatchError> {
        let dossier = self.watching.dossier;
        std::fs::metadata(dossier).map_err(|error| BatchError::read(dossier, error))?;
        Ok(SqliteStore::open(dossier)?)
    }

    /// Processes files and puts them away; gives how many.
    fn process(
        &mut self,
        store: &mut SqliteStore,
        batch: &[Found],
        now: &Now,
        tell: &mut dyn FnMut(Event),
    ) -> Result<usize, BatchError> {
        let Watching { folder, out, checks, books, own, versies, afwijkingen, lang, steps, .. } =
            self.watching;
        let sources: Vec<_> = batch.iter().map(|found| Source::found(&found.path, folder)).collect();
        let running = Running { checks, books, own, today: now.today, versies, afwijkingen, steps };
        let job = Work { running, out, month: None, registrations: None, lang, reports: false };
        let Worked { overview, sent, .. } = work::run(store, &job, &sources, &|| {})?;
        sent.warning().iter().for_each(|warning| tell(Event::of_finding(warning)));
        let entries = overview.entries;
        let entries: Vec<_> =
            entries.iter().collect::<Result<_, _>>().map_err(|error| BatchError::read(out, error))?;
        let mut away = 0;
        for found in batch {
            let name = label(found);
            let of_file: Vec<&Entry> = entries
                .iter()
                .map(AsRef::as_ref)
                .filter(|entry: &&Entry| is_of(&entry.report.file, &name))
                .collect();
            away += usize::from(self.put_away(store, found, &of_file, now, tell)?);
        }
        Ok(away)
    }

    /// Tells what became of a file, and moves it; whether it is gone from where it was.
    fn put_away(
        &mut self,
        store: &SqliteStore,
        found: &Found,
        entries: &[&Entry],
        now: &Now,
        tell: &mut dyn FnMut(Event),
    ) -> Result<bool, BatchError> {
        let name = label(found);
        let is_same = match std::fs::symlink_metadata(&found.path) {
            Ok(meta) => Some((meta.len(), meta.modified().ok()) == (found.size, found.modified)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(_) => Some(false),
        };
        if is_same.is_none() && entries.iter().all(|entry| entry.hash.is_none()) {
            let gone = Text::fixed("verdwenen voor het is verwerkt", "gone before it was processed");
            tell(Event::of_file(EventKind::Gone, &name, gone));
            return Ok(true);
        }
        let was_taken = self.looks.was_taken(&found.path);
        if !was_taken {
            for entry in entries {
                tell(Event::of_message(entry));
            }
        }
        failpoint::reached("away-told");
        match is_same {
            None => return Ok(true),
            // It was written to after all: it is looked at anew, and this is not all of it.
            Some(false) => return Ok(false),
            Some(true) => {}
        }
        let Watching { folder, lang, .. } = self.watching;
        let moved = match way(store, entries, lang)? {
            Way::Stay => {
                let why =
                    Text::fixed("het dossier kan het nu niet opnemen", "the dossier cannot take it now");
                self.stay(found, now, &why, tell);
                return Ok(false);
            }
            Way::Keep => {
                let day = folder.join("archief").join(now.today.to_string());
                place::keep(&found.path, &found.relative, &day).map(|to| (to, None))
            }
            Way::Refuse(reason) => {
                let to = folder.join("geweigerd");
                place::refuse(&found.path, &found.relative, &to, &reason)
                    .map(|(to, beside)| (to, Some(beside)))
            }
        };
        match moved {
            Err(error) => {
                self.stay(found, now, &place::why(&error), tell);
                return Ok(false);
            }
            Ok((_, Some(beside))) => {
                let beside = super::collect::label(beside.strip_prefix(folder).unwrap_or(&beside));
                tell(Event::of_file(
                    EventKind::Refused,
                    &name,
                    Text::new(
                        format!("geweigerd; de reden staat in {beside}"),
                        format!("refused; the reason is in {beside}"),
                    ),
                ));
            }
            Ok((to, None)) if was_taken => {
                let to = super::collect::label(to.strip_prefix(folder).unwrap_or(&to));
                let text =
                    Text::new(format!("alsnog verplaatst naar {to}"), format!("moved to {to} after all"));
                tell(Event::of_file(EventKind::Moved, &name, text));
            }
            Ok(_) => {}
        }
        Ok(true)
    }

    /// Leaves a file where it is for a while, which is told once.
    fn stay(&mut self, found: &Found, now: &Now, why: &Text, tell: &mut dyn FnMut(Event)) {
        let first = self.looks.later(&found.path, now.elapsed + self.watching.waiting.patience);
        if first {
            let text = Text::new(
                format!("blijft staan: {}; het wordt later opnieuw geprobeerd", why.nl),
                format!("stays where it is: {}; it is tried again later", why.en),
            );
            let mut event = Event::of_file(EventKind::Stays, &label(found), text);
            event.text.mask(&crate::values::Bsn::passes_eleven_test);
            tell(event);
        }
    }
}

/// The files of one round: what came first, and no two that go by one name in reports.
fn batch(ready: Vec<Found>) -> Vec<Found> {
    let mut batch: Vec<Found> = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    for found in ready {
        let name = label(&found);
        // What comes before the first `!` may be the name of a ZIP.
        let stem = name.split('!').next().unwrap_or_default().to_owned();
        if batch.len() == MOST_FILES {
            break;
        }
        if names.insert(stem) {
            batch.push(found);
        }
    }
    batch
}

/// The files that are processed together, in order.
fn parts(mut files: &[Found]) -> impl Iterator<Item = &[Found]> {
    std::iter::from_fn(move || {
        let mut bytes = 0_u64;
        let fits = |found: &&Found| {
            bytes = bytes.saturating_add(found.size);
            bytes <= TOGETHER_BYTES
        };
        let count = files.iter().take(TOGETHER_FILES).take_while(fits).count().max(1);
        let (together, later) = files.split_at_checked(count)?;
        files = later;
        Some(together)
    })
}

/// Whether a name in reports is that of a file, or of a member of it.
fn is_of(file: &str, name: &str) -> bool {
    file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('!'))
}

/// The name of a file in reports and in the log.
fn label(found: &Found) -> String {
    super::collect::label(&Path::new("in").join(&found.relative))
}

/// Whether an error comes from what the dossier keeps of a message or client, so that other messages can go on.
fn is_of_message(error: &BatchError) -> bool {
    matches!(
        error,
        BatchError::Report(_) | BatchError::Build(_) | BatchError::Store(StoreError::Corrupt { .. })
    )
}

/// The place of the file that keeps a second watch off.
#[must_use]
pub fn lock_file(folder: &Path) -> PathBuf {
    folder.join(".ibericht-watch.lock")
}
