#![no_main]

use std::sync::LazyLock;

use ibericht::explain::{explain, suggestions};
use ibericht::finding::Lang;
use ibericht::productbook::Book;
use ibericht::pseudonym::Key;
use ibericht::values::*;

static BOOKS: LazyLock<Vec<Book>> =
    LazyLock::new(|| Book::builtin_names().filter_map(|name| Book::builtin(name)?.ok()).collect());

/// A value is written as it is read, and a refusal says why.
fn value<T: Simple + PartialEq + std::fmt::Debug>(text: &str) {
    for domain in Domain::ALL {
        match T::parse(text, domain) {
            Ok(value) => assert_eq!(T::parse(&value.text(), domain).as_ref(), Ok(&value), "{text:?}"),
            Err(refusal) => {
                let why = refusal.why(text, T::TYPE);
                for text in [&why.reason, &why.expected, &why.advice] {
                    assert!(!text.nl.trim().is_empty() && !text.en.trim().is_empty(), "nothing is said");
                }
            }
        }
    }
}

/// A day is a day in every way in which it is reckoned with, however far away.
fn day(day: Datum) {
    let month = Month::of(day);
    assert_eq!(month.to_string().parse().ok(), Some(month));
    assert!(month.contains(day) && month.contains(month.first()) && month.contains(month.last()));
    assert!(month.next() >= month);
    let today = Datum::from_ymd_opt(2026, 6, 1).expect("a day");
    let kalender = Kalender::default();
    assert!(plus_werkdagen(day, 8, &kalender) >= day);
    // Years are looked at one by one.
    if (day - today).num_days().abs() < 100_000 {
        let between = kalender.werkdagen_tussen(today, day);
        assert!(i64::from(between) <= (day - today).num_days().max(0));
    }
    assert_eq!(completed_years(day, day), 0);
    assert!(iso_weeks_touched(day, month.last()) <= 6);
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    value::<Datum>(text);
    value::<Tijd>(text);
    value::<Volume>(text);
    value::<Bedrag>(text);
    value::<TotaalBedrag>(text);
    value::<Nummer>(text);
    value::<Bsn>(text);
    value::<AgbCode>(text);
    value::<Gemeente>(text);
    value::<Commentaar>(text);
    value::<Naam>(text);
    value::<Versie>(text);
    value::<Telefoonnummer>(text);
    value::<Voorletters>(text);
    value::<DeclaratieNummer>(text);
    value::<ReferentieNummer>(text);
    value::<ProductCategorie>(text);
    value::<ProductCode>(text);
    value::<Eenheid>(text);
    value::<RetourCode>(text);
    if let Ok(date) = parse_date(text) {
        day(date);
    }
    if let Ok(month) = text.parse::<Month>() {
        assert_eq!(month.to_string(), text);
        day(month.first());
        day(month.last());
    }
    let masked = Bsn::mask_in(text, &Bsn::passes_eleven_test);
    assert_eq!(Bsn::mask_in(&masked, &Bsn::passes_eleven_test), masked, "nothing is left to mask");
    assert_eq!(masked.chars().count(), text.chars().count());
    assert!(Key::from_hex(text).is_none() || text.trim().len() == 2 * Key::BYTES);
    // What is typed after `explain`: every known word is compared with it, so that is a short one here.
    if text.len() > 24 {
        return;
    }
    let meanings = explain(text, &BOOKS);
    for lang in [Lang::Nl, Lang::En] {
        let told = ibericht::explain::text(&meanings, lang);
        assert_eq!(told.trim().is_empty(), meanings.is_empty());
    }
    for suggestion in suggestions(text, &BOOKS) {
        assert!(!suggestion.is_empty());
    }
});
