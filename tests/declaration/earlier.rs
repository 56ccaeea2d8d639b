//! What earlier declarations mean for this one.

use ibericht::dossier::{Hash, Herkomst, IngediendeDeclaratie, PrestatieStatus, Stand, Store as _};
use ibericht::finding::Severity::{Error, Info, Warning};
use ibericht::values::{AgbCode, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht};

use super::support::{AGB, Case, Eerder, NIJMEGEN, Outcome, day, month, toewijzing};

fn line(
    nummer: u32,
    code: &'static str,
    van: &'static str,
    tot: &'static str,
    volume: u32,
    cents: u32,
) -> Eerder {
    Eerder {
        nummer,
        client: 1,
        code,
        van,
        tot,
        volume,
        cents,
        status: PrestatieStatus::Ingediend,
        referentie: Box::leak(format!("{code}-{van}").into_boxed_str()),
    }
}

#[test]
fn the_same_line_again_does_nothing_and_says_so() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .earlier(&line(1, "02A03", "2026-04-01", "2026-04-30", 60, 129))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60")
        .run();
    assert!(outcome.nothing_declared());
    let told = outcome.finding("declaratie-al-gedaan", Info);
    assert!(told.message.en.contains("DN1"), "{}", told.message.en);
    assert!(outcome.computation.not_declared.is_empty(), "its rows are declared");
    outcome.assert_no_errors();
}

#[test]
fn a_line_that_was_credited_may_be_declared_again() {
    let mut credited = line(1, "02A03", "2026-04-01", "2026-04-30", 60, 129);
    credited.status = PrestatieStatus::Gecrediteerd;
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .earlier(&credited)
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60")
        .run();
    assert_eq!(outcome.volume(1, "02A03").0, 60);
}

#[test]
fn a_month_before_one_that_was_declared_is_reported() {
    let outcome = month("2026-03")
        .with(toewijzing(1, 1, "02A03"))
        .earlier(&line(1, "02A03", "2026-04-01", "2026-04-30", 60, 129))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-03-09;60")
        .run();
    assert_eq!(outcome.volume(1, "02A03").0, 60);
    outcome.finding("declaratie-volgorde", Warning);
}

