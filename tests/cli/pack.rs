//! `ibericht pack`.

use std::fs;

use super::post::{AANBIEDER, Declaratie, Toewijzing};
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program.file("uit/1.xml", Declaratie::default().xml());
    program.file("uit/ibericht.toml", format!("agb = \"{AANBIEDER}\"\n"));
    program
}

#[test]
fn what_was_packed_is_told_with_what_to_choose_and_the_zip_is_valid() {
    let program = program("pack-told");
    let ran = program.run("pack uit --out zips --today 2026-05-04");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    for words in
        ["ZIP 1 van 1", "grondslag Jeugdwet, namens AGB 12345678", "1 declaratie, samen €\u{a0}15,90"]
    {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let list = program.read("zips/inhoud.txt");
    assert!(ran.out.starts_with(&list), "{list}");
    let file = fs::read_dir(program.folder.join("zips"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.contains("_declaraties_"))
        .unwrap();
    let checked = program.run(&format!("check zips/{file} --today 2026-05-04"));
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    let again = program.run("pack uit --out zips --today 2026-05-04 --lang en");
    assert_eq!(again.code, Some(0));
    assert!(
        again.out.contains("do not submit again") && again.out.contains("1 ZIP, of which 0 new"),
        "{}",
        again.out
    );
}

#[test]
fn a_message_that_is_left_out_gives_code_1_and_is_in_the_json() {
    let program = program("pack-left");
    program.file("uit/toewijzing.xml", Toewijzing::default().xml());
    let ran = program.run("pack uit --out zips --today 2026-05-04 --format json");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let packed: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(packed["left"][0]["file"], "toewijzing.xml");
    assert_eq!(packed["left"][0]["vecozo"], "BRS02");
    assert_eq!(packed["zips"][0]["messages"][0]["cents"], 1590);
    assert_eq!(packed["new"][0], packed["zips"][0]["file"]);
    let list: serde_json::Value = serde_json::from_str(&program.read("zips/inhoud.json")).unwrap();
    assert_eq!(list["zips"], packed["zips"]);
}

#[test]
fn what_cannot_run_is_code_2_and_writes_nothing() {
    let program = program("pack-refused");
    program.file("gemeente.toml", "gemeente = \"0268\"\n");
    program.file("bestand", "x");
    for (line, words) in [
        ("pack nergens --out zips", "nergens"),
        ("pack bestand --out zips", "geen map"),
        ("pack uit --out uit", "geen ZIPs in"),
        ("pack uit --out bestand", "geen map"),
        ("pack uit --out zips --config gemeente.toml", "Nijmegen"),
        ("pack uit --out zips --config weg.toml", "weg.toml"),
        ("pack uit --out zips --dossier weg.db", "weg.db"),
        ("pack uit --out zips --format html", "text, json"),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(2), "{line}: {}", ran.out);
        assert!(ran.err.contains(words) && ran.err.contains('→'), "{line}: {}", ran.err);
        assert!(!program.folder.join("zips").exists(), "{line}");
    }
}

#[test]
fn an_empty_folder_is_no_error() {
    let program = Program::new("pack-empty");
    program.file("uit/lees.txt", "hoi");
    let ran = program.run("pack uit --out zips");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("0 ZIPs") && ran.out.contains("lees.txt"), "{}", ran.out);
}
