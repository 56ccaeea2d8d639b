//! What differs between two messages, in words.

use std::fmt::Write as _;

use ibericht::finding::Lang;
use ibericht::messages::Kind;
use ibericht::show::{Change, Difference, Privacy, View, compare, differences_text};
use ibericht::values::Domain;

use super::filled;
use super::message;

fn between(before: &str, after: &str) -> Vec<Difference> {
    let [before, after] = [before, after].map(|document| View::of(&message(document), Privacy::Masked));
    compare(&before, &after, Lang::Nl).unwrap()
}

fn told(before: &str, after: &str) -> String {
    differences_text(&between(before, after), Lang::Nl)
}

/// A 301 with allocations by their number, last day and weekly minutes, as in the samples.
fn toewijzingen(producten: &[(u32, &str, u32)]) -> String {
    let sample = std::fs::read_to_string("samples/berichten/JW301.xml").unwrap();
    let (start, rest) = sample.split_once("<jw301:ToegewezenProducten>").unwrap();
    let end = rest.split_once("</jw301:ToegewezenProducten>").unwrap().1;
    let mut xml = format!("{start}<jw301:ToegewezenProducten>");
    for (nummer, einddatum, volume) in producten {
        let einddatum = if einddatum.is_empty() {
            String::new()
        } else {
            format!("<jw301:Einddatum>{einddatum}</jw301:Einddatum>")
        };
        let _ = write!(
            xml,
            "<jw301:ToegewezenProduct><jw301:ToewijzingNummer>{nummer}</jw301:ToewijzingNummer>\
             <jw301:Product><ijw:Categorie>45</ijw:Categorie><ijw:Code>45A04</ijw:Code></jw301:Product>\
             <jw301:Toewijzingsdatum>2026-04-01</jw301:Toewijzingsdatum>\
             <jw301:Toewijzingstijd>09:00:00</jw301:Toewijzingstijd>\
             <jw301:Ingangsdatum>2026-05-01</jw301:Ingangsdatum>{einddatum}\
             <jw301:Omvang><ijw:Volume>{volume}</ijw:Volume><ijw:Eenheid>01</ijw:Eenheid>\
             <ijw:Frequentie>2</ijw:Frequentie></jw301:Omvang></jw301:ToegewezenProduct>"
        );
    }
    xml + "</jw301:ToegewezenProducten>" + end
}

