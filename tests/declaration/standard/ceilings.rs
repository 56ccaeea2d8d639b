//! What an allocation gives over several products, months and lines (TR321, TR322, TR369).

use ibericht::dossier::PrestatieStatus;
use ibericht::finding::Severity::Error;
use ibericht::values::{Eenheid, Frequentie};

use crate::declaration::boekje::{declared, lines_of, maand, sent, termijn};
use crate::declaration::support::{Case, Eerder, Outcome};

const MONTHS: [&str; 2] = ["2026-04", "2026-05"];

/// A generic budget over two products and two months: 60 minutes and 2 dayparts a month.
fn budget(cents: u32) -> Case {
    maand("2026-04").with(termijn(1, "02B01", "2026-01-01", "2026-12-31").budget(cents).generic()).leveringen(
        "bsn;productcode;datum;minuten;aantal
         #1;02B01;2026-04-02;60;
         #1;02B16;2026-04-03;;2
         #1;02B01;2026-05-02;60;
         #1;02B16;2026-05-03;;2",
    )
}

#[test]
fn tr369_a_budget_holds_over_all_products_and_months() {
    // 7200 + 8000 a month.
    assert_eq!(declared(budget(30_400), &MONTHS, "2026-06-01").len(), 4);
    let (lines, computations) = lines_of(&budget(30_399), &MONTHS);
    assert_eq!(lines.len(), 3);
    let told = computations[1].findings.iter().find(|one| one.severity == Error).unwrap();
    for part in ["30399", "TR369", "gebruikt 22400", "deze regel 8000", "1 te veel"] {
        assert!(told.message.nl.contains(part), "{part}: {}", told.message.nl);
    }
    assert_eq!(computations[1].not_declared.iter().filter(|row| row.rule == "within-allocation").count(), 1);
}

#[test]
fn tr369_what_another_month_made_in_the_same_operation_counts() {
    let case = budget(22_400);
    let april = case.compute_month("2026-04", &[]);
    let alone = case.compute_month("2026-05", &[]);
    assert_eq!(alone.lines.len(), 2, "by itself May fits");
    let after = case.compute_month("2026-05", &april.lines);
    assert_eq!(after.lines.iter().map(|line| line.product.as_str()).collect::<Vec<_>>(), ["02B01"]);
    let used = &after.lines[0].derivation.ceilings[0].used;
    assert_eq!(used.iter().map(|line| line.volume).collect::<Vec<_>>(), [7200, 8000]);
}

#[test]
fn tr322_a_volume_in_total_holds_over_the_months_of_one_operation() {
    let case = |volume| {
        maand("2026-04")
            .with(termijn(1, "02B82", "2026-01-01", "2026-12-31").omvang(
                volume,
                Eenheid::STUKS_OUTPUT,
                Frequentie::TOTAAL,
            ))
            .leveringen("bsn;productcode;datum;aantal\n#1;02B82;2026-04-02;2\n#1;02B82;2026-05-03;1")
    };
    assert_eq!(declared(case(3), &MONTHS, "2026-06-01").len(), 2);
    let (lines, computations) = lines_of(&case(2), &MONTHS);
    assert_eq!(lines.len(), 1);
    let told = computations[1].findings.iter().find(|one| one.severity == Error).unwrap();
    assert!(told.message.nl.contains("TR322"), "{}", told.message.nl);
}

#[test]
fn tr321_and_tr322_two_products_on_one_aspecific_volume_count_for_each_other() {
    // Not what the standard foresees, but a message can hold it: TR321 is per line, TR322 for all of them.
    let case = |volume| {
        maand("2026-04")
            .with(termijn(1, "02B82", "2026-01-01", "2026-12-31").aspecific().omvang(
                volume,
                Eenheid::STUKS_INSPANNING,
                Frequentie::TOTAAL,
            ))
            .leveringen(
                "bsn;productcode;datum;aantal
                 #1;02B84;2026-04-02;2
                 #1;02B85;2026-04-03;2",
            )
    };
    let with_second = |volume| {
        let mut case: Case = case(volume);
        let code = |text| ibericht::values::ProductCode::new(text).unwrap();
        let mut second = case.book.products[&code("02B84")].clone();
        second.code = code("02B85");
        case.book.products.insert(code("02B85"), second);
        case
    };
    assert_eq!(declared(with_second(4), &["2026-04"], "2026-05-04").len(), 2);
    let outcome = with_second(3).run();
    assert_eq!(outcome.computation.lines.len(), 1);
    let told = outcome.finding("within-allocation", Error);
    assert!(told.message.nl.contains("eerder gebruikt 2, deze regel 2, 1 te veel"), "{}", told.message.nl);
    // What is left is accepted.
    assert_eq!(sent(with_second(3), "2026-04", "2026-05-04").computation.lines.len(), 1);
}

