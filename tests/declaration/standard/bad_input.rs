//! Registrations that cannot be declared: each is named with what to do, and nothing else is lost.

use ibericht::finding::Severity::{Error, Info};
use ibericht::values::{Eenheid, Frequentie};

use crate::declaration::boekje::{maand, sent, termijn};
use crate::declaration::support::{Case, Outcome, toewijzing};

/// Client 1 with something wrong, beside client 2 of whom everything is right.
fn beside(case: Case, rows: &str) -> Outcome {
    let case = case.with(toewijzing(99, 2, "02B01")).leveringen(&format!(
        "bsn;productcode;datum;minuten;aantal;toewijzingnummer;referentie\n{rows}\n#2;02B01;2026-04-09;60;;;"
    ));
    let outcome = sent(case, "2026-04", "2026-05-04");
    assert_eq!(outcome.volume(2, "02B01"), (60, 7200), "nothing else is lost");
    outcome
}

/// The only refusal: its rule, how many rows it lists, and words of its message and advice.
fn refused(outcome: &Outcome, rule: &str, rows: usize, says: &str, advises: &str) {
    let finding = outcome.finding(rule, Error);
    assert!(finding.message.nl.contains(says), "{}", finding.message.nl);
    assert!(finding.advice.nl.contains(advises), "{}", finding.advice.nl);
    assert!(!finding.message.en.is_empty() && !finding.advice.en.is_empty());
    assert_eq!(outcome.not_declared(rule).len(), rows, "{:?}", outcome.told());
}

fn april() -> Case {
    maand("2026-04")
}

#[test]
fn after_the_allocation_ended() {
    let outcome =
        beside(april().with(termijn(1, "02B01", "2026-01-01", "2026-04-08")), "#1;02B01;2026-04-09;60;;;");
    refused(&outcome, "within-allocation", 1, "01-01-2026 t/m 08-04-2026", "vraag zo nodig een toewijzing");
}

#[test]
fn before_the_allocation_began() {
    let allocation = toewijzing(1, 1, "02B01").from("2026-04-10");
    let outcome = beside(april().with(allocation), "#1;02B01;2026-04-09;60;;;\n#1;02B01;2026-04-10;30;;;");
    refused(&outcome, "within-allocation", 1, "vanaf 10-04-2026", "vraag zo nodig een toewijzing");
    assert_eq!(outcome.volume(1, "02B01").0, 30);
}

#[test]
fn above_the_ceiling() {
    let allocation = toewijzing(1, 1, "02B01").omvang(100, Eenheid::MINUUT, Frequentie::MAAND);
    let outcome = beside(april().with(allocation), "#1;02B01;2026-04-09;60;;;\n#1;02B01;2026-04-10;41;;;");
    refused(&outcome, "within-allocation", 2, "ten hoogste 100", "niet afgekapt");
}

#[test]
fn twice() {
    let allocation = || april().with(toewijzing(1, 1, "02B01"));
    let outcome = beside(allocation(), "#1;02B01;2026-04-09;60;;;a1\n#1;02B01;2026-04-09;60;;;a1");
    refused(&outcome, "registratie-dubbel", 1, "gelijk aan regel 2", "Verwijder haar");
    assert_eq!(outcome.volume(1, "02B01").0, 60, "counted once");
    // A line that was declared before is not declared twice.
    let mut case =
        allocation().with(toewijzing(99, 2, "02B01")).earlier(&crate::declaration::support::Eerder {
            nummer: 1,
            client: 1,
            code: "02B01",
            van: "2026-04-01",
            tot: "2026-04-30",
            volume: 60,
            cents: 120,
            status: ibericht::dossier::PrestatieStatus::Ingediend,
            referentie: "R1",
        });
    case = case.leveringen("bsn;productcode;datum;minuten\n#1;02B01;2026-04-09;60\n#2;02B01;2026-04-09;60");
    let outcome = sent(case, "2026-04", "2026-05-04");
    outcome.finding("declaratie-al-gedaan", Info);
    assert_eq!(outcome.computation.lines.len(), 1);
}

#[test]
fn for_a_removed_allocation() {
    let removed = april()
        .with(toewijzing(1, 1, "02B01"))
        .with(toewijzing(1, 1, "02B01").removed().decided("2026-03-01"));
    let outcome = beside(removed, "#1;02B01;2026-04-09;60;;;");
    refused(&outcome, "toewijzing-ontbreekt", 1, "verwijderd", "vraag haar aan");
}

#[test]
fn for_a_client_of_another_municipality() {
    let elsewhere = april().with(toewijzing(1, 1, "02B01").gemeente("0344"));
    let outcome = beside(elsewhere, "#1;02B01;2026-04-09;60;;;");
    refused(&outcome, "region", 1, "Utrecht", "het boek van die regio");
}

#[test]
fn for_a_client_without_any_allocation() {
    let outcome = beside(april(), "#1;02B01;2026-04-09;60;;;");
    refused(&outcome, "toewijzing-ontbreekt", 1, "geen toewijzing", "301-bericht");
}

#[test]
fn with_the_wrong_unit() {
    // The row has another unit than the product.
    let outcome = beside(april().with(toewijzing(1, 1, "02B01")), "#1;02B01;2026-04-09;;2;;");
    refused(&outcome, "registratie-hoeveelheid", 1, "niet uit `aantal`", "Vul `minuten` in");
    // The allocation has another unit than the product (TR341).
    for (code, row, eenheid) in [
        ("02B01", "60;;", Eenheid::DAGDEEL),
        ("02B04", "60;;", Eenheid::MINUUT),
        ("02B16", ";1;", Eenheid::ETMAAL),
        ("02B82", ";1;", Eenheid::STUKS_INSPANNING),
        ("02B82", ";1;", Eenheid::EURO),
        ("02B84", ";1;", Eenheid::STUKS_OUTPUT),
    ] {
        let allocation = toewijzing(1, 1, code).omvang(9000, eenheid, Frequentie::MAAND);
        let outcome = beside(april().with(allocation), &format!("#1;{code};2026-04-09;{row};"));
        refused(&outcome, "unit-and-tariff", 1, "Toewijzing 1", "vraag de gemeente om een toewijzing");
    }
}

#[test]
fn with_a_product_that_the_allocation_does_not_cover() {
    let outcome = beside(april().with(toewijzing(1, 1, "02B01")), "#1;02B16;2026-04-09;;1;1;");
    refused(&outcome, "toewijzing-ontbreekt", 1, "is voor 02B01, niet voor 02B16", "`productcode`");
    // Whatever the allocation, a product that was not contracted.
    let generic = april().with(toewijzing(1, 1, "02B01").generic());
    let outcome = beside(generic, "#1;02X99;2026-04-09;60;;;");
    refused(&outcome, "known-code", 1, "`02X99`", "Verbeter de productcode");
}

#[test]
fn a_volume_or_amount_that_no_message_can_hold() {
    let euros: Vec<String> = (1..=30).map(|day| format!("#1;02B82;2026-04-{day:02};;9999;;")).collect();
    let outcome = beside(april().with(toewijzing(1, 1, "02B82")), &euros.join("\n"));
    refused(&outcome, "declaratie-bedrag", 30, "meer dan", "Verbeter de registraties");
}
