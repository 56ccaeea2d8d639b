//! Our verdict on level 1 is that of libxml2 with the official schemas, on thousands of bent messages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use ibericht::messages::{Kind, MAX_BYTES, Reading, read, write};
use ibericht::schema::{SchemaName, write_folder};
use ibericht::values::Domain;
use support::{Seed, generate, mutate, tree::Style};

/// Mutants per kind of message and law; `IBERICHT_MUTANTS` asks for more.
fn mutants() -> usize {
    std::env::var("IBERICHT_MUTANTS").ok().and_then(|text| text.parse().ok()).unwrap_or(100)
}

fn is_valid(text: &str) -> bool {
    matches!(read(text.as_bytes(), MAX_BYTES), Reading::Valid(_))
}

#[test]
fn what_the_tables_generate_is_valid_and_survives_writing() {
    let mut seed = Seed(7);
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            for _ in 0..200 {
                let (name, root) = generate::message(&mut seed, kind, domain);
                let text = root.document(&name, Style::Usual);
                let Reading::Valid(message) = read(text.as_bytes(), MAX_BYTES) else {
                    panic!("{:#?}\n{text}", read(text.as_bytes(), MAX_BYTES));
                };
                let written = write(&message);
                let Reading::Valid(again) = read(written.as_bytes(), MAX_BYTES) else {
                    panic!("what was written is not valid:\n{written}");
                };
                assert_eq!(message, again);
                assert!(!written.replace("\r\n", "").contains('\n'), "every line ends in CR/LF (OP192)");
            }
        }
    }
}

/// Messages of one kind, valid and bent, and what two judges say of them.
struct Trial<'f> {
    kind: Kind,
    domain: Domain,
    folder: &'f Path,
    texts: Vec<(PathBuf, String)>,
}

/// How a trial went.
#[derive(Default)]
struct Outcome {
    valid: usize,
    invalid: usize,
    disagreements: Vec<String>,
}

impl<'f> Trial<'f> {
    /// Messages that are bent; every `whole`th is left as it was generated.
    fn new(kind: Kind, domain: Domain, folder: &'f Path, count: usize, whole: usize) -> Self {
        let mut seed = Seed(u64::from(kind.message(domain).number) * 31 + domain as u64);
        let mut texts = Vec::new();
        for number in 0..count {
            let (name, mut root) = generate::message(&mut seed, kind, domain);
            let mut style = Style::Usual;
            if whole == 0 || number % whole != 0 {
                for _ in 0..=seed.below(2) {
                    style = mutate::mutate(&mut seed, &mut root);
                }
            }
            let text = root.document(&name, style);
            let path = folder.join(format!("{number}.xml"));
            std::fs::write(&path, &text).unwrap();
            texts.push((path, text));
        }
        Self { kind, domain, folder, texts }
    }

    /// Compares our verdicts with those of libxml2 with a schema; `whose` is what it is called.
    fn judge(&self, schemas: &Path, whose: &str, outcome: &mut Outcome) {
        let name = self.kind.message(self.domain);
        let output = Command::new("xmllint")
            .current_dir(schemas)
            .args(["--noout", "--nonet", "--schema"])
            .arg(format!("{}.xsd", name.name()))
            .args(self.texts.iter().map(|(path, _)| path))
            .output()
            .unwrap();
        let lines = String::from_utf8_lossy(&output.stderr).into_owned();
        let said = |path: &Path| lines.lines().find(|line| line.starts_with(&*path.to_string_lossy()));
        let accepted: std::collections::HashSet<_> =
            lines.lines().filter_map(|line| line.strip_suffix(" validates")).collect();
        for (path, text) in &self.texts {
            let told =
                said(path).unwrap_or_else(|| panic!("no verdict in {}: {lines}", self.folder.display()));
            let theirs = accepted.contains(&*path.to_string_lossy());
            *if theirs { &mut outcome.valid } else { &mut outcome.invalid } += 1;
            if theirs != is_valid(text) {
                let ours = match read(text.as_bytes(), MAX_BYTES) {
                    Reading::Valid(_) => "valid".to_string(),
                    Reading::Invalid { findings, .. } => format!("{:#?}", findings[0]),
                    Reading::Unreadable(finding) => format!("{finding:#?}"),
                };
                outcome.disagreements.push(format!("{whose}: {told}\nours: {ours}\n{text}"));
            }
        }
    }
}

impl Outcome {
    fn check(&self) {
        assert!(self.valid > 0, "some messages must be valid, or the comparison says nothing");
        assert!(self.invalid > 0, "some messages must be invalid, or the comparison says nothing");
        assert!(
            self.disagreements.is_empty(),
            "{} disagreements, the first: {}",
            self.disagreements.len(),
            self.disagreements[0]
        );
    }
}

fn work_folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn mutants_get_the_verdict_of_the_official_schemas() {
    let Some(standard) = support::sources::shared("standard", "the verdict of the official schemas") else {
        return;
    };
    if !support::sources::xmllint("the verdict of the official schemas") {
        return;
    }
    let folder = work_folder("mutants-official");
    let mut outcome = Outcome::default();
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let name = kind.message(domain);
            let schemas = standard.join("xsd").join(format!("{}-3.2", domain.standard()));
            if !schemas.join(format!("{}.xsd", name.name())).exists() {
                // Seven iWmo schemas are not in the pack; the printed ones are judged below.
                support::sources::skip("the verdict of the official schema", &name.name());
                continue;
            }
            Trial::new(kind, domain, &folder, mutants(), 0).judge(&schemas, "official", &mut outcome);
        }
    }
    outcome.check();
}

/// The printed schemas are judged by another program too, all 30 of them.
#[test]
fn printed_schemas_load_and_give_our_own_verdict() {
    if !support::sources::xmllint("the verdict of the printed schemas") {
        return;
    }
    let folder = work_folder("mutants-printed");
    write_folder(&folder).unwrap();
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let schemas = folder.join(SchemaName::Base(domain).folder());
            let mut outcome = Outcome::default();
            let trial = Trial::new(kind, domain, &folder, 2 * mutants(), 4);
            trial.judge(&schemas, &kind.message(domain).name(), &mut outcome);
            outcome.check();
            assert!(outcome.valid >= mutants() / 2, "{kind:?}: what is generated is valid");
        }
    }
}
