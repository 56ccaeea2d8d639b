//! What is given back and declared again: TR323, TR389 and TR390.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::declaring::{allocated, declared, errors, sent, world};
use crate::play::{Play, dated};

const NOTHING: [&str; 1] = ["TR323 VorigReferentieNummer"];
const TWICE: [&str; 1] = ["TR390 VorigReferentieNummer"];

/// Debit M1 over April on allocation 1001, its declaration and an answer that grants all.
fn debet(domain: Domain) -> (Prestatie, Bericht, Bericht) {
    let line = prestatie(domain, "M1", "1001");
    let sent = sent(domain, "D1", "2026-05-01", vec![line.clone()]);
    (line, sent, declaratie_antwoord(domain, vec![], |_| {}))
}

/// The credit of a line, with a number.
fn terug(line: &Prestatie, referentie: &str) -> Prestatie {
    let vorig = line.product_referentie.referentie_nummer.clone();
    Prestatie {
        product_referentie: ProductReferentie {
            referentie_nummer: val(referentie),
            vorig_referentie_nummer: Some(vorig),
        },
        ingediend_bedrag: bedrag(&line.ingediend_bedrag.bedrag.to_string(), "C"),
        ..line.clone()
    }
}

fn granted(domain: Domain) -> (Prestatie, Play) {
    let (line, sent, answer) = debet(domain);
    let mut play = world(domain, |_| {});
    play.under_way(&sent).answered(&sent, &answer);
    (line, play)
}

#[test]
fn tr323_only_an_accepted_debit_is_given_back() {
    for domain in Domain::ALL {
        let (line, sent, answer) = debet(domain);
        let credit = declared(domain, vec![terug(&line, "C1")]);
        let mut play = world(domain, |_| {});
        assert_eq!(errors(&play, &credit), NOTHING, "never sent");
        play.under_way(&sent);
        assert_eq!(errors(&play, &credit), NOTHING, "not answered");
        play.answered(&sent, &answer);
        assert_eq!(errors(&play, &credit), [""; 0]);
        let rejected = declaratie_antwoord(domain, vec![vec![afgewezen(line.clone())]], |_| {});
        let mut play = world(domain, |_| {});
        play.under_way(&sent).answered(&sent, &rejected);
        assert_eq!(errors(&play, &credit), NOTHING, "rejected");
        let refused = declaratie_antwoord(domain, vec![], |antwoord| {
            antwoord.retour_codes = retourcodes(&["9333"]);
        });
        let mut play = world(domain, |_| {});
        play.under_way(&sent).answered(&sent, &refused);
        assert_eq!(errors(&play, &credit), NOTHING, "lapsed");
    }
}

#[test]
fn iv091_a_credit_repeats_its_debit() {
    type Edit = fn(&mut Prestatie);
    let edits: [(&str, Edit); 8] = [
        ("ToewijzingNummer", |line| line.toewijzing_nummer = val("1002")),
        ("ProductCategorie", |line| line.product_categorie = val("03")),
        ("ProductCode", |line| line.product_code = val("45A02")),
        ("ProductPeriode", |line| line.product_periode = periode("2026-04-01", "2026-04-29")),
        ("GeleverdVolume", |line| line.geleverd_volume = val("99")),
        ("Eenheid", |line| line.eenheid = val("04")),
        ("ProductTarief", |line| line.product_tarief = some("151")),
        ("IngediendBedrag", |line| line.ingediend_bedrag = bedrag("15001", "C")),
    ];
    for domain in Domain::ALL {
        let (line, play) = granted(domain);
        for (element, edit) in edits {
            let mut credit = terug(&line, "C1");
            edit(&mut credit);
            let bericht = declared(domain, vec![credit]);
            assert_eq!(errors(&play, &bericht), NOTHING, "{element}");
            let found = play.judge(&bericht).findings;
            let found = found.iter().find(|finding| finding.rule == "TR323").unwrap();
            assert!(found.message.nl.contains(&format!("`{element}`")), "{}", found.message.nl);
        }
        // Nor is the credit of another client's line.
        let other =
            declaratie(domain, vec![vec![prestatie(domain, "A1", "1001")], vec![terug(&line, "C1")]], |_| {});
        assert!(errors(&play, &other).contains(&NOTHING[0].to_owned()));
    }
}

