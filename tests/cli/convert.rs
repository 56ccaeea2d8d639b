//! `ibericht convert`: XML to JSON and back.

use super::post::Toewijzing;
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program.file("a.xml", Toewijzing::default().xml());
    program
}

#[test]
fn a_message_goes_to_json_and_back() {
    let program = program("convert");
    let json = program.run("convert a.xml");
    assert_eq!((json.code, json.err.as_str()), (Some(0), ""));
    assert!(json.out.starts_with("{\n  \"Bericht\": \"JW301\",\n  \"Release\": \"3.2\",\n"), "{}", json.out);
    // A message is not masked.
    assert!(json.out.contains("\"Bsn\": \"999900006\""), "{}", json.out);
    let ran = program.run_with("convert - --out map/a2.xml", json.out.as_bytes());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    assert!(program.read("map/a2.xml").starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"));
    assert_eq!(program.run("convert map/a2.xml --quiet").out, json.out);
    assert_eq!(program.temporary("map"), 0);
    assert_eq!(program.run("check map/a2.xml").code, program.run("check a.xml").code);
}

#[test]
fn what_does_not_follow_its_schema_is_told_and_not_written() {
    let program = program("convert-invalid");
    let json = program.run("convert a.xml").out;
    let broken = json.replace("\"999900006\"", "999900006");
    assert_ne!(json, broken);
    program.file("b.json", &broken);
    let ran = program.run("convert b.json --out b.xml --lang nl");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    for words in ["b.json", "JW301", "De waarde van `Bsn` is een getal", "*****0006", "Client/Bsn"] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    assert!(!ran.err.contains("999900006") && !program.folder.join("b.xml").exists());
    let ran = program.run("convert b.json --format json --output json=r.jsonl");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let line: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(line["verdict"], "invalid");
    assert_eq!(line["findings"][0]["line"], json[..json.find("\"Bsn\"").unwrap()].matches('\n').count() + 1);
    assert_eq!(program.read("r.jsonl"), ran.err);
    for unreadable in ["", "geen bericht", "{", "[]", "<Bericht/>"] {
        let ran = program.run_with("convert -", unreadable.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{unreadable}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    let program = program("convert-refused");
    program.file("there.json", "mine").file("map/a.xml", Toewijzing::default().xml());
    let ran = program.run("convert a.xml --out there.json --lang nl");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("bestaat al en wordt niet overschreven"), "{}", ran.err);
    assert_eq!(program.read("there.json"), "mine");
    for (line, words) in [
        ("convert map", "precies één bericht"),
        ("convert nowhere.xml", "nowhere.xml"),
        ("convert a.xml --format html", "text, json"),
        ("convert a.xml --output markdown=x", "text, json"),
        ("convert", "<BESTAND>"),
    ] {
        let ran = program.run(&format!("{line} --lang nl"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{line}: {}", ran.err);
        assert!(ran.err.contains(words), "{line}: {}", ran.err);
    }
}

#[test]
fn json_where_xml_belongs_is_told_as_that() {
    let program = program("convert-check");
    program.file("a.json", program.run("convert a.xml").out);
    for line in ["check a.json", "show a.json"] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(1), "{line}");
        assert!(ran.out.contains("Het bestand is JSON, geen XML"), "{line}: {}", ran.out);
        assert!(ran.out.contains("→ `ibericht convert` maakt XML"), "{line}: {}", ran.out);
    }
}

#[test]
fn what_is_no_xml_is_told_in_the_language_of_the_reader() {
    let program = program("convert-language");
    let tags = String::from_utf8(Toewijzing::default().xml()).unwrap().replacen("Bsn>", "bsn>", 1);
    program.file("tekst.xml", "Beste collega,").file("tags.xml", tags);
    for (line, words) in [
        ("check tekst.xml --lang nl", "er staat tekst vóór het rootelement"),
        ("check tekst.xml --lang en", "text before the root element"),
        ("check tags.xml --lang nl", "`</m:Bsn>` waar `</m:bsn>` hoort"),
        ("check tags.xml --lang en", "expected `</m:bsn>`, but `</m:Bsn>`"),
    ] {
        let ran = program.run(line);
        assert!(ran.out.contains(words), "{line}: {}", ran.out);
    }
}
