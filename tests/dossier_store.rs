//! The dossier as a store: what goes in comes out, what an answer decides, and a file of an earlier version.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of tests fails by panicking"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, reason = "builders")]

#[allow(unused_imports, reason = "the builders serve other test crates as well")]
#[path = "support/builders/mod.rs"]
mod builders;
#[path = "support/play.rs"]
mod play;

use std::path::PathBuf;

use builders::*;
use ibericht::dossier::{
    Dossier, Gevraagd, Hash, Melding, PrestatieStatus, SqliteStore, Stand, Store, VerzoekStatus, facts,
};
use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;
use play::{Play, dated, hash_of};

fn client() -> Bsn {
    val("999900006")
}

fn parties() -> (Gemeente, AgbCode) {
    (val("0268"), val("42420001"))
}

#[test]
fn what_a_message_says_comes_out_as_it_went_in() {
    for domain in Domain::ALL {
        let (gemeente, aanbieder) = parties();
        let mut play = Play::on("2026-05-01");

        let allocated = toewijzing(domain, |_| {});
        play.accepted(&allocated);
        let Inhoud::Toewijzing(root) = &allocated.inhoud else { panic!("a 301") };
        let known = play.store.versies(domain, &client()).unwrap();
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].product, root.client.toegewezen_producten[0]);
        assert_eq!((known[0].gemeente, known[0].aanbieder), (gemeente, aanbieder));
        assert_eq!(known[0].herkomst.bericht, hash_of(&allocated));
        assert_eq!(known[0].herkomst.stand, Stand::Geldt);

        let (started, stopped) = (start(domain, |_| {}), stop(domain, |_| {}));
        play.accepted(&started).under_way(&stopped);
        let (Inhoud::Start(start), Inhoud::Stop(stop)) = (&started.inhoud, &stopped.inhoud) else { panic!() };
        let known: Vec<_> = play.store.leveringen(domain, &client()).unwrap();
        let meldingen: Vec<_> = known.iter().map(|levering| levering.melding.clone()).collect();
        assert_eq!(
            meldingen,
            [
                Melding::Start(start.client.start_producten[0].clone()),
                Melding::Stop(stop.client.stop_producten[0].clone())
            ]
        );
        assert_eq!(known[1].herkomst.stand, Stand::Onderweg);

        let asked = verzoek(domain, |_| {});
        play.under_way(&asked);
        let Inhoud::VerzoekOmToewijzing(root) = &asked.inhoud else { panic!("a 315") };
        let known = play.store.verzoeken(domain, &client()).unwrap();
        assert_eq!(known[0].product(), Some(&root.client.aangevraagde_producten[0]));
        assert_eq!(known[0].status(), VerzoekStatus::Onderweg);

        let change =
            dated(wijziging(domain, |verzoek| verzoek.referentie_aanbieder = val("W1")), "2", "2026-05-01");
        play.accepted(&change);
        let known = play.store.verzoeken_met(domain, &aanbieder, &val("W1")).unwrap();
        assert!(matches!(known[0].gevraagd, Gevraagd::Wijziging(_)));
        assert!(known[0].is_lopend());

        let answer = antwoord(domain, |antwoord| antwoord.referentie_aanbieder = val("W1"));
        play.accepted(&answer);
        let Inhoud::Antwoord(root) = &answer.inhoud else { panic!("a 319") };
        let known = play.store.antwoorden(domain, &aanbieder, &val("W1")).unwrap();
        assert_eq!(known[0].antwoord, root.antwoord);

        let declared = regels(domain, vec![prestatie(domain, "R1", "1001"), credit(domain, "R2", "R0")]);
        play.under_way(&declared);
        let Inhoud::Declaratie(root) = &declared.inhoud else { panic!("a 323") };
        let mut known = play.store.prestaties(domain, &client()).unwrap();
        known.sort_by_key(|regel| regel.prestatie.product_referentie.referentie_nummer.to_string());
        let lines: Vec<_> = known.into_iter().map(|regel| regel.prestatie).collect();
        assert_eq!(lines, root.declaratie.clienten[0].prestaties.to_vec());
        let known = play.store.declaraties(domain, &gemeente, &aanbieder).unwrap();
        assert_eq!((known[0].nummer.as_str(), known[0].ingediend, known[0].toegekend), ("D202604", 0, None));
    }
}

