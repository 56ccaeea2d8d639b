//! A change of tariff in the middle of a month splits nothing silently: it is explained (TR346, TR416, IV084).

use ibericht::finding::Severity::Error;
use ibericht::productbook::Book;

use crate::declaration::boekje::{boekje, declared, maand, product, termijn};
use crate::declaration::support::{Outcome, day, toewijzing};

/// Another tariff from 16 April.
fn changed(code: &str, cents: u32) -> Book {
    let mut book = boekje();
    let tariffs = &mut product(&mut book, code).tariffs;
    let mut later = tariffs[0];
    tariffs[0].to = Some(day("2026-04-15"));
    (later.from, later.cents) = (day("2026-04-16"), cents);
    tariffs.push(later);
    book
}

fn april(code: &str, cents: u32, csv: &str) -> Outcome {
    maand("2026-04")
        .book(changed(code, cents))
        .with(termijn(1, code, "2026-01-01", "2026-12-31"))
        .with(toewijzing(2, 2, "02B16"))
        .leveringen(csv)
        .run()
}

#[test]
fn both_tariffs_periods_volumes_and_amounts_are_told() {
    let outcome = april(
        "02B01",
        135,
        "bsn;productcode;datum;minuten;aantal
         #1;02B01;2026-04-02;60;
         #1;02B01;2026-04-09;30;
         #1;02B01;2026-04-20;45;
         #2;02B16;2026-04-20;;1",
    );
    let finding = outcome.finding("declaratie-tariefwissel", Error);
    for part in [
        "tarief van 01-01-2020 t/m 15-04-2026",
        "zorg van 02-04-2026 t/m 09-04-2026",
        "90 minuten van €\u{a0}1,20 per minuut = €\u{a0}108,00",
        "tarief van 16-04-2026 t/m 31-12-2027",
        "zorg van 20-04-2026 t/m 20-04-2026",
        "45 minuten van €\u{a0}1,35 per minuut = €\u{a0}60,75",
        "samen €\u{a0}168,75",
    ] {
        assert!(finding.message.nl.contains(part), "{part}: {}", finding.message.nl);
    }
    for part in ["90 minutes at €1.20", "= €108.00", "45 minutes at €1.35", "= €60.75", "together €168.75"]
    {
        assert!(finding.message.en.contains(part), "{part}: {}", finding.message.en);
    }
    assert!(finding.advice.nl.contains("nieuwe toewijzing") && finding.advice.nl.contains("IV084"));
    assert_eq!(outcome.not_declared("declaratie-tariefwissel").len(), 3, "nothing of it is declared");
    assert_eq!(outcome.volume(2, "02B16"), (1, 4000), "the other client is");
}

#[test]
fn the_parts_are_reckoned_as_lines_would_be() {
    // Hours: 90 and 89 minutes are 2 and 1 hours.
    let outcome =
        april("02B04", 9000, "bsn;productcode;datum;minuten\n#1;02B04;2026-04-02;90\n#1;02B04;2026-04-20;89");
    let told = &outcome.finding("declaratie-tariefwissel", Error).message.nl;
    assert!(told.contains("2 uur van €\u{a0}87,30 per uur = €\u{a0}174,60"), "{told}");
    assert!(told.contains("1 uur van €\u{a0}90,00 per uur = €\u{a0}90,00"), "{told}");
    // Minutes at an hourly tariff: rounded once per part.
    let outcome =
        april("02B60", 9000, "bsn;productcode;datum;minuten\n#1;02B60;2026-04-02;100\n#1;02B60;2026-04-20;1");
    let told = &outcome.finding("declaratie-tariefwissel", Error).message.nl;
    assert!(told.contains("100 minuten van €\u{a0}87,30 per uur = €\u{a0}145,50"), "{told}");
    assert!(told.contains("1 minuut van €\u{a0}90,00 per uur = €\u{a0}1,50"), "{told}");
}

#[test]
fn a_new_allocation_from_the_change_makes_two_lines() {
    let case = maand("2026-04")
        .book(changed("02B01", 135))
        .with(termijn(1, "02B01", "2026-01-01", "2026-04-15"))
        .with(termijn(2, "02B01", "2026-04-16", "2026-12-31"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02B01;2026-04-02;90\n#1;02B01;2026-04-20;45");
    assert_eq!(
        declared(case, &["2026-04"], "2026-05-04"),
        ["2026-04-01/2026-04-15: 90, 10800", "2026-04-16/2026-04-30: 45, 6075"]
    );
}

#[test]
fn a_change_to_the_same_price_or_without_care_on_both_sides_is_no_change() {
    let csv = "bsn;productcode;datum;minuten\n#1;02B01;2026-04-02;60\n#1;02B01;2026-04-20;45";
    assert_eq!(april("02B01", 120, csv).volume(1, "02B01"), (105, 105 * 120));
    let late = "bsn;productcode;datum;minuten\n#1;02B01;2026-04-20;45";
    assert_eq!(april("02B01", 135, late).volume(1, "02B01"), (45, 45 * 135));
}
