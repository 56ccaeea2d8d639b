//! The examples say what they should, and the samples of all messages are what they write.
//!
//! `UPDATE_DOCS=1 cargo test --test examples` writes the samples anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::duplicate_mod, reason = "every example is a program of its own and brings what they share")]

use std::error::Error;
use std::path::PathBuf;

use ibericht::messages::{Bericht, Kind, MAX_BYTES, Reading, read, write};
use ibericht::rules::content;
use ibericht::values::{Domain, Refusal};

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

#[path = "../examples/heen_en_weer.rs"]
#[allow(dead_code, reason = "`main` is for who runs the example")]
mod heen_en_weer;

#[test]
fn the_work_folder_of_both_directions_is_what_its_example_writes() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/heen-en-weer/in"));
    let mut names = Vec::new();
    for (name, bericht) in heen_en_weer::berichten().unwrap() {
        let (path, text) = (folder.join(name), write(&bericht));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{}", path.display());
        assert_eq!(content::check(&bericht), [], "{name}");
        names.push(name.to_owned());
    }
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    files.sort();
    assert_eq!(files, names);
}

fn sample(kind: Kind, domain: Domain) -> PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/berichten");
    format!("{folder}/{}.xml", kind.message(domain).name()).into()
}

#[test]
fn every_sample_is_what_its_example_writes() {
    let mut kinds = Vec::new();
    for (_, written) in EXAMPLES {
        for domain in Domain::ALL {
            for bericht in written(domain).unwrap() {
                let text = write(&bericht);
                let path = sample(bericht.kind(), domain);
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
            let path = sample(kind, domain);
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
        let sample = |kind| std::fs::read_to_string(sample(kind, domain)).unwrap();
        // The forward messages of the samples are right: these returns answer another one.
        for (heen, retour) in [
            (Kind::Start, Kind::StartRetour),
            (Kind::Stop, Kind::StopRetour),
            (Kind::VerzoekOmWijziging, Kind::VerzoekOmWijzigingRetour),
            (Kind::Antwoord, Kind::AntwoordRetour),
        ] {
            let (heen, retour) = (sample(heen), sample(retour));
            assert!(retour.contains("RetourCodes>"));
            assert_ne!(only(&heen, ":Identificatie"), only(&retour, ":Identificatie"));
        }
        // The other returns and the declaration answer are about the sample.
        for (heen, antwoord, element) in [
            (Kind::Toewijzing, Kind::ToewijzingRetour, "BerichtIdentificatie"),
            (Kind::VerzoekOmToewijzing, Kind::VerzoekOmToewijzingRetour, "BerichtIdentificatie"),
            (Kind::Declaratie, Kind::DeclaratieAntwoord, "DeclaratieIdentificatie"),
        ] {
            let antwoord = sample(antwoord);
            let (_, named) = antwoord.split_once(&format!("{element}>")).unwrap();
            assert_eq!(only(&sample(heen), ":Identificatie"), only(named, ":Identificatie"));
        }
        // A request that led to an allocation was not rejected.
        let allocated = sample(Kind::Toewijzing);
        let answered = sample(Kind::Antwoord);
        let rejected = answered.contains("RedenAfwijzingVerzoek");
        assert_eq!(rejected, domain == Domain::Jw);
        assert_eq!(allocated.contains(&only(&answered, "ReferentieAanbieder")), !rejected);
    }
}
