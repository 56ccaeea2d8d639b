//! Product periods, successive allocations, trajectories and late declaration (section 4: IV084, IV089, IV090).

use ibericht::declaration::{BuildOptions, Computation, Submission, build};
use ibericht::dossier::{Hash, Levering, Melding, PrestatieStatus, Stand, Store as _, facts};
use ibericht::finding::Severity::{Error, Warning};
use ibericht::messages::{MAX_BYTES, StopProduct, XsdVersies};
use ibericht::productbook::{Agreements, Moment};
use ibericht::values::{AgbCode, Eenheid, Frequentie, Versie};

use crate::declaration::boekje::{accepted, agreed, declared, lines_of, maand, sent, sorted, termijn};
use crate::declaration::support::{AGB, Case, day, message, month as builtin, toewijzing};

#[test]
fn iv089_the_product_period_is_the_month_cut_to_the_allocation() {
    let case = maand("2026-04").with(termijn(1, "02B01", "2026-04-08", "2026-06-17")).leveringen(
        "bsn;productcode;datum;minuten\n#1;02B01;2026-04-10;60\n#1;02B01;2026-05-10;60\n#1;02B01;2026-06-10;60",
    );
    assert_eq!(
        declared(case, &["2026-04", "2026-05", "2026-06"], "2026-07-01"),
        [
            "2026-04-08/2026-04-30: 60, 7200",
            "2026-05-01/2026-05-31: 60, 7200",
            "2026-06-01/2026-06-17: 60, 7200",
        ]
    );
}

/// 1,000 euro over the allocation of IV089, declared at its end.
fn traject(einde: Option<&str>, csv: &str) -> Case {
    let agreements = Agreements { moment: Moment::End, ..Agreements::default() };
    let allocation =
        toewijzing(1, 1, "02B83").from("2026-04-08").omvang(100_000, Eenheid::EURO, Frequentie::TOTAAL);
    maand("2026-04")
        .book(agreed("02B83", agreements))
        .with(einde.map_or(allocation.clone(), |einde| allocation.to(einde)))
        .leveringen(csv)
}

const TRAJECT: &str = "bsn;productcode;datum;bedrag
    #1;02B83;2026-04-10;300
    #1;02B83;2026-05-10;300
    #1;02B83;2026-06-10;400";

#[test]
fn iv089_and_op264_a_trajectory_is_declared_in_its_last_product_period() {
    let (_, computations) = lines_of(&traject(Some("2026-06-17"), TRAJECT), &["2026-04", "2026-05"]);
    for computation in &computations {
        assert!(computation.lines.is_empty());
        let rows = &computation.not_declared;
        assert!(rows.iter().all(|row| row.rule == "declaratie-andere-maand"), "{rows:?}");
        assert_eq!(rows.iter().filter(|row| row.reason.nl.contains("2026-06")).count(), 3);
    }
    assert_eq!(
        declared(traject(Some("2026-06-17"), TRAJECT), &["2026-04", "2026-05", "2026-06"], "2026-07-01"),
        ["2026-06-01/2026-06-17: 100000, 100000"]
    );
}

#[test]
fn op264_a_trajectory_without_an_end_is_told() {
    let outcome = traject(None, TRAJECT).run();
    assert!(outcome.nothing_declared());
    let finding = outcome.finding("declaratie-einde", Error);
    assert!(finding.advice.nl.contains("einddatum"), "{}", finding.advice.nl);
    assert_eq!(
        outcome.not_declared("declaratie-einde").len(),
        1,
        "the rows of other months are of those months"
    );
    assert_eq!(outcome.not_declared("declaratie-andere-maand").len(), 2);
}

#[test]
fn op264_a_trajectory_is_declared_once_also_when_its_end_moves() {
    let earlier = |status| {
        traject(Some("2026-06-17"), TRAJECT).earlier(&crate::declaration::support::Eerder {
            nummer: 1,
            client: 1,
            code: "02B83",
            van: "2026-05-01",
            tot: "2026-05-20",
            volume: 60_000,
            cents: 1,
            status,
            referentie: "R1",
        })
    };
    let computation = earlier(PrestatieStatus::Toegekend).compute_month("2026-06", &[]);
    assert!(computation.lines.is_empty());
    let told = computation.findings.iter().find(|one| one.rule == "declaratie-correctie").unwrap();
    assert!(told.message.nl.contains("20-05-2026") && told.advice.nl.contains("crediteer"), "{told:?}");
    assert_eq!(earlier(PrestatieStatus::Afgewezen).compute_month("2026-06", &[]).lines.len(), 1);
}

