//! Numbers that are used once: TR056 and TR314.

use ibericht::dossier::Stand;
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated};

#[test]
fn an_identification_is_used_once_per_kind_of_message() {
    for domain in Domain::ALL {
        let first = dated(start(domain, |_| {}), "1", "2026-04-01");
        let mut play = Play::on("2026-05-01");
        play.accepted(&first);
        assert!(!play.errors(&first).contains(&"TR056 Identificatie".to_owned()), "the very same");
        let second = dated(start(domain, |client| client.bsn = val("999990019")), "1", "2026-04-01");
        assert!(play.errors(&second).contains(&"TR056 Identificatie".to_owned()));
        let other_kind = dated(stop(domain, |_| {}), "1", "2026-04-01");
        assert!(!play.errors(&other_kind).contains(&"TR056 Identificatie".to_owned()));
    }
}

#[test]
fn a_reference_number_is_used_once() {
    let of = |identificatie, nummer| {
        let lines = vec![prestatie(Domain::Jw, nummer, "1001")];
        dated(regels(Domain::Jw, lines), identificatie, "2026-05-01")
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