type Producten<'p> = &'p [(u32, &'p str, u32)];

#[test]
fn what_differs_is_told_in_words() {
    let old = [(1, "2026-12-31", 120), (2, "2026-12-31", 60)];
    let cases: [(Producten<'_>, &str); 8] = [
        (&[(1, "2026-12-31", 120), (2, "2026-12-31", 60)], ""),
        // Another order says nothing else.
        (&[(2, "2026-12-31", 60), (1, "2026-12-31", 120)], ""),
        (
            &[(1, "2027-06-30", 120), (2, "2026-12-31", 60)],
            "toewijzing 1: einddatum was 31-12-2026, is nu 30-06-2027\n",
        ),
        (&[(1, "", 120), (2, "2026-12-31", 60)], "toewijzing 1: einddatum vervallen, was 31-12-2026\n"),
        (
            &[(1, "2026-12-31", 180), (2, "2026-12-31", 60)],
            "toewijzing 1: omvang was 120 minuten per week, is nu 180 minuten per week\n",
        ),
        (
            &[(2, "2026-12-31", 60)],
            "toewijzing 1: vervallen (45A04, 120 minuten per week, 01-05-2026 t/m 31-12-2026)\n",
        ),
        // One more in front is one more, not a cascade.
        (
            &[(3, "2026-12-31", 30), (1, "2026-12-31", 120), (2, "2026-12-31", 60)],
            "toewijzing 3: nieuw (45A04, 30 minuten per week, 01-05-2026 t/m 31-12-2026)\n",
        ),
        // Two with one number: the equal one is found first.
        (
            &[(1, "2026-12-31", 999), (1, "2026-12-31", 120), (2, "2026-12-31", 60)],
            "toewijzing 1: nieuw (45A04, 999 minuten per week, 01-05-2026 t/m 31-12-2026)\n",
        ),
    ];
    for (new, expected) in cases {
        assert_eq!(told(&toewijzingen(&old), &toewijzingen(new)), expected, "{new:?}");
    }
    let opened = told(&toewijzingen(&[(1, "", 120)]), &toewijzingen(&[(1, "2026-12-31", 120)]));
    assert_eq!(opened, "toewijzing 1: einddatum nieuw: 31-12-2026\n");
}

#[test]
fn the_place_of_a_difference_is_named_by_its_keys() {
    let sample = |name: &str| std::fs::read_to_string(format!("samples/berichten/{name}.xml")).unwrap();
    for (name, from, to, expected) in [
        (
            "JW301",
            "TOE260424001",
            "TOE260424002",
            "kop: identificatie was TOE260424001 van 24-04-2026, is nu TOE260424002 van 24-04-2026\n",
        ),
        (
            "JW301",
            ">Tess<",
            ">Tessa<",
            "cliënt: naam was Tess Loosbroek (voorletters T), is nu Tessa Loosbroek (voorletters T)\n",
        ),
        (
            "JW301",
            "<ijw:Voorletters>M<",
            "<ijw:Voorletters>N<",
            "relatie R0621: naam was M Loosbroek, is nu N Loosbroek\n",
        ),
        ("JW301", "999903391", "999903408", "cliënt: BSN was *****3391, is nu *****3408\n"),
        (
            "JW323",
            "P2605-004",
            "P2605-009",
            "cliënt *****3391, prestatie P2605-004: vervallen (45A49, 04-05-2026 t/m 31-05-2026, 185 minuten, €\u{a0}351,50)\n\
             cliënt *****3391, prestatie P2605-009: nieuw (45A49, 04-05-2026 t/m 31-05-2026, 185 minuten, €\u{a0}351,50)\n",
        ),
        (
            "JW323",
            "<jw323:GeleverdVolume>470<",
            "<jw323:GeleverdVolume>471<",
            "cliënt *****3391, prestatie P2605-003: geleverd volume was 470 minuten, is nu 471 minuten\n",
        ),
    ] {
        let before = sample(name);
        assert!(before.contains(from), "{from}");
        assert_eq!(told(&before, &before.replace(from, to)), expected);
    }
}

#[test]
fn a_retourcode_differs_at_its_class() {
    let document = filled::document(Kind::StartRetour, Domain::Jw);
    let client = document.find("<jw306:Client>").unwrap();
    let (header, rest) = document.split_at(client);
    // The first code behind the products is that of the client.
    let (products, end) = rest.rsplit_once("RetourCode>0200<").unwrap();
    let changed = format!("{header}{products}RetourCode>9069<{end}");
    assert_eq!(
        told(&document, &changed),
        "cliënt: retourcode vervallen, was 0200 Geen opmerking over deze berichtklasse\n\
         cliënt: retourcode nieuw: 9069 Er is geen actueel startbericht met dezelfde sleutel\n"
    );
}

#[test]
fn a_difference_has_its_values_for_a_program() {
    let found = between(&toewijzingen(&[(1, "2026-12-31", 120)]), &toewijzingen(&[(1, "2026-12-31", 180)]));
    let [difference] = &found[..] else { panic!("{found:?}") };
    assert_eq!(difference.change, Change::Changed);
    assert_eq!(difference.path, "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang");
    let [part] = &difference.values[..] else { panic!("{difference:?}") };
    assert_eq!(part.path, format!("{}/Volume", difference.path));
    assert_eq!((part.before.as_deref(), part.after.as_deref()), (Some("120"), Some("180")));
}

#[test]
fn what_reads_the_same_is_still_told() {
    let before = toewijzingen(&[(1, "2026-12-31", 120)]);
    // The order of names shows only when there is more than one name.
    let (naam, anders) = ("<ijw:NaamGebruik>1<", "<ijw:NaamGebruik>2<");
    assert_eq!(
        told(&before, &before.replacen(naam, anders, 1)),
        "cliënt: naam verschilt (NaamGebruik was 1, is nu 2)\n"
    );
    // Two BSNs that end alike differ where it is not shown.
    assert_eq!(
        told(&before, &before.replace("999903391", "888803391")),
        "cliënt: BSN verschilt in wat niet wordt getoond\n"
    );
}

#[test]
fn messages_of_another_kind_or_law_cannot_be_compared() {
    let view = |kind, domain| View::of(&message(&filled::document(kind, domain)), Privacy::Masked);
    let start = view(Kind::Start, Domain::Jw);
    for (other, expected) in [
        (view(Kind::Stop, Domain::Jw), "Een JW305 en een JW307 zijn niet te vergelijken"),
        (view(Kind::Start, Domain::Wmo), "Een JW305 en een WMO305 zijn niet te vergelijken"),
        (view(Kind::StartRetour, Domain::Wmo), "Een JW305 en een WMO306 zijn niet te vergelijken"),
        (
            view(Kind::StartRetour, Domain::Jw),
            "Een JW306 is een antwoord op een JW305, geen andere versie ervan",
        ),
    ] {
        let (said, _) = compare(&start, &other, Lang::Nl).unwrap_err().texts();
        assert_eq!(said.nl, expected);
        if expected.contains("antwoord") {
            assert_eq!(compare(&other, &start, Lang::Nl).unwrap_err().texts().0, said);
        }
    }
}

/// Comparing takes time in proportion to the message, also when all lines have one key.
#[test]
fn large_messages_are_compared_line_by_line_only_once() {
    let sample = std::fs::read_to_string("samples/berichten/JW323.xml").unwrap();
    let (start, rest) = sample.split_once("<jw323:Prestaties>").unwrap();
    let (lines, end) = rest.split_once("</jw323:Prestaties>").unwrap();
    let line = &lines[..lines.find("</jw323:Prestatie>").unwrap() + "</jw323:Prestatie>".len()];
    let many = |number: usize, volume: usize| {
        let lines = (0..number).map(|index| line.replace(">510<", &format!(">{}<", volume + index)));
        format!("{start}<jw323:Prestaties>{}</jw323:Prestaties>{end}", lines.collect::<String>())
    };
    // Two by two they share no volume, so that every line differs; a quadratic walk would take minutes.
    let found = between(&many(10_000, 100_000), &many(10_000, 200_000));
    assert_eq!(found.len(), 10_000);
}
