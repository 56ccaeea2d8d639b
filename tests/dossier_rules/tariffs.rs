//! Volume times tariff (TR346) and the tariff of the contract (TR418).

use ibericht::messages::*;
use ibericht::productbook::{Book, Tariff};
use ibericht::values::{Domain, Eenheid, Gemeente, ProductCode};

use crate::builders::*;
use crate::play::{Play, dag};

/// A product of the book with its tariff per minute.
const fn product(domain: Domain) -> (&'static str, &'static str) {
    match domain {
        Domain::Jw => ("45A05", "159"),
        Domain::Wmo => ("02A03", "129"),
    }
}

fn line(domain: Domain, volume: &str, tarief: &str, cents: &str) -> Prestatie {
    let mut line = prestatie(domain, "R1", "1001");
    line.product_code = val(product(domain).0);
    line.geleverd_volume = val(volume);
    line.product_tarief = some(tarief);
    line.ingediend_bedrag = bedrag(cents, "D");
    line
}

fn with_book(edit: impl FnOnce(&mut Book)) -> Play {
    let mut play = Play::on("2026-05-02");
    let mut book = Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap();
    edit(&mut book);
    play.book = Some(book);
    play
}

/// The same product with a tariff per hour.
fn per_hour(domain: Domain, cents: u32) -> Play {
    with_book(|book| {
        let product = book.products.get_mut(&ProductCode::new(product(domain).0).unwrap()).unwrap();
        let year = (dag("2026-01-01"), Some(dag("2026-12-31")));
        product.tariffs =
            vec![Tariff { from: year.0, to: year.1, cents, per: Eenheid::UUR, aanbieder: None }];
    })
}

/// What the two rules say of a line: errors, and which of them were not checked.
fn said(play: &Play, domain: Domain, line: Prestatie) -> (Vec<String>, Vec<String>) {
    let outcome = play.judge(&regels(domain, vec![line]));
    let ours = |rule: &str| ["TR346", "TR418"].contains(&rule);
    let errors = outcome.findings.iter().map(|finding| finding.rule.to_string());
    let skipped = outcome.skipped.iter().map(|skipped| skipped.rule.to_string());
    (errors.filter(|rule| ours(rule)).collect(), skipped.filter(|rule| ours(rule)).collect())
}

fn of(errors: &[&str], skipped: &[&str]) -> (Vec<String>, Vec<String>) {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    (owned(errors), owned(skipped))
}

#[test]
fn tr346_without_a_book() {
    let play = Play::on("2026-05-02");
    for domain in Domain::ALL {
        let of_line = |line| said(&play, domain, line);
        assert_eq!(of_line(line(domain, "100", "146", "14600")), of(&[], &["TR418"]));
        // An hour tariff of 87,30 explains this; a receiver without contract cannot tell.
        assert_eq!(of_line(line(domain, "100", "146", "14550")), of(&[], &["TR346", "TR418"]));
        // No hour tariff explains this.
        assert_eq!(of_line(line(domain, "100", "146", "14500")), of(&["TR346"], &["TR418"]));
        let mut hours = line(domain, "100", "146", "14550");
        hours.eenheid = val("04");
        assert_eq!(of_line(hours.clone()), of(&["TR346"], &["TR418"]), "exact in any other unit");
        hours.ingediend_bedrag = bedrag("14600", "D");
        assert_eq!(of_line(hours), of(&[], &["TR418"]));
        let mut euros = line(domain, "100", "146", "100");
        (euros.eenheid, euros.product_tarief) = (val("83"), None);
        assert_eq!(of_line(euros), of(&[], &[]), "no tariff at all (CS339)");
        let mut credit = line(domain, "100", "146", "14500");
        credit.ingediend_bedrag = bedrag("14500", "C");
        assert_eq!(of_line(credit), of(&[], &[]), "a credit is compared with its debit (IV085)");
    }
}

#[test]
fn tr346_and_tr418_with_a_tariff_per_minute() {
    let play = with_book(|_| {});
    for domain in Domain::ALL {
        let (_, tarief) = product(domain);
        let plain = |volume: u32| (volume * tarief.parse::<u32>().unwrap()).to_string();
        let of_line = |tarief: &str, cents: &str| said(&play, domain, line(domain, "100", tarief, cents));
        assert_eq!(of_line(tarief, &plain(100)), of(&[], &[]));
        assert_eq!(
            of_line(tarief, &(plain(100).parse::<u32>().unwrap() + 1).to_string()),
            of(&["TR346"], &[])
        );
        assert_eq!(of_line("100", "10000"), of(&["TR418"], &[]));
        assert_eq!(of_line("100", "10001"), of(&["TR346", "TR418"], &[]));
    }
}

