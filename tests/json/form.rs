//! What a message looks like as JSON; a contract with other programs.

use super::{good, valid, xml};

#[test]
fn the_form_is_stable() {
    let text = good();
    let expected = r#"{
  "Bericht": "WMO315",
  "Release": "3.2",
  "Header": {
    "BerichtCode": "444",
    "BerichtVersie": 3,
    "BerichtSubversie": 2,
    "Afzender": "73730042",
    "Ontvanger": "0268",
    "BerichtIdentificatie": {
      "Identificatie": "V0001",
      "Dagtekening": "2026-03-20"
    },
    "XsdVersie": {
      "BasisschemaXsdVersie": "1.0.0",
      "BerichtXsdVersie": "1.0.0"
    }
  },
  "Client": {
    "Bsn": "999900006",
    "Geboortedatum": {
      "Datum": "1971-02-14"
    },
    "Geslacht": "2",
    "Naam": {
      "Geslachtsnaam": {
        "Achternaam": "Verzonnen"
      }
    },
    "Commentaar": "Twee regels\ntekst",
    "AangevraagdeProducten": [
      {
        "ReferentieAanbieder": "REF-1",
"#;
    assert!(text.starts_with(expected), "{text}");
    assert!(text.ends_with("\n    ]\n  }\n}\n"), "{text}");
    assert!(text.contains("\"Volume\": 24,"));
    // The same form as the usual pretty printer of Rust, without blanks at the end of lines.
    assert!(text.lines().all(|line| line == line.trim_end()));
}

#[test]
fn retourcodes_are_an_array_of_strings() {
    let text = include_str!("../../schemas/json/JW302.schema.json");
    let schema: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(schema["$defs"]["Header"]["properties"]["RetourCodes"]["type"], "array");
    assert_eq!(
        schema["$defs"]["Header"]["properties"]["RetourCodes"]["items"]["$ref"],
        "#/$defs/LDT_RetourCode"
    );
}

#[test]
fn what_json_leaves_free_is_read() {
    let message = xml(include_str!("../reading/wmo315.xml"));
    let compact = serde_json::from_str::<serde_json::Value>(&good()).unwrap().to_string();
    for text in [
        // Keys in alphabetical order on one line.
        compact.clone(),
        format!("\u{feff}{compact}"),
        format!(" \r\n\t{compact}\r\n "),
        good().replace('\n', "\r\n"),
        good().replace("\"Volume\": 24", "\"Volume\": \"24\""),
        good().replace("\"Volume\": 24", "\"Volume\": \" +024\\n\""),
        good().replace("\"BerichtVersie\": 3", "\"BerichtVersie\": \"3\""),
        good().replace("\"Bsn\": \"999900006\"", "\"\\u0042sn\": \"\\u003999900006\""),
    ] {
        assert_eq!(valid(&text), message, "{text}");
    }
}
