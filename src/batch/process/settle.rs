//! What the product book has rules for is judged by the full dossier.

use super::survey::Found;
use super::{Batch, Fate, Fates, finish};
use crate::batch::BatchError;
use crate::batch::chair::Chair;
use crate::batch::check::{Judged, judge};
use crate::batch::enter::{State, known};
use crate::batch::input::Input;
use crate::dossier::{Dossier, Hash, Stand, Store, StoreError, facts};
use crate::failpoint;
use crate::finding::Level;

/// How many messages are judged before another program has its turn.
const TOGETHER: usize = 256;

impl Batch<'_> {
    /// Judges what is new by the product book.
    ///
    /// Whatever is held back stays as it is until all are judged, so that no judgement hangs on another; with it its
    /// report, so that a run after a crash judges it again. The others are made final some at a time, as another program
    /// waits meanwhile.
    pub(super) fn settle(&self, store: &mut dyn Store, fates: &mut Fates) -> Result<(), BatchError> {
        store.begin()?;
        let settled = self.settle_all(store, fates);
        failpoint::reached("settle-before-commit");
        finish(store, settled)?;
        failpoint::reached("settle-after-commit");
        Ok(())
    }

    fn settle_all(&self, store: &mut dyn Store, fates: &mut Fates) -> Result<(), BatchError> {
        let mut held_back = Vec::new();
        let mut judged_now = 0;
        for group in self.survey.groups() {
            let is_new =
                |(_, number): &(Found, usize)| fates.of.get(*number) == Some(&Fate::Kept(State::New));
            let Some((found, number)) = group?.numbered().find(is_new) else { continue };
            if judged_now == TOGETHER {
                store.commit()?;
                store.begin()?;
                judged_now = 0;
            }
            judged_now += 1;
            let Some(judged) = self.judge_by_book(store, fates, &found, number)? else { continue };
            if self.holds_back(store, &judged)? {
                held_back.push((found, number));
                continue;
            }
            keep_report(store, &judged)?;
        }
        for (found, number) in &held_back {
            if let Some(mut judged) = self.judge_by_book(store, fates, found, *number)? {
                judged.report.held_back = true;
                keep_report(store, &judged)?;
            }
        }
        for (found, _) in &held_back {
            let hash = found.digest.hash();
            store.set_stand(&hash, Stand::Tegengehouden)?;
            if let Some(bericht) = facts::stored(&*store, &hash)? {
                store.settle(&bericht, &hash, Stand::Tegengehouden)?;
            }
        }
        Ok(())
    }

    /// A message with the findings of the product book; none when it is not there or the dossier is damaged.
    fn judge_by_book(
        &self,
        store: &dyn Store,
        fates: &mut Fates,
        found: &Found,
        number: usize,
    ) -> Result<Option<Judged>, BatchError> {
        let hash = found.digest.hash();
        let (Some((report, _)), Some(bytes)) = (store.seen(&hash)?, store.bytes(&hash)?) else {
            return Ok(None);
        };
        let running = self.running;
        running.steps.add();
        let known = known(store, running, false);
        let mut judged = judge(Input::Bytes { label: found.label.clone(), bytes }, &running.checks);
        // A run of an earlier version stopped before it told anything of this message.
        let outcome = if report.is_empty() {
            known.judge(&mut judged, running.checks.until.min(Level::Extern))
        } else {
            judged.report = serde_json::from_str(&report)?;
            Ok(())
        };
        match outcome.and_then(|()| known.judge_by_book(&mut judged, running.checks.until)) {
            Err(error @ StoreError::Corrupt { .. }) => {
                // Its report is not final, so that a run with a dossier that was mended takes it up.
                judged.not_checked(&error, Level::Productbook);
                fates.put_aside(number, judged, running.own);
                Ok(None)
            }
            outcome => {
                outcome?;
                Ok(Some(judged))
            }
        }
    }

    /// Whether a message breaks the product book and must not be sent for that; only what we still have to send can be
    /// held back.
    fn holds_back(&self, store: &dyn Store, judged: &Judged) -> Result<bool, BatchError> {
        let (Some(bericht), Some(hash)) = (&judged.bericht, &judged.hash) else { return Ok(false) };
        let breaks_book = judged
            .report
            .findings
            .iter()
            .any(|finding| finding.is_error() && finding.level == Level::Productbook);
        Ok(breaks_book && Chair::of(bericht, self.running.own) == Chair::Maker && !is_answered(store, hash)?)
    }
}

fn keep_report(store: &mut dyn Store, judged: &Judged) -> Result<(), BatchError> {
    let Some(hash) = &judged.hash else { return Ok(()) };
    Ok(store.set_report(hash, judged.report.verdict, &serde_json::to_string(&judged.report)?)?)
}

/// Whether the other party has answered a message.
pub(super) fn is_answered(dossier: &dyn Dossier, hash: &Hash) -> Result<bool, StoreError> {
    Ok(dossier.bericht(hash)?.is_some_and(|bericht| bericht.antwoord.is_some()))
}
