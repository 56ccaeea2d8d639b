//! Half a year between a provider and a municipality, day by day, through files.
//!
//! Each has a dossier of its own. Seeded actors decide what to send, deliberate faults included; a post delivers late,
//! out of order, twice and in ZIPs; each party runs `process` and `send`. In the end both dossiers must agree with each
//! other and with what the actors kept themselves. `IBERICHT_SIMULATION=100` plays that many seeds;
//! `IBERICHT_SIMULATION_TRACE=1` prints every message that was not answered as expected.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and tells what was played"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, clippy::too_many_lines, reason = "tables of cases")]

mod aanbieder;
#[path = "../support/builders/mod.rs"]
mod builders;
mod compare;
mod declareren;
#[path = "../support/entries.rs"]
mod entries;
mod gemeente;
mod model;
mod party;
mod plan;
#[path = "../support/play.rs"]
mod play;
mod post;
mod replay;
#[path = "../support/sent.rs"]
mod sent;
mod summary;
#[path = "../support/mod.rs"]
mod support;
mod world;

use rayon::prelude::*;
use summary::Summary;
use world::World;

/// Codes that a normal run gives several times over, in return messages and declaration answers.
const COMMON: &[&str] = &[
    "0001", "8017", "8214", "8848", "9019", "9056", "9063", "9069", "9074", "9321", "9322", "9326", "9332",
    "9333", "9347", "9350", "9351", "9355", "9357", "9359", "9365", "9374", "9379", "9384", "9385", "9415",
];

/// Codes that take more seeds.
const RARE: &[&str] = &[
    "8021", "8187", "9071", "9307", "9308", "9338", "9339", "9340", "9341", "9349", "9360", "9361", "9369",
    "9373", "9375", "9387", "9388", "9389", "9390", "9411", "9412", "9413", "9414",
];

/// As many seeds as give every rare code too.
const MANY: u64 = 30;

#[test]
fn two_dossiers_agree_after_half_a_year() {
    let seeds: u64 = std::env::var("IBERICHT_SIMULATION").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let played: Vec<_> = (1..=seeds)
        .into_par_iter()
        .map(|seed| {
            let mut world = World::new(seed, 6);
            world.play("2026-06-30");
            (seed, world.differences(), world.summary)
        })
        .collect();
    let mut summary = Summary::default();
    for (seed, differences, of_seed) in played {
        summary.add(&of_seed);
        summary.differences(seed, differences);
    }
    println!("{summary}");
    summary.assert_clean();
    summary.assert_complete(COMMON);
    if seeds >= MANY {
        summary.assert_complete(RARE);
    }
}

#[test]
fn order_and_names_within_a_batch_make_no_difference() {
    let mut world = World::new(77, 4);
    world.play("2026-03-20");
    replay::check(&world);
}
