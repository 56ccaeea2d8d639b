//! The examples say what they should, and the samples of all messages are what they write.
//!
//! `UPDATE_DOCS=1 cargo test --test examples` writes the samples anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(
    clippy::print_stdout,
    clippy::duplicate_mod,
    reason = "the examples print, and each has its support"
)]

use std::error::Error;

use ibericht::messages::{Bericht, Kind, MAX_BYTES, Reading, read, write};
use ibericht::rules::content;
use ibericht::values::{Domain, Refusal};

#[path = "../examples/support/mod.rs"]
mod support;

macro_rules! examples {
    ($($name:ident: $path:literal,)*) => {
        $(
            #[path = $path]
            #[allow(dead_code, reason = "`main` is for who runs the example")]
            mod $name;
        )*

        type Example = (fn(Domain) -> Result<String, Box<dyn Error>>, fn(Domain) -> Result<[Bericht; 2], Refusal>);

        const EXAMPLES: &[Example] = &[$(($name::told, $name::written)),*];
    };
}

examples! {
    toewijzing: "../examples/toewijzing.rs",
    start: "../examples/start.rs",
    stop: "../examples/stop.rs",
    verzoek_om_toewijzing: "../examples/verzoek_om_toewijzing.rs",
    verzoek_om_wijziging: "../examples/verzoek_om_wijziging.rs",
    antwoord: "../examples/antwoord.rs",
    declaratie: "../examples/declaratie.rs",
}

#[test]
fn every_sample_is_what_its_example_writes() {
    let mut kinds = Vec::new();
    for (_, written) in EXAMPLES {
        for domain in Domain::ALL {
            for bericht in written(domain).unwrap() {
                let text = write(&bericht);
                let path = support::sample(domain, bericht.kind().number());
                if std::env::var_os("UPDATE_DOCS").is_some() {
                    std::fs::write(&path, &text).unwrap();
                }
                assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{}", path.display());
                kinds.push((bericht.kind(), domain));
            }
        }
    }
    let all: Vec<_> =
        Kind::ALL.into_iter().flat_map(|kind| Domain::ALL.map(|domain| (kind, domain))).collect();
    kinds.sort();
    assert_eq!(kinds, all, "an example for every message");
}

#[test]
fn every_sample_is_a_message_without_faults() {
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let path = support::sample(domain, kind.number());
            match read(&std::fs::read(&path).unwrap(), MAX_BYTES) {
                Reading::Valid(bericht) => assert_eq!(content::check(&bericht), [], "{}", path.display()),
                other => panic!("{}: {other:#?}", path.display()),
            }
        }
    }
}

#[test]
fn what_the_examples_read() {
    let told: Vec<_> = EXAMPLES
        .iter()
        .flat_map(|(told, _)| {
            Domain::ALL.map(|domain| format!("{}\n{}", domain.prefix(), told(domain).unwrap()))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n\n"));
}

/// The only text between an element's tags in a sample.
fn only(sample: &str, element: &str) -> String {
    let (_, rest) = sample.split_once(&format!("{element}>")).unwrap();
    rest[..rest.find('<').unwrap()].to_string()
}

#[test]
fn a_rejection_is_about_a_message_that_deserves_it() {
    for domain in Domain::ALL {
        let sample = |number| std::fs::read_to_string(support::sample(domain, number)).unwrap();
        // The forward messages of the samples are right: these returns answer another one.
        for (heen, retour) in [(305, 306), (307, 308), (317, 318), (319, 320)] {
            let (heen, retour) = (sample(heen), sample(retour));
            assert!(retour.contains("RetourCodes>"));
            assert_ne!(only(&heen, ":Identificatie"), only(&retour, ":Identificatie"));
        }
        // The other returns and the declaration answer are about the sample.
        for (heen, antwoord, element) in [
            (301, 302, "BerichtIdentificatie"),
            (315, 316, "BerichtIdentificatie"),
            (323, 325, "DeclaratieIdentificatie"),
        ] {
            let antwoord = sample(antwoord);
            let (_, named) = antwoord.split_once(&format!("{element}>")).unwrap();
            assert_eq!(only(&sample(heen), ":Identificatie"), only(named, ":Identificatie"));
        }
        // A request that led to an allocation was not rejected.
        let allocated = sample(301);
        let answered = sample(319);
        let rejected = answered.contains("RedenAfwijzingVerzoek");
        assert_eq!(rejected, domain == Domain::Jw);
        assert_eq!(allocated.contains(&only(&answered, "ReferentieAanbieder")), !rejected);
    }
}
