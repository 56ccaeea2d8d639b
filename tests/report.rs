//! Reports in every form: each is read by a reader of others and held against the same model.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "report/formats.rs"]
mod formats;
#[path = "report/from_dossier.rs"]
mod from_dossier;
#[path = "report/page.rs"]
mod page;
#[path = "cli/program.rs"]
#[allow(dead_code, reason = "every test crate uses its own part")]
mod program;
#[path = "report/sarif.rs"]
mod sarif;
#[path = "report/statistics.rs"]
mod statistics;
