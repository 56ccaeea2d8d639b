//! Reading what is good, what is wrong, and what is meant to do harm.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, reason = "helpers of tests")]

mod support;

#[path = "reading/confused.rs"]
mod confused;
#[path = "reading/faults.rs"]
mod faults;
#[path = "reading/hostile.rs"]
mod hostile;
#[path = "reading/huge.rs"]
mod huge;
#[path = "reading/planted.rs"]
mod planted;
#[path = "reading/properties.rs"]
mod properties;
#[path = "reading/samples.rs"]
mod samples;
#[path = "reading/values.rs"]
mod values;

use ibericht::finding::Finding;
use ibericht::messages::{MAX_BYTES, Reading, read};

/// A small valid 315 of the Wmo.
pub const GOOD: &str = include_str!("reading/wmo315.xml");

/// The findings on a message that breaks its schema.
pub fn faults_of(text: &str) -> Vec<Finding> {
    match read(text.as_bytes(), MAX_BYTES) {
        Reading::Invalid { findings, .. } => findings,
        other => panic!("expected faults, got {other:#?}"),
    }
}

/// The one finding on a file that cannot be read as a message.
pub fn refusal_of(bytes: &[u8]) -> Finding {
    match read(bytes, MAX_BYTES) {
        Reading::Unreadable(finding) => finding,
        other => panic!("expected a refusal, got {other:#?}"),
    }
}

/// Whether a file is a message that follows its schema.
pub fn is_valid(bytes: &[u8]) -> bool {
    matches!(read(bytes, MAX_BYTES), Reading::Valid(_))
}
