//! How fast messages are read, as ratios against peers in the same run.
//!
//! `cargo bench --bench reading` reads the same bytes with each candidate in turn, so that a
//! drifting machine hurts all alike, and prints medians of ratios. `benches/README.md` says what they mean.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a bench reports and may stop")]
#![allow(clippy::cast_precision_loss, reason = "ratios for people")]

mod corpus;
mod memory;
mod peer;
#[allow(clippy::wildcard_imports, reason = "as in the tests that it is made for")]
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../../examples/traffic/world/mod.rs"]
mod world;

use std::hint::black_box;
use std::time::Instant;

use ibericht::json;
use ibericht::messages::{Bericht, Kind, Reading, read, write};
use ibericht::rules::content;
use ibericht::values::Domain;
use rayon::prelude::*;

use corpus::MessageKind;
use peer::Peer;

const ROUNDS: usize = 9;

/// Files of a kind of message each.
type Files = Vec<(MessageKind, String)>;

fn main() {
    if memory::is_child() {
        return;
    }
    let declaration = vec![((Kind::Declaratie, Domain::Wmo), world::large_declaration(20_000_000, 1))];
    report("a 323 of 20 MB", &declaration);
    memory::report(&declaration[0].1);
    let allocations = (0..1_000).map(|number| ((Kind::Toewijzing, Domain::Wmo), corpus::allocation(number)));
    report("1,000 times a 301 of 7 KB", &allocations.collect());
    report("5,000 small messages of all kinds", &corpus::mixed(5_000));
}

fn report(title: &str, files: &Files) {
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    println!(
        "\n{title} ({:.1} MB, {:.1} KB each)",
        bytes as f64 / 1e6,
        bytes as f64 / files.len() as f64 / 1e3
    );
    let messages: Vec<_> = files.iter().map(|(_, text)| decoded(text)).collect();
    let jsons: Vec<_> = messages.iter().map(|message| json::write(message)).collect();
    let peer = Peer::new(files);
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let mut candidates: Vec<Box<dyn FnMut()>> = vec![
        Box::new(|| files.iter().for_each(|(_, text)| tokenise(text))),
        Box::new(|| files.iter().for_each(|(_, text)| drop(black_box(decoded(text))))),
        Box::new(|| files.iter().for_each(|(_, text)| judge(text))),
        Box::new(|| messages.iter().for_each(|message| drop(black_box(write(message))))),
        Box::new(|| two.install(|| files.par_iter().for_each(|(_, text)| drop(black_box(decoded(text)))))),
        Box::new(|| jsons.iter().for_each(|text| drop(black_box(json::read(text.as_bytes(), usize::MAX))))),
    ];
    if let Some(peer) = &peer {
        candidates.push(Box::new(|| peer.run(&[])));
        candidates.push(Box::new(|| peer.run(&["--stream"])));
    }
    let times = measure(&mut candidates);
    let line = |name: &str, of: usize, to: usize| {
        let mut ratios: Vec<f64> = times[of].iter().zip(&times[to]).map(|(a, b)| a / b).collect();
        ratios.sort_by(f64::total_cmp);
        let (median, low, high) = (ratios[ratios.len() / 2], ratios[0], ratios[ratios.len() - 1]);
        println!("  {name:<56} {median:>7.2}  ({low:.2} to {high:.2})");
    };
    line("decoding, as a share of quick-xml's own speed", 0, 1);
    if messages.iter().all(|message| content::check(message).is_empty()) {
        line("decoding and content rules, time as a multiple of decoding", 2, 1);
    } else {
        line("the same when the rules find something to tell", 2, 1);
    }
    line("writing, time as a multiple of decoding", 3, 1);
    line("reading the same as JSON, time as a multiple of decoding", 5, 1);
    if files.len() > 1 {
        line("decoding on two threads, speed as a multiple of one", 1, 4);
    }
    if peer.is_some() {
        line("decoding, as a multiple of xmllint --schema", 6, 1);
        line("decoding, as a multiple of xmllint --stream --schema", 7, 1);
    } else {
        println!("  skipped: xmllint or ../shared/standard is not there");
    }
}

/// Seconds of every candidate in every round; the first round only warms up.
fn measure(candidates: &mut [Box<dyn FnMut() + '_>]) -> Vec<Vec<f64>> {
    let mut times = vec![Vec::new(); candidates.len()];
    for round in 0..=ROUNDS {
        for (run, times) in candidates.iter_mut().zip(&mut times) {
            let start = Instant::now();
            run();
            if round > 0 {
                times.push(start.elapsed().as_secs_f64());
            }
        }
    }
    times
}

fn tokenise(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return,
            event => drop(black_box(event)),
        }
    }
}

fn decoded(text: &str) -> Box<Bericht> {
    let Reading::Valid(message) = read(text.as_bytes(), usize::MAX) else { panic!("the file must be valid") };
    message
}

fn judge(text: &str) {
    black_box(content::check(&decoded(text)));
}
