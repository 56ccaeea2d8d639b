//! Numbers that are used once: TR056 and TR314.

use ibericht::dossier::Stand;
use ibericht::explain::near_lines;
use ibericht::messages::Bericht;
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated};

/// A message of every kind that is judged.
pub fn of_every_kind(domain: Domain) -> Vec<Bericht> {
    vec![
        toewijzing(domain, |_| {}),
        start(domain, |_| {}),
        stop(domain, |_| {}),
        verzoek(domain, |_| {}),
        wijziging(domain, |_| {}),
        antwoord(domain, |_| {}),
        regels(domain, vec![prestatie(domain, "R1", "1001")]),
        declaratie_antwoord(domain, Vec::new(), |_| {}),
    ]
}

#[test]
fn an_identification_is_used_once_per_kind_of_message() {
    let broken = "TR056 Identificatie".to_owned();
    for domain in Domain::ALL {
        for bericht in of_every_kind(domain) {
            let first = dated(bericht.clone(), "1", "2026-04-01");
            let mut play = Play::on("2026-05-01");
            play.accepted(&first);
            assert!(!play.errors(&first).contains(&broken), "the very same");
            assert!(play.errors(&dated(bericht.clone(), "1", "2026-04-02")).contains(&broken), "another");
            assert!(!play.errors(&dated(bericht.clone(), "2", "2026-04-02")).contains(&broken));
            for other in of_every_kind(domain).into_iter().filter(|other| other.kind() != bericht.kind()) {
                assert!(!play.errors(&dated(other, "1", "2026-04-01")).contains(&broken), "another kind");
            }
        }
    }
}

#[test]
fn a_reference_number_is_used_once() {
    for domain in Domain::ALL {
        let of = |identificatie, nummer| {
            let lines = vec![prestatie(domain, nummer, "1001")];
            dated(regels(domain, lines), identificatie, "2026-05-01")
        };
        let used = "TR314 ReferentieNummer".to_owned();
        let mut play = Play::on("2026-05-01");
        play.accepted(&of("1", "R1"));
        assert!(play.errors(&of("2", "R1")).contains(&used));
        assert!(!play.errors(&of("2", "R2")).contains(&used));
        let mut play = Play::on("2026-05-01");
        play.enter(&of("1", "R1"), Stand::Tegengehouden);
        assert!(!play.errors(&of("2", "R1")).contains(&used), "it was never sent");
    }
}

#[test]
fn a_reference_that_looks_like_another_is_named_once() {
    let mut play = Play::on("2026-05-01");
    for domain in Domain::ALL {
        let lines = ["R-100", "R-101"].map(|reference| prestatie(domain, reference, "1001"));
        play.accepted(&regels(domain, lines.to_vec()));
    }
    assert_eq!(near_lines("R-10", &play.store).unwrap(), ["R-100", "R-101"], "both laws have both");
}
