//! What is wrong in JSON is told with its place, what stands there and what should.

use ibericht::finding::Finding;

use super::{faults_of, good};

/// Line and column of the first place of some text.
fn place(text: &str, needle: &str) -> (u32, u32) {
    let at = text.find(needle).unwrap_or_else(|| panic!("{needle} is not in {text}"));
    let line = text[..at].matches('\n').count() + 1;
    let column = text[..at].rsplit('\n').next().unwrap().chars().count() + 1;
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}

fn only(text: &str) -> Finding {
    let mut findings = faults_of(text);
    assert_eq!(findings.len(), 1, "{findings:#?}\n{text}");
    findings.remove(0)
}

/// Changes one part of a good message: one finding, at `at` of what came in its place.
fn told(from: &str, to: &str, at: &str, path: &str, message: &str, found: Option<&str>, expected: &str) {
    let text = good().replacen(from, to, 1);
    assert_ne!(text, good(), "{from}");
    let finding = only(&text);
    assert_eq!(finding.path, path);
    assert_eq!(finding.message.nl, message, "{to}");
    assert_eq!(finding.found.as_deref(), found, "{to}");
    assert_eq!(finding.expected.as_ref().unwrap().nl, expected, "{to}");
    assert_eq!((finding.line, finding.column), place(&text, at), "{to}");
    assert_eq!(finding.rule, "XSD");
    assert!(finding.is_error() && !finding.advice.nl.is_empty() && !finding.advice.en.is_empty());
}

const BSN: &str = "\"Bsn\": \"999900006\"";
const VOLUME: &str = "\"Volume\": 24";
const AT_VOLUME: &str = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Omvang/Volume";

#[test]
fn values_of_the_wrong_type() {
    let bsn = |json: &str, is: &str, found: &str| {
        let to = format!("\"Bsn\": {json}");
        let message = format!("De waarde van `Bsn` is {is}");
        let expected = "een tekst tussen aanhalingstekens";
        let at = format!("{json},\n    \"Geboortedatum\"");
        told(BSN, &to, &at, "/Bericht/Client/Bsn", &message, Some(found), expected);
    };
    bsn("999900006", "een getal", "*****0006");
    bsn("null", "`null`", "null");
    bsn("true", "`true`", "true");
    bsn("{\"a\": [1]}", "een object", "{…}");
    bsn("[\"999900006\"]", "een lijst", "[…]");

    let client = good();
    let geslachtsnaam = "\"Geslachtsnaam\": {\n        \"Achternaam\": \"Verzonnen\"\n      }";
    assert!(client.contains(geslachtsnaam));
    let class = |json: &str, is: &str, found: &str| {
        let to = format!("\"Geslachtsnaam\": {json}");
        let message = format!("De waarde van `Geslachtsnaam` is {is}");
        let path = "/Bericht/Client/Naam/Geslachtsnaam";
        told(geslachtsnaam, &to, &format!("{json}\n    }}"), path, &message, Some(found), "een object");
    };
    class("\"Verzonnen\"", "een tekst", "Verzonnen");
    class("[]", "een lijst", "[…]");
    class("1e3", "een getal", "1e3");
    class("null", "`null`", "null");
}

#[test]
fn lists_and_their_items() {
    let text = good();
    let (before, rest) = text.split_once("\"AangevraagdeProducten\": ").unwrap();
    let list = rest.trim_end().trim_end_matches('}').trim_end().trim_end_matches('}').trim_end();
    let path = "/Bericht/Client/AangevraagdeProducten";
    let item = list.trim_start_matches('[').trim_end_matches(']').trim();

    let finding = only(&format!("{before}\"AangevraagdeProducten\": {item} }} }}"));
    assert_eq!(finding.path, path);
    assert_eq!(finding.message.nl, "De waarde van `AangevraagdeProducten` is een object");
    assert_eq!(finding.expected.unwrap().nl, "een lijst van `AangevraagdProduct`");

    let empty = format!("{before}\"AangevraagdeProducten\": [] }} }}");
    let finding = only(&empty);
    assert_eq!(finding.path, format!("{path}/AangevraagdProduct"));
    assert_eq!(finding.message.nl, "Het verplichte element `AangevraagdProduct` ontbreekt");
    assert_eq!((finding.line, finding.column), place(&empty, "[]"));

    for (extra, is) in [("[]", "een lijst"), ("null", "`null`"), ("\"x\"", "een tekst"), ("7", "een getal")] {
        let text = format!("{before}\"AangevraagdeProducten\": [{item}, {extra}, {item}, {{}}] }} }}");
        let findings = faults_of(&text);
        assert_eq!(findings[0].path, format!("{path}/AangevraagdProduct[2]"));
        assert_eq!(findings[0].message.nl, format!("De waarde van `AangevraagdProduct` is {is}"));
        // The fourth item is the only other one that is wrong: it is empty.
        assert!(findings.len() > 1);
        for finding in &findings[1..] {
            assert!(finding.path.starts_with(&format!("{path}/AangevraagdProduct[4]/")), "{}", finding.path);
            assert_eq!((finding.line, finding.column), place(&text, "{}]"));
        }
    }
}

