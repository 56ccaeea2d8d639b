//! Group sessions: who counts, what counts, and who is declared.

use ibericht::finding::Severity::{Error, Info, Warning};
use ibericht::values::{Fraction, Rounding};

use super::support::{Outcome, month, toewijzing};

/// One session on 9 April with clients 1 to n, all with the group product and its individual product.
fn session(code: &str, parent: &str, row: &str, clients: usize) -> Outcome {
    month("2026-04")
        .with_all(100, clients, code)
        .with_all(200, clients, parent)
        .group(&format!("a;{code};2026-04-09;{row}"), &["a"], clients)
        .run()
}

#[test]
fn wmo_three_professionals_refuse_the_session() {
    for (code, parent, rule) in [
        ("02A17", "02A03", "RVN-02A17-max-2-professionals"),
        ("02A20", "02A05", "RVN-02A20-max-2-professionals"),
    ] {
        let refused = session(code, parent, "60;3;", 8);
        refused.finding(rule, Error);
        assert!(refused.nothing_declared());
        assert!(!session(code, parent, "60;2;", 8).has(rule));
    }
}

#[test]
fn jeugd_the_third_professional_does_not_count() {
    for (code, parent, rule) in [
        ("45A49", "45A05", "RVN-45A49-max-2-professionals"),
        ("45A52", "45A53", "RVN-45A52-max-2-professionals"),
    ] {
        let outcome = session(code, parent, "80;;20+80+60", 4);
        assert_eq!(outcome.volume(1, code).0, 35, "(80 + 60) / 4: the two with the longest presence");
        outcome.finding(rule, Warning);
        outcome.assert_no_errors();
    }
}

#[test]
fn too_many_participants_refuse_the_session_with_or_without_allocation() {
    for (code, most, rule) in [
        ("02A17", 10, "RVN-02A17-max-10-participants"),
        ("02A20", 10, "RVN-02A20-max-10-participants"),
        ("45A49", 8, "RVN-45A49-max-8-youths"),
        ("45A52", 8, "RVN-45A52-max-8-youths"),
    ] {
        // One participant has no allocation, and still counts for the maximum.
        let outcome = |clients| {
            month("2026-04")
                .with_all(100, clients - 1, code)
                .group(&format!("a;{code};2026-04-09;60;2;"), &["a"], clients)
                .run()
        };
        let refused = outcome(most + 1);
        refused.finding(rule, Error);
        assert!(refused.nothing_declared());
        let fits = outcome(most);
        assert!(!fits.has(rule));
        assert_eq!(fits.computation.lines.len(), most - 1);
    }
}

#[test]
fn partial_presence_of_a_professional_counts_as_it_was() {
    let outcome = session("02A17", "02A03", "60;2;60+40", 7);
    assert_eq!(outcome.volume(1, "02A17").0, 14, "100 / 7 = 14.29");
    assert_eq!(outcome.line(1, "02A17").derivation.sum, Fraction::new(100, 7));
    // Each professional of the Jeugdwet is capped separately.
    let capped = session("45A49", "45A05", "120;;120+40", 4);
    assert_eq!(capped.volume(1, "45A49").0, 33, "(90 + 40) / 4 = 32.5");
}

#[test]
fn ninety_minutes_need_no_remark() {
    assert!(!session("45A49", "45A05", "90;2;", 4).has("RVN-45A49-max-duration"));
    session("45A52", "45A53", "91;2;", 4).finding("RVN-45A52-max-duration", Warning);
}

#[test]
fn more_clients_than_professionals_is_a_group() {
    let outcome = session("45A49", "45A05", "60;2;", 3);
    assert_eq!(outcome.volume(1, "45A49").0, 40);
    assert!(!outcome.has("RVN-45A49-more-youths-than-professionals"));
    let vaktherapie = session("45A52", "45A53", "60;2;", 2);
    assert_eq!(vaktherapie.volume(1, "45A53"), (60, 60 * 159));
    vaktherapie.finding("RVN-45A52-more-youths-than-professionals", Warning);
}

#[test]
fn wmo_plus_switches_to_its_own_individual_product() {
    let outcome = session("02A20", "02A05", "60;2;", 1);
    assert_eq!(outcome.volume(1, "02A05"), (120, 120 * 158));
    outcome.finding("RVN-02A20-not-more-professionals-than-clients", Warning);
    session("02A20", "02A05", "60;1;", 1).finding("RVN-02A20-equal-numbers-costlier", Warning);
}

#[test]
fn one_youth_is_no_vaktherapie_group() {
    let outcome = session("45A52", "45A53", "60;1;", 1);
    outcome.finding("RVN-45A52-min-two-youths", Error);
    assert_eq!(outcome.volume(1, "45A53").0, 60);
    assert!(!session("45A52", "45A53", "60;1;", 2).has("RVN-45A52-min-two-youths"));
}

