//! What is to be told of every file, from the dossier.

use super::settle::is_answered;
use super::survey::Found;
use super::{Batch, Fate, Fates};
use crate::batch::check::judge;
use crate::batch::enter::State;
use crate::batch::input::Input;
use crate::batch::{BatchError, partij};
use crate::dossier::{Store, facts};
use crate::report::{Entry, MessageReport};

/// Who is told.
type Told<'t> = &'t mut dyn FnMut(Entry) -> Result<(), BatchError>;

impl Batch<'_> {
    /// Tells of every file, those of which nothing is kept last; gives their number.
    pub(super) fn tell(
        &self,
        store: &dyn Store,
        fates: &mut Fates,
        told: Told<'_>,
    ) -> Result<usize, BatchError> {
        let mut files = 0;
        let mut told = |entry| {
            files += 1;
            told(entry)
        };
        for group in self.survey.groups() {
            let group = group?;
            let has_twins = !group.twins.is_empty();
            // The report on the file before, which has the same bytes.
            let mut last: Option<MessageReport> = None;
            for (found, number) in group.numbered() {
                let fate = fates.of.get(number).copied().unwrap_or(Fate::Lost);
                let kept = match fate {
                    Fate::Lost => None,
                    Fate::Twin => last.take(),
                    Fate::Aside => fates.aside.remove(&number),
                    Fate::Kept(state) => self.stored(store, &found, state)?,
                };
                last = if has_twins { kept.clone() } else { None };
                let Some(mut report) = kept else {
                    told(Entry { report: changed(found.label), seen: false, hash: None })?;
                    continue;
                };
                report.file = found.label;
                let seen = matches!(fate, Fate::Twin | Fate::Kept(State::Seen));
                told(Entry { report, seen, hash: Some(found.digest.hash()) })?;
            }
        }
        self.tell_loose(&mut told)?;
        Ok(files)
    }

    /// What the dossier has on a message; none when another program has removed it.
    fn stored(
        &self,
        store: &dyn Store,
        found: &Found,
        state: State,
    ) -> Result<Option<MessageReport>, BatchError> {
        let hash = found.digest.hash();
        let Some((report, _)) = store.seen(&hash)? else { return Ok(None) };
        let mut report: MessageReport = serde_json::from_str(&report)?;
        // What was held back may have been sent and answered since.
        if report.held_back && state == State::Seen {
            report.held_back = !is_answered(store, &hash)?;
        }
        if found.is_foreign {
            let bytes = store.bytes(&hash)?.unwrap_or_default();
            // Whether a message is ours hangs on the settings of this run, so that is told anew.
            if let Some(bericht) = facts::stored(store, &hash)? {
                partij::remark(&bericht, &bytes, self.running.own, &mut report);
            }
        }
        Ok(Some(report))
    }

    /// Tells of what is no message or cannot be read, source by source, because what is in a ZIP is read one after
    /// another.
    fn tell_loose(&self, told: Told<'_>) -> Result<(), BatchError> {
        for parts in self.survey.loose()?.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(source) = parts.first().and_then(|(source, _)| self.sources.get(*source)) else {
                continue;
            };
            let mut left = parts;
            let mut outcome = Ok(());
            source.each(&self.running.checks.limits, &mut |part, input| {
                let Some(((_, next), later)) = left.split_first() else { return };
                if *next != part || outcome.is_err() {
                    return;
                }
                left = later;
                let judged = judge(input, &self.running.checks);
                let report = if judged.hash.is_some() { changed(judged.report.file) } else { judged.report };
                outcome = told(Entry { report, seen: false, hash: None });
            });
            outcome?;
            for _ in left {
                told(Entry { report: changed(source.label()), seen: false, hash: None })?;
            }
        }
        Ok(())
    }
}

/// The report on a file that is not what it was.
fn changed(file: String) -> MessageReport {
    match Input::changed(file) {
        Input::Notice(report) => *report,
        Input::Bytes { label, .. } => MessageReport::about(label),
    }
}
