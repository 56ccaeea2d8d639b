//! Nothing is dropped silently: every row ends in a line or in the list of what is not declared.

use std::collections::BTreeSet;

use ibericht::declaration::{Computation, KINDS, RULES, Registraties, Tabel};
use ibericht::productbook::{BookRule, Stage};
use proptest::prelude::*;

use super::support::{Case, book, month, toewijzing};

/// The rows that a computation accounts for.
fn accounted(computation: &Computation) -> BTreeSet<(Tabel, u32)> {
    let in_lines = computation
        .lines
        .iter()
        .flat_map(|line| &line.derivation.entries)
        .flat_map(|entry| &entry.places)
        .map(|place| (place.tabel, place.regel));
    let listed = computation.not_declared.iter().map(|row| (row.place.tabel, row.place.regel));
    in_lines.chain(listed).collect()
}

fn rows(registraties: &Registraties) -> BTreeSet<(Tabel, u32)> {
    let read = registraties.leveringen.iter().map(|row| &row.place);
    let read = read.chain(registraties.sessies.iter().map(|row| &row.place));
    let read = read.chain(registraties.deelnemers.iter().map(|row| &row.place));
    let all = read.chain(registraties.geweigerd.iter().map(|row| &row.place));
    all.map(|place| (place.tabel, place.regel)).collect()
}

/// Clients with a bit of everything allocated.
fn dossier() -> Case {
    let mut case = month("2026-04");
    let mut nummer = 0;
    for client in 1..=4 {
        for code in [
            "02A03", "02A17", "02A20", "07A03", "08A03", "04A04", "45A05", "45A49", "45A52", "44A09",
            "42A03", "41A20", "02A21",
        ] {
            nummer += 1;
            let allocation = toewijzing(nummer, client, code);
            // Every third one ends in the month, so that some care falls outside.
            let allocation = if nummer % 3 == 0 { allocation.to("2026-04-14") } else { allocation };
            if nummer % 7 != 0 {
                case = case.with(allocation);
            }
        }
    }
    case
}

fn cell(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

fn levering() -> impl Strategy<Value = String> {
    (
        cell(&["#1", "#2", "#3", "#4", "#5", "999900007", ""]),
        cell(&[
            "02A03", "02A17", "07A03", "08A03", "04A04", "45A05", "45A52", "44A09", "42A03", "41A20",
            "02A21", "02A99", "",
        ]),
        cell(&[
            "2026-04-01",
            "2026-04-13",
            "2026-04-14",
            "2026-04-15",
            "2026-04-30",
            "2026-05-01",
            "2025-12-31",
            "2026-04-31",
        ]),
        cell(&["60", "240", "300", "0", "", "", "1500", "-3", "1,5"]),
        cell(&["", "1", "2", "0", "x"]),
        cell(&["", "", "", "2026-04-16", "2026-05-03", "2026-04-01"]),
        cell(&["", "", "T01", "T22", "T26", "T36", "T39", "koffie"]),
        cell(&["", "ja", "nee", "soms"]),
    )
        .prop_map(|(bsn, product, datum, minuten, aantal, eind, activiteit, aanwezig)| {
            format!("{bsn};{product};{datum};{minuten};{aantal};{eind};{activiteit};{aanwezig}")
        })
}

fn sessie() -> impl Strategy<Value = String> {
    (
        cell(&["a", "b", "c", "d", ""]),
        cell(&["02A17", "02A20", "45A49", "45A52", "02A03", "45A99"]),
        cell(&["2026-04-09", "2026-04-15", "2026-05-01", "2025-04-09", "2026-04-32"]),
        cell(&["60", "95", "130", "0", ""]),
        cell(&["1", "2", "3", "0", ""]),
    )
        .prop_map(|(naam, product, datum, duur, professionals)| {
            format!("{naam};{product};{datum};{duur};{professionals};")
        })
}

fn deelnemer() -> impl Strategy<Value = String> {
    (
        cell(&["a", "b", "c", "d", "onbekend"]),
        cell(&["#1", "#2", "#3", "#4", "#5", "999900007"]),
        cell(&["ja", "ja", "ja", "nee", "?"]),
        cell(&["", "", "15", "1441"]),
    )
        .prop_map(|(sessie, bsn, aanwezig, indirect)| format!("{sessie};{bsn};{aanwezig};{indirect}"))
}

#[test]
fn every_rule_of_the_book_about_care_has_a_check() {
    let stages = [Stage::Registration, Stage::Declaration];
    let about_care = |rule: &&BookRule| stages.iter().any(|stage| rule.severity.contains_key(stage));
    let mut unused: BTreeSet<&str> = KINDS.iter().copied().collect();
    for rule in book().rules.iter().filter(about_care).filter(|rule| rule.kind != "note") {
        assert!(KINDS.contains(&rule.kind.as_str()), "{} ({}) is not checked", rule.id, rule.kind);
        unused.remove(rule.kind.as_str());
    }
    assert!(unused.is_empty(), "no rule of the book uses {unused:?}");
}

#[test]
fn every_own_rule_is_listed_once() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_accounted_for(
        leveringen in prop::collection::vec(levering(), 0..25),
        sessies in prop::collection::vec(sessie(), 0..6),
        deelnemers in prop::collection::vec(deelnemer(), 0..20),
    ) {
        let case = dossier()
            .leveringen(&format!(
                "bsn;productcode;datum;minuten;aantal;einddatum;activiteit;aanwezig\n{}",
                leveringen.join("\n")
            ))
            .sessies(&sessies.join("\n"))
            .deelnemers(&deelnemers.join("\n"));
        prop_assert_eq!(rows(&case.registraties).len(), case.registraties.rijen);
        let computation = case.compute();
        let missing: Vec<_> = rows(&case.registraties).difference(&accounted(&computation)).copied().collect();
        prop_assert!(missing.is_empty(), "{:?} of {:?} {:?} {:?}", missing, leveringen, sessies, deelnemers);
        // The same input gives the same result.
        let again = case.compute();
        prop_assert_eq!(&again.findings, &computation.findings);
        prop_assert_eq!(&again.not_declared, &computation.not_declared);
        // Every rule that is named can be explained.
        let known = |id: &str| {
            id == "TR137" || RULES.iter().any(|rule| rule.id == id) || book().rules.iter().any(|rule| rule.id == id)
        };
        for rule in computation.findings.iter().map(|one| &one.rule).chain(computation.not_declared.iter().map(|one| &one.rule)) {
            prop_assert!(known(rule), "{rule} is unknown");
        }
        // No finding and no reason shows a full BSN.
        let told = format!("{:?}{}", computation.findings, serde_json::to_string(&computation.not_declared).unwrap());
        prop_assert!(!told.contains("99990000"));
    }
}
