//! Stops: TR019, TR063, TR074, TR382 and TR413 to TR415.

use ibericht::messages::Bericht;
use ibericht::values::Domain;

use crate::builders::*;
use crate::deliveries::*;
use crate::play::Play;

const NONE: [&str; 0] = [];
const BEGIN: &str = "2026-04-07";

/// A reason for stopping for good, as planned: 19 in the Wmo, 31 in the Jeugdwet.
const fn planned(domain: Domain) -> &'static str {
    match domain {
        Domain::Wmo => "19",
        Domain::Jw => "31",
    }
}

/// A dossier with a start on allocation 1001.
fn started(domain: Domain) -> Play {
    let mut play = allocated(domain);
    follow(&mut play, &[starts(domain, "1", vec![from(domain, BEGIN, "1")])]);
    play
}

/// The same with a stop of it.
fn stopped(domain: Domain, reden: &str, einde: &str) -> Play {
    let mut play = started(domain);
    follow(&mut play, &[one(domain, "2", reden, einde)]);
    play
}

/// A 307 with one stop of the start on [`BEGIN`].
fn one(domain: Domain, id: &str, reden: &str, einde: &str) -> Bericht {
    stops(domain, id, vec![until(domain, BEGIN, reden, einde, "1")])
}

#[test]
fn tr382_a_stop_repeats_the_key_of_its_start() {
    for domain in Domain::ALL {
        let play = started(domain);
        assert_eq!(broken(&play, &one(domain, "2", planned(domain), "2026-05-31")), NONE);
        let other_day = stops(domain, "2", vec![until(domain, "2026-04-01", "20", "2026-05-31", "1")]);
        assert_eq!(broken(&play, &other_day), ["TR382 Begindatum"]);
        let mut other_product = until(domain, BEGIN, "20", "2026-05-31", "1");
        other_product.product = alleen_categorie(domain);
        assert_eq!(broken(&play, &stops(domain, "2", vec![other_product])), ["TR382 Product"]);
        let no_start = one(domain, "2", "20", "2026-05-31");
        assert_eq!(broken(&allocated(domain), &no_start), ["TR382 StopProduct[1]"]);
        let finding = allocated(domain).judge(&no_start).findings;
        let code = finding.iter().find(|finding| finding.rule == "TR382").unwrap().retourcode.as_deref();
        assert_eq!(code, Some("9069"));
    }
}

#[test]
fn tr382_op363_a_stop_does_not_go_before_its_start() {
    for domain in Domain::ALL {
        // The start was removed, so it was never sent.
        let mut play = started(domain);
        follow(&mut play, &[starts(domain, "2", vec![from(domain, BEGIN, "3")])]);
        assert_eq!(broken(&play, &one(domain, "3", "20", "2026-05-31")), ["TR382 StopProduct[1]"]);
    }
}

#[test]
fn tr019_a_stop_is_on_a_known_allocation() {
    for domain in Domain::ALL {
        let play = started(domain);
        let unknown = stops(domain, "2", vec![gestopt(domain, "1002")]);
        assert_eq!(broken(&play, &unknown), ["TR019 ToewijzingNummer", "TR382 StopProduct[1]"]);
    }
}

#[test]
fn iv096_task_based_care_stops_by_product_and_first_day() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-07-01");
        let mut begun = from(domain, BEGIN, "1");
        begun.toewijzing_nummer = None;
        follow(&mut play, &[starts(domain, "1", vec![begun])]);
        let mut ended = until(domain, BEGIN, "20", "2026-04-24", "1");
        ended.toewijzing_nummer = None;
        let mut other = ended.clone();
        other.product = alleen_categorie(domain);
        assert_eq!(broken(&play, &stops(domain, "2", vec![other])), ["TR382 StopProduct[1]"]);
        follow(&mut play, &[stops(domain, "2", vec![ended.clone()])]);
        ended.einddatum = val("2026-04-30");
        assert_eq!(broken(&play, &stops(domain, "3", vec![ended])), ["TR413 RedenBeeindiging"]);
    }
}

#[test]
fn op377_a_definitive_stop_follows_a_stop_for_a_time_directly() {
    // The two worked cases of the fill instructions, section 9, moved to the allocation of the tests.
    for domain in Domain::ALL {
        for (tijdelijk, definitief) in [("2026-06-20", "2026-06-20"), ("2026-06-07", "2026-06-27")] {
            let mut play = stopped(domain, "20", tijdelijk);
            follow(&mut play, &[one(domain, "3", planned(domain), definitief)]);
        }
    }
}

#[test]
fn op377_not_when_the_care_was_started_again() {
    for domain in Domain::ALL {
        let mut play = stopped(domain, "20", "2026-04-24");
        follow(&mut play, &[starts(domain, "3", vec![from(domain, "2026-05-01", "1")])]);
        let first = one(domain, "4", planned(domain), "2026-04-24");
        assert_eq!(broken(&play, &first), ["TR382 Begindatum"]);
        let latest = until(domain, "2026-05-01", planned(domain), "2026-05-31", "1");
        assert_eq!(broken(&play, &stops(domain, "4", vec![latest])), NONE);
        // The earlier stop can still be corrected.
        let correction = vec![
            until(domain, BEGIN, "20", "2026-04-24", "3"),
            until(domain, BEGIN, "20", "2026-04-28", "1"),
        ];
        follow(&mut play, &[stops(domain, "4", correction)]);
    }
}

