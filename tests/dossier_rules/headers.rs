//! What is wrong with the header of a message: TR056, TR135 and TR378, in every kind of message.

use ibericht::messages::{Bericht, Inhoud, Kind};
use ibericht::values::{Domain, Gemeente};

use crate::builders::*;
use crate::numbers::of_every_kind;
use crate::play::{Play, dated};

/// The same message with another municipality.
fn of_gemeente(mut bericht: Bericht, gemeente: &str) -> Bericht {
    let gemeente: Gemeente = val(gemeente);
    match &mut bericht.inhoud {
        Inhoud::Toewijzing(root) => root.header.afzender = gemeente,
        Inhoud::Antwoord(root) => root.header.afzender = gemeente,
        Inhoud::DeclaratieAntwoord(root) => root.header.afzender = gemeente,
        Inhoud::Start(root) => root.header.ontvanger = gemeente,
        Inhoud::Stop(root) => root.header.ontvanger = gemeente,
        Inhoud::VerzoekOmToewijzing(root) => root.header.ontvanger = gemeente,
        Inhoud::VerzoekOmWijziging(root) => root.header.ontvanger = gemeente,
        Inhoud::Declaratie(root) => root.header.ontvanger = gemeente,
        _ => panic!("a return message is not judged"),
    }
    bericht
}

/// The paths and retourcodes of what a rule finds.
fn found(play: &Play, bericht: &Bericht, rule: &str) -> Vec<(String, Option<String>)> {
    let findings = play.judge(bericht).findings.into_iter().filter(|finding| finding.rule == rule);
    findings.map(|finding| (finding.path, finding.retourcode.map(Into::into))).collect()
}

fn one(path: &str, code: &str) -> Vec<(String, Option<String>)> {
    vec![(path.into(), Some(code.into()))]
}

fn is_skipped(play: &Play, bericht: &Bericht, rule: &str) -> bool {
    play.judge(bericht).skipped.iter().any(|skipped| skipped.rule == rule)
}

fn gemeente_path(bericht: &Bericht) -> &'static str {
    match bericht.kind() {
        Kind::Toewijzing | Kind::Antwoord | Kind::DeclaratieAntwoord => "/Bericht/Header/Afzender",
        _ => "/Bericht/Header/Ontvanger",
    }
}

#[test]
fn tr056_stands_in_the_header() {
    for domain in Domain::ALL {
        for bericht in of_every_kind(domain) {
            let mut play = Play::on("2026-05-01");
            play.accepted(&of_gemeente(dated(bericht.clone(), "1", "2026-04-30"), "0344"));
            let path = "/Bericht/Header/BerichtIdentificatie/Identificatie";
            let used = dated(bericht.clone(), "1", "2026-04-30");
            let expected = match bericht.kind() {
                // Another sender may use the same.
                Kind::Toewijzing | Kind::Antwoord | Kind::DeclaratieAntwoord => vec![],
                _ => one(path, "9056"),
            };
            assert_eq!(found(&play, &used, "TR056"), expected);
            play.accepted(&dated(bericht.clone(), "2", "2026-04-29"));
            assert_eq!(found(&play, &dated(bericht, "2", "2026-04-30"), "TR056"), one(path, "9056"));
        }
    }
}

#[test]
fn tr135_a_message_is_not_of_a_day_to_come() {
    for domain in Domain::ALL {
        for bericht in of_every_kind(domain) {
            let path = "/Bericht/Header/BerichtIdentificatie/Dagtekening";
            assert_eq!(found(&Play::on("2026-04-29"), &bericht, "TR135"), one(path, "8848"));
            assert_eq!(found(&Play::on("2026-04-30"), &bericht, "TR135"), [], "the day itself");
            assert_eq!(found(&Play::on("2026-05-01"), &bericht, "TR135"), []);
        }
    }
}

#[test]
fn tr378_the_municipality_is_in_the_list() {
    for domain in Domain::ALL {
        for bericht in of_every_kind(domain) {
            let mut play = Play::on("2026-05-01");
            play.accepted(&dated(toewijzing(domain, |_| {}), "T1", "2026-04-01"));
            assert_eq!(found(&play, &bericht, "TR378"), []);
            let unknown = of_gemeente(bericht.clone(), "9999");
            assert_eq!(found(&play, &unknown, "TR378"), one(gemeente_path(&bericht), "S300"));
        }
    }
}

/// Allocation 1001 of a municipality from a day in 2025.
fn allocated_in_2025(domain: Domain, gemeente: &str) -> Bericht {
    let bericht = toewijzing(domain, |client| {
        client.toegewezen_producten = many(vec![toegewezen_van(domain, "1001", "2025-07-01", "2026-12-31")]);
    });
    of_gemeente(dated(bericht, "T1", "2026-01-02"), gemeente)
}

