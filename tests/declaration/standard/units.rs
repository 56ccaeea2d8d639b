//! Units and frequencies: what a row gives in each of them (sections 1, 2 and 3).

use ibericht::values::{DebetCredit, Eenheid, Frequentie};

use crate::declaration::boekje::{accepted, declared, maand, sent, termijn};
use crate::declaration::support::toewijzing;

/// `first/last: volume, amount` of April 2026 on an allocation of the whole year.
fn april(code: &str, omvang: (u32, Eenheid, Frequentie), csv: &str) -> Vec<String> {
    let (volume, eenheid, frequentie) = omvang;
    let case = maand("2026-04")
        .with(termijn(1, code, "2026-01-01", "2026-12-31").omvang(volume, eenheid, frequentie))
        .leveringen(csv);
    declared(case, &["2026-04"], "2026-05-04")
}

#[test]
fn iv042_five_dayparts_a_week_are_twenty_in_the_month() {
    let days = [3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30];
    let rows = days.map(|day| format!("#1;02B16;2026-04-{day:02};1"));
    let csv = format!("bsn;productcode;datum;aantal\n{}", rows.join("\n"));
    let lines = april("02B16", (5, Eenheid::DAGDEEL, Frequentie::WEEK), &csv);
    assert_eq!(lines, ["2026-04-01/2026-04-30: 20, 80000"]);
}

#[test]
fn iv042_and_cs339_euros_are_their_own_volume_and_have_no_tariff() {
    let case = maand("2026-04")
        .with(termijn(1, "02B83", "2026-01-01", "2026-12-31").omvang(
            20_000,
            Eenheid::EURO,
            Frequentie::MAAND,
        ))
        .leveringen("bsn;productcode;datum;bedrag\n#1;02B83;2026-04-30;200,00");
    let lines = case.compute().lines;
    assert_eq!((lines[0].volume.get(), lines[0].bedrag.get(), lines[0].tarief), (20_000, 20_000, None));
    let messages = accepted(case, &lines, "2026-04", "2026-05-04");
    let ibericht::messages::Inhoud::Declaratie(root) = &messages[0].inhoud else { panic!() };
    let prestatie = &root.declaratie.clienten[0].prestaties[0];
    assert_eq!((prestatie.eenheid, prestatie.product_tarief), (Eenheid::EURO, None));
    // Amounts have no sign of their own (CS325).
    assert_eq!(prestatie.ingediend_bedrag.debet_credit, DebetCredit::DEBET);
}

#[test]
fn iv042_amounts_in_euros_add_up_exactly() {
    let csv = "bsn;productcode;datum;bedrag
               #1;02B83;2026-04-02;1.250,50
               #1;02B83;2026-04-09;0,05
               #1;02B83;2026-04-09;100";
    let lines = april("02B83", (200_000, Eenheid::EURO, Frequentie::TOTAAL), csv);
    assert_eq!(lines, ["2026-04-01/2026-04-30: 135055, 135055"]);
}

#[test]
fn every_unit_goes_with_each_of_its_frequencies() {
    for (code, eenheid, column, amount, volume, cents) in [
        ("02B01", Eenheid::MINUUT, "minuten", "45", 45, 45 * 120),
        ("02B04", Eenheid::UUR, "minuten", "60", 1, 8730),
        ("02B14", Eenheid::ETMAAL, "aantal", "1", 1, 15_000),
        ("02B16", Eenheid::DAGDEEL, "aantal", "2", 2, 8000),
        ("02B82", Eenheid::STUKS_OUTPUT, "aantal", "1", 1, 50_000),
        ("02B84", Eenheid::STUKS_INSPANNING, "aantal", "3", 3, 7500),
        ("02B83", Eenheid::EURO, "bedrag", "12,34", 1234, 1234),
    ] {
        for frequentie in eenheid.frequenties() {
            let csv = format!("bsn;productcode;datum;{column}\n#1;{code};2026-04-15;{amount}");
            let lines = april(code, (5000, eenheid, *frequentie), &csv);
            assert_eq!(
                lines,
                [format!("2026-04-01/2026-04-30: {volume}, {cents}")],
                "{code} per {frequentie}"
            );
        }
    }
}

#[test]
fn iv075_a_generic_allocation_takes_every_contracted_product_one_line_per_code() {
    let case = maand("2026-04")
        .with(termijn(1, "02B01", "2026-01-01", "2026-12-31").budget(100_000).generic())
        .leveringen(
            "bsn;productcode;datum;minuten;aantal;bedrag
             #1;02B01;2026-04-02;60;;
             #1;01B04;2026-04-03;60;;
             #1;02B16;2026-04-03;;2;
             #1;02B83;2026-04-30;;;50",
        );
    let lines: Vec<String> = case
        .compute()
        .lines
        .iter()
        .map(|line| format!("{} {} {}", line.categorie, line.product, line.bedrag))
        .collect();
    assert_eq!(lines, ["01 01B04 3300", "02 02B01 7200", "02 02B16 8000", "02 02B83 5000"]);
    assert_eq!(declared(case, &["2026-04"], "2026-05-04").len(), 4);
}

#[test]
fn iv075_an_aspecific_allocation_takes_the_products_of_its_category() {
    for allocation in [
        termijn(1, "02B01", "2026-01-01", "2026-12-31").aspecific(),
        termijn(1, "02B01", "2026-01-01", "2026-12-31").budget(20_000),
    ] {
        let case = maand("2026-04").with(allocation).leveringen(
            "bsn;productcode;datum;minuten;aantal
             #1;02B01;2026-04-02;60;
             #1;02B16;2026-04-03;;2",
        );
        assert_eq!(
            declared(case, &["2026-04"], "2026-05-04"),
            ["2026-04-01/2026-04-30: 60, 7200", "2026-04-01/2026-04-30: 2, 8000"]
        );
    }
    let other = maand("2026-04")
        .with(termijn(1, "02B01", "2026-01-01", "2026-12-31").aspecific())
        .leveringen("bsn;productcode;datum;minuten\n#1;01B04;2026-04-02;60")
        .run();
    assert!(other.nothing_declared() && other.has("toewijzing-ontbreekt"));
}

#[test]
fn both_laws_in_one_month_are_two_messages() {
    let case = maand("2026-04")
        .with(termijn(1, "02B82", "2026-01-01", "2026-12-31"))
        .with(toewijzing(2, 2, "45B83"))
        .leveringen(
            "bsn;productcode;datum;aantal;bedrag
             #1;02B82;2026-04-02;1;
             #2;45B83;2026-04-30;;99,99",
        );
    let outcome = sent(case, "2026-04", "2026-05-04");
    assert_eq!(outcome.volume(1, "02B82"), (1, 50_000));
    assert_eq!(outcome.volume(2, "45B83"), (9999, 9999));
}