#[test]
fn iv085_a_credit_is_judged_on_nothing_else() {
    let domain = Domain::Jw;
    let (line, mut play) = granted(domain);
    // The allocation was removed since: the debit must still be given back.
    let removed = ToegewezenProduct {
        reden_wijziging: some("13"),
        einddatum: some("2026-04-01"),
        toewijzingsdatum: val("2026-04-20"),
        ..toegewezen(domain, "1001")
    };
    let bericht = toewijzing(domain, |client| client.toegewezen_producten = many(vec![removed]));
    play.accepted(&dated(bericht, "T2", "2026-05-01"));
    assert_eq!(errors(&play, &declared(domain, vec![terug(&line, "C1")])), [""; 0]);
    let debit = declared(domain, vec![prestatie(domain, "A1", "1001")]);
    assert_eq!(errors(&play, &debit), ["TR384 ToewijzingNummer"]);
}

#[test]
fn tr390_a_debit_is_given_back_once() {
    for domain in Domain::ALL {
        let (line, mut play) = granted(domain);
        let first = sent(domain, "D3", "2026-05-02", vec![terug(&line, "C1")]);
        let second = declared(domain, vec![terug(&line, "C2")]);
        assert_eq!(errors(&play, &second), [""; 0]);
        play.under_way(&first);
        assert_eq!(errors(&play, &second), TWICE, "the first is under way");
        let mut rejecting = play_again(domain, &line, &first);
        assert_eq!(errors(&rejecting, &second), [""; 0], "the first was rejected");
        rejecting.under_way(&sent(domain, "D5", "2026-05-02", vec![terug(&line, "C3")]));
        assert_eq!(errors(&rejecting, &second), TWICE);
        let answer = dated(declaratie_antwoord(domain, vec![], |_| {}), "A3", "2026-05-02");
        play.answered(&first, &answer);
        assert_eq!(errors(&play, &second), TWICE, "the first is accepted");
    }
}

/// A dossier in which a first credit was rejected.
fn play_again(domain: Domain, line: &Prestatie, first: &Bericht) -> Play {
    let (_, mut play) = granted(domain);
    let rejected = declaratie_antwoord(domain, vec![vec![afgewezen(terug(line, "C1"))]], |_| {});
    play.under_way(first).answered(first, &dated(rejected, "A3", "2026-05-02"));
    play
}

#[test]
fn tr389_what_stands_is_not_declared_again() {
    for domain in Domain::ALL {
        let (line, first, _) = debet(domain);
        let again = || prestatie(domain, "A1", "1001");
        let twice = ["TR389 Prestatie[1]"];
        let mut play = world(domain, |_| {});
        play.under_way(&first);
        assert_eq!(errors(&play, &declared(domain, vec![again()])), twice, "submitted");
        let (_, mut play) = granted(domain);
        assert_eq!(errors(&play, &declared(domain, vec![again()])), twice, "accepted");
        // Another period is another line.
        let mut may = again();
        may.product_periode = periode("2026-05-01", "2026-05-31");
        assert_eq!(errors(&play, &declared(domain, vec![may])), [""; 0]);
        // With its credit in the message it may, in either order (OP366).
        let both = |lines| errors(&play, &declared(domain, lines));
        assert_eq!(both(vec![terug(&line, "C1"), again()]), [""; 0]);
        assert_eq!(both(vec![again(), terug(&line, "C1")]), [""; 0]);
        // A credit of something else does not help.
        let mut wrong = terug(&line, "C1");
        wrong.ingediend_bedrag = bedrag("15001", "C");
        assert_eq!(both(vec![again(), wrong]), ["TR323 VorigReferentieNummer", "TR389 Prestatie[1]"]);
        // Nor does one of which the number is used.
        let mut used = terug(&line, "M1");
        used.product_referentie.vorig_referentie_nummer = some("M1");
        assert_eq!(both(vec![again(), used]), ["TR314 ReferentieNummer", "TR389 Prestatie[1]"]);
        play.under_way(&sent(domain, "D3", "2026-05-02", vec![terug(&line, "C1")]));
        assert_eq!(errors(&play, &declared(domain, vec![again()])), [""; 0], "credited before");
        let rejected = declaratie_antwoord(domain, vec![vec![afgewezen(line)]], |_| {});
        let mut play = world(domain, |_| {});
        play.under_way(&first).answered(&first, &rejected);
        assert_eq!(errors(&play, &declared(domain, vec![again()])), [""; 0], "rejected, sent anew (IV085)");
    }
}