#[test]
fn op264_effort_is_never_kept_until_the_end() {
    let agreements = Agreements { moment: Moment::End, ..Agreements::default() };
    let case = maand("2026-04")
        .book(agreed("02B01", agreements))
        .with(termijn(1, "02B01", "2026-04-08", "2026-06-17"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02B01;2026-04-10;60");
    assert_eq!(declared(case, &["2026-04"], "2026-05-01"), ["2026-04-08/2026-04-30: 60, 7200"]);
}

#[test]
fn a_stop_message_has_no_influence_on_the_product_period() {
    let mut case = maand("2025-08").with(termijn(1, "02B01", "2025-01-01", "2025-09-05"));
    let versie = case.store_allocation();
    case.store
        .add_levering(&Levering {
            domain: versie.domain,
            gemeente: versie.gemeente,
            aanbieder: versie.aanbieder,
            bsn: versie.bsn,
            melding: Melding::Stop(StopProduct {
                toewijzing_nummer: Some(versie.product.toewijzing_nummer),
                product: versie.product.product.clone(),
                begindatum: day("2025-01-01"),
                status_aanlevering: ibericht::values::StatusAanlevering::new("1", versie.domain).unwrap(),
                einddatum: day("2025-08-15"),
                reden_beeindiging: ibericht::values::RedenBeeindiging::new("02", versie.domain).unwrap(),
                toewijzing_ingangsdatum: Some(versie.product.ingangsdatum),
                retour_codes: (),
            }),
            herkomst: versie.herkomst.clone(),
        })
        .unwrap();
    let case = case.leveringen("bsn;productcode;datum;minuten\n#1;02B01;2025-08-12;60");
    assert_eq!(declared(case, &["2025-08"], "2025-09-01"), ["2025-08-01/2025-08-31: 60, 7200"]);
}

#[test]
fn iv084_successive_allocations_are_two_lines() {
    let case = maand("2026-03")
        .with(termijn(1, "02B01", "2026-03-01", "2026-03-09"))
        .with(termijn(2, "02B01", "2026-03-23", "2026-03-31"))
        .leveringen(
            "bsn;productcode;datum;minuten
             #1;02B01;2026-03-02;30
             #1;02B01;2026-03-09;30
             #1;02B01;2026-03-23;20
             #1;02B01;2026-03-30;20",
        );
    assert_eq!(
        declared(case, &["2026-03"], "2026-04-01"),
        ["2026-03-01/2026-03-09: 60, 7200", "2026-03-23/2026-03-31: 40, 4800"]
    );
    // Care in between is named, and the two lines are made all the same.
    let between = maand("2026-03")
        .with(termijn(1, "02B01", "2026-03-01", "2026-03-09"))
        .with(termijn(2, "02B01", "2026-03-23", "2026-03-31"))
        .leveringen(
            "bsn;productcode;datum;minuten
             #1;02B01;2026-03-09;30
             #1;02B01;2026-03-16;30
             #1;02B01;2026-03-23;20",
        );
    let outcome = sent(between, "2026-03", "2026-04-01");
    assert_eq!(outcome.lines(1, "02B01").count(), 2);
    assert_eq!(outcome.not_declared("within-allocation").len(), 1);
}

#[test]
fn iv084_output_per_week_stays_with_its_own_allocation() {
    // The broken last week of the first ends on Monday 9 March: its last Sunday is the 8th.
    let weekly =
        |nummer, from, to| termijn(nummer, "02B83", from, to).omvang(10_000, Eenheid::EURO, Frequentie::WEEK);
    let case = maand("2026-03")
        .with(weekly(1, "2026-02-23", "2026-03-09"))
        .with(weekly(2, "2026-03-10", "2026-03-31"))
        .leveringen(
            "bsn;productcode;datum;bedrag
             #1;02B83;2026-02-23;100
             #1;02B83;2026-03-02;100
             #1;02B83;2026-03-09;100
             #1;02B83;2026-03-10;100",
        );
    assert_eq!(
        declared(case, &["2026-03"], "2026-04-01"),
        ["2026-03-01/2026-03-09: 30000, 30000", "2026-03-10/2026-03-31: 10000, 10000"]
    );
}

fn entered(case: &mut Case, month: &str, today: &str, hash: &str) {
    let computation = case.compute_month(month, &[]);
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let aanbieder = AgbCode::new(AGB).unwrap();
    let submission = Submission { month: month.parse().unwrap(), aanbieder, lines: &computation.lines };
    let options = BuildOptions { today: day(today), versies: &versies, max_bytes: MAX_BYTES };
    for declared in build(&submission, &mut case.store, options).unwrap() {
        case.store.add_message(&message(hash)).unwrap();
        facts::enter(&mut case.store, &declared.bericht, &Hash(hash.to_owned()), Stand::Onderweg).unwrap();
    }
}

#[test]
fn iv090_a_forgotten_month_goes_with_the_latest_one_or_a_later() {
    for submitted_with in ["2026-05", "2026-06"] {
        let mut case = maand("2026-03").with(toewijzing(1, 1, "02B01")).leveringen(
            "bsn;productcode;datum;minuten
             #1;02B01;2026-01-12;60
             #1;02B01;2026-02-12;60
             #1;02B01;2026-05-12;60",
        );
        for (month, today) in
            [("2026-01", "2026-02-02"), ("2026-02", "2026-03-02"), ("2026-05", "2026-06-01")]
        {
            entered(&mut case, month, today, month);
        }
        let case = case.leveringen("bsn;productcode;datum;minuten\n#1;02B01;2026-03-12;45");
        let outcome =
            crate::declaration::support::Outcome { computation: case.compute_month("2026-03", &[]) };
        // An own declaration over March is too late; the line itself is not.
        let told = outcome.finding("declaratie-volgorde", Warning);
        assert!(told.advice.nl.contains("2026-05 of later"), "{}", told.advice.nl);
        let lines = &outcome.computation.lines;
        assert_eq!(lines[0].periode.begindatum, day("2026-03-01"));
        let messages = accepted(case, lines, submitted_with, "2026-07-01");
        let ibericht::messages::Inhoud::Declaratie(root) = &messages[0].inhoud else { panic!() };
        assert_eq!(root.declaratie.declaratie_periode.begindatum, day(&format!("{submitted_with}-01")));
        let periode = &root.declaratie.clienten[0].prestaties[0].product_periode;
        assert_eq!((periode.begindatum, periode.einddatum), (day("2026-03-01"), day("2026-03-31")));
    }
}

#[test]
fn iv090_forgotten_care_has_as_many_lines_as_when_sent_in_time() {
    let case = maand("2026-02").with(toewijzing(1, 1, "02B01").from("2026-02-15")).leveringen(
        "bsn;productcode;datum;minuten
         #1;02B01;2026-02-15;10
         #1;02B01;2026-02-28;10
         #1;02B01;2026-03-15;10
         #1;02B01;2026-04-30;10",
    );
    assert_eq!(
        declared(case, &["2026-02", "2026-03", "2026-04"], "2026-05-04"),
        [
            "2026-02-15/2026-02-28: 20, 2400",
            "2026-03-01/2026-03-31: 10, 1200",
            "2026-04-01/2026-04-30: 10, 1200",
        ]
    );
}

/// Minutes of one day, by a book that covers it.
fn on(date: &str) -> Computation {
    let case = maand(&date[..7])
        .with(toewijzing(1, 1, "02B01").from("2018-01-01"))
        .with(toewijzing(2, 2, "02B01").from("2018-01-01"))
        .leveringen(&format!("bsn;productcode;datum;minuten\n#1;02B01;{date};60\n#2;02B01;{date};30"));
    case.compute()
}

#[test]
fn tr335_care_of_more_than_five_years_ago_is_refused_with_the_reason() {
    let mut fits = on("2021-04-15");
    fits.refuse_old(day("2026-04-30"));
    assert_eq!(fits.lines.len(), 2);
    let mut old = on("2021-04-15");
    old.refuse_old(day("2026-05-01"));
    assert!(old.lines.is_empty());
    let rows: Vec<_> = old.not_declared.iter().filter(|row| row.rule == "TR335").collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].reason.nl.contains("30-04-2021"), "{}", rows[0].reason.nl);
    assert_eq!(old.findings.iter().filter(|one| one.rule == "TR335" && one.is_error()).count(), 2);
}

