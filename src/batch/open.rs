//! Opens files to look at what they say, without judging more than their form.

use std::path::PathBuf;

use super::BatchError;
use super::collect::collect;
use super::input::{Input, Limits};
use crate::finding::Verdict;
use crate::legacy::Gelezen;
use crate::messages::{Bericht, Reading, read};
use crate::report::MessageReport;

/// A file or member of a ZIP: a message, or all that can be said of what is not one.
#[derive(Debug)]
pub enum Opened {
    /// A message that follows its schema.
    Message {
        /// The name in reports.
        label: String,
        /// The message.
        bericht: Box<Bericht>,
    },
    /// A 303 or 304, of which the form is reconstructed.
    Legacy {
        /// The name in reports.
        label: String,
        /// What it says, as far as it can be read.
        gelezen: Box<Gelezen>,
    },
    /// What is wrong with the file, or why it is passed over.
    Notice(Box<MessageReport>),
}

/// Opens the file, the members of the ZIP or the files of the folder, in order of name; `-` is standard input.
///
/// # Errors
/// [`BatchError::Read`] when the path does not exist, or is a folder that cannot be listed.
pub fn open(path: &PathBuf, limits: &Limits) -> Result<Vec<Opened>, BatchError> {
    let sources = collect(std::slice::from_ref(path), &[], None, limits)?;
    let inputs = sources.iter().flat_map(|source| source.open(limits));
    Ok(inputs.map(|input| opened(input, limits)).collect())
}

fn opened(input: Input, limits: &Limits) -> Opened {
    let (label, bytes) = match input {
        Input::Notice(report) => return Opened::Notice(report),
        Input::Bytes { label, bytes } => (label, bytes),
    };
    Opened::Notice(Box::new(match read(&bytes, limits.message_bytes) {
        Reading::Valid(bericht) => return Opened::Message { label, bericht },
        Reading::Invalid { message, id, findings } => MessageReport::broken(label, message, id, findings),
        Reading::Unreadable(finding) => match limits.legacy(&bytes) {
            Some(gelezen) => return Opened::Legacy { label, gelezen: Box::new(gelezen) },
            None => MessageReport::notice(label, Verdict::Unreadable, finding),
        },
    }))
}
