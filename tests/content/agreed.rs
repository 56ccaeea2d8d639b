//! Agreements on every rule there is change no answer: the same bytes for every message that fails here.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use ibericht::batch::{Afwijkingen, Checks, Limits, Own, Running, Steps, collect};
use ibericht::dossier::{SqliteStore, Store};
use ibericht::finding::{Finding, Level};
use ibericht::messages::{Bericht, Side, XsdVersies, write};
use ibericht::productbook::Books;
use ibericht::rules::{self, RuleKind, Status, answers};
use ibericht::values::{AgbCode, Datum, Gemeente, Versie};

use super::entries::process;
use super::runs;

/// An agreement with the other party on every rule that may be deviated from.
fn everything(own: &Own, partner: &str) -> Afwijkingen {
    let national = rules::all()
        .filter(|rule| rule.status() == Status::Implemented && rule.kind() != RuleKind::Business)
        .map(|rule| rule.code)
        .filter(|code| *code != "TR337");
    let mut text = String::new();
    for code in national.chain(answers::DEVIABLE) {
        let _ = write!(
            text,
            "[[afwijking]]\nnaam = \"{code}\"\nregel = \"{code}\"\npartner = \"{partner}\"\n\
             van = 2026-01-01\ntot = 2026-12-31\nreden = \"alles mag\"\n"
        );
    }
    Afwijkingen::parse(&text, "alles.toml", Books::none(), own).unwrap()
}

/// What is found, and what must go out, when the receiver of a message processes it.
fn processed(folder: &Path, own: &Own, afwijkingen: &Afwijkingen) -> (Vec<Finding>, Vec<(String, Vec<u8>)>) {
    let limits = Limits::default();
    let sources = collect(&[folder.to_path_buf()], &[], Some(folder), &limits).unwrap();
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let mut store = SqliteStore::in_memory().unwrap();
    let running = Running {
        checks: Checks { limits, until: Level::Extern },
        books: Books::none(),
        own,
        today: Datum::from_ymd_opt(2026, 5, 1).unwrap(),
        versies: &versies,
        afwijkingen,
        steps: &Steps::new(),
    };
    let entries = process(&mut store, &sources, &running).unwrap();
    let names = store.never_written("", 1_000).unwrap().into_iter();
    let files = names.map(|name| (name.clone(), store.outgoing_file(&name).unwrap().unwrap().bytes));
    (entries.into_iter().flat_map(|entry| entry.report.findings).collect(), files.collect())
}

fn receiver(bericht: &Bericht) -> (Own, String) {
    let (gemeente, aanbieder) = bericht.gemeente_en_aanbieder();
    match bericht.kind().maker() {
        Side::Aanbieder => (Own::Gemeente(Gemeente::new(gemeente.as_str()).unwrap()), aanbieder.to_string()),
        Side::Gemeente => (Own::Aanbieder(AgbCode::new(aanbieder.as_str()).unwrap()), gemeente.to_string()),
    }
}

#[test]
fn no_answer_to_a_message_that_fails_is_changed_by_agreements() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("content-agreed");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut answered = 0;
    let (mut agreements, mut done) = (HashMap::new(), HashSet::new());
    for (case, domain) in runs().filter(|(case, _)| !case.expects.is_empty()) {
        let bericht = (case.message)(domain);
        // One message of every kind that fails in the same way is enough.
        if bericht.kind().answer().is_none() || !done.insert((bericht.name().name(), case.expects)) {
            continue;
        }
        let (own, partner) = receiver(&bericht);
        let agreed = agreements.entry(partner).or_insert_with_key(|partner| everything(&own, partner));
        std::fs::write(folder.join("a.xml"), write(&bericht)).unwrap();
        let (plain, files) = processed(&folder, &own, Afwijkingen::none());
        let (told, same) = processed(&folder, &own, agreed);
        assert_eq!(files, same, "{}: {}", case.rule, case.name);
        answered += files.len();
        let errors = |findings: &[Finding]| findings.iter().filter(|finding| finding.is_error()).count();
        assert_eq!(errors(&plain), errors(&told), "{}: a rejection rests on errors", case.name);
        assert!(told.iter().filter(|finding| finding.is_error()).all(|finding| finding.afwijking.is_some()));
    }
    assert!(answered > 100, "{answered}");
}
