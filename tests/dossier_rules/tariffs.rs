//! Volume times tariff (TR346) and the tariff of the contract (TR418).

use ibericht::messages::*;
use ibericht::productbook::{Book, Tariff};
use ibericht::values::{AgbCode, Domain, Eenheid, Gemeente, ProductCode};

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

/// A tariff of one provider, from 1 January, beside those of the book.
fn own_tariff(domain: Domain, agb: &str, cents: u32, per: Eenheid) -> Play {
    with_book(|book| {
        let product = book.products.get_mut(&ProductCode::new(product(domain).0).unwrap()).unwrap();
        let aanbieder = Some(AgbCode::new(agb).unwrap());
        product.tariffs.push(Tariff { from: dag("2026-01-01"), to: None, cents, per, aanbieder });
    })
}

#[test]
fn tr418_the_tariff_of_the_provider_itself() {
    for domain in Domain::ALL {
        let (_, general) = product(domain);
        let plain = (100 * general.parse::<u32>().unwrap()).to_string();
        let of_line =
            |play: &Play, tarief: &str, cents: &str| said(play, domain, line(domain, "100", tarief, cents));
        // The provider of the messages has one: the tariff for everybody is wrong for it.
        let own = own_tariff(domain, "42420001", 170, Eenheid::MINUUT);
        assert_eq!(of_line(&own, "170", "17000"), of(&[], &[]));
        assert_eq!(of_line(&own, general, &plain), of(&["TR418"], &[]));
        // Of another provider: everybody else keeps the general one.
        let other = own_tariff(domain, "42420002", 170, Eenheid::MINUUT);
        assert_eq!(of_line(&other, "170", "17000"), of(&["TR418"], &[]));
        assert_eq!(of_line(&other, general, &plain), of(&[], &[]));
        // An hourly tariff of its own on minutes (IV081).
        let hourly = own_tariff(domain, "42420001", 8730, Eenheid::UUR);
        assert_eq!(of_line(&hourly, "146", "14550"), of(&[], &[]));
        assert_eq!(of_line(&hourly, "146", "14600"), of(&["TR346"], &[]));
        assert_eq!(of_line(&hourly, general, &plain), of(&["TR346", "TR418"], &[]));
    }
}

#[test]
fn each_line_is_held_against_the_book_of_its_period() {
    for domain in Domain::ALL {
        let (code, now) = product(domain);
        let mut play = with_book(|_| {});
        let mut before = play.book.clone().unwrap();
        (before.valid_from, before.valid_to) = (dag("2025-01-01"), dag("2025-12-31"));
        let of_code = before.products.get_mut(&ProductCode::new(code).unwrap()).unwrap();
        of_code.tariffs =
            vec![Tariff { from: dag("2025-01-01"), to: None, cents: 101, ..of_code.tariffs[0] }];
        let mut region = play.book.clone().unwrap();
        region.gemeenten = [Gemeente::new("0344").unwrap()].into();
        region.products.clear();
        let late = |tarief: &str| {
            let cents = (100 * tarief.parse::<u32>().unwrap()).to_string();
            let mut late = line(domain, "100", tarief, &cents);
            late.product_periode = periode("2025-12-01", "2025-12-31");
            late
        };
        assert_eq!(said(&play, domain, late("101")), of(&[], &["TR418"]), "no book of that year");
        play.others = vec![before, region];
        assert_eq!(said(&play, domain, late("101")), of(&[], &[]));
        assert_eq!(said(&play, domain, late(now)), of(&["TR418"], &[]), "the tariff of this year");
        let plain = (100 * now.parse::<u32>().unwrap()).to_string();
        assert_eq!(said(&play, domain, line(domain, "100", now, &plain)), of(&[], &[]));
        assert_eq!(said(&play, domain, line(domain, "100", "101", "10100")), of(&["TR418"], &[]));
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
