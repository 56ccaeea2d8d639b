//! Answers to requests: TR355, TR359, TR360 and TR365.

use ibericht::dossier::Stand;
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated};
use crate::requests::{answered, asked, between, broken, change, honoured};

const UNKNOWN: &str = "TR355 ReferentieAanbieder";

#[test]
fn an_answer_is_to_a_known_request() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&asked(domain, "1", &["A-1", "A-2"])).accepted(&change(domain, "2", "W-1"));
        for referentie in ["A-1", "A-2", "W-1"] {
            assert_eq!(broken(&play, &answered(domain, "3", referentie, "1")), [""; 0], "{referentie}");
        }
        assert_eq!(broken(&play, &answered(domain, "3", "A-3", "1")), [UNKNOWN]);
        let elsewhere = between(answered(domain, "3", "A-1", "1"), "0363", "42420001");
        assert_eq!(broken(&play, &elsewhere), [UNKNOWN], "another municipality was not asked");
        let other = between(answered(domain, "3", "A-1", "1"), "0268", "42420002");
        assert_eq!(broken(&play, &other), [UNKNOWN], "another provider did not ask");
        let other_law = if domain == Domain::Jw { Domain::Wmo } else { Domain::Jw };
        assert_eq!(broken(&play, &answered(other_law, "3", "A-1", "1")), [UNKNOWN]);
    }
}

#[test]
fn a_rejected_request_was_never_made_and_one_held_back_was_sent_after_all() {
    for domain in Domain::ALL {
        for (stand, expected) in
            [(Stand::Afgewezen, vec![UNKNOWN]), (Stand::Tegengehouden, vec![]), (Stand::Onderweg, vec![])]
        {
            let mut play = Play::on("2026-05-01");
            play.enter(&asked(domain, "1", &["A-1"]), stand);
            assert_eq!(broken(&play, &answered(domain, "3", "A-1", "1")), expected, "{stand:?}");
        }
    }
}

#[test]
fn an_honoured_request_gets_no_answer() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&asked(domain, "1", &["A-1", "A-2"])).under_way(&honoured(domain, "2001", "A-1"));
        for code in ["1", "2"] {
            assert_eq!(
                broken(&play, &answered(domain, "3", "A-1", code)),
                ["TR359 ReferentieAanbieder"],
                "VerzoekAntwoord {code}"
            );
            assert_eq!(broken(&play, &answered(domain, "3", "A-2", code)), [""; 0], "the other product");
        }
        let before = dated(answered(domain, "3", "A-1", "2"), "3", "2026-04-19");
        assert_eq!(broken(&play, &before), [""; 0], "made before the 301, however late it arrives (OP080)");
    }
}

#[test]
fn a_reference_at_another_municipality_is_not_honoured_here() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&asked(domain, "1", &["A-1"]));
        play.accepted(&between(honoured(domain, "2001", "A-1"), "0363", "42420001"));
        play.accepted(&between(answered(domain, "2", "A-1", "1"), "0363", "42420001"));
        assert_eq!(broken(&play, &answered(domain, "3", "A-1", "2")), [""; 0]);
    }
}

#[test]
fn under_investigation_comes_first_and_once() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&asked(domain, "1", &["A-1"]));
        let first = answered(domain, "2", "A-1", "2");
        assert_eq!(broken(&play, &first), [""; 0]);
        play.accepted(&first);
        assert_eq!(broken(&play, &first), [""; 0], "the very same message");
        assert_eq!(broken(&play, &answered(domain, "3", "A-1", "2")), ["TR360 VerzoekAntwoord"]);
        assert_eq!(broken(&play, &answered(domain, "3", "A-1", "1")), [""; 0], "then the rejection");
    }
}

#[test]
fn a_rejection_is_final() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&asked(domain, "1", &["A-1"])).accepted(&answered(domain, "2", "A-1", "2"));
        let rejection = answered(domain, "3", "A-1", "1");
        play.enter(&rejection, Stand::Afgewezen);
        let again = answered(domain, "4", "A-1", "1");
        assert_eq!(broken(&play, &again), [""; 0], "a 319 that was rejected counts as not sent");
        play.accepted(&again);
        let third = answered(domain, "5", "A-1", "1");
        assert_eq!(broken(&play, &third), ["TR365 ReferentieAanbieder"]);
        let investigated = answered(domain, "5", "A-1", "2");
        assert_eq!(broken(&play, &investigated), ["TR360 VerzoekAntwoord", "TR365 ReferentieAanbieder"]);
        let earlier = dated(
            antwoord(domain, |one| {
                one.referentie_aanbieder = val("A-1");
            }),
            "6",
            "2026-04-12",
        );
        assert_eq!(broken(&play, &earlier), [""; 0], "made before both, however late it arrives (OP080)");
    }
}
