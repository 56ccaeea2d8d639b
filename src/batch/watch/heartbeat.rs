//! How a watch is doing, for a program that looks after it.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::event::TIME;
use super::{Event, EventKind, Round};
use crate::batch::{BatchError, write_private};
use crate::finding::Lang;

/// What stands in the heartbeat file; `schemas/heartbeat.schema.json` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Heartbeat {
    /// When it was written, such as `2026-05-01T12:03:44Z`. Minutes older than the time between two looks, and the
    /// watch is dead or stuck.
    #[schemars(regex(pattern = TIME))]
    pub time: String,
    /// When the watch began.
    #[schemars(regex(pattern = TIME))]
    pub started: String,
    /// How it is doing.
    pub state: State,
    /// What it did since it began.
    pub counts: Counts,
    /// Files in `in/` that are not taken yet, or have to stay.
    pub waiting: usize,
    /// Agreements to deviate from rules that have expired.
    pub expired: usize,
    /// The last error, also when it is over; absent when there was none.
    pub last_error: Option<LastError>,
}

/// How a watch is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It looks, and does what comes.
    Draait,
    /// It cannot do its work now, and tries again.
    Fout,
    /// It ended as it was asked to.
    Gestopt,
}

/// What a watch did since it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// Files that were put away.
    pub files: u64,
    /// Files that were refused, or of which something was.
    pub refused: u64,
    /// Messages, and files that are none.
    pub messages: u64,
    /// Messages that we answered now.
    pub answered: u64,
    /// Messages with an error.
    pub with_errors: u64,
    /// Messages that the dossier knew.
    pub seen: u64,
    /// Errors that kept the work from going on.
    pub errors: u64,
}

/// An error that kept the work from going on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LastError {
    /// When.
    #[schemars(regex(pattern = TIME))]
    pub time: String,
    /// What was wrong, without BSN.
    pub text: String,
}

impl Heartbeat {
    /// The heartbeat of a watch that begins.
    #[must_use]
    pub fn begin(time: String) -> Self {
        Self {
            started: time.clone(),
            time,
            state: State::Draait,
            counts: Counts::default(),
            waiting: 0,
            expired: 0,
            last_error: None,
        }
    }

    /// Counts what happened.
    pub fn count(&mut self, event: &Event, time: &str, lang: Lang) {
        let counts = &mut self.counts;
        match event.kind {
            EventKind::Message => counts.messages += 1,
            EventKind::Refused => counts.refused += 1,
            EventKind::Error => {
                counts.errors += 1;
                self.state = State::Fout;
                self.last_error =
                    Some(LastError { time: time.to_owned(), text: event.text.get(lang).to_owned() });
            }
            EventKind::Started | EventKind::Recovered => self.state = State::Draait,
            EventKind::Stopped => self.state = State::Gestopt,
            EventKind::Attention | EventKind::Stays | EventKind::Moved | EventKind::Gone => {}
        }
        if let Some(logged) = &event.message {
            counts.answered += u64::from(logged.answer.is_some() && !logged.seen);
            counts.with_errors += u64::from(logged.errors > 0);
            counts.seen += u64::from(logged.seen);
        }
    }

    /// Takes over what a round gave.
    pub fn round(&mut self, round: &Round) {
        self.counts.files += round.files as u64;
        self.waiting = round.waiting;
        self.expired = round.expired;
    }

    /// Writes the file in one move.
    ///
    /// # Errors
    /// [`BatchError::Write`] when it cannot be written.
    pub fn write(&self, file: &Path) -> Result<(), BatchError> {
        // Strings and numbers always serialise.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        write_private(file, text.as_bytes())
    }
}
