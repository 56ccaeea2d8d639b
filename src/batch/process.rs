//! Messages into the dossier, exactly once.
//!
//! In two passes. First every message enters in the order of [`Place`], which does not depend on the order in which
//! files are offered: it is judged by what came before it, and what it says, or what an answer says of it, goes into
//! the dossier, with our own answer to it. Then what the product book has rules for is judged by the full dossier. A
//! message whose second pass did not happen is kept with a report that is not final, so that a run after a crash
//! takes it up again.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::chair::Chair;
use super::check::{Checks, Judged, judge_all};
use super::collect::Source;
use super::enter::{Answered, Entering, State, answered, known};
use super::known::place;
use super::order::Place;
use super::{BatchError, Own, partij};
use crate::dossier::{Hash, Stand, Store, StoreError};
use crate::failpoint;
use crate::finding::Level;
use crate::messages::{Bericht, XsdVersies};
use crate::productbook::Books;
use crate::report::{Entry, MessageReport};
use crate::values::{Bsn, Datum, Domain};

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
}

/// A batch on its way into the dossier.
pub(super) struct Batch {
    /// In order of [`Place`]; files of which nothing is kept come last.
    judged: Vec<Judged>,
    /// Per file how it stands.
    states: Vec<State>,
    /// What is answered by a message in this batch.
    answered: HashSet<Answered>,
}

/// What a run has touched, for what follows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Processed {
    /// How many files were told.
    pub files: usize,
    /// The messages of the run that the dossier holds, each once, seen before or not.
    pub messages: Vec<Hash>,
    /// The clients of the messages of the run, seen before or not.
    pub clients: BTreeSet<(Domain, Bsn)>,
}

/// Puts every message into the dossier, judges the new ones and answers them; what is told does not depend on file
/// names.
///
/// `done` is called for every source, from any thread. `told` gets what there is to tell, file by file, in the order
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
    let mut batch = Batch::read(sources, &running.checks, done);
    batch.enter(store, running)?;
    batch.settle(store, running)?;
    let mut processed = Processed::default();
    for judged in &batch.judged {
        let Some(bericht) = &judged.bericht else { continue };
        processed.clients.extend(bericht.clienten().into_iter().map(|bsn| (bericht.domain, bsn)));
    }
    for entry in batch.entries(store, running.own)? {
        processed.files += 1;
        processed.messages.extend(entry.hash.clone());
        told(entry)?;
    }
    processed.messages.sort_unstable();
    processed.messages.dedup();
    Ok(processed)
}

impl Batch {
    /// Reads and sorts the files.
    pub(super) fn read(sources: &[Source], checks: &Checks, done: &(dyn Fn() + Sync)) -> Self {
        let mut judged = judge_all(sources, checks, done);
        judged.sort_by_cached_key(|judged| {
            let place = match (&judged.bericht, &judged.hash) {
                (Some(bericht), Some(hash)) => Some(Place::of(bericht, hash)),
                _ => None,
            };
            (place.is_none(), place, judged.hash.is_none(), judged.hash.clone(), judged.report.file.clone())
        });
        let states = vec![State::Done; judged.len()];
        let answered = judged.iter().filter_map(|judged| answered(judged.bericht.as_deref()?)).collect();
        Self { judged, states, answered }
    }

    /// First pass: every message enters, one transaction per message.
    pub(super) fn enter(&mut self, store: &mut dyn Store, running: &Running<'_>) -> Result<(), BatchError> {
        let mut first: HashMap<Hash, usize> = HashMap::new();
        for (index, judged) in self.judged.iter_mut().enumerate() {
            let Some(hash) = judged.hash.clone() else { continue };
            if let Some(twin) = first.get(&hash) {
                self.states[index] = State::Twin(*twin);
                continue;
            }
            first.insert(hash.clone(), index);
            store.begin()?;
            let mut entering = Entering { store: &mut *store, running, answered: &self.answered };
            let entered = entering.enter(judged, &hash);
            if let Err(BatchError::Store(error @ StoreError::Corrupt { .. })) = &entered {
                // Nothing of it is kept, so that a run with a dossier that was mended takes it up.
                store.rollback()?;
                judged.report.answer = None;
                judged.not_checked(error, Level::Dossier);
                continue;
            }
            failpoint::reached("message-before-commit");
            self.states[index] = finish(store, entered)?;
            failpoint::reached("message-after-commit");
        }
        Ok(())
    }

