//! Every message enters, in its order: the next files are read while these are written.

use std::ops::Range;

use rayon::prelude::*;

use super::survey::Found;
use super::{Batch, Fate, Fates, finish};
use crate::batch::check::{CHUNK_FILES, Checks, Judged, judge};
use crate::batch::collect::Source;
use crate::batch::enter::{Entering, State};
use crate::batch::input::Input;
use crate::batch::{BatchError, Own, partij};
use crate::dossier::{Store, StoreError};
use crate::failpoint;
use crate::finding::Level;

/// Most bytes of messages that enter in one transaction, but for one message that is larger: another program waits
/// meanwhile.
const TRANSACTION_BYTES: usize = 2_000_000;

/// Messages that are read together, and enter in one transaction.
#[derive(Debug, Default)]
struct Chunk {
    /// Per message the files with its bytes.
    groups: Vec<Range<usize>>,
    bytes: usize,
}

/// A message that was read again.
#[derive(Debug)]
struct Read {
    group: Range<usize>,
    /// How many of its files were not the same any more before one was.
    lost: usize,
    /// Absent when none of them was.
    judged: Option<Judged>,
}

impl Batch<'_> {
    /// Lets every message enter. A message that cannot is undone by itself; what enters together is committed together, as
    /// a commit of its own costs more than all the rest of a message.
    pub(super) fn enter(
        &self,
        store: &mut dyn Store,
        fates: &mut Fates,
        done: &(dyn Fn() + Sync),
    ) -> Result<(), BatchError> {
        let together = self.running.checks.limits.together;
        let (sources, found, checks) = (self.sources, &*self.survey.found, &self.running.checks);
        let mut left = self.survey.parts.clone();
        left.iter().filter(|parts| **parts == 0).for_each(|_| done());
        let mut next = 0;
        let (mut bytes, mut read) = (0, Vec::new());
        loop {
            let first = next;
            let chunk = self.plan(&*store, fates, &mut next)?;
            let is_ahead = bytes + chunk.bytes <= together;
            let mut ahead = None;
            rayon::in_place_scope(|scope| {
                if is_ahead {
                    let (ahead, chunk) = (&mut ahead, &chunk);
                    scope.spawn(move |_| *ahead = Some(read_all(chunk, sources, found, checks)));
                }
                self.enter_all(store, fates, std::mem::take(&mut read))
            })?;
            for found in found.get(first..next).unwrap_or_default() {
                if let Some(left) = left.get_mut(found.source) {
                    *left -= 1;
                    if *left == 0 {
                        done();
                    }
                }
            }
            if chunk.groups.is_empty() {
                return Ok(());
            }
            bytes = chunk.bytes;
            read = ahead.unwrap_or_else(|| read_all(&chunk, sources, found, checks));
        }
    }

    /// The messages to read next: no more than half of what may be in memory, as the other half is being written. What
    /// the dossier knows is not read again.
    fn plan(&self, store: &dyn Store, fates: &mut Fates, next: &mut usize) -> Result<Chunk, BatchError> {
        let most = (self.running.checks.limits.together / 2).min(TRANSACTION_BYTES);
        let mut chunk = Chunk::default();
        // An agreement may let go of what was stopped before.
        let passes_over = self.running.afwijkingen.is_empty();
        while let Some((first, later)) = self.survey.found.get(*next..).and_then(<[_]>::split_first) {
            let end = *next + 1 + later.iter().take_while(|found| found.is_twin(first)).count();
            if passes_over && matches!(store.seen(&first.digest.hash())?, Some((_, true))) {
                fates.keep(*next..end, Fate::Kept(State::Seen));
            } else {
                let is_full = chunk.groups.len() == CHUNK_FILES || chunk.bytes + first.size > most;
                if is_full && !chunk.groups.is_empty() {
                    break;
                }
                chunk.bytes += first.size;
                chunk.groups.push(*next..end);
            }
            *next = end;
        }
        Ok(chunk)
    }

    fn enter_all(
        &self,
        store: &mut dyn Store,
        fates: &mut Fates,
        messages: Vec<Read>,
    ) -> Result<(), BatchError> {
        if messages.is_empty() {
            return Ok(());
        }
        store.begin()?;
        let entered = messages.into_iter().try_for_each(|read| self.enter_one(store, fates, read));
        finish(store, entered)?;
        failpoint::reached("message-after-commit");
        Ok(())
    }

    fn enter_one(&self, store: &mut dyn Store, fates: &mut Fates, read: Read) -> Result<(), BatchError> {
        let Some(mut judged) = read.judged else { return Ok(()) };
        let Some(hash) = judged.hash.clone() else { return Ok(()) };
        let first = read.group.start + read.lost;
        store.begin()?;
        let mut entering =
            Entering { store: &mut *store, running: self.running, answered: &self.survey.answered };
        let entered = entering.enter(&mut judged, &hash);
        let fate = if let Err(BatchError::Store(error @ StoreError::Corrupt { .. })) = &entered {
            // Nothing of it is kept, so that a run with a dossier that was mended takes it up.
            store.rollback()?;
            judged.report.answer = None;
            judged.not_checked(error, Level::Dossier);
            fates.put_aside(first, judged, self.running.own);
            Fate::Aside
        } else {
            failpoint::reached("message-before-commit");
            Fate::Kept(finish(store, entered)?)
        };
        fates.keep(first..read.group.end, fate);
        Ok(())
    }
}

impl Fates {
    /// Keeps the report on a message that the dossier could not take.
    pub(super) fn put_aside(&mut self, index: usize, mut judged: Judged, own: &Own) {
        if let Some(bericht) = &judged.bericht {
            partij::remark(bericht, &judged.bytes, own, &mut judged.report);
        }
        self.aside.insert(index, judged.report);
        if let Some(fate) = self.of.get_mut(index) {
            *fate = Fate::Aside;
        }
    }

    /// Tells what became of a message, and so of the other files with the same bytes.
    fn keep(&mut self, group: Range<usize>, fate: Fate) {
        if let Some((first, twins)) = self.of.get_mut(group).and_then(<[_]>::split_first_mut) {
            *first = fate;
            twins.fill(Fate::Twin);
        }
    }
}

/// Reads messages again, in parallel, up to level 2.
fn read_all(chunk: &Chunk, sources: &[Source], found: &[Found], checks: &Checks) -> Vec<Read> {
    let read = |group: &Range<usize>| {
        let files = found.get(group.clone()).unwrap_or_default();
        let read = |found: &Found| {
            let bytes = sources.get(found.source)?.again(found.part, found.size)?;
            let judged = judge(Input::Bytes { label: found.label(sources), bytes }, checks);
            (judged.hash == Some(found.digest.hash())).then_some(judged)
        };
        let mut lost = 0;
        let judged = files.iter().find_map(|found| {
            let judged = read(found);
            lost += usize::from(judged.is_none());
            judged
        });
        Read { group: group.clone(), lost, judged }
    };
    chunk.groups.par_iter().map(read).collect()
}
