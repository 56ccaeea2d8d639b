//! Starts: TR019, TR063, TR071, TR074 and TR326.

use ibericht::dossier::Stand;
use ibericht::messages::{Bericht, Product};
use ibericht::values::Domain;

use crate::builders::*;
use crate::deliveries::*;
use crate::play::{Play, dated};

const NONE: [&str; 0] = [];

#[test]
fn a_start_on_a_known_allocation_passes_and_is_in_force() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        follow(&mut play, &[starts(domain, "1", vec![from(domain, "2026-04-07", "1")])]);
        // TR326: the next one is refused, TR074: and so is the very same.
        let next = starts(domain, "2", vec![from(domain, "2026-05-01", "1")]);
        assert_eq!(broken(&play, &next), ["TR326 StartProduct[1]"]);
        let same = starts(domain, "3", vec![from(domain, "2026-04-07", "1")]);
        assert_eq!(broken(&play, &same), ["TR074 StartProduct[1]", "TR326 StartProduct[1]"]);
    }
}

#[test]
fn tr019_an_allocation_is_known_for_this_client_between_these_parties() {
    for domain in Domain::ALL {
        let play = allocated(domain);
        let unknown = start(domain, |client| client.start_producten = many(vec![gestart(domain, "1002")]));
        assert_eq!(broken(&play, &unknown), ["TR019 ToewijzingNummer"]);
        let other_client = start(domain, |client| client.bsn = val("999990019"));
        assert_eq!(broken(&play, &other_client), ["TR019 ToewijzingNummer"]);
        let other_law = Domain::ALL.into_iter().find(|other| *other != domain).unwrap();
        assert_eq!(broken(&allocated(other_law), &start(domain, |_| {})), ["TR019 ToewijzingNummer"]);
        // An allocation that was refused counts as not sent.
        let mut play = Play::on("2026-07-01");
        play.enter(&toewijzing(domain, |_| {}), Stand::Afgewezen);
        assert_eq!(broken(&play, &start(domain, |_| {})), ["TR019 ToewijzingNummer"]);
        // One that is under way may be started on.
        let mut play = Play::on("2026-07-01");
        play.under_way(&toewijzing(domain, |_| {}));
        assert_eq!(broken(&play, &start(domain, |_| {})), NONE);
    }
}

/// A 301 that removes allocation 1001.
fn removal(domain: Domain) -> Bericht {
    let removed = toewijzing(domain, |client| {
        let mut product = toegewezen(domain, "1001");
        product.einddatum = Some(product.ingangsdatum);
        product.reden_wijziging = some("13");
        product.toewijzingsdatum = val("2026-05-01");
        client.toegewezen_producten = many(vec![product]);
    });
    dated(removed, "T2", "2026-05-01")
}

#[test]
fn tr019_a_removed_allocation_is_answered_by_a_stop_and_not_started_on() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        follow(&mut play, &[starts(domain, "1", vec![from(domain, "2026-04-07", "1")])]);
        play.accepted(&removal(domain));
        follow(&mut play, &[stops(domain, "2", vec![until(domain, "2026-04-07", "36", "2026-04-30", "1")])]);
        let again = starts(domain, "3", vec![from(domain, "2026-05-02", "1")]);
        assert_eq!(broken(&play, &again), ["TR019 ToewijzingNummer"]);
        // The start can still be taken back, after its stop.
        let message = stops(domain, "4", vec![until(domain, "2026-04-07", "36", "2026-04-30", "3")]);
        follow(&mut play, &[message, starts(domain, "5", vec![from(domain, "2026-04-07", "3")])]);
    }
}

#[test]
fn tr019_iv096_without_a_number_the_care_is_task_based_unless_the_dossier_knows_better() {
    for domain in Domain::ALL {
        let without = |product: Option<Product>, begin: &str| {
            let mut started = from(domain, begin, "1");
            started.toewijzing_nummer = None;
            started.product = product;
            starts(domain, "1", vec![started])
        };
        let play = allocated(domain);
        let task = without(alleen_categorie(domain), "2026-04-07");
        assert_eq!(broken(&play, &task), NONE);
        let skipped = play.judge(&task).skipped;
        assert!(skipped.iter().any(|skipped| skipped.rule == "TR019"), "{skipped:?}");
        let allocated_product = without(product(domain), "2026-04-07");
        assert_eq!(broken(&play, &allocated_product), ["TR019 ToewijzingNummer"]);
        assert_eq!(broken(&play, &without(product(domain), "2026-03-31")), NONE, "before the allocation");
        assert_eq!(broken(&play, &without(None, "2026-04-07")), ["TR019 ToewijzingNummer"]);
    }
}

