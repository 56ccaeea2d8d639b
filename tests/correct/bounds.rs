//! Which months are looked at, and in which declaration period what they need goes out.

use ibericht::finding::{Lang, Severity};
use ibericht::report::Reason;

use super::world::{How, World, only, reasons, told, world};
use crate::support::{day, toewijzing};

const MARCH: (usize, &str, &str, u32) = (1, "02A03", "2026-03-09", 40);
const APRIL: (usize, &str, &str, u32) = (1, "02A03", "2026-04-09", 60);
const MAY: (usize, &str, &str, u32) = (1, "02A03", "2026-05-08", 50);

/// March, April and May were declared and accepted.
fn spring(name: &str) -> World {
    let mut world =
        world(name, vec![toewijzing(10, 1, "02A03"), toewijzing(11, 2, "02A03")]).with(&[MARCH, APRIL, MAY]);
    for month in ["2026-03", "2026-04", "2026-05"] {
        world.declare(month);
        world.accept();
    }
    world
}

#[test]
fn iv090_what_was_forgotten_goes_along_in_the_latest_period_with_its_own_product_period() {
    let mut world = spring("forgotten");
    world.register(&[MARCH, APRIL, MAY, (2, "02A03", "2026-03-20", 25)]);
    let report = world.correct();
    let change = only(&report);
    assert_eq!((change.reason, &*change.month, &*change.period), (Reason::Nieuw, "2026-03", "2026-05"));
    assert_eq!(
        change.in_words(Lang::Nl),
        "niet eerder gedeclareerd; te laat: gaat mee in de declaratie over 2026-05 (IV090), 25 minuten, debet €\u{a0}32,25"
    );
    assert_eq!(world.under_way[0].period(), "2026-05");
    assert_eq!(report.accepted, 3);
}

#[test]
fn op366_corrections_of_several_months_are_one_message() {
    let mut world = spring("several");
    world.register(&[(1, "02A03", "2026-03-09", 41), (1, "02A03", "2026-04-09", 61), MAY]);
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Correctie, Reason::Correctie]);
    let [sent] = &world.under_way[..] else { panic!() };
    assert_eq!(
        sent.lines(),
        ["-40 of W20260300001-00001", "-60 of W20260400001-00001", "+41", "+61"],
        "credits first"
    );
}

#[test]
fn tr318_the_latest_submitted_month_or_a_later_one() {
    let mut world = spring("tr318");
    world.register(&[(1, "02A03", "2026-03-09", 41), APRIL, MAY]);
    let early = world.correct_as(How { period: Some("2026-04"), ..How::default() });
    assert!(early.changes.is_empty());
    let finding = early.month.findings.iter().find(|finding| finding.rule == "TR318").unwrap();
    assert_eq!(finding.severity, Severity::Error);
    assert!(finding.advice.nl.contains("--period 2026-05"), "{}", finding.advice.nl);
    assert!(early.month.omitted.iter().any(|row| row.rule == "TR318"));
    world.today = day("2026-07-01");
    let later = world.correct_as(How { period: Some("2026-06"), ..How::default() });
    assert_eq!(only(&later).period, "2026-06");
    assert_eq!(world.under_way[0].period(), "2026-06");
}

#[test]
fn tr318_a_rejected_declaration_does_not_count_as_submitted() {
    let mut world = world("tr318-rejected", vec![toewijzing(10, 1, "02A03")]).with(&[MARCH, APRIL]);
    world.declare("2026-03");
    world.accept();
    world.declare("2026-04");
    world.reject_whole();
    world.register(&[(1, "02A03", "2026-03-09", 41), APRIL]);
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Correctie, Reason::Opnieuw]);
    assert_eq!(world.under_way[0].period(), "2026-04", "at least the latest product month");
}

#[test]
fn tr319_care_after_the_declaration_period_stays_out() {
    let mut world =
        world("tr319", vec![toewijzing(10, 1, "02A03"), toewijzing(11, 2, "02A03")]).with(&[MARCH]);
    world.declare("2026-03");
    world.accept();
    world.register(&[MARCH, APRIL, (2, "02A03", "2026-03-09", 10)]);
    let report = world.correct_as(How { period: Some("2026-03"), ..How::default() });
    assert_eq!((only(&report).reason, &*only(&report).month), (Reason::Nieuw, "2026-03"));
    let finding = report.month.findings.iter().find(|finding| finding.rule == "TR319").unwrap();
    assert_eq!(
        finding.message.nl,
        "1 registratie van 2026-04: na declaratieperiode 2026-03, dus niet in deze declaratie"
    );
    let omitted: Vec<_> = report.month.omitted.iter().map(|row| (&*row.rule, &*row.datum)).collect();
    assert_eq!(omitted, [("TR319", "2026-04-09")]);
    // With a period that is late enough it goes along.
    let report = world.correct_as(How { period: Some("2026-04"), ..How::default() });
    assert_eq!(only(&report).month, "2026-04");
    assert!(report.month.findings.iter().all(|finding| finding.rule != "TR319"));
}

#[test]
fn a_month_that_was_not_declared_to_anyone_is_left_to_declare() {
    let mut world = world("open-month", vec![toewijzing(10, 1, "02A03")]).with(&[MARCH]);
    world.declare("2026-03");
    world.accept();
    world.register(&[MARCH, APRIL]);
    let report = world.correct();
    assert!(report.changes.is_empty());
    assert_eq!(
        told(&report),
        [
            "declaratie-andere-maand: 1 registratie van 2026-04: nog niet gedeclareerd, dus er is niets te corrigeren"
        ]
    );
    assert_eq!(report.month.omitted.len(), 1);
}

