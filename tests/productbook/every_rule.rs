//! Every rule of the book with a message that breaks it and one that keeps it, at every stage where it looks.

use ibericht::finding::Severity::{self, Error, Info, Warning};
use ibericht::productbook::Stage::{self, Allocation, Request};
use ibericht::productbook::kinds::{self, Status};

use crate::support::world::{Outcome, World, allocated, asked, book};

/// A rule at a stage, broken and kept.
struct Case {
    rule: String,
    stage: Stage,
    severity: Severity,
    breaks: Outcome,
    keeps: Outcome,
}

fn case(rule: &str, stage: Stage, severity: Severity, breaks: Outcome, keeps: Outcome) -> Case {
    Case { rule: rule.to_owned(), stage, severity, breaks, keeps }
}

/// Group products with their individual products.
const GROUPS: [(&str, &str); 4] =
    [("02A17", "02A03"), ("02A20", "02A05"), ("45A49", "45A05"), ("45A52", "45A53")];

fn groups() -> Vec<Case> {
    GROUPS.into_iter().flat_map(|(code, parent)| group(code, parent)).collect()
}

fn group(code: &'static str, parent: &'static str) -> Vec<Case> {
    let id = |suffix: &str| format!("RVN-{code}-{suffix}");
    let without = World::of(code);
    let with = World::of(code).known(allocated(parent));
    // The allocation of the individual product ends as the group product begins, and a new one begins.
    let replaced_by = |minutes: u32| {
        World::of(code)
            .known(allocated(parent).to("2026-03-31"))
            .known(allocated(parent).number(2).from("2026-04-01").volume(minutes, "01", "2"))
    };
    let shortened = allocated(parent).to("2026-05-31").decided("2026-05-01");
    let running = with.clone().asked_before(asked(code)).known(
        allocated(code).number(2).from("2026-04-01").to("2026-06-30").decided("2026-03-15").reference("R1"),
    );
    let dear = |asked: crate::support::world::Asked| asked.volume(10_000, "01", "4");
    let mut cases = vec![
        case(
            &id("parent-at-provider"),
            Request,
            Error,
            without.request([asked(code)]),
            with.request([asked(code)]),
        ),
        case(
            &id("start-within-parent"),
            Request,
            Error,
            with.request([asked(code).from("2025-12-01")]),
            with.request([asked(code).from("2026-01-01")]),
        ),
        case(
            &id("end-within-parent"),
            Request,
            Error,
            with.request([asked(code).to("2027-01-01")]),
            with.request([asked(code).to("2026-12-31")]),
        ),
        case(
            &id("total-cost-drops"),
            Request,
            Warning,
            with.request([dear(asked(code))]),
            with.request([asked(code)]),
        ),
        case(
            &id("total-cost-drops"),
            Allocation,
            Warning,
            with.allocate([allocated(code).number(2).volume(10_000, "01", "4")]),
            replaced_by(100).allocate([allocated(code).number(3).from("2026-04-01").volume(24, "01", "2")]),
        ),
        case(
            &id("partly-replaces-parent"),
            Request,
            Warning,
            replaced_by(180).request([asked(code)]),
            replaced_by(100).request([asked(code)]),
        ),
        case(
            &id("parent-shortened-later"),
            Allocation,
            Warning,
            running.allocate([shortened]),
            running.allocate([allocated(parent).to("2026-06-30").decided("2026-05-01")]),
        ),
        case(
            "RVN-ALL-315-versus-317",
            Request,
            Warning,
            with.request([asked(code)]),
            replaced_by(100).request([asked(code)]),
        ),
    ];
    if code.starts_with("02") {
        let proxy = id("max-2h-per-day-proxy");
        let (big, fine) = ((841, "01", "2"), (840, "01", "2"));
        let ask =
            |(volume, unit, per): (u32, &'static str, &'static str)| asked(code).volume(volume, unit, per);
        let give = |(volume, unit, per): (u32, &'static str, &'static str)| {
            allocated(code).number(2).volume(volume, unit, per)
        };
        cases.extend([
            case(&proxy, Request, Warning, with.request([ask(big)]), with.request([ask(fine)])),
            case(&proxy, Allocation, Warning, with.allocate([give(big)]), with.allocate([give(fine)])),
            case(
                &id("delimited-offer"),
                Request,
                Warning,
                with.request([asked(code).open()]),
                with.request([asked(code)]),
            ),
            case(
                &id("delimited-offer"),
                Allocation,
                Warning,
                with.allocate([allocated(code).number(2).open()]),
                with.allocate([allocated(code).number(2)]),
            ),
        ]);
    }
    cases
}

