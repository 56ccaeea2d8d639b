//! Several programs at the same time, and files that change while they are read.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::compare::{State, copy, tables};
use crate::post::Toewijzing;
use crate::program::{Kill, Stopped, command, ends_within, kill, run};
use crate::small::{LINE, UNDISTURBED, ends_right, small, without_page};
use crate::steps::{STEPS, fresh};

#[test]
fn two_programs_at_the_same_work_end_as_one() {
    for round in 0..3 {
        let folder = small(&format!("two-{round}"));
        let runs: Vec<_> = (0..2 + round)
            .map(|_| {
                let command = command(&folder, LINE);
                thread::spawn(move || ends_within(command, Duration::from_secs(120)))
            })
            .collect();
        for ran in runs {
            let ran = ran.join().unwrap();
            assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
        }
        ends_right(&folder, "two at once");
    }
}

#[test]
fn one_that_waits_anywhere_meets_one_that_does_everything() {
    for (name, nth) in [
        ("dossier-made", 1),
        ("files-listed", 1),
        ("message-after-commit", 1),
        ("settle-after-commit", 1),
        ("outgoing-created", 1),
        ("outgoing-written", 2),
        ("outgoing-synced", 3),
        ("outgoing-renamed", 1),
        ("outgoing-folder-synced", 1),
        ("outgoing-marked", 1),
        ("reports-before", 1),
        ("outgoing-synced", 6),
    ] {
        let folder = small(&format!("waits-{name}-{nth}"));
        let stopped = Stopped::at(&folder, LINE, name, nth).unwrap();
        let other = ends_within(command(&folder, LINE), Duration::from_secs(60));
        assert!(matches!(other.code, Some(0 | 1)), "{name}: {other:?}");
        let (status, said) = stopped.go_on();
        assert!(matches!(status.code(), Some(0 | 1)), "{name}: {said}");
        ends_right(&folder, name);
    }
}

#[test]
fn one_inside_a_transaction_is_waited_for() {
    let folder = small("inside");
    let stopped = Stopped::at(&folder, LINE, "message-before-commit", 2).unwrap();
    let other = thread::spawn({
        let command = command(&folder, LINE);
        move || ends_within(command, Duration::from_secs(60))
    });
    thread::sleep(Duration::from_secs(1));
    let (status, said) = stopped.go_on();
    assert!(matches!(status.code(), Some(0 | 1)), "{said}");
    let other = other.join().unwrap();
    assert!(matches!(other.code, Some(0 | 1)), "{other:?}");
    ends_right(&folder, "inside a transaction");
}

#[test]
fn a_leftover_of_a_killed_run_is_removed_and_the_file_of_a_living_one_is_not() {
    let folder = small("leftovers");
    let retour = folder.join("uit/retour");
    let temporary = || {
        let entries = fs::read_dir(&retour).unwrap().map(|entry| entry.unwrap().file_name());
        entries.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "tmp")).count()
    };
    assert!(kill(&folder, LINE, &Kill::At("outgoing-written", 1)));
    assert_eq!(temporary(), 1);
    assert!(kill(&folder, LINE, &Kill::At("outgoing-written", 2)));
    assert_eq!(temporary(), 1, "that of the first is gone");
    let living = Stopped::at(&folder, LINE, "outgoing-written", 3).unwrap();
    assert_eq!(temporary(), 1);
    let other = run(&folder, LINE);
    assert!(matches!(other.code, Some(0 | 1)), "{other:?}");
    assert_eq!(temporary(), 1, "the living one is still at it");
    let (status, said) = living.go_on();
    assert!(matches!(status.code(), Some(0 | 1)), "{said}");
    ends_right(&folder, "leftovers");
}

#[test]
fn two_inboxes_with_one_dossier_share_what_they_know() {
    let folder = small("two-inboxes");
    let other = folder.join("ander/in");
    fs::create_dir_all(&other).unwrap();
    for name in ["T4.xml", "T5.xml", "V2.xml"] {
        fs::rename(folder.join("werk/in").join(name), other.join(name)).unwrap();
    }
    fs::copy(folder.join("werk/ibericht.toml"), folder.join("ander/ibericht.toml")).unwrap();
    let lines = ["werk", "ander"]
        .map(|work| format!("process {work} --out uit-{work} --dossier dossier.db --today 2026-05-04"));
    let runs: Vec<_> = lines
        .iter()
        .map(|line| {
            let command = command(&folder, line);
            thread::spawn(move || ends_within(command, Duration::from_secs(60)))
        })
        .collect();
    for ran in runs {
        assert!(matches!(ran.join().unwrap().code, Some(0 | 1)));
    }
    for line in &lines {
        assert!(matches!(run(&folder, line).code, Some(0 | 1)));
    }
    let undisturbed = &UNDISTURBED;
    let of = |table: &str| undisturbed.tables[&("uit/dossier.db".to_owned(), table.to_owned())].len();
    let tables = tables(&folder.join("dossier.db"));
    for table in ["bericht", "toewijzing", "verzoek", "uitgaand"] {
        assert_eq!(tables[table].len(), of(table), "{table}");
    }
    // Every answer is in one of the folders, as it would be in one.
    let state = State::of(&folder);
    for (name, bytes) in undisturbed.files.iter().filter(|(name, _)| name.starts_with("uit/retour/")) {
        let places = ["uit-werk/retour/", "uit-ander/retour/"].map(|out| name.replace("uit/retour/", out));
        assert!(places.iter().any(|place| state.files.get(place) == Some(bytes)), "{name}");
    }
}

