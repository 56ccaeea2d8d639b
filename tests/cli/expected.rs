//! `declare --check` and `explain --line`: before sending, and after it.

use super::contracts::held;
use super::post::{CLIENT, Toewijzing};
use super::program::Program;

const CHECK: &str =
    "declare registraties --period 2026-04 --check --dossier uit/dossier.db --today 2026-05-04";
const DECLARE: &str = "declare registraties --period 2026-04 --out uit --today 2026-05-04";

/// A work folder with an allocation of 45A05, from January on, and April's care.
fn program(name: &str) -> Program {
    let program = Program::new(name);
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file(
            "registraties/leveringen.csv",
            format!(
                "bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n{CLIENT};45A05;2026-04-14;35\n"
            ),
        )
        .file("ibericht.toml", "agb = \"12345678\"\nproductbook = \"rijk-van-nijmegen-2026\"\n");
    assert_eq!(program.run("process in --out uit --today 2026-05-04 --quiet").err, "");
    program
}

/// A 323 of other software, for March, of the same provider: its number and reference are the next of ours.
fn foreign(program: &Program) {
    let xml = String::from_utf8(
        super::post::Declaratie { referentie: "J20260400001-00001", nummer: "X1", ..Default::default() }
            .xml(),
    )
    .unwrap()
    .replace("2026-04-01", "2026-03-01")
    .replace("2026-04-30", "2026-03-31");
    program.file("in/foreign.xml", xml);
    program.run("process in --out uit --today 2026-05-04 --quiet");
}

const CHECK_SCHEMA: &str = "declare-check";
const LINE_SCHEMA: &str = "explain-line";

#[test]
fn a_check_tells_what_is_expected_and_keeps_nothing() {
    let program = program("check-accepted");
    let before = std::fs::read(program.folder.join("uit/dossier.db")).unwrap();
    let ran = program.run(CHECK);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    for words in [
        "J20260400001-00001",
        "akkoord *",
        "voor zover gecontroleerd",
        "naar verwachting toegekend",
        "€\u{a0}151,05",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains(CLIENT));
    assert_eq!(
        std::fs::read(program.folder.join("uit/dossier.db")).unwrap(),
        before,
        "the dossier is as it was"
    );
    assert!(!program.folder.join("uit/declaraties").exists());
    // The numbers were not handed out: the real run has the same.
    let checked = held(CHECK_SCHEMA, &program.run(&format!("{CHECK} --format json")).out);
    assert_eq!(checked[0]["totals"]["granted"], 15_105);
    let ran = program.run(DECLARE);
    assert!(program.folder.join("uit/declaraties").exists(), "{}", ran.err);
    let again = held(CHECK_SCHEMA, &program.run(&format!("{CHECK} --format json")).out);
    assert_eq!(again[0]["declared_before"], true);
    assert_eq!(again[0]["declarations"], checked[0]["declarations"]);
}

#[test]
fn a_dossier_that_is_not_there_is_not_made() {
    let program = program("check-none");
    let ran = program.run(&CHECK.replace("uit/dossier.db", "nergens.db"));
    assert_eq!(ran.code, Some(1), "nothing is allocated: {}", ran.out);
    assert!(!program.folder.join("nergens.db").exists());
    let ran = program.run("declare registraties --period 2026-04 --check");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--dossier"), "{}", ran.err);
    let ran = program.run("declare registraties --period 2026-04");
    assert!(ran.code == Some(2) && ran.err.contains("--out"), "{}", ran.err);
}

