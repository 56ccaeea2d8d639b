//! Every message enters, in its order: the next files are read while these are written.

use std::iter::Peekable;

use rayon::prelude::*;

use super::survey::{Found, Group, Groups};
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
    groups: Vec<Group>,
    bytes: usize,
}

/// A message that was read again.
#[derive(Debug)]
struct Read {
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
        let (sources, checks) = (self.sources, &self.running.checks);
        let mut left = self.survey.parts.clone();
        left.iter().filter(|parts| **parts == 0).for_each(|_| done());
        // A source is done when all of it is in the dossier.
        let mut is_in = |group: &Group| {
            for found in group.files() {
                if let Some(left) = left.get_mut(found.source) {
                    *left -= 1;
                    if *left == 0 {
                        done();
                    }
                }
            }
        };
        let mut groups = self.survey.groups().peekable();
        let (mut bytes, mut read) = (0, Vec::<(Group, Read)>::new());
        loop {
            let chunk = self.plan(&*store, fates, &mut groups, &mut is_in)?;
            let is_ahead = bytes + chunk.bytes <= together;
            let mut ahead = None;
            rayon::in_place_scope(|scope| {
                if is_ahead {
                    let (ahead, chunk) = (&mut ahead, &chunk);
                    scope.spawn(move |_| *ahead = Some(read_all(chunk, sources, checks)));
                }
                self.enter_all(store, fates, std::mem::take(&mut read), &mut is_in)
            })?;
            if chunk.groups.is_empty() {
                return Ok(());
            }
            bytes = chunk.bytes;
            let messages = ahead.unwrap_or_else(|| read_all(&chunk, sources, checks));
            read = chunk.groups.into_iter().zip(messages).collect();
        }
    }

    /// The messages to read next: no more than half of what may be in memory, as the other half is being written. What
    /// the dossier knows is not read again.
    fn plan(
        &self,
        store: &dyn Store,
        fates: &mut Fates,
        groups: &mut Peekable<Groups<'_>>,
        done: &mut dyn FnMut(&Group),
    ) -> Result<Chunk, BatchError> {
        let most = (self.running.checks.limits.together / 2).min(TRANSACTION_BYTES);
        let mut chunk = Chunk::default();
        // An agreement may let go of what was stopped before.
        let passes_over = self.running.afwijkingen.is_empty();
        let fits = |chunk: &Chunk, next: &Result<Group, BatchError>| {
            let size = next.as_ref().map_or(0, |group| group.first.size);
            chunk.groups.is_empty() || (chunk.groups.len() < CHUNK_FILES && chunk.bytes + size <= most)
        };
        while let Some(group) = groups.next_if(|next| fits(&chunk, next)) {
            let group = group?;
            if passes_over && matches!(store.seen(&group.first.digest.hash())?, Some((_, true))) {
                fates.keep(&group, 0, Fate::Kept(State::Seen));
                done(&group);
            } else {
                chunk.bytes += group.first.size;
                chunk.groups.push(group);
            }
        }
        Ok(chunk)
    }

    fn enter_all(
        &self,
        store: &mut dyn Store,
        fates: &mut Fates,
        messages: Vec<(Group, Read)>,
        done: &mut dyn FnMut(&Group),
    ) -> Result<(), BatchError> {
        if messages.is_empty() {
            return Ok(());
        }
        store.begin()?;
        let mut groups = Vec::with_capacity(messages.len());
        let entered = messages.into_iter().try_for_each(|(group, read)| {
            self.enter_one(store, fates, &group, read)?;
            groups.push(group);
            Ok(())
        });
        finish(store, entered)?;
        failpoint::reached("message-after-commit");
        for group in &groups {
            done(group);
        }
        Ok(())
    }

    fn enter_one(
        &self,
        store: &mut dyn Store,
        fates: &mut Fates,
        group: &Group,
        read: Read,
    ) -> Result<(), BatchError> {
        let Some(mut judged) = read.judged else { return Ok(()) };
        let Some(hash) = judged.hash.clone() else { return Ok(()) };
        let is_answered = match &judged.bericht {
            Some(bericht) => self.survey.is_answered(bericht)?,
            None => false,
        };
        store.begin()?;
        let mut entering = Entering { store: &mut *store, running: self.running, is_answered };
        let entered = entering.enter(&mut judged, &hash);
        let fate = if let Err(BatchError::Store(error @ StoreError::Corrupt { .. })) = &entered {
            // Nothing of it is kept, so that a run with a dossier that was mended takes it up.
            store.rollback()?;
            judged.report.answer = None;
            judged.not_checked(error, Level::Dossier);
            fates.put_aside(group.number + read.lost, judged, self.running.own);
            Fate::Aside
        } else {
            failpoint::reached("message-before-commit");
            Fate::Kept(finish(store, entered)?)
        };
        fates.keep(group, read.lost, fate);
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

    /// Tells what became of a message, and so of the other files with the same bytes; nothing of those that were lost before
    /// one was read.
    fn keep(&mut self, group: &Group, lost: usize, fate: Fate) {
        let files = self.of.get_mut(group.number + lost..=group.number + group.twins.len());
        if let Some((first, twins)) = files.and_then(<[_]>::split_first_mut) {
            *first = fate;
            twins.fill(Fate::Twin);
        }
    }
}

/// Reads messages again, in parallel, up to level 2; in the order of the groups.
fn read_all(chunk: &Chunk, sources: &[Source], checks: &Checks) -> Vec<Read> {
    let read = |found: &Found| {
        let bytes = sources.get(found.source)?.again(found.part, found.size)?;
        let judged = judge(Input::Bytes { label: found.label.clone(), bytes }, checks);
        (judged.hash == Some(found.digest.hash())).then_some(judged)
    };
    let read_one = |group: &Group| {
        let mut lost = 0;
        let judged = group.files().find_map(|found| {
            let judged = read(found);
            lost += usize::from(judged.is_none());
            judged
        });
        Read { lost, judged }
    };
    chunk.groups.par_iter().map(read_one).collect()
}
