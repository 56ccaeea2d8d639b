//! The ledger in amounts, and answers held against what was expected.

use std::collections::BTreeMap;

use ibericht::dossier::{Bedragen, Dossier, GedeclareerdePrestatie, PrestatieStatus, Stand, Store};
use ibericht::finding::{Lang, Severity};
use ibericht::messages::*;
use ibericht::report::dossier::{
    GrootboekRow, Listed, Per, Selection, VerschilRow, grootboek, prestaties, table, verschillen,
};
use ibericht::values::{Bsn, DebetCredit, Domain, Month, RetourCode};

use super::answers::{Desk, allocated, answer_325, client, declared, provider};
use super::builders::*;
use super::play::{Play, dag, dated, hash_of};

const NL: Selection = Selection { bsn: None, masked: true, lang: Lang::Nl };

fn second_client() -> Bsn {
    Bsn::new("999900018").unwrap()
}

/// A declaration of a month with its own number.
fn of_month(domain: Domain, month: &str, lines: Vec<Vec<Prestatie>>, identificatie: &str) -> Bericht {
    let first = Month::of(dag(&format!("{month}-01")));
    let bericht = declaratie(domain, lines, |declaratie| {
        declaratie.declaratie_nummer = val(&format!("D{identificatie}"));
        declaratie.declaratie_periode =
            GeslotenPeriode { begindatum: first.first(), einddatum: first.last() };
    });
    dated(bericht, identificatie, "2026-06-01")
}

fn march(mut line: Prestatie) -> Prestatie {
    line.product_periode = periode("2026-03-01", "2026-03-31");
    line
}

fn amount(mut line: Prestatie, cents: &str) -> Prestatie {
    line.ingediend_bedrag.bedrag = val(cents);
    line
}

/// April with a late line of March is answered, one line rejected; May has a credit that is accepted and one line that
/// waits; June is rejected as a whole; July was held back.
fn play(domain: Domain) -> Play {
    let mut play = Play::on("2026-08-01");
    let of = |referentie| prestatie(domain, referentie, "1001");
    let april = of_month(
        domain,
        "2026-04",
        vec![
            vec![amount(of("P1"), "10001"), amount(of("P2"), "20002"), amount(march(of("P3")), "33")],
            vec![amount(of("P4"), "7")],
        ],
        "4",
    );
    let mut no = afgewezen(amount(of("P2"), "20002"));
    no.retour_codes = retourcodes(&["9340"]);
    let answer = declaratie_antwoord(domain, vec![vec![no]], |antwoord| {
        antwoord.totaal_toegekend_bedrag = totaal(10_041, "D");
    });
    play.under_way(&april).answered(&april, &dated(answer, "A4", "2026-06-02"));
    let mut back = amount(credit(domain, "P5", "P1"), "10001");
    back.product_periode = periode("2026-04-01", "2026-04-30");
    let may = of_month(domain, "2026-05", vec![vec![back, amount(of("P6"), "9000")]], "5");
    let granted = declaratie_antwoord(domain, Vec::new(), |antwoord| {
        antwoord.totaal_toegekend_bedrag = totaal(1_001, "C");
    });
    play.under_way(&may).answered(&may, &dated(granted, "A5", "2026-06-02"));
    let june = of_month(domain, "2026-06", vec![vec![amount(of("P7"), "500")]], "6");
    let mut refused = declaratie_antwoord(domain, Vec::new(), |_| {});
    let Inhoud::DeclaratieAntwoord(root) = &mut refused.inhoud else { panic!() };
    root.header.retour_codes = retourcodes(&["0001"]);
    root.declaratie_antwoord = None;
    play.under_way(&june).answered(&june, &dated(refused, "A6", "2026-06-02"));
    play.under_way(&of_month(domain, "2026-07", vec![vec![amount(of("P8"), "600")]], "7"));
    let held = of_month(domain, "2026-08", vec![vec![amount(of("P9"), "70000")]], "8");
    play.under_way(&held);
    play.store.settle(&held, &hash_of(&held), Stand::Tegengehouden).unwrap();
    play
}

