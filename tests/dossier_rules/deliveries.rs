//! What the tests of starts and stops share: builders of reports, and the rules that are theirs.

use ibericht::dossier::Stand;
use ibericht::messages::{Bericht, StartProduct, StopProduct};
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated};

/// The rules of starts and stops.
pub const RULES: [&str; 9] =
    ["TR019", "TR063", "TR071", "TR074", "TR326", "TR382", "TR413", "TR414", "TR415"];

/// A dossier with allocation 1001 of the client, accepted.
pub fn allocated(domain: Domain) -> Play {
    let mut play = Play::on("2026-07-01");
    play.accepted(&dated(toewijzing(domain, |_| {}), "T1", "2026-04-01"));
    play
}

/// A start on allocation 1001.
pub fn from(domain: Domain, begin: &str, status: &str) -> StartProduct {
    StartProduct { begindatum: val(begin), status_aanlevering: val(status), ..gestart(domain, "1001") }
}

/// A stop of a start on allocation 1001.
pub fn until(domain: Domain, begin: &str, reden: &str, einde: &str, status: &str) -> StopProduct {
    StopProduct {
        begindatum: val(begin),
        reden_beeindiging: val(reden),
        einddatum: val(einde),
        status_aanlevering: val(status),
        ..gestopt(domain, "1001")
    }
}

/// A 305 with an identification.
pub fn starts(domain: Domain, id: &str, producten: Vec<StartProduct>) -> Bericht {
    dated(start(domain, |client| client.start_producten = many(producten)), id, "2026-06-01")
}

/// A 307 with an identification.
pub fn stops(domain: Domain, id: &str, producten: Vec<StopProduct>) -> Bericht {
    dated(stop(domain, |client| client.stop_producten = many(producten)), id, "2026-06-01")
}

/// The rules of starts and stops that a message breaks, each with the end of the path.
pub fn broken(play: &Play, bericht: &Bericht) -> Vec<String> {
    let mut errors = play.errors(bericht);
    errors.retain(|error| RULES.iter().any(|rule| error.starts_with(rule)));
    errors
}

/// Lets messages follow each other: each must pass, and is accepted.
pub fn follow(play: &mut Play, berichten: &[Bericht]) {
    for bericht in berichten {
        assert_eq!(broken(play, bericht), [""; 0], "{bericht:#?}");
        play.enter(bericht, Stand::Geldt);
    }
}
