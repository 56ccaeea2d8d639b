//! The file with agreements: what is read, and every fault with its line.

use ibericht::batch::{Afwijkingen, Own};
use ibericht::finding::Severity;
use ibericht::productbook::{Book, Books};
use ibericht::values::{AgbCode, Gemeente};

use super::folder::Folder;
use super::play::dag;

pub const GOED: &str = "[[afwijking]]\nnaam = \"totaal-325\"\nregel = \"TR342\"\npartner = \"0268\"\n\
    van = 2026-04-01\ntot = 2026-06-30\nreden = \"fout in hun software\"\n";

fn books() -> Books {
    Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap().into()
}

fn provider() -> Own {
    Own::Aanbieder(AgbCode::new("42420001").unwrap())
}

fn fault(text: &str, own: &Own) -> [String; 2] {
    let error = Afwijkingen::parse(text, "afwijkingen.toml", &books(), own).unwrap_err();
    [error.nl.into_owned(), error.en.into_owned()]
}

#[test]
fn a_right_file_is_read_and_an_empty_one_too() {
    let read = |text: &str| Afwijkingen::parse(text, "a.toml", &books(), &provider()).unwrap();
    assert!(read("").is_empty());
    assert!(!read(GOED).is_empty());
    for (from, to) in [
        ("\"TR342\"", "\"tr342\""),
        ("\"TR342\"", "\"RETOUR-KOPIE\""),
        ("\"TR342\"", "\"RVN-45A49-parent-at-provider\""),
        ("reden =", "bericht = \"JW325\"\nreden ="),
        ("reden =", "bericht = \"325\"\nwet = \"Wmo\"\nreden ="),
        ("tot = 2026-06-30", "tot = 2026-04-01"),
    ] {
        let text = GOED.replace(from, to);
        let outcome = Afwijkingen::parse(&text, "a.toml", &books(), &provider());
        assert!(outcome.is_ok(), "{to}: {outcome:?}");
    }
    // Another rule, partner, law or time is another agreement.
    let other = |from: &str, to: &str| {
        let second = GOED.replace("totaal-325", "tweede").replace(from, to);
        Afwijkingen::parse(&format!("{GOED}{second}"), "a.toml", &books(), &provider())
    };
    for (from, to) in [
        ("TR342", "TR367"),
        ("0268", "0344"),
        ("2026-04-01\ntot = 2026-06-30", "2026-07-01\ntot = 2026-08-31"),
    ] {
        assert!(other(from, to).is_ok(), "{to}");
    }
    assert!(other("x", "y").is_err());
}

#[test]
fn every_fault_is_named_with_its_line() {
    let provider = provider();
    for (from, to, nl, en) in [
        ("[[afwijking]]", "[[afwijkingen]]", "regel 1: onbekend veld", "line 1: unknown field"),
        ("tot = 2026-06-30\n", "", "verplicht veld ontbreekt: `tot`", "missing field `tot`"),
        ("reden = \"fout in hun software\"\n", "", "`reden`", "`reden`"),
        ("2026-06-30", "\"juni\"", "regel 6:", "line 6:"),
        (
            "reden = \"fout in hun software\"",
            "reden = \" \"",
            "regel 2: `reden` is leeg",
            "line 2: `reden` is empty",
        ),
        ("\"totaal-325\"", "\"\"", "`naam` is leeg", "`naam` is empty"),
        ("2026-06-30", "2026-03-31", "ligt voor `van`", "is before `van`"),
        ("TR342", "TR342x", "bedoelt u `TR342`", "do you mean `TR342`"),
        ("TR342", "RVN-45A49-parent-at-providr", "bedoelt u `RVN-45A49-parent-at-provider`", "do you mean"),
        ("TR342", "volstrekt-onbekend-woord", "noem dat dan", "name that"),
        ("TR342", "XSD", "kan niet worden afgeweken", "nobody can deviate"),
        ("TR342", "ZIP", "kan niet worden afgeweken", "nobody can deviate"),
        ("TR342", "bestand", "kan niet worden afgeweken", "nobody can deviate"),
        ("TR342", "RS001", "kan niet worden afgeweken", "nobody can deviate"),
        ("TR342", "TR337", "er valt niets te verwerken", "nothing to apply"),
        ("TR342", "RETOUR-TWEEDE", "er valt niets te verwerken", "nothing to apply"),
        ("TR342", "RETOUR-CODE", "geeft nooit een fout", "never gives an error"),
        ("TR342", "PARTIJ", "geeft nooit een fout", "never gives an error"),
        ("TR342", "OP002", "geeft nooit een fout", "never gives an error"),
        ("TR342", "registratie-bestand", "kan niet worden afgeweken", "nobody can deviate"),
        ("TR342", "declaratie-nul", "gaat over registraties", "about registrations"),
        ("0268", "9999", "geen code van een gemeente", "not the code of a municipality"),
        ("0268", "42420002", "noem de gemeente", "name the municipality"),
        (
            "reden =",
            "bericht = \"JW326\"\nreden =",
            "`bericht = JW326` bestaat niet",
            "`bericht = JW326` does not exist",
        ),
        (
            "reden =",
            "bericht = \"JW301\"\nreden =",
            "wordt in het genoemde bericht niet",
            "is not checked in the message",
        ),
        ("reden =", "bericht = \"JW325\"\nwet = \"Wmo\"\nreden =", "verschillende wetten", "different laws"),
        ("reden =", "wet = \"Wlz\"\nreden =", "schrijf `Wmo` of `Jw`", "write `Wmo` or `Jw`"),
    ] {
        let [said_nl, said_en] = fault(&GOED.replace(from, to), &provider);
        assert!(said_nl.contains(nl) && said_en.contains(en), "{to}: {said_nl} / {said_en}");
    }
    let [nl, _] = fault(GOED, &Own::Gemeente(Gemeente::new("0268").unwrap()));
    assert!(nl.contains("noem de AGB-code"), "{nl}");
}

