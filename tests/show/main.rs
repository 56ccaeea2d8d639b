//! What a message says in words, and what differs between two.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod differences;
mod filled;
mod pages;
mod privacy;
mod properties;
#[path = "../support/mod.rs"]
mod support;
mod verdicts;

use ibericht::messages::{Bericht, MAX_BYTES, Reading, read};

/// The message in a document.
fn message(document: &str) -> Box<Bericht> {
    match read(document.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => bericht,
        other => panic!("{other:?}\n{document}"),
    }
}
