//! Requests: a reference of their own (TR347), and one at a time (TR374).

use ibericht::dossier::Stand;
use ibericht::messages::{Bericht, Inhoud};
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated};

/// The rules of these files: allocations, requests and answers.
const RULES: [&str; 19] = [
    "TR332", "TR347", "TR349", "TR350", "TR351", "TR355", "TR357", "TR359", "TR360", "TR361", "TR365",
    "TR373", "TR374", "TR375", "TR379", "TR385", "TR411", "TR412", "XSD",
];

/// What a message breaks of the rules about allocations, requests and answers.
pub fn broken(play: &Play, bericht: &Bericht) -> Vec<String> {
    let mut errors = play.errors(bericht);
    errors.retain(|error| RULES.iter().any(|rule| error.starts_with(rule)));
    errors
}

/// The same message between another municipality and provider.
pub fn between(mut bericht: Bericht, gemeente: &str, aanbieder: &str) -> Bericht {
    match &mut bericht.inhoud {
        Inhoud::Toewijzing(root) => {
            (root.header.afzender, root.header.ontvanger) = (val(gemeente), val(aanbieder));
        }
        Inhoud::Antwoord(root) => {
            (root.header.afzender, root.header.ontvanger) = (val(gemeente), val(aanbieder));
        }
        Inhoud::VerzoekOmToewijzing(root) => {
            (root.header.afzender, root.header.ontvanger) = (val(aanbieder), val(gemeente));
        }
        Inhoud::VerzoekOmWijziging(root) => {
            (root.header.afzender, root.header.ontvanger) = (val(aanbieder), val(gemeente));
        }
        _ => panic!("not a message of these tests"),
    }
    bericht
}

/// A 315 with products by these references.
pub fn asked(domain: Domain, identificatie: &str, referenties: &[&str]) -> Bericht {
    let producten = referenties.iter().map(|referentie| aangevraagd(domain, referentie)).collect();
    let bericht = verzoek(domain, |client| client.aangevraagde_producten = many(producten));
    dated(bericht, identificatie, "2026-04-10")
}

/// A 317 with this reference.
pub fn change(domain: Domain, identificatie: &str, referentie: &str) -> Bericht {
    let bericht = wijziging(domain, |verzoek| {
        verzoek.referentie_aanbieder = val(referentie);
        verzoek.nieuwe_producten = None;
    });
    dated(bericht, identificatie, "2026-04-10")
}

/// A 301 with the two allocations that a 317 of these tests is about, both without a reference.
pub fn allocated(domain: Domain) -> Bericht {
    let mut other = toegewezen(domain, "1002");
    other.product.as_mut().unwrap().code = some("45B02");
    other.omvang = omvang("2", "04", "4");
    let producten = vec![toegewezen(domain, "1001"), other];
    dated(toewijzing(domain, |client| client.toegewezen_producten = many(producten)), "301", "2026-04-01")
}

/// A 301 that honours a request.
pub fn honoured(domain: Domain, nummer: &str, referentie: &str) -> Bericht {
    let bericht = toewijzing(domain, |client| {
        let mut product = toegewezen(domain, nummer);
        product.referentie_aanbieder = some(referentie);
        client.toegewezen_producten = many(vec![product]);
    });
    dated(bericht, nummer, "2026-04-20")
}

/// A 319 with this `VerzoekAntwoord`.
pub fn answered(domain: Domain, identificatie: &str, referentie: &str, code: &str) -> Bericht {
    let bericht = antwoord(domain, |antwoord| {
        antwoord.referentie_aanbieder = val(referentie);
        antwoord.verzoek_antwoord = val(code);
        antwoord.reden_afwijzing_verzoek = (code == "1").then(|| val("3"));
    });
    dated(bericht, identificatie, "2026-04-20")
}

#[test]
fn a_reference_is_used_once_over_both_kinds_of_request() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&allocated(domain));
        let first = asked(domain, "1", &["A-1", "A-2"]);
        play.accepted(&first)
            .accepted(&honoured(domain, "2001", "A-1"))
            .accepted(&honoured(domain, "2002", "A-2"));
        assert_eq!(broken(&play, &first), [""; 0], "the very same message");
        let second = asked(domain, "2", &["A-3", "A-2"]);
        assert_eq!(broken(&play, &second), ["TR347 ReferentieAanbieder"]);
        let path = &play.judge(&second).findings.iter().find(|one| one.rule == "TR347").unwrap().path.clone();
        assert!(path.ends_with("AangevraagdProduct[2]/ReferentieAanbieder"), "{path}");
        let w =
            dated(wijziging(domain, |verzoek| verzoek.referentie_aanbieder = val("A-1")), "3", "2026-04-21");
        assert!(broken(&play, &w).contains(&"TR347 ReferentieAanbieder".to_owned()), "a 317 after a 315");
        let elsewhere = between(asked(domain, "4", &["A-1"]), "0363", "42420001");
        assert_eq!(broken(&play, &elsewhere), ["TR347 ReferentieAanbieder"], "at another municipality too");
        let other = between(asked(domain, "5", &["A-1"]), "0268", "42420002");
        assert_eq!(broken(&play, &other), [""; 0], "another provider has references of its own");
        let other_law = if domain == Domain::Jw { Domain::Wmo } else { Domain::Jw };
        assert_eq!(broken(&play, &asked(other_law, "6", &["A-1"])), [""; 0], "per law");
    }
}