#[test]
fn tr378_before_the_list_nothing_is_known_of_a_municipality() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        let old = allocated_in_2025(domain, "9999");
        assert_eq!(found(&play, &old, "TR378"), [], "it may have existed then");
        assert!(is_skipped(&play, &old, "TR378"));
        // Messages about that allocation are of the same day, also where only the dossier knows it.
        play.accepted(&old);
        let started = |ingang: Option<&str>| {
            let bericht = start(domain, |client| {
                let mut product = gestart(domain, "1001");
                product.toewijzing_ingangsdatum = ingang.map(val);
                client.start_producten = many(vec![product]);
            });
            of_gemeente(bericht, "9999")
        };
        for bericht in [
            started(None),
            started(Some("2025-07-01")),
            of_gemeente(regels(domain, vec![prestatie(domain, "R1", "1001")]), "9999"),
            of_gemeente(
                wijziging(domain, |verzoek| {
                    verzoek.te_wijzigen_producten = None;
                    verzoek.nieuwe_producten = None;
                }),
                "9999",
            ),
        ] {
            assert_eq!(found(&play, &bericht, "TR378"), [], "{bericht:?}");
            assert!(is_skipped(&play, &bericht, "TR378"), "{bericht:?}");
        }
        // Without that it is the date of the message, or the day that is wished for.
        assert_eq!(found(&Play::on("2026-05-01"), &started(None), "TR378").len(), 1);
        let new = of_gemeente(wijziging(domain, |verzoek| verzoek.ongewijzigde_producten = None), "9999");
        assert_eq!(found(&play, &new, "TR378").len(), 1);
    }
}

#[test]
fn tr378_an_answer_takes_the_day_of_what_it_answers() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        let answer = of_gemeente(antwoord(domain, |_| {}), "9999");
        assert_eq!(found(&play, &answer, "TR378"), one("/Bericht/Header/Afzender", "S300"));
        let asked = verzoek(domain, |client| {
            let mut product = aangevraagd(domain, "A-100");
            product.toewijzing_ingangsdatum = val("2025-12-01");
            client.aangevraagde_producten = many(vec![product]);
        });
        play.accepted(&of_gemeente(asked, "9999"));
        assert_eq!(found(&play, &answer, "TR378"), []);
        assert!(is_skipped(&play, &answer, "TR378"));
        // A 325 on a declaration that is known is not judged again.
        let granted = of_gemeente(declaratie_antwoord(domain, vec![], |_| {}), "9999");
        assert_eq!(found(&play, &granted, "TR378").len(), 1);
        play.accepted(&of_gemeente(regels(domain, vec![prestatie(domain, "R1", "1001")]), "9999"));
        assert_eq!(found(&play, &granted, "TR378"), []);
    }
}

#[test]
fn tr378_iv095_the_municipality_that_is_responsible_exists() {
    let to = |gemeente: &str| {
        antwoord(Domain::Jw, |answer| {
            answer.reden_afwijzing_verzoek = some("8");
            let mut woonplaats = woonplaatsbeginsel().unwrap();
            woonplaats.gemeente = val(gemeente);
            answer.woonplaatsbeginsel = Some(woonplaats);
        })
    };
    let play = Play::on("2026-05-01");
    assert_eq!(found(&play, &to("0344"), "TR378"), []);
    let path = "/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente";
    assert_eq!(found(&play, &to("9999"), "TR378"), one(path, "S300"));
    let old = dated(to("9999"), "1", "2025-12-31");
    assert_eq!(found(&play, &old, "TR378"), []);
    assert!(is_skipped(&play, &old, "TR378"));
}

#[test]
fn tr378_a_municipality_of_a_later_year_may_be_new() {
    for domain in Domain::ALL {
        let play = Play::on("2026-12-01");
        let from = |day: &str| {
            let bericht = toewijzing(domain, |client| {
                let end = val("2027-12-31");
                let product = toegewezen(domain, "1001");
                let product = ibericht::messages::ToegewezenProduct {
                    ingangsdatum: val(day),
                    einddatum: Some(end),
                    ..product
                };
                client.toegewezen_producten = many(vec![product]);
            });
            dated(bericht, "T1", "2026-11-30")
        };
        let new = of_gemeente(from("2027-01-01"), "9999");
        assert_eq!(found(&play, &new, "TR378"), []);
        assert!(is_skipped(&play, &new, "TR378"));
        let last_day = of_gemeente(from("2026-12-31"), "9999");
        assert_eq!(found(&play, &last_day, "TR378").len(), 1);
        assert_eq!(found(&play, &from("2027-01-01"), "TR378"), []);
        assert!(!is_skipped(&play, &from("2027-01-01"), "TR378"));
    }
}