fn vaktherapie() -> Vec<Case> {
    let individual = |verwijzer| World::jw().request([asked("45A53").verwijzer(verwijzer)]);
    let with = World::jw().known(allocated("45A53"));
    let group = |verwijzer| with.request([asked("45A52").verwijzer(verwijzer)]);
    vec![
        case("RVN-45A53-referrer-05", Request, Error, individual("02"), individual("05")),
        case("RVN-45A52-referrer-05", Request, Warning, group("02"), group("05")),
        case(
            "RVN-45A52-standalone-301-unclear",
            Allocation,
            Warning,
            World::jw().allocate([allocated("45A52")]),
            with.allocate([allocated("45A52").number(2)]),
        ),
    ]
}

/// Products that only the local team deploys. A request is never quite right: with referrer 01 it is a warning.
fn local_team() -> Vec<Case> {
    [("02A21", "02A03"), ("45A55", "45A04"), ("42A03", "41A20")]
        .into_iter()
        .map(|(code, carrier)| {
            let with = World::of(code).known(allocated(carrier));
            case(
                &format!("RVN-{code}-only-local-team"),
                Request,
                Error,
                with.request([asked(code).verwijzer("02")]),
                with.request([asked(code).verwijzer("01")]),
            )
        })
        .collect()
}

fn carriers() -> Vec<Case> {
    let mut cases = Vec::new();
    for (rule, code, carrier, other, severity) in [
        ("RVN-02A21-combination-same-provider", "02A21", "02A05", "02A17", Error),
        ("RVN-45A55-combination-same-provider", "45A55", "45A05", "45A49", Error),
        ("RVN-42A03-combination", "42A03", "44A09", "45A04", Error),
        ("RVN-08A03-destination", "08A03", "07A03", "02A03", Warning),
        ("RVN-08A03-destination", "15N51", "15N21", "07A03", Warning),
    ] {
        let (with, without) =
            (World::of(code).known(allocated(carrier)), World::of(code).known(allocated(other)));
        let give = || [allocated(code).number(2)];
        cases.push(case(
            rule,
            Request,
            severity,
            without.request([asked(code)]),
            with.request([asked(code)]),
        ));
        cases.push(case(rule, Allocation, Warning, without.allocate(give()), with.allocate(give())));
    }
    let mixed = World::wmo().known(allocated("07A03"));
    let apart = World::wmo().known(allocated("07A03").to("2026-03-31"));
    let later = || [allocated("15N21").number(2).from("2026-04-01")];
    cases.push(case(
        "RVN-15N21-bw-pairing",
        Allocation,
        Warning,
        mixed.allocate(later()),
        apart.allocate(later()),
    ));
    cases
}