#[test]
fn a_reference_of_a_rejected_or_unsent_request_is_free_and_one_under_way_is_not() {
    for domain in Domain::ALL {
        for (stand, expected) in [
            (Stand::Afgewezen, vec![]),
            (Stand::Tegengehouden, vec![]),
            (Stand::Onderweg, vec!["TR347 ReferentieAanbieder"]),
        ] {
            let mut play = Play::on("2026-05-01");
            play.accepted(&allocated(domain)).enter(&change(domain, "1", "W-1"), stand);
            assert_eq!(broken(&play, &change(domain, "2", "W-1")), expected, "{stand:?}");
            assert_eq!(
                broken(&play, &asked(domain, "2", &["W-1"])),
                expected,
                "{stand:?}, a 315 after a 317"
            );
        }
    }
}

#[test]
fn a_request_waits_for_the_one_before_it() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&allocated(domain)).accepted(&asked(domain, "1", &["A-1", "A-2"]));
        let next = [asked(domain, "2", &["A-3"]), change(domain, "2", "W-1")];
        let pending = |play: &Play| next.iter().all(|next| broken(play, next) == ["TR374 Bsn"]);
        let free = |play: &Play| next.iter().all(|next| broken(play, next).is_empty());
        assert!(pending(&play));
        play.accepted(&answered(domain, "3", "A-1", "2"));
        assert!(pending(&play), "under investigation is pending");
        play.accepted(&answered(domain, "4", "A-1", "1"));
        assert!(pending(&play), "the other product has no decision");
        play.accepted(&dated(
            toewijzing(domain, |client| {
                let mut product = toegewezen(domain, "1001");
                product.referentie_aanbieder = some("A-2");
                client.toegewezen_producten = many(vec![product]);
            }),
            "5",
            "2026-04-10",
        ));
        assert!(free(&play), "each product is decided: {:?}", broken(&play, &next[1]));
        play.accepted(&change(domain, "6", "W-0"));
        assert!(pending(&play));
        assert_eq!(broken(&play, &change(domain, "6", "W-0")), [""; 0], "it does not wait for itself");
    }
}

#[test]
fn only_an_accepted_request_of_the_same_parties_and_client_is_pending() {
    for domain in Domain::ALL {
        let next = asked(domain, "2", &["A-3"]);
        for stand in [Stand::Onderweg, Stand::Afgewezen, Stand::Tegengehouden] {
            let mut play = Play::on("2026-05-01");
            play.enter(&asked(domain, "1", &["A-1"]), stand);
            assert_eq!(broken(&play, &next), [""; 0], "{stand:?}");
        }
        let mut play = Play::on("2026-05-01");
        play.accepted(&between(asked(domain, "1", &["A-1"]), "0363", "42420001"));
        play.accepted(&between(asked(domain, "1", &["A-1"]), "0268", "42420002"));
        let mut other = asked(domain, "7", &["A-2"]);
        let Inhoud::VerzoekOmToewijzing(root) = &mut other.inhoud else { unreachable!() };
        root.client.bsn = val("999900018");
        play.accepted(&other);
        let other_law = if domain == Domain::Jw { Domain::Wmo } else { Domain::Jw };
        play.accepted(&asked(other_law, "1", &["A-1"]));
        assert_eq!(broken(&play, &next), [""; 0]);
    }
}

#[test]
fn every_rule_has_its_retourcode_in_both_laws() {
    for code in RULES.into_iter().filter(|code| code.starts_with("TR")) {
        let rule = ibericht::rules::find(code).unwrap();
        assert_eq!(rule.retourcode().map(str::to_owned), Some(code.replace("TR", "9")));
        for message in rule.messages().filter(|name| name.starts_with("WMO")) {
            assert!(rule.messages().any(|other| other == message.replace("WMO", "JW")), "{code}");
        }
    }
}