#[test]
fn the_same_name_or_the_same_thing_twice_is_a_fault_of_the_second() {
    let [nl, en] = fault(&format!("{GOED}{}", GOED.replace("TR342", "TR367")), &provider());
    assert!(nl.starts_with("regel 9: `naam = totaal-325` is er al, op regel 2"), "{nl}");
    assert!(en.starts_with("line 9: `naam = totaal-325` is there already, on line 2"), "{en}");
    let second = GOED.replace("totaal-325", "tweede").replace("2026-04-01", "2026-06-30");
    let [nl, en] = fault(&format!("{GOED}{second}"), &provider());
    assert!(nl.contains("van 30-06-2026 t/m 30-06-2026"), "{nl}");
    assert!(en.contains("`totaal-325` (line 2) and `tweede`"), "{en}");
}

#[test]
fn hostile_files_are_refused_and_bounded() {
    let many: String = (0..1001).map(|n| GOED.replace("totaal-325", &format!("a{n}"))).collect();
    assert!(fault(&many, &provider())[0].contains("meer dan 1000"));
    let wrong: String =
        (0..50).map(|n| GOED.replace("totaal-325", &format!("a{n}")).replace("TR342", "XSD")).collect();
    assert_eq!(fault(&wrong, &provider())[0].lines().count(), 21, "not without end");
    assert!(fault(&GOED.replace("totaal", &"x".repeat(61)), &provider())[0].contains("langer dan 60"));
    assert!(fault("\u{1b}[31m", &provider())[0].starts_with("regel 1:"));
    let folder = Folder::new("afwijking-file");
    folder.file("a.toml", [0xff_u8, 0xfe]);
    folder.file("b.toml", vec![b' '; 1_000_001]);
    for name in ["a.toml", "b.toml", "none.toml"] {
        let error = Afwijkingen::open(&folder.0.join(name), Books::none(), &provider()).unwrap_err();
        let (message, advice) = error.texts();
        assert!(message.nl.contains(name) && !advice.nl.is_empty(), "{message:?}");
    }
}

#[test]
fn an_agreement_that_expired_is_an_error_until_it_is_taken_out() {
    let text = GOED.replace("hun software", "hun software, gemeld voor 999900006\\nop maandag");
    let agreed = Afwijkingen::parse(&text, "map/afwijkingen.toml", &books(), &provider()).unwrap();
    for day in ["2026-03-31", "2026-04-01", "2026-06-30"] {
        assert!(agreed.expired(dag(day)).is_empty() && agreed.report(dag(day)).is_none(), "{day}");
    }
    let report = agreed.report(dag("2026-07-01")).unwrap();
    let [finding] = &report.findings[..] else { panic!("{report:?}") };
    assert_eq!((&*finding.rule, finding.severity), ("AFWIJKING", Severity::Error));
    assert!(report.has_errors());
    for words in ["`totaal-325`", "0268 Nijmegen", "TR342", "30-06-2026"] {
        assert!(finding.message.nl.contains(words), "{words}: {}", finding.message.nl);
    }
    assert!(finding.advice.nl.contains("afwijkingen.toml"), "{}", finding.advice.nl);
    assert!(!format!("{report:?}").contains("999900006"));
}
