//! A dossier that is damaged, in use, or looked at on a strange day.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::compare::{copy, tables};
use crate::program::{Kill, Ran, command, ends_within, kill, run};
use crate::small::{LINE, ends_right, is_told, small};
use crate::steps::{STEPS, fresh};
use crate::support::Seed;

/// A folder of which everything was done, with a copy of its dossier.
fn done(name: &str) -> (std::path::PathBuf, Vec<u8>) {
    let folder = small(name);
    assert!(matches!(run(&folder, LINE).code, Some(0 | 1)));
    let backup = fs::read(folder.join("uit/dossier.db")).unwrap();
    (folder, backup)
}

/// Runs with another content in place of the dossier, and then with the backup.
fn with(folder: &Path, backup: &[u8], content: &[u8], what: &str) -> crate::program::Ran {
    let dossier = folder.join("uit/dossier.db");
    fs::write(&dossier, content).unwrap();
    let ran = ends_within(command(folder, LINE), Duration::from_secs(60));
    assert!(matches!(ran.code, Some(0..=2)), "{what}: {ran:?}");
    assert!(!ran.err.contains("panicked"), "{what}: {}", ran.err);
    for beside in ["-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("uit/dossier.db{beside}")));
    }
    fs::write(&dossier, backup).unwrap();
    ran
}

#[test]
fn what_is_no_dossier_is_told_and_left_alone() {
    let (folder, backup) = done("no-database");
    let text = b"Dit is een brief en geen dossier. ".repeat(100);
    let half_a_head = &backup[..50];
    for (what, content, words) in [
        ("a text", &text[..], "Dit bestand is geen dossier"),
        ("a header cut off", half_a_head, "Het dossier is beschadigd"),
    ] {
        fs::write(folder.join("uit/dossier.db"), content).unwrap();
        let ran = run(&folder, LINE);
        is_told(&ran, what);
        assert!(ran.err.contains(words), "{what}: {}", ran.err);
        assert_eq!(fs::read(folder.join("uit/dossier.db")).unwrap(), content, "{what}");
    }
    fs::write(folder.join("uit/dossier.db"), &backup).unwrap();
    ends_right(&folder, "the backup is back");
}

#[test]
fn a_dossier_that_was_cut_off_is_told() {
    let (folder, backup) = done("cut-off");
    let mut told = 0;
    for tenths in 1..10 {
        let length = backup.len() * tenths / 10;
        let ran = with(&folder, &backup, &backup[..length], &format!("{length} bytes"));
        if ran.code == Some(2) {
            is_told(&ran, "cut off");
            assert!(ran.err.contains("beschadigd"), "{}", ran.err);
            told += 1;
        }
        ends_right(&folder, "the backup is back");
    }
    assert!(told >= 5, "{told}");
}