/// The bare return message that accepts a 315.
fn accepts(asked: &Bericht) -> Bericht {
    let Inhoud::VerzoekOmToewijzing(root) = &asked.inhoud else { panic!("a 315") };
    let header = RetourHeaderVanAanbieder::of(
        &root.header,
        val("A1"),
        val("2026-05-01"),
        root.header.xsd_versie.clone(),
        None,
    );
    let inhoud = Inhoud::VerzoekOmToewijzingRetour(VerzoekOmToewijzingRetour { header, client: None });
    Bericht { domain: asked.domain, inhoud }
}

/// The return message that rejects a 315 on level 2.
fn rejects(asked: &Bericht) -> Bericht {
    let mut answer = accepts(asked);
    if let Inhoud::VerzoekOmToewijzingRetour(root) = &mut answer.inhoud {
        root.header.retour_codes = Some(retourcodes(&["0001"]));
    }
    answer
}

#[test]
fn a_request_stands_as_its_return_message_says() {
    let asked = verzoek(Domain::Jw, |_| {});
    for (answer, status) in
        [(accepts(&asked), VerzoekStatus::Open), (rejects(&asked), VerzoekStatus::Afgekeurd)]
    {
        let mut play = Play::on("2026-05-01");
        play.under_way(&asked);
        let found = facts::answered_by(&play.store, &answer).unwrap().unwrap();
        assert_eq!(found.hash, hash_of(&asked));
        play.answered(&asked, &answer);
        let known = play.store.verzoeken(Domain::Jw, &client()).unwrap();
        assert_eq!(known[0].status(), status);
        let found = facts::answered_by(&play.store, &answer).unwrap().unwrap();
        assert_eq!(found.antwoord, Some(hash_of(&answer)));
    }
}

/// A 325 on a 323, with these lines rejected.
fn answer_to(declared: &Bericht, rejected: Vec<Prestatie>) -> Bericht {
    let Inhoud::Declaratie(root) = &declared.inhoud else { panic!("a 323") };
    let lines: Vec<_> = rejected.into_iter().map(afgewezen).collect();
    let clienten = if lines.is_empty() { Vec::new() } else { vec![lines] };
    let mut answer = declaratie_antwoord(declared.domain, clienten, |antwoord| {
        antwoord.totaal_ingediend_bedrag = root.declaratie.totaal_ingediend_bedrag.clone();
    });
    if let Inhoud::DeclaratieAntwoord(answer) = &mut answer.inhoud {
        answer.header.declaratie_identificatie = root.header.bericht_identificatie.clone();
    }
    answer
}

fn statuses(play: &Play) -> Vec<(String, PrestatieStatus)> {
    let lines = play.store.prestaties(Domain::Jw, &client()).unwrap();
    let mut lines: Vec<_> = lines
        .into_iter()
        .map(|line| (line.prestatie.product_referentie.referentie_nummer.to_string(), line.status))
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    lines
}

use PrestatieStatus::{Afgewezen, Gecrediteerd, Ingediend, Toegekend, Vervallen};

#[test]
fn lines_stand_as_the_declaration_answer_says() {
    let first =
        regels(Domain::Jw, vec![prestatie(Domain::Jw, "R1", "1001"), prestatie(Domain::Jw, "R2", "1002")]);
    let mut play = Play::on("2026-05-01");
    play.under_way(&first).answered(&first, &answer_to(&first, vec![prestatie(Domain::Jw, "R2", "1002")]));
    let found = |expected: &[(&str, PrestatieStatus)]| {
        expected.iter().map(|(name, status)| ((*name).to_owned(), *status)).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&play), found(&[("R1", Toegekend), ("R2", Afgewezen)]));
    let known = play.store.prestaties_met(Domain::Jw, &parties().1, &val("R2")).unwrap();
    assert_eq!(known[0].retourcodes, [val::<RetourCode>("9366")]);

    let second = dated(regels(Domain::Jw, vec![credit(Domain::Jw, "R3", "R1")]), "2", "2026-05-20");
    play.under_way(&second);
    assert_eq!(statuses(&play), found(&[("R1", Toegekend), ("R2", Afgewezen), ("R3", Ingediend)]));
    play.answered(&second, &dated(answer_to(&second, Vec::new()), "2", "2026-05-21"));
    assert_eq!(statuses(&play), found(&[("R1", Gecrediteerd), ("R2", Afgewezen), ("R3", Toegekend)]));

    let third = dated(regels(Domain::Jw, vec![prestatie(Domain::Jw, "R4", "1001")]), "3", "2026-05-22");
    let mut whole = dated(answer_to(&third, Vec::new()), "3", "2026-05-23");
    if let Inhoud::DeclaratieAntwoord(root) = &mut whole.inhoud {
        root.declaratie_antwoord = None;
        root.header.retour_codes = retourcodes(&["0001"]);
    }
    play.under_way(&third).answered(&third, &whole);
    assert_eq!(statuses(&play)[3], ("R4".to_owned(), Vervallen));
}

