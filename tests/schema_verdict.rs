//! Our verdict on level 1 is that of libxml2 with the official schemas, on thousands of bent messages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::process::Command;

use ibericht::messages::{Kind, MAX_BYTES, Reading, read, write};
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

#[test]
fn mutants_get_the_verdict_of_the_official_schemas() {
    let Some(standard) = support::sources::shared("standard", "the verdict of the official schemas") else {
        return;
    };
    if !support::sources::xmllint("the verdict of the official schemas") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("ibericht-mutants-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut disagreements = Vec::new();
    let mut valid = 0;
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let mut seed = Seed(u64::from(kind.message(domain).number) * 31 + domain as u64);
            let mut texts = Vec::new();
            for number in 0..mutants() {
                let (name, mut root) = generate::message(&mut seed, kind, domain);
                let mut style = Style::Usual;
                for _ in 0..=seed.below(2) {
                    style = mutate::mutate(&mut seed, &mut root);
                }
                let text = root.document(&name, style);
                let path = folder.join(format!("{number}.xml"));
                std::fs::write(&path, &text).unwrap();
                texts.push((path, text));
            }
            let name = kind.message(domain);
            let schemas = standard.join("xsd").join(format!("{}-3.2", domain.standard()));
            if !schemas.join(format!("{}.xsd", name.name())).exists() {
                // Seven iWmo schemas are not in the pack.
                support::sources::skip("the verdict of the official schema", &name.name());
                continue;
            }
            let output = Command::new("xmllint")
                .current_dir(&schemas)
                .args(["--noout", "--nonet", "--schema"])
                .arg(format!("{}.xsd", name.name()))
                .args(texts.iter().map(|(path, _)| path))
                .output()
                .unwrap();
            let lines = String::from_utf8_lossy(&output.stderr).into_owned();
            let accepted: std::collections::HashSet<_> =
                lines.lines().filter_map(|line| line.strip_suffix(" validates")).collect();
            for (path, text) in &texts {
                let official = accepted.contains(&*path.to_string_lossy());
                valid += usize::from(official);
                if official != is_valid(text) {
                    let told =
                        lines.lines().find(|line| line.starts_with(&*path.to_string_lossy())).unwrap_or("");
                    let ours = match read(text.as_bytes(), MAX_BYTES) {
                        Reading::Valid(_) => "valid".to_string(),
                        Reading::Invalid { findings, .. } => format!("{:#?}", findings[0]),
                        Reading::Unreadable(finding) => format!("{finding:#?}"),
                    };
                    disagreements.push(format!("official: {told}\nours: {ours}\n{text}"));
                }
            }
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(valid > 0, "some mutants must be valid, or the comparison says nothing");
    assert!(
        disagreements.is_empty(),
        "{} disagreements, the first: {}",
        disagreements.len(),
        disagreements.join("\n\n")
    );
}
