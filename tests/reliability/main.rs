//! Exactly once, proven from outside: the program is killed at every durable step and at random moments, and meets full
//! disks, damaged dossiers, hostile folders and other programs; started again it ends as if nothing had happened.
//!
//! Every test run does a short form. `IBERICHT_KILLS=500` kills that often at random moments, and at the first, middle
//! and last time that each place is reached; `IBERICHT_SEED` chooses the moments. The figures are printed:
//! `IBERICHT_KILLS=500 cargo test --test reliability kills -- --nocapture`.
#![cfg(all(unix, debug_assertions))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and tells what was done"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]

mod compare;
mod disks;
mod dossiers;
mod hostile;
mod kills;
mod names;
#[path = "../support/post.rs"]
mod post;
mod program;
mod small;
mod steps;
#[path = "../support/mod.rs"]
mod support;
mod together;
