//! `samples/april-2026`: what the month must give, line by line.
//!
//! The expectations in `tests/samples/*.csv` were computed from the product book
//! by other means than this program, so they are an independent check of it.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests may fail")]

#[path = "samples/expected.rs"]
mod expected;
#[path = "samples/messages.rs"]
mod messages;
#[path = "samples/month.rs"]
mod month;
#[path = "samples/registrations.rs"]
mod registrations;