#[test]
fn flipped_bytes_never_bring_it_down() {
    let (folder, backup) = done("flipped");
    let mut seed = Seed(7);
    let rounds = std::env::var("IBERICHT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25);
    let mut told = 0;
    for round in 0..rounds {
        let mut bytes = backup.clone();
        for _ in 0..1 << seed.below(9) {
            let place = seed.below(bytes.len());
            bytes[place] ^= 1 << seed.below(8);
        }
        let ran = with(&folder, &backup, &bytes, &format!("round {round}"));
        if ran.code == Some(2) {
            is_told(&ran, &format!("round {round}"));
            told += 1;
        }
        // What was written with a damaged dossier is put right by hand; here all of it is made again.
        fs::remove_dir_all(folder.join("uit/retour")).unwrap();
        let again = run(&folder, LINE);
        assert!(again.out.contains("OPNIEUW"), "round {round}: {}", again.out);
        ends_right(&folder, &format!("round {round}"));
    }
    println!("flipped bytes: {rounds} dossiers, {told} told as damaged");
}

#[test]
fn an_empty_dossier_never_takes_the_place_of_what_went_out() {
    // Of the same day the same goes out again; of another day nothing is overwritten.
    let (folder, _) = done("zero-bytes");
    fs::write(folder.join("uit/dossier.db"), b"").unwrap();
    ends_right(&folder, "the same day");
    let before: Vec<_> = answers(&folder);
    fs::write(folder.join("uit/dossier.db"), b"").unwrap();
    let other_day = LINE.replace("05-04", "05-05");
    let ran = run(&folder, &other_day);
    is_told(&ran, "another day");
    assert!(ran.err.contains("bestaat al en bevat iets anders"), "{}", ran.err);
    assert_eq!(answers(&folder), before, "what may have been sent is still there");
    // Moved out of the way, as is advised.
    fs::rename(folder.join("uit/retour"), folder.join("eerder")).unwrap();
    assert!(matches!(run(&folder, &other_day).code, Some(0 | 1)));
    assert_eq!(answers(&folder).len(), before.len());
}

fn answers(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder.join("uit/retour")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect();
    files.sort();
    files
}

#[test]
fn a_log_that_was_lost_is_made_again() {
    for name in ["message-after-commit", "settle-after-commit", "outgoing-renamed", "reports-before"] {
        let folder = small(&format!("no-wal-{name}"));
        assert!(kill(&folder, LINE, &Kill::At(name, 1)));
        for beside in ["-wal", "-shm"] {
            fs::remove_file(folder.join(format!("uit/dossier.db{beside}"))).unwrap();
        }
        ends_right(&folder, name);
    }
}

#[test]
fn a_log_that_was_cut_off_is_made_again() {
    let folder = small("half-a-wal");
    assert!(kill(&folder, LINE, &Kill::At("settle-after-commit", 1)));
    let wal = folder.join("uit/dossier.db-wal");
    let bytes = fs::read(&wal).unwrap();
    fs::write(&wal, &bytes[..bytes.len() * 2 / 3]).unwrap();
    ends_right(&folder, "half a log");
}

#[test]
fn a_dossier_in_use_is_waited_for_and_then_told() {
    let (folder, _) = done("locked");
    let connection = Connection::open(folder.join("uit/dossier.db")).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = Instant::now();
    let ran = ends_within(command(&folder, LINE), Duration::from_secs(150));
    let (first, rest) = ran.err.split_once('\n').unwrap();
    assert!(first.ends_with("er wordt op gewacht, hoogstens een minuut"), "{}", ran.err);
    is_told(&Ran { err: rest.to_owned(), ..ran }, "locked");
    assert!(rest.contains("in gebruik door een ander programma"), "{rest}");
    assert!(started.elapsed() > Duration::from_secs(30), "it waited");
    let release = thread::spawn(move || {
        thread::sleep(Duration::from_secs(1));
        connection.execute_batch("COMMIT").unwrap();
    });
    ends_right(&folder, "released while it waits");
    release.join().unwrap();
}

#[test]
fn a_clock_that_jumps_changes_nothing_that_is_done() {
    for step in STEPS.iter().filter(|step| step.line.starts_with("process")) {
        let out = step.line.split("--out ").nth(1).unwrap().split(' ').next().unwrap();
        let folder = fresh(&format!("clock-{}", step.name));
        copy(&step.before, &folder);
        assert_eq!(run(&folder, step.line).code, step.code, "{}", step.name);
        let dossier = folder.join(out).join("dossier.db");
        let before = tables(&dossier);
        let right = step.line.split(" --today").next().unwrap();
        for day in ["1970-01-01", "2019-02-28", "2026-05-01", "2026-05-20", "2036-12-31"] {
            let ran = run(&folder, &format!("{right} --today {day}"));
            assert!(matches!(ran.code, Some(0 | 1)), "{} on {day}: {}", step.name, ran.err);
            let after = tables(&dossier);
            for (table, rows) in &before {
                assert_eq!(rows, &after[table], "{} on {day}: {table}", step.name);
            }
        }
    }
}

#[test]
fn a_run_that_is_killed_and_goes_on_another_day_sends_everything_once() {
    let folder = small("clock-killed");
    for (day, name, nth) in [
        ("2026-05-04", "message-after-commit", 1),
        ("2026-05-03", "outgoing-written", 1),
        ("2031-01-01", "outgoing-renamed", 2),
    ] {
        assert!(kill(&folder, &LINE.replace("2026-05-04", day), &Kill::At(name, nth)));
    }
    let ran = run(&folder, LINE);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    let tables = tables(&folder.join("uit/dossier.db"));
    assert_eq!(answers(&folder).len(), 5);
    assert_eq!(tables["uitgaand"].len(), 5);
    assert!(tables["uitgaand"].iter().all(|row| row.ends_with("Integer(1)")), "each is marked as written");
}
