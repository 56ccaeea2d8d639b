//! Several books at once: which of them is about a municipality on a day.

use ibericht::productbook::{Book, Books, LoadError};
use ibericht::values::{Datum, Gemeente, parse_date};

use crate::load::SMALL;

fn day(text: &str) -> Datum {
    parse_date(text).unwrap()
}

fn gemeente(code: &str) -> Gemeente {
    Gemeente::new(code).unwrap()
}

fn book(name: &str, gemeente: &str, from: &str, to: &str) -> Book {
    let tariff = format!("van = {from}, tot = {to}");
    let text = SMALL
        .replace("\"0268\"", &format!("\"{gemeente}\""))
        .replace("van = 2026-01-01, tot = 2026-12-31", &tariff)
        .replace("geldig_van = 2026-01-01", &format!("geldig_van = {from}"))
        .replace("geldig_tot = 2026-12-31", &format!("geldig_tot = {to}"));
    Book::parse(name, &text).unwrap_or_else(|error| panic!("{}", error.text().nl))
}

#[test]
fn the_book_of_the_municipality_and_the_day() {
    let books = Books::new(vec![
        book("nijmegen-2026", "0268", "2026-01-01", "2026-12-31"),
        book("arnhem-2026", "0202", "2026-01-01", "2026-12-31"),
        book("nijmegen-2027", "0268", "2027-01-01", "2027-12-31"),
    ])
    .unwrap();
    let of = |code: &str, on: &str| books.of(gemeente(code), day(on)).map(|book| book.name.as_str());
    assert_eq!(of("0268", "2026-12-31"), Some("nijmegen-2026"));
    assert_eq!(of("0268", "2027-01-01"), Some("nijmegen-2027"));
    assert_eq!(of("0202", "2026-06-01"), Some("arnhem-2026"));
    assert_eq!(of("0202", "2027-06-01"), None);
    assert_eq!(of("0228", "2026-06-01"), None);
    let nearest = |code: &str, on: &str| books.nearest(gemeente(code), day(on)).unwrap().name.as_str();
    assert_eq!(nearest("0268", "2025-06-01"), "nijmegen-2026");
    assert_eq!(nearest("0268", "2028-06-01"), "nijmegen-2027");
    assert_eq!(nearest("0202", "2027-06-01"), "arnhem-2026");
    assert_eq!(nearest("0228", "2027-06-01"), "nijmegen-2026", "the first");
    assert!(Books::none().nearest(gemeente("0268"), day("2026-01-01")).is_none());
    assert_eq!(books.titles().unwrap(), "Klein boek; Klein boek; Klein boek");
    assert_eq!(Books::none().titles(), None);
}

#[test]
fn two_books_for_one_municipality_on_one_day_are_refused() {
    let of = |from: &str| {
        vec![book("een", "0268", "2026-01-01", "2026-12-31"), book("twee", "0268", from, "2027-06-30")]
    };
    let error = Books::new(of("2026-12-01")).unwrap_err();
    assert!(matches!(&error, LoadError::Overlap { .. }));
    let told = error.text();
    assert!(
        told.nl.contains("`een` en `twee` gaan allebei over Nijmegen (0268), van 01-12-2026 t/m 31-12-2026"),
        "{}",
        told.nl
    );
    assert!(told.en.contains("from 2026-12-01 to 2026-12-31"), "{}", told.en);
    assert!(Books::new(of("2027-01-01")).is_ok());
    let twice = ["rijk-van-nijmegen-2026"; 2];
    assert!(matches!(Books::open(&twice), Err(LoadError::Overlap { .. })));
    assert_eq!(Books::open(&twice[..1]).unwrap().iter().count(), 1);
}
