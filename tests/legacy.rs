//! The old 303 and 304, of which the form is reconstructed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, reason = "helpers of tests")]

mod support;

#[path = "legacy/both_ways.rs"]
mod both_ways;
#[path = "legacy/declaring.rs"]
mod declaring;
#[path = "legacy/hostile.rs"]
mod hostile;
#[path = "legacy/names.rs"]
mod names;
#[path = "legacy/retour.rs"]
mod retour;
#[path = "legacy/rules.rs"]
mod rules;

use ibericht::finding::Finding;
use ibericht::legacy::{Gelezen, Legacy, Legacy303, Legacy304, Namen, read};
use ibericht::messages::MAX_BYTES;

/// A small 303 of the Wmo, release 2.4: two clients, a credit.
pub const WMO303: &str = include_str!("legacy/WMO303.xml");

/// The 304 that answers it: one line rejected.
pub const WMO304: &str = include_str!("legacy/WMO304.xml");

/// The table of the program.
pub fn namen() -> &'static Namen {
    Namen::ingebouwd().unwrap()
}

/// What a text is as a 303 or 304.
pub fn gelezen(text: &str) -> Gelezen {
    read(text.as_bytes(), MAX_BYTES, namen()).expect("a 303 or 304")
}

/// The 303 in a text without errors.
pub fn declaratie(text: &str) -> Legacy303 {
    match gelezen(text) {
        Gelezen { bericht: Some(Legacy::Declaratie(bericht)), .. } => bericht,
        other => panic!("expected a 303, got {other:#?}"),
    }
}

/// The 304 in a text without errors.
pub fn antwoord(text: &str) -> Legacy304 {
    match gelezen(text) {
        Gelezen { bericht: Some(Legacy::Retour(bericht)), .. } => bericht,
        other => panic!("expected a 304, got {other:#?}"),
    }
}

/// The findings on a text, without the one that says that it is reconstructed.
pub fn findings(text: &str) -> Vec<Finding> {
    let mut findings = gelezen(text).findings;
    assert_eq!(findings.remove(0).rule, "gereconstrueerd");
    findings
}

/// The rules that a text breaks, each once, with the line where.
pub fn broken(text: &str) -> Vec<(String, u32)> {
    findings(text).iter().map(|finding| (finding.rule.to_string(), finding.line)).collect()
}
