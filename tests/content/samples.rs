//! The published sample messages: what level 2 finds in them.

use std::path::Path;

use ibericht::messages::{MAX_BYTES, Reading, read};
use ibericht::rules::content;

use crate::sources::shared;

/// The folder in the reference pack.
const SAMPLES: &str = "standard/berichten";

fn findings(samples: &Path, file: &str) -> Vec<(String, String)> {
    let bytes = std::fs::read(samples.join(file)).unwrap();
    let Reading::Valid(bericht) = read(&bytes, MAX_BYTES) else { panic!("{file} is not valid") };
    crate::found(&content::check(&bericht))
}

#[test]
fn samples_get_the_verdicts_of_the_official_stylesheets() {
    let Some(folder) = shared(SAMPLES, "level 2 of the published samples") else { return };
    assert_eq!(findings(&folder, "ijw/JW301.xml"), []);
    assert_eq!(findings(&folder, "iwmo/WMO301.xml"), []);
    let line = |index: usize| {
        let path = format!("/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[{index}]");
        ("TR101".to_string(), path)
    };
    assert_eq!(findings(&folder, "ijw/JW323.xml"), [line(2), line(3)]);
}

#[test]
fn the_sample_request_has_no_level_2_findings_once_its_dates_exist() {
    let Some(folder) = shared(SAMPLES, "the published request") else { return };
    let text = std::fs::read_to_string(folder.join("ijw/JW315.xml")).unwrap();
    assert!(matches!(read(text.as_bytes(), MAX_BYTES), Reading::Invalid { .. }));
    let mended = text.replace("2027-06-31", "2027-06-30");
    let Reading::Valid(bericht) = read(mended.as_bytes(), MAX_BYTES) else { panic!("still not valid") };
    assert_eq!(content::check(&bericht), []);
}