#[test]
fn a_client_who_stands_in_a_declaration_often_costs_no_more_than_its_lines() {
    let mut declared = regels(Domain::Jw, vec![prestatie(Domain::Jw, "R", "1001")]);
    let Inhoud::Declaratie(root) = &mut declared.inhoud else { panic!("a 323") };
    let client_of = root.declaratie.clienten.iter().next().unwrap().clone();
    // Were every client to read the lines of all, this would take minutes.
    root.declaratie.clienten = Many::new(vec![client_of; 3000]).unwrap();
    let mut play = Play::on("2026-05-01");
    play.under_way(&declared).answered(&declared, &answer_to(&declared, Vec::new()));
    let statuses = statuses(&play);
    assert_eq!(statuses.len(), 3000);
    assert!(statuses.iter().all(|(_, status)| *status == Toegekend));
}

#[test]
fn a_dossier_of_version_1_is_brought_up_to_date() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("dossier-version-1.db");
    let _ = std::fs::remove_file(&path);
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../src/dossier/sqlite/schema/1.sql")).unwrap();
    old.execute_batch(
        "INSERT INTO bericht VALUES ('h1', x'01', 0, 'JW', 301, '0268', '42420001', '1', '2026-04-01', 'valid', '{}');
         INSERT INTO bericht VALUES ('h2', x'02', 0, 'JW', 315, '42420001', '0268', '2', '2026-04-02', 'invalid', '{}');
         INSERT INTO bericht VALUES ('h3', x'03', 1, 'JW', 323, '42420001', '0268', '3', '2026-05-01', 'valid', '');
         INSERT INTO bericht VALUES ('h4', x'04', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'unreadable', '{}');
         INSERT INTO toewijzing VALUES ('JW', '0268', '42420001', '999900006', '2010-02-14', 1001, NULL, '45', '45A01',
             '2026-04-01', '12:00:00', '2026-04-01', '2026-12-31', NULL, 2, '04', '2', NULL, NULL, 'h1');
         INSERT INTO verzoek VALUES ('JW', '0268', '42420001', '999900006', '2026-04-02', 1, 'V1', NULL, '45', '45A01',
             NULL, '2026-05-01', NULL, 2, '04', '4', NULL, '06', NULL, NULL, NULL, NULL, 'h2');
         INSERT INTO prestatie VALUES ('JW', '0268', '42420001', '999900006', 'D1', 'ingediend', 'R1', NULL, 1001, '45',
             '45A01', '2026-04-01', '2026-04-30', 60, '01', 150, 9000, 'D', 'h3');
         INSERT INTO uitgaand VALUES (1, 'declaraties/x.xml', x'03', '2026-04', 1);
         PRAGMA user_version = 1;",
    )
    .unwrap();
    drop(old);
    let store = SqliteStore::open(&path).unwrap();
    let (gemeente, aanbieder) = parties();
    let known = &store.versies(Domain::Jw, &client()).unwrap()[0];
    assert_eq!((known.herkomst.stand, known.herkomst.dagtekening), (Stand::Geldt, val("2026-04-01")));
    assert_eq!(store.verzoeken(Domain::Jw, &client()).unwrap()[0].status(), VerzoekStatus::Tegengehouden);
    let declared = &store.declaraties(Domain::Jw, &gemeente, &aanbieder).unwrap()[0];
    assert_eq!((declared.maand.to_string().as_str(), declared.ingediend), ("2026-04", 9000));
    assert_eq!(declared.herkomst.stand, Stand::Onderweg);
    assert_eq!(store.seen(&Hash("h1".into())).unwrap(), Some(("{}".to_owned(), true)));
    assert_eq!(store.seen(&Hash("h3".into())).unwrap(), Some((String::new(), false)));
    assert_eq!(store.written_for("2026-04".parse().unwrap()).unwrap(), ["declaraties/x.xml"]);
    let in_month = |month: &str| store.clients_met_prestaties(&aanbieder, month.parse().unwrap()).unwrap();
    assert_eq!((in_month("2026-04"), in_month("2026-05")), (vec![(Domain::Jw, client())], vec![]));
    assert_eq!(store.bytes(&Hash("h4".into())).unwrap(), Some(vec![4]));
    drop(store);
    SqliteStore::open(&path).unwrap();
}
