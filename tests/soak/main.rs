//! Traffic that goes on: batches in any order of files, through the program, on both sides, and the books add up.
//!
//! `cargo test --test soak` takes five hundred messages a side. The long form is
//! `IBERICHT_SOAK_MESSAGES=200000 cargo test --release --test soak -- --nocapture`, which prints its figures;
//! `IBERICHT_SOAK_SEED` gives another seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of its own making"
)]
#![allow(clippy::print_stdout, reason = "a long run tells its figures")]

mod expected;
#[path = "../support/peak.rs"]
mod peak;
mod run;
#[path = "../../examples/traffic/world/mod.rs"]
mod world;

use std::time::Instant;

use ibericht::batch::Own;
use ibericht::values::{AgbCode, Gemeente};

use expected::Expected;
use run::Soak;
use world::{Settings, Traffic};

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn a_provider_loses_nothing() {
    soak("aanbieder", Own::Aanbieder(AgbCode::new("73730042").unwrap()));
}

#[test]
fn a_municipality_loses_nothing() {
    soak("gemeente", Own::Gemeente(Gemeente::new("0268").unwrap()));
}

fn soak(name: &str, own: Own) {
    let messages = number("IBERICHT_SOAK_MESSAGES", 500);
    let seed = number("IBERICHT_SOAK_SEED", 1) as u64;
    let mut traffic = Traffic::new(Settings { seed, messages, clients: None, own, errors: 5 })
        .expect("enough test numbers");
    let mut soak = Soak::new(name, own, seed);
    let mut expected = Expected::new(own);
    let start = Instant::now();
    loop {
        let batch: Vec<_> = traffic.by_ref().take((messages / 20).max(125)).collect();
        let Some(last) = batch.last() else { break };
        let today = last.day;
        let before = expected.faults;
        for message in &batch {
            expected.count(message);
        }
        let wrong = soak.process(batch, today);
        assert_eq!(wrong, expected.faults - before, "messages with an error in the batch up to {today}");
    }
    let readable = expected.messages - expected.unreadable;
    assert_eq!(soak.journal(), readable, "every message that was offered is in the journal, once");
    assert_eq!(soak.allocations(), expected.allocations(), "allocations");
    let books = soak.ledger();
    let sum = expected.books;
    assert_eq!(
        (books.granted, books.open),
        (sum.granted, sum.open),
        "the ledger, and the sum over the messages"
    );
    assert_eq!(books.declared - books.rejected, books.granted + books.open, "the ledger adds up: {books:?}");
    let lapsed = books.rejected - sum.rejected;
    assert!((0..=expected.lapsed).contains(&lapsed), "{lapsed} of {} lapsed", expected.lapsed);
    assert_eq!(soak.answered(), expected.granted_by_us, "what our own answers grant");
    println!(
        "{name}: {} messages in {} batches and {:.0} s, {} with a fault; {} allocations, {:.2} euro declared, {:.2} \
         granted; peak memory of a run {} to {} MB",
        expected.messages,
        soak.peaks.len(),
        start.elapsed().as_secs_f64(),
        expected.faults,
        expected.allocations(),
        euro(books.declared),
        euro(books.granted),
        soak.peaks.iter().min().unwrap() / 1_024,
        soak.peaks.iter().max().unwrap() / 1_024,
    );
    soak.memory_is_level();
}

#[allow(clippy::cast_precision_loss, reason = "for people")]
fn euro(cents: i64) -> f64 {
    cents as f64 / 100.0
}
