//! What is due by the time limits of the standard, and who has to act.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of tests fails by panicking"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, clippy::too_many_lines, reason = "tables of cases")]

#[path = "support/builders/mod.rs"]
mod builders;
#[path = "support/play.rs"]
mod play;

use builders::*;
use ibericht::dossier::termijnen::termijnen;
use ibericht::dossier::{Dossier, Stand, Store};
use ibericht::finding::Lang;
use ibericht::messages::{Bericht, Side};
use ibericht::report::dossier::{DeadlineRow, Deadlines, Listed, Selection, deadlines, lines, table};
use ibericht::values::{Domain, Kalender, Simple};
use ibericht::xml::Many;
use play::{Play, dag, dated};

const JW: Domain = Domain::Jw;

/// What is due, as `rule last-day who lateness what-it-is-found-by`.
fn due(play: &Play, today: &str) -> Vec<String> {
    due_by(play, today, &Kalender::default())
}

fn due_by(play: &Play, today: &str, kalender: &Kalender) -> Vec<String> {
    let found = termijnen(&play.store, dag(today), kalender, None, None).unwrap();
    let told = found.iter().map(|termijn| {
        let wie = if termijn.wie == Side::Gemeente { "gemeente" } else { "aanbieder" };
        format!(
            "{} {} {wie} {} {}",
            termijn.soort.bron(),
            termijn.uiterlijk.text(),
            termijn.te_laat,
            termijn.kenmerk
        )
    });
    told.collect()
}

/// A play in which a message got in on a day.
fn received(day: &str, bericht: &Bericht, stand: Stand) -> Play {
    let mut play = Play::on(day);
    play.enter(bericht, stand);
    play
}

#[test]
fn a_return_message_is_due_in_three_working_days() {
    let bericht = dated(start(JW, |_| {}), "7", "2026-06-04");
    // Received on a Friday.
    let mut play = received("2026-06-05", &bericht, Stand::Onderweg);
    assert_eq!(due(&play, "2026-06-08"), ["OP090 2026-06-10 gemeente 0 7"]);
    assert_eq!(due(&play, "2026-06-10"), ["OP090 2026-06-10 gemeente 0 7"], "on the day itself");
    assert_eq!(due(&play, "2026-06-11"), ["OP090 2026-06-10 gemeente 1 7"]);
    assert_eq!(due(&play, "2026-06-15"), ["OP090 2026-06-10 gemeente 3 7"], "a weekend does not count");
    let bekend = play.store.onbeantwoord().unwrap().remove(0);
    assert_eq!(play.store.bericht(&bekend.hash).unwrap(), Some(bekend));
    for stand in [Stand::Geldt, Stand::Afgewezen, Stand::Tegengehouden] {
        play = received("2026-06-05", &bericht, stand);
        assert_eq!(due(&play, "2026-07-01"), [""; 0], "{stand:?}: nothing is waited for");
    }
}

#[test]
fn of_our_own_message_the_date_counts() {
    let sent = dated(start(JW, |_| {}), "7", "2026-06-04");
    // Put into the dossier a week later.
    let play = received("2026-06-11", &sent, Stand::Onderweg);
    for (own, last) in [(Some("42420001"), "2026-06-09"), (Some("0268"), "2026-06-16"), (None, "2026-06-16")]
    {
        let found = termijnen(&play.store, dag("2026-06-11"), &Kalender::default(), own, None).unwrap();
        assert_eq!(found[0].uiterlijk, dag(last), "{own:?}");
    }
    let asked = received("2026-06-11", &dated(verzoek(JW, |_| {}), "1", "2026-06-04"), Stand::Geldt);
    let found =
        termijnen(&asked.store, dag("2026-06-11"), &Kalender::default(), Some("42420001"), None).unwrap();
    assert_eq!(found[0].uiterlijk, dag("2026-06-11"));
}

#[test]
fn holidays_and_days_off_of_our_own_are_no_working_days() {
    let bericht = dated(toewijzing(JW, |_| {}), "8", "2026-04-02");
    let play = received("2026-04-02", &bericht, Stand::Onderweg);
    // Good Friday, the weekend and Easter Monday lie between.
    assert_eq!(due(&play, "2026-04-09"), ["OP090 2026-04-09 aanbieder 0 8"]);
    let mut kalender = Kalender::default();
    kalender.werkdagen.insert(dag("2026-04-03"));
    assert_eq!(due_by(&play, "2026-04-09", &kalender), ["OP090 2026-04-08 aanbieder 1 8"]);
    kalender.vrije_dagen.insert(dag("2026-04-07"));
    assert_eq!(due_by(&play, "2026-04-09", &kalender), ["OP090 2026-04-09 aanbieder 0 8"]);
}

