//! Which allocation a delivery belongs to, and what must be allocated beside it.

use ibericht::finding::Severity::{Error, Warning};

use super::support::{Case, Outcome, month, toewijzing};

fn contact(case: Case) -> Outcome {
    case.leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60").run()
}

#[test]
fn without_an_allocation_nothing_is_declared() {
    let outcome = contact(month("2026-04"));
    assert!(outcome.nothing_declared());
    let finding = outcome.finding("toewijzing-ontbreekt", Error);
    assert_eq!((finding.line, finding.path.as_str()), (2, "leveringen.csv/bsn"));
    assert!(finding.message.nl.contains("*****0006"), "the BSN is masked: {}", finding.message.nl);
}

#[test]
fn two_allocations_that_fit_are_never_a_guess() {
    let two = || month("2026-04").with(toewijzing(1, 1, "02A03")).with(toewijzing(2, 1, "02A03"));
    let outcome = contact(two());
    assert!(outcome.nothing_declared());
    outcome.finding("toewijzing-meerdere", Error);
    let named =
        two().leveringen("bsn;productcode;datum;minuten;toewijzingnummer\n#1;02A03;2026-04-09;60;2").run();
    assert_eq!(named.line(1, "02A03").toewijzing_nummer.get(), 2);
}

#[test]
fn a_named_allocation_must_be_of_that_product_and_day() {
    let named = |nummer: u32| {
        month("2026-04")
            .with(toewijzing(1, 1, "02A03").to("2026-04-08"))
            .with(toewijzing(2, 1, "02A05"))
            .leveringen(&format!(
                "bsn;productcode;datum;minuten;toewijzingnummer\n#1;02A03;2026-04-09;60;{nummer}"
            ))
            .run()
    };
    named(1).finding("RVN-ALL-within-allocation", Error);
    named(2).finding("toewijzing-ontbreekt", Error);
    named(3).finding("toewijzing-ontbreekt", Error);
    assert!(named(1).nothing_declared() && named(2).nothing_declared() && named(3).nothing_declared());
}

#[test]
fn two_allocations_in_one_month_are_two_lines() {
    let outcome = month("2026-03")
        .with(toewijzing(1, 1, "02A03").from("2026-03-01").to("2026-03-09"))
        .with(toewijzing(2, 1, "02A03").from("2026-03-23").to("2026-03-31"))
        .leveringen(
            "bsn;productcode;datum;minuten
             #1;02A03;2026-03-09;60
             #1;02A03;2026-03-16;45
             #1;02A03;2026-03-23;30",
        )
        .run();
    let lines: Vec<_> = outcome
        .lines(1, "02A03")
        .map(|line| {
            (line.periode.begindatum.to_string(), line.periode.einddatum.to_string(), line.volume.get())
        })
        .collect();
    assert_eq!(
        lines,
        [("2026-03-01".into(), "2026-03-09".into(), 60), ("2026-03-23".into(), "2026-03-31".into(), 30)]
    );
    assert_eq!(outcome.finding("RVN-ALL-within-allocation", Error).line, 3);
}

#[test]
fn the_latest_decision_is_the_allocation() {
    let shortened = month("2026-04")
        .with(toewijzing(1, 1, "02A03").to("2026-04-05").decided("2026-04-06"))
        .with(toewijzing(1, 1, "02A03").to("2026-12-31").decided("2025-12-01"));
    contact(shortened).finding("RVN-ALL-within-allocation", Error);
    let removed = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .with(toewijzing(1, 1, "02A03").removed().decided("2026-03-01"));
    let outcome = contact(removed);
    assert!(outcome.nothing_declared());
    assert!(outcome.finding("toewijzing-ontbreekt", Error).message.en.contains("removed"));
}

#[test]
fn an_allocation_of_another_provider_is_not_ours() {
    let outcome = contact(month("2026-04").with(toewijzing(1, 1, "02A03").aanbieder("73730002")));
    assert!(outcome.nothing_declared());
    assert!(outcome.finding("toewijzing-ontbreekt", Error).message.en.contains("another provider"));
}

#[test]
fn an_aspecific_or_generic_allocation_takes_any_code_of_its_category() {
    for allocation in [toewijzing(1, 1, "02A03").aspecific(), toewijzing(1, 1, "02A03").generic()] {
        let outcome = month("2026-04")
            .with(allocation)
            .leveringen(
                "bsn;productcode;datum;minuten
                 #1;02A03;2026-04-09;60
                 #1;02A05;2026-04-10;30",
            )
            .run();
        assert_eq!(outcome.volume(1, "02A03").0, 60);
        assert_eq!(outcome.volume(1, "02A05").0, 30);
        outcome.assert_silent();
    }
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03").aspecific())
        .leveringen("bsn;productcode;datum;minuten\n#1;01A06;2026-04-09;60")
        .run();
    outcome.finding("toewijzing-ontbreekt", Error);
}

#[test]
fn the_budget_of_an_aspecific_allocation_is_a_ceiling() {
    let fits = contact(month("2026-04").with(toewijzing(1, 1, "02A03").budget(60 * 129)));
    assert_eq!(fits.volume(1, "02A03"), (60, 7740));
    let over = contact(month("2026-04").with(toewijzing(1, 1, "02A03").budget(60 * 129 - 1)));
    assert!(over.nothing_declared());
    over.finding("RVN-ALL-within-allocation", Error);
    // Two products on one allocation use it up together.
    let both = month("2026-04")
        .with(toewijzing(1, 1, "02A03").budget(60 * 129 + 29 * 158))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60\n#1;02A05;2026-04-09;30")
        .run();
    assert_eq!(both.computation.lines.len(), 1);
    both.finding("RVN-ALL-within-allocation", Error);
}

