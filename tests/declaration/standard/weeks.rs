//! Weeks over months, for effort and for output (IV076, IV077).

use ibericht::finding::Severity::Error;
use ibericht::values::{Eenheid, Frequentie};

use crate::declaration::boekje::{declared, lines_of, maand, termijn};
use crate::declaration::support::{Case, Toewijzing, day, toewijzing};

/// A row every seven days.
fn weekly(code: &str, from: &str, to: &str, column: &str, amount: &str) -> String {
    let rows: Vec<String> = day(from)
        .iter_days()
        .step_by(7)
        .take_while(|date| *date <= day(to))
        .map(|date| format!("#1;{code};{date};{amount}"))
        .collect();
    format!("bsn;productcode;datum;{column}\n{}", rows.join("\n"))
}

fn case(allocation: Toewijzing, csv: &str) -> Case {
    maand("2025-07").with(allocation).leveringen(csv)
}

#[test]
fn iv076_effort_goes_by_the_day_of_delivery() {
    let months = ["2025-07", "2025-08", "2025-09"];
    // Two and a half hours every Thursday of 3 hours a week.
    let csv = weekly("02B04", "2025-07-10", "2025-09-07", "minuten", "150");
    let hours = termijn(1, "02B04", "2025-07-07", "2025-09-07").omvang(3, Eenheid::UUR, Frequentie::WEEK);
    let (lines, _) = lines_of(&case(hours.clone(), &csv), &months);
    let ceilings: Vec<_> = lines.iter().map(|line| line.derivation.ceilings[0].maximum).collect();
    assert_eq!(ceilings, [12, 15, 3]);
    assert!(lines.iter().all(|line| line.derivation.ceilings[1].maximum == 27));
    // Volumes are whole: the 2.5 hours of September become 3 (IV079), which just fits.
    assert_eq!(
        declared(case(hours, &csv), &months, "2025-10-01"),
        [
            "2025-07-07/2025-07-31: 10, 87300",
            "2025-08-01/2025-08-31: 10, 87300",
            "2025-09-01/2025-09-07: 3, 26190",
        ]
    );
    // The same in minutes on an allocation in hours.
    let minutes = termijn(1, "02B60", "2025-07-07", "2025-09-07").omvang(3, Eenheid::UUR, Frequentie::WEEK);
    assert_eq!(
        declared(case(minutes, &csv.replace("02B04", "02B60")), &months, "2025-10-01"),
        [
            "2025-07-07/2025-07-31: 600, 87300",
            "2025-08-01/2025-08-31: 600, 87300",
            "2025-09-01/2025-09-07: 150, 21825",
        ]
    );
}

#[test]
fn iv077_effort_the_total_holds_beside_the_months() {
    let months = ["2025-10", "2025-11", "2025-12"];
    let hours = || termijn(1, "02B04", "2025-10-07", "2025-12-30").omvang(3, Eenheid::UUR, Frequentie::WEEK);
    // Three hours in each of the weeks 41 to 52 and 1, on its Tuesday.
    let csv = weekly("02B04", "2025-10-07", "2025-12-30", "minuten", "180");
    let (lines, _) = lines_of(&case(hours(), &csv), &months);
    let ceilings: Vec<_> = lines.iter().map(|line| line.derivation.ceilings[0].maximum).collect();
    assert_eq!(ceilings, [12, 15, 15]);
    assert!(lines.iter().all(|line| line.derivation.ceilings[1].maximum == 39));
    assert_eq!(
        declared(case(hours(), &csv), &months, "2026-01-05"),
        [
            "2025-10-07/2025-10-31: 12, 104760",
            "2025-11-01/2025-11-30: 12, 104760",
            "2025-12-01/2025-12-30: 15, 130950",
        ]
    );
    // November has room for 3 hours more by itself, the term has not: December no longer fits.
    let more = format!("{csv}\n#1;02B04;2025-11-07;180");
    let (lines, computations) = lines_of(&case(hours(), &more), &months);
    assert_eq!(lines.iter().map(|line| line.volume.get()).collect::<Vec<_>>(), [12, 15]);
    let told = computations[2].findings.iter().find(|one| one.severity == Error).unwrap();
    assert!(
        told.message.nl.contains("TR322") && told.message.nl.contains("3 te veel"),
        "{}",
        told.message.nl
    );
    assert_eq!(computations[2].not_declared.iter().filter(|row| row.rule.contains("within")).count(), 5);
}

