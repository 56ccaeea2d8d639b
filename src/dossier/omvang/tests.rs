//! The arithmetic of the standard, by its own examples.

use super::*;
use crate::values::{Volume, parse_date};

fn day(text: &str) -> Datum {
    parse_date(text).unwrap()
}

fn omvang(volume: u32, eenheid: Eenheid, frequentie: Frequentie) -> Omvang {
    Omvang { volume: Volume::new(volume).unwrap(), eenheid, frequentie }
}

fn ruimte<'o>(omvang: &'o Omvang, from: &str, to: &str) -> Ruimte<'o> {
    let einddatum = Some(to).filter(|to| !to.is_empty()).map(day);
    Ruimte { omvang, ingangsdatum: day(from), einddatum, is_huishouden: false }
}

/// The maximum per product period, `from/to maximum`, and over the whole term.
fn gives(ruimte: &Ruimte<'_>, rows: &[(&str, &str, u64)], total: Option<u64>) {
    let eenheid = ruimte.omvang.eenheid;
    for (from, to, maximum) in rows {
        let periode = GeslotenPeriode { begindatum: day(from), einddatum: day(to) };
        let keer = ruimte.keer_in(&periode).unwrap();
        assert_eq!(ruimte.maximum(keer, eenheid), Some(*maximum), "{from} to {to}");
    }
    assert_eq!(ruimte.keer_totaal().and_then(|keer| ruimte.maximum(keer, eenheid)), total);
}

#[test]
fn iv076_effort_per_week() {
    let hours = omvang(3, Eenheid::UUR, Frequentie::WEEK);
    let periods =
        [("2025-07-07", "2025-07-31", 12), ("2025-08-01", "2025-08-31", 15), ("2025-09-01", "2025-09-07", 3)];
    gives(&ruimte(&hours, "2025-07-07", "2025-09-07"), &periods, Some(27));
}

#[test]
fn iv077_effort_per_week_over_the_turn_of_the_year() {
    let hours = omvang(3, Eenheid::UUR, Frequentie::WEEK);
    let periods = [
        ("2025-10-07", "2025-10-31", 12),
        ("2025-11-01", "2025-11-30", 15),
        // Weeks 49 to 52 and 1: the week of 29 December is week 1 of 2026.
        ("2025-12-01", "2025-12-30", 15),
    ];
    gives(&ruimte(&hours, "2025-10-07", "2025-12-30"), &periods, Some(39));
    // A term over the turn of the year: the week of 29 December to 4 January counts once in the total.
    let periods = [("2025-12-22", "2025-12-31", 6), ("2026-01-01", "2026-01-11", 6)];
    gives(&ruimte(&hours, "2025-12-22", "2026-01-11"), &periods, Some(9));
}

#[test]
fn iv076_output_per_week_that_ends_on_a_sunday() {
    let euros = omvang(30_000, Eenheid::EURO, Frequentie::WEEK);
    let periods = [
        ("2025-07-07", "2025-07-31", 90_000),
        ("2025-08-01", "2025-08-31", 150_000),
        ("2025-09-01", "2025-09-07", 30_000),
    ];
    gives(&ruimte(&euros, "2025-07-07", "2025-09-07"), &periods, Some(270_000));
}

#[test]
fn iv076_and_iv077_output_per_week_that_ends_on_another_day() {
    let euros = omvang(30_000, Eenheid::EURO, Frequentie::WEEK);
    for einde in ["2025-09-06", "2025-09-05"] {
        let periods = [
            ("2025-07-07", "2025-07-31", 90_000),
            ("2025-08-01", "2025-08-31", 180_000),
            // No declaration.
            ("2025-09-01", einde, 0),
        ];
        gives(&ruimte(&euros, "2025-07-07", einde), &periods, Some(270_000));
    }
}

#[test]
fn iv077_output_per_week_that_ends_with_the_year() {
    let euros = omvang(30_000, Eenheid::EURO, Frequentie::WEEK);
    let periods = [
        ("2025-10-07", "2025-10-31", 90_000),
        ("2025-11-01", "2025-11-30", 150_000),
        ("2025-12-01", "2025-12-31", 150_000),
    ];
    gives(&ruimte(&euros, "2025-10-07", "2025-12-31"), &periods, Some(390_000));
    // Four Sundays when it would begin on 1 October, as the text of IV077 has it.
    let periods = [("2025-10-01", "2025-10-31", 120_000)];
    gives(&ruimte(&euros, "2025-10-01", "2025-12-31"), &periods, Some(420_000));
}