#[test]
fn a_client_that_is_named_twice_is_one_client() {
    let domain = Domain::Wmo;
    let play = world(domain, |_| {});
    let lines = vec![vec![prestatie(domain, "A1", "1001")], vec![prestatie(domain, "A2", "1001")]];
    let bericht = declaratie(domain, lines, |declaratie| {
        let clienten = declaratie.clienten.iter().cloned();
        let same = clienten.map(|client| DeclaratieClient { bsn: val("999900006"), ..client });
        declaratie.clienten = many(same.collect());
    });
    assert_eq!(errors(&play, &bericht), ["TR389 Prestatie[1]"]);
}

/// An allocation of another client.
fn of_other_client(domain: Domain, nummer: &str) -> Bericht {
    let mut bericht = allocated(domain, toegewezen(domain, nummer));
    if let Inhoud::Toewijzing(root) = &mut bericht.inhoud {
        root.client.bsn = val("999900018");
    }
    bericht
}

/// Declared lines, each of a client.
fn of_clients(domain: Domain, lines: Vec<(&str, Prestatie)>) -> Bericht {
    let bsns: Vec<_> = lines.iter().map(|(bsn, _)| val(bsn)).collect();
    let lines = lines.into_iter().map(|(_, line)| vec![line]).collect();
    let bericht = declaratie(domain, lines, |declaratie| {
        let clienten = declaratie.clienten.iter().cloned().zip(bsns);
        declaratie.clienten =
            many(clienten.map(|(client, bsn)| DeclaratieClient { bsn, ..client }).collect());
        declaratie.declaratie_nummer = val("D9");
    });
    dated(bericht, "D9", "2026-05-02")
}

#[test]
fn iv085_a_credit_is_granted_beside_a_debit_on_the_allocation_of_another_client() {
    for domain in Domain::ALL {
        let (line, mut play) = granted(domain);
        play.accepted(&of_other_client(domain, "1002"));
        let wrong = prestatie(domain, "A1", "1002");
        let bericht = declared(domain, vec![terug(&line, "C1"), wrong]);
        let found = play.judge(&bericht).findings;
        let found: Vec<_> = found.iter().filter(|finding| finding.is_error()).collect();
        let [found] = found[..] else { panic!("{found:?}") };
        assert_eq!(found.rule, "TR304");
        assert!(found.path.contains("/Prestatie[2]/"), "the client is not rejected: {}", found.path);
    }
}

#[test]
fn tr314_a_number_of_another_client_uses_nothing_up_and_gives_nothing_back() {
    for domain in Domain::ALL {
        let (line, mut play) = granted(domain);
        play.accepted(&of_other_client(domain, "1002"));
        play.under_way(&of_clients(domain, vec![("999900018", prestatie(domain, "B1", "1002"))]));
        // The credit is rejected by its number, so the debit stands.
        let bericht = declared(domain, vec![terug(&line, "B1"), prestatie(domain, "A1", "1001")]);
        assert_eq!(errors(&play, &bericht), ["TR314 ReferentieNummer", "TR389 Prestatie[2]"]);
        // The credit keeps a number that occurs twice in the message.
        let bericht = declared(domain, vec![prestatie(domain, "C1", "1001"), terug(&line, "C1")]);
        let found = play.judge(&bericht).findings;
        let found = found.iter().find(|finding| finding.rule == "TR314").unwrap();
        assert!(found.path.contains("/Prestatie[1]/"), "{}", found.path);
        // A debit with such a number leaves the room to the next one.
        let mut room = world(domain, |product| {
            product.omvang.as_mut().unwrap().frequentie = val("6");
            product.omvang.as_mut().unwrap().volume = prestatie(domain, "X", "1001").geleverd_volume;
        });
        room.accepted(&of_other_client(domain, "1002"));
        room.under_way(&of_clients(domain, vec![("999900018", prestatie(domain, "B1", "1002"))]));
        let mut next = prestatie(domain, "A2", "1001");
        next.product_periode = periode("2026-04-01", "2026-04-30");
        let bericht = declared(domain, vec![prestatie(domain, "B1", "1001"), next]);
        assert_eq!(errors(&room, &bericht), ["TR314 ReferentieNummer"]);
    }
}
