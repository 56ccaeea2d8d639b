//! Judges messages without changing anything.

use rayon::prelude::*;

use super::collect::Source;
use super::input::{Input, Limits};
use crate::dossier::Hash;
use crate::finding::Level;
use crate::messages::{Bericht, Reading, read};
use crate::report::MessageReport;

/// What to check, and with what.
#[derive(Debug, Clone, Copy)]
pub struct Checks {
    /// Bounds on input.
    pub limits: Limits,
    /// The last level to check.
    pub until: Level,
}

/// A message that was read, with what the dossier needs of it.
#[derive(Debug)]
pub(super) struct Judged {
    pub report: MessageReport,
    /// Absent when the file was refused before it was read whole.
    pub hash: Option<Hash>,
    pub bytes: Vec<u8>,
    pub bericht: Option<Box<Bericht>>,
}

/// Judges every file, in parallel; the reports are in the order of the sources.
///
/// `done` is told after every source, from any thread.
#[must_use]
pub fn check(sources: &[Source], checks: &Checks, done: &(dyn Fn() + Sync)) -> Vec<MessageReport> {
    let reports: Vec<Vec<MessageReport>> = sources
        .par_iter()
        .map(|source| {
            let inputs = source.open(&checks.limits);
            let reports = inputs.into_par_iter().map(|input| judge(input, checks).report).collect();
            done();
            reports
        })
        .collect();
    reports.into_iter().flatten().collect()
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
            let report = MessageReport::notice(label, crate::finding::Verdict::Unreadable, finding);
            Judged { report, hash: None, bytes, bericht: None }
        }
        Reading::Invalid { message, id, findings } => {
            let report = MessageReport::broken(label, message, id, findings);
            Judged { report, hash: Some(hash(&bytes)), bytes, bericht: None }
        }
        Reading::Valid(bericht) => {
            let report = MessageReport::readable(label, &bericht);
            Judged { report, hash: Some(hash(&bytes)), bytes, bericht: Some(bericht) }
        }
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    use std::fmt::Write as _;

    use sha2::{Digest, Sha256};
    Hash(Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