#[test]
fn iv076_output_goes_by_the_sunday_of_the_week() {
    let months = ["2025-07", "2025-08", "2025-09"];
    let amounts = |einde: &str| {
        let allocation =
            termijn(1, "02B83", "2025-07-07", einde).omvang(30_000, Eenheid::EURO, Frequentie::WEEK);
        // 300 euro a week, registered on its Monday: 28 July is of the week of Sunday 3 August.
        let csv = weekly("02B83", "2025-07-07", einde, "bedrag", "300,00");
        declared(case(allocation, &csv), &months, "2025-10-01")
    };
    assert_eq!(
        amounts("2025-09-07"),
        [
            "2025-07-07/2025-07-31: 90000, 90000",
            "2025-08-01/2025-08-31: 150000, 150000",
            "2025-09-01/2025-09-07: 30000, 30000",
        ]
    );
    // The broken last week goes to the last Sunday: nothing in September (IV076, IV077).
    for einde in ["2025-09-06", "2025-09-05"] {
        assert_eq!(
            amounts(einde),
            ["2025-07-07/2025-07-31: 90000, 90000", "2025-08-01/2025-08-31: 180000, 180000"],
            "{einde}"
        );
    }
}

#[test]
fn iv077_output_that_ends_with_the_year() {
    let months = ["2025-10", "2025-11", "2025-12"];
    let amounts = |from: &str| {
        let allocation =
            termijn(1, "02B83", from, "2025-12-31").omvang(30_000, Eenheid::EURO, Frequentie::WEEK);
        let csv = weekly("02B83", from, "2025-12-31", "bedrag", "300");
        declared(case(allocation, &csv), &months, "2026-01-05")
    };
    assert_eq!(
        amounts("2025-10-07"),
        [
            "2025-10-07/2025-10-31: 90000, 90000",
            "2025-11-01/2025-11-30: 150000, 150000",
            "2025-12-01/2025-12-31: 150000, 150000",
        ]
    );
    // From 1 October there are four Sundays in October.
    assert_eq!(amounts("2025-10-01")[0], "2025-10-01/2025-10-31: 120000, 120000");
}

#[test]
fn iv076_pieces_of_output_go_by_the_sunday_too_and_the_row_says_which_month() {
    let allocation =
        toewijzing(1, 1, "02B82").from("2025-07-07").omvang(1, Eenheid::STUKS_OUTPUT, Frequentie::WEEK);
    let csv = "bsn;productcode;datum;aantal\n#1;02B82;2025-07-28;1\n#1;02B82;2025-08-04;1";
    let july = case(allocation.clone(), csv).run();
    assert!(july.nothing_declared());
    let rows = july.not_declared("declaratie-andere-maand");
    assert_eq!(rows.len(), 2);
    assert!(rows[0].reason.nl.contains("2025-08"), "{}", rows[0].reason.nl);
    let lines = declared(case(allocation, csv), &["2025-08"], "2025-09-01");
    assert_eq!(lines, ["2025-08-01/2025-08-31: 2, 100000"]);
    // Pieces of effort go by the day.
    let effort =
        toewijzing(1, 1, "02B84").from("2025-07-07").omvang(1, Eenheid::STUKS_INSPANNING, Frequentie::WEEK);
    let lines = declared(case(effort, &csv.replace("02B82", "02B84")), &["2025-07", "2025-08"], "2025-09-01");
    assert_eq!(lines, ["2025-07-07/2025-07-31: 1, 2500", "2025-08-01/2025-08-31: 1, 2500"]);
}

#[test]
fn iv076_a_week_over_the_turn_of_the_year_has_the_tariff_of_its_sunday() {
    let mut book = crate::declaration::boekje::boekje();
    let tariffs = &mut crate::declaration::boekje::product(&mut book, "02B82").tariffs;
    let mut later = tariffs[0];
    tariffs[0].to = Some(day("2025-12-31"));
    (later.from, later.cents) = (day("2026-01-01"), 52_000);
    tariffs.push(later);
    let case = maand("2026-01")
        .book(book)
        .with(toewijzing(1, 1, "02B82").from("2025-12-01").omvang(1, Eenheid::STUKS_OUTPUT, Frequentie::WEEK))
        .leveringen("bsn;productcode;datum;aantal\n#1;02B82;2025-12-30;1\n#1;02B82;2026-01-06;1");
    assert_eq!(declared(case, &["2026-01"], "2026-02-01"), ["2026-01-01/2026-01-31: 2, 104000"]);
}

#[test]
fn iv077_help_in_the_household_has_six_weeks_per_period() {
    let household = || toewijzing(1, 1, "01B04").from("2026-02-01").omvang(2, Eenheid::UUR, Frequentie::WEEK);
    let rows = |minutes: u32| {
        format!("bsn;productcode;datum;minuten\n#1;01B04;2026-02-03;{minutes}\n#1;01B04;2026-02-05;420")
    };
    let case = |minutes| maand("2026-02").with(household()).leveringen(&rows(minutes));
    // February 2026 touches five weeks from its Sunday the 1st; 12 hours are six times 2.
    assert_eq!(declared(case(300), &["2026-02"], "2026-03-02"), ["2026-02-01/2026-02-28: 12, 39600"]);
    let over = case(330).run();
    assert!(over.nothing_declared());
    assert!(over.computation.findings[0].message.nl.contains("6 keer"), "{:?}", over.told());
}
