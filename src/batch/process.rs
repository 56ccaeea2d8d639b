//! Messages into the dossier, exactly once.
//!
//! In two passes, so that the outcome does not depend on the order inside a
//! batch: first what every message says goes into the dossier, then every new
//! message is judged by all of it. A message whose second pass did not happen
//! is kept with an empty report, so that a run after a crash takes it up again.

use std::collections::HashMap;

use super::check::{Checks, Judged, judge_all};
use super::collect::Source;
use super::known::{Known, place};
use super::order::Place;
use super::{BatchError, Own, facts, partij};
use crate::dossier::{Hash, Store};
use crate::finding::{Level, Skipped, Text};
use crate::messages::Inhoud;
use crate::productbook::Book;
use crate::report::{Entry, MessageReport};
use crate::rules;

/// The report of a message that still has to be judged.
const PENDING: &str = "";

/// A batch on its way into the dossier.
pub(super) struct Batch {
    /// In order of [`Place`]; files of which nothing is kept come last.
    judged: Vec<Judged>,
    /// Per file how it stands.
    states: Vec<State>,
}

/// How a file of the batch stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// Its report is final, and nothing of it was known.
    Done,
    /// New; to be judged by the full dossier.
    New,
    /// In the dossier before this batch, with its report.
    Seen(String),
    /// The same bytes as an earlier file of this batch.
    Twin(usize),
}

/// Puts every message into the dossier and judges the new ones; the entries do not depend on file names.
///
/// # Errors
/// [`BatchError`] when the dossier cannot be read or written; what was committed stays.
pub fn process(
    store: &mut dyn Store,
    sources: &[Source],
    checks: &Checks,
    book: Option<&Book>,
    own: &Own,
    done: &(dyn Fn() + Sync),
) -> Result<Vec<Entry>, BatchError> {
    let mut batch = Batch::read(sources, checks, done);
    batch.enter(store)?;
    batch.settle(store, checks.until, book, own)?;
    batch.entries(own)
}

impl Batch {
    /// Reads and sorts the files.
    pub(super) fn read(sources: &[Source], checks: &Checks, done: &(dyn Fn() + Sync)) -> Self {
        let mut judged = judge_all(sources, checks, done);
        for judged in &mut judged {
            if judged.bericht.as_ref().is_some_and(|bericht| !facts::are_kept(bericht.kind())) {
                judged.hash = None;
                judged.report.skipped.push(Skipped {
                    rule: Level::Dossier.name().into(),
                    reason: Text::new(
                        "Het dossier houdt dit soort bericht nog niet bij; er is niets van bewaard",
                        "The dossier does not keep this kind of message yet; nothing of it was stored",
                    ),
                });
            }
        }
        judged.sort_by_cached_key(|judged| {
            let place = match (&judged.bericht, &judged.hash) {
                (Some(bericht), Some(hash)) => Some(Place::of(bericht, hash)),
                _ => None,
            };
            (place.is_none(), place, judged.hash.is_none(), judged.hash.clone(), judged.report.file.clone())
        });
        let states = vec![State::Done; judged.len()];
        Self { judged, states }
    }

    /// First pass: what the messages say goes into the dossier, one transaction per message.
    pub(super) fn enter(&mut self, store: &mut dyn Store) -> Result<(), BatchError> {
        let mut first: HashMap<Hash, usize> = HashMap::new();
        for (index, judged) in self.judged.iter_mut().enumerate() {
            let Some(hash) = judged.hash.clone() else { continue };
            if let Some(twin) = first.get(&hash) {
                self.states[index] = State::Twin(*twin);
                continue;
            }
            first.insert(hash.clone(), index);
            store.begin()?;
            let entered = enter(store, judged, &hash);
            self.states[index] = finish(store, entered)?;
        }
        Ok(())
    }

    /// Second pass: the new messages are judged by the full dossier; all of them or none.
    pub(super) fn settle(
        &mut self,
        store: &mut dyn Store,
        until: Level,
        book: Option<&Book>,
        own: &Own,
    ) -> Result<(), BatchError> {
        for (judged, state) in self.judged.iter_mut().zip(&self.states) {
            if *state == State::New {
                Known { dossier: Some(&*store), book }.judge(judged, until)?;
            }
        }
        store.begin()?;
        let stored = self.store_reports(store, own);
        finish(store, stored)
    }

    fn store_reports(&self, store: &mut dyn Store, own: &Own) -> Result<(), BatchError> {
        for (judged, state) in self.judged.iter().zip(&self.states) {
            let (State::New, Some(hash)) = (state, &judged.hash) else { continue };
            let report = &judged.report;
            store.set_report(hash, report.verdict, &serde_json::to_string(report)?)?;
            let is_verzoek = judged
                .bericht
                .as_ref()
                .is_some_and(|bericht| matches!(bericht.inhoud, Inhoud::VerzoekOmToewijzing(_)));
            let breaks_book = report
                .findings
                .iter()
                .any(|finding| finding.is_error() && finding.level == Level::Productbook);
            // A municipality received the request; whoever else has it can still keep it from being sent.
            if is_verzoek && breaks_book && !matches!(own, Own::Gemeente(_)) {
                store.hold_back(hash)?;
            }
        }
        Ok(())
    }

    /// What is to be told of every file.
    ///
    /// Whether a message is ours hangs on the settings of this run, so that is told anew of a message that
    /// was seen before.
    pub(super) fn entries(self, own: &Own) -> Result<Vec<Entry>, BatchError> {
        let mut entries: Vec<Entry> = Vec::with_capacity(self.judged.len());
        for (judged, state) in self.judged.into_iter().zip(self.states) {
            let file = judged.report.file.clone();
            let mut remarks =
                Vec::from_iter(judged.bericht.as_deref().and_then(|bericht| partij::check(bericht, own)));
            place(&judged.bytes, &mut remarks);
            let mut entry = match state {
                State::Done | State::New => Entry { report: judged.report, seen: false },
                State::Seen(stored) => {
                    let report: MessageReport = serde_json::from_str(&stored)?;
                    Entry { report: MessageReport { file, ..report }, seen: true }
                }
                State::Twin(first) => {
                    let report = entries.get(first).map_or(judged.report, |first| first.report.clone());
                    // It has the remarks of the first already.
                    remarks.clear();
                    Entry { report: MessageReport { file, ..report }, seen: true }
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

fn enter(store: &mut dyn Store, judged: &mut Judged, hash: &Hash) -> Result<State, BatchError> {
    let stored = store.seen(hash)?;
    if let Some(report) = stored.as_ref().filter(|report| *report != PENDING) {
        return Ok(State::Seen(report.clone()));
    }
    let Some(bericht) = &judged.bericht else {
        let report = serde_json::to_string(&judged.report)?;
        store.add_message(&facts::record(judged, hash, report))?;
        return Ok(State::Done);
    };
    if stored.is_some() {
        return Ok(State::New);
    }
    let refused = judged.report.is_refused() || !rules::dossier::check(bericht, hash, &*store)?.is_empty();
    store.add_message(&facts::record(judged, hash, PENDING.into()))?;
    if !refused {
        facts::add(store, bericht, hash)?;
    }
    Ok(State::New)
}
