#![no_main]

use std::fs;
use std::path::{Component, Path};
use std::time::Duration;

use ibericht::batch::watch::{Event, Now, Waiting, Watch, Watching};
use ibericht::batch::{Afwijkingen, Checks, Limits, Own};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Lang, Level};
use ibericht::messages::XsdVersies;
use ibericht::productbook::Books;
use ibericht::values::{Datum, Versie};

/// A line between two files; the first line of each is its name.
const SEPARATOR: &[u8] = b"\n%%%\n";

/// The contents of the files below a folder, but for those with reasons.
fn contents(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            contents(&path, found);
        } else if !path.to_string_lossy().ends_with(".reden.txt") {
            found.push(fs::read(&path).expect("a file"));
        }
    }
    found.sort();
}

fn write(inbox: &Path, name: &[u8], content: &[u8]) {
    let Ok(name) = std::str::from_utf8(name) else { return };
    // Reasons are what the program writes itself.
    let stays_inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if !stays_inside || name.ends_with(".reden.txt") || name.contains('\0') {
        return;
    }
    let path = inbox.join(name);
    if path.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()) {
        // A name that is too long, or that of a folder, is no file.
        drop(fs::write(path, content));
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir().join(format!("ibericht-fuzz-watch-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    let inbox = folder.join("in");
    fs::create_dir_all(&inbox).expect("a folder");
    let mut rest = bytes;
    while !rest.is_empty() {
        let length = rest.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
        let (file, behind) = rest.split_at(length.unwrap_or(rest.len()));
        rest = behind.get(SEPARATOR.len()..).unwrap_or_default();
        let name = file.split(|byte| *byte == b'\n').next().unwrap_or_default();
        write(&inbox, name, file.get(name.len() + 1..).unwrap_or_default());
    }
    let mut before = Vec::new();
    contents(&inbox, &mut before);
    if before.is_empty() {
        return;
    }
    let dossier = folder.join("dossier.db");
    drop(SqliteStore::open(&dossier).expect("a dossier"));
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").expect("a version"));
    let out = folder.join("uit");
    let mut watch = Watch::new(Watching {
        folder: &folder,
        out: &out,
        dossier: &dossier,
        checks: Checks { limits: Limits::for_messages_of(50_000), until: Level::Productbook },
        books: Books::none(),
        own: &Own::Unknown,
        versies: &versies,
        afwijkingen: Afwijkingen::none(),
        lang: Lang::Nl,
        waiting: Waiting { settle: Duration::ZERO, patience: Duration::ZERO },
    });
    for second in 0..4 {
        let today = Datum::from_ymd_opt(2026, 6, 1).expect("a day");
        let now = Now { elapsed: Duration::from_secs(second), today };
        let mut tell = |event: Event| {
            assert!(!event.text.nl.trim().is_empty() && !event.text.en.trim().is_empty(), "nothing is said");
        };
        watch.round(&now, &|| false, &mut tell).expect("the folder can be used");
    }
    let mut after = Vec::new();
    for place in ["in", "archief", "geweigerd"] {
        contents(&folder.join(place), &mut after);
    }
    assert_eq!(before, after, "no file is lost, and none is there twice");
});
