//! `docs/INTEGRATION.md`: what it shows is what there is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "shared with other tests")]
#[path = "support/sources.rs"]
mod sources;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::{Connection, OpenFlags};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The blocks of the page in a language.
fn blocks(language: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/INTEGRATION.md")).unwrap();
    let open = format!("```{language}\n");
    page.split(&open).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("integration").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn ibericht(arguments: &[&str]) -> Option<i32> {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_ibericht")).current_dir(root()).args(arguments).output().unwrap();
    ran.status.code()
}

#[test]
fn the_example_is_the_one_that_compiles() {
    let example = fs::read_to_string(root().join("examples/library.rs")).unwrap();
    assert_eq!(blocks("rust"), [example]);
}

#[test]
fn every_query_runs_on_the_dossier_of_the_samples_and_finds_something() {
    let out = folder("queries");
    let ran = ibericht(&[
        "process",
        "samples/april-2026",
        "--out",
        out.to_str().unwrap(),
        "--today",
        "2026-05-04",
        "--quiet",
    ]);
    assert_eq!(ran, Some(1));
    let dossier =
        Connection::open_with_flags(out.join("dossier.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let queries = blocks("sql");
    assert!(queries.len() >= 5);
    for query in queries {
        let mut statement = dossier.prepare(&query).unwrap();
        let rows = statement.query_map([], |_| Ok(())).unwrap().count();
        assert!(rows > 0, "{query}");
    }
    // What the page says of a copy: SQLite makes it, and the program reads it.
    let copy = out.join("copy.db");
    dossier.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
    assert_eq!(ibericht(&["dossier", "clients", "--quiet", "--dossier", copy.to_str().unwrap()]), Some(0));
}

/// The codes of the outside world on the page are codes that `explain` knows.
#[test]
fn the_program_explains_every_code_on_the_page() {
    let page = fs::read_to_string(root().join("docs/INTEGRATION.md")).unwrap();
    let (_, world) = page.split_once("## The world outside").unwrap();
    let mut known = 0;
    for word in world.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let digits = word.strip_prefix("BRS").or_else(|| word.strip_prefix("IB")).unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            continue;
        }
        assert_eq!(ibericht(&["explain", word, "--quiet"]), Some(0), "{word}");
        known += 1;
    }
    assert!(known > 20, "{known}");
}

#[test]
fn systemd_understands_the_unit() {
    let [unit] = blocks("ini").try_into().unwrap();
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        return sources::skip("the unit", "systemd-analyze is not installed");
    }
    // The program that is there, run as who is there.
    let unit = unit
        .replace("/usr/local/bin/ibericht", env!("CARGO_BIN_EXE_ibericht"))
        .replace("User=ibericht", "User=root");
    let file = folder("unit").join("ibericht.service");
    fs::write(&file, unit).unwrap();
    let ran = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&file).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    let about_it: Vec<_> = said.lines().filter(|line| line.contains("ibericht.service")).collect();
    assert_eq!(about_it, Vec::<&str>::new(), "{said}");
}
