//! A message as JSON and back: nothing is lost, and what is wrong is told as it is for XML.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, reason = "helpers of tests")]

mod support;

#[path = "json/bent.rs"]
mod bent;
#[path = "json/faults.rs"]
mod faults;
#[path = "json/form.rs"]
mod form;
#[path = "json/hostile.rs"]
mod hostile;
#[path = "json/lossless.rs"]
mod lossless;
#[path = "json/schemas.rs"]
mod schemas;

use ibericht::finding::Finding;
use ibericht::json;
use ibericht::messages::{Bericht, MAX_BYTES, Reading, read};

/// A small valid 315 of the Wmo, as JSON.
pub fn good() -> String {
    json::write(&xml(include_str!("reading/wmo315.xml")))
}

/// A valid message from XML.
pub fn xml(text: &str) -> Bericht {
    match read(text.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{other:#?}\n{text}"),
    }
}

/// The findings on a message that breaks its schema.
pub fn faults_of(text: &str) -> Vec<Finding> {
    match json::read(text.as_bytes(), MAX_BYTES) {
        Reading::Invalid { findings, .. } => findings,
        other => panic!("expected faults, got {other:#?}\n{text}"),
    }
}

/// The one finding on a file that cannot be read as a message.
pub fn refusal_of(bytes: &[u8]) -> Finding {
    match json::read(bytes, MAX_BYTES) {
        Reading::Unreadable(finding) => finding,
        other => panic!("expected a refusal, got {other:#?}"),
    }
}

/// A valid message from JSON.
pub fn valid(text: &str) -> Bericht {
    match json::read(text.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{other:#?}\n{text}"),
    }
}
