//! Declaring registered care, case by case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]

#[path = "support/play.rs"]
mod play;
#[path = "support/sources.rs"]
mod sources;

mod declaration {
    mod activities;
    mod allocations;
    mod bad_input;
    mod boekje;
    mod build;
    mod ceilings;
    mod earlier;
    mod every_row;
    mod examples;
    mod explain;
    mod incomplete;
    mod presence;
    mod properties;
    mod sessions;
    mod split;
    mod standard;
    mod support;
    mod worked_cases;
}