#[test]
fn another_region_has_other_tariffs() {
    let outcome = contact(month("2026-04").with(toewijzing(1, 1, "02A03").gemeente("0363")));
    assert!(outcome.nothing_declared());
    outcome.finding("RVN-ALL-region", Warning);
    assert_eq!(outcome.not_declared("RVN-ALL-region").len(), 1);
    // None of the book's rules holds there, so none is told.
    let other = month("2026-04")
        .with(toewijzing(1, 1, "02A03").gemeente("0363"))
        .leveringen("bsn;productcode;datum;minuten;activiteit\n#1;02A03;2026-04-09;60;T22")
        .run();
    assert!(other.has("RVN-ALL-region") && !other.has("RVN-ALL-time-basis"));
    assert!(
        !contact(month("2026-04").with(toewijzing(1, 1, "02A03").gemeente("0944"))).has("RVN-ALL-region")
    );
}

#[test]
fn products_are_found_however_they_are_written() {
    for written in ["45A52", "45 a52", "Jw 45A52", "JW45A52"] {
        let outcome = month("2026-04")
            .with(toewijzing(1, 1, "45A52"))
            .leveringen(&format!("bsn;productcode;datum;minuten;activiteit\n#1;{written};2026-04-09;20;T22"))
            .run();
        assert_eq!(outcome.volume(1, "45A52").0, 20, "{written}");
    }
}

#[test]
fn a_product_without_code_cannot_be_declared() {
    let outcome = month("2026-04")
        .leveringen(
            "bsn;productcode;datum;minuten\n#1;Reguliere begeleiding in een groep;2026-04-09;60\n#1;45A04;2026-04-09;60",
        )
        .run();
    assert_eq!(outcome.finding("RVN-45A04-group-has-no-code", Error).line, 2);
}

/// One row of an add-on, with other products allocated beside it.
fn add_on(code: &str, quantity: &str, beside: &[super::support::Toewijzing]) -> Outcome {
    let mut case = month("2026-04").with(toewijzing(1, 1, code));
    for allocation in beside {
        case = case.with(allocation.clone());
    }
    case.leveringen(&format!("bsn;productcode;datum;minuten;aantal\n#1;{code};2026-04-09;{quantity}")).run()
}

#[test]
fn casemanagement_goes_only_with_its_carriers() {
    for (code, carrier, other) in [("02A21", "02A05", "02A17"), ("45A55", "45A04", "45A49")] {
        let rule = format!("RVN-{code}-combination-same-provider");
        let with = add_on(code, "30;", &[toewijzing(2, 1, carrier)]);
        assert_eq!(with.volume(1, code).0, 30);
        with.assert_silent();
        for wrong in [
            toewijzing(2, 1, other),
            toewijzing(2, 1, carrier).aanbieder("73730002"),
            toewijzing(2, 1, carrier).to("2026-04-08"),
        ] {
            let outcome = add_on(code, "30;", &[wrong]);
            assert!(outcome.nothing_declared());
            outcome.finding(&rule, Error);
        }
        add_on(code, "30;", &[toewijzing(2, 1, carrier).aspecific()]).finding(&rule, Warning);
    }
}

#[test]
fn jeugd_transport_goes_only_with_day_care_or_a_stay() {
    let alone = add_on("42A03", ";1", &[]);
    assert!(alone.nothing_declared());
    alone.finding("RVN-42A03-combination", Error);
    assert!(!add_on("42A03", ";1", &[toewijzing(2, 1, "41A20")]).has("RVN-42A03-combination"));
    let elsewhere = add_on("42A03", ";1", &[toewijzing(2, 1, "44A09").aanbieder("73730002")]);
    assert_eq!(elsewhere.volume(1, "42A03").0, 1);
    elsewhere.finding("RVN-42A03-combination", Warning);
}

#[test]
fn wmo_transport_expects_dagbesteding() {
    assert!(!add_on("08A03", ";1", &[toewijzing(2, 1, "07A03")]).has("RVN-08A03-destination"));
    let alone = add_on("08A03", ";1", &[]);
    assert_eq!(alone.volume(1, "08A03").0, 1);
    alone.finding("RVN-08A03-destination", Warning);
    let with_stay = add_on("08A03", ";1", &[toewijzing(2, 1, "04A04")]);
    assert!(with_stay.finding("RVN-08A03-destination", Warning).message.nl.contains("04A04"));
    add_on("15N51", ";1", &[toewijzing(2, 1, "07A03")]).finding("RVN-08A03-destination", Warning);
}

#[test]
fn ordinary_products_and_those_of_sheltered_housing_are_not_mixed() {
    let mixed = add_on("15N51", ";1", &[toewijzing(2, 1, "07A03")]);
    mixed.finding("RVN-15N21-bw-pairing", Warning);
    let paired = add_on("15N51", ";1", &[toewijzing(2, 1, "15N21")]);
    assert!(!paired.has("RVN-15N21-bw-pairing"));
    let after =
        add_on("15N51", ";1", &[toewijzing(2, 1, "15N21"), toewijzing(3, 1, "07A03").to("2026-03-31")]);
    assert!(!after.has("RVN-15N21-bw-pairing"), "not at the same time");
}

#[test]
fn the_code_of_an_allocation_may_be_written_in_small_letters() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03").code("02a03"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-02;60")
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (60, 7740));
}