#[test]
fn switched_shares_and_own_contacts_are_one_line_rounded_once() {
    // 45 / 2 = 22.5 from the session, 30 minutes of contact: 52.5, up to 53.
    let outcome = month("2026-04")
        .with_all(100, 2, "45A49")
        .with_all(200, 2, "45A05")
        .group("a;45A49;2026-04-09;45;2;25+20", &["a"], 2)
        .leveringen("bsn;productcode;datum;minuten\n#1;45A05;2026-04-20;30")
        .run();
    assert_eq!(outcome.volume(1, "45A05").0, 53);
    assert_eq!(outcome.volume(2, "45A05").0, 23);
}

#[test]
fn mixed_wmo_session_has_one_divisor_and_own_products() {
    let outcome = month("2026-04")
        .with_all(100, 4, "02A17")
        .with(toewijzing(150, 5, "02A20"))
        .with(toewijzing(160, 6, "02A20"))
        .with(toewijzing(170, 7, "02A03"))
        .group("a;02A17;2026-04-09;60;2;", &["a"], 7)
        .run();
    assert_eq!(outcome.volume(1, "02A17"), (20, 3100), "120 / 6: the seventh has no group allocation");
    assert_eq!(outcome.volume(6, "02A20"), (20, 3780));
    assert!(outcome.lines(7, "02A03").next().is_none());
    outcome.finding("RVN-02A17-minutes-division", Warning);
    outcome.finding("toewijzing-ontbreekt", Warning);
}

#[test]
fn jeugd_groups_are_not_mixed() {
    let outcome = month("2026-04")
        .with_all(100, 4, "45A49")
        .with(toewijzing(150, 5, "45A52"))
        .group("a;45A49;2026-04-09;60;2;", &["a"], 5)
        .run();
    assert_eq!(outcome.volume(1, "45A49").0, 30);
    assert!(outcome.lines(5, "45A52").next().is_none());
    outcome.finding("RVN-45A49-only-allocated-declarable", Error);
}

#[test]
fn a_youth_whose_allocation_has_ended_is_not_in_the_divisor() {
    let outcome = month("2026-04")
        .with_all(100, 3, "45A52")
        .with(toewijzing(150, 4, "45A52").to("2026-04-08"))
        .group("a;45A52;2026-04-09;60;2;", &["a"], 4)
        .run();
    assert_eq!(outcome.volume(1, "45A52").0, 40);
    outcome.finding("RVN-45A52-only-allocated-declarable", Error);
}

#[test]
fn who_was_absent_is_not_in_the_divisor() {
    let outcome = month("2026-04")
        .with_all(100, 4, "02A17")
        .sessies("a;02A17;2026-04-09;60;1;")
        .deelnemers("a;#1;ja;\na;#2;ja;\na;#3;ja;\na;#4;nee;")
        .run();
    assert_eq!(outcome.volume(1, "02A17").0, 20);
    assert!(outcome.lines(4, "02A17").next().is_none());
    assert_eq!(outcome.not_declared("RVN-ALL-no-show").len(), 1);
    outcome.assert_no_errors();
}

#[test]
fn two_hours_per_day_is_clock_time_per_client() {
    let day = |a: u32, b: u32| {
        month("2026-04")
            .with_all(100, 3, "02A17")
            .sessies(&format!("a;02A17;2026-04-09;{a};1;\nb;02A17;2026-04-09;{b};1;"))
            .deelnemers("a;#1;ja;\na;#2;ja;\nb;#1;ja;\nb;#3;ja;")
            .run()
    };
    let fits = day(60, 60);
    assert_eq!(fits.volume(1, "02A17").0, 60);
    assert!(!fits.has("RVN-02A17-max-2h-per-day"));
    let over = day(61, 60);
    over.finding("RVN-02A17-max-2h-per-day", Error);
    assert!(over.lines(1, "02A17").next().is_none(), "neither session counts for client 1");
    assert_eq!(over.volume(2, "02A17").0, 31, "61 / 2: client 1 was there, so stays in the divisor");
    assert_eq!(over.volume(3, "02A17").0, 30);
}

#[test]
fn two_hours_per_day_counts_each_group_product_apart() {
    let outcome = month("2026-04")
        .with_all(100, 2, "02A17")
        .with_all(200, 2, "02A20")
        .sessies("a;02A17;2026-04-09;90;1;\nb;02A20;2026-04-09;60;1;")
        .deelnemers("a;#1;ja;\na;#2;ja;\nb;#1;ja;\nb;#2;ja;")
        .run();
    assert_eq!((outcome.volume(1, "02A17").0, outcome.volume(1, "02A20").0), (45, 30));
    outcome.finding("RVN-02A17-max-2h-per-day", Warning);
    let plus = month("2026-04").with_all(1, 2, "02A20").group("a;02A20;2026-04-09;121;1;", &["a"], 2).run();
    plus.finding("RVN-02A20-max-2h-per-day", Error);
    assert!(plus.nothing_declared());
}

#[test]
fn indirect_minutes_do_not_belong_to_a_direct_group_product() {
    let outcome = month("2026-04")
        .with_all(100, 2, "02A17")
        .sessies("a;02A17;2026-04-09;60;1;")
        .deelnemers("a;#1;ja;15\na;#2;ja;")
        .run();
    assert_eq!(outcome.volume(1, "02A17").0, 30, "the share stays declarable");
    outcome.finding("RVN-ALL-time-basis", Error);
}