#[test]
fn numbers_are_shown_as_they_are_written() {
    for number in ["5.0", "1e3", "-1", "1234567890123456789012345678901234567890", "-0.0", "0E-7"] {
        let to = format!("\"Volume\": {number}");
        let text = good().replace(VOLUME, &to);
        let finding = only(&text);
        assert_eq!(finding.path, AT_VOLUME);
        assert_eq!(finding.found.as_deref(), Some(number));
        let (line, column) = place(&text, &to);
        assert_eq!((finding.line, finding.column), (line, column + 10));
    }
    for text in ["-0", "0"] {
        super::valid(&good().replace(VOLUME, &format!("\"Volume\": {text}")));
    }
    told(
        VOLUME,
        "\"Volume\": null",
        "null",
        AT_VOLUME,
        "De waarde van `Volume` is `null`",
        Some("null"),
        "een geheel getal",
    );
}

#[test]
fn keys() {
    told(
        BSN,
        &format!("{BSN}, \"e-mail adres\": {{\"x\": [1, null]}}"),
        "\"e-mail",
        "/Bericht/Client/e-mail adres",
        "Het element `e-mail adres` hoort hier niet",
        Some("e-mail adres"),
        "een van: Bsn, Geboortedatum, Geslacht, Naam, Commentaar, AangevraagdeProducten",
    );
    told(
        BSN,
        "\"bsn\": \"999900006\"",
        "\"bsn",
        "/Bericht/Client/Bsn",
        "Het element `bsn` is met andere hoofdletters geschreven dan `Bsn`",
        Some("bsn"),
        "`Bsn`",
    );
    told(
        "\"Client\": {",
        &format!("\"Client\": {{ {BSN},"),
        "\"999900006\",\n    \"Geb",
        "/Bericht/Client/Bsn",
        "Het element `Bsn` staat hier meer dan één keer",
        Some("Bsn"),
        "één keer `Bsn`",
    );
    told(
        &format!("{BSN},"),
        "",
        "{\n    \n",
        "/Bericht/Client/Bsn",
        "Het verplichte element `Bsn` ontbreekt",
        None,
        "`Bsn`",
    );
    for key in ["", "\\u0000", "\\ud800", "<a>", "xmlns", "999900006", "a\\nb", "$schema"] {
        let text = good().replace(BSN, &format!("{BSN}, \"{key}\": 1"));
        let finding = only(&text);
        assert!(finding.message.nl.ends_with("hoort hier niet"), "{finding:#?}");
        assert!(!format!("{finding:?}").contains("999900006"), "{finding:#?}");
        assert_eq!((finding.line, finding.column), place(&text, &format!("\"{key}\": 1")));
    }
}

#[test]
fn characters_that_xml_does_not_allow() {
    for text in ["a\\u0000b", "\\ufffe", "\u{ffff}", "\\ud800", "\\udc00\\ud800", "x\\ud83dx", "\\b"] {
        let text = good().replacen("Verzonnen", text, 1);
        let finding = only(&text);
        assert_eq!(finding.path, "/Bericht/Client/Naam/Geslachtsnaam/Achternaam");
        assert!(
            finding.message.nl.starts_with("De waarde van `Achternaam` bevat ")
                && finding.message.nl.ends_with(" dat XML niet toestaat"),
            "{}",
            finding.message.nl
        );
        assert!(finding.found.is_some());
        let (line, column) = place(&text, "\"Achternaam\": ");
        assert_eq!((finding.line, finding.column), (line, column + 14));
    }
}

#[test]
fn several_faults_come_in_the_order_of_the_file() {
    let text = good()
        .replace("\"Geslacht\": \"2\"", "\"Geslacht\": \"5\"")
        .replace("\"Categorie\": \"02\",", "")
        .replace(BSN, "\"Bsn\": null, \"Extra\": 1");
    let findings = faults_of(&text);
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.as_str()).collect();
    let product = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Product/Categorie";
    assert_eq!(paths, ["/Bericht/Client/Bsn", "/Bericht/Client/Extra", "/Bericht/Client/Geslacht", product]);
    assert_eq!((findings[3].line, findings[3].column), place(&text, "{\n          \n          \"Code\""));
}

#[test]
fn an_element_of_the_other_law_does_not_belong() {
    let text = good().replace("\"Bericht\": \"WMO315\"", "\"Bericht\": \"JW315\"");
    let told: Vec<_> = faults_of(&text).into_iter().map(|finding| finding.path).collect();
    assert!(told.contains(&"/Bericht/Header/BerichtCode".to_string()), "{told:?}");
}
