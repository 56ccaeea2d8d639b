//! The examples of the product book itself, B01 to B08.

use ibericht::finding::Severity::{Error, Warning};

use super::support::{month, toewijzing};

fn group_of(code: &str, clients: usize) -> super::support::Outcome {
    month("2026-04")
        .with_all(100, clients, code)
        .group(&format!("a;{code};2026-04-09;60;2;"), &["a"], clients)
        .run()
}

#[test]
fn b01_ten_clients_of_02a17_get_twelve_minutes() {
    let outcome = group_of("02A17", 10);
    assert_eq!(outcome.volume(1, "02A17"), (12, 1860));
    assert_eq!(outcome.computation.lines.len(), 10);
    outcome.assert_no_errors();
}

#[test]
fn b02_ten_clients_of_02a20_get_twelve_minutes() {
    let outcome = group_of("02A20", 10);
    assert_eq!(outcome.volume(10, "02A20"), (12, 2268));
    outcome.assert_no_errors();
}

#[test]
fn b03_ten_youths_are_too_many_whatever_the_example_says() {
    let outcome = group_of("45A49", 10);
    outcome.finding("RVN-45A49-max-8-youths", Error);
    assert!(outcome.nothing_declared());
    assert_eq!(outcome.not_declared("RVN-45A49-max-8-youths").len(), 11, "the session and ten participants");
}

#[test]
fn b04_the_formula_of_45a52() {
    let outcome =
        month("2026-04").with_all(100, 5, "45A52").group("a;45A52;2026-04-09;75;2;", &["a"], 5).run();
    assert_eq!(outcome.volume(3, "45A52"), (30, 30 * 173));
}

#[test]
fn b05_the_fortieth_etmaal_of_a_year_is_reported() {
    for (code, amount) in [("04A04", 787_215), ("44A09", 1_483_560)] {
        // 39 nights in one stay, spread over three months.
        let january = |days: &str| {
            month("2026-05")
                .with(toewijzing(1, 1, code))
                .earlier(&earlier(code, 20))
                .leveringen(&format!("bsn;productcode;datum;einddatum\n#1;{code};2026-05-01;{days}"))
                .run()
        };
        let fits = january("2026-05-20");
        assert_eq!(fits.line(1, code).volume.get() + 20, 39);
        assert_eq!(u64::from(fits.line(1, code).tarief.unwrap().get()) * 39, amount);
        let rule = format!("RVN-{code}-39-per-year");
        assert!(!fits.has(&rule));
        january("2026-05-21").finding(&rule, Warning);
    }
}

fn earlier(code: &'static str, volume: u32) -> super::support::Eerder {
    super::support::Eerder {
        nummer: 1,
        client: 1,
        code,
        van: "2026-03-01",
        tot: "2026-03-31",
        volume,
        cents: 20185,
        status: ibericht::dossier::PrestatieStatus::Ingediend,
        referentie: "R1",
    }
}

#[test]
fn b06_a_weekend_is_two_etmalen() {
    let outcome = month("2026-05")
        .with(toewijzing(1, 1, "44A09"))
        .leveringen("bsn;productcode;datum;einddatum\n#1;44A09;2026-05-08;2026-05-10")
        .run();
    assert_eq!(outcome.volume(1, "44A09"), (2, 76080));
    outcome.assert_silent();
}

#[test]
fn b07_a_module_of_ten_meetings_is_declared_by_month() {
    // Ten weekly meetings from 2 April: five of them are in April.
    let names: Vec<String> = (0..10).map(|n| format!("m{n}")).collect();
    let sessions: Vec<String> = names
        .iter()
        .zip(0..)
        .map(|(name, week)| {
            let date = super::support::day("2026-04-02") + chrono::Days::new(7 * week);
            format!("{name};02A17;{date};60;2;")
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let outcome = month("2026-04").with_all(0, 10, "02A17").group(&sessions.join("\n"), &names, 10).run();
    assert_eq!(outcome.volume(1, "02A17"), (60, 60 * 155));
    outcome.assert_no_errors();
}

#[test]
fn b08_one_to_five_is_an_average_and_never_an_error() {
    let small = group_of("02A17", 9);
    assert_eq!(small.volume(1, "02A17").0, 13, "120 / 9 = 13.33");
    assert!(small.has("RVN-02A17-average-ratio"));
    small.assert_no_errors();
    assert!(!group_of("02A17", 10).has("RVN-02A17-average-ratio"));
}
