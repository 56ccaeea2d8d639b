//! Every rule of levels 3 and 4 fails and passes somewhere, in every message that it is for.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::process::Command;

use ibericht::finding::Level;
use ibericht::rules::{self, Status};

use crate::play::NOTES;
use crate::support::sources::shared;

/// Runs all other tests of this crate again, one by one, and reads what they noted.
#[test]
fn every_rule_fails_and_passes_in_every_message_it_is_for() {
    let notes = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dossier-rules-notes.txt");
    let _ = std::fs::remove_file(&notes);
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--skip", "every_rule::", "--test-threads", "1", "--quiet"])
        .env(NOTES, &notes)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "the other tests of this crate fail");
    let notes = std::fs::read_to_string(&notes).unwrap();
    let seen: HashSet<&str> = notes.lines().collect();
    let mut missing = Vec::new();
    for rule in rules::all().filter(|rule| rule.level() > Level::Content) {
        if rule.status() != Status::Implemented {
            continue;
        }
        for message in rule.messages() {
            for what in ["fails", "passes"] {
                let wanted = format!("{} {message} {what}", rule.code);
                if !seen.contains(wanted.as_str()) {
                    missing.push(wanted);
                }
            }
        }
    }
    assert!(missing.is_empty(), "no test has: {missing:#?}");
}

#[test]
fn every_rule_of_the_standard_is_in_the_catalogue() {
    let Some(path) = shared("standard/rules.tsv", "the rules of the standard") else { return };
    let table = std::fs::read_to_string(path).unwrap();
    let mut codes = BTreeSet::new();
    for row in table.lines().skip(1) {
        let [code, kind, level, retourcode, messages, ..] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        codes.insert(code);
        let rule = rules::find(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"));
        assert_eq!(rule.kind().prefix(), kind, "{code}");
        // What one message can tell is held in the tests of level 2.
        let expected = match level {
            "berichtoverstijgend" if code == "TR418" => Level::Extern,
            "berichtoverstijgend" if code != "TR319" => Level::Dossier,
            "extern" => Level::Extern,
            _ => continue,
        };
        assert_eq!(rule.level(), expected, "{code}");
        assert_eq!(rule.retourcode().unwrap_or("-"), retourcode, "{code}");
        let expected: BTreeSet<_> = messages.split(',').map(str::to_owned).collect();
        assert_eq!(rule.messages().collect::<BTreeSet<_>>(), expected, "{code}");
    }
    let business = |rule: &&rules::Rule| rule.kind() == rules::RuleKind::Business;
    for rule in rules::all().filter(|rule| !business(rule)) {
        assert!(codes.contains(rule.code), "{} is not in the standard", rule.code);
    }
}
