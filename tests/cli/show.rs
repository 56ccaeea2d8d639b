//! `ibericht show` and `ibericht diff`.

use std::io::{Cursor, Write};

use super::post::{CLIENT, Toewijzing, Verzoek};
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program
        .file("a.xml", Toewijzing::default().xml())
        .file("b.xml", Toewijzing { volume: 240, ..Toewijzing::default() }.xml())
        .file("verzoek.xml", Verzoek::default().xml())
        .file("kapot.xml", String::from_utf8(Toewijzing::default().xml()).unwrap().replace(CLIENT, "12"))
        .file("tekst.xml", "geen xml");
    program
}

pub fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_exit_codes_of_show_and_diff() {
    let program = program("show-exit");
    program.file("leeg/lees.txt", "niets");
    for (line, code) in [
        ("show a.xml", 0),
        ("show a.xml --format json", 0),
        ("show a.xml --quiet", 0),
        ("show a.xml --format html", 2),
        ("show a.xml --format markdown", 2),
        ("show kapot.xml", 1),
        ("show tekst.xml", 1),
        ("show .", 1),
        ("show absent.xml", 2),
        ("show", 2),
        ("show a.xml b.xml", 2),
        ("diff a.xml a.xml", 0),
        ("diff a.xml b.xml", 1),
        ("diff a.xml b.xml --format json", 1),
        ("diff a.xml b.xml --format html", 2),
        ("diff a.xml verzoek.xml", 2),
        ("diff a.xml kapot.xml", 2),
        ("diff tekst.xml a.xml", 2),
        ("diff a.xml .", 2),
        ("diff a.xml leeg", 2),
        ("diff a.xml absent.xml", 2),
        ("diff a.xml", 2),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(code), "{line}\n{}{}", ran.out, ran.err);
        assert_eq!(ran.err.is_empty(), code < 2, "{line}: {}", ran.err);
    }
}

#[test]
fn a_message_is_shown_and_its_client_masked() {
    let program = program("show-mask");
    for line in ["show a.xml", "show a.xml --format json", "show -"] {
        let ran = program.run_with(line, &Toewijzing::default().xml());
        assert!(ran.out.contains("*****0006") && !ran.out.contains(CLIENT), "{line}: {}", ran.out);
        let ran = program.run_with(&format!("{line} --no-mask"), &Toewijzing::default().xml());
        assert!(ran.out.contains(CLIENT), "{line}: {}", ran.out);
    }
    let ran = program.run("show a.xml --output json=uit.json --quiet");
    assert_eq!((ran.out.as_str(), ran.code), ("", Some(0)));
    let json: serde_json::Value = serde_json::from_str(&program.read("uit.json")).unwrap();
    assert_eq!((json["file"].as_str(), json["message"].as_str()), (Some("a.xml"), Some("JW301")));
    assert!(json["elements"].as_array().unwrap().iter().any(|row| {
        row["path"] == "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang"
            && row["readable"] == "180 minuten per week"
    }));
}

#[test]
fn what_is_no_valid_message_is_told_as_check_does() {
    let program = program("show-broken");
    for file in ["kapot.xml", "tekst.xml"] {
        for format in ["text", "json"] {
            let shown = program.run(&format!("show {file} --format {format}"));
            let checked = program.run(&format!("check {file} --level schema --format {format}"));
            assert!(checked.out.contains(shown.out.trim_end()), "{}\n{}", shown.out, checked.out);
            assert!(!shown.out.is_empty());
        }
    }
}

#[test]
fn every_message_in_a_zip_is_shown_with_its_name() {
    let program = program("show-zip");
    let files = [("1.xml", Toewijzing::default().xml()), ("2.xml", Verzoek::default().xml())];
    program.file("post.zip", zip(&files));
    let ran = program.run("show post.zip");
    let first = ran.out.find("post.zip!1.xml: JW301 toewijzing").unwrap();
    let second = ran.out.find("post.zip!2.xml: JW315 verzoek om toewijzing").unwrap();
    assert!(first < second && ran.code == Some(0), "{}", ran.out);
    assert_eq!(program.run("show post.zip --format json").out.lines().count(), 2);
}

#[test]
fn what_differs_is_told_in_both_languages() {
    let program = program("diff");
    let ran = program.run("diff a.xml b.xml");
    assert_eq!(
        ran.out,
        "toewijzing 1: omvang was 180 minuten per week, is nu 240 minuten per week\nJW301: 1 verschil\n"
    );
    let ran = program.run("diff a.xml b.xml --lang en");
    assert_eq!(
        ran.out,
        "ToegewezenProduct 1: Omvang was 180 minutes per week, is now 240 minutes per week\n\
         JW301: 1 difference\n"
    );
    assert_eq!(program.run("diff a.xml a.xml").out, "JW301: 0 verschillen\n");
    assert_eq!(program.run("diff a.xml a.xml --format json").out, "");
    let json: serde_json::Value =
        serde_json::from_str(&program.run("diff a.xml b.xml --format json").out).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "path": "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang",
            "element": "Omvang",
            "place": "toewijzing 1",
            "label": "omvang",
            "change": "changed",
            "before": "180 minuten per week",
            "after": "240 minuten per week",
            "values": [{
                "path": "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang/Volume",
                "element": "Volume",
                "before": "180",
                "after": "240",
            }],
        })
    );
    let ran = program.run("diff a.xml verzoek.xml");
    assert!(ran.err.contains("Een JW301 en een JW315 zijn niet te vergelijken"), "{}", ran.err);
}

#[test]
fn help_tells_what_the_exit_code_of_diff_means() {
    let program = Program::new("diff-help");
    assert!(program.run("diff --help").out.contains("0 niets, 1 iets, 2 kon niet draaien"));
    assert!(program.run("diff --help --lang en").out.contains("0 nothing, 1 something, 2 could not run"));
}
