//! Putting right what was declared: between a provider and a municipality that each keep a dossier.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]

#[path = "batch/dying.rs"]
mod dying;

mod correct {
    mod bounds;
    mod output;
    mod random;
    mod rejected;
    mod vanished;
    mod world;
    mod wrong;
}

#[path = "declaration/support.rs"]
mod support;