#[test]
fn joint_indirect_time_is_divided_as_the_session() {
    let outcome = month("2026-04")
        .with_all(100, 4, "45A52")
        .group("a;45A52;2026-04-09;60;2;", &["a"], 4)
        .leveringen("bsn;productcode;datum;minuten;activiteit;referentie\n#2;45A52;2026-04-09;30;T39;a")
        .run();
    for client in 1..=4 {
        assert_eq!(outcome.volume(client, "45A52").0, 38, "120 / 4 + 30 / 4 = 37.5");
    }
    outcome.finding("RVN-45A52-minutes-division", Info);
}

#[test]
fn joint_time_under_two_clients_or_without_session_is_refused() {
    let csv = "bsn;productcode;datum;minuten;activiteit
               #1;45A52;2026-04-09;30;gezamenlijke indirecte tijd
               #2;45A52;2026-04-09;30;gezamenlijke indirecte tijd
               #3;45A52;2026-04-10;30;gezamenlijke indirecte tijd";
    let outcome = month("2026-04")
        .with_all(100, 4, "45A52")
        .group("a;45A52;2026-04-09;60;2;", &["a"], 4)
        .leveringen(csv)
        .run();
    assert_eq!(outcome.volume(1, "45A52").0, 38, "the first row counts once");
    assert_eq!(outcome.not_declared("registratie-sessie").len(), 2);
}

#[test]
fn a_direct_row_for_a_group_product_belongs_in_a_session() {
    for row in ["#1;02A17;2026-04-09;60;", "#1;45A52;2026-04-09;60;", "#1;45A52;2026-04-09;60;T02"] {
        let code = &row[3..8];
        let outcome = month("2026-04")
            .with(toewijzing(1, 1, code))
            .leveringen(&format!("bsn;productcode;datum;minuten;activiteit\n{row}"))
            .run();
        assert!(outcome.nothing_declared());
        outcome.finding(&format!("RVN-{code}-minutes-division"), Error);
    }
}

#[test]
fn a_share_that_rounds_to_nothing_is_not_sent() {
    let outcome = session("02A17", "02A03", "4;1;", 9);
    assert!(outcome.nothing_declared(), "4 / 9 rounds to 0, and there is no minimum of 1");
    assert_eq!(outcome.not_declared("declaratie-nul").len(), 18, "session and participant, nine times");
    outcome.assert_no_errors();
    assert_eq!(session("02A17", "02A03", "4;1;", 8).volume(1, "02A17").0, 1, "exactly a half goes up");
}

#[test]
fn per_session_rounding_leaves_whole_minutes_alone() {
    let outcome = month("2026-04")
        .rounding(Rounding::UpPerSession)
        .with_all(100, 7, "45A52")
        .group("a;45A52;2026-04-09;60;2;", &["a"], 7)
        .leveringen("bsn;productcode;datum;minuten;activiteit\n#1;45A52;2026-04-09;10;T22")
        .run();
    assert_eq!(outcome.volume(1, "45A52").0, 28, "120 / 7 up to 18, and 10");
}

#[test]
fn a_session_that_is_individual_is_no_group_time_of_the_day() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A17"))
        .with(toewijzing(2, 1, "02A03"))
        .group("a;02A17;2026-04-02;150;2;", &["a"], 1)
        .run();
    assert_eq!(outcome.volume(1, "02A03"), (300, 38700));
    outcome.finding("RVN-02A17-not-more-professionals-than-clients", Warning);
    assert!(!outcome.has("RVN-02A17-max-2h-per-day"));
    assert!(!outcome.has("RVN-02A17-average-ratio"), "no group, so no average of groups");
}

#[test]
fn joint_time_of_another_day_is_divided_as_the_session_that_it_names() {
    let outcome = month("2026-04")
        .with_all(100, 4, "45A52")
        .group("a;45A52;2026-04-02;75;2;", &["a"], 4)
        .leveringen("bsn;productcode;datum;minuten;activiteit;referentie\n#2;45A52;2026-04-03;30;T39;a")
        .run();
    for client in 1..=4 {
        assert_eq!(outcome.volume(client, "45A52"), (45, 7785), "(150 + 30) / 4");
    }
}

#[test]
fn a_guest_of_a_wmo_group_is_a_warning_until_time_is_registered_for_the_guest() {
    let guest = |minutes: &str| {
        month("2026-04")
            .with_all(100, 3, "02A17")
            .group("a;02A17;2026-04-02;60;1;", &["a"], 3)
            .deelnemers(&format!("a;#4;ja;{minutes}"))
            .run()
    };
    let allowed = guest("");
    assert_eq!(allowed.volume(1, "02A17"), (20, 3100));
    allowed.finding("toewijzing-ontbreekt", Warning);
    allowed.assert_no_errors();
    guest("15").finding("toewijzing-ontbreekt", Error);
}
