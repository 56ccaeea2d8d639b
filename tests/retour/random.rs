//! Any message of level 1 with findings anywhere has an answer that says what was found where it was found.

use ibericht::finding::Finding;
use ibericht::messages::*;
use ibericht::values::Domain;

use crate::geval::*;
use crate::support::tree::Style;
use crate::support::{Seed, generate};

const CODES: [&str; 5] = ["9332", "9063", "8187", "S300", "0611"];

/// The classes of an answer that have codes, by their path.
fn classes(bericht: &Bericht) -> Vec<String> {
    // All that is said when something is found: a class ends with its codes.
    let path = if bericht.kind() == Kind::Antwoord { "/Bericht/Antwoord" } else { "/Bericht/Client" };
    let mut paths: Vec<_> = made(bericht, &[error("9332", path)])
        .bericht
        .retourcodes()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path != "/Bericht/Header")
        .collect();
    paths.dedup();
    paths
}

/// The class that the codes of a path belong to.
fn class_of<'c>(path: &str, classes: &'c [String]) -> &'c str {
    let around = classes.iter().filter(|class| path == **class || path.starts_with(&format!("{class}/")));
    around.max_by_key(|class| class.len()).unwrap()
}

#[test]
fn codes_are_where_something_is_found_and_nothing_below_it_is_judged() {
    let mut seed = Seed(28);
    for kind in Kind::ALL.into_iter().filter(|kind| kind.answer().is_some() && *kind != Kind::Declaratie) {
        for domain in Domain::ALL {
            for _ in 0..60 {
                let (name, root) = generate::message(&mut seed, kind, domain);
                let text = root.document(&name, Style::Usual);
                let Reading::Valid(bericht) = read(text.as_bytes(), text.len()) else { panic!("{text}") };
                let classes = classes(&bericht);
                let paths: Vec<_> = values(&bericht)
                    .into_iter()
                    .map(|(path, _)| format!("/Bericht/{path}"))
                    .filter(|path| !path.starts_with("/Bericht/Header"))
                    .chain(classes.iter().cloned())
                    .collect();
                let found: Vec<(&'static str, &String)> =
                    (0..=seed.below(6)).map(|_| (*seed.pick(&CODES), seed.pick(&paths))).collect();
                let findings: Vec<Finding> = found.iter().map(|(code, path)| error(code, path)).collect();
                let made = made(&bericht, &findings);
                assert_eq!(made.bericht.uitspraak(), Some(Uitspraak::Afgekeurd));
                let codes = made.bericht.retourcodes();
                assert_eq!(codes[0], ("/Bericht/Header".to_owned(), codes[0].1));
                assert_eq!(codes[0].1.code(), "0200");
                for class in &classes {
                    let said: Vec<_> =
                        codes.iter().filter(|(at, _)| at == class).map(|(_, code)| code.code()).collect();
                    let mut expected: Vec<&str> = Vec::new();
                    for (code, path) in &found {
                        if class_of(path, &classes) == class && !expected.contains(code) {
                            expected.push(*code);
                        }
                    }
                    let below = found
                        .iter()
                        .any(|(_, path)| class.starts_with(&format!("{}/", class_of(path, &classes))));
                    if below {
                        expected = vec!["0233"];
                    } else if expected.is_empty() {
                        expected = vec!["0200"];
                    }
                    assert_eq!(said, expected, "{class}: {found:?}");
                }
            }
        }
    }
}
