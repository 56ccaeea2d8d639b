//! One message from XML to JSON or back.

use super::collect::Source;
use super::input::{Input, Limits};
use crate::finding::Verdict;
use crate::messages::{Reading, read, write};
use crate::report::MessageReport;
use crate::{json, legacy};

/// What became of a message that was to be converted.
#[derive(Debug)]
pub struct Converted {
    /// What is said of the file, by its schema only.
    pub report: MessageReport,
    /// The message in the other form; absent when there is an error.
    pub message: Option<String>,
}

/// Turns every message of a file from XML into JSON, or from JSON into XML, whichever it is not.
///
/// A ZIP gives its members. Only level 1 is checked: what does not follow its schema has no other form.
#[must_use]
pub fn convert(source: &Source, limits: &Limits) -> Vec<Converted> {
    source.open(limits).into_iter().map(|input| converted(input, limits)).collect()
}

fn converted(input: Input, limits: &Limits) -> Converted {
    let (label, bytes) = match input {
        Input::Notice(report) => return Converted { report: *report, message: None },
        Input::Bytes { label, bytes } => (label, bytes),
    };
    let from_json = json::is_json(&bytes);
    let reading =
        if from_json { json::read(&bytes, limits.message_bytes) } else { read(&bytes, limits.message_bytes) };
    match reading {
        Reading::Unreadable(finding) => {
            let report = match limits.legacy(&bytes) {
                Some(gelezen) => {
                    let mut report = MessageReport::legacy(label, &gelezen);
                    report.add([legacy::not_converted()]);
                    report
                }
                None => MessageReport::notice(label, Verdict::Unreadable, finding),
            };
            Converted { report, message: None }
        }
        Reading::Invalid { message, id, findings } => {
            Converted { report: MessageReport::broken(label, message, id, findings), message: None }
        }
        Reading::Valid(bericht) => {
            let mut report = MessageReport::readable(label, &bericht);
            report.mask(&bericht.clienten());
            let text = if from_json { write(&bericht) } else { json::write(&bericht) };
            Converted { report, message: Some(text) }
        }
    }
}
