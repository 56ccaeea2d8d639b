//! Broken weeks and months (IV078, section 15).

use ibericht::productbook::{Agreements, BrokenMonth};
use ibericht::values::{Eenheid, Frequentie};

use crate::declaration::boekje::{agreed, boekje, declared, lines_of, maand, termijn};
use crate::declaration::support::{Case, toewijzing};

#[test]
fn iv078_a_broken_week_of_effort_counts_in_full() {
    let case = maand("2025-11")
        .with(termijn(1, "02B04", "2025-11-12", "2025-12-13").omvang(3, Eenheid::UUR, Frequentie::WEEK))
        .leveringen(
            "bsn;productcode;datum;minuten
             #1;02B04;2025-11-13;180
             #1;02B04;2025-11-20;180
             #1;02B04;2025-11-27;180
             #1;02B04;2025-12-04;180
             #1;02B04;2025-12-11;180",
        );
    assert_eq!(
        declared(case, &["2025-11", "2025-12"], "2026-01-05"),
        ["2025-11-12/2025-11-30: 9, 78570", "2025-12-01/2025-12-13: 6, 52380"]
    );
}

#[test]
fn iv078_a_broken_month_of_effort_has_the_full_volume() {
    for (year, later) in [("2026", "2027"), ("2025", "2026")] {
        let hours = |first: u32| {
            let (from, to) = (format!("{year}-10-14"), format!("{year}-12-13"));
            let allocation = termijn(1, "02B04", &from, &to).omvang(15, Eenheid::UUR, Frequentie::MAAND);
            maand("2026-10").with(allocation).leveringen(&format!(
                "bsn;productcode;datum;minuten
                 #1;02B04;{year}-10-20;{first}
                 #1;02B04;{year}-11-03;900
                 #1;02B04;{year}-12-08;900"
            ))
        };
        let months = ["10", "11", "12"].map(|month| format!("{year}-{month}"));
        let months = months.each_ref().map(String::as_str);
        assert_eq!(
            declared(hours(900), &months, &format!("{later}-01-05")),
            [
                format!("{year}-10-14/{year}-10-31: 15, 130950"),
                format!("{year}-11-01/{year}-11-30: 15, 130950"),
                format!("{year}-12-01/{year}-12-13: 15, 130950"),
            ]
        );
        let (lines, _) = lines_of(&hours(930), &months);
        assert_eq!(lines.len(), 2, "16 hours do not fit in October");
    }
}

/// 200 euro a month from 8 April to 17 June 2026, with an agreement.
fn euros(first: BrokenMonth, last: BrokenMonth) -> Case {
    let agreements =
        Agreements { first_broken_month: first, last_broken_month: last, ..Agreements::default() };
    maand("2026-04")
        .book(agreed("02B83", agreements))
        .with(termijn(1, "02B83", "2026-04-08", "2026-06-17").omvang(
            20_000,
            Eenheid::EURO,
            Frequentie::MAAND,
        ))
        .leveringen(
            "bsn;productcode;datum;bedrag
             #1;02B83;2026-04-30;200
             #1;02B83;2026-05-31;200
             #1;02B83;2026-06-17;200",
        )
}

const MONTHS: [&str; 3] = ["2026-04", "2026-05", "2026-06"];

#[test]
fn iv078_without_an_agreement_a_broken_month_of_output_is_a_whole_one() {
    let lines = declared(euros(BrokenMonth::Full, BrokenMonth::Full), &MONTHS, "2026-07-01");
    assert_eq!(
        lines,
        [
            "2026-04-08/2026-04-30: 20000, 20000",
            "2026-05-01/2026-05-31: 20000, 20000",
            "2026-06-01/2026-06-17: 20000, 20000",
        ]
    );
}