fn ages() -> Vec<Case> {
    // The date of birth with which the client is outside the limits on 1 April 2026, and one with which not.
    let born = [
        ("RVN-02A03-age", "02A03", Error, "2008-04-02", "2008-04-01"),
        ("RVN-02A03-age", "02A17", Error, "2008-04-02", "2008-04-01"),
        ("RVN-02A05-age", "02A05", Error, "2008-04-02", "2008-04-01"),
        ("RVN-02A05-age", "02A20", Error, "2008-04-02", "2008-04-01"),
        ("RVN-07A03-age", "07A03", Error, "2008-04-02", "2008-04-01"),
        ("RVN-07A03-age", "15N21", Error, "2008-04-02", "2008-04-01"),
        ("RVN-08A03-age", "08A03", Error, "2008-04-02", "2008-04-01"),
        ("RVN-08A03-age", "15N51", Error, "2008-04-02", "2008-04-01"),
        ("RVN-01A06-age", "01A06", Warning, "2008-04-02", "2008-04-01"),
        ("RVN-01A06-age", "02A21", Warning, "2008-04-02", "2008-04-01"),
        ("RVN-01A06-age", "04A04", Warning, "2008-04-02", "2008-04-01"),
        ("RVN-41A11-age", "41A11", Error, "2020-04-01", "2022-04-01"),
        ("RVN-41A12-age", "41A12", Error, "2022-04-02", "2022-04-01"),
        ("RVN-41A12-age", "41A12", Error, "2013-04-01", "2013-07-01"),
        ("RVN-41A13-age", "41A13", Error, "2010-04-01", "2010-07-01"),
        ("RVN-41A20-age", "41A20", Error, "2007-04-01", "2008-07-01"),
        ("RVN-41A21-age", "41A21", Error, "2022-04-02", "2022-04-01"),
    ];
    let mut cases = Vec::new();
    for (rule, code, severity, wrong, right) in born {
        let ask = |born| World::of(code).born(born).request([asked(code)]);
        let give =
            |born| World::of(code).born(born).allocate([allocated(code).from("2026-04-01").to("2026-06-30")]);
        cases.push(case(rule, Request, severity, ask(wrong), ask(right)));
        cases.push(case(rule, Allocation, Warning, give(wrong), give(right)));
    }
    cases
}

fn ceilings() -> Vec<Case> {
    let mut cases = Vec::new();
    // Rule, product, severity in a request, too much, just enough.
    let volumes = [
        ("RVN-07A03-max-2-per-day-proxy", "07A03", Warning, (15, "16", "2"), (14, "16", "2")),
        ("RVN-07A03-max-2-per-day-proxy", "15N21", Warning, (63, "16", "4"), (62, "16", "4")),
        ("RVN-44A09-39-per-year", "44A09", Warning, (40, "14", "6"), (39, "14", "6")),
        ("RVN-04A04-39-per-year", "04A04", Warning, (40, "14", "6"), (39, "14", "6")),
        ("RVN-41A12-max-hours", "41A12", Error, (401, "04", "6"), (400, "04", "6")),
        ("RVN-41A13-max-hours", "41A13", Error, (48_001, "01", "6"), (48_000, "01", "6")),
        ("RVN-41A20-max-3-dagdelen", "41A20", Warning, (721, "01", "2"), (12, "04", "2")),
        ("RVN-41A20-max-3-dagdelen", "41A20", Warning, (4, "16", "2"), (3, "16", "2")),
        ("RVN-ALL-unit-frequency", "04A04", Error, (1, "14", "1"), (1, "14", "2")),
        ("RVN-ALL-unit-frequency", "07A03", Error, (1, "16", "1"), (1, "16", "4")),
    ];
    for (rule, code, severity, wrong, right) in volumes {
        type Volume = (u32, &'static str, &'static str);
        let ask =
            |(volume, unit, per): Volume| World::of(code).request([asked(code).volume(volume, unit, per)]);
        let give = |(volume, unit, per): Volume| {
            World::of(code).allocate([allocated(code).volume(volume, unit, per)])
        };
        cases.push(case(rule, Request, severity, ask(wrong), ask(right)));
        cases.push(case(rule, Allocation, Warning, give(wrong), give(right)));
    }
    for code in ["41A11", "41A12"] {
        let give = |unit| World::jw().born("2021-06-01").allocate([allocated(code).volume(12, unit, "2")]);
        cases.push(case("RVN-41A11-unit-minutes", Allocation, Warning, give("04"), give("01")));
    }
    cases
}

