//! A batch that does not fit in memory: read twice, a little at a time, and told the same.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Once;

use ibericht::batch::{self, Afwijkingen, Checks, Limits, Own, Running, Steps, collect};
use ibericht::dossier::{SqliteStore, Store};
use ibericht::finding::{Lang, Level};
use ibericht::messages::XsdVersies;
use ibericht::productbook::Book;
use ibericht::report::dossier::{Selection, lines, toewijzingen, verzoeken};
use ibericht::report::{Entry, json};
use ibericht::values::{AgbCode, Bsn, Datum, Domain, Versie};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::folder::{Folder, gist};
use super::post::{AANBIEDER, CLIENT, Declaratie, OTHER_CLIENT, Toewijzing, Verzoek};

/// One run of the provider; `meanwhile` happens between the first and the second reading, when the folder has a file
/// that is no message.
fn run(store: &mut dyn Store, folder: &Path, limits: Limits, meanwhile: &(dyn Fn() + Sync)) -> Vec<Entry> {
    let sources = collect(&[folder.to_path_buf()], &[], Some(folder), &limits).unwrap();
    let book = Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap();
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let running = Running {
        checks: Checks { limits, until: Level::Productbook },
        books: &book.into(),
        own: &Own::Aanbieder(AgbCode::new(AANBIEDER).unwrap()),
        today: Datum::from_ymd_opt(2026, 5, 1).unwrap(),
        versies: &versies,
        afwijkingen: Afwijkingen::none(),
        steps: &Steps::new(),
    };
    let (once, mut entries) = (Once::new(), Vec::new());
    let mut told = |entry| {
        entries.push(entry);
        Ok(())
    };
    let done = || once.call_once(meanwhile);
    let processed = batch::process(store, &sources, &running, &done, &mut told).unwrap();
    assert_eq!(processed.files, entries.len());
    let mut kept: Vec<_> = entries.iter().filter_map(|entry| entry.hash.clone()).collect();
    let mut messages: Vec<_> = processed.messages().map(Result::unwrap).collect();
    messages.sort();
    kept.sort();
    kept.dedup();
    assert_eq!(messages, kept, "every message once");
    entries
}

fn quietly(store: &mut dyn Store, folder: &Folder) -> Vec<Entry> {
    run(store, &folder.0, Limits::default(), &|| ())
}

fn said(entries: &[Entry]) -> Vec<String> {
    let seen = |entry: &Entry| if entry.seen { " seen" } else { "" };
    entries.iter().map(|entry| format!("{}{}", gist(&entry.report), seen(entry))).collect()
}

fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn allocation(id: &'static str, nummer: u32) -> Vec<u8> {
    Toewijzing { id, nummer, ..Toewijzing::default() }.xml()
}

fn allocations(store: &dyn Store) -> usize {
    store.versies(Domain::Jw, &Bsn::new(CLIENT).unwrap()).unwrap().len()
}

/// A bit of everything, in files and in a ZIP: twins, a message that breaks its schema, one between others, requests
/// with and without what they rest on, and what is no message.
fn mixed(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.file("a.xml", allocation("T1", 1));
    folder.file("b.xml", Verzoek::default().xml());
    let alone = Verzoek { id: "V2", bsn: OTHER_CLIENT, referentie: "R2", ..Verzoek::default() };
    let foreign = Toewijzing { id: "T5", nummer: 5, aanbieder: "42420001", ..Toewijzing::default() };
    let broken = String::from_utf8(allocation("T6", 6)).unwrap().replace("<m:Volume>", "<m:Volumen>");
    let broken = broken.replace("<m:Client>", "<m:Klant>").into_bytes();
    let members = [
        ("a.xml", allocation("T1", 1)),
        ("d.xml", Declaratie::default().xml()),
        ("lees.txt", b"hoi".to_vec()),
        ("map/v.xml", alone.xml()),
        ("t.xml", allocation("T2", 2)),
    ];
    folder.file("c.zip", zip(&members));
    folder.file("d.xml", foreign.xml());
    folder.file("e.xml", broken);
    folder.file("f.xml", "geen bericht");
    folder.file("g.xml", allocation("T3", 3));
    folder
}

#[test]
fn what_is_told_does_not_hang_on_memory_or_threads() {
    let folder = mixed("memory");
    let outcome = |together: usize, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let limits = Limits { together, ..Limits::default() };
        let mut store = SqliteStore::in_memory().unwrap();
        let first = pool.install(|| run(&mut store, &folder.0, limits, &|| ()));
        let again = pool.install(|| run(&mut store, &folder.0, limits, &|| ()));
        let all = Selection { bsn: None, masked: false, lang: Lang::Nl };
        let known = lines(&toewijzingen(&store, &all).unwrap()) + &lines(&verzoeken(&store, &all).unwrap());
        let reports = json::lines(first.iter().map(|entry| &entry.report), Lang::Nl);
        (said(&first), said(&again), reports, known)
    };
    let expected = outcome(Limits::default().together, 1);
    let files: Vec<_> = expected.0.iter().map(|told| told.split(' ').next().unwrap()).collect();
    assert_eq!(files.len(), 12, "{:#?}", expected.0);
    for (together, threads) in [(usize::MAX, 4), (1, 1), (1, 4), (4_000, 1), (4_000, 4)] {
        assert_eq!(outcome(together, threads), expected, "{together} bytes, {threads} threads");
    }
}

