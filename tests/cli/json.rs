//! The JSON of reports against its schema, which is a contract.

use serde_json::Value;

use super::contracts::held;
use super::post::{Toewijzing, Verzoek};
use super::program::Program;

pub fn lines(text: &str) -> Vec<Value> {
    held("report", text)
}

fn program(name: &str) -> Program {
    let program = Program::new(name);
    let broken = String::from_utf8(Toewijzing::default().xml()).unwrap().replace("180", "veel");
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file("in/b.xml", Verzoek::default().xml())
        .file("in/c.xml", broken)
        .file("in/d.xml", "geen xml")
        .file("in/e.txt", "");
    program
}

#[test]
fn every_line_of_check_follows_the_schema() {
    let lines = lines(&program("json-check").run("check in --format json").out);
    let verdicts: Vec<_> = lines.iter().map(|line| line["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["valid", "valid", "invalid", "unreadable", "unreadable"]);
    assert_eq!(lines[0]["file"], "in/a.xml");
    assert_eq!(lines[0]["message"], "JW301");
    assert_eq!(lines[0]["domain"], "Jw");
    assert_eq!(lines[0]["release"], "3.2");
    assert_eq!(lines[0]["id"], "T1");
    assert_eq!(lines[2]["findings"][0]["rule"], "XSD");
    assert_eq!(lines[2]["findings"][0]["found"], "veel");
    assert!(lines[2]["findings"][0]["line"].as_u64().unwrap() > 0);
}

#[test]
fn without_dossier_and_book_their_rules_are_skipped_with_the_reason() {
    let lines = lines(&program("json-skipped").run("check in/b.xml --format json --lang en").out);
    let skipped = lines[0]["skipped"].as_array().unwrap();
    let reason = |rule: &str| {
        skipped
            .iter()
            .find(|skipped| skipped["rule"] == rule)
            .map(|skipped| skipped["reason"].as_str().unwrap())
    };
    assert_eq!(reason("TR056"), Some("no dossier"));
    assert_eq!(reason("productbook"), Some("no product book"));
}

#[test]
fn level_stops_the_checks_and_says_nothing_of_what_was_not_asked() {
    let ran = program("json-level").run("check in/b.xml --format json --level content");
    assert_eq!(lines(&ran.out)[0]["skipped"].as_array().unwrap().len(), 0);
}

#[test]
fn every_kind_of_message_has_a_line_that_follows_the_schema() {
    let program = Program::new("json-kinds");
    for name in std::fs::read_dir("samples/berichten").unwrap() {
        let path = name.unwrap().path();
        program.file(&format!("in/{}", path.file_name().unwrap().display()), std::fs::read(path).unwrap());
    }
    let checked = lines(&program.run("check in --format json").out);
    assert_eq!(checked.len(), 28);
    // A kind that the dossier does not keep yet is told the same in every run.
    let processed = lines(&program.run("process in --out uit --format json").out);
    assert_eq!(processed.len(), 28);
    let again = lines(&program.run("process in --out uit --format json").out);
    let not_kept = |all: &[Value]| {
        let has = |line: &&Value, number: &str| line["message"].as_str().unwrap().ends_with(number);
        let kept = |line: &&Value| ["301", "315", "323"].into_iter().any(|number| has(line, number));
        let mut told: Vec<_> = all.iter().filter(|line| !kept(line)).map(ToString::to_string).collect();
        told.sort();
        told
    };
    assert_eq!(not_kept(&processed).len(), 22);
    assert_eq!(not_kept(&processed), not_kept(&again));
    assert_eq!(lines(&program.read("uit/findings.jsonl")).len(), 28);
}

#[test]
fn findings_jsonl_follows_the_schema_and_is_the_same_on_a_second_run() {
    let program = program("json-process");
    program.file(
        "registraties/leveringen.csv",
        "bsn;productcode;datum;minuten\n999900006;45A05;2026-04-31;1500\n",
    );
    let line = "process . --out uit --period 2026-04 --productbook rijk-van-nijmegen-2026 --today 2026-05-04 --quiet";
    assert_eq!(program.run(line).code, Some(1));
    let first = program.read("uit/findings.jsonl");
    let objects = lines(&first);
    assert!(objects.iter().any(|object| object["file"] == "registraties/leveringen.csv"), "{first}");
    program.run(line);
    assert_eq!(program.read("uit/findings.jsonl"), first);
}

#[test]
fn a_report_can_go_to_a_file_as_well() {
    let program = program("json-output");
    let ran = program.run("check in --output json=r.jsonl --output html=r.html --output text=r.txt --quiet");
    assert_eq!(ran.out, "");
    assert_eq!(lines(&program.read("r.jsonl")).len(), 5);
    assert!(program.read("r.html").starts_with("<!DOCTYPE html>"));
    assert!(program.read("r.txt").contains("5 bestanden"));
}

#[test]
fn the_rules_have_the_promised_fields() {
    let ran = Program::new("json-rules").run("rules --format json");
    let rules: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for rule in &rules {
        for field in ["code", "kind", "level", "status", "messages", "retourcode"] {
            assert!(rule.get(field).is_some(), "{field}: {rule}");
        }
    }
    for code in ["TR056", "TR358", "RVN-02A17-parent-at-provider"] {
        assert!(rules.iter().any(|rule| rule["code"] == code), "{code}");
    }
}