#[test]
fn a_declaration_is_answered_in_ten_working_days() {
    let bericht = dated(regels(JW, vec![prestatie(JW, "R1", "1001")]), "9", "2026-05-01");
    let play = received("2026-05-01", &bericht, Stand::Onderweg);
    // Liberation Day and Ascension Day lie between.
    assert_eq!(due(&play, "2026-05-20"), ["OP090x4 2026-05-19 gemeente 1 9"]);
}

#[test]
fn a_request_is_decided_in_five_working_days() {
    let bericht = dated(verzoek(JW, |_| {}), "1", "2026-06-01");
    let mut play = received("2026-06-02", &bericht, Stand::Geldt);
    assert_eq!(due(&play, "2026-06-09"), ["OP274 2026-06-09 gemeente 0 A-100"]);
    let found = termijnen(&play.store, dag("2026-06-09"), &Kalender::default(), None, None).unwrap();
    assert!(found[0].wat.nl.contains("16-06-2026"), "the residence principle: {}", found[0].wat.nl);

    let looked_into = dated(
        antwoord(JW, |antwoord| {
            antwoord.verzoek_antwoord = val("2");
            antwoord.reden_afwijzing_verzoek = None;
        }),
        "2",
        "2026-06-05",
    );
    play.accepted(&looked_into);
    assert_eq!(due(&play, "2026-07-28"), ["OP274 2026-07-27 gemeente 1 A-100"], "8 weeks from its date");

    play.accepted(&dated(antwoord(JW, |_| {}), "3", "2026-06-12"));
    assert_eq!(due(&play, "2026-08-28"), [""; 0], "it is rejected");

    let change = dated(wijziging(Domain::Wmo, |_| {}), "4", "2026-06-01");
    let play = received("2026-06-02", &change, Stand::Geldt);
    assert_eq!(due(&play, "2026-06-11"), ["OP346 2026-06-09 gemeente 2 W-100"]);
}

#[test]
fn an_allocation_for_a_request_decides_it() {
    let bericht = dated(verzoek(JW, |_| {}), "1", "2026-06-01");
    let mut play = received("2026-06-02", &bericht, Stand::Geldt);
    play.accepted(&dated(
        toewijzing(JW, |client| {
            let mut product = toegewezen(JW, "1001");
            product.referentie_aanbieder = some("A-100");
            product.ingangsdatum = val("2026-08-01");
            client.toegewezen_producten = Many::one(product);
        }),
        "2",
        "2026-06-05",
    ));
    assert_eq!(due(&play, "2026-07-28"), [""; 0]);
}

/// An allocation of number 1001 over April to December 2026, as a 301 states it.
fn allocated(identificatie: &str, day: &str, einde: &str, reden: Option<&str>) -> Bericht {
    dated(
        toewijzing(JW, |client| {
            let mut product = toegewezen(JW, "1001");
            product.toewijzingsdatum = val(day);
            product.einddatum = some(einde);
            product.reden_wijziging = reden.map(val);
            client.toegewezen_producten = Many::one(product);
        }),
        identificatie,
        day,
    )
}

#[test]
fn a_start_is_reported_in_five_working_days() {
    let mut play = received("2026-03-02", &allocated("1", "2026-03-02", "2026-12-31", None), Stand::Geldt);
    assert_eq!(due(&play, "2026-03-31"), [""; 0], "it has not begun");
    // Good Friday and Easter Monday lie between.
    assert_eq!(due(&play, "2026-04-02"), ["OP271 2026-04-10 aanbieder 0 1001"]);
    assert_eq!(due(&play, "2026-04-13"), ["OP271 2026-04-10 aanbieder 1 1001"]);
    assert_eq!(due(&play, "2027-01-04"), [""; 0], "it has ended and nothing was declared");
    play.accepted(&dated(regels(JW, vec![prestatie(JW, "R1", "1001")]), "5", "2026-05-01"));
    assert_eq!(due(&play, "2027-01-04").len(), 1, "care was declared, so it did begin");
    play.accepted(&dated(start(JW, |_| {}), "2", "2026-04-08"));
    assert_eq!(due(&play, "2026-04-13"), [""; 0]);

    let late = received("2026-06-01", &allocated("1", "2026-06-01", "2026-12-31", None), Stand::Geldt);
    assert_eq!(due(&late, "2026-06-08"), ["OP271 2026-06-08 aanbieder 0 1001"], "from receipt");
    let sent = received("2026-06-01", &allocated("1", "2026-06-01", "2026-12-31", None), Stand::Onderweg);
    assert_eq!(due(&sent, "2026-06-08"), ["OP090 2026-06-04 aanbieder 2 1"], "not accepted yet");
}

