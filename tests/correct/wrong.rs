//! What was accepted and is wrong: a full credit and a new debit (IV091, OP366).

use ibericht::dossier::PrestatieStatus;
use ibericht::finding::{Lang, Severity};
use ibericht::report::Reason;
use ibericht::values::{DebetCredit, ReferentieNummer};

use super::world::{World, only, reasons, told, world};
use crate::dying::Dying;
use crate::support::toewijzing;

fn april(name: &str) -> World {
    let mut world = world(name, vec![toewijzing(10, 1, "45A04"), toewijzing(11, 2, "45A04")])
        .with(&[(1, "45A04", "2026-04-09", 120), (2, "45A04", "2026-04-10", 30)]);
    world.declare("2026-04");
    world
}

fn corrected(name: &str) -> World {
    let mut world = april(name);
    world.accept();
    world.register(&[(1, "45A04", "2026-04-09", 150), (2, "45A04", "2026-04-10", 30)]);
    world
}

#[test]
fn iv091_a_wrong_line_is_credited_in_full_and_declared_anew_credit_first() {
    let mut world = corrected("wrong");
    let report = world.correct();
    assert_eq!(
        only(&report).in_words(Lang::Nl),
        "eerder gedeclareerd 120 minuten in J20260400001-00001, toegekend; nu 150 minuten: eerst credit \
         €\u{a0}157,20, dan debet €\u{a0}196,50; verschil €\u{a0}39,30"
    );
    let [sent] = &world.under_way[..] else { panic!() };
    assert_eq!(sent.lines(), ["-120 of J20260400001-00001", "+150"]);
    assert_eq!(sent.root().declaratie.totaal_ingediend_bedrag.cents(), 3930);
    assert_eq!(report.total(), (15720, 19650));
    assert_eq!((report.accepted, report.under_way), (1, 0));
    let credit = sent.root().declaratie.clienten.iter().flat_map(|client| &client.prestaties).next().unwrap();
    let debit = world
        .lines()
        .into_iter()
        .find(|line| line.prestatie.product_referentie.referentie_nummer.as_str() == "J20260400001-00001");
    let mut old = debit.unwrap().prestatie;
    old.product_referentie = credit.product_referentie.clone();
    old.ingediend_bedrag.debet_credit = DebetCredit::CREDIT;
    assert_eq!(*credit, old, "identical otherwise (IV091)");
}

#[test]
fn tr316_the_credit_is_never_in_the_message_of_its_debit() {
    let mut world = corrected("tr316");
    world.correct();
    for sent in &world.under_way {
        let lines = || sent.root().declaratie.clienten.iter().flat_map(|client| &client.prestaties);
        for line in lines() {
            let Some(vorig) = &line.product_referentie.vorig_referentie_nummer else { continue };
            assert!(lines().all(|line| line.product_referentie.referentie_nummer != *vorig));
        }
    }
    // What would break it: the debit and its credit in one message, as a receiver sees it.
    let mut sent = world.under_way.pop().unwrap();
    let ibericht::messages::Inhoud::Declaratie(root) = &mut sent.bericht.inhoud else { panic!() };
    let mut lines: Vec<_> =
        root.declaratie.clienten.iter().flat_map(|client| &client.prestaties).cloned().collect();
    lines[1].product_referentie.referentie_nummer =
        lines[0].product_referentie.vorig_referentie_nummer.clone().unwrap();
    let client = ibericht::messages::DeclaratieClient {
        bsn: root.declaratie.clienten.iter().next().unwrap().bsn,
        prestaties: ibericht::xml::Many::new(lines).unwrap(),
        retour_codes: (),
    };
    root.declaratie.clienten = ibericht::xml::Many::one(client);
    assert!(world.judge(&sent).iter().any(|finding| finding.rule == "TR316"));
}

/// Passing for TR323, TR389 and TR390 is `take_out`, where a receiver judges all that `correct` writes.
#[test]
fn tr323_tr389_a_line_that_is_not_answered_is_neither_credited_nor_declared_again() {
    let mut world = april("tr323");
    world.register(&[(1, "45A04", "2026-04-09", 150), (2, "45A04", "2026-04-10", 30)]);
    let report = world.correct();
    assert!(report.changes.is_empty());
    let wait = report.month.findings.iter().find(|finding| finding.rule == "declaratie-correctie").unwrap();
    assert_eq!(wait.severity, Severity::Error);
    assert!(wait.advice.nl.starts_with("Wacht op het 325-bericht"), "{}", wait.advice.nl);
    assert_eq!(report.under_way, 1, "the equal one: nothing");
    // Had it been sent all the same, the receiver would have refused it.
    world.accept();
    let mut late = corrected_copy();
    late.correct();
    let sent = late.under_way.pop().unwrap();
    let stranger = april("tr323-stranger");
    let rules: Vec<_> = stranger.judge(&sent).into_iter().map(|finding| finding.rule.to_string()).collect();
    assert!(rules.contains(&"TR323".to_owned()), "{rules:?}");
    assert!(rules.contains(&"TR389".to_owned()), "{rules:?}");
}

fn corrected_copy() -> World {
    corrected("tr323-copy")
}

