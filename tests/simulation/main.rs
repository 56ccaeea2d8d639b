//! Half a year between a provider and a municipality, day by day, through files.
//!
//! Each has a dossier of its own. Seeded actors decide what to send, deliberate faults included; a post delivers late,
//! out of order, twice and in ZIPs; each party runs `process` and `send`. In the end both dossiers must agree with each
//! other and with what the actors kept themselves. `IBERICHT_SIMULATION=100` plays that many seeds.

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
mod gemeente;
mod model;
mod party;
mod plan;
#[path = "../support/play.rs"]
mod play;
mod post;
mod replay;
mod summary;
#[path = "../support/mod.rs"]
mod support;
mod world;

use summary::Summary;
use world::World;

/// Codes that must have been given at least once over the seeds of a normal run.
const CODES: &[&str] = &[
    "0001", "8017", "8021", "8187", "8214", "8848", "9019", "9056", "9063", "9069", "9071", "9074", "9307",
    "9308", "9321", "9322", "9326", "9332", "9333", "9338", "9339", "9340", "9341", "9347", "9349", "9350",
    "9351", "9355", "9357", "9359", "9360", "9361", "9365", "9369", "9373", "9374", "9379", "9384", "9385",
    "9387", "9388", "9389", "9390", "9411", "9413", "9414", "9415",
];

#[test]
fn two_dossiers_agree_after_half_a_year() {
    let seeds: u64 = std::env::var("IBERICHT_SIMULATION").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let mut summary = Summary::default();
    for seed in 1..=seeds {
        let mut world = World::new(seed);
        world.play();
        summary.add(&world.summary);
        summary.differences(seed, world.differences());
    }
    println!("{summary}");
    summary.assert_clean();
    summary.assert_complete(CODES);
}

#[test]
fn order_and_names_within_a_batch_make_no_difference() {
    let mut world = World::new(77);
    world.play();
    replay::check(&world);
}