fn lines(play: &Play, domain: Domain) -> Vec<GedeclareerdePrestatie> {
    let of = |bsn| play.store.prestaties(domain, &bsn).unwrap();
    [of(client()), of(second_client())].concat()
}

/// The amounts of one line, told apart in another way than the ledger does.
fn alone(line: &GedeclareerdePrestatie) -> Bedragen {
    let cents = line.prestatie.ingediend_bedrag.cents();
    let mut sums = Bedragen { regels: 1, ingediend: cents, ..Bedragen::default() };
    let is_credit = line.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT;
    match line.status {
        PrestatieStatus::Ingediend => sums.open = cents,
        PrestatieStatus::Afgewezen | PrestatieStatus::Vervallen => sums.afgewezen = cents,
        PrestatieStatus::Toegekend | PrestatieStatus::Gecrediteerd if is_credit => sums.gecrediteerd = -cents,
        PrestatieStatus::Toegekend | PrestatieStatus::Gecrediteerd => sums.toegekend = cents,
    }
    sums
}

#[test]
fn the_ledger_is_the_lines_added_up() {
    for domain in Domain::ALL {
        let play = play(domain);
        let months: BTreeMap<_, _> = play
            .store
            .alle_declaraties()
            .unwrap()
            .into_iter()
            .map(|declaratie| (declaratie.herkomst.bericht.clone(), declaratie))
            .collect();
        let mut expected: BTreeMap<(Month, Month), Bedragen> = BTreeMap::new();
        for line in lines(&play, domain) {
            let declaratie = &months[&line.bericht];
            if declaratie.herkomst.stand == Stand::Tegengehouden {
                continue;
            }
            let month = Month::of(line.prestatie.product_periode.begindatum);
            *expected.entry((declaratie.maand, month)).or_default() += alone(&line);
        }
        let found = play.store.grootboek(None).unwrap();
        let told: BTreeMap<_, _> =
            found.iter().map(|regel| ((regel.maand, regel.productmaand), regel.bedragen)).collect();
        assert_eq!(told, expected);
        assert_eq!(told.len(), 5, "April of two months, and May to July");
        for bedragen in told.values() {
            let parts = bedragen.ontvangen() + bedragen.afgewezen + bedragen.open;
            assert_eq!(bedragen.ingediend, parts, "all of it is somewhere: {bedragen:?}");
        }
        // What is received of a declaration is what its 325 grants.
        for declaratie in months.values().filter(|declaratie| declaratie.toegekend.is_some()) {
            let of_month = found.iter().filter(|regel| regel.maand == declaratie.maand);
            let received: i64 = of_month.map(|regel| regel.bedragen.ontvangen()).sum();
            assert_eq!(Some(received), declaratie.toegekend, "{}", declaratie.maand);
        }
    }
}

#[test]
fn the_ledger_by_month_of_declaration_by_month_of_care_and_in_all() {
    let play = play(Domain::Jw);
    let rows = grootboek(&play.store, &NL).unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.per,
                row.maand.as_deref().unwrap_or("-"),
                row.ingediend,
                row.afgewezen,
                row.open,
                row.ontvangen,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Per::Declaratiemaand, "2026-04", 30_043, 20_002, 0, 10_041),
            (Per::Declaratiemaand, "2026-05", -1_001, 0, 0, -1_001),
            (Per::Declaratiemaand, "2026-06", 500, 500, 0, 0),
            (Per::Declaratiemaand, "2026-07", 600, 0, 600, 0),
            (Per::Productmaand, "2026-03", 33, 0, 0, 33),
            (Per::Productmaand, "2026-04", 30_109, 20_502, 600, 9_007),
            (Per::Gemeente, "-", 30_142, 20_502, 600, 9_040),
            (Per::Totaal, "-", 30_142, 20_502, 600, 9_040),
        ]
    );
    let total = rows.last().unwrap();
    assert_eq!((total.regels, total.toegekend, total.gecrediteerd), (8, 19_041, 10_001));
    let of_one = grootboek(&play.store, &Selection { bsn: Some(second_client()), ..NL }).unwrap();
    assert_eq!((of_one.last().unwrap().ingediend, of_one.last().unwrap().regels), (7, 1));
    let told = table(&rows, Lang::Nl);
    assert!(told.contains("301,42") && told.contains("zorg van"), "{told}");
    assert_eq!(GrootboekRow::header(Lang::En).len(), rows[0].cells(Lang::En).len());
    let empty = Play::on("2026-05-01");
    assert_eq!(grootboek(&empty.store, &NL).unwrap(), []);
}