#[test]
fn what_is_expected_to_be_rejected_is_told_with_its_code_and_in_euro() {
    let program = program("check-rejected");
    foreign(&program);
    let ran = program.run(CHECK);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    for words in ["afgekeurd 8021", "TR314", "→", "€\u{a0}151,05", "naar verwachting afgekeurd"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let checked = &held(CHECK_SCHEMA, &program.run(&format!("{CHECK} --format json")).out)[0];
    assert_eq!(checked["totals"]["rejected"], 15_105);
    assert_eq!(checked["declarations"][0]["expected"]["outcome"], "lines");
    let line = &checked["declarations"][0]["lines"][0];
    assert_eq!(line["expected"]["codes"][0]["code"], "8021");
    assert_eq!(line["expected"]["reasons"][0]["rule"], "TR314");
    let page = program.run(&format!("{CHECK} --format html")).out;
    for words in ["controle vooraf", "J20260400001-00001", "afgekeurd 8021", "TR314"] {
        assert!(page.contains(words), "{words}");
    }
    // The real run warns of it, and goes on: it is a person who decides.
    let ran = program.run(DECLARE);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    // Words and rule names break over the lines of the table.
    for words in ["Naar verwachting niet akkoord", "verwacht-", "8021"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let explained = program.run("explain declaratie-verwacht-afgekeurd --lang nl");
    assert_eq!(explained.code, Some(0), "{}", explained.err);
    // Both lines with the reference are told: ours with its arithmetic, the other without.
    let text = program.run("explain --line J20260400001-00001 --dossier uit/dossier.db").out;
    for words in
        ["2 regels hebben deze referentie", "8021", "is niet bekend", "Hoe de regel tot stand kwam\n"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let sheets = held(
        LINE_SCHEMA,
        &program.run("explain --line J20260400001-00001 --dossier uit/dossier.db --format json").out,
    );
    let known: Vec<_> = sheets.iter().map(|sheet| sheet["derivation"].is_array()).collect();
    assert_eq!(known, [false, true]);
    assert_eq!(sheets[1]["expected"]["codes"][0]["code"], "8021");
    assert!(sheets[0]["expected"].is_null(), "nobody looked");
}

#[test]
fn a_line_can_be_redone_from_what_explain_prints() {
    let program = program("line");
    program.run(DECLARE);
    let ran = program.run("explain --line j20260400001-00001 --dossier uit/dossier.db");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for words in [
        "Regel J20260400001-00001",
        "met dit programma gemaakt; nog geen antwoord",
        "stand: ingediend",
        "verwacht bij verzenden: akkoord, voor zover gecontroleerd",
        "leveringen.csv:2",
        "leveringen.csv:3",
        "TR321",
        "TR322",
        "gebruikt door J20260400001-00001",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains(CLIENT), "masked");
    // Redone from the numbers as printed: the rows make the volume, the volume and the tariff the amount.
    let row = |line: &&str| line.contains("leveringen.csv:");
    let counted: u64 = ran
        .out
        .lines()
        .filter(row)
        .map(|line| {
            line.split(" = ").nth(1).unwrap().split_whitespace().next().unwrap().parse::<u64>().unwrap()
        })
        .sum();
    let amount = ran.out.lines().find(|line| line.trim_start().starts_with("bedrag:")).unwrap();
    let words: Vec<&str> = amount.split_whitespace().collect();
    let number = |index: usize| words[index].parse::<u64>().unwrap();
    let (volume, tariff, cents) = (number(1), number(3), number(6));
    assert_eq!((counted, volume * tariff), (volume, cents), "{amount}");
    assert!(ran.out.contains(&format!("€\u{a0}{},{:02}", cents / 100, cents % 100)), "{}", ran.out);
    // And it fits its ceiling: so many times so much, less what was used before.
    let ceiling = ran.out.lines().find(|line| line.contains("TR321")).unwrap();
    assert!(
        ceiling.contains("180 minuten per week, 5 keer = 900; eerder gebruikt 0, deze regel 95"),
        "{ceiling}"
    );
    let sheets = held(
        LINE_SCHEMA,
        &program.run("explain --line J20260400001-00001 --dossier uit/dossier.db --format json").out,
    );
    assert_eq!(sheets[0]["line"]["cents"], 15_105);
}

#[test]
fn arithmetic_that_cannot_be_read_again_is_told() {
    let program = program("line-damaged");
    program.run(DECLARE);
    let dossier = rusqlite::Connection::open(program.folder.join("uit/dossier.db")).unwrap();
    assert_eq!(dossier.execute("UPDATE herleiding SET regel = '{}'", []).unwrap(), 1);
    let ran = program.run("explain --line J20260400001-00001 --dossier uit/dossier.db");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "it is not called a line of another program");
    assert!(ran.err.contains("`herleiding J20260400001-00001` in `regel`"), "{}", ran.err);
}

#[test]
fn an_unknown_reference_gets_those_that_look_like_it() {
    let program = program("line-unknown");
    program.run(DECLARE);
    let ran = program.run("explain --line J20260400001-0001 --dossier uit/dossier.db");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("`J20260400001-00001`"), "{}", ran.err);
    let ran = program.run("explain --line Q --dossier uit/dossier.db");
    assert!(ran.code == Some(2) && ran.err.contains("dossier prestaties"), "{}", ran.err);
    let ran = program.run("explain --line Q");
    assert!(ran.code == Some(2) && ran.err.contains("Welk dossier"), "{}", ran.err);
    for wrong in ["explain", "explain TR358 --line Q"] {
        assert_eq!(program.run(wrong).code, Some(2), "{wrong}");
    }
}