#[test]
fn tr390_a_line_that_was_credited_is_never_credited_again() {
    let mut world = corrected("tr390");
    world.correct();
    let sent = world.under_way.len();
    world.accept();
    for minutes in [160, 170] {
        world.register(&[(1, "45A04", "2026-04-09", minutes), (2, "45A04", "2026-04-10", 30)]);
        world.correct();
        world.accept();
    }
    let mut credited: Vec<_> = world
        .lines()
        .iter()
        .filter_map(|line| line.prestatie.product_referentie.vorig_referentie_nummer.clone())
        .collect();
    assert_eq!((sent, credited.len()), (1, 3));
    credited.dedup();
    assert_eq!(credited.len(), 3);
    assert_eq!(
        credited.iter().map(ReferentieNummer::as_str).collect::<Vec<_>>(),
        ["J20260400001-00001", "J20260400002-00002", "J20260400003-00002"],
        "a correction of a correction refers to the newest debit"
    );
    assert_eq!(world.accepted().values().copied().collect::<Vec<_>>(), [(170, 22270), (30, 3930)]);
}

#[test]
fn tr390_the_receiver_refuses_the_same_correction_from_someone_who_forgot_the_first() {
    let mut world = corrected("tr390-again");
    world.correct();
    world.accept();
    let mut forgetful = corrected("tr390-forgetful");
    forgetful.correct();
    let mut again = forgetful.under_way.pop().unwrap();
    again.hash = ibericht::dossier::Hash("again".to_owned());
    let rules: Vec<_> = world.judge(&again).into_iter().map(|finding| finding.rule.to_string()).collect();
    assert!(rules.contains(&"TR390".to_owned()), "{rules:?}");
}

#[test]
fn a_line_that_did_not_change_stays_untouched() {
    let mut world = april("untouched");
    world.accept();
    let report = world.correct();
    assert!(report.changes.is_empty() && report.month.findings.is_empty(), "{:?}", told(&report));
    assert_eq!((report.accepted, report.under_way), (2, 0));
    assert!(world.under_way.is_empty());
}

#[test]
fn a_correction_that_was_rejected_as_a_whole_leaves_the_debit_and_is_made_again() {
    let mut world = corrected("whole");
    world.correct();
    world.reject_whole();
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Correctie]);
    assert_eq!(world.under_way[0].lines(), ["-120 of J20260400001-00001", "+150"]);
    world.accept();
    assert_eq!(world.accepted().values().copied().collect::<Vec<_>>(), [(150, 19650), (30, 3930)]);
}

#[test]
fn a_credit_that_was_accepted_while_its_new_debit_was_not_leaves_only_the_debit_to_send() {
    let mut world = corrected("debit-rejected");
    world.correct();
    world.answer(&|line| (line.geleverd_volume.get() == 150).then_some("9338"));
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Opnieuw]);
    assert_eq!(world.under_way[0].lines(), ["+150"]);
}

#[test]
fn a_credit_that_was_rejected_while_its_new_debit_was_not_is_sent_again_alone() {
    let mut world = corrected("credit-rejected");
    world.correct();
    let is_credit =
        |line: &ibericht::messages::Prestatie| line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT;
    world.answer(&|line| is_credit(line).then_some("8017"));
    let report = world.correct();
    assert_eq!(reasons(&report), [Reason::Dubbel]);
    assert_eq!(world.under_way[0].lines(), ["-120 of J20260400001-00001"]);
    assert!(report.changes[0].in_words(Lang::Nl).contains("een nieuwere regel toegekend"));
    world.accept();
    assert_eq!(world.accepted().values().copied().collect::<Vec<_>>(), [(150, 19650), (30, 3930)]);
    assert!(world.correct().changes.is_empty());
}

#[test]
fn a_correction_waits_for_rows_that_were_refused() {
    let mut world = april("refused-row");
    world.accept();
    world.file(
        "leveringen.csv",
        "bsn;productcode;datum;minuten\n#1;45A04;2026-04-09;90\n#1;45A04;2026-04-16;3o\n#2;45A04;2026-04-10;30",
    );
    let report = world.correct();
    assert!(report.changes.is_empty(), "{:?}", report.changes);
    assert!(
        told(&report).iter().any(|said| said.contains("niet gecorrigeerd, want geweigerd is")),
        "{:?}",
        told(&report)
    );
    assert!(report.month.omitted.iter().any(|row| row.rule == "declaratie-onvolledig"));
}

#[test]
fn killed_at_any_commit_and_run_again_it_ends_the_same() {
    let expected = {
        let mut world = corrected("killed-never");
        world.correct();
        world.under_way.iter().map(|sent| (sent.name.clone(), sent.lines())).collect::<Vec<_>>()
    };
    for commits in 0..2 {
        let mut world = corrected("killed");
        let mut store =
            std::mem::replace(&mut world.provider, ibericht::dossier::SqliteStore::in_memory().unwrap());
        let killed = world
            .try_correct(
                &mut Dying { store: &mut store, commits, is_overtaken: false },
                super::world::How::default(),
            )
            .is_err();
        assert_eq!(killed, commits == 0);
        world.provider = store;
        let again = world.correct();
        assert_eq!(again.changes.len(), usize::from(killed));
        let sent: Vec<_> = world.under_way.iter().map(|sent| (sent.name.clone(), sent.lines())).collect();
        assert_eq!(sent, expected, "killed after {commits} commits");
        let open = world.lines().iter().filter(|line| line.status == PrestatieStatus::Ingediend).count();
        assert_eq!(open, 2);
    }
}
