//! Schemas: printed, committed, read, and compared with files that are bent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod bent;
mod committed;
mod hostile;
mod official;
mod refused;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "../support/sources.rs"]
mod sources;
mod whole;

use std::fs;
use std::path::PathBuf;

use ibericht::finding::Lang;
use ibericht::schema::{Report, SchemaName, diff_folder, print};

/// A folder of the test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("schema").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A schema of ours, one element per line, without texts for people: easy to bend.
fn plain(label: &str) -> String {
    let text = print(SchemaName::from_label(label).unwrap());
    let is_text = |line: &&str| line.contains("annotation>") || line.contains("documentation>");
    let mut plain: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !is_text(line)) {
        match plain.last_mut() {
            // Without its text the element is empty.
            Some(last)
                if line.starts_with("</") && last.starts_with(&format!("<{} ", &line[2..line.len() - 1])) =>
            {
                last.insert(last.len() - 1, '/');
            }
            _ => plain.push(line.to_string()),
        }
    }
    plain.join("\n") + "\n"
}

/// The report on `WMO301`, `WMO323` and the base schema of iWmo, one of which is bent.
fn report(name: &str, label: &str, bent: &str) -> Report {
    let folder = folder(name);
    for known in ["iwmo-basisschema", "WMO301", "WMO323"] {
        let file = SchemaName::from_label(known).unwrap().file();
        fs::write(folder.join(file), if known == label { bent.to_string() } else { plain(known) }).unwrap();
    }
    diff_folder(&folder).unwrap()
}

/// A schema in which one part, which is there exactly once, is replaced.
fn bend(label: &str, from: &str, to: &str) -> String {
    let text = plain(label);
    assert_eq!(text.matches(from).count(), 1, "{from}\n{text}");
    text.replace(from, to)
}

/// The differences in Dutch, without file and line.
fn lines(report: &Report) -> Vec<String> {
    let text = report.text(Lang::Nl);
    let lines: Vec<_> = text.lines().collect();
    let without_place = |line: &&str| line.split_once(": ").unwrap().1.to_string();
    lines[..lines.len() - 1].iter().map(without_place).collect()
}