#[test]
fn output_without_any_sunday_counts_where_it_ends() {
    let pieces = omvang(1, Eenheid::STUKS_OUTPUT, Frequentie::WEEK);
    let periods = [("2026-06-29", "2026-06-30", 0), ("2026-07-01", "2026-07-03", 1)];
    gives(&ruimte(&pieces, "2026-06-29", "2026-07-03"), &periods, Some(1));
}

/// Counts the weeks that the days of the term give to each month.
fn weeks_per_month(ruimte: &Ruimte<'_>) -> Vec<(String, u64)> {
    let einde = ruimte.einddatum.unwrap();
    let mut weeks: Vec<(Datum, String)> = ruimte
        .ingangsdatum
        .iter_days()
        .take_while(|dag| *dag <= einde)
        .map(|dag| {
            let back = Days::new(dag.weekday().num_days_from_monday().into());
            (dag - back, crate::values::Month::of(ruimte.peildag(dag)).to_string())
        })
        .collect();
    weeks.dedup();
    let mut months: Vec<(String, u64)> = Vec::new();
    for (_, month) in weeks {
        match months.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => months.push((month, 1)),
        }
    }
    months
}

#[test]
fn iv076_a_week_of_output_goes_to_the_month_of_its_sunday() {
    let euros = omvang(30_000, Eenheid::EURO, Frequentie::WEEK);
    let of = |from, to| {
        let ruimte = ruimte(&euros, from, to);
        let months = weeks_per_month(&ruimte);
        // A week is in one month only, and the maximum of that month counts it.
        for (month, count) in &months {
            let month: crate::values::Month = month.parse().unwrap();
            let periode = GeslotenPeriode {
                begindatum: month.first().max(day(from)),
                einddatum: month.last().min(day(to)),
            };
            assert_eq!(ruimte.keer_in(&periode), Some(*count), "{month}");
        }
        months.into_iter().map(|(month, count)| format!("{month} {count}")).collect::<Vec<_>>()
    };
    assert_eq!(of("2025-07-07", "2025-09-07"), ["2025-07 3", "2025-08 5", "2025-09 1"]);
    assert_eq!(of("2025-07-07", "2025-09-06"), ["2025-07 3", "2025-08 6"]);
    assert_eq!(of("2025-07-07", "2025-09-05"), ["2025-07 3", "2025-08 6"]);
    assert_eq!(of("2025-10-07", "2025-12-31"), ["2025-10 3", "2025-11 5", "2025-12 5"]);
    // Without any Sunday the week goes to the month in which the allocation ends.
    assert_eq!(of("2026-06-29", "2026-07-03"), ["2026-07 1"]);
}

#[test]
fn iv076_the_day_itself_decides_for_effort_and_for_other_frequencies() {
    for (eenheid, frequentie) in [
        (Eenheid::UUR, Frequentie::WEEK),
        (Eenheid::EURO, Frequentie::MAAND),
        (Eenheid::STUKS_OUTPUT, Frequentie::TOTAAL),
        (Eenheid::STUKS_INSPANNING, Frequentie::WEEK),
    ] {
        let omvang = omvang(3, eenheid, frequentie);
        assert_eq!(ruimte(&omvang, "2025-07-07", "").peildag(day("2025-07-28")), day("2025-07-28"));
    }
    // The calendar has an end.
    let euros = omvang(1, Eenheid::EURO, Frequentie::WEEK);
    assert_eq!(ruimte(&euros, "2025-07-07", "").peildag(Datum::MAX), Datum::MAX);
}

#[test]
fn iv078_broken_weeks_and_months() {
    let hours = omvang(3, Eenheid::UUR, Frequentie::WEEK);
    let periods = [("2025-11-12", "2025-11-30", 9), ("2025-12-01", "2025-12-13", 6)];
    gives(&ruimte(&hours, "2025-11-12", "2025-12-13"), &periods, Some(15));
    // The dates of the text for the Jeugdwet: four weeks in November.
    gives(&ruimte(&hours, "2026-11-12", "2026-12-13"), &[("2026-11-12", "2026-11-30", 12)], Some(15));
    let monthly = omvang(15, Eenheid::UUR, Frequentie::MAAND);
    let periods = [
        ("2026-10-14", "2026-10-31", 15),
        ("2026-11-01", "2026-11-30", 15),
        ("2026-12-01", "2026-12-13", 15),
    ];
    gives(&ruimte(&monthly, "2026-10-14", "2026-12-13"), &periods, Some(45));
    gives(&ruimte(&monthly, "2025-10-14", "2025-12-13"), &[("2025-10-14", "2025-10-31", 15)], Some(45));
}

