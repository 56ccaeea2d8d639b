//! Exit codes: 0 nothing wrong, 1 errors found, 2 could not run. Never a count.

use super::help;
use super::post::{CLIENT, Toewijzing, Verzoek};
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
fn a_dossier_that_another_program_holds_is_waited_for_and_that_is_told() {
    let program = Program::new("locked");
    program.file("in/a.xml", Verzoek::default().xml());
    assert_eq!(program.run("process . --out uit --quiet").code, Some(0));
    program.file("in/b.xml", Toewijzing::default().xml());
    let connection = rusqlite::Connection::open(program.folder.join("uit/dossier.db")).unwrap();
    for (line, told) in [("process . --out uit", 1), ("process . --out uit --quiet", 0)] {
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        let ran = std::thread::scope(|scope| {
            let ran = scope.spawn(|| program.run(line));
            std::thread::sleep(std::time::Duration::from_secs(4));
            connection.execute_batch("ROLLBACK").unwrap();
            ran.join().unwrap()
        });
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(
            ran.err.matches("in gebruik door een ander programma; er wordt op gewacht").count(),
            told,
            "{}",
            ran.err
        );
    }
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

/// Of every command a line per exit code: nothing wrong, something wrong, could not run. Looking things up finds
/// nothing wrong.
const WALK: &[(&str, &str, Option<&str>, &str)] = &[
    ("check", "good.xml", Some("bad.xml"), "absent.xml"),
    ("show", "good.xml", Some("bad.xml"), "absent.xml"),
    ("diff", "good.xml good.xml", Some("good.xml other.xml"), "good.xml bad.xml"),
    ("answer", "good.xml", Some("wrong.xml"), "bad.xml"),
    ("convert", "good.xml", Some("bad.xml"), "absent.xml"),
    ("process", "werk --out nieuw", Some("fout --out nieuw"), "absent --out nieuw"),
    (
        "declare",
        "--template leeg.xlsx",
        Some("leeg --period 2026-04 --out nieuw"),
        "absent --period 2026-04 --out nieuw",
    ),
    ("watch", "werk --out uit --once", Some("werk-fout --once"), "absent --once"),
    ("pack", "uit/declaraties --out zips", Some("fout --out zips-fout"), "absent --out zips"),
    (
        "correct",
        "werk/registraties --out uit --dry-run",
        Some("leeg --out uit --dry-run"),
        "absent --out uit",
    ),
    ("explain", "TR056", None, "onzin"),
    ("rules", "", None, "--format html"),
    ("productbook check", "rijk-van-nijmegen-2026", Some("boek.toml"), "absent.toml"),
    ("productbook show", "02A03", None, "onzin"),
    ("report", "--dossier uit/dossier.db", Some("--dossier nieuw/dossier.db"), "--dossier absent.db"),
    ("pseudonymise", "werk --out anoniem", None, "absent --out anoniem"),
    (
        "retention",
        "--dossier uit/dossier.db --before 2020-01-01 --dry-run",
        None,
        "--dossier absent.db --before 2020-01-01",
    ),
    ("dossier", "clients --dossier uit/dossier.db", None, "clients --dossier absent.db"),
    ("schema print", "WMO301", None, "WMO999"),
    ("schema diff", "xsd", Some("xsd-anders"), "absent"),
    ("config show", "werk", None, "absent"),
    ("version", "", None, "--format html"),
    ("man", "--out man", None, "--out good.xml/man"),
    ("completions", "bash", None, "tcsh"),
];

#[test]
fn every_command_keeps_to_the_three_codes() {
    let program = program("walk");
    let wrong = String::from_utf8(Toewijzing { id: "T3", ..Toewijzing::default() }.xml()).unwrap();
    program
        .file("other.xml", Toewijzing { id: "T2", nummer: 2, ..Toewijzing::default() }.xml())
        .file("wrong.xml", wrong.replace(CLIENT, "999900007"))
        .file("werk/ibericht.toml", "productbook = \"rijk-van-nijmegen-2026\"\nagb = \"12345678\"\n")
        .file("werk/in/a.xml", Toewijzing::default().xml())
        .file(
            "werk/registraties/leveringen.csv",
            format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
        )
        .file("fout/a.xml", "geen xml")
        .file("fout/b.xml", wrong.replace(CLIENT, "999900007"))
        .file("werk-fout/in/a.xml", "geen xml")
        .file("leeg/x", "")
        .file("boek.toml", "name = 1\n");
    let ran = program.run("process werk --out uit --period 2026-04 --today 2026-05-04 --quiet");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(program.run("schema print xsd --quiet").code, Some(0));
    let schema = program.read("xsd/iwmo-3.2/WMO301.xsd").replacen("minOccurs=\"0\"", "minOccurs=\"1\"", 1);
    program.file("xsd-anders/WMO301.xsd", schema);
    for (command, clean, errors, failure) in WALK {
        for (rest, code) in [(Some(clean), 0), (errors.as_ref(), 1), (Some(failure), 2)] {
            let Some(rest) = rest else { continue };
            // The month of the work folder is over, so that it can be declared.
            let line = format!("{command} {rest} --today 2026-05-04");
            let ran = program.run(&line);
            assert_eq!(ran.code, Some(code), "{line}\n{}{}", ran.out, ran.err);
            // A failure speaks on standard error, and says what to do.
            if code == 2 {
                assert!(!ran.err.is_empty(), "{line}");
            }
        }
    }
    let commands = help::commands(&program);
    let is_group = |name: &String| commands.iter().any(|other| other.starts_with(&format!("{name} ")));
    for command in commands.iter().filter(|name| !name.is_empty() && !is_group(name)) {
        assert!(WALK.iter().any(|(walked, ..)| walked == command), "`{command}` is not in WALK");
        let unknown = program.run(&format!("{command} --onbekend"));
        assert_eq!(unknown.code, Some(2), "{command}");
    }
}