#[test]
fn iv081_minutes_on_an_hour_tariff() {
    for domain in Domain::ALL {
        // 1,455 becomes 1,46, and 1,454 becomes 1,45; an hour tariff in whole cents has sixtieths: 145,5 and 145,48.
        let play = per_hour(domain, 8730);
        let of_line = |play: &Play, volume: &str, tarief: &str, cents: &str| {
            said(play, domain, line(domain, volume, tarief, cents))
        };
        assert_eq!(of_line(&play, "100", "146", "14550"), of(&[], &[]));
        assert_eq!(of_line(&play, "100", "145", "14550"), of(&["TR418"], &[]));
        assert_eq!(of_line(&play, "100", "146", "14600"), of(&["TR346"], &[]), "not with the rounded tariff");
        assert_eq!(of_line(&play, "1", "146", "146"), of(&[], &[]), "half a cent goes up");
        assert_eq!(of_line(&play, "1", "146", "145"), of(&["TR346"], &[]));
        let play = per_hour(domain, 8729);
        assert_eq!(of_line(&play, "60", "145", "8729"), of(&[], &[]));
        assert_eq!(of_line(&play, "1", "145", "145"), of(&[], &[]));
        let mut hours = line(domain, "2", "8729", "17458");
        hours.eenheid = val("04");
        assert_eq!(said(&play, domain, hours), of(&[], &[]), "in hours it is plain");
        let found = play.judge(&regels(domain, vec![line(domain, "60", "145", "8700")])).findings;
        let found = found.iter().find(|finding| finding.rule == "TR346").unwrap();
        assert_eq!(
            (found.retourcode.as_deref(), found.expected.as_ref().unwrap().nl.as_ref()),
            (Some("9346"), "8729")
        );
    }
}

#[test]
fn tr418_only_where_the_book_holds() {
    for domain in Domain::ALL {
        let (code, tarief) = product(domain);
        let plain = (100 * tarief.parse::<u32>().unwrap()).to_string();
        let good = || line(domain, "100", tarief, &plain);
        let not_checked = of(&[], &["TR418"]);
        let elsewhere = with_book(|book| {
            book.gemeenten.remove(&Gemeente::new("0268").unwrap());
        });
        assert_eq!(said(&elsewhere, domain, good()), not_checked);
        let play = with_book(|_| {});
        let mut other = good();
        other.product_code = val("99Z99");
        assert_eq!(said(&play, domain, other), not_checked);
        let mut old = good();
        old.product_periode = periode("2025-12-01", "2025-12-31");
        assert_eq!(said(&play, domain, old), not_checked);
        let without = with_book(|book| {
            book.products.get_mut(&ProductCode::new(code).unwrap()).unwrap().tariffs.clear();
        });
        assert_eq!(said(&without, domain, good()), not_checked);
        // A tariff that changes within the period: either passes.
        let halves = with_book(|book| {
            let product = book.products.get_mut(&ProductCode::new(code).unwrap()).unwrap();
            let first = product.tariffs[0];
            product.tariffs = vec![
                Tariff { to: Some(dag("2026-04-15")), ..first },
                Tariff { from: dag("2026-04-16"), cents: first.cents + 5, ..first },
            ];
        });
        assert_eq!(said(&halves, domain, good()), of(&[], &[]));
        let raised = (tarief.parse::<u32>().unwrap() + 5).to_string();
        let cents = (100 * raised.parse::<u32>().unwrap()).to_string();
        assert_eq!(said(&halves, domain, line(domain, "100", &raised, &cents)), of(&[], &[]));
        assert_eq!(said(&halves, domain, line(domain, "100", "1", "100")), of(&["TR418"], &[]));
    }
}

#[test]
fn tr341_the_unit_of_the_contract_without_omvang() {
    for domain in Domain::ALL {
        let with = |book: bool, unit: &str| {
            let mut play = if book { with_book(|_| {}) } else { Play::on("2026-05-02") };
            let product = ToegewezenProduct {
                product: alleen_categorie(domain),
                omvang: None,
                budget: some("100000"),
                ..toegewezen(domain, "1001")
            };
            play.accepted(&toewijzing(domain, |client| client.toegewezen_producten = many(vec![product])));
            let mut line = line(domain, "10", product_tarief(domain), "1");
            line.eenheid = val(unit);
            let outcome = play.judge(&regels(domain, vec![line]));
            (
                outcome.findings.iter().any(|finding| finding.rule == "TR341"),
                outcome.skipped.iter().any(|skipped| skipped.rule == "TR341"),
            )
        };
        assert_eq!(with(true, "01"), (false, false));
        assert_eq!(with(true, "16"), (true, false));
        assert_eq!(with(false, "16"), (false, true), "not known without a book");
    }
}

const fn product_tarief(domain: Domain) -> &'static str {
    product(domain).1
}
