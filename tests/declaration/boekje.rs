//! A small product book with every way of counting, and the whole way from registrations to a judged 323.

use std::sync::OnceLock;

use ibericht::declaration::{BuildOptions, Computation, Declared, Line, MadeLine, Submission, build};
use ibericht::dossier::{GedeclareerdePrestatie, Hash, PrestatieStatus};
use ibericht::finding::Finding;
use ibericht::messages::{Bericht, MAX_BYTES, Reading, XsdVersies, read};
use ibericht::productbook::{Agreements, Book, Counting, Product};
use ibericht::rules::content;
use ibericht::values::{AgbCode, Eenheid, ProductCode, Versie};

use super::support::{AGB, Case, day, month, toewijzing};
use super::support::{Outcome, Toewijzing};
use crate::play::Play;

/// Code, law, unit, counting, basis and tariff in eurocents. `02B83` and `45B83` become euros, `02B60` gets a tariff per hour.
const PRODUCTS: [(&str, &str, &str, &str, &str, u32); 12] = [
    ("01B04", "Wmo", "04", "minuten", "direct", 3300),
    ("02B01", "Wmo", "01", "minuten", "direct", 120),
    ("02B60", "Wmo", "01", "minuten", "direct", 120),
    ("02B04", "Wmo", "04", "minuten", "direct", 8730),
    ("02B14", "Wmo", "14", "aantal", "aanwezigheid", 15_000),
    ("02B16", "Wmo", "16", "aantal", "aanwezigheid", 4000),
    ("02B82", "Wmo", "82", "aantal", "direct", 50_000),
    ("02B83", "Wmo", "82", "aantal", "direct", 1),
    ("02B84", "Wmo", "84", "aantal", "direct", 2500),
    ("45B01", "Jw", "01", "minuten", "direct", 150),
    ("45B82", "Jw", "82", "aantal", "direct", 75_000),
    ("45B83", "Jw", "82", "aantal", "direct", 1),
];

/// The book, for care from 2020 to 2027 in Nijmegen; read once.
pub fn boekje() -> Book {
    static BOEKJE: OnceLock<Book> = OnceLock::new();
    BOEKJE.get_or_init(parsed).clone()
}

fn parsed() -> Book {
    let products = PRODUCTS.map(|(code, wet, eenheid, telling, grondslag, cent)| {
        let categorie = &code[..2];
        format!(
            "[[product]]\ncode = \"{code}\"\nwet = \"{wet}\"\ncategorie = \"{categorie}\"\nnaam = \"Product {code}\"\n\
             eenheid = \"{eenheid}\"\ngrondslag = \"{grondslag}\"\ntelling = \"{telling}\"\n\
             tarieven = [{{ van = 2020-01-01, tot = 2027-12-31, cent = {cent}, per = \"{eenheid}\" }}]\n"
        )
    });
    let text = format!(
        "titel = \"Boekje\"\ngeldig_van = 2020-01-01\ngeldig_tot = 2027-12-31\ngemeenten = [\"0268\"]\n{}",
        products.join("\n")
    );
    let mut book = Book::parse("boekje", &text).unwrap_or_else(|error| panic!("{error}"));
    for code in ["02B83", "45B83"] {
        let product = product(&mut book, code);
        (product.counting, product.eenheid) = (Counting::Euros, Eenheid::EURO);
        product.tariffs.clear();
    }
    hour_tariff(&mut book, 8730);
    book
}

pub fn product<'b>(book: &'b mut Book, code: &str) -> &'b mut Product {
    book.products.get_mut(&ProductCode::new(code).unwrap()).unwrap()
}

/// The hourly tariff of `02B60`, which is declared in minutes.
pub fn hour_tariff(book: &mut Book, cents: u32) {
    let tariff = &mut product(book, "02B60").tariffs[0];
    (tariff.per, tariff.cents) = (Eenheid::UUR, cents);
}

/// The book with an agreement for a product.
pub fn agreed(code: &str, agreements: Agreements) -> Book {
    let mut book = boekje();
    product(&mut book, code).agreements = agreements;
    book
}

/// A month by the small book.
pub fn maand(text: &str) -> Case {
    month(text).book(boekje())
}

/// An allocation for the first client with a fixed term.
pub fn termijn(nummer: u32, code: &str, from: &str, to: &str) -> Toewijzing {
    toewijzing(nummer, 1, code).from(from).to(to)
}