#[test]
fn cs100_care_from_before_2021_is_refused_with_the_reason() {
    let mut first = on("2021-01-01");
    first.refuse_old(day("2025-12-31"));
    assert_eq!(first.lines.len(), 2);
    let mut old = on("2020-12-31");
    assert_eq!(old.lines.len(), 2, "whatever the message, the care is counted");
    old.refuse_old(day("2021-01-31"));
    assert!(old.lines.is_empty());
    let finding = old.findings.iter().find(|one| one.rule == "CS100").unwrap();
    assert!(finding.advice.nl.contains("303"), "{}", finding.advice.nl);
    assert_eq!(old.not_declared.iter().filter(|row| row.rule == "CS100").count(), 2);
}

#[test]
fn one_line_that_is_too_old_does_not_take_the_others_along() {
    // The allocation of the first client ended early in the month.
    let mut computation = maand("2021-04")
        .with(toewijzing(1, 1, "02B01").from("2021-01-01").to("2021-04-10"))
        .with(toewijzing(2, 2, "02B01").from("2021-01-01"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02B01;2021-04-08;60\n#2;02B01;2021-04-08;30")
        .compute();
    computation.refuse_old(day("2026-04-20"));
    assert_eq!(computation.lines.len(), 1);
    assert_eq!(computation.not_declared.len(), 1);
}

#[test]
fn the_built_in_book_has_months_of_its_own_only() {
    let outcome = builtin("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-03-31;60\n#1;02A03;2026-04-01;30")
        .run();
    assert_eq!(outcome.volume(1, "02A03").0, 30);
    assert_eq!(sorted(outcome.computation.lines.clone()).len(), 1);
}
