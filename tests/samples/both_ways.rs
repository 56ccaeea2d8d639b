//! `ibericht process` on the work folder of both directions: what is answered, what is held back, how it all stands.

use std::path::Path;
use std::process::Command;

use ibericht::messages::{Inhoud, MAX_BYTES, Reading, Uitspraak, read};
use serde_json::Value;

/// What the program prints as JSON; it must have run to its end.
pub fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ibericht"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .args(["--today", "2026-05-04", "--lang", "nl", "--format", "json"])
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_message_gets_its_place() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-both-ways");
    let _ = std::fs::remove_dir_all(&out);
    let told = objects(&run(&["process", "samples/heen-en-weer", "--out", out.to_str().unwrap()]));
    let errors: Vec<_> = told
        .iter()
        .flat_map(|report| {
            let file = report["file"].as_str().unwrap().trim_start_matches("in/").to_owned();
            let findings = report["findings"].as_array().unwrap().iter();
            let errors = findings.filter(|finding| finding["severity"] == "error");
            errors
                .map(move |finding| format!("{file} {}", finding["rule"].as_str().unwrap()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(errors, ["301-jip-met-het-nummer-van-tess.xml TR332", "307-jip-zonder-start.xml TR382"]);

    // Only what the municipality sent is answered.
    let mut answers: Vec<_> = std::fs::read_dir(out.join("retour"))
        .unwrap()
        .map(|entry| match read(&std::fs::read(entry.unwrap().path()).unwrap(), MAX_BYTES) {
            Reading::Valid(bericht) => {
                assert!(matches!(bericht.inhoud, Inhoud::ToewijzingRetour(_) | Inhoud::AntwoordRetour(_)));
                let accepted = bericht.uitspraak() == Some(Uitspraak::Goedgekeurd);
                (bericht.name().name(), bericht.identificatie().identificatie.to_string(), accepted)
            }
            other => panic!("{other:#?}"),
        })
        .collect();
    answers.sort();
    let answers: Vec<_> = answers.iter().map(|(name, id, accepted)| (&**name, &**id, *accepted)).collect();
    assert_eq!(
        answers,
        [
            ("JW302", "TOE260302001", true),
            ("JW302", "TOE260302002", true),
            ("JW302", "TOE260312001", false),
            ("JW320", "ANT260323001", true),
        ]
    );

    let dossier = out.join("dossier.db");
    let list = |name: &str| objects(&run(&["dossier", name, "--dossier", dossier.to_str().unwrap()]));
    let column = |rows: &[Value], name: &str| rows.iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert_eq!(column(&list("toewijzingen"), "toewijzingnummer"), [209_226_911, 209_226_901]);
    assert_eq!(column(&list("leveringen"), "stand"), ["geldt"], "the stop without start is not there");
    assert_eq!(column(&list("verzoeken"), "status"), ["onderweg", "afgewezen"]);
    assert_eq!(column(&list("prestaties"), "status"), ["afgewezen", "toegekend"]);
    let declared = list("declaraties");
    assert_eq!(
        (declared[0]["ingediend"].clone(), declared[0]["toegekend"].clone()),
        (157_410.into(), 76_320.into())
    );
    assert_eq!(list("deadlines").len(), 2);
}
