//! When a line is said to lack something, and when it lacks nothing.

use ibericht::finding::Severity::Warning;

use super::support::{Outcome, month, toewijzing};

#[test]
fn a_row_that_needs_an_allocation_number_makes_its_line_incomplete() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .with(toewijzing(2, 1, "02A03"))
        .leveringen(
            "bsn;productcode;datum;minuten;toewijzingnummer\n#1;02A03;2026-04-10;60;\n#1;02A03;2026-04-15;60;2",
        )
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (60, 7740));
    assert!(outcome.not_declared("toewijzing-meerdere")[0].correctable);
    outcome.finding("declaratie-onvolledig", Warning);
}

#[test]
fn a_row_with_a_wrong_allocation_number_makes_its_line_incomplete() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .leveringen(
            "bsn;productcode;datum;minuten;toewijzingnummer\n#1;02A03;2026-04-10;60;9\n#1;02A03;2026-04-15;60;1",
        )
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (60, 7740));
    outcome.finding("declaratie-onvolledig", Warning);
}

#[test]
fn a_registration_that_stands_twice_leaves_its_line_complete() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .leveringen(
            "bsn;productcode;datum;minuten;referentie\n#1;02A03;2026-04-02;60;A\n#1;02A03;2026-04-02;60;A",
        )
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (60, 7740));
    assert_eq!(outcome.not_declared("registratie-dubbel").len(), 1);
    assert!(!outcome.has("declaratie-onvolledig"));
}

/// A month with a session of nine youths on the 2nd, and other care of the first one.
fn nine_youths() -> Outcome {
    month("2026-04")
        .with_all(100, 9, "45A49")
        .with(toewijzing(201, 1, "45A05"))
        .leveringen("bsn;productcode;datum;minuten\n#1;45A05;2026-04-03;60")
        .group("a;45A49;2026-04-02;60;2;", &["a"], 9)
        .run()
}

#[test]
fn a_group_that_is_too_large_leaves_individual_lines_complete() {
    let outcome = nine_youths();
    assert_eq!(outcome.volume(1, "45A05"), (60, 9540));
    assert!(!outcome.has("declaratie-onvolledig"));
}

#[test]
fn a_refused_session_that_may_be_individual_makes_the_individual_line_incomplete() {
    let outcome = month("2026-04")
        .with_all(100, 2, "45A49")
        .with(toewijzing(201, 1, "45A05"))
        .leveringen("bsn;productcode;datum;minuten\n#1;45A05;2026-04-03;60")
        .sessies("a;45A49;2026-04-02;60;2;")
        .deelnemers("a;#1;ja;\na;#2;ja;\na;#2;nee;")
        .run();
    assert_eq!(outcome.volume(1, "45A05"), (60, 9540));
    outcome.finding("declaratie-onvolledig", Warning);
}

#[test]
fn a_refused_session_makes_the_group_line_incomplete() {
    let outcome = month("2026-04")
        .with_all(100, 9, "45A49")
        .group("a;45A49;2026-04-02;60;2;\nb;45A49;2026-04-09;60;2;", &["a"], 9)
        .deelnemers("b;#1;ja;\nb;#2;ja;\nb;#3;ja;")
        .run();
    assert_eq!(outcome.volume(1, "45A49"), (40, 7600));
    outcome.finding("declaratie-onvolledig", Warning);
}