#[test]
fn a_stop_is_reported_when_the_allocation_has_ended() {
    let mut play = received("2026-03-02", &allocated("1", "2026-03-02", "2026-06-30", None), Stand::Geldt);
    play.accepted(&dated(start(JW, |_| {}), "2", "2026-04-08"));
    assert_eq!(due(&play, "2026-06-30"), [""; 0]);
    assert_eq!(due(&play, "2026-07-08"), ["OP272 2026-07-07 aanbieder 1 1001"]);
    let for_a_time = dated(stop(JW, |_| {}), "3", "2026-04-25");
    play.accepted(&for_a_time);
    assert_eq!(due(&play, "2026-07-08").len(), 1, "it was stopped for a time only");
    let for_good = stop(JW, |client| {
        let mut product = gestopt(JW, "1001");
        product.reden_beeindiging = val("31");
        product.einddatum = val("2026-06-30");
        client.stop_producten = Many::one(product);
    });
    play.accepted(&dated(for_good, "4", "2026-07-02"));
    assert_eq!(due(&play, "2026-07-08"), [""; 0]);
}

#[test]
fn an_allocation_that_is_taken_back_asks_for_a_stop() {
    for (einde, reden) in [("2026-05-31", "01"), ("2026-04-01", "13")] {
        let mut play =
            received("2026-03-02", &allocated("1", "2026-03-02", "2026-12-31", None), Stand::Geldt);
        play.accepted(&dated(start(JW, |_| {}), "2", "2026-04-08"));
        assert_eq!(due(&play, "2026-06-08"), [""; 0]);
        play.today = dag("2026-06-10");
        play.accepted(&allocated("3", "2026-06-09", einde, Some(reden)));
        assert_eq!(due(&play, "2026-06-18"), ["OP272 2026-06-17 aanbieder 1 1001"], "{reden}: from receipt");
    }
}

#[test]
fn the_list_tells_who_and_how_late() {
    let mut play = received("2026-03-02", &allocated("1", "2026-03-02", "2026-12-31", None), Stand::Geldt);
    play.today = dag("2026-04-08");
    play.under_way(&dated(regels(JW, vec![prestatie(JW, "R1", "1001")]), "9", "2026-04-08"));
    let kalender = Kalender::default();
    let rows = |own, lang| {
        let selection = Selection { bsn: None, masked: true, lang };
        let by = Deadlines { today: dag("2026-04-13"), kalender: &kalender, own };
        deadlines(&play.store, &selection, &by).unwrap()
    };
    let stands = |own, lang| -> Vec<_> {
        let row = |row: &DeadlineRow| row.cells(lang)[1..4].join(", ");
        rows(own, lang).iter().map(row).collect()
    };
    assert_eq!(
        stands(Some("42420001"), Lang::Nl),
        [
            "1 werkdag te laat, wij (Jeugdwet), start melden op toewijzing 1001 vanaf 01-04-2026; er is al \
             gedeclareerd",
            "nog 7 werkdagen, Nijmegen (Jeugdwet), JW323 van 08-04-2026 beantwoorden met een JW325",
        ]
    );
    assert!(stands(None, Lang::En)[0].starts_with("1 working day late, provider 42420001"));
    assert!(table(&rows(None, Lang::Nl), Lang::Nl).contains("*****0006"));
    let json: serde_json::Value =
        serde_json::from_str(lines(&rows(Some("0268"), Lang::Nl)).lines().next().unwrap()).unwrap();
    assert_eq!(json["uiterlijk"], "2026-04-10");
    assert_eq!(json["te_laat"], 1);
    assert_eq!(json["wie"], "aanbieder");
    assert_eq!(json["eigen"], false);
    assert_eq!(json["bron"], "OP271");
}
