//! Dagdelen, attendance, nights and transport.

use ibericht::finding::Severity::{Error, Warning};

use super::support::{Outcome, month, toewijzing};

fn dagbesteding(rows: &str) -> Outcome {
    month("2026-04")
        .with(toewijzing(1, 1, "07A03"))
        .leveringen(&format!("bsn;productcode;datum;minuten;begin;eind;aantal\n{rows}"))
        .run()
}

#[test]
fn the_second_dagdeel_begins_above_four_hours() {
    for (rows, dagdelen) in [
        ("#1;07A03;2026-04-09;240;;;", 1),
        ("#1;07A03;2026-04-09;241;;;", 2),
        ("#1;07A03;2026-04-09;;09:00;13:00;", 1),
        ("#1;07A03;2026-04-09;;09:00;13:01;", 2),
        ("#1;07A03;2026-04-09;120;;;\n#1;07A03;2026-04-09;121;;;", 2),
        ("#1;07A03;2026-04-09;;09:00;11:00;\n#1;07A03;2026-04-09;;13:00;15:00;", 1),
        ("#1;07A03;2026-04-09;700;;;", 2),
    ] {
        assert_eq!(dagbesteding(rows).volume(1, "07A03").0, dagdelen, "{rows}");
    }
}

#[test]
fn nobody_is_there_twice_at_one_time() {
    let overlap = "#1;07A03;2026-04-09;;09:00;12:00;\n#1;07A03;2026-04-09;;11:00;13:00;";
    assert_eq!(dagbesteding(overlap).volume(1, "07A03").0, 1, "09:00 to 13:00 is four hours");
}

#[test]
fn short_dagdelen_are_reported_and_count() {
    let rule = "RVN-07A03-second-dagdeel-after-4h";
    let short = dagbesteding("#1;07A03;2026-04-09;59;;;");
    assert_eq!(short.volume(1, "07A03").0, 1);
    short.finding(rule, Warning);
    dagbesteding("#1;07A03;2026-04-09;269;;;").finding(rule, Warning);
    assert!(!dagbesteding("#1;07A03;2026-04-09;60;;;").has(rule));
    assert!(!dagbesteding("#1;07A03;2026-04-09;270;;;").has(rule));
}

#[test]
fn dagdelen_are_computed_and_never_typed_in() {
    let typed = dagbesteding("#1;07A03;2026-04-09;;;;2");
    assert!(typed.nothing_declared());
    typed.finding("registratie-hoeveelheid", Error);
}

#[test]
fn group_sizes_are_not_in_the_registrations() {
    assert_eq!(
        dagbesteding("#1;07A03;2026-04-09;200;;;\n#1;07A03;2026-04-10;200;;;")
            .skipped("RVN-07A03-group-size"),
        1
    );
    let day_care = month("2026-04")
        .with(toewijzing(1, 1, "41A12"))
        .leveringen("bsn;productcode;datum;minuten\n#1;41A12;2026-04-09;200")
        .run();
    assert_eq!(day_care.skipped("RVN-41A12-group-size"), 1);
}

#[test]
fn a_no_show_of_dagbesteding_has_its_own_rule() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "07A03"))
        .leveringen("bsn;productcode;datum;minuten;aanwezig\n#1;07A03;2026-04-09;240;nee")
        .run();
    assert!(outcome.nothing_declared());
    outcome.finding("RVN-07A03-no-show", Error);
}

#[test]
fn bso_plus_is_at_most_three_dagdelen_a_week() {
    // Monday 30 March is in the same ISO week as 1 April.
    let week = |last: &str| {
        month("2026-04")
            .with(toewijzing(1, 1, "41A20"))
            .leveringen(&format!(
                "bsn;productcode;datum;minuten\n#1;41A20;2026-03-30;200\n#1;41A20;2026-04-01;200\n#1;41A20;2026-04-02;{last}"
            ))
            .run()
    };
    assert!(!week("240").has("RVN-41A20-max-3-dagdelen"));
    let over = week("241");
    over.finding("RVN-41A20-max-3-dagdelen", Warning);
    assert_eq!(over.volume(1, "41A20").0, 441, "reported, and declared");
}

fn logeren(rows: &str) -> Outcome {
    month("2026-05")
        .with(toewijzing(1, 1, "44A09"))
        .leveringen(&format!("bsn;productcode;datum;einddatum;aantal\n{rows}"))
        .run()
}

#[test]
fn a_sunday_night_is_reported_and_counts() {
    let outcome = logeren("#1;44A09;2026-05-08;2026-05-11;");
    assert_eq!(outcome.volume(1, "44A09").0, 3);
    outcome.finding("RVN-44A09-weekend-max-2", Warning);
    let single = logeren("#1;44A09;2026-05-10;2026-05-11;");
    assert!(!single.has("RVN-44A09-weekend-max-2"), "a Sunday night that follows no weekend");
}

#[test]
fn three_calendar_days_are_not_three_etmalen() {
    for rows in ["#1;44A09;2026-05-08;;3", "#1;44A09;2026-05-08;2026-05-10;3"] {
        let outcome = logeren(rows);
        assert!(outcome.nothing_declared(), "{rows}");
        outcome.finding("RVN-44A09-weekend-max-2", Error);
    }
    assert_eq!(logeren("#1;44A09;2026-05-08;;2").volume(1, "44A09").0, 2);
    assert_eq!(logeren("#1;44A09;2026-05-08;2026-05-10;2").volume(1, "44A09").0, 2);
}