#[test]
fn tr326_iv096_in_task_based_care_one_start_per_product_is_in_force() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-07-01");
        let of = |id: &str, product: Option<Product>, begin: &str| {
            let mut started = from(domain, begin, "1");
            started.toewijzing_nummer = None;
            started.product = product;
            starts(domain, id, vec![started])
        };
        follow(&mut play, &[of("1", product(domain), "2026-04-07")]);
        assert_eq!(broken(&play, &of("2", product(domain), "2026-05-01")), ["TR326 StartProduct[1]"]);
        assert_eq!(broken(&play, &of("2", alleen_categorie(domain), "2026-05-01")), NONE);
    }
}

#[test]
fn tr063_only_what_was_reported_and_accepted_is_removed() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        let removal = |id: &str, begin: &str| starts(domain, id, vec![from(domain, begin, "3")]);
        assert_eq!(broken(&play, &removal("2", "2026-04-07")), ["TR063 StatusAanlevering"]);
        // IV008: a rejected report counts as never sent.
        play.enter(&starts(domain, "1", vec![from(domain, "2026-04-07", "1")]), Stand::Afgewezen);
        assert_eq!(broken(&play, &removal("2", "2026-04-07")), ["TR063 StatusAanlevering"]);
        follow(&mut play, &[starts(domain, "3", vec![from(domain, "2026-04-07", "1")])]);
        assert_eq!(broken(&play, &removal("4", "2026-04-08")), ["TR063 StatusAanlevering"], "another key");
        follow(&mut play, &[removal("5", "2026-04-07")]);
        assert_eq!(broken(&play, &removal("6", "2026-04-07")), ["TR063 StatusAanlevering"], "removed before");
        // OP033: what was removed was never sent, so the key is free again.
        follow(&mut play, &[starts(domain, "7", vec![from(domain, "2026-04-07", "1")])]);
    }
}

#[test]
fn tr063_a_report_under_way_can_be_removed() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        play.under_way(&starts(domain, "1", vec![from(domain, "2026-04-07", "1")]));
        let removal = starts(domain, "2", vec![from(domain, "2026-04-07", "3")]);
        assert_eq!(broken(&play, &removal), NONE, "that it is too soon is for OP080");
    }
}

#[test]
fn tr071_a_start_with_a_stop_is_not_removed() {
    for domain in Domain::ALL {
        for reden in ["20", "36"] {
            let mut play = allocated(domain);
            let stopped = |id: &str, status: &str| {
                stops(domain, id, vec![until(domain, "2026-04-07", reden, "2026-04-24", status)])
            };
            follow(
                &mut play,
                &[starts(domain, "1", vec![from(domain, "2026-04-07", "1")]), stopped("2", "1")],
            );
            let removal = starts(domain, "3", vec![from(domain, "2026-04-07", "3")]);
            assert_eq!(broken(&play, &removal), ["TR071 StatusAanlevering"]);
            // Without its stop it can go.
            follow(&mut play, &[stopped("4", "3"), removal]);
        }
    }
}

#[test]
fn tr074_a_key_is_new_until_it_is_removed() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        follow(
            &mut play,
            &[
                starts(domain, "1", vec![from(domain, "2026-04-07", "1")]),
                stops(domain, "2", vec![until(domain, "2026-04-07", "20", "2026-04-24", "1")]),
            ],
        );
        let same = starts(domain, "3", vec![from(domain, "2026-04-07", "1")]);
        assert_eq!(broken(&play, &same), ["TR074 StartProduct[1]"]);
        // Twice the same key in one message is for TR101.
        let mut play = allocated(domain);
        let twice = vec![from(domain, "2026-04-07", "1"), from(domain, "2026-04-07", "1")];
        assert_eq!(broken(&play, &starts(domain, "1", twice)), ["TR326 StartProduct[2]"]);
        play.enter(&starts(domain, "1", vec![from(domain, "2026-04-07", "1")]), Stand::Tegengehouden);
        assert_eq!(broken(&play, &starts(domain, "2", vec![from(domain, "2026-04-07", "1")])), NONE);
    }
}

