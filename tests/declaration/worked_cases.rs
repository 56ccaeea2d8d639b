//! The constructed cases C01 to C12: volumes, amounts and findings.

use ibericht::dossier::PrestatieStatus;
use ibericht::finding::Severity::{Error, Info, Warning};
use ibericht::values::{Eenheid, Frequentie, Rounding};

use super::support::{Case, Outcome, february_under_r1, month, toewijzing};

#[test]
fn c01_hours_on_the_allocation_are_declared_in_minutes() {
    let days = [1, 3, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26, 29];
    let rows: Vec<String> = days.iter().map(|day| format!("#1;41A11;2026-06-{day:02};210")).collect();
    let outcome = month("2026-06")
        .with(toewijzing(1, 1, "41A11").from("2026-06-01").to("2026-12-31").omvang(
            12,
            Eenheid::UUR,
            Frequentie::WEEK,
        ))
        .leveringen(&format!("bsn;productcode;datum;minuten\n{}", rows.join("\n")))
        .run();
    assert_eq!(outcome.volume(1, "41A11"), (2730, 171_990));
    let line = outcome.line(1, "41A11");
    assert_eq!((line.eenheid, line.tarief.unwrap().get()), (Eenheid::MINUUT, 63));
    let period = &line.derivation.ceilings[0];
    assert_eq!((period.rule, period.times, period.maximum), ("TR321", 5, 3600));
    outcome.finding("RVN-41A11-unit-minutes", Warning);
    outcome.assert_no_errors();
}

fn c02(rounding: Rounding) -> Outcome {
    month("2026-04")
        .rounding(rounding)
        .with_all(200, 7, "02A17")
        .group(
            "a;02A17;2026-04-02;60;2;\nb;02A17;2026-04-09;60;2;\nc;02A17;2026-04-16;60;2;\nd;02A17;2026-04-23;60;2;",
            &["a", "b", "c", "d"],
            7,
        )
        .run()
}

#[test]
fn c02_one_rounding_per_line() {
    let outcome = c02(Rounding::HalfUpPerLine);
    for client in 1..=7 {
        assert_eq!(outcome.volume(client, "02A17"), (69, 10695));
    }
    let declared: u32 = outcome.computation.lines.iter().map(|line| line.volume.get()).sum();
    assert_eq!(declared, 483, "against 480 minutes worked");
    outcome.assert_no_errors();
}

#[test]
fn c02_the_other_rounding_modes() {
    for (rounding, volume, amount) in [
        (Rounding::HalfUpPerSession, 68, 10540),
        (Rounding::DownPerSession, 68, 10540),
        (Rounding::UpPerSession, 72, 11160),
        (Rounding::DownPerLine, 68, 10540),
    ] {
        assert_eq!(c02(rounding).volume(1, "02A17"), (volume, amount), "{rounding:?}");
    }
}

fn c03(period: &str) -> Case {
    month(period).with_all(300, 4, "02A20").group(
        "a;02A20;2026-04-16;90;1;\nb;02A20;2026-04-23;90;1;\nc;02A20;2026-05-07;90;1;",
        &["a", "b", "c"],
        4,
    )
}

#[test]
fn c03_a_half_minute_goes_up_and_months_stay_apart() {
    assert_eq!(c03("2026-04").run().volume(2, "02A20"), (45, 8505));
    let may = c03("2026-05").run();
    assert_eq!(may.volume(2, "02A20"), (23, 4347));
    assert_eq!(
        may.not_declared("declaratie-andere-maand").len(),
        10,
        "two sessions of April with four participants each"
    );
    may.finding("declaratie-andere-maand", Info);
    assert_eq!(c03("2026-04").rounding(Rounding::HalfUpPerSession).run().volume(2, "02A20"), (46, 8694));
}

#[test]
fn c04_longer_than_90_minutes_and_a_youth_without_allocation() {
    let outcome = month("2026-04")
        .with_all(400, 5, "45A49")
        .with(toewijzing(450, 6, "45A05"))
        .group("a;45A49;2026-04-09;105;2;", &["a"], 6)
        .run();
    for client in 1..=5 {
        assert_eq!(
            outcome.volume(client, "45A49"),
            (36, 6840),
            "not 42 (no cap) and not 30 (sixth in the divisor)"
        );
    }
    assert!(outcome.lines(6, "45A49").next().is_none());
    assert!(outcome.lines(6, "45A05").next().is_none());
    let capped = outcome.finding("RVN-45A49-max-duration", Warning);
    assert!(capped.message.en.contains("15 minutes"), "{}", capped.message.en);
    outcome.finding("RVN-45A49-only-allocated-declarable", Error);
    assert_eq!(outcome.not_declared("RVN-45A49-only-allocated-declarable").len(), 1);
}

