//! What a message costs as the dossier grows, as a ratio of two dossiers in the same run.
//!
//! `cargo bench --bench dossier` fills a small and a large dossier and judges and enters messages of every kind about
//! clients all over each, in turn; and it asks both for what is listed of one client. `benches/README.md` says what the
//! figures mean. `IBERICHT_ALLOCATIONS` gives another size for the large one, and `IBERICHT_LINES` how many declared
//! lines every allocation has, up to 5: 10 million lines take several GB of the temporary folder.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a bench reports and may stop")]
#![allow(clippy::cast_precision_loss, reason = "ratios for people")]
#![allow(clippy::wildcard_imports, reason = "as in the tests that they are made for")]
#![allow(dead_code, reason = "the builders serve tests as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]

#[path = "../../tests/support/builders/mod.rs"]
mod builders;
#[allow(unused_imports, reason = "the builders serve tests as well")]
mod filled;

use std::hint::black_box;
use std::time::{Duration, Instant};

use ibericht::dossier::{Hash, MessageRecord, Stand, Store, facts};
use ibericht::finding::{Level, Verdict};
use ibericht::messages::{Bericht, Kind, write};
use ibericht::report::dossier;
use ibericht::rules::{Case, check_known};

use filled::Filled;

/// Messages of each kind per round.
const MESSAGES: usize = 300;
const ROUNDS: usize = 7;
const SMALL: u32 = 10_000;
const LARGE: u32 = 2_000_000;

fn main() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let large = number("IBERICHT_ALLOCATIONS").unwrap_or(LARGE);
    let lines = number("IBERICHT_LINES").unwrap_or(1) as usize;
    let start = Instant::now();
    let mut dossiers = [Filled::with(SMALL, lines), Filled::with(large, lines)];
    println!(
        "{SMALL} and {large} allocations with {lines} lines each, {:.1} GB, filled in {:.0} s; time per message in the \
         large dossier as a multiple of the small one",
        dossiers[1].bytes() as f64 / 1e9,
        start.elapsed().as_secs_f64()
    );
    let first = ratios(&mut dossiers, |filled, round| judge(filled, Kind::Toewijzing, round));
    println!("  clients for the first time, who may have to come from the disk: judging {first}");
    for kind in filled::KINDS {
        let judged = ratios(&mut dossiers, |filled, round| judge(filled, kind, round));
        let entered = ratios(&mut dossiers, |filled, round| enter(filled, kind, round));
        println!("  {}: judging {judged}, entering {entered}", kind.number());
    }
    println!("what is listed of one client, and opening the dossier, in the same way");
    for (name, list) in LISTS {
        println!("  {name}: {}", ratios(&mut dossiers, |filled, round| filled.for_clients(round, list)));
    }
    println!("  opening: {}", ratios(&mut dossiers, |filled, _| filled.open_again(MESSAGES)));
}

/// What is asked of one client.
const LISTS: [(&str, filled::List); 3] = [
    ("budget", |filled, selection| drop(black_box(dossier::budget(&filled.store, selection, filled.today)))),
    ("grootboek", |filled, selection| drop(black_box(dossier::grootboek(&filled.store, selection)))),
    ("prestaties", |filled, selection| drop(black_box(dossier::prestaties(&filled.store, selection)))),
];

/// The time of the large dossier over that of the small one: the median of the rounds, with the lowest and highest.
fn ratios(dossiers: &mut [Filled; 2], mut run: impl FnMut(&mut Filled, usize) -> Duration) -> String {
    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|round| {
            let [small, large] = dossiers.each_mut().map(|filled| run(filled, round));
            large.as_secs_f64() / small.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    format!("{:.2} ({:.2} to {:.2})", ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1])
}

/// Judges messages by every rule of level 3 and 4.
fn judge(filled: &Filled, kind: Kind, round: usize) -> Duration {
    let messages: Vec<Bericht> = (0..MESSAGES).map(|index| filled.message(kind, round, index)).collect();
    let start = Instant::now();
    for bericht in &messages {
        let hash = Hash("judged".to_owned());
        let case = Case::new(bericht, &hash, &filled.store, filled.today);
        black_box(check_known(&case, Level::Dossier, Level::Extern).unwrap());
    }
    start.elapsed()
}

/// Enters messages, each in a transaction of its own that is undone, so that every round finds the same dossier.
fn enter(filled: &mut Filled, kind: Kind, round: usize) -> Duration {
    let messages: Vec<Bericht> = (0..MESSAGES).map(|index| filled.message(kind, round, index)).collect();
    let start = Instant::now();
    for bericht in &messages {
        filled.store.begin().unwrap();
        let hash = Hash("entered".to_owned());
        let record = MessageRecord {
            hash: hash.clone(),
            bytes: write(bericht).into_bytes(),
            outgoing: false,
            header: Some(facts::header(bericht)),
            ontvangen: filled.today,
            stand: Some(Stand::Geldt),
            afgerond: true,
            verdict: Verdict::Valid,
            report: String::new(),
        };
        filled.store.add_message(&record).unwrap();
        facts::enter(&mut filled.store, bericht, &hash, Stand::Geldt).unwrap();
        filled.store.rollback().unwrap();
    }
    start.elapsed()
}
