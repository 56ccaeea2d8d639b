//! The table of names: what is wrong in one, and what another one changes.

use std::collections::BTreeSet;

use ibericht::legacy::{LINTS, Legacy, Namen, NamenError, read};
use ibericht::messages::MAX_BYTES;

use super::{WMO303, declaratie, namen};

const TABLE: &str = include_str!("../../src/legacy/303.toml");

/// The table with one text replaced by another, which must be there.
fn with(from: &str, to: &str) -> String {
    assert!(TABLE.contains(from), "{from}");
    TABLE.replacen(from, to, 1)
}

/// The rules that a table breaks, with their lines.
fn broken(text: &str) -> Vec<(String, u32)> {
    match Namen::parse("eigen.toml", text) {
        Err(NamenError::Faulty { findings, .. }) => {
            findings.iter().map(|finding| (finding.rule.to_string(), finding.line)).collect()
        }
        other => panic!("expected faults, got {other:?}"),
    }
}

fn line_of(text: &str, part: &str) -> u32 {
    u32::try_from(text.lines().position(|line| line.contains(part)).unwrap()).unwrap() + 1
}

#[test]
fn the_table_of_the_program_is_right() {
    assert_eq!(
        namen().releases().iter().map(|release| release.naam.as_str()).collect::<Vec<_>>(),
        ["2.1", "2.2", "2.3", "2.4"]
    );
}

#[test]
fn every_fault_has_a_table_with_it_and_names_its_line() {
    let client = "rol = \"client\", naam = \"Client\", in = \"clienten\"";
    let cases = [
        ("namen-rol", with("rol = \"volume\"", "rol = \"volum\""), "\"volum\""),
        ("namen-rol", with("aantal = \"1\", bericht = 303", "aantal = \"1\", bericht = 305"), "305"),
        ("namen-dubbel", with("naam = \"Ontvanger\"", "naam = \"Afzender\""), "rol = \"ontvanger\""),
        ("namen-dubbel", with("rol = \"tarief\"", "rol = \"volume\""), "ProductTarief"),
        ("namen-ouder", with(client, "rol = \"client\", naam = \"Client\", in = \"nergens\""), "nergens"),
        (
            "namen-ouder",
            with(client, "rol = \"client\", naam = \"Client\", in = \"afzender\""),
            "in = \"afzender\"",
        ),
        (
            "namen-plaats",
            with(
                "rol = \"bsn\", naam = \"Bsn\", in = \"client\"",
                "rol = \"bsn\", naam = \"Bsn\", in = \"header\"",
            ),
            "rol = \"bsn\"",
        ),
        ("namen-naam", with("naam = \"Bsn\"", "naam = \"B s n\""), "B s n"),
        ("namen-naam", with("naam = \"Bsn\"", "naam = \"x:Bsn\""), "x:Bsn"),
        ("namen-release", with("vanaf = \"2.4\"", "vanaf = \"2.9\""), "2.9"),
        ("namen-release", with("van = 2018-04-03", "van = 2016-04-03"), "2016-04-03"),
        ("namen-namespace", with("/2_2/{bericht}/schema\"", "/2_2/wmo303/schema\""), "/2_2/wmo303/schema"),
        (
            "namen-namespace",
            with("    \"http://www.istandaarden.nl/{standaard}/2_3/basisschema/schema/2_3\",\n", ""),
            "naam = \"2.3\"",
        ),
        (
            "namen-waarde",
            with("rol = \"anders\", naam = \"RetourHeader\"", "rol = \"vast\", naam = \"RetourHeader\""),
            "rol = \"vast\"",
        ),
        (
            "namen-aantal",
            with(
                "rol = \"bsn\", naam = \"Bsn\", in = \"client\", ruimte = \"bericht\", aantal = \"1\"",
                "rol = \"bsn\", naam = \"Bsn\", in = \"client\", ruimte = \"bericht\", aantal = \"1..n\"",
            ),
            "rol = \"bsn\"",
        ),
    ];
    let mut seen = BTreeSet::from(["namen-ontbreekt".to_string()]);
    for (rule, text, place) in cases {
        let found = broken(&text);
        assert!(found.contains(&(rule.to_string(), line_of(&text, place))), "{rule} {place}: {found:?}");
        seen.insert(rule.to_string());
    }
    assert_eq!(seen, LINTS.iter().map(|(id, _)| (*id).to_string()).collect());
}

#[test]
fn a_role_that_is_missing_is_named_with_the_message_and_release() {
    let text: Vec<_> = TABLE.lines().filter(|line| !line.contains("rol = \"eenheid\"")).collect();
    let text = text.join("\n");
    let error = Namen::parse("eigen.toml", &text).unwrap_err().text();
    assert!(
        error.nl.contains("Rol `eenheid`") && error.nl.contains("303 2.1") && error.nl.contains("304 2.4"),
        "{}",
        error.nl
    );
}

#[test]
fn faults_of_form_name_the_line() {
    for (text, words) in [
        (with("aantal = \"1\"", "aantal = \"2\""), "onbekende waarde"),
        (with("zekerheid = \"H\"", "zekerheit = \"H\""), "onbekend veld"),
        (with("van = 2018-04-03", "van = \"2018-04-03\""), ""),
    ] {
        let Err(NamenError::Form { line, text, .. }) = Namen::parse("eigen.toml", &text) else {
            panic!("{words}")
        };
        assert!(line > 1 && text.nl.contains(words), "{line} {text:?}");
    }
    assert!(matches!(Namen::open("bestaat/niet.toml".as_ref()), Err(NamenError::Read { .. })));
}

#[test]
fn another_table_gives_other_names_places_and_fixed_values() {
    let own = with("naam = \"GeleverdVolume\"", "naam = \"AantalUitgevoerd\"")
        .replace(
            "    { rol = \"btw-vrijstelling\"",
            "    { rol = \"vast\", naam = \"BetalingAan\", in = \"header\", ruimte = \"bericht\", aantal = \"1\", waarde = \"2\", zekerheid = \"H\" },\n    { rol = \"btw-vrijstelling\"",
        )
        .replace("2_4/{bericht}/schema\"", "2_4/{bericht}/eigen\"");
    let own = Namen::parse("eigen.toml", &own).unwrap();
    let bericht = declaratie(WMO303);
    let text = bericht.write(&own).unwrap();
    for part in [
        "<wmo303:AantalUitgevoerd>12</wmo303:AantalUitgevoerd>",
        "<wmo303:BetalingAan>2</wmo303:BetalingAan>",
        "2_4/wmo303/eigen\"",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let again = read(text.as_bytes(), MAX_BYTES, &own).unwrap();
    assert_eq!(again.findings.len(), 1, "{:#?}", again.findings);
    assert_eq!(again.bericht, Some(Legacy::Declaratie(bericht)));
    // The table of the program does not know that namespace.
    assert!(read(text.as_bytes(), MAX_BYTES, namen()).is_none());
}