#[test]
fn c05_equal_numbers_jeugd_switches_to_the_individual_product() {
    let outcome = month("2026-04")
        .with_all(500, 2, "45A49")
        .with_all(510, 2, "45A05")
        .group("a;45A49;2026-04-09;60;2;", &["a"], 2)
        .run();
    assert_eq!(outcome.volume(1, "45A05"), (60, 9540));
    assert_eq!(outcome.volume(2, "45A05"), (60, 9540));
    assert!(outcome.lines(1, "45A49").next().is_none());
    outcome.finding("RVN-45A49-more-youths-than-professionals", Warning);
    outcome.assert_no_errors();
}

#[test]
fn c05_equal_numbers_wmo_stays_a_group() {
    let outcome = month("2026-04")
        .with_all(500, 2, "02A17")
        .with_all(510, 2, "02A03")
        .group("a;02A17;2026-04-09;60;2;", &["a"], 2)
        .run();
    assert_eq!(outcome.volume(1, "02A17"), (60, 9300));
    outcome.finding("RVN-02A17-equal-numbers-costlier", Warning);
    assert!(!outcome.has("RVN-02A17-not-more-professionals-than-clients"));
    outcome.assert_no_errors();
}

#[test]
fn c05_two_professionals_and_one_client_is_individual() {
    let outcome = month("2026-04")
        .with_all(500, 1, "02A17")
        .with_all(510, 1, "02A03")
        .group("a;02A17;2026-04-09;60;2;", &["a"], 1)
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (120, 15480));
    let told = outcome.told().join("\n");
    assert!(told.contains("Dubbele bezetting: 120 minuten per cliënt in 60 minuten kloktijd"), "{told}");
    outcome.assert_no_errors();
}

#[test]
fn c05_without_the_individual_allocation_nothing_is_declared() {
    let outcome =
        month("2026-04").with_all(500, 1, "02A17").group("a;02A17;2026-04-09;60;2;", &["a"], 1).run();
    assert!(outcome.nothing_declared());
    outcome.finding("RVN-02A17-not-more-professionals-than-clients", Error);
}

#[test]
fn c06_vaktherapie_group_with_own_indirect_time() {
    let sessions = "a;45A52;2026-03-04;75;2;\nb;45A52;2026-03-11;75;2;\nc;45A52;2026-03-18;75;2;";
    let plain = month("2026-03").with_all(600, 7, "45A52").group(sessions, &["a", "b", "c"], 7);
    let with_row = plain
        .leveringen("bsn;productcode;datum;minuten;activiteit\n#1;45A52;2026-03-18;15;verslaglegging")
        .run();
    assert_eq!(with_row.volume(1, "45A52"), (79, 13667));
    assert_eq!(with_row.volume(2, "45A52"), (64, 11072));
    with_row.assert_no_errors();

    let rows: Vec<String> = (1..=7)
        .flat_map(|client| {
            ["a", "b", "c"].map(|session| {
                format!("{session};#{client};ja;{}", if (client, session) == (1, "b") { "15" } else { "" })
            })
        })
        .collect();
    let with_cell =
        month("2026-03").with_all(600, 7, "45A52").sessies(sessions).deelnemers(&rows.join("\n")).run();
    assert_eq!(with_cell.volume(1, "45A52"), (79, 13667));
    assert_eq!(with_cell.volume(7, "45A52"), (64, 11072));
}

#[test]
fn c07_dagdelen_in_a_month() {
    let outcome = month("2026-09")
        .with(toewijzing(7, 1, "07A03").omvang(4, Eenheid::DAGDEEL, Frequentie::WEEK))
        .leveringen(
            "bsn;productcode;datum;minuten;aanwezig
             #1;07A03;2026-09-01;390;ja
             #1;07A03;2026-09-03;240;ja
             #1;07A03;2026-09-08;;nee
             #1;07A03;2026-09-10;360;ja
             #1;07A03;2026-09-15;255;ja
             #1;07A03;2026-09-17;150;ja
             #1;07A03;2026-09-17;60;ja
             #1;07A03;2026-09-22;;nee
             #1;07A03;2026-09-24;225;ja
             #1;07A03;2026-09-29;420;ja",
        )
        .run();
    assert_eq!(outcome.volume(1, "07A03"), (11, 54098));
    let ceiling = &outcome.line(1, "07A03").derivation.ceilings[0];
    assert_eq!((ceiling.times, ceiling.maximum), (5, 20));
    let short = outcome.finding("RVN-07A03-second-dagdeel-after-4h", Warning);
    assert!(short.message.en.contains("15 minutes"), "{}", short.message.en);
    assert_eq!(short.line, 6);
    assert_eq!(outcome.not_declared("RVN-07A03-no-show").len(), 2);
    outcome.assert_no_errors();
}

