//! A year of a provider with many clients at seven municipalities.
//!
//! Every month care is registered, some of it too late, wrong or not at all; it is declared, the municipalities reject
//! lines and whole declarations at random, some answer late, and the provider puts it right. In the end the ledger in
//! the dossier must be what the registrations are worth, to the cent, by arithmetic that shares nothing with the
//! program; and all along it must be what went over the line in the messages themselves.
//!
//! `IBERICHT_YEAR_CLIENTS=2000` plays the whole year with that many clients (in release it takes minutes);
//! `IBERICHT_YEAR_SEED=7` plays another year.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and tells what was played"
)]
#![allow(dead_code, unused_imports, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, clippy::too_many_lines, reason = "tables of cases")]

mod book;
#[path = "../support/builders/mod.rs"]
mod builders;
mod care;
#[path = "../support/entries.rs"]
mod entries;
mod ledger;
mod municipality;
mod provider;
#[path = "../support/sent.rs"]
mod sent;
#[path = "../support/mod.rs"]
mod support;

use care::Truth;
use ledger::Wire;
use municipality::Municipalities;
use provider::Provider;
use support::Seed;

/// Clients of a run in the ordinary test suite.
const CLIENTS: usize = 60;

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn a_year_ends_with_what_the_registrations_are_worth() {
    let clients = setting("IBERICHT_YEAR_CLIENTS").map_or(CLIENTS, |n| usize::try_from(n).unwrap());
    let mut seed = Seed(setting("IBERICHT_YEAR_SEED").unwrap_or(1));
    let mut truth = Truth::draw(clients, &mut seed);
    let mut provider = Provider::new(&truth);
    let mut municipalities = Municipalities::default();
    let mut wire = Wire::default();
    for month in 1..=12_usize {
        truth.go_on(u32::try_from(month).unwrap(), &mut seed);
        // What came back is read first, then what is wrong is put right, and then the month itself is declared.
        for answer in municipalities.answers(month) {
            wire.answered(&answer);
            provider.receives(&answer, month);
        }
        if month > 1 {
            for declaration in provider.corrects(&truth, month - 1, month) {
                wire.declared(&declaration);
                municipalities.receive(&declaration, month, &mut seed, true);
            }
        }
        for declaration in provider.declares(&truth, month) {
            wire.declared(&declaration);
            municipalities.receive(&declaration, month, &mut seed, true);
        }
        wire.equals(&provider, month);
    }
    // Everything is answered and put right until nothing is left to do; the municipalities are fair now.
    for round in 13..20 {
        for answer in municipalities.answers(usize::MAX) {
            wire.answered(&answer);
            provider.receives(&answer, round);
        }
        wire.equals(&provider, round);
        let corrections = provider.corrects(&truth, 12, round);
        if corrections.is_empty() {
            break;
        }
        assert!(round < 19, "it never comes to an end");
        for declaration in corrections {
            wire.declared(&declaration);
            municipalities.receive(&declaration, round, &mut seed, false);
        }
    }
    let worth = truth.worth();
    let ledger = provider.standing();
    assert_eq!(ledger.len(), worth.len(), "lines that stand");
    for (line, cents) in &worth {
        assert_eq!(ledger.get(line), Some(cents), "{line:?}");
    }
    let total: i64 = worth.values().sum();
    println!("{clients} clients, {} lines that stand, {total} cents; {wire}", worth.len());
    assert!(wire.is_lively(), "nothing was rejected, credited or sent again: {wire}");
}