/// Tells what was expected of the lines of the declaration.
fn expect(desk: &mut Desk, domain: Domain, expected: &[(&str, &[&str])]) {
    for line in desk.store.prestaties(domain, &client()).unwrap() {
        let referentie = line.prestatie.product_referentie.referentie_nummer.clone();
        let Some((_, codes)) = expected.iter().find(|(known, _)| *known == referentie.as_str()) else {
            continue;
        };
        let codes: Vec<RetourCode> = codes.iter().copied().map(val).collect();
        desk.store.set_verwacht(&line.bericht, &referentie, &codes).unwrap();
    }
}

fn differences(desk: &Desk) -> Vec<(String, &'static str, i64)> {
    let rows = verschillen(&desk.store, &NL).unwrap();
    rows.iter().map(|row| (row.referentienummer.clone(), row.soort, row.cents)).collect()
}

/// What is said of the declaration as a whole.
fn said(desk: &mut Desk, answer: &Bericht) -> Vec<String> {
    let entries = desk.entries(&[answer]);
    let found = entries[0].report.findings.iter().filter(|found| found.rule == "RETOUR-VERSCHIL");
    found
        .map(|found| {
            assert_eq!(found.severity, Severity::Warning);
            found.message.nl.to_string()
        })
        .collect()
}

/// What was expected of lines, the differences, and what is said of the declaration.
type Case = (
    &'static [(&'static str, &'static [&'static str])],
    &'static [(&'static str, &'static str, i64)],
    &'static str,
);

#[test]
fn lines_that_are_answered_otherwise_than_expected_are_listed_in_euro() {
    for domain in Domain::ALL {
        // P2 is rejected with 9340, the others are granted.
        let cases: [Case; 5] = [
            (&[("P1", &[]), ("P2", &["9340"]), ("P3", &[])], &[], ""),
            (&[], &[], ""),
            (
                &[("P1", &[]), ("P2", &[]), ("P3", &[])],
                &[("P2", "toch afgewezen", -15_000)],
                "Declaratie D202604: 1 regel anders dan verwacht, samen €\u{a0}-150,00",
            ),
            (
                &[("P1", &["9321"]), ("P2", &[]), ("P3", &["9321"])],
                &[
                    ("P1", "toch toegekend", 15_000),
                    ("P2", "toch afgewezen", -15_000),
                    ("P3", "toch toegekend", 15_000),
                ],
                "Declaratie D202604: 3 regels anders dan verwacht, samen €\u{a0}150,00 (€\u{a0}150,00 minder en \
                 €\u{a0}300,00 meer)",
            ),
            (
                &[("P2", &["9321"])],
                &[("P2", "andere codes", 0)],
                "Declaratie D202604: 1 regel anders dan verwacht, samen €\u{a0}0,00",
            ),
        ];
        for (expected, listed, line) in cases {
            let mut desk = Desk::new("expected", domain, provider());
            desk.run(&[&allocated(domain), &declared(domain)]);
            expect(&mut desk, domain, expected);
            assert_eq!(differences(&desk), [], "nothing is answered yet");
            let told = said(&mut desk, &answer_325(domain, 30_000));
            assert_eq!(told.join("|"), line);
            let listed: Vec<_> =
                listed.iter().map(|(nummer, soort, cents)| ((*nummer).to_owned(), *soort, *cents)).collect();
            assert_eq!(differences(&desk), listed);
        }
    }
}