#[test]
fn tr413_one_stop_for_a_time() {
    for domain in Domain::ALL {
        let mut play = stopped(domain, "20", "2026-04-24");
        assert_eq!(broken(&play, &one(domain, "3", "20", "2026-05-31")), ["TR413 RedenBeeindiging"]);
        // After a restart there is room for another, on the new start.
        follow(
            &mut play,
            &[
                starts(domain, "3", vec![from(domain, "2026-05-01", "1")]),
                stops(domain, "4", vec![until(domain, "2026-05-01", "20", "2026-05-31", "1")]),
            ],
        );
    }
}

#[test]
fn tr414_a_later_stop_does_not_end_earlier() {
    for domain in Domain::ALL {
        let play = stopped(domain, "20", "2026-06-20");
        assert_eq!(broken(&play, &one(domain, "3", planned(domain), "2026-06-19")), ["TR414 Einddatum"]);
        assert_eq!(broken(&play, &one(domain, "3", planned(domain), "2026-06-20")), NONE);
    }
}

#[test]
fn tr415_nothing_stops_after_a_definitive_stop() {
    for domain in Domain::ALL {
        let play = stopped(domain, planned(domain), "2026-05-31");
        for (reden, einde, expected) in [
            ("36", "2026-06-30", vec!["TR415 StopProduct[1]"]),
            ("20", "2026-05-31", vec!["TR415 StopProduct[1]"]),
            ("36", "2026-05-30", vec!["TR414 Einddatum", "TR415 StopProduct[1]"]),
        ] {
            assert_eq!(broken(&play, &one(domain, "3", reden, einde)), expected, "{reden} {einde}");
        }
        // TR074: the very same is that as well.
        let same = one(domain, "3", planned(domain), "2026-05-31");
        assert_eq!(broken(&play, &same), ["TR074 StopProduct[1]", "TR415 StopProduct[1]"]);
    }
}

#[test]
fn iv008_a_wrong_reason_is_corrected_in_one_message_whatever_stands_first() {
    for domain in Domain::ALL {
        let wrong = until(domain, BEGIN, "36", "2026-05-31", "3");
        let right = until(domain, BEGIN, planned(domain), "2026-05-31", "1");
        for producten in [vec![wrong.clone(), right.clone()], vec![right, wrong]] {
            let mut play = stopped(domain, "36", "2026-05-31");
            follow(&mut play, &[stops(domain, "3", producten)]);
            assert_eq!(
                broken(&play, &one(domain, "4", "36", "2026-06-30")),
                ["TR415 StopProduct[1]"],
                "the right stop is in force now"
            );
        }
    }
}

#[test]
fn iv008_an_end_can_be_corrected_to_an_earlier_day() {
    for domain in Domain::ALL {
        let mut play = stopped(domain, "36", "2026-05-31");
        let correction = vec![
            until(domain, BEGIN, "36", "2026-05-31", "3"),
            until(domain, BEGIN, "36", "2026-05-15", "1"),
        ];
        follow(&mut play, &[stops(domain, "3", correction)]);
    }
}

#[test]
fn tr063_the_key_of_a_stop_has_its_reason_and_last_day() {
    for domain in Domain::ALL {
        let mut play = stopped(domain, "20", "2026-04-24");
        for (reden, einde) in [("36", "2026-04-24"), ("20", "2026-04-25")] {
            let removal = stops(domain, "3", vec![until(domain, BEGIN, reden, einde, "3")]);
            assert_eq!(broken(&play, &removal), ["TR063 StatusAanlevering"]);
        }
        // Without it the start is in force again.
        follow(&mut play, &[stops(domain, "3", vec![until(domain, BEGIN, "20", "2026-04-24", "3")])]);
        let another = starts(domain, "4", vec![from(domain, "2026-05-01", "1")]);
        assert_eq!(broken(&play, &another), ["TR326 StartProduct[1]"]);
    }
}

#[test]
fn stops_of_one_message_see_each_other() {
    for domain in Domain::ALL {
        let play = started(domain);
        let tijdelijk = until(domain, BEGIN, "20", "2026-04-24", "1");
        let definitief = until(domain, BEGIN, planned(domain), "2026-04-30", "1");
        let in_order = stops(domain, "2", vec![tijdelijk.clone(), definitief.clone()]);
        assert_eq!(broken(&play, &in_order), NONE);
        let other_way = stops(domain, "2", vec![definitief, tijdelijk.clone()]);
        assert_eq!(broken(&play, &other_way), ["TR414 Einddatum", "TR415 StopProduct[2]"]);
        let later = until(domain, BEGIN, "20", "2026-05-24", "1");
        let twice = stops(domain, "2", vec![tijdelijk, later]);
        assert_eq!(broken(&play, &twice), ["TR413 RedenBeeindiging"]);
    }
}

/// A message of many stops of one start: what does not fit is told, and does not slow down what follows.
#[test]
fn a_message_of_many_stops_is_judged_in_time() {
    let play = started(Domain::Jw);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 4, 7).unwrap();
    let producten = day.iter_days().take(20_000).map(|einde| {
        let mut product = until(Domain::Jw, BEGIN, "20", "2026-04-24", "1");
        product.einddatum = einde;
        product
    });
    let bericht = stops(Domain::Jw, "2", producten.collect());
    let findings = play.judge(&bericht).findings;
    assert!(findings.iter().all(|finding| finding.rule == "TR413" || finding.rule == "TR135"));
    assert!(findings.len() > 1000);
}