#[test]
fn c08_etmalen_and_transport_days() {
    let outcome = month("2026-05")
        .with_all(80, 1, "44A09")
        .with_all(90, 1, "42A03")
        .leveringen(
            "bsn;productcode;datum;einddatum;aantal
             #1;44A09;2026-05-08;2026-05-10;
             #1;44A09;2026-05-22;2026-05-24;
             #1;42A03;2026-05-08;;1
             #1;42A03;2026-05-10;;1
             #1;42A03;2026-05-22;;1
             #1;42A03;2026-05-24;;1",
        )
        .run();
    assert_eq!(outcome.volume(1, "44A09"), (4, 152_160));
    assert_eq!(outcome.volume(1, "42A03"), (4, 15664));
    assert_eq!(outcome.computation.total(), 167_824);
    outcome.assert_silent();
}

#[test]
fn c09_a_stay_across_a_month_end() {
    let stay = |period: &str| {
        month(period)
            .with(toewijzing(9, 1, "04A04"))
            .leveringen("bsn;productcode;datum;einddatum\n#1;04A04;2026-07-29;2026-08-03")
            .run()
    };
    let july = stay("2026-07");
    assert_eq!(july.volume(1, "04A04"), (3, 60555));
    let period = &july.line(1, "04A04").periode;
    assert_eq!(
        (period.begindatum.to_string(), period.einddatum.to_string()),
        ("2026-07-01".into(), "2026-07-31".into())
    );
    assert_eq!(july.not_declared("declaratie-andere-maand").len(), 2);
    assert_eq!(stay("2026-08").volume(1, "04A04"), (2, 40370));
}

/// C10: February was declared with 540 minutes under R1 and accepted; it should be 495.
fn c10(status: PrestatieStatus, minutes: u32) -> Case {
    let half = minutes / 2;
    february_under_r1(status).leveringen(&format!(
        "bsn;productcode;datum;minuten\n#1;45A04;2026-02-03;{half}\n#1;45A04;2026-02-10;{}",
        minutes - half
    ))
}

#[test]
fn c10_a_correction_is_a_whole_credit_and_a_new_debit() {
    let outcome = c10(PrestatieStatus::Toegekend, 495).correcting().run();
    assert_eq!(outcome.volume(1, "45A04"), (495, 64845));
    assert_eq!(outcome.computation.total(), -5895);
    let credited = outcome.line(1, "45A04").credit.as_ref().unwrap();
    assert_eq!(credited.prestatie.ingediend_bedrag.bedrag.get(), 70740);
    outcome.assert_no_errors();
}

#[test]
fn c10_without_permission_to_correct_there_is_a_finding_and_no_second_line() {
    for status in [PrestatieStatus::Ingediend, PrestatieStatus::Toegekend] {
        let outcome = c10(status, 495).run();
        assert!(outcome.nothing_declared());
        outcome.finding("declaratie-correctie", Error);
    }
}

#[test]
fn c10_a_line_that_is_not_answered_yet_is_never_credited() {
    let outcome = c10(PrestatieStatus::Ingediend, 495).correcting().run();
    assert!(outcome.nothing_declared());
    outcome.finding("declaratie-correctie", Error);
}

#[test]
fn c10_a_rejected_line_is_simply_declared_again() {
    let outcome = c10(PrestatieStatus::Afgewezen, 495).run();
    assert_eq!(outcome.volume(1, "45A04"), (495, 64845));
    assert!(outcome.line(1, "45A04").credit.is_none());
}

#[test]
fn c11_no_tariff_no_line() {
    let outcome = month("2026-01")
        .with(toewijzing(11, 1, "02A05").from("2025-12-01"))
        .leveringen(
            "bsn;productcode;datum;minuten
             #1;02A05;2025-12-30;60
             #1;02A05;2026-01-06;90
             #1;02A99;2026-01-06;30",
        )
        .run();
    assert_eq!(outcome.volume(1, "02A05"), (90, 14220));
    assert_eq!(outcome.computation.lines.len(), 1);
    assert_eq!(outcome.finding("RVN-ALL-year-2026", Error).line, 2);
    assert_eq!(outcome.finding("RVN-ALL-known-code", Error).line, 4);
}

#[test]
fn c12_an_allocation_that_ends_in_the_month() {
    let outcome = month("2026-04")
        .with(toewijzing(12, 1, "02A03").to("2026-04-15").omvang(180, Eenheid::MINUUT, Frequentie::WEEK))
        .leveringen(
            "bsn;productcode;datum;minuten
             #1;02A03;2026-04-02;120
             #1;02A03;2026-04-07;150
             #1;02A03;2026-04-09;60
             #1;02A03;2026-04-14;170
             #1;02A03;2026-04-16;90",
        )
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (500, 64500));
    let line = outcome.line(1, "02A03");
    assert_eq!(line.periode.einddatum.to_string(), "2026-04-15");
    assert_eq!(line.derivation.ceilings[0].maximum, 540);
    assert_eq!(outcome.finding("RVN-ALL-within-allocation", Error).line, 6);
    assert_eq!(outcome.not_declared("RVN-ALL-within-allocation").len(), 1);
}