#[test]
fn a_file_that_changes_or_goes_away_meanwhile_is_told_and_left_for_the_next_run() {
    for together in [1, Limits::default().together] {
        let folder = Folder::new(&format!("changed-{together}"));
        let paths = ["a.xml", "b.xml", "c.xml", "d.xml"];
        let bytes = [("T1", 1), ("T2", 2), ("T3", 3), ("T4", 4)].map(|(id, nummer)| allocation(id, nummer));
        let [gone, grown, other, same] = [0, 1, 2, 3].map(|i| folder.file(paths[i], &bytes[i]));
        folder.file("z.txt", "geen bericht");
        let meanwhile = || {
            fs::remove_file(&gone).unwrap();
            fs::write(&grown, [&bytes[1][..], b"\n"].concat()).unwrap();
            fs::write(&other, &bytes[2][..bytes[2].len() / 2]).unwrap();
        };
        let mut store = SqliteStore::in_memory().unwrap();
        let limits = Limits { together, ..Limits::default() };
        let entries = run(&mut store, &folder.0, limits, &meanwhile);
        let mut told = said(&entries);
        told.sort();
        assert_eq!(
            told,
            [
                "a.xml unreadable BESTAND!",
                "b.xml unreadable BESTAND!",
                "c.xml unreadable BESTAND!",
                "d.xml valid",
                "z.txt unreadable BESTAND",
            ]
        );
        assert_eq!(allocations(&store), 1, "nothing of what changed is in the dossier");
        for (path, bytes) in [gone, grown, other, same].iter().zip(&bytes) {
            fs::write(path, bytes).unwrap();
        }
        let told = said(&quietly(&mut store, &folder));
        assert_eq!(told[..4].iter().filter(|told| told.ends_with(" valid")).count(), 3, "{told:?}");
        assert_eq!(allocations(&store), 4);
    }
}

#[test]
fn a_zip_that_is_replaced_meanwhile_gives_only_the_members_that_are_the_same() {
    let folder = Folder::new("changed-zip");
    let path = folder.file("a.zip", zip(&[("a.xml", allocation("T1", 1)), ("b.xml", allocation("T2", 2))]));
    folder.file("z.txt", "geen bericht");
    let meanwhile = || {
        let other = zip(&[("a.xml", allocation("T1", 1)), ("b.xml", allocation("T3", 3))]);
        fs::write(&path, other).unwrap();
    };
    let mut store = SqliteStore::in_memory().unwrap();
    let told = said(&run(&mut store, &folder.0, Limits::default(), &meanwhile));
    assert_eq!(told, ["a.zip!a.xml valid", "a.zip!b.xml unreadable BESTAND!", "z.txt unreadable BESTAND"]);
    assert_eq!(allocations(&store), 1);
    fs::write(&path, "weg").unwrap();
    assert_eq!(said(&quietly(&mut store, &folder))[0], "a.zip unreadable ZIP!");
}

#[test]
fn what_is_no_message_and_changes_meanwhile_is_told_as_changed() {
    let folder = Folder::new("changed-loose");
    let path = folder.file("a.xml", "nog niet af");
    let meanwhile = || fs::write(&path, allocation("T1", 1)).unwrap();
    let mut store = SqliteStore::in_memory().unwrap();
    let told = said(&run(&mut store, &folder.0, Limits::default(), &meanwhile));
    assert_eq!(told, ["a.xml unreadable BESTAND!"]);
    assert_eq!(allocations(&store), 0);
    assert_eq!(said(&quietly(&mut store, &folder)), ["a.xml valid"]);
}

#[test]
fn of_the_same_message_in_a_zip_and_a_folder_the_one_that_is_still_there_counts() {
    let folder = Folder::new("twins");
    folder.file("a.zip", zip(&[("m.xml", allocation("T1", 1)), ("n.xml", allocation("T1", 1))]));
    folder.file("b.xml", allocation("T1", 1));
    folder.file("z.txt", "geen bericht");
    let mut store = SqliteStore::in_memory().unwrap();
    let told = said(&quietly(&mut store, &folder));
    assert_eq!(
        told,
        ["a.zip!m.xml valid", "a.zip!n.xml valid seen", "b.xml valid seen", "z.txt unreadable BESTAND"]
    );
    assert_eq!(allocations(&store), 1);

    let mut store = SqliteStore::in_memory().unwrap();
    let meanwhile = || fs::remove_file(folder.0.join("a.zip")).unwrap();
    let told = said(&run(&mut store, &folder.0, Limits::default(), &meanwhile));
    assert_eq!(
        told,
        [
            "a.zip!m.xml unreadable BESTAND!",
            "a.zip!n.xml unreadable BESTAND!",
            "b.xml valid",
            "z.txt unreadable BESTAND"
        ]
    );
    assert_eq!(allocations(&store), 1);
}

#[test]
fn of_ten_thousand_files_at_once_each_is_told() {
    let folder = Folder::new("ten-thousand");
    for index in 0..9_900 {
        fs::write(folder.0.join(format!("{index}.txt")), "geen bericht").unwrap();
    }
    let bytes = allocation("T1", 1);
    for index in 0..100 {
        fs::write(folder.0.join(format!("{index}.xml")), &bytes).unwrap();
    }
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = quietly(&mut store, &folder);
    assert_eq!(entries.len(), 10_000);
    assert_eq!(entries.iter().filter(|entry| entry.hash.is_some()).count(), 100);
    assert_eq!(entries.iter().filter(|entry| entry.seen).count(), 99);
    assert_eq!(allocations(&store), 1);
}
