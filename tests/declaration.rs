//! Declaring registered care, case by case.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failing test may panic, a skipped one says so"
)]

mod declaration {
    mod activities;
    mod allocations;
    mod bad_input;
    mod build;
    mod ceilings;
    mod earlier;
    mod every_row;
    mod examples;
    mod explain;
    mod incomplete;
    mod presence;
    mod sessions;
    mod support;
    mod worked_cases;
}
