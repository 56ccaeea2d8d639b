//! What holds for every message.

use std::collections::HashSet;

use ibericht::finding::Lang;
use ibericht::messages::Kind;
use ibericht::show::{Difference, Privacy, Row, View, compare, json_line, label, rows, text};
use ibericht::values::Domain;

use super::support::tree::Style;
use super::support::{Seed, generate};
use super::{filled, message};

fn generated(seed: u64, kind: Kind, domain: Domain) -> View {
    let (name, root) = generate::message(&mut Seed(seed), kind, domain);
    View::of(&message(&root.document(&name, Style::Usual)), Privacy::Masked)
}

fn every(mut check: impl FnMut(u64, Kind, Domain)) {
    for seed in 0..6 {
        for kind in Kind::ALL {
            for domain in Domain::ALL {
                check(seed, kind, domain);
            }
        }
    }
}

#[test]
fn showing_is_always_the_same_and_says_something() {
    every(|seed, kind, domain| {
        let [one, other] = [(); 2].map(|()| generated(seed, kind, domain));
        for lang in [Lang::Nl, Lang::En] {
            let shown = text(&one, None, lang);
            assert!(shown.starts_with(&kind.message(domain).name()), "{shown}");
            assert_eq!(shown, text(&other, None, lang));
            assert_eq!(json_line(&one, "a", lang), json_line(&other, "a", lang));
            assert_eq!(compare(&one, &other, lang).unwrap(), []);
        }
    });
}

/// Whether the difference is an element that may stand there with nothing in it, such as a period without ends.
fn is_empty(difference: &Difference) -> bool {
    [&difference.before, &difference.after].into_iter().flatten().any(|text| text == "leeg")
}

#[test]
fn messages_that_differ_are_told_apart_both_ways() {
    every(|seed, kind, domain| {
        let (one, other) = (generated(seed, kind, domain), generated(seed + 100, kind, domain));
        let there = compare(&one, &other, Lang::Nl).unwrap();
        let back = compare(&other, &one, Lang::Nl).unwrap();
        assert!(!there.is_empty());
        assert_eq!(there.len(), back.len(), "{kind:?}");
        let without: Vec<_> =
            there.iter().filter(|difference| difference.values.is_empty() && !is_empty(difference)).collect();
        assert!(without.is_empty(), "{kind:?} {without:#?}");
    });
}

/// The words of a text, without what layout adds or takes away.
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Every value stands in the text: as it reads, or in the words of the class around it.
#[test]
fn nothing_of_a_message_is_left_out_of_its_text() {
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let view = View::of(&message(&filled::document(kind, domain)), Privacy::Masked);
            let page = words(&text(&view, None, Lang::Nl));
            let told = |row: &Row<'_>| {
                [&*row.readable, row.meaning.unwrap_or(&row.readable)]
                    .iter()
                    .any(|text| page.contains(&words(text)))
            };
            let missing: Vec<_> = rows(&view, Lang::Nl)
                .into_iter()
                .filter(|row| row.value.is_some() && !told(row))
                .map(|row| row.element)
                .collect::<HashSet<_>>()
                .into_iter()
                .collect();
            // These are said in other words: the unit in its volume, the sign as D or C, the order of names in the
            // name, a country when it is not the Netherlands, a period as a month, an unknown day, an address as
            // `(bij)`; the versions of the message are those of its name.
            let in_other_words = [
                "AanduidingWoonadres",
                "Begindatum",
                "BerichtSubversie",
                "BerichtVersie",
                "Datum",
                "DatumGebruik",
                "DebetCredit",
                "Eenheid",
                "Einddatum",
                "Frequentie",
                "LandCode",
                "NaamGebruik",
                "ProductCategorie",
                "Volgorde",
            ];
            let lost: Vec<_> = missing.iter().filter(|name| !in_other_words.contains(name)).collect();
            assert!(lost.is_empty(), "{kind:?} {domain:?}: {lost:?}\n{}", text(&view, None, Lang::Nl));
        }
    }
}

#[test]
fn a_row_tells_a_program_what_it_needs() {
    let view = View::of(&message(&filled::document(Kind::Toewijzing, Domain::Jw)), Privacy::Masked);
    let rows = rows(&view, Lang::Nl);
    let row =
        |path: &str| rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path}\n{rows:#?}"));
    let afzender = row("/Bericht/Header/Afzender");
    assert_eq!(
        (afzender.value, afzender.meaning, &*afzender.readable),
        (Some("0268"), Some("Nijmegen"), "0268 Nijmegen")
    );
    let second = row("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Budget");
    assert_eq!(second.element, "Budget");
    assert!(second.readable.starts_with('€'), "{second:?}");
    let geslacht = row("/Bericht/Client/Geslacht");
    assert!(geslacht.meaning.is_some());
    let naam = row("/Bericht/Client/Naam");
    assert_eq!(naam.value, None);
    assert!(naam.readable.contains("Voorbeeld"), "{naam:?}");
    assert!(rows.iter().all(|row| row.label == label(row.element, Lang::Nl)));
}

#[test]
fn the_json_of_a_message_is_its_rows() {
    let view = View::of(&message(&filled::document(Kind::Declaratie, Domain::Wmo)), Privacy::Masked);
    let line = json_line(&view, "a.xml", Lang::Nl);
    assert_eq!((line.matches('\n').count(), line.ends_with('\n')), (1, true));
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(json["message"], "WMO323");
    assert_eq!(json["elements"], serde_json::to_value(rows(&view, Lang::Nl)).unwrap());
}

#[test]
fn a_volume_in_euros_is_an_amount() {
    let sample = std::fs::read_to_string("samples/berichten/JW301.xml").unwrap();
    let euros = sample.replace("<ijw:Eenheid>01<", "<ijw:Eenheid>83<").replace(">120<", ">123456<");
    assert_ne!(sample, euros);
    let view = View::of(&message(&euros), Privacy::Masked);
    let read = |element: &str, lang| {
        rows(&view, lang).into_iter().find(|row| row.element == element).map(|row| row.readable).unwrap()
    };
    assert_eq!(read("Volume", Lang::Nl), "€\u{a0}1.234,56");
    assert_eq!(read("Omvang", Lang::Nl), "€\u{a0}1.234,56 per week");
    assert_eq!(read("Omvang", Lang::En), "€1,234.56 per week");
}
