//! Exit codes: 0 nothing wrong, 1 errors found, 2 could not run. Never a count.

use super::post::{Toewijzing, Verzoek};
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program.file("good.xml", Toewijzing::default().xml()).file("bad.xml", "geen xml").file("notes.txt", "");
    program
}

#[test]
fn the_exit_code_tells_how_it_went() {
    let program = program("exit");
    for (line, code) in [
        ("check good.xml", 0),
        ("check bad.xml", 1),
        ("check .", 1),
        ("check bad.xml bad.xml bad.xml", 1),
        ("check absent.xml", 2),
        ("check", 2),
        ("chek good.xml", 2),
        ("check good.xml --level geen", 2),
        ("check good.xml --productbook geen-boek", 2),
        ("check good.xml --format markdown", 2),
        ("process absent --out uit", 2),
        ("process . --out good.xml/uit", 2),
        ("process good.xml --out uit", 2),
        ("process . --out uit --period 2026-04", 2),
        ("explain TR056", 0),
        ("explain onzin", 2),
        ("rules", 0),
        ("productbook check rijk-van-nijmegen-2026", 0),
        ("productbook check absent.toml", 2),
        ("productbook show 02A03", 0),
        ("dossier clients", 2),
        ("dossier clients --dossier absent.db", 2),
        ("dossier clients --dossier notes.txt", 0),
        ("dossier clients --dossier bad.xml", 2),
        ("--version", 0),
        ("--help", 0),
        ("", 2),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(code), "{line}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_warning_alone_is_no_error() {
    let program = Program::new("warning");
    // Outside the region of the book: a 301 that breaks the book is at most a warning.
    let xml = String::from_utf8(Toewijzing::default().xml()).unwrap().replace("0268", "0202");
    program.file("a.xml", xml);
    let ran = program.run("check a.xml --productbook rijk-van-nijmegen-2026");
    assert!(ran.out.contains("let op"), "{}", ran.out);
    assert_eq!(ran.code, Some(0));
}

#[test]
fn a_failure_says_what_and_what_to_do_on_standard_error() {
    let ran = program("failure").run("check absent.xml");
    assert!(ran.err.starts_with("fout: `absent.xml` kan niet worden gelezen"), "{}", ran.err);
    assert!(ran.err.contains("→ Controleer of het pad klopt"), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn settings_that_are_not_understood_are_named() {
    let program = Program::new("settings");
    program.file("werk/ibericht.toml", "agbcode = \"12345678\"\n").file("werk/in/a.xml", "");
    let ran = program.run("process werk --out uit");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("werk/ibericht.toml") && ran.err.contains("agbcode"), "{}", ran.err);
}

#[test]
fn a_dossier_that_another_program_holds_is_told_after_a_while() {
    let program = Program::new("locked");
    program.file("in/a.xml", Verzoek::default().xml());
    assert_eq!(program.run("process . --out uit --quiet").code, Some(0));
    program.file("in/b.xml", Toewijzing::default().xml());
    let connection = rusqlite::Connection::open(program.folder.join("uit/dossier.db")).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = program.run("process . --out uit");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("in gebruik door een ander programma"), "{}", ran.err);
    connection.execute_batch("ROLLBACK").unwrap();
    assert_eq!(program.run("process . --out uit --quiet").code, Some(0));
}

#[test]
fn a_reader_that_walks_away_does_not_change_the_exit_code() {
    let program = Program::new("walk-away");
    for index in 0..2000 {
        program.file(&format!("in/{index}.xml"), "geen bericht");
    }
    assert_eq!(program.run_and_walk_away("check in"), Some(1));
}

#[test]
fn what_is_wrong_with_the_settings_is_told_in_both_languages() {
    let program = program("settings");
    for (settings, nl, en) in [
        (
            "agbb = \"12345678\"",
            "regel 1: onbekend veld `agbb`; mogelijk zijn `agb`",
            "line 1: unknown field `agbb`",
        ),
        ("\nagb = \"1\"", "is geen AGB-code", "is not an AGB code"),
        ("gemeente = \"9999\"", "is geen code van een gemeente", "is not the code of a municipality"),
        ("period = \"april\"", "is geen maand zoals 2026-04", "is not a month such as 2026-04"),
    ] {
        program.file("ibericht.toml", settings);
        for (lang, expected) in [("nl", nl), ("en", en)] {
            let ran = program.run(&format!("process . --out uit --lang {lang}"));
            assert_eq!(ran.code, Some(2));
            assert!(ran.err.contains(expected), "{}", ran.err);
        }
        assert!(!program.folder.join("uit").exists(), "nothing is made before the settings are right");
    }
}