/// Lines in the order in which a message has them.
pub fn sorted(mut lines: Vec<Line>) -> Vec<Line> {
    let key = |line: &Line| {
        let bsn = line.bsn.as_str().to_owned();
        (
            line.domain,
            line.gemeente,
            bsn,
            line.toewijzing_nummer,
            line.product.clone(),
            line.periode.begindatum,
        )
    };
    lines.sort_by_key(key);
    lines
}

/// The lines of months that are declared in one operation, each after the ones before it.
pub fn lines_of(case: &Case, months: &[&str]) -> (Vec<Line>, Vec<Computation>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut computations = Vec::new();
    for text in months {
        let computation = case.compute_month(text, &lines);
        lines.extend(computation.lines.iter().cloned());
        computations.push(computation);
    }
    (sorted(lines), computations)
}

/// Months that are declared in one operation without any error; gives `first/last: volume, amount` per line.
///
/// The message is for the last of the months, and must be accepted by its receiver.
pub fn declared(case: Case, months: &[&str], today: &str) -> Vec<String> {
    let (lines, computations) = lines_of(&case, months);
    for computation in &computations {
        let errors: Vec<&Finding> = computation.findings.iter().filter(|one| one.is_error()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", computation.month);
    }
    accepted(case, &lines, months[months.len() - 1], today);
    lines.iter().map(gist).collect()
}

/// A line as `first/last: volume, amount`.
pub fn gist(line: &Line) -> String {
    let periode = &line.periode;
    format!("{}/{}: {}, {}", periode.begindatum, periode.einddatum, line.volume, line.bedrag)
}

/// Builds the messages of lines and has them judged as the municipality does: nothing may be wrong with them.
pub fn accepted(mut case: Case, lines: &[Line], month: &str, today: &str) -> Vec<Bericht> {
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let aanbieder = AgbCode::new(AGB).unwrap();
    let submission = Submission { month: month.parse().unwrap(), aanbieder, lines };
    let options = BuildOptions { today: day(today), versies: &versies, max_bytes: MAX_BYTES };
    let made = build(&submission, &mut case.store, options).unwrap();
    let mut play = Play::on(today);
    (play.store, play.book) = (case.store, Some(case.book));
    let mut messages = Vec::new();
    for declared in made {
        match read(declared.xml.as_bytes(), MAX_BYTES) {
            Reading::Valid(bericht) => assert_eq!(*bericht, declared.bericht),
            other => panic!("{other:?}"),
        }
        let wrong: Vec<Finding> =
            content::check(&declared.bericht).into_iter().filter(Finding::is_error).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        let wrong: Vec<Finding> =
            play.judge(&declared.bericht).findings.into_iter().filter(Finding::is_error).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        messages.push(declared.bericht);
    }
    messages
}

/// Lines as the dossier has them once the municipality accepted them.
pub fn made(case: &mut Case, lines: &[Line], month: &str, today: &str) -> Vec<GedeclareerdePrestatie> {
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let aanbieder = AgbCode::new(AGB).unwrap();
    let submission = Submission { month: month.parse().unwrap(), aanbieder, lines };
    let options = BuildOptions { today: day(today), versies: &versies, max_bytes: MAX_BYTES };
    let declared = build(&submission, &mut case.store, options).unwrap();
    let of = |declared: &Declared<'_>| {
        let nummer = declared.nummer.clone();
        let to = move |line: &MadeLine<'_>| GedeclareerdePrestatie {
            domain: line.line.domain,
            gemeente: line.line.gemeente,
            aanbieder,
            bsn: line.line.bsn,
            declaratie_nummer: nummer.clone(),
            status: PrestatieStatus::Toegekend,
            retourcodes: Vec::new(),
            verwacht: None,
            bericht: Hash("dossier".to_owned()),
            prestatie: line.prestatie().unwrap(),
        };
        declared.lines.iter().map(to).collect::<Vec<_>>()
    };
    declared.iter().flat_map(of).collect()
}

/// Declares a month that must be accepted, and gives what came of it.
pub fn sent(case: Case, month: &str, today: &str) -> Outcome {
    let outcome = Outcome { computation: case.compute_month(month, &[]) };
    accepted(case, &outcome.computation.lines, month, today);
    outcome
}
