//! The published sample messages: what levels 1 and 2 find in them.

use std::path::Path;

use ibericht::messages::{MAX_BYTES, Reading, read};
use ibericht::rules::content;

use crate::support::sources::shared;

/// The folder in the reference pack.
const SAMPLES: &str = "standard/berichten";

/// The samples that follow their schema, with what the official stylesheets find in them; they find nothing in the
/// return messages, for which they have no rules.
const VALID: [(&str, &[(&str, &str)]); 13] = [
    ("ijw/JW301.xml", &[]),
    ("ijw/JW302.xml", &[]),
    ("ijw/JW306.xml", &[]),
    ("ijw/JW307.xml", &[]),
    ("ijw/JW308.xml", &[]),
    ("ijw/JW316.xml", &[]),
    ("ijw/JW319.xml", &[]),
    ("ijw/JW320.xml", &[]),
    (
        "ijw/JW323.xml",
        &[
            ("TR101", "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[2]"),
            ("TR101", "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[3]"),
        ],
    ),
    ("iwmo/WMO301.xml", &[]),
    ("iwmo/WMO305.xml", &[]),
    ("iwmo/WMO307.xml", &[]),
    ("iwmo/WMO319.xml", &[]),
];

/// The samples that break their schema, with where; numbers are lines.
const INVALID: [(&str, &[(u32, &str)]); 2] = [
    ("ijw/JW315.xml", &[(44, "ToewijzingEinddatum"), (66, "ToewijzingEinddatum")]),
    ("ijw/JW318.xml", &[(33, "RetourCode")]),
];

fn reading(folder: &Path, file: &str) -> Reading {
    read(&std::fs::read(folder.join(file)).unwrap(), MAX_BYTES)
}

#[test]
fn valid_samples_get_the_verdicts_of_the_official_stylesheets() {
    let Some(folder) = shared(SAMPLES, "level 2 of the published samples") else { return };
    for (file, expected) in VALID {
        let Reading::Valid(bericht) = reading(&folder, file) else { panic!("{file} is not valid") };
        assert!(file.ends_with(&format!("{}.xml", bericht.name().name())), "{file} is something else");
        let found = crate::found(&content::check(&bericht));
        let expected: Vec<_> =
            expected.iter().map(|(rule, path)| ((*rule).to_string(), (*path).to_string())).collect();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn the_other_samples_break_their_schema_where_the_official_tools_say() {
    let Some(folder) = shared(SAMPLES, "level 1 of the published samples") else { return };
    for (file, expected) in INVALID {
        let Reading::Invalid { findings, .. } = reading(&folder, file) else { panic!("{file} is valid") };
        let found: Vec<_> = findings
            .iter()
            .map(|finding| (finding.line, finding.path.rsplit('/').next().unwrap()))
            .map(|(line, step)| (line, step.split('[').next().unwrap()))
            .collect();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn every_sample_has_its_verdict() {
    let Some(folder) = shared(SAMPLES, "the list of published samples") else { return };
    let mut files: Vec<_> = ["ijw", "iwmo"]
        .into_iter()
        .flat_map(|standard| std::fs::read_dir(folder.join(standard)).unwrap())
        .map(|entry| entry.unwrap().path().strip_prefix(&folder).unwrap().to_str().unwrap().to_string())
        .collect();
    files.sort();
    let mut told: Vec<_> =
        VALID.iter().map(|(file, _)| *file).chain(INVALID.iter().map(|(file, _)| *file)).collect();
    told.sort_unstable();
    assert_eq!(files, told);
}

#[test]
fn the_sample_request_has_no_level_2_findings_once_its_dates_exist() {
    let Some(folder) = shared(SAMPLES, "the published request") else { return };
    let text = std::fs::read_to_string(folder.join("ijw/JW315.xml")).unwrap();
    let mended = text.replace("2027-06-31", "2027-06-30");
    let Reading::Valid(bericht) = read(mended.as_bytes(), MAX_BYTES) else { panic!("still not valid") };
    assert_eq!(content::check(&bericht), []);
}
