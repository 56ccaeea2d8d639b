//! Hours out of minutes (IV079) and minutes at an hourly tariff (IV081).

use ibericht::values::{Eenheid, Frequentie, Rounding};

use crate::declaration::boekje::{boekje, declared, hour_tariff, maand, sent, termijn};
use crate::declaration::support::Case;

fn uren(minutes: &[u32]) -> Case {
    let rows: Vec<String> = minutes
        .iter()
        .zip((2..).step_by(7))
        .map(|(minutes, day)| format!("#1;02B04;2026-04-{day:02};{minutes}"))
        .collect();
    maand("2026-04")
        .with(termijn(1, "02B04", "2026-01-01", "2026-12-31").omvang(10, Eenheid::UUR, Frequentie::WEEK))
        .leveringen(&format!("bsn;productcode;datum;minuten\n{}", rows.join("\n")))
}

#[test]
fn iv079_four_times_95_minutes_are_six_hours() {
    let outcome = sent(uren(&[95, 95, 95, 95]), "2026-04", "2026-05-04");
    // 380 minutes are 6:20; rounding each row would give 8.
    assert_eq!(outcome.volume(1, "02B04"), (6, 6 * 8730));
    assert_eq!(outcome.line(1, "02B04").eenheid, Eenheid::UUR);
}

#[test]
fn iv079_below_thirty_minutes_down_from_thirty_up_and_at_least_one_hour() {
    for (minutes, hours) in [
        (&[1][..], 1),
        (&[29], 1),
        (&[30], 1),
        (&[89], 1),
        (&[90], 2),
        (&[149], 2),
        (&[150], 3),
        (&[10, 10, 9], 1),
        (&[60, 89], 2),
    ] {
        let outcome = sent(uren(minutes), "2026-04", "2026-05-04");
        assert_eq!(outcome.volume(1, "02B04").0, hours, "{minutes:?}");
    }
    let nothing = uren(&[0]).run();
    assert!(nothing.nothing_declared());
    assert_eq!(nothing.not_declared("declaratie-nul").len(), 1);
}

#[test]
fn iv079_hours_are_rounded_by_the_standard_whatever_a_book_says_of_shares() {
    for mode in [Rounding::DownPerLine, Rounding::DownPerSession, Rounding::UpPerSession] {
        assert_eq!(uren(&[90]).rounding(mode).run().volume(1, "02B04").0, 2, "{mode:?}");
        assert_eq!(uren(&[89]).rounding(mode).run().volume(1, "02B04").0, 1, "{mode:?}");
    }
}

/// Minutes of April on an allocation in hours or minutes, by an hourly tariff.
fn uurtarief(cents: u32, minutes: &[u32], eenheid: Eenheid) -> Case {
    let mut book = boekje();
    hour_tariff(&mut book, cents);
    let rows: Vec<String> = minutes
        .iter()
        .zip((2..).step_by(7))
        .map(|(minutes, day)| format!("#1;02B60;2026-04-{day:02};{minutes}"))
        .collect();
    maand("2026-04")
        .book(book)
        .with(termijn(1, "02B60", "2026-01-01", "2026-12-31").omvang(600, eenheid, Frequentie::WEEK))
        .leveringen(&format!("bsn;productcode;datum;minuten\n{}", rows.join("\n")))
}

#[test]
fn iv081_minutes_at_an_hourly_tariff() {
    // 1.455 euro a minute is shown as 1.46, 1.454 as 1.45.
    for (cents, minutes, shown, amount) in [
        (8730, &[100][..], 146, 14_550),
        (8730, &[1], 146, 146),
        (8724, &[100], 145, 14_540),
        (8730, &[33, 34, 33], 146, 14_550),
        (8731, &[7], 146, 1019),
        (8729, &[1, 1, 1], 145, 436),
    ] {
        for eenheid in [Eenheid::MINUUT, Eenheid::UUR] {
            let outcome = sent(uurtarief(cents, minutes, eenheid), "2026-04", "2026-05-04");
            let line = outcome.line(1, "02B60");
            assert_eq!(line.tarief.unwrap().get(), shown, "{cents}");
            assert_eq!(line.bedrag.get(), amount, "{cents} x {minutes:?}");
            // Allocated in hours and declared in minutes at an hourly tariff is as the standard has it.
            outcome.assert_silent();
        }
    }
}

#[test]
fn iv081_the_total_of_a_declaration_is_that_of_the_exact_amounts() {
    let case = uurtarief(8730, &[100], Eenheid::UUR)
        .with(crate::declaration::support::toewijzing(2, 2, "02B60"))
        .leveringen("bsn;productcode;datum;minuten\n#2;02B60;2026-04-09;1");
    assert_eq!(case.compute().total(), 14_550 + 146);
    assert_eq!(declared(case, &["2026-04"], "2026-05-04").len(), 2);
}

#[test]
fn tr346_a_tariff_of_another_unit_is_refused_and_never_computed_with() {
    let mut book = boekje();
    let code = ibericht::values::ProductCode::new("02B04").unwrap();
    book.products.get_mut(&code).unwrap().tariffs[0].per = Eenheid::MINUUT;
    let outcome = uren(&[60]).book(book).run();
    assert!(outcome.nothing_declared());
    assert_eq!(outcome.not_declared("declaratie-bedrag").len(), 1);
    assert!(
        outcome.finding("declaratie-bedrag", ibericht::finding::Severity::Error).advice.nl.contains("IV081")
    );
}