/// March is declared after May was, for a client of whom nothing was declared.
fn march_after_may(stand: Stand) -> Case {
    let mut case = month("2026-03")
        .with(toewijzing(1, 1, "02A03"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-03-09;60\n#1;02A03;2026-03-10;30");
    case.store
        .add_declaratie(&IngediendeDeclaratie {
            domain: Domain::Wmo,
            gemeente: Gemeente::new(NIJMEGEN).unwrap(),
            aanbieder: AgbCode::new(AGB).unwrap(),
            nummer: DeclaratieNummer::new("DN5").unwrap(),
            identificatie: IdentificatieBericht::new("5").unwrap(),
            maand: "2026-05".parse().unwrap(),
            ingediend: 0,
            toegekend: None,
            herkomst: Herkomst { bericht: Hash("dossier".to_owned()), dagtekening: day("2026-06-01"), stand },
        })
        .unwrap();
    case
}

#[test]
fn tr318_the_latest_month_that_the_municipality_got_is_named_whoever_it_was_about() {
    let outcome = march_after_may(Stand::Onderweg).run();
    assert_eq!(outcome.volume(1, "02A03").0, 90);
    assert!(outcome.finding("declaratie-volgorde", Warning).advice.nl.contains("over 2026-05 of later"));
    let rejected = march_after_may(Stand::Afgewezen).run();
    assert!(!rejected.has("declaratie-volgorde"), "rejected counts as not sent");
}

#[test]
fn tr318_a_declaration_over_a_month_before_the_latest_is_not_made() {
    let case = march_after_may(Stand::Onderweg);
    let mut computation = case.compute();
    computation.refuse_early(&case.store).unwrap();
    let outcome = Outcome { computation };
    assert!(outcome.computation.lines.is_empty());
    let told = outcome.finding("declaratie-volgorde", Error);
    assert!(told.advice.nl.contains("`ibericht correct`"), "{}", told.advice.nl);
    assert_eq!(outcome.not_declared("declaratie-volgorde").len(), 2);

    let case = march_after_may(Stand::Afgewezen);
    let mut computation = case.compute();
    computation.refuse_early(&case.store).unwrap();
    assert_eq!(computation.lines.len(), 1, "rejected counts as not sent");
    // Another month of the same municipality, and the same month of another.
    let mut same = month("2026-05");
    same.store = march_after_may(Stand::Onderweg).store;
    let same = same.leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-05-11;60");
    let mut computation = same.compute();
    computation.refuse_early(&same.store).unwrap();
    assert_eq!(computation.lines.len(), 1, "the latest month may be declared again");
}

#[test]
fn tr308_a_line_outside_an_allocation_that_was_shortened_is_corrected() {
    let shortened = |end: &'static str| {
        let mut earlier = line(1, "02A03", "2026-04-01", "2026-04-30", 60, 129);
        earlier.status = PrestatieStatus::Toegekend;
        month("2026-04")
            .with(toewijzing(1, 1, "02A03").to(end))
            .earlier(&earlier)
            .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60")
    };
    let outcome = shortened("2026-04-20").correcting().run();
    let made = outcome.line(1, "02A03");
    assert_eq!((made.volume.get(), made.periode.einddatum), (60, day("2026-04-20")));
    assert_eq!(made.credit.as_ref().unwrap().prestatie.product_periode.einddatum, day("2026-04-30"));
    let told = shortened("2026-04-20").run();
    let told = told.finding("declaratie-correctie", Error);
    assert!(told.message.nl.contains("nu is het 60 over 01-04-2026 t/m 20-04-2026"), "{}", told.message.nl);
    // An allocation that still covers the old period leaves the line as it is.
    assert!(shortened("2026-12-31").correcting().run().computation.lines.is_empty());
}

/// 02A03 from January, a 02A17 group of 24 minutes in every month from April; July is declared now.
fn group_in_july(history: bool, parent_after: u32) -> Outcome {
    let months = [
        ("2026-01-01", "2026-01-31"),
        ("2026-02-01", "2026-02-28"),
        ("2026-03-01", "2026-03-31"),
        ("2026-04-01", "2026-04-30"),
        ("2026-05-01", "2026-05-31"),
        ("2026-06-01", "2026-06-30"),
    ];
    let mut case: Case = month("2026-07")
        .with(toewijzing(1, 1, "02A03").from("2025-12-01"))
        .with(toewijzing(2, 1, "02A17"))
        .with(toewijzing(3, 2, "02A17"));
    if history {
        case = case.earlier(&line(1, "02A03", "2025-12-01", "2025-12-31", 600, 129));
        for (van, tot) in &months[..3] {
            case = case.earlier(&line(1, "02A03", van, tot, 600, 129));
        }
    }
    for (van, tot) in &months[3..] {
        case = case.earlier(&line(1, "02A03", van, tot, parent_after, 129));
        case = case.earlier(&line(2, "02A17", van, tot, 30, 155));
    }
    case.leveringen(&format!("bsn;productcode;datum;minuten\n#1;02A03;2026-07-01;{parent_after}"))
        .sessies("a;02A17;2026-07-02;60;1;")
        .deelnemers("a;#1;ja;\na;#2;ja;")
        .run()
}

#[test]
fn a_group_that_replaces_nothing_is_reported() {
    let same = group_in_july(true, 700);
    same.finding("RVN-02A17-partly-replaces-parent", Warning);
    same.finding("RVN-02A17-total-cost-drops", Warning);
    assert_eq!(same.volume(1, "02A17").0, 30, "a warning: the line is made");
}

#[test]
fn a_group_that_replaces_a_little_may_still_cost_more() {
    // 590 instead of 600 minutes a month saves 10 x 129 cents, the group costs 30 x 155.
    let little = group_in_july(true, 590);
    assert!(!little.has("RVN-02A17-partly-replaces-parent"), "{:#?}", little.told());
    little.finding("RVN-02A17-total-cost-drops", Warning);
}

#[test]
fn a_group_that_replaces_enough_is_silent() {
    let enough = group_in_july(true, 400);
    assert!(!enough.has("RVN-02A17-partly-replaces-parent"));
    assert!(!enough.has("RVN-02A17-total-cost-drops"));
    assert_eq!(enough.skipped("RVN-02A17-total-cost-drops"), 1, "client 2 has no history");
}

#[test]
fn without_history_the_comparison_is_skipped() {
    let outcome = group_in_july(false, 400);
    assert!(!outcome.has("RVN-02A17-total-cost-drops"));
    assert_eq!(outcome.skipped("RVN-02A17-partly-replaces-parent"), 2, "no history, and too short a time");
}

#[test]
fn every_group_product_is_compared() {
    for (code, parent) in [("02A20", "02A05"), ("45A49", "45A05"), ("45A52", "45A53")] {
        let mut case = month("2026-04").with(toewijzing(9, 1, parent));
        for client in 1..=3_u32 {
            case = case.with(toewijzing(client, client as usize, code));
        }
        let outcome = case.group(&format!("a;{code};2026-04-09;60;1;"), &["a"], 3).run();
        assert_eq!(outcome.skipped(&format!("RVN-{code}-partly-replaces-parent")), 1);
        assert_eq!(outcome.skipped(&format!("RVN-{code}-total-cost-drops")), 1);
    }
}