#[test]
fn correct_tells_what_another_program_has_written_elsewhere_meanwhile() {
    let folder = fresh("correct-elsewhere");
    let step = STEPS.iter().find(|step| step.name == "correct").unwrap();
    copy(&step.before, &folder);
    let line = format!("{} --output json=eerst.jsonl", step.line);
    let first = Stopped::at(&folder, &line, "outgoing-written", 1).unwrap();
    let second = run(&folder, &step.line.replace("--out uit", "--out elders"));
    assert_eq!((second.code, second.out.contains("OPNIEUW")), (step.code, false), "{second:?}");
    let (status, said) = first.go_on();
    assert_eq!(status.code(), step.code, "{said}");
    let told = fs::read_to_string(folder.join("eerst.jsonl")).unwrap();
    let made = fs::read_dir(folder.join("elders/declaraties")).unwrap().map(|made| made.unwrap().file_name());
    let made: Vec<_> = made.map(|name| format!("declaraties/{}", name.to_str().unwrap())).collect();
    assert!(!made.is_empty() && made.iter().all(|file| folder.join("uit").join(file).is_file()), "{made:?}");
    assert!(told.contains("OPNIEUW") && made.iter().all(|file| told.contains(file.as_str())), "{told}");
}

#[test]
fn a_file_that_goes_away_while_it_is_read_is_told_and_the_rest_goes_on() {
    let folder = small("goes-away");
    let path = folder.join("werk/in/T2.xml");
    let bytes = fs::read(&path).unwrap();
    let stopped = Stopped::at(&folder, LINE, "files-listed", 1).unwrap();
    fs::remove_file(&path).unwrap();
    let (status, said) = stopped.go_on();
    assert_eq!(status.code(), Some(1), "{said}");
    let told = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    let line = told.lines().find(|line| line.contains("T2.xml")).unwrap();
    assert!(line.contains("kan niet worden gelezen") && line.contains("het bestaat niet"), "{line}");
    assert_eq!(told.lines().count(), 7);
    fs::write(&path, bytes).unwrap();
    // It came in after the others, as what is late does.
    let ran = run(&folder, LINE);
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    let (state, expected) = (without_page(State::of(&folder)), without_page(UNDISTURBED.clone()));
    assert_eq!(state.files, expected.files);
}

#[test]
fn a_file_that_grows_while_it_is_read_is_read_whole_or_told() {
    let folder = small("grows");
    let path = folder.join("werk/in/a.xml");
    let bytes = Toewijzing { id: "T9", nummer: 9, ..Toewijzing::default() }.xml();
    // Half of it was there when its size was asked for.
    fs::write(&path, &bytes[..600]).unwrap();
    let stopped = Stopped::at(&folder, LINE, "files-listed", 1).unwrap();
    fs::write(&path, &bytes).unwrap();
    let (status, said) = stopped.go_on();
    assert!(matches!(status.code(), Some(0 | 1)), "{said}");
    let told = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    assert!(
        told.lines().any(|line| line.contains("a.xml") && line.contains("\"verdict\":\"valid\"")),
        "{told}"
    );

    // One that is still half is told as that; whole, it is taken up.
    let folder = small("half");
    let path = folder.join("werk/in/a.xml");
    fs::write(&path, &bytes[..600]).unwrap();
    assert_eq!(run(&folder, LINE).code, Some(1));
    let told = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    assert!(told.lines().any(|line| line.contains("a.xml") && line.contains("unreadable")), "{told}");
    fs::write(&path, &bytes).unwrap();
    run(&folder, LINE);
    assert_eq!(tables(&folder.join("uit/dossier.db"))["uitgaand"].len(), 6);
}

#[test]
fn a_file_that_never_stops_growing_is_refused() {
    let folder = small("endless");
    let path = folder.join("werk/in/a.xml");
    fs::write(&path, "<a>").unwrap();
    let stopped = Stopped::at(&folder, LINE, "files-listed", 1).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_len(40_000_000_000).unwrap();
    let (status, said) = stopped.go_on();
    assert_eq!(status.code(), Some(1), "{said}");
    let told = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    assert!(told.contains("groter dan 25 MB"), "{told}");
}
