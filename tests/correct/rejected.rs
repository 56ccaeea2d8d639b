//! What was rejected is sent again, without a credit (IV085).

use ibericht::finding::Lang;
use ibericht::report::{Reason, corrected};

use super::world::{How, only, reasons, world};
use crate::support::toewijzing;

fn april() -> super::world::World {
    world("rejected", vec![toewijzing(10, 1, "02A03"), toewijzing(11, 2, "02A03")])
        .with(&[(1, "02A03", "2026-04-09", 60), (2, "02A03", "2026-04-10", 30)])
}

#[test]
fn iv085_a_rejected_line_is_sent_again_as_it_is_and_the_accepted_one_is_not() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|line| (line.geleverd_volume.get() == 60).then_some("9338"));
    let report = world.correct();
    let change = only(&report);
    assert_eq!(change.reason, Reason::Opnieuw);
    assert!(change.credit.is_none(), "a rejected line is never credited");
    assert_eq!(change.before.as_ref().unwrap().reference, "W20260400001-00001");
    assert_eq!(
        change.in_words(Lang::Nl),
        "eerder gedeclareerd 60 minuten in W20260400001-00001, afgewezen (9338); opnieuw als debet, zonder \
         credit (IV085): 60 minuten, €\u{a0}77,40"
    );
    assert_eq!((report.accepted, report.under_way), (1, 0));
    assert_eq!(world.under_way[0].lines(), ["+60"]);
    assert_eq!(world.under_way[0].period(), "2026-04");
    world.accept();
    assert_eq!(world.accepted().values().copied().collect::<Vec<_>>(), [(60, 7740), (30, 3870)]);
}

#[test]
fn a_rejected_line_may_be_sent_with_another_volume() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|line| (line.geleverd_volume.get() == 60).then_some("9338"));
    world.register(&[(1, "02A03", "2026-04-09", 45), (2, "02A03", "2026-04-10", 30)]);
    let report = world.correct();
    assert_eq!(only(&report).debit.as_ref().unwrap().volume, 45);
    assert_eq!(reasons(&report), [Reason::Opnieuw]);
}

#[test]
fn iv085_the_lines_of_a_rejected_declaration_are_sent_again_in_the_same_period() {
    let mut world = april();
    world.declare("2026-04");
    world.reject_whole();
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Opnieuw, Reason::Opnieuw]);
    assert_eq!(world.under_way[0].lines(), ["+60", "+30"]);
    assert_eq!(world.under_way[0].period(), "2026-04");
}

#[test]
fn running_again_does_nothing_and_says_that_the_lines_are_under_way() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|_| Some("9338"));
    assert_eq!(world.correct().changes.len(), 2);
    let again = world.correct();
    assert!(again.changes.is_empty());
    assert_eq!((again.accepted, again.under_way), (0, 2));
    let text = corrected::text(&again, Lang::Nl);
    assert!(text.contains("Er is niets te corrigeren en niets gemaakt"), "{text}");
    assert!(text.contains("2 regels onderweg (nog geen 325)"), "{text}");
    assert_eq!(world.under_way.len(), 1);
}

#[test]
fn a_rejected_line_without_registrations_is_left_alone() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|line| (line.geleverd_volume.get() == 60).then_some("9338"));
    world.register(&[(2, "02A03", "2026-04-10", 30)]);
    let report = world.withdraw();
    assert!(report.changes.is_empty(), "{:?}", report.changes);
    assert!(report.month.findings.is_empty());
}

#[test]
fn what_was_withdrawn_and_registered_again_is_new_and_not_rejected() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|line| (line.geleverd_volume.get() == 60).then_some("9338"));
    world.correct();
    world.accept();
    world.register(&[(2, "02A03", "2026-04-10", 30)]);
    assert_eq!(reasons(&world.withdraw()), [Reason::Intrekking]);
    world.accept();
    world.register(&[(1, "02A03", "2026-04-09", 50), (2, "02A03", "2026-04-10", 30)]);
    assert_eq!(reasons(&world.correct()), [Reason::Nieuw]);
}

#[test]
fn a_dry_run_tells_the_same_and_keeps_nothing() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|_| Some("9338"));
    let tried = world.correct_as(How { dry_run: true, ..How::default() });
    assert!(world.under_way.is_empty());
    let done = world.correct();
    assert_eq!(tried.changes, done.changes);
    assert!(corrected::text(&tried, Lang::Nl).contains("niets vastgelegd"));
    assert!(!corrected::text(&done, Lang::Nl).contains("niets vastgelegd"));
}

#[test]
fn declaring_the_month_again_says_that_lines_were_rejected_and_what_sends_them_again() {
    let mut world = april();
    world.declare("2026-04");
    world.answer(&|_| Some("9338"));
    let again = world.declare("2026-04");
    assert!(again.before);
    let told: Vec<_> =
        again.report.findings.iter().filter(|finding| finding.rule == "declaratie-afgewezen").collect();
    let [told] = told[..] else { panic!("{:?}", again.report.findings) };
    assert_eq!(
        told.message.nl,
        "Van 2026-04 2 regels zijn afgewezen en niet opnieuw verstuurd: €\u{a0}116,10"
    );
    assert!(told.advice.nl.contains("`ibericht correct`"));
    world.correct();
    let after = world.declare("2026-04");
    assert!(after.report.findings.iter().all(|finding| finding.rule != "declaratie-afgewezen"));
}