#[test]
fn nothing_declared_at_all_is_told() {
    let mut world = world("nothing", vec![toewijzing(10, 1, "02A03")]).with(&[MARCH]);
    let report = world.correct();
    assert_eq!(report.month.findings.len(), 1);
    assert_eq!(report.month.findings[0].rule, "correctie-periode");
    let report = world.correct_as(How { period: Some("2026-03"), ..How::default() });
    assert_eq!(only(&report).reason, Reason::Nieuw);
}

#[test]
fn tr137_a_period_that_has_not_ended_is_refused() {
    let mut world = spring("tr137");
    world.register(&[(1, "02A03", "2026-03-09", 41), APRIL, MAY]);
    let report = world.correct_as(How { period: Some("2026-06"), ..How::default() });
    assert!(report.changes.is_empty());
    assert_eq!(report.month.findings[0].rule, "TR137");
}

#[test]
fn tr335_care_that_ended_more_than_five_years_ago_is_refused() {
    let changed =
        [(1, "02A03", "2026-03-09", 41), (1, "02A03", "2026-04-09", 61), (1, "02A03", "2026-05-08", 51)];
    let mut world = spring("tr335");
    world.register(&changed);
    world.today = day("2031-04-30");
    let report = world.correct();
    let months: Vec<_> = report.changes.iter().map(|change| &*change.month).collect();
    assert_eq!(months, ["2026-04", "2026-05"], "30 April is within five years");
    let finding = report.month.findings.iter().find(|finding| finding.rule == "TR335").unwrap();
    assert_eq!(
        finding.message.nl,
        "1 registratie van 2026-03: langer dan 5 jaar geleden, dus niet meer te declareren"
    );
    let omitted: Vec<_> = report.month.omitted.iter().map(|row| (&*row.rule, &*row.datum)).collect();
    assert_eq!(omitted, [("TR335", "2026-03-09")]);
    // An allocation that ended within the first month makes its product period too old as well.
    let mut world =
        super::world::world("tr335-line", vec![toewijzing(10, 1, "02A03").to("2026-04-15")]).with(&[APRIL]);
    world.declare("2026-04");
    world.accept();
    world.register(&changed[1..2]);
    world.today = day("2031-04-16");
    let report = world.correct();
    assert!(report.changes.is_empty());
    assert!(
        told(&report)[0].starts_with("TR335: *****0006 02A03: de productperiode eindigt op 15-04-2026;"),
        "{:?}",
        told(&report)
    );
}

#[test]
fn months_before_the_first_that_was_asked_for_are_left_alone() {
    let mut world = spring("from");
    world.register(&[(1, "02A03", "2026-03-31", 1), (1, "02A03", "2026-04-09", 61), MAY]);
    let report = world.correct_as(How { from: Some("2026-04"), ..How::default() });
    assert_eq!(only(&report).month, "2026-04");
    assert!(report.month.omitted.iter().any(|row| row.datum == "2026-03-31"));
}

#[test]
fn every_municipality_and_law_has_its_own_latest_period() {
    let mut world = world(
        "own-period",
        vec![
            toewijzing(10, 1, "02A03"),
            toewijzing(11, 2, "02A03").gemeente("0296"),
            toewijzing(12, 2, "45A04"),
        ],
    )
    .with(&[MARCH, (2, "02A03", "2026-03-09", 10), (2, "45A04", "2026-03-10", 5)]);
    world.declare("2026-03");
    world.accept();
    world.register(&[
        (1, "02A03", "2026-03-09", 41),
        APRIL,
        (2, "02A03", "2026-03-09", 11),
        (2, "45A04", "2026-03-10", 6),
    ]);
    world.declare("2026-04");
    world.accept();
    world.correct();
    let mut periods: Vec<_> = world
        .under_way
        .iter()
        .map(|sent| (sent.bericht.domain.prefix(), sent.root().header.ontvanger.to_string(), sent.period()))
        .collect();
    periods.sort();
    let told =
        |prefix: &'static str, gemeente: &str, period: &str| (prefix, gemeente.to_owned(), period.to_owned());
    assert_eq!(
        periods,
        [told("JW", "0268", "2026-03"), told("WMO", "0268", "2026-04"), told("WMO", "0296", "2026-03")]
    );
}

#[test]
fn tr322_what_a_later_month_gives_back_makes_room_in_an_earlier_one() {
    use ibericht::values::{Eenheid, Frequentie};
    let within = toewijzing(10, 1, "02A03").to("2026-12-31").omvang(100, Eenheid::MINUUT, Frequentie::TOTAAL);
    let mut world = world("tr322", vec![within]).with(&[MARCH, APRIL]);
    for month in ["2026-03", "2026-04"] {
        world.declare(month);
        world.accept();
    }
    let moved = [(1, "02A03", "2026-03-09", 60), (1, "02A03", "2026-04-09", 40)];
    world.register(&moved);
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Correctie, Reason::Correctie], "{:?}", told(&report));
    assert!(report.month.findings.is_empty(), "{:?}", told(&report));
    assert_eq!(world.under_way[0].lines()[2..], ["+60", "+40"]);
    world.accept();
    // Together one minute too many: what does not fit is refused, whatever the month.
    world.register(&[(1, "02A03", "2026-03-09", 61), moved[1]]);
    let report = world.correct();
    assert!(report.changes.is_empty());
    assert!(told(&report).iter().any(|said| said.contains("te veel")), "{:?}", told(&report));
}
