//! Levels 3 and 4: messages that pass and messages that fail, by what the dossier knows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of tests fails by panicking"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, clippy::too_many_lines, reason = "tables of cases")]

#[path = "../support/builders/mod.rs"]
mod builders;
mod business;
mod business_allocations;
mod business_requests;
mod numbers;
#[path = "../support/play.rs"]
mod play;
#[path = "../support/sources.rs"]
mod sources;