#[test]
fn an_answer_that_is_set_aside_makes_no_difference() {
    let domain = Domain::Wmo;
    let mut desk = Desk::new("aside-expected", domain, provider());
    desk.run(&[&allocated(domain), &declared(domain)]);
    expect(&mut desk, domain, &[("P1", &[]), ("P2", &[]), ("P3", &[])]);
    assert_eq!(said(&mut desk, &answer_325(domain, 30_001)), Vec::<String>::new());
    assert_eq!(differences(&desk), []);
    let right = dated(answer_325(domain, 30_000), "A2", "2026-05-01");
    assert_eq!(said(&mut desk, &right).len(), 1);
}

#[test]
fn a_declaration_that_is_rejected_as_a_whole_differs_in_every_line() {
    let domain = Domain::Jw;
    let mut desk = Desk::new("whole-expected", domain, provider());
    desk.run(&[&allocated(domain), &declared(domain)]);
    expect(&mut desk, domain, &[("P1", &[]), ("P2", &["0001"]), ("P3", &[])]);
    let mut refused = answer_325(domain, 0);
    let Inhoud::DeclaratieAntwoord(root) = &mut refused.inhoud else { panic!() };
    root.header.retour_codes = retourcodes(&["0001"]);
    root.declaratie_antwoord = None;
    let told = said(&mut desk, &refused);
    assert_eq!(told, ["Declaratie D202604: 2 regels anders dan verwacht, samen €\u{a0}-300,00"]);
    let rows = verschillen(&desk.store, &NL).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].betekenis.starts_with("0001: "), "{}", rows[0].betekenis);
    assert_eq!(rows[0].status, PrestatieStatus::Vervallen);
}

#[test]
fn a_credit_that_is_rejected_is_money_that_stays() {
    let domain = Domain::Jw;
    let mut play = Play::on("2026-06-01");
    let back = credit(domain, "P5", "P1");
    let bericht = of_month(domain, "2026-05", vec![vec![back.clone()]], "5");
    play.under_way(&bericht);
    play.store.set_verwacht(&hash_of(&bericht), &val("P5"), &[]).unwrap();
    let mut no = afgewezen(back);
    no.retour_codes = retourcodes(&["8017"]);
    let answer = declaratie_antwoord(domain, vec![vec![no]], |antwoord| {
        antwoord.totaal_toegekend_bedrag = totaal(0, "D");
    });
    play.answered(&bericht, &dated(answer, "A5", "2026-06-02"));
    let rows = verschillen(&play.store, &NL).unwrap();
    assert_eq!((rows.len(), rows[0].cents), (1, 15_000));
}

#[test]
fn the_lists_say_what_was_expected_and_what_to_do() {
    let domain = Domain::Jw;
    let mut desk = Desk::new("words", domain, provider());
    desk.run(&[&allocated(domain), &declared(domain)]);
    expect(&mut desk, domain, &[("P1", &[]), ("P2", &["9321"])]);
    desk.run(&[&answer_325(domain, 30_000)]);
    let rows = prestaties(&desk.store, &NL).unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let expected = row.verwacht.as_ref().map(|codes| codes.join(","));
            (&*row.referentienummer, row.maand.as_deref(), row.retourcodes.join(","), expected)
        })
        .collect();
    let april = Some("2026-04");
    assert_eq!(
        told,
        [
            ("P1", april, String::new(), Some(String::new())),
            ("P2", april, "9340".to_owned(), Some("9321".to_owned())),
            ("P3", april, String::new(), None),
        ]
    );
    let told = table(&rows, Lang::Nl);
    assert!(told.contains("(9340)") && told.contains("(9321)"), "{told}");
    let rows = verschillen(&desk.store, &NL).unwrap();
    assert!(rows[0].advies.contains("ibericht correct"), "{}", rows[0].advies);
    assert!(rows[0].betekenis.starts_with("9340: "), "{}", rows[0].betekenis);
    assert_eq!(VerschilRow::header(Lang::En).len(), rows[0].cells(Lang::En).len());
    let other = Selection { bsn: Some(second_client()), ..NL };
    assert_eq!(verschillen(&desk.store, &other).unwrap(), []);
}
