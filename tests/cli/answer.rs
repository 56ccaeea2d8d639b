//! `ibericht answer`: the return message or declaration answer to one message.

use ibericht::messages::{Bericht, MAX_BYTES, Reading, Uitspraak, read};

use super::post::{CLIENT, Declaratie, Toewijzing, Verzoek};
use super::program::{Program, Ran};

const TODAY: &str = "--today 2026-05-04 --lang nl";

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program.file("a.xml", Toewijzing::default().xml()).file("d.xml", Declaratie::default().xml());
    program
}

fn bericht(xml: &str) -> Bericht {
    match read(xml.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{other:#?}"),
    }
}

/// The codes of an answer on standard output.
fn codes(ran: &Ran) -> Vec<String> {
    bericht(&ran.out).retourcodes().iter().map(|(path, code)| format!("{path} {code}")).collect()
}

/// A dossier in which the default allocation is in force.
fn with_dossier(program: &Program) {
    program.file("werk/in/a.xml", Toewijzing::default().xml());
    assert_eq!(program.run(&format!("process werk --out werk/uit --quiet {TODAY}")).code, Some(0));
}

#[test]
fn an_approved_message_has_a_header_without_codes() {
    let program = program("answer");
    let ran = program.run(&format!("answer a.xml {TODAY}"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let answer = bericht(&ran.out);
    assert_eq!(
        (answer.name().name(), answer.uitspraak()),
        ("JW302".to_owned(), Some(Uitspraak::Goedgekeurd))
    );
    assert_eq!(answer.clienten(), []);
    for words in ["a.xml", "`TR056` (1x)", "Zonder dossier is niveau 3 niet gecontroleerd"] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    assert_eq!(program.run(&format!("answer a.xml {TODAY}")).out, ran.out, "the same answer every time");
    let ran = program.run(&format!("answer d.xml {TODAY}"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(codes(&ran), ["/Bericht/Header 0200", "/Bericht/DeclaratieAntwoord 8001"]);
}

#[test]
fn an_answer_goes_to_a_file_that_was_not_there() {
    let program = program("answer-out");
    let ran = program.run(&format!("answer a.xml --out map/r.xml --quiet --xsd-versie 2.0.1 {TODAY}"));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    let written = program.read("map/r.xml");
    assert!(written.contains("<ijw:BerichtXsdVersie>2.0.1<"), "{written}");
    let ran = program.run(&format!("answer d.xml --out map/r.xml {TODAY}"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("bestaat al en wordt niet overschreven"), "{}", ran.err);
    assert_eq!(program.read("map/r.xml"), written);
}

#[test]
fn a_rejected_message_has_code_1_and_its_findings_on_standard_error() {
    let program = program("answer-rejected");
    let broken = String::from_utf8(Toewijzing::default().xml()).unwrap().replace(CLIENT, "999900007");
    program.file("b.xml", broken);
    let ran = program.run_with(&format!("answer - {TODAY}"), program.read("b.xml").as_bytes());
    assert_eq!((ran.code, codes(&ran)), (Some(1), vec!["/Bericht/Header 0001".to_owned()]), "{}", ran.err);
    assert!(ran.out.contains(":XsltVersie>2.10.5<"), "{}", ran.out);
    assert!(ran.err.contains("CS002"), "{}", ran.err);
    let json = program.run(&format!("answer b.xml --format json --output json=r.jsonl {TODAY}"));
    assert_eq!(json.out, ran.out);
    let line: serde_json::Value = serde_json::from_str(&json.err).unwrap();
    assert_eq!(line["findings"][0]["rule"], "CS002");
    assert_eq!(program.read("r.jsonl"), json.err);
}

#[test]
fn with_a_dossier_level_3_decides_and_the_dossier_stays_as_it_is() {
    let program = program("answer-dossier");
    with_dossier(&program);
    let before = program.run("dossier toewijzingen --dossier werk/uit/dossier.db --format json").out;
    let same_id = Toewijzing { nummer: 2, ..Toewijzing::default() };
    program.file("b.xml", same_id.xml());
    let line = format!("answer b.xml --dossier werk/uit/dossier.db {TODAY}");
    let ran = program.run(&line);
    assert_eq!((ran.code, codes(&ran)), (Some(1), vec!["/Bericht/Header 9056".to_owned()]), "{}", ran.err);
    assert!(ran.err.contains("TR056") && !ran.err.contains("Zonder dossier"), "{}", ran.err);
    let after = program.run("dossier toewijzingen --dossier werk/uit/dossier.db --format json").out;
    assert_eq!(before, after);
    assert_eq!(program.run(&line).out, ran.out);
    let ran = program.run(&format!("answer a.xml --dossier nergens.db {TODAY}"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("Het dossier `nergens.db` bestaat niet"), "{}", ran.err);
    assert!(!program.folder.join("nergens.db").exists());
}

#[test]
fn what_cannot_be_answered_says_why() {
    let program = program("answer-none");
    let text = String::from_utf8(Verzoek::default().xml())
        .unwrap()
        .replace("<m:Raamcontract>1", "<m:Raamcontract>9");
    program
        .file("schema.xml", text)
        .file("tekst.xml", "Beste collega,")
        .file("map/a.xml", Toewijzing::default().xml());
    program.file("r.xml", program.run(&format!("answer a.xml {TODAY}")).out);
    program.file("325.xml", program.run(&format!("answer d.xml {TODAY}")).out);
    for (line, words) in [
        (
            "answer schema.xml",
            "Op dit bestand bestaat geen antwoord|Raamcontract|→ Een retourbericht is er pas vanaf niveau 2",
        ),
        ("answer tekst.xml", "Op dit bestand bestaat geen antwoord"),
        ("answer r.xml", "Dit bericht is zelf een antwoord"),
        ("answer 325.xml", "Dit bericht is zelf een antwoord"),
        ("answer map", "`answer` neemt precies één bericht"),
        ("answer nowhere.xml", "nowhere.xml"),
        ("answer a.xml --format html", "text, json"),
        ("answer a.xml --output json=a.xml", "geen verslag|noem bijvoorbeeld"),
        ("answer a.xml --out r.jsonl --output json=r.jsonl", "`r.jsonl` is het bericht"),
        ("answer", "<BESTAND>"),
    ] {
        let ran = program.run(&format!("{line} {TODAY}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{line}: {}", ran.err);
        assert!(words.split('|').any(|words| ran.err.contains(words)), "{line}: {}", ran.err);
        assert!(!ran.err.contains(CLIENT), "{line}: {}", ran.err);
    }
    assert!(!program.folder.join("r.jsonl").exists());
}

#[test]
fn a_rule_that_cannot_be_checked_is_neither_approval_nor_rejection() {
    let program = program("answer-not-checked");
    with_dossier(&program);
    let connection = rusqlite::Connection::open(program.folder.join("werk/uit/dossier.db")).unwrap();
    connection.execute("UPDATE bericht SET dagtekening = 'gisteren'", []).unwrap();
    drop(connection);
    program.file("b.xml", Toewijzing { nummer: 2, ..Toewijzing::default() }.xml());
    let ran = program.run(&format!("answer b.xml --dossier werk/uit/dossier.db {TODAY}"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    for words in ["TR056 kon niet worden gecontroleerd", "Er is geen antwoord gemaakt"] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
}

#[test]
fn process_tells_the_file_of_every_answer_and_what_it_says() {
    let program = Program::new("answer-process");
    let broken = String::from_utf8(Toewijzing { id: "T2", ..Toewijzing::default() }.xml()).unwrap();
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file("in/b.xml", broken.replace(CLIENT, "999900007"))
        .file("in/c.xml", Toewijzing { nummer: 2, date: "2026-03-03", ..Toewijzing::default() }.xml());
    let ran = program.run(&format!("process . --out uit {TODAY}"));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let lines: Vec<_> = ran.out.lines().filter(|line| line.starts_with("  ons antwoord: ")).collect();
    assert_eq!(lines.len(), 3, "{}", ran.out);
    for (end, times) in [("(goedgekeurd)", 1), ("herstelt: 0001)", 1), ("herstelt: 9056)", 1)] {
        assert_eq!(lines.iter().filter(|line| line.ends_with(end)).count(), times, "{end}: {lines:#?}");
    }
    for line in &lines {
        let file = line.trim_start_matches("  ons antwoord: ").split(' ').next().unwrap();
        assert!(file.starts_with("retour/JW302_0268_12345678_"), "{file}");
        let answer = bericht(&program.read(&format!("uit/{file}")));
        assert_eq!(answer.uitspraak() == Some(Uitspraak::Goedgekeurd), line.ends_with("(goedgekeurd)"));
    }
    let page = program.read("uit/report.html");
    assert!(
        page.contains("ons antwoord: retour/JW302_0268_12345678_") && page.contains("(goedgekeurd)"),
        "{page}"
    );
    let answers: Vec<serde_json::Value> = program
        .read("uit/findings.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["answer"].clone())
        .collect();
    let said = |accepted: bool| answers.iter().filter(|answer| answer["accepted"] == accepted).count();
    assert_eq!((said(true), said(false)), (1, 2), "{answers:?}");
    let again = program.run(&format!("process . --out uit --format json {TODAY}"));
    assert_eq!(again.out, program.read("uit/findings.jsonl"), "an answer is told again, and made once");
    assert!(again.out.contains("\"codes\":[\"9056\"]"), "{}", again.out);
}

#[test]
fn a_message_that_was_answered_keeps_its_answer_and_its_verdict() {
    let program = program("answer-again");
    with_dossier(&program);
    program.file("werk/in/d.xml", Declaratie::default().xml());
    assert_eq!(program.run(&format!("process werk --out werk/uit --quiet {TODAY}")).code, Some(0));
    let folder = program.folder.join("werk/uit/retour");
    let made = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let made: Vec<_> = made.filter(|path| path.to_string_lossy().contains("JW325")).collect();
    let made = std::fs::read_to_string(&made[0]).unwrap();
    // Judged anew on another day, its line would be there already, and the answer would have another date.
    let later = "--dossier werk/uit/dossier.db --today 2026-06-20 --lang nl";
    let ran = program.run(&format!("answer d.xml {later}"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), made.as_str()), "{}", ran.err);
    let ran = program.run(&format!("check d.xml {later}"));
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}