fn codes() -> Vec<Case> {
    let jw = World::jw();
    let elsewhere = World::jw().gemeente("0363");
    let right = || jw.request([asked("45A05")]);
    let given = || jw.allocate([allocated("45A05")]);
    vec![
        case("RVN-ALL-known-code", Request, Error, jw.request([asked("45Z99")]), right()),
        case("RVN-ALL-known-code", Request, Error, jw.request([asked("02A03").categorie("45")]), right()),
        case("RVN-ALL-known-code", Request, Error, jw.request([asked("45A05").categorie("44")]), right()),
        case("RVN-ALL-known-code", Request, Error, jw.request([asked("31A05")]), right()),
        case("RVN-ALL-known-code", Allocation, Warning, jw.allocate([allocated("45Z99")]), given()),
        case(
            "RVN-45A04-group-has-no-code",
            Request,
            Error,
            jw.request([asked("45Z99")]),
            jw.request([asked("44Z99")]),
        ),
        case(
            "RVN-45A04-group-has-no-code",
            Allocation,
            Warning,
            jw.allocate([allocated("45Z99")]),
            jw.allocate([allocated("44Z99")]),
        ),
        case("RVN-ALL-region", Request, Warning, elsewhere.request([asked("45Z99")]), right()),
        case("RVN-ALL-region", Allocation, Warning, elsewhere.allocate([allocated("45Z99")]), given()),
    ]
}

fn cases() -> Vec<Case> {
    [groups(), vaktherapie(), local_team(), carriers(), ages(), ceilings(), codes()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn a_message_that_breaks_the_rule_is_found_and_one_that_keeps_it_is_not() {
    for case in cases() {
        let (rule, stage) = (case.rule.as_str(), case.stage.name());
        assert_eq!(
            case.breaks.severity(rule),
            Some(case.severity),
            "{rule} {stage}: {:#?}",
            case.breaks.skipped
        );
        // A request for a product of the local team is at best a warning (Q14).
        let worst = if rule.ends_with("-only-local-team") { Some(Warning) } else { None };
        let found = case.keeps.severity(rule).filter(|severity| *severity != Info);
        assert_eq!(found, worst, "{rule} {stage}: {:#?}", case.keeps.of(rule));
        assert!(!case.keeps.skips(rule), "{rule} {stage}");
    }
}

#[test]
fn every_rule_with_errors_or_warnings_has_such_messages_at_every_stage() {
    let cases = cases();
    for rule in &book().rules {
        for (stage, severity) in &rule.severity {
            let kind = kinds::kind(&rule.kind).unwrap();
            let looks = [Request, Allocation].contains(stage) && *severity != Info;
            if looks && kind.status == Status::Implemented {
                assert!(
                    cases.iter().any(|case| case.rule == rule.id && case.stage == *stage),
                    "{} has no case at {}",
                    rule.id,
                    stage.name()
                );
            }
        }
    }
}

#[test]
fn a_rule_that_cannot_be_checked_is_skipped_with_its_reason() {
    let stay = World::jw().request([asked("44A09").volume(2, "14", "4")]);
    assert!(stay.skips("RVN-44A09-distance"));
    assert!(World::jw().allocate([allocated("44A09").volume(2, "14", "4")]).skips("RVN-44A09-distance"));
    let therapy = World::jw().request([asked("45A53").verwijzer("05")]);
    let skipped = therapy
        .skipped
        .iter()
        .find(|skipped| skipped.rule == "RVN-45A53-provider-without-own-treatment-contract")
        .unwrap();
    assert_eq!(skipped.reason.nl, "De contracten van de aanbieder staan niet in berichten");
}

#[test]
fn nothing_about_an_allocation_is_more_than_a_warning() {
    for case in cases().into_iter().filter(|case| case.stage == Allocation) {
        assert!(case.breaks.findings.iter().all(|finding| !finding.is_error()), "{}", case.rule);
    }
}

#[test]
fn every_finding_is_complete_in_two_languages() {
    for case in cases() {
        for finding in case.breaks.findings {
            assert!(finding.path.starts_with("/Bericht/"), "{finding:#?}");
            for text in [&finding.message, &finding.advice] {
                assert!(
                    !text.nl.is_empty() && !text.en.is_empty() && !text.nl.ends_with('.'),
                    "{finding:#?}"
                );
            }
        }
    }
}
