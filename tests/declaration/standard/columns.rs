//! The column that each way of counting needs.

use ibericht::finding::Severity::Error;

use crate::declaration::boekje::{maand, termijn};
use crate::declaration::support::Outcome;

/// One row with a wrong amount beside a good one of another client.
fn row(code: &str, minuten: &str, aantal: &str, bedrag: &str) -> Outcome {
    maand("2026-04")
        .with(termijn(1, code, "2026-01-01", "2026-12-31"))
        .with(crate::declaration::support::toewijzing(2, 2, "02B01"))
        .leveringen(&format!(
            "bsn;productcode;datum;minuten;aantal;bedrag
             #1;{code};2026-04-09;{minuten};{aantal};{bedrag}
             #2;02B01;2026-04-09;60;;"
        ))
        .run()
}

#[test]
fn the_wrong_column_is_named_with_the_one_to_fill_in() {
    for (code, minuten, aantal, bedrag, at, fill_in) in [
        ("02B01", "", "2", "", "aantal", "minuten"),
        ("02B04", "60", "1", "", "aantal", "minuten"),
        ("02B04", "", "", "10,00", "bedrag", "minuten"),
        ("02B16", "60", "", "", "minuten", "aantal"),
        ("02B82", "", "", "500", "bedrag", "aantal"),
        ("02B84", "30", "1", "", "minuten", "aantal"),
        ("02B83", "", "200", "", "aantal", "bedrag"),
        ("02B83", "60", "", "", "minuten", "bedrag"),
        ("02B83", "", "", "", "bedrag", "bedrag"),
        ("02B14", "", "", "", "aantal", "aantal"),
        ("02B60", "", "", "", "minuten", "minuten"),
    ] {
        let outcome = row(code, minuten, aantal, bedrag);
        let finding = outcome.finding("registratie-hoeveelheid", Error);
        assert_eq!(finding.path, format!("leveringen.csv/{at}"), "{code}");
        assert!(finding.advice.nl.contains(&format!("`{fill_in}`")), "{code}: {}", finding.advice.nl);
        assert!(finding.advice.en.contains(&format!("`{fill_in}`")), "{code}: {}", finding.advice.en);
        let [refused] = outcome.not_declared("registratie-hoeveelheid")[..] else { panic!("{code}") };
        assert!(refused.correctable);
        assert_eq!(outcome.volume(2, "02B01").0, 60, "the other row is declared");
    }
}

#[test]
fn nights_and_rides_take_no_amount_of_euros() {
    use crate::declaration::support::{month, toewijzing};
    for (code, rest) in [("44A09", "1;2026-04-10;10"), ("42A03", "1;;10")] {
        let outcome = month("2026-04")
            .with(toewijzing(1, 1, code))
            .leveringen(&format!(
                "bsn;productcode;datum;aantal;einddatum;bedrag\n#1;{code};2026-04-09;{rest}"
            ))
            .run();
        assert!(outcome.nothing_declared(), "{code}");
        assert_eq!(outcome.finding("registratie-hoeveelheid", Error).path, "leveringen.csv/bedrag");
    }
}

#[test]
fn a_row_of_nothing_is_listed() {
    for (code, aantal, bedrag, told) in [("02B16", "0", "", "aantal 0"), ("02B83", "", "0,00", "bedrag 0")] {
        let outcome = row(code, "", aantal, bedrag);
        let [listed] = outcome.not_declared("declaratie-nul")[..] else { panic!("{code}") };
        assert!(listed.reason.nl.contains(told), "{}", listed.reason.nl);
        outcome.assert_silent();
    }
}

#[test]
fn who_did_not_appear_has_no_amount() {
    let absent = |bedrag: &str| {
        maand("2026-04")
            .with(termijn(1, "02B83", "2026-01-01", "2026-12-31"))
            .leveringen(&format!("bsn;productcode;datum;bedrag;aanwezig\n#1;02B83;2026-04-09;{bedrag};nee"))
            .run()
    };
    assert!(absent("10").computation.findings.iter().any(ibericht::finding::Finding::is_error));
    absent("").assert_silent();
    assert!(absent("10").nothing_declared() && absent("").nothing_declared());
}

#[test]
fn equal_rows_differ_by_their_amount_of_euros() {
    let both = |second: &str| {
        maand("2026-04")
            .with(termijn(1, "02B83", "2026-01-01", "2026-12-31"))
            .leveringen(&format!(
                "bsn;productcode;datum;bedrag;referentie\n#1;02B83;2026-04-09;10;x\n#1;02B83;2026-04-09;{second};x"
            ))
            .run()
    };
    assert_eq!(both("11").volume(1, "02B83").0, 2100);
    let twice = both("10");
    assert_eq!(twice.volume(1, "02B83").0, 1000, "the same reference: the same registration");
    twice.finding("registratie-dubbel", Error);
}

#[test]
fn a_refused_row_of_an_earlier_month_is_missed_by_the_line_of_its_sunday() {
    use ibericht::finding::Severity::Warning;
    use ibericht::values::{Eenheid, Frequentie};
    let case = maand("2025-08")
        .with(termijn(1, "02B82", "2025-07-07", "2025-12-31").omvang(
            1,
            Eenheid::STUKS_OUTPUT,
            Frequentie::WEEK,
        ))
        .leveringen(
            "bsn;productcode;datum;aantal;minuten
             #1;02B82;2025-07-21;1;
             #1;02B82;2025-07-28;;60
             #1;02B82;2025-08-04;1;",
        );
    let july = case.compute_month("2025-07", &[]);
    assert_eq!(july.lines.len(), 1);
    assert!(!july.findings.iter().any(|one| one.rule == "declaratie-onvolledig"));
    let august = case.run();
    august.finding("registratie-hoeveelheid", Error);
    let told = &august.finding("declaratie-onvolledig", Warning).message.nl;
    assert!(told.contains("leveringen.csv:3"), "{told}");
}