#[test]
fn iv078_by_agreement_the_part_of_the_days_rounded_once() {
    let lines = declared(euros(BrokenMonth::ProRata, BrokenMonth::ProRata), &MONTHS, "2026-07-01");
    // 20000 x 23/30 = 15333.33, 20000 x 17/30 = 11333.33.
    assert_eq!(
        lines,
        [
            "2026-04-08/2026-04-30: 15333, 15333",
            "2026-05-01/2026-05-31: 20000, 20000",
            "2026-06-01/2026-06-17: 11333, 11333",
        ]
    );
    // A half goes up, and the sum is rounded, not each row: 3 x 5 cents x 15/30 = 7.5.
    let agreements = Agreements { first_broken_month: BrokenMonth::ProRata, ..Agreements::default() };
    let halves = maand("2026-04")
        .book(agreed("02B83", agreements))
        .with(toewijzing(1, 1, "02B83").from("2026-04-16").omvang(20, Eenheid::EURO, Frequentie::MAAND))
        .leveringen(
            "bsn;productcode;datum;bedrag
             #1;02B83;2026-04-20;0,05
             #1;02B83;2026-04-21;0,05
             #1;02B83;2026-04-22;0,05",
        );
    assert_eq!(declared(halves, &["2026-04"], "2026-05-04"), ["2026-04-16/2026-04-30: 8, 8"]);
}

#[test]
fn iv078_by_agreement_nothing_over_a_broken_month() {
    let case = euros(BrokenMonth::None, BrokenMonth::None);
    let (_, computations) = lines_of(&case, &MONTHS);
    for month in [0, 2] {
        let rows: Vec<_> = computations[month]
            .not_declared
            .iter()
            .filter(|row| row.rule == "declaratie-gebroken-maand")
            .collect();
        assert_eq!(rows.len(), 1);
        assert!(rows[0].reason.nl.contains("afspraak"), "{}", rows[0].reason.nl);
    }
    assert_eq!(declared(case, &MONTHS, "2026-07-01"), ["2026-05-01/2026-05-31: 20000, 20000"]);
}

#[test]
fn iv078_the_agreement_is_for_the_month_frequency_and_for_output_alone() {
    let none = Agreements {
        first_broken_month: BrokenMonth::None,
        last_broken_month: BrokenMonth::None,
        ..Agreements::default()
    };
    for (code, eenheid, frequentie, column) in [
        ("02B83", Eenheid::EURO, Frequentie::TOTAAL, "bedrag"),
        ("02B83", Eenheid::EURO, Frequentie::WEEK, "bedrag"),
        ("02B84", Eenheid::STUKS_INSPANNING, Frequentie::MAAND, "aantal"),
    ] {
        let case = maand("2026-04")
            .book(agreed(code, none))
            .with(termijn(1, code, "2026-04-08", "2026-04-26").omvang(500, eenheid, frequentie))
            .leveringen(&format!("bsn;productcode;datum;{column}\n#1;{code};2026-04-20;1"));
        assert_eq!(declared(case, &["2026-04"], "2026-05-04").len(), 1, "{code} {frequentie}");
    }
    // A first and last month in one: what lets the least be declared.
    let case = maand("2026-04")
        .book(agreed("02B83", Agreements { last_broken_month: BrokenMonth::Full, ..none }))
        .with(termijn(1, "02B83", "2026-04-08", "2026-04-26").omvang(500, Eenheid::EURO, Frequentie::MAAND))
        .leveringen("bsn;productcode;datum;bedrag\n#1;02B83;2026-04-20;1");
    assert!(case.run().nothing_declared());
}

/// Section 15: certified institutions declare no first broken month, and a last one in full.
#[test]
fn section_15_certified_institutions_have_a_month_tariff() {
    let mut book = boekje();
    crate::declaration::boekje::product(&mut book, "45B82").agreements =
        Agreements { first_broken_month: BrokenMonth::None, ..Agreements::default() };
    let case = maand("2026-04")
        .book(book)
        .with(termijn(1, "45B82", "2026-04-08", "2026-06-17").omvang(
            1,
            Eenheid::STUKS_OUTPUT,
            Frequentie::MAAND,
        ))
        // A one-off advice: one piece, declared at once.
        .with(toewijzing(2, 2, "45B82").from("2026-04-08").omvang(
            1,
            Eenheid::STUKS_OUTPUT,
            Frequentie::TOTAAL,
        ))
        .leveringen(
            "bsn;productcode;datum;aantal
             #1;45B82;2026-04-30;1
             #1;45B82;2026-05-31;1
             #1;45B82;2026-06-17;1
             #2;45B82;2026-04-20;1",
        );
    assert_eq!(
        declared(case, &MONTHS, "2026-07-01"),
        [
            "2026-05-01/2026-05-31: 1, 75000",
            "2026-06-01/2026-06-17: 1, 75000",
            "2026-04-08/2026-04-30: 1, 75000",
        ]
    );
}
