//! The generator of traffic: the same bytes for the same seed, and messages that do what they are meant to do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::needless_for_each, reason = "one line says it")]

#[path = "../examples/traffic/world/mod.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ibericht::batch::Own;
use ibericht::messages::{Kind, MAX_BYTES, Reading, read};
use ibericht::rules::content;
use serde_json::Value;

use world::{Folder, Message, Seed, Settings, Traffic, large_declaration};

fn settings(messages: usize) -> Settings {
    Settings { seed: 7, messages, clients: None, own: Own::Unknown, errors: 0 }
}

fn made(settings: Settings) -> Vec<Message> {
    Traffic::new(settings).unwrap().collect()
}

/// A work folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("traffic-{name}"));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// What `process` says of a folder: per file the rules that are broken.
fn processed(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let out = folder.join("uit");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibericht"));
    command.arg("process").arg(folder).arg("--out").arg(&out).args(["--quiet", "--today", "2027-06-01"]);
    assert!(matches!(command.status().unwrap().code(), Some(0 | 1)));
    let told = fs::read_to_string(out.join("findings.jsonl")).unwrap();
    let reports = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let of = |report: Value| {
        let errors = report["findings"].as_array().unwrap().iter().filter(|one| one["severity"] == "error");
        let rules = errors.map(|one| one["rule"].as_str().unwrap().to_owned()).collect();
        let file = report["file"].as_str().unwrap();
        (file.rsplit(['/', '!']).next().unwrap().to_owned(), rules)
    };
    reports.map(of).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let asked = Settings { errors: 10, ..settings(600) };
    let (once, again) = (made(asked.clone()), made(asked.clone()));
    let pair = |message: &Message| (message.name.clone(), message.xml.clone());
    assert!(once.iter().map(pair).eq(again.iter().map(pair)));
    let other = made(Settings { seed: 8, ..asked });
    assert!(!once.iter().map(pair).eq(other.iter().map(pair)));
    assert!(once.is_sorted_by_key(|message| message.day), "in order of the day");
    let names: BTreeSet<_> = once.iter().map(|message| &message.name).collect();
    assert_eq!((names.len(), once.len()), (600, 600), "every name once");
}

#[test]
fn every_kind_of_both_laws_is_there() {
    let kinds: BTreeSet<_> = made(settings(1_000)).iter().map(|m| (m.kind.number(), m.domain)).collect();
    assert_eq!(kinds.len(), Kind::ALL.len() * 2, "{kinds:?}");
}

#[test]
fn traffic_without_faults_breaks_no_rule() {
    let folder = folder("good");
    let mut writer = Folder::new(&folder, &Own::Unknown, None).unwrap();
    made(settings(300)).into_iter().for_each(|message| writer.write(message).unwrap());
    writer.finish().unwrap();
    let told = processed(&folder);
    let wrong: Vec<_> = told.iter().filter(|(_, rules)| !rules.is_empty()).collect();
    assert_eq!((told.len(), wrong), (300, Vec::new()));
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    let folder = folder("wrong");
    let mut writer = Folder::new(&folder, &Own::Unknown, Some(Seed(1))).unwrap();
    let messages = made(Settings { errors: 40, ..settings(400) });
    let meant = messages.iter().filter_map(|message| Some((message.name.clone(), message.fault?)));
    let meant: BTreeMap<_, _> = meant.collect();
    assert!(meant.len() > 40 && meant.values().collect::<BTreeSet<_>>().len() > 8, "{meant:?}");
    messages.into_iter().for_each(|message| writer.write(message).unwrap());
    writer.finish().unwrap();
    let list = fs::read_to_string(folder.join("fouten.csv")).unwrap();
    assert_eq!(list.lines().count(), meant.len() + 1, "with its heading");
    for (file, rules) in processed(&folder) {
        match meant.get(&file) {
            // What is cut short may say more than that its form is wrong.
            Some(rule) => assert!(rules.iter().any(|found| found == rule), "{file}: {rule} in {rules:?}"),
            None => assert!(rules.is_empty(), "{file}: {rules:?}"),
        }
    }
}

#[test]
fn a_zip_holds_thirty_at_most_and_a_day_has_its_folder() {
    let folder = folder("zips");
    let mut writer = Folder::new(&folder, &Own::Unknown, Some(Seed(1))).unwrap();
    let messages = made(settings(900));
    let days: BTreeSet<_> = messages.iter().map(|message| message.day.to_string()).collect();
    messages.into_iter().for_each(|mut message| {
        // As on a busy day: everything of a month together.
        message.day = ibericht::values::Month::of(message.day).first();
        writer.write(message).unwrap();
    });
    writer.finish().unwrap();
    assert!(days.len() > 300, "spread over the days: {}", days.len());
    let (mut loose, mut zipped, mut zips) = (0, 0, 0);
    for file in
        fs::read_dir(folder.join("in")).unwrap().flat_map(|day| fs::read_dir(day.unwrap().path()).unwrap())
    {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "zip") {
            let count = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap().len();
            assert!((1..=30).contains(&count), "{count}");
            (zipped, zips) = (zipped + count, zips + 1);
        } else {
            loose += 1;
        }
    }
    assert_eq!(loose + zipped, 900);
    assert!(zips > 10 && loose > 100, "{zips} ZIPs, {loose} loose");
}

#[test]
fn for_more_clients_than_there_are_numbers_people_move() {
    let asked = Settings { clients: Some(30_000), ..settings(2_000) };
    assert_eq!(made(asked.clone()).len(), 2_000);
    let own = Own::Gemeente(ibericht::values::Gemeente::new("0268").unwrap());
    let refused = Traffic::new(Settings { own, ..asked }).err().unwrap();
    assert!(refused.contains("9091 clients"), "{refused}");
}

#[test]
fn a_large_declaration_has_its_size_and_breaks_no_rule() {
    for bytes in [100_000, 3_000_000] {
        let text = large_declaration(bytes, 1);
        assert!(text.len() <= bytes && text.len() > bytes * 9 / 10, "{} of {bytes}", text.len());
        let Reading::Valid(bericht) = read(text.as_bytes(), MAX_BYTES) else { panic!("it must be valid") };
        assert_eq!(content::check(&bericht), []);
    }
}
