//! Every message of the samples follows its schema, but the one that must not.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use ibericht::messages::{Bericht, Kind, MAX_BYTES, Reading, read, write};
use ibericht::values::Domain;

/// The message with planted faults.
pub const BROKEN: &str = "301-jw-nijmegen-014-schemafouten.xml";

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// Every message below a folder by name, those in a ZIP included.
fn messages(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.extension().and_then(OsStr::to_str) {
            Some("zip") => {
                let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
                for index in 0..archive.len() {
                    let mut member = archive.by_index(index).unwrap();
                    let mut bytes = Vec::new();
                    member.read_to_end(&mut bytes).unwrap();
                    found.push((format!("{name}!{}", member.name().unwrap()), bytes));
                }
            }
            Some("xml") => found.push((name, fs::read(&path).unwrap())),
            _ => {}
        }
    }
    found.sort();
    found
}

/// Every message that came in, by name.
pub fn of_the_month() -> Vec<(String, Vec<u8>)> {
    messages(&samples().join("april-2026/in"))
}

fn valid(name: &str, bytes: &[u8]) -> Bericht {
    match read(bytes, MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn all_but_one_message_of_the_month_follow_their_schema() {
    let messages = of_the_month();
    assert_eq!(messages.len(), 87);
    for (name, bytes) in messages.iter().filter(|(name, _)| name != BROKEN) {
        valid(name, bytes);
    }
}

#[test]
fn the_planted_faults_are_reported_together() {
    let bytes = fs::read(samples().join("april-2026/in").join(BROKEN)).unwrap();
    let Reading::Invalid { findings, .. } = read(&bytes, MAX_BYTES) else { panic!("{BROKEN} was accepted") };
    let elements: Vec<_> =
        findings.iter().map(|finding| finding.path.rsplit('/').next().unwrap().to_string()).collect();
    assert_eq!(elements, ["Toewijzingstijd", "Einddatum", "Frequentie"], "{findings:#?}");
}

#[test]
fn messages_go_over_the_line_with_cr_lf_and_without_byte_order_mark() {
    for folder in ["april-2026/in", "berichten"] {
        for (name, bytes) in messages(&samples().join(folder)) {
            assert!(bytes.starts_with(b"<?xml"), "{name}");
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}");
        }
    }
}

#[test]
fn one_clean_message_of_each_kind_survives_writing_and_reading() {
    let messages = messages(&samples().join("berichten"));
    let names: Vec<_> = messages.iter().map(|(name, _)| name.trim_end_matches(".xml").to_string()).collect();
    let mut all: Vec<_> = Kind::ALL
        .into_iter()
        .flat_map(|kind| Domain::ALL.map(|domain| kind.message(domain).name()))
        .collect();
    all.sort();
    assert_eq!(names, all);
    for (name, bytes) in &messages {
        let bericht = valid(name, bytes);
        assert_eq!(bericht.name().name(), name.trim_end_matches(".xml"));
        assert_eq!(valid(name, write(&bericht).as_bytes()), bericht, "{name}");
    }
}