#[test]
fn a_night_counts_once_however_often_it_is_told() {
    let outcome = logeren("#1;44A09;2026-05-08;2026-05-10;\n#1;44A09;2026-05-09;2026-05-10;");
    assert_eq!(outcome.volume(1, "44A09").0, 2);
    outcome.finding("registratie-dubbel", Warning);
}

#[test]
fn a_stay_without_nights_is_refused() {
    for rows in ["#1;44A09;2026-05-08;2026-05-08;", "#1;44A09;2026-05-08;2026-05-07;"] {
        logeren(rows).finding("registratie-datum", Error);
    }
    for rows in ["#1;44A09;2026-05-08;;", "#1;44A09;2026-05-08;;0"] {
        let outcome = logeren(rows);
        outcome.finding("registratie-hoeveelheid", Error);
        assert!(outcome.nothing_declared());
    }
}

#[test]
fn nights_after_the_allocation_are_not_declared() {
    let outcome = month("2026-05")
        .with(toewijzing(1, 1, "44A09").to("2026-05-08"))
        .leveringen("bsn;productcode;datum;einddatum\n#1;44A09;2026-05-08;2026-05-10")
        .run();
    assert_eq!(outcome.volume(1, "44A09").0, 1);
    assert_eq!(outcome.not_declared("RVN-ALL-within-allocation").len(), 1);
}

#[test]
fn a_stay_over_new_year_has_tariffs_for_its_own_nights() {
    let outcome = month("2026-01")
        .with(toewijzing(1, 1, "04A04").from("2025-12-01"))
        .leveringen("bsn;productcode;datum;einddatum\n#1;04A04;2025-12-30;2026-01-02")
        .run();
    assert_eq!(outcome.volume(1, "04A04"), (1, 20185));
    assert_eq!(outcome.not_declared("RVN-ALL-year-2026").len(), 2);
    let december = month("2026-12")
        .with(toewijzing(1, 1, "04A04"))
        .leveringen("bsn;productcode;datum;einddatum\n#1;04A04;2026-12-30;2027-01-02")
        .run();
    assert_eq!(december.volume(1, "04A04").0, 2);
    assert_eq!(december.not_declared("RVN-ALL-year-2026").len(), 1);
}

fn vervoer(presence: &str, rides: &[&str]) -> Outcome {
    let rides: Vec<String> = rides.iter().map(|row| format!("#1;08A03;{row}")).collect();
    month("2026-04")
        .with(toewijzing(1, 1, "07A03"))
        .with(toewijzing(2, 1, "08A03"))
        .leveringen(&format!(
            "bsn;productcode;datum;minuten;aantal;aanwezig\n{presence}\n{}",
            rides.join("\n")
        ))
        .run()
}

#[test]
fn a_day_with_transport_is_one_whatever_the_rides() {
    let outcome = vervoer("#1;07A03;2026-04-09;240;;", &["2026-04-09;;1;", "2026-04-09;;1;"]);
    assert_eq!(outcome.volume(1, "08A03"), (1, 2692));
    assert!(!outcome.has("RVN-ALL-transport-day-count"));
    assert!(!outcome.has("registratie-dubbel"), "there and back are two equal rows");
    vervoer("#1;07A03;2026-04-09;240;;", &["2026-04-09;;2;"]).finding("registratie-hoeveelheid", Warning);
}

#[test]
fn transport_days_that_differ_from_presence_are_counted_and_reported() {
    let outcome = vervoer("#1;07A03;2026-04-09;240;;", &["2026-04-09;;1;", "2026-04-10;;1;"]);
    assert_eq!(outcome.volume(1, "08A03").0, 2);
    outcome.finding("RVN-ALL-transport-day-count", Warning);
    let fewer = vervoer("#1;07A03;2026-04-09;240;;\n#1;07A03;2026-04-10;240;;", &["2026-04-09;;1;"]);
    fewer.finding("RVN-ALL-transport-day-count", Warning);
    assert_eq!(fewer.volume(1, "08A03").0, 1);
}

#[test]
fn no_transport_day_on_a_no_show_day() {
    let outcome = vervoer("#1;07A03;2026-04-09;;;nee", &["2026-04-09;;1;"]);
    assert!(outcome.nothing_declared());
    outcome.finding("RVN-ALL-no-show", Error);
}

#[test]
fn a_stay_with_too_few_rides_is_reported() {
    let outcome = month("2026-05")
        .with(toewijzing(1, 1, "44A09"))
        .with(toewijzing(2, 1, "42A03"))
        .leveringen(
            "bsn;productcode;datum;einddatum;aantal
             #1;44A09;2026-05-08;2026-05-10;
             #1;42A03;2026-05-08;;1",
        )
        .run();
    outcome.finding("RVN-ALL-transport-day-count", Warning);
    assert_eq!(outcome.volume(1, "42A03").0, 1);
}

#[test]
fn the_length_of_a_ride_is_checked_when_it_is_known() {
    let ride = |times: &str| {
        month("2026-04")
            .with(toewijzing(1, 1, "41A20"))
            .with(toewijzing(2, 1, "42A03"))
            .leveringen(&format!("bsn;productcode;datum;begin;eind;aantal\n#1;42A03;2026-04-09;{times}"))
            .run()
    };
    ride("08:00;09:01;").finding("RVN-42A03-ride-max", Warning);
    assert!(!ride("08:00;09:00;").has("RVN-42A03-ride-max"));
    assert_eq!(ride("08:00;09:01;").volume(1, "42A03").0, 1);
    assert_eq!(ride(";;1").skipped("RVN-42A03-ride-max"), 1);
}