#[test]
fn tr326_op379_a_restart_follows_any_stop() {
    for domain in Domain::ALL {
        for reden in ["20", "36"] {
            let mut play = allocated(domain);
            follow(
                &mut play,
                &[
                    starts(domain, "1", vec![from(domain, "2026-04-07", "1")]),
                    stops(domain, "2", vec![until(domain, "2026-04-07", reden, "2026-04-24", "1")]),
                    starts(domain, "3", vec![from(domain, "2026-05-01", "1")]),
                    stops(domain, "4", vec![until(domain, "2026-05-01", "36", "2026-05-31", "1")]),
                ],
            );
        }
    }
}

#[test]
fn of_two_starts_on_one_allocation_in_one_message_the_second_fails() {
    for domain in Domain::ALL {
        let play = allocated(domain);
        let both = vec![from(domain, "2026-05-01", "1"), from(domain, "2026-04-07", "1")];
        assert_eq!(broken(&play, &starts(domain, "1", both)), ["TR326 StartProduct[2]"]);
        let mut play = play;
        play.accepted(&dated(
            toewijzing(domain, |client| {
                client.toegewezen_producten =
                    many(vec![toegewezen(domain, "1001"), toegewezen(domain, "1002")]);
            }),
            "T2",
            "2026-04-02",
        ));
        let on_two = vec![gestart(domain, "1001"), gestart(domain, "1002")];
        assert_eq!(broken(&play, &starts(domain, "2", on_two)), NONE);
    }
}

#[test]
fn iv008_a_wrong_first_day_is_corrected_in_one_message_whatever_stands_first() {
    for domain in Domain::ALL {
        let wrong = from(domain, "2026-04-07", "3");
        let right = from(domain, "2026-04-14", "1");
        for producten in [vec![wrong.clone(), right.clone()], vec![right, wrong]] {
            let mut play = allocated(domain);
            follow(&mut play, &[starts(domain, "1", vec![from(domain, "2026-04-07", "1")])]);
            follow(&mut play, &[starts(domain, "2", producten)]);
            let stopped = until(domain, "2026-04-14", "36", "2026-05-31", "1");
            follow(&mut play, &[stops(domain, "3", vec![stopped])]);
        }
    }
}

#[test]
fn iv008_what_is_no_part_of_the_key_is_corrected_in_two_messages() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        let mut wrong = from(domain, "2026-04-07", "1");
        wrong.toewijzing_ingangsdatum = some("2026-03-01");
        let mut gone = wrong.clone();
        gone.status_aanlevering = val("3");
        follow(
            &mut play,
            &[
                starts(domain, "1", vec![wrong]),
                starts(domain, "2", vec![gone]),
                starts(domain, "3", vec![from(domain, "2026-04-07", "1")]),
            ],
        );
    }
}

#[test]
fn a_removal_that_fails_removes_nothing() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        follow(&mut play, &[starts(domain, "1", vec![from(domain, "2026-04-07", "1")])]);
        let producten = vec![from(domain, "2026-04-08", "3"), from(domain, "2026-04-14", "1")];
        assert_eq!(
            broken(&play, &starts(domain, "2", producten)),
            ["TR063 StatusAanlevering", "TR326 StartProduct[2]"]
        );
    }
}

#[test]
fn a_removal_is_judged_by_its_own_two_rules_only() {
    for domain in Domain::ALL {
        // Nothing is known at all: the allocation is not either.
        let play = Play::on("2026-07-01");
        let removal = starts(domain, "1", vec![from(domain, "2026-04-07", "3")]);
        assert_eq!(broken(&play, &removal), ["TR063 StatusAanlevering"]);
        let removal = stops(domain, "1", vec![until(domain, "2026-04-07", "20", "2026-04-24", "3")]);
        assert_eq!(broken(&play, &removal), ["TR063 StatusAanlevering"]);
    }
}

#[test]
fn a_message_that_was_entered_before_is_judged_as_it_was_then() {
    for domain in Domain::ALL {
        let mut play = allocated(domain);
        let first = starts(domain, "1", vec![from(domain, "2026-04-07", "1")]);
        let stopped = stops(domain, "2", vec![until(domain, "2026-04-07", "36", "2026-04-24", "1")]);
        follow(&mut play, &[first.clone(), stopped.clone()]);
        assert_eq!(broken(&play, &first), NONE);
        assert_eq!(broken(&play, &stopped), NONE);
    }
}
