//! Judges messages without changing anything.

use rayon::prelude::*;

use super::BatchError;
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

/// Who is told.
type Told<'t> = &'t mut dyn FnMut(MessageReport) -> Result<(), BatchError>;

/// Judges every file and tells of each, in the order of the sources, whatever the number of threads; memory does not
/// grow with the files, and neither with the members of a ZIP.
///
/// `done` is told after every source, from any thread.
///
/// # Errors
/// [`BatchError`] when the dossier cannot be read, or of `told`.
pub fn check(
    sources: &[Source],
    checks: &Checks,
    known: &Known<'_>,
    done: &(dyn Fn() + Sync),
    told: Told<'_>,
) -> Result<(), BatchError> {
    for chunk in chunks(sources, &checks.limits) {
        // A ZIP unpacks to more than its size, so nothing else is in memory with it.
        for part in chunk.chunk_by(|one, other| !one.is_archive() && !other.is_archive()) {
            match part {
                [archive] if archive.is_archive() => check_members(archive, checks, known, told)?,
                files => tell(judge_all(files, checks), checks, known, told)?,
            }
            for _ in part {
                done();
            }
        }
    }
    Ok(())
}

/// Judges the members of a ZIP as they are unpacked, as many together as may be in memory.
fn check_members(
    archive: &Source,
    checks: &Checks,
    known: &Known<'_>,
    told: Told<'_>,
) -> Result<(), BatchError> {
    let (mut inputs, mut bytes, mut outcome) = (Vec::new(), 0, Ok(()));
    let mut tell_all = |inputs: &mut Vec<Input>| {
        let judged = std::mem::take(inputs).into_par_iter().map(|input| judge(input, checks)).collect();
        tell(judged, checks, known, told)
    };
    archive.each(&checks.limits, &mut |_, input| {
        if outcome.is_err() {
            return;
        }
        if inputs.len() == CHUNK_FILES || bytes + input.size() > checks.limits.together {
            outcome = tell_all(&mut inputs);
            bytes = 0;
        }
        bytes += input.size();
        inputs.push(input);
    });
    outcome.and_then(|()| tell_all(&mut inputs))
}

/// Judges messages by what is known besides them, and tells of them.
fn tell(judged: Vec<Judged>, checks: &Checks, known: &Known<'_>, told: Told<'_>) -> Result<(), BatchError> {
    for mut judged in judged {
        match known.judge(&mut judged, checks.until) {
            Err(error @ StoreError::Corrupt { .. }) => judged.not_checked(&error, Level::Productbook),
            judged => judged?,
        }
        judged.report.finish(judged.bericht.as_deref());
        told(judged.report)?;
    }
    Ok(())
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
fn judge_all(files: &[Source], checks: &Checks) -> Vec<Judged> {
    let judge_one = |source: &Source| {
        let mut judged = Vec::new();
        source.each(&checks.limits, &mut |_, input| judged.push(judge(input, checks)));
        judged
    };
    let judged: Vec<Vec<Judged>> = files.par_iter().map(judge_one).collect();
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
