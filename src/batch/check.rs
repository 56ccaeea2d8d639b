//! Judges messages without changing anything.

use rayon::prelude::*;

use super::collect::Source;
use super::digest::hash;
use super::input::{Input, Limits};
use super::known::{Known, place};
use crate::dossier::{Hash, StoreError};
use crate::finding::{Level, Skipped, Text, Verdict};
use crate::messages::{Bericht, Reading, read};
use crate::report::MessageReport;
use crate::rules;

/// What to check.
#[derive(Debug, Clone, Copy)]
pub struct Checks {
    /// Bounds on input.
    pub limits: Limits,
    /// The last level to check.
    pub until: Level,
}

/// A message that was read, with what the later levels need of it.
#[derive(Debug)]
pub(super) struct Judged {
    pub report: MessageReport,
    /// Absent when nothing is kept of the file: it is no message, or was refused before it was read whole.
    pub hash: Option<Hash>,
    pub bytes: Vec<u8>,
    pub bericht: Option<Box<Bericht>>,
}

impl Judged {
    /// Masks the BSNs of the message wherever its report has them.
    pub(super) fn hide_clients(&mut self) {
        if let Some(bericht) = &self.bericht {
            self.report.mask(&bericht.clienten());
        }
    }

    /// Tells that the dossier keeps a message from being judged.
    pub(super) fn not_checked(&mut self, error: &StoreError, level: Level) {
        let finding = rules::not_checked(level.name(), level, &error.texts().0);
        self.report.add(vec![finding]);
        self.hide_clients();
    }
}

/// Most files that are read and judged together.
pub(super) const CHUNK_FILES: usize = 256;

/// Judges every file; the reports are in the order of the sources, whatever the number of threads.
///
/// `done` is told after every source, from any thread.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn check(
    sources: &[Source],
    checks: &Checks,
    known: &Known<'_>,
    done: &(dyn Fn() + Sync),
) -> Result<Vec<MessageReport>, StoreError> {
    let mut reports = Vec::new();
    for chunk in chunks(sources, &checks.limits) {
        for mut judged in judge_all(chunk, checks, done) {
            match known.judge(&mut judged, checks.until) {
                Err(error @ StoreError::Corrupt { .. }) => judged.not_checked(&error, Level::Productbook),
                judged => judged?,
            }
            judged.report.finish(judged.bericht.as_deref());
            reports.push(judged.report);
        }
    }
    Ok(reports)
}

/// The files that are read together: as many as fit, at least one.
pub(super) fn chunks<'s>(mut rest: &'s [Source], limits: &Limits) -> impl Iterator<Item = &'s [Source]> {
    let most = u64::try_from(limits.together).unwrap_or(u64::MAX);
    std::iter::from_fn(move || {
        let mut bytes = 0_u64;
        let fit = rest.iter().take(CHUNK_FILES).take_while(|source| {
            bytes = bytes.saturating_add(source.size);
            bytes <= most
        });
        let (chunk, later) = rest.split_at(fit.count().max(1).min(rest.len()));
        rest = later;
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// Levels 1 and 2 of every file, in parallel; the order is that of the sources.
fn judge_all(sources: &[Source], checks: &Checks, done: &(dyn Fn() + Sync)) -> Vec<Judged> {
    let judged: Vec<Vec<Judged>> = sources
        .par_iter()
        .map(|source| {
            let inputs = source.open(&checks.limits);
            let judged = inputs.into_par_iter().map(|input| judge(input, checks)).collect();
            done();
            judged
        })
        .collect();
    judged.into_iter().flatten().collect()
}

/// Levels 1 and 2: what the message itself can tell.
pub(super) fn judge(input: Input, checks: &Checks) -> Judged {
    let (label, bytes) = match input {
        Input::Notice(report) => {
            return Judged { report: *report, hash: None, bytes: Vec::new(), bericht: None };
        }
        Input::Bytes { label, bytes } => (label, bytes),
    };
    match read(&bytes, checks.limits.message_bytes) {
        Reading::Unreadable(finding) => {
            let report = match checks.limits.legacy(&bytes) {
                Some(gelezen) => MessageReport::legacy(label, &gelezen),
                None => MessageReport::notice(label, Verdict::Unreadable, finding),
            };
            Judged { report, hash: None, bytes, bericht: None }
        }
        Reading::Invalid { message, id, findings } => {
            let mut report = MessageReport::broken(label, message, id, findings);
            report.skipped = above_schema(checks.until);
            Judged { report, hash: Some(hash(&bytes)), bytes, bericht: None }
        }
        Reading::Valid(bericht) => {
            let mut report = MessageReport::readable(label, &bericht);
            if checks.until >= Level::Content && !rules::content::are_there_for(bericht.kind()) {
                report.skipped.push(Skipped {
                    rule: Level::Content.name().into(),
                    reason: Text::new(
                        "De standaard heeft op dit niveau geen regels voor een retourbericht",
                        "The standard has no rules of this level for a return message",
                    ),
                });
            }
            if checks.until >= Level::Content {
                let source = std::str::from_utf8(&bytes).unwrap_or_default();
                let mut findings = rules::content::check_source(&bericht, source);
                place(&bytes, &mut findings);
                report.add(findings);
            }
            let mut judged = Judged { report, hash: Some(hash(&bytes)), bytes, bericht: Some(bericht) };
            judged.hide_clients();
            judged
        }
    }
}

/// The levels that a message that breaks its schema never comes to.
fn above_schema(until: Level) -> Vec<Skipped> {
    let reason = Text::new("Het bericht volgt zijn schema niet", "The message does not follow its schema");
    [Level::Content, Level::Dossier, Level::Extern, Level::Productbook]
        .into_iter()
        .filter(|level| *level <= until)
        .map(|level| Skipped { rule: level.name().into(), reason: reason.clone() })
        .collect()
}
