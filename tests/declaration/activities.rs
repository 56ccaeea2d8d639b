//! Which time is declarable under which product: the time definitions.

use ibericht::finding::Severity::{Error, Warning};

use super::support::{Outcome, month, toewijzing};

/// One row of 30 minutes with an activity; casemanagement has its carrier beside it.
fn row(code: &str, activity: &str) -> Outcome {
    let carrier = if code == "02A21" { "02A03" } else { "45A04" };
    let mut case = month("2026-04").with(toewijzing(1, 1, code));
    if carrier != code {
        case = case.with(toewijzing(2, 1, carrier));
    }
    case.leveringen(&format!("bsn;productcode;datum;minuten;activiteit\n#1;{code};2026-04-09;30;{activity}"))
        .run()
}

fn counts(code: &str, activity: &str) {
    let outcome = row(code, activity);
    assert_eq!(outcome.volume(1, code).0, 30, "{code} {activity}");
    outcome.assert_no_errors();
}

fn refused(code: &str, activity: &str, rule: &str) {
    let outcome = row(code, activity);
    assert!(outcome.nothing_declared(), "{code} {activity}");
    outcome.finding(rule, Error);
    assert_eq!(outcome.not_declared(rule).len(), 1);
}

#[test]
fn direct_products_count_direct_time() {
    for (code, activity) in [
        ("02A03", ""),
        ("02A03", "T01"),
        ("02A03", "Gesprek met cliënt"),
        ("01A06", "telefoon"),
        ("45A05", "T09"),
        ("45A04", "oudergesprek"),
        ("02A03", "T37"),
        ("45A05", "t38"),
    ] {
        counts(code, activity);
    }
}

#[test]
fn indirect_time_is_not_declarable_under_a_direct_product() {
    for activity in ["T19", "voorbereiding", "T21", "verslaglegging", "T23", "reistijd"] {
        refused("02A03", activity, "RVN-ALL-time-basis");
        refused("45A05", activity, "RVN-ALL-time-basis");
    }
}

#[test]
fn both_kinds_of_time_count_under_vaktherapie() {
    for activity in ["", "T02", "T22", "T24", "contact met netwerk"] {
        counts("45A53", activity);
    }
}

#[test]
fn casemanagement_is_indirect_only() {
    for code in ["02A21", "45A55"] {
        counts(code, "");
        counts(code, "T21");
    }
    refused("02A21", "T37", "RVN-02A21-indirect-only");
    refused("02A21", "T01", "RVN-02A21-indirect-only");
    refused("45A55", "bezoek casemanager", "RVN-45A55-indirect-only");
}

#[test]
fn contact_needs_the_right_people() {
    refused("02A03", "contact met naasten", "RVN-ALL-wmo-client-present");
    counts("02A21", "T08");
    refused("45A05", "T10", "RVN-ALL-jw-youth-parent-or-jim");
    counts("45A55", "T10");
}

#[test]
fn the_youths_own_attendance_counts_in_day_care() {
    refused("41A11", "T09", "RVN-ALL-time-basis");
    counts("41A11", "T13");
}

#[test]
fn what_is_no_client_time_is_declarable_nowhere() {
    for activity in
        ["T07", "T25", "T27", "intervisie", "T29", "T30", "T31", "T32", "administratie", "T34", "T35"]
    {
        refused("45A53", activity, "RVN-ALL-time-basis");
    }
}

#[test]
fn no_show_time_is_never_declarable() {
    refused("45A53", "T26", "RVN-ALL-no-show");
    refused("02A21", "no-show", "RVN-ALL-no-show");
    let absent = |minutes: &str| {
        month("2026-04")
            .with(toewijzing(1, 1, "02A03"))
            .leveringen(&format!("bsn;productcode;datum;minuten;aanwezig\n#1;02A03;2026-04-09;{minutes};nee"))
            .run()
    };
    absent("60").finding("RVN-ALL-no-show", Error);
    assert!(absent("60").nothing_declared());
    let told = absent("");
    told.assert_silent();
    assert_eq!(told.not_declared("RVN-ALL-no-show").len(), 1);
}

#[test]
fn vaktherapie_is_not_declared_inside_begeleiding() {
    refused("45A05", "vaktherapie", "RVN-45A05-no-vaktherapie-inside");
    let regular = row("45A04", "T36");
    assert_eq!(regular.volume(1, "45A04").0, 30, "only reported there");
    regular.finding("RVN-45A05-no-vaktherapie-inside", Warning);
    assert!(!row("45A05", "T02").has("RVN-45A05-no-vaktherapie-inside"));
}

#[test]
fn messages_are_always_reported() {
    let outcome = row("02A03", "e-health");
    assert_eq!(outcome.volume(1, "02A03").0, 30);
    outcome.finding("RVN-ALL-electronic-contact", Warning);
    assert!(!row("02A03", "T01").has("RVN-ALL-electronic-contact"));
    // Not plausible for day care, so reported there as well.
    let day_care = row("41A11", "chat");
    assert_eq!(day_care.volume(1, "41A11").0, 30);
    assert!(day_care.computation.findings.iter().any(|finding| finding.severity == Warning));
}

#[test]
fn an_unknown_activity_is_refused() {
    for (code, activity) in [("02A03", "koffie"), ("02A03", "T02"), ("45A05", "T99")] {
        refused(code, activity, "registratie-activiteit");
    }
}

#[test]
fn a_group_session_is_not_an_individual_contact() {
    refused("02A03", "T11", "RVN-ALL-time-basis");
    refused("45A05", "T12", "RVN-ALL-time-basis");
}
