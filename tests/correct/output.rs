//! Output care: a row may belong to another month than that of its day (IV076, OP264).

use ibericht::finding::Lang;
use ibericht::productbook::{Book, Books};
use ibericht::report::Reason;
use ibericht::values::{Eenheid, Frequentie};

use super::world::{How, World, only, told, world};
use crate::support::{day, toewijzing};

/// Minutes, a trajectory that is declared at its end, and euros.
fn products() -> Books {
    let product = |code: &str, rest: &str| {
        format!(
            "[[product]]\ncode = \"{code}\"\nwet = \"Wmo\"\ncategorie = \"02\"\nnaam = \"Product {code}\"\n\
             grondslag = \"direct\"\n{rest}\n"
        )
    };
    let tariff = |cent, per| {
        format!("tarieven = [{{ van = 2026-01-01, tot = 2026-12-31, cent = {cent}, per = \"{per}\" }}]")
    };
    let (minute, piece) = (tariff(100, "01"), tariff(50_000, "82"));
    let text = [
        "titel = \"Output\"\ngeldig_van = 2026-01-01\ngeldig_tot = 2026-12-31\ngemeenten = [\"0268\"]\n"
            .to_owned(),
        product("02B01", &format!("eenheid = \"01\"\ntelling = \"minuten\"\n{minute}")),
        product(
            "02B82",
            &format!("eenheid = \"82\"\ntelling = \"aantal\"\nafspraak = {{ moment = \"einde\" }}\n{piece}"),
        ),
        product("02B83", "eenheid = \"83\"\ntelling = \"bedrag\""),
    ];
    Books::from(Book::parse("output", &text.concat()).unwrap_or_else(|error| panic!("{error}")))
}

/// Care in minutes that goes on, a trajectory until 20 April, and euros per week until Tuesday 5 May.
fn output(name: &str) -> World {
    let trajectory = toewijzing(11, 2, "02B82").to("2026-04-20");
    let weekly = toewijzing(12, 3, "02B83").to("2026-05-05");
    world(
        name,
        vec![
            toewijzing(10, 1, "02B01"),
            trajectory.omvang(2, Eenheid::STUKS_OUTPUT, Frequentie::TOTAAL),
            weekly.omvang(30_000, Eenheid::EURO, Frequentie::WEEK),
        ],
    )
    .by(products())
}

const HEAD: &str = "bsn;productcode;datum;minuten;aantal;bedrag\n";

fn rows(world: &World, rows: &[&str]) {
    world.file("leveringen.csv", &format!("{HEAD}{}\n", rows.join("\n")));
}

#[test]
fn op264_care_of_a_trajectory_that_has_not_ended_is_of_the_month_in_which_it_ends() {
    let mut world = output("trajectory-open");
    rows(&world, &["#1;02B01;2026-02-03;60;;", "#2;02B82;2026-01-18;;1;"]);
    world.declare("2026-02");
    world.accept();
    let report = world.correct();
    assert_eq!(
        told(&report),
        [
            "declaratie-andere-maand: 1 registratie van 2026-04: nog niet gedeclareerd, dus er is niets te corrigeren"
        ]
    );
    assert!(report.month.findings[0].advice.nl.starts_with("Declareer 2026-04 "));
    // It is not left out because it lies before the months that are looked at.
    let report = world.correct_as(How { from: Some("2026-02"), ..How::default() });
    assert!(told(&report)[0].contains("2026-04: nog niet gedeclareerd"), "{:?}", told(&report));
}

#[test]
fn op264_a_refused_row_of_an_earlier_month_may_be_about_a_trajectory_so_it_stands() {
    let mut world = output("trajectory-refused");
    let care = "#1;02B01;2026-04-03;60;;";
    rows(&world, &[care, "#2;02B82;2026-01-18;;1;"]);
    world.declare("2026-04");
    world.accept();
    for row in ["#2;02B82;2026-01-18;;een;", "#2;02B82;2026-01-18;;;"] {
        rows(&world, &[care, row]);
        let report = world.withdraw();
        assert!(report.changes.is_empty(), "{row}: {:?}", report.changes);
        let told = report.month.findings.iter().find(|finding| finding.rule == "declaratie-verdwenen");
        assert!(told.unwrap().advice.nl.contains("is geweigerd"), "{row}");
    }
    rows(&world, &[care]);
    assert_eq!(only(&world.withdraw()).reason, Reason::Intrekking, "nothing is left of it");
}

#[test]
fn iv076_a_refused_row_of_the_broken_last_week_may_be_about_the_month_before() {
    // Tuesday 5 May ends the allocation: its last, broken week goes with Sunday 3 May, so to May; Thursday 30 April too.
    let mut world = output("week-refused");
    let care = "#1;02B01;2026-05-04;60;;";
    rows(&world, &[care, "#3;02B83;2026-04-30;;;300,00"]);
    world.declare("2026-05");
    world.accept();
    assert_eq!(world.lines().len(), 2, "the week of Sunday 3 May");
    rows(&world, &[care, "#3;02B83;2026-04-30;;;driehonderd"]);
    let report = world.withdraw();
    assert!(report.changes.is_empty(), "{:?}", report.changes);
}

#[test]
fn iv042_a_volume_in_euros_is_told_in_eurocents() {
    let mut world = output("euros");
    rows(&world, &["#3;02B83;2026-04-08;;;300,00"]);
    world.declare("2026-04");
    world.accept();
    world.today = day("2026-06-02");
    rows(&world, &["#3;02B83;2026-04-08;;;299,50"]);
    let report = world.correct();
    let words = only(&report).in_words(Lang::Nl);
    assert!(words.contains("eerder gedeclareerd 30000 eurocent in"), "{words}");
    assert!(words.contains("nu 29950 eurocent: eerst credit €\u{a0}300,00"), "{words}");
}