    /// Second pass: what the product book has rules for is judged by the full dossier; all of it or nothing.
    pub(super) fn settle(&mut self, store: &mut dyn Store, running: &Running<'_>) -> Result<(), BatchError> {
        for (judged, state) in self.judged.iter_mut().zip(&mut self.states) {
            if *state != State::New {
                continue;
            }
            match known(&*store, running, false).judge_by_book(judged, running.checks.until) {
                Ok(()) => {}
                Err(error @ StoreError::Corrupt { .. }) => {
                    // Its report is not final, so that a run with a dossier that was mended takes it up.
                    judged.not_checked(&error, Level::Productbook);
                    *state = State::Done;
                }
                Err(error) => return Err(error.into()),
            }
        }
        store.begin()?;
        let stored = self.store_reports(store, running.own);
        failpoint::reached("settle-before-commit");
        finish(store, stored)?;
        failpoint::reached("settle-after-commit");
        Ok(())
    }

    fn store_reports(&mut self, store: &mut dyn Store, own: &Own) -> Result<(), BatchError> {
        for (judged, state) in self.judged.iter_mut().zip(&self.states) {
            let (State::New, Some(hash), Some(bericht)) = (state, &judged.hash, &judged.bericht) else {
                continue;
            };
            let report = &mut judged.report;
            let breaks_book = report
                .findings
                .iter()
                .any(|finding| finding.is_error() && finding.level == Level::Productbook);
            // Only what we still have to send can be held back.
            let holds_back = breaks_book
                && Chair::of(bericht, own) == Chair::Maker
                && !Self::is_answered(store, bericht, hash)?;
            report.held_back |= holds_back;
            store.set_report(hash, report.verdict, &serde_json::to_string(report)?)?;
            if holds_back {
                store.set_stand(hash, Stand::Tegengehouden)?;
                store.settle(bericht, hash, Stand::Tegengehouden)?;
            }
        }
        Ok(())
    }

    /// Whether the other party has answered a message.
    fn is_answered(store: &dyn Store, bericht: &Bericht, hash: &Hash) -> Result<bool, BatchError> {
        let identificatie = &bericht.identificatie().identificatie;
        let known =
            store.berichten_met(bericht.domain, bericht.kind(), bericht.parties().0, identificatie)?;
        Ok(known.iter().any(|known| known.hash == *hash && known.antwoord.is_some()))
    }

    /// What is to be told of every file.
    ///
    /// Whether a message is ours hangs on the settings of this run, so that is told anew of a message that
    /// was seen before.
    pub(super) fn entries(self, store: &dyn Store, own: &Own) -> Result<Vec<Entry>, BatchError> {
        let mut entries: Vec<Entry> = Vec::with_capacity(self.judged.len());
        for (judged, state) in self.judged.into_iter().zip(self.states) {
            let file = judged.report.file.clone();
            let mut remarks =
                Vec::from_iter(judged.bericht.as_deref().and_then(|bericht| partij::check(bericht, own)));
            place(&judged.bytes, &mut remarks);
            let hash = judged.hash;
            let mut entry = match state {
                State::Done | State::New => Entry { report: judged.report, seen: false, hash },
                State::Seen(stored) => {
                    let report: MessageReport = serde_json::from_str(&stored)?;
                    let held_back = report.held_back && {
                        match (&judged.bericht, &hash) {
                            (Some(bericht), Some(hash)) => !Self::is_answered(store, bericht, hash)?,
                            _ => true,
                        }
                    };
                    Entry { report: MessageReport { file, held_back, ..report }, seen: true, hash }
                }
                State::Twin(first) => {
                    let report = entries.get(first).map_or(judged.report, |first| first.report.clone());
                    // It has the remarks of the first already.
                    remarks.clear();
                    Entry { report: MessageReport { file, ..report }, seen: true, hash }
                }
            };
            entry.report.add(remarks);
            entries.push(entry);
        }
        Ok(entries)
    }
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
