//! What tests of answers say of a message and ask of its answer.

use ibericht::dossier::Hash;
use ibericht::finding::{Finding, Level, Severity, Text};
use ibericht::messages::*;
use ibericht::retour::{Made, Making, answer};
use ibericht::values::{Datum, Domain, Versie};
use ibericht::xml::{ClassTable, Element, MessageName, Sink, Trail};

use crate::builders::*;

/// The hash of every message here, and the identification that follows from it.
pub const HASH: &str = "00000000000000240000000000000000000000000000000000000000000000ff";
pub const IDENTIFICATIE: &str = "000000000010";

pub fn today() -> Datum {
    val("2026-05-04")
}

/// An error of level 3.
pub fn error(code: &'static str, path: &str) -> Finding {
    of(Level::Dossier, Severity::Error, path).retourcode(code)
}

/// An error of level 4.
pub fn extern_error(code: &'static str, path: &str) -> Finding {
    of(Level::Extern, Severity::Error, path).retourcode(code)
}

/// Something found that has no retourcode of its own.
pub fn of(level: Level, severity: Severity, path: &str) -> Finding {
    Finding::new("TR000", level, severity, Text::same("x"), Text::same("y")).at(path)
}

pub fn try_answer(bericht: &Bericht, findings: &[Finding]) -> Option<Made> {
    let versies = XsdVersies::uniform(&Versie::new("1.2.3").unwrap());
    let made =
        answer(bericht, &Hash(HASH.to_owned()), findings, &Making { today: today(), versies: &versies });
    if let Some(made) = &made {
        holds(bericht, made);
    }
    made
}

pub fn made(bericht: &Bericht, findings: &[Finding]) -> Made {
    try_answer(bericht, findings).expect("an answer")
}

/// Every code in the answer with its class, such as `Client/StartProducten/StartProduct[1] 9063`.
pub fn said(made: &Made) -> Vec<String> {
    let codes = made.bericht.retourcodes();
    codes.iter().map(|(path, code)| format!("{} {code}", path.trim_start_matches("/Bericht/"))).collect()
}

/// What holds for every answer: it reads back, and its header is that of the message it answers, with its own parts.
fn holds(heen: &Bericht, made: &Made) {
    let Reading::Valid(again) = read(made.xml.as_bytes(), made.xml.len()) else {
        panic!("it breaks its schema:\n{}", made.xml);
    };
    assert_eq!(*again, made.bericht);
    assert_eq!(write(&again), made.xml);
    assert_eq!(made.bericht.kind().answers(), Some(heen.kind()));
    assert_eq!(made.bericht.domain, heen.domain);
    assert_eq!(made.bericht.betreft(), Some(heen.identificatie()));
    assert_eq!(made.bericht.gemeente_en_aanbieder(), heen.gemeente_en_aanbieder());
    let name = made.bericht.name().name();
    let (afzender, ontvanger) = made.bericht.parties();
    assert!(made.file_name.starts_with(&format!("{name}_{afzender}_{ontvanger}_")), "{}", made.file_name);
    let errors: Vec<_> =
        ibericht::rules::content::check(&made.bericht).into_iter().filter(Finding::is_error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    if heen.kind() != Kind::Declaratie {
        let (before, after) = (values(heen), values(&made.bericht));
        assert_eq!(after[0], ("Header/BerichtCode".to_owned(), made.bericht.name().code.to_owned()));
        let header = before.iter().filter(|(path, _)| path.starts_with("Header/")).count();
        assert_eq!(after[1..header], before[1..header], "unchanged, and parties not swapped (IV028)");
        let body: Vec<_> = after.iter().filter(|(path, _)| !path.starts_with("Header/")).collect();
        if !body.is_empty() {
            let copied: Vec<_> =
                body.into_iter().filter(|(path, _)| !path.contains("/RetourCodes")).collect();
            assert_eq!(copied, before[header..].iter().collect::<Vec<_>>(), "unchanged (IV028)");
        }
    }
}

/// Every value of a message with its path.
pub fn values(bericht: &Bericht) -> Vec<(String, String)> {
    let mut values = Values { name: bericht.name(), trail: Trail::default(), found: Vec::new() };
    bericht.walk(&mut values);
    values.found
}

struct Values {
    name: MessageName,
    trail: Trail,
    found: Vec<(String, String)>,
}

impl Sink for Values {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        let class = self.trail.path().trim_start_matches("/Bericht/").to_owned();
        self.found.push((format!("{class}/{}", element.name), text.to_owned()));
    }

    fn open(&mut self, element: &'static Element, _: &'static ClassTable) {
        self.trail.open(element);
    }

    fn close(&mut self, _: &'static Element, _: &'static ClassTable) {
        self.trail.close();
    }
}

/// A message of every kind that is answered by a return message, with all classes that can have codes.
pub fn every_kind(domain: Domain) -> Vec<Bericht> {
    vec![
        toewijzing(domain, |client| {
            client.relaties = Some(many(vec![relatie("1"), relatie("2")]));
            client.toegewezen_producten = many(vec![toegewezen(domain, "1001"), toegewezen(domain, "1002")]);
        }),
        start(domain, |client| {
            client.start_producten = many(vec![gestart(domain, "1001"), gestart(domain, "1002")]);
        }),
        stop(domain, |_| {}),
        verzoek(domain, |client| {
            client.aangevraagde_producten =
                many(vec![aangevraagd(domain, "A-100"), aangevraagd(domain, "A-101")]);
        }),
        wijziging(domain, |_| {}),
        antwoord(domain, |antwoord| {
            if domain == Domain::Jw {
                antwoord.woonplaatsbeginsel = woonplaatsbeginsel();
            }
        }),
    ]
}
