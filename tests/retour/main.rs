//! Answers to messages: the return messages and the declaration answer, by what was found.

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
mod declaratie;
mod geval;
mod random;
mod schemas;
mod situaties;
#[path = "../support/mod.rs"]
mod support;