/// An accepted line of March for 90 of 100 euro in total.
fn corrected(april: &str) -> Case {
    maand("2026-03")
        .with(termijn(1, "02B83", "2026-01-01", "2026-12-31").omvang(
            10_000,
            Eenheid::EURO,
            Frequentie::TOTAAL,
        ))
        .earlier(&Eerder {
            nummer: 1,
            client: 1,
            code: "02B83",
            van: "2026-03-01",
            tot: "2026-03-31",
            volume: 9000,
            cents: 1,
            status: PrestatieStatus::Toegekend,
            referentie: "R1",
        })
        .leveringen(&format!(
            "bsn;productcode;datum;bedrag\n#1;02B83;2026-03-02;10\n#1;02B83;2026-04-02;{april}"
        ))
        .correcting()
}

#[test]
fn tr322_what_the_same_operation_credits_no_longer_counts() {
    let months = ["2026-03", "2026-04"];
    let case = corrected("90");
    let march = case.compute_month("2026-03", &[]);
    assert_eq!(march.lines[0].credit.as_ref().unwrap().prestatie.geleverd_volume.get(), 9000);
    assert!(case.compute_month("2026-04", &[]).lines.is_empty(), "90 and 90 do not fit together");
    assert_eq!(case.compute_month("2026-04", &march.lines).lines.len(), 1, "10 and 90 do");
    assert_eq!(
        declared(corrected("90"), &months, "2026-05-04"),
        ["2026-03-01/2026-03-31: 1000, 1000", "2026-04-01/2026-04-30: 9000, 9000"]
    );
    let (lines, _) = lines_of(&corrected("90,01"), &months);
    assert_eq!(lines.len(), 1, "the new debit of March counts");
}

#[test]
fn tr322_minutes_declared_before_count_against_hours() {
    // The book went from minutes to hours halfway; the receiver reckons both in minutes.
    let case = |hours: u32| {
        let mut case = maand("2026-04").with(termijn(1, "02B04", "2026-01-01", "2026-12-31").omvang(
            hours,
            Eenheid::UUR,
            Frequentie::TOTAAL,
        ));
        let code = ibericht::values::ProductCode::new("02B04").unwrap();
        case.book.products.get_mut(&code).unwrap().eenheid = Eenheid::MINUUT;
        let mut case = case.earlier(&Eerder {
            nummer: 1,
            client: 1,
            code: "02B04",
            van: "2026-03-01",
            tot: "2026-03-31",
            volume: 90,
            cents: 146,
            status: PrestatieStatus::Toegekend,
            referentie: "R1",
        });
        case.book.products.get_mut(&code).unwrap().eenheid = Eenheid::UUR;
        case.leveringen("bsn;productcode;datum;minuten\n#1;02B04;2026-04-02;120")
    };
    let fits: Outcome = sent(case(4), "2026-04", "2026-05-04");
    let ceiling = &fits.line(1, "02B04").derivation.ceilings[1];
    assert_eq!((ceiling.maximum, ceiling.used_volume(), ceiling.this), (240, 90, 120));
    assert!(case(3).run().nothing_declared());
}

#[test]
fn guidelines_over_a_year_count_what_the_same_operation_made() {
    let case = crate::declaration::support::month("2026-04")
        .with(crate::declaration::support::toewijzing(1, 1, "44A09"))
        .leveringen(
            "bsn;productcode;datum;einddatum
             #1;44A09;2026-04-01;2026-04-29
             #1;44A09;2026-05-04;2026-05-16",
        );
    let april = case.compute_month("2026-04", &[]);
    assert_eq!(april.lines[0].volume.get(), 28);
    let rule = "RVN-44A09-39-per-year";
    let told = |made| case.compute_month("2026-05", made).findings.iter().any(|one| one.rule == rule);
    assert!(told(&april.lines), "28 + 12 = 40");
    assert!(!told(&[]));
}
