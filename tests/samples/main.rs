//! `samples/april-2026`: what the month must give, line by line.
//!
//! The tables beside this file were computed from the product book by other
//! means than this program, so they are an independent check of it.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod both_ways;
mod expected;
mod messages;
mod month;
mod pseudonym;
mod registrations;
mod schemas;
#[path = "../support/mod.rs"]
mod support;