#[test]
fn iv077_household_has_six_weeks_per_period_and_the_normal_total() {
    for eenheid in [Eenheid::UUR, Eenheid::STUKS_OUTPUT] {
        let weekly = omvang(3, eenheid, Frequentie::WEEK);
        let household = Ruimte { is_huishouden: true, ..ruimte(&weekly, "2025-07-07", "2025-09-07") };
        let periods = [("2025-07-07", "2025-07-31", 18), ("2025-09-01", "2025-09-07", 18)];
        gives(&household, &periods, Some(27));
    }
    let monthly = omvang(3, Eenheid::UUR, Frequentie::MAAND);
    let household = Ruimte { is_huishouden: true, ..ruimte(&monthly, "2025-07-01", "2025-09-30") };
    gives(&household, &[("2025-07-01", "2025-07-31", 3)], Some(9));
}

#[test]
fn iv042_dayparts_and_euros() {
    // 5 dayparts a week: April 2026 touches five weeks, 20 dayparts fit.
    let dayparts = omvang(5, Eenheid::DAGDEEL, Frequentie::WEEK);
    gives(&ruimte(&dayparts, "2026-04-01", "2026-04-30"), &[("2026-04-01", "2026-04-30", 25)], Some(25));
    let euros = omvang(20_000, Eenheid::EURO, Frequentie::MAAND);
    gives(&ruimte(&euros, "2026-04-01", "2026-05-10"), &[("2026-05-01", "2026-05-10", 20_000)], Some(40_000));
}

#[test]
fn per_day_in_total_and_without_an_end() {
    let daily = omvang(30, Eenheid::MINUUT, Frequentie::DAG);
    gives(&ruimte(&daily, "2026-04-08", "2026-06-17"), &[("2026-04-08", "2026-04-30", 690)], Some(2130));
    gives(&ruimte(&daily, "2026-04-08", ""), &[("2026-05-01", "2026-05-31", 930)], None);
    let monthly = omvang(30, Eenheid::MINUUT, Frequentie::MAAND);
    gives(&ruimte(&monthly, "2026-04-08", ""), &[("2026-05-01", "2026-05-31", 30)], None);
    let total = omvang(80, Eenheid::UUR, Frequentie::TOTAAL);
    gives(&ruimte(&total, "2026-04-08", ""), &[("2026-05-01", "2026-05-31", 80)], Some(80));
}

#[test]
fn years_may_be_anything() {
    let daily = omvang(Volume::MAX, Eenheid::UUR, Frequentie::DAG);
    let mut ever = ruimte(&daily, "2026-04-08", "");
    (ever.ingangsdatum, ever.einddatum) = (Datum::MIN, Some(Datum::MAX));
    let keer = ever.keer_totaal().unwrap();
    let exact = u128::from(Volume::MAX) * 60 * u128::from(keer);
    assert_eq!(ever.maximum(keer, Eenheid::MINUUT).map(u128::from), Some(exact));
    for frequentie in [Frequentie::WEEK, Frequentie::MAAND] {
        let much = omvang(Volume::MAX, Eenheid::EURO, frequentie);
        let ever = Ruimte { omvang: &much, ..ever };
        assert!(ever.keer_totaal().unwrap() > 6_000_000);
        let periode = GeslotenPeriode { begindatum: Datum::MIN, einddatum: Datum::MAX };
        assert!(ever.keer_in(&periode).is_some());
        let backwards = GeslotenPeriode { begindatum: Datum::MAX, einddatum: Datum::MIN };
        assert!(ever.keer_in(&backwards).unwrap() <= 1);
    }
}

#[test]
fn units_that_can_be_compared() {
    assert_eq!(per_eenheid(Eenheid::UUR, Eenheid::MINUUT), Some(60));
    assert_eq!(per_eenheid(Eenheid::ETMAAL, Eenheid::ETMAAL), Some(1));
    assert_eq!(per_eenheid(Eenheid::MINUUT, Eenheid::UUR), None, "not the other way round (TR341)");
    assert_eq!(per_eenheid(Eenheid::DAGDEEL, Eenheid::MINUUT), None);
}
