//! Messages into the dossier, exactly once, in memory that does not grow with the messages.
//!
//! First every file is read for its place (`survey`), which does not depend on the order in which files are offered; what is
//! known of them is on disk from then on.
//! Then every message enters in that order (`enter`): it is read again, ahead of the one that writes, judged by what came
//! before it, and what it says, or what an answer says of it, goes into the dossier, with our own answer to it. A file that
//! is not the same any more by then is left for a later run. Then what the product book has rules for is judged by the full
//! dossier (`settle`). A message of which that did not happen is kept with a report that is not final, so that a run after
//! a crash takes it up again. At last the dossier tells what became of every file (`tell`).

mod enter;
mod settle;
mod survey;
mod tell;

use std::collections::{BTreeSet, HashMap};

use super::check::Checks;
use super::collect::Source;
use super::enter::State;
use super::{Afwijkingen, BatchError, Own, Steps};
use crate::dossier::{Hash, Store};
use crate::failpoint;
use crate::messages::XsdVersies;
use crate::productbook::Books;
use crate::report::{Entry, MessageReport};
use crate::values::{Bsn, Datum, Domain};
use survey::{Group, Survey};

/// What holds for a whole run.
#[derive(Debug, Clone, Copy)]
pub struct Running<'a> {
    /// What to check, and the bounds on input.
    pub checks: Checks,
    /// The product books.
    pub books: &'a Books,
    /// Who we are.
    pub own: &'a Own,
    /// The day on which messages are received and answered.
    pub today: Datum,
    /// The schema versions for the headers of answers.
    pub versies: &'a XsdVersies,
    /// What was agreed with other parties not to hold against their messages and ours.
    pub afwijkingen: &'a Afwijkingen,
    /// What tells how far the run has come, to another thread.
    pub steps: &'a Steps,
}

/// A batch on its way into the dossier.
struct Batch<'a> {
    sources: &'a [Source],
    running: &'a Running<'a>,
    survey: Survey,
}

/// What became of the files.
struct Fates {
    /// In the order of what was found.
    of: Vec<Fate>,
    /// The reports on messages that the dossier could not take, which it therefore does not keep.
    aside: HashMap<usize, MessageReport>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is not what it was when it was found, so nothing of it was taken in.
    Lost,
    /// It is in the dossier.
    Kept(State),
    /// It has the same bytes as the one before it.
    Twin,
    /// A dossier that is damaged could not take it.
    Aside,
}

/// What a run has touched, for what follows it.
pub struct Processed {
    /// How many files were told.
    pub files: usize,
    survey: Survey,
    fates: Vec<Fate>,
}

impl Processed {
    /// The messages of the run that the dossier holds, each once, seen before or not.
    ///
    /// Each is an error when what the run keeps of its files cannot be read.
    pub fn messages(&self) -> impl Iterator<Item = Result<Hash, BatchError>> {
        let is_kept = |file: usize| !matches!(self.fates.get(file), None | Some(Fate::Lost | Fate::Twin));
        self.survey.groups().filter_map(move |group| {
            let kept = |group: Group| {
                let kept = group.numbered().find(|(_, file)| is_kept(*file));
                kept.map(|(found, _)| found.digest.hash())
            };
            group.map(kept).transpose()
        })
    }

    /// The clients of the messages of the run, seen before or not.
    ///
    /// # Errors
    /// [`BatchError::Temporary`] when what the run keeps of its files cannot be read.
    pub fn clients(&self) -> Result<BTreeSet<(Domain, Bsn)>, BatchError> {
        self.survey.clients()
    }
}

/// Puts every message into the dossier, judges the new ones and answers them; what is told does not depend on file
/// names.
///
/// `done` is called for every source when all of it is in the dossier. `told` gets what there is to tell, file by file, in the order
/// in which messages count, when all of it is in the dossier; files of which nothing is kept come last.
///
/// # Errors
/// [`BatchError`] when the dossier cannot be read or written, or of `told`; what was committed stays.
pub fn process(
    store: &mut dyn Store,
    sources: &[Source],
    running: &Running<'_>,
    done: &(dyn Fn() + Sync),
    told: &mut dyn FnMut(Entry) -> Result<(), BatchError>,
) -> Result<Processed, BatchError> {
    let survey = Survey::of(sources, &running.checks, running.own)?;
    failpoint::reached("files-surveyed");
    let mut fates = Fates { of: vec![Fate::Lost; survey.found], aside: HashMap::new() };
    let batch = Batch { sources, running, survey };
    batch.enter(store, &mut fates, done)?;
    batch.settle(store, &mut fates)?;
    let files = batch.tell(store, &mut fates, told)?;
    Ok(Processed { files, survey: batch.survey, fates: fates.of })
}

/// Commits what went well, undoes what did not.
pub(super) fn finish<T>(store: &mut dyn Store, outcome: Result<T, BatchError>) -> Result<T, BatchError> {
    match outcome {
        Ok(value) => {
            store.commit()?;
            Ok(value)
        }
        Err(error) => {
            // The first error is the one to tell.
            let _ = store.rollback();
            Err(error)
        }
    }
}
