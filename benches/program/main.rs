//! What the program does with a folder, as a whole process, against peers in the same run.
//!
//! `cargo bench --bench program` makes traffic, lets `ibericht check` and `xmllint` judge the same files in turn, and
//! `ibericht process` and a plain loop that stores the same bytes. `IBERICHT_BENCH_MESSAGES` gives another number of
//! messages for the longest run. `benches/README.md` says what the figures mean.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a bench reports and may stop")]
#![allow(clippy::cast_precision_loss, reason = "ratios for people")]
#![allow(clippy::wildcard_imports, reason = "as in the tests that it is made for")]

mod child;
#[path = "../reading/peer.rs"]
mod peer;
mod stored;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../../examples/traffic/world/mod.rs"]
mod world;

use std::fs;
use std::path::Path;

use ibericht::batch::Own;
use ibericht::messages::Kind;
use ibericht::values::{AgbCode, Domain, Gemeente};

use child::{Ran, program};
use peer::Peer;
use world::{Folder, Settings, Traffic};

const ROUNDS: usize = 5;
/// Messages of a run whose speed is told.
const MESSAGES: usize = 5_000;

/// Files of a kind of message each.
type Files = Vec<((Kind, Domain), String)>;

fn main() {
    let folder = std::env::temp_dir().join(format!("ibericht-bench-program-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    checking();
    processing(&folder);
    memory(&folder);
    fs::remove_dir_all(&folder).unwrap();
}

fn settings(messages: usize, own: Own) -> Settings {
    Settings { seed: 1, messages, clients: None, own, errors: 0 }
}

/// `check` against `xmllint` on the same files.
fn checking() {
    let files = |messages, wanted: fn(Kind, Domain) -> bool| -> Files {
        let traffic = Traffic::new(settings(messages, Own::Unknown)).unwrap();
        let wanted = traffic.filter(|message| wanted(message.kind, message.domain));
        wanted
            .map(|message| ((message.kind, message.domain), String::from_utf8(message.xml).unwrap()))
            .collect()
    };
    let of_one = files(30_000, |kind, domain| (kind, domain) == (Kind::Toewijzing, Domain::Jw));
    compare("301s of the Jeugdwet", &of_one);
    compare("messages of all kinds", &files(3_000, |_, _| true));
}

fn compare(title: &str, files: &Files) {
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    println!("\n{} {title}, {:.1} KB each", files.len(), bytes as f64 / files.len() as f64 / 1e3);
    let Some(peer) = Peer::new(files) else {
        println!("  skipped: xmllint or ../shared/standard is not there");
        return;
    };
    let paths: Vec<_> = peer.files().cloned().collect();
    for threads in [1, 2] {
        let check =
            || program(threads).args(["check", "--quiet", "--today", "2030-01-01"]).args(&paths).ran();
        let ratios = pairs(|| child::timed(|| peer.run(&["--stream"])).as_secs_f64(), || check().seconds);
        println!("  xmllint --stream --schema over check, {threads} thread(s): {ratios}");
    }
}

/// `process` against a loop that only stores the same bytes, on both sides.
fn processing(folder: &Path) {
    let sides = [
        ("a municipality", Own::Gemeente(Gemeente::new("0268").unwrap())),
        ("a provider", Own::Aanbieder(AgbCode::new("73730042").unwrap())),
    ];
    for (side, own) in sides {
        let work = folder.join("werk");
        traffic(&work, MESSAGES, own);
        println!("\n{MESSAGES} messages of {side}");
        for threads in [1, 2] {
            let mut seconds = Vec::new();
            let ratios = pairs(
                || {
                    let ran = process(&work, folder, threads);
                    seconds.push(ran.seconds);
                    ran.seconds
                },
                || child::timed(|| stored::store(&work, &folder.join("peer.db"))).as_secs_f64(),
            );
            seconds.sort_by(f64::total_cmp);
            println!(
                "  process over storing the bytes alone, {threads} thread(s): {ratios}; {:.0} messages per second",
                MESSAGES as f64 / seconds[seconds.len() / 2]
            );
        }
        fs::remove_dir_all(&work).unwrap();
    }
}

/// Peak memory of `process` by the number of messages, and of `check` on what is large.
fn memory(folder: &Path) {
    let most = std::env::var("IBERICHT_BENCH_MESSAGES").ok().and_then(|text| text.parse().ok());
    let work = folder.join("werk");
    println!("\npeak memory");
    let mut messages = 2_000;
    while messages <= most.unwrap_or(20_000) {
        traffic(&work, messages, Own::Gemeente(Gemeente::new("0268").unwrap()));
        let ran = process(&work, folder, 2);
        println!("  process, {messages} messages: {} MB, in {:.0} s", ran.peak / 1_024, ran.seconds);
        fs::remove_dir_all(&work).unwrap();
        messages *= 10;
    }
    let large = folder.join("groot.xml");
    fs::write(&large, world::large_declaration(25_000_000, 1)).unwrap();
    let size = fs::metadata(&large).unwrap().len();
    let ran = program(2).args(["check", "--quiet", "--today", "2030-01-01"]).arg(&large).ran();
    println!(
        "  check, a declaration of {:.1} MB: {} MB, {:.2} times the file",
        size as f64 / 1e6,
        ran.peak / 1_024,
        ran.peak as f64 * 1_024.0 / size as f64
    );
}

fn traffic(work: &Path, messages: usize, own: Own) {
    let mut folder = Folder::new(work, &own, None).unwrap();
    for message in Traffic::new(settings(messages, own)).unwrap() {
        folder.write(message).unwrap();
    }
    folder.finish().unwrap();
}

/// A run from an empty dossier.
fn process(work: &Path, folder: &Path, threads: usize) -> Ran {
    let out = folder.join("uit");
    let _ = fs::remove_dir_all(&out);
    program(threads)
        .arg("process")
        .arg(work)
        .arg("--out")
        .arg(&out)
        .args(["--quiet", "--today", "2030-01-01"])
        .ran()
}

/// The first over the second, run in turn: the median, with the lowest and highest pair.
fn pairs(mut first: impl FnMut() -> f64, mut second: impl FnMut() -> f64) -> String {
    let mut ratios: Vec<f64> = (0..ROUNDS).map(|_| first() / second()).collect();
    ratios.sort_by(f64::total_cmp);
    format!("{:.2} ({:.2} to {:.2})", ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1])
}
