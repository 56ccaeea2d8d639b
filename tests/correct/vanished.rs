//! Declared care of which no registration is left.

use ibericht::finding::{Lang, Severity};
use ibericht::report::{Reason, corrected};

use super::world::{World, only, reasons, told, world};
use crate::support::toewijzing;

/// Three clients, of whom the third lives elsewhere, declared and accepted.
fn april(name: &str) -> World {
    let mut world = world(
        name,
        vec![
            toewijzing(10, 1, "02A03"),
            toewijzing(11, 2, "02A03"),
            toewijzing(12, 3, "02A03").gemeente("0296"),
            toewijzing(13, 2, "45A04"),
        ],
    )
    .with(&[
        (1, "02A03", "2026-04-09", 60),
        (2, "02A03", "2026-04-10", 30),
        (3, "02A03", "2026-04-10", 20),
        (2, "45A04", "2026-04-10", 10),
    ]);
    world.declare("2026-04");
    world.accept();
    world
}

#[test]
fn without_being_asked_nothing_is_withdrawn_and_the_line_is_named() {
    let mut world = april("vanished");
    world.register(&[(2, "02A03", "2026-04-10", 30)]);
    let report = world.correct();
    assert!(report.changes.is_empty());
    let [finding] = &report.month.findings[..] else { panic!("{:?}", told(&report)) };
    assert_eq!((finding.severity, &*finding.rule), (Severity::Warning, "declaratie-verdwenen"));
    assert_eq!(
        finding.message.nl,
        "*****0006 02A03 over 2026-04: regel W20260400001-00001 van €\u{a0}77,40 (toegekend) heeft geen registraties meer"
    );
    assert!(finding.advice.nl.contains("--withdraw"));
    assert_eq!(report.vanished, (1, 7740));
    assert!(corrected::text(&report, Lang::Nl).contains("Zonder registraties en niet ingetrokken: 1 regel"));
}

#[test]
fn iv091_asked_to_it_is_credited_and_only_where_there_are_registrations_of_its_law_and_municipality() {
    let mut world = april("withdraw");
    world.register(&[(2, "02A03", "2026-04-10", 30)]);
    let report = world.withdraw();
    assert_eq!(only(&report).reason, Reason::Intrekking);
    assert_eq!(
        report.changes[0].in_words(Lang::Nl),
        "eerder gedeclareerd 60 minuten in W20260400001-00001, toegekend; geen registraties meer, ingetrokken: \
         credit €\u{a0}77,40; verschil €\u{a0}-77,40"
    );
    let [sent] = &world.under_way[..] else { panic!() };
    assert_eq!(sent.lines(), ["-60 of W20260400001-00001"]);
    assert_eq!(sent.root().declaratie.totaal_ingediend_bedrag.cents(), -7740);
    world.accept();
    assert_eq!(world.accepted().len(), 3, "Wijchen and the Jeugdwet are untouched");
    assert!(world.withdraw().changes.is_empty(), "credited once");
}

#[test]
fn a_line_that_is_not_answered_is_never_withdrawn() {
    let mut world = world("vanished-open", vec![toewijzing(10, 1, "02A03"), toewijzing(11, 2, "02A03")])
        .with(&[(1, "02A03", "2026-04-09", 60), (2, "02A03", "2026-04-10", 30)]);
    world.declare("2026-04");
    world.register(&[(2, "02A03", "2026-04-10", 30)]);
    let report = world.withdraw();
    assert!(report.changes.is_empty());
    assert!(report.month.findings[0].advice.nl.starts_with("Wacht op de 325"));
    assert_eq!(report.vanished, (0, 0), "it cannot be withdrawn yet");
}

#[test]
fn a_row_that_was_refused_may_be_about_it_so_it_stands() {
    let mut world = april("vanished-refused");
    for row in ["#1;02A03;2026-04-09;6o", "#1;onbekend;2026-04-09;60", "12;02A03;2026-04-09;60"] {
        world
            .file("leveringen.csv", &format!("bsn;productcode;datum;minuten\n{row}\n#2;02A03;2026-04-10;30"));
        let report = world.withdraw();
        assert!(report.changes.is_empty(), "{row}: {:?}", report.changes);
        let told = report.month.findings.iter().find(|finding| finding.rule == "declaratie-verdwenen");
        assert!(told.unwrap().advice.nl.contains("is geweigerd"), "{row}");
    }
}

#[test]
fn rows_that_tell_that_nothing_was_delivered_do_not_keep_a_line() {
    for row in ["#1;02A03;2026-04-09;0;ja", "#1;02A03;2026-04-09;;nee", "#1;02A03;2026-05-09;60;ja"] {
        let mut world = april("vanished-no-care");
        world.file(
            "leveringen.csv",
            &format!("bsn;productcode;datum;minuten;aanwezig\n{row}\n#2;02A03;2026-04-10;30;ja"),
        );
        assert!(world.correct().changes.is_empty(), "{row}: only when asked to");
        assert_eq!(only(&world.withdraw()).reason, Reason::Intrekking, "{row}");
    }
}

#[test]
fn a_table_that_was_not_read_withdraws_nothing() {
    for (name, text) in [("sessies.csv", "sesie;datum\nS1;2026-04-01"), ("leveringen april.csv", "")] {
        let mut world = april("vanished-table");
        world.register(&[(2, "02A03", "2026-04-10", 30)]);
        world.file(name, text);
        let report = world.withdraw();
        assert!(report.changes.is_empty(), "{name}: {:?}", report.changes);
        let told = report.month.findings.iter().find(|finding| finding.rule == "declaratie-verdwenen");
        assert!(told.unwrap().advice.nl.starts_with("Niet alle tabellen zijn gelezen"), "{name}");
    }
}

#[test]
fn a_month_without_registrations_is_not_looked_at() {
    let mut world = april("vanished-month");
    world.register(&[(1, "02A03", "2026-05-09", 60)]);
    world.declare("2026-05");
    world.accept();
    let report = world.withdraw();
    assert!(report.changes.is_empty() && report.month.findings.is_empty(), "{:?}", told(&report));
}

#[test]
fn declare_notices_it_too() {
    let mut world = april("vanished-declare");
    world.register(&[(2, "02A03", "2026-04-10", 30)]);
    let declared = world.declare("2026-04");
    assert!(!declared.before);
    let told =
        declared.report.findings.iter().find(|finding| finding.rule == "declaratie-verdwenen").unwrap();
    assert_eq!(told.severity, Severity::Warning);
    assert!(told.advice.nl.contains("ibericht correct --withdraw"));
    assert!(world.under_way.is_empty());
}

#[test]
fn a_withdrawal_and_a_correction_go_together() {
    let mut world = april("together");
    world.register(&[(2, "02A03", "2026-04-10", 35)]);
    let report = world.withdraw();
    assert_eq!(reasons(&report), [Reason::Intrekking, Reason::Correctie]);
    let totals = report.totals();
    let [total] = &totals[..] else { panic!("{totals:?}") };
    assert_eq!((total.credit, total.debit, total.difference()), (90 * 129, 35 * 129, -55 * 129));
}
