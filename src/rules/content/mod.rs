//! Level 2: rules that need only the message.
//!
//! What is found is what the official stylesheets of level 2 find: the same rule
//! at the same element. Where the texts of the standard and the stylesheets
//! differ, the file of the rule tells what was decided. Written forms that are
//! equal as values (`007` and `7`) are equal here too, as they are in the schema; the
//! total of a declaration is the exception ([`check_source`]).
//! Where the lists of the standard misspell an element, the schema has its name.
//!
//! The return messages (302 to 320) have no rules on this level: the stylesheets
//! have none for them. What they repeat was judged in the message that they answer.

mod adres;
mod antwoord;
mod bedrag;
mod beschikking;
mod bsn;
mod communicatie;
mod contact;
mod credit;
mod dagtekening;
mod declaratie_periode;
mod dubbel;
mod einddatum;
mod frequentie;
mod geboortedatum;
mod levering;
mod naam;
mod overlap;
mod periode;
mod product_periode;
mod reden_wijziging;
mod sleutel;
mod toegekend;
mod variant;
mod verwijzer;
mod wijziging;

use super::cap;
use super::catalogue::{Check, Rule};
use crate::finding::Finding;
use crate::messages::{Bericht, Kind};

/// The version of the official stylesheets of level 2 to which the rules here are equal (IV033).
pub const XSLT_VERSIE: &str = "2.10.5";

/// The rules of level 2, grouped by what they are about.
pub static RULES: &[&Rule] = &[
    &sleutel::TR101,
    &sleutel::TR383,
    &bsn::CS002,
    &geboortedatum::TR002,
    &geboortedatum::CS139,
    &dagtekening::TR134,
    &naam::CS050,
    &naam::CS318,
    &communicatie::CD007,
    &contact::TR006,
    &contact::TR061,
    &contact::CD009,
    &contact::CD034,
    &adres::CD005,
    &adres::CD025,
    &adres::CS089,
    &overlap::TR302,
    &overlap::TR386,
    &overlap::TR410,
    &variant::CD041,
    &variant::CD077,
    &variant::CD078,
    &variant::CD079,
    &variant::CD080,
    &variant::CD095,
    &variant::CD096,
    &einddatum::CD075,
    &einddatum::CD076,
    &einddatum::CS003,
    &frequentie::CS338,
    &frequentie::CS343,
    &reden_wijziging::CS335,
    &reden_wijziging::CS336,
    &wijziging::TR352,
    &wijziging::TR353,
    &wijziging::TR380,
    &beschikking::CD043,
    &verwijzer::CD066,
    &verwijzer::CD067,
    &verwijzer::CD068,
    &levering::TR018,
    &levering::CS058,
    &antwoord::CD085,
    &antwoord::CD086,
    &antwoord::TR377,
    &antwoord::TR409,
    &declaratie_periode::CS340,
    &periode::CS100,
    &periode::TR137,
    &product_periode::TR319,
    &product_periode::TR335,
    &product_periode::CS337,
    &credit::CD060,
    &credit::TR315,
    &credit::TR316,
    &dubbel::TR416,
    &bedrag::TR358,
    &toegekend::TR342,
    &bedrag::CS325,
    &bedrag::CS339,
    &bedrag::CD087,
];

/// Whether there are rules of level 2 for a kind of message; there are none for the return messages (302 to 320).
#[must_use]
pub fn are_there_for(kind: Kind) -> bool {
    RULES.iter().any(|rule| rule.kinds.contains(&kind))
}

/// Checks every rule of level 2 that is for this message, with what only its source can tell.
///
/// As [`check`], and a total that is written in another way than its value (TR358).
#[must_use]
pub fn check_source(bericht: &Bericht, source: &str) -> Vec<Finding> {
    let mut findings = check(bericht);
    if !findings.iter().any(|finding| finding.rule == "TR358") {
        findings.extend(bedrag::check_written_total(bericht, source));
    }
    findings
}

/// Checks every rule of level 2 that is for this message.
///
/// The findings come rule by rule, within a rule in the order of the message,
/// and have a path but no line: `xml::locate` fills that in from the source.
#[must_use]
pub fn check(bericht: &Bericht) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Content(check) = rule.check
            && rule.is_for(bericht.kind(), bericht.domain)
        {
            let start = findings.len();
            check(bericht, &mut findings);
            cap(&mut findings, start);
        }
    }
    findings
}
