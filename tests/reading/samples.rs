//! The published sample messages get the verdict that the official tools give them.

use ibericht::messages::{MAX_BYTES, Reading, read, write};

use crate::support;

fn reading(file: &str) -> Option<Reading> {
    let standard = support::sources::shared("standard", file)?;
    Some(read(&std::fs::read(standard.join("berichten").join(file)).unwrap(), MAX_BYTES))
}

#[test]
fn valid_samples_are_read_and_survive_writing() {
    for file in ["ijw/JW301.xml", "ijw/JW323.xml", "iwmo/WMO301.xml"] {
        let Some(reading) = reading(file) else { return };
        let Reading::Valid(message) = reading else { panic!("{file}: {reading:#?}") };
        let Reading::Valid(again) = read(write(&message).as_bytes(), MAX_BYTES) else { panic!("{file}") };
        assert_eq!(message, again, "{file}");
    }
}

#[test]
fn the_sample_with_31_june_has_exactly_those_two_faults() {
    let Some(reading) = reading("ijw/JW315.xml") else { return };
    let Reading::Invalid { findings, id, .. } = reading else { panic!("{reading:#?}") };
    assert_eq!(id.as_deref(), Some("123456789012"));
    let places: Vec<_> =
        findings.iter().map(|finding| (finding.line, finding.found.as_deref().unwrap())).collect();
    assert_eq!(places, [(44, "2027-06-31"), (66, "2027-06-31")]);
}
