//! What is computed from the registrations, and every row that cannot be declared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ibericht::declaration::{Computation, Input, NotDeclared, Purpose, Registraties, Tabel, compute};
use ibericht::dossier::SqliteStore;
use ibericht::finding::Severity;
use ibericht::productbook::Book;
use ibericht::values::{AgbCode, Simple};

use super::expected::lines;

fn month() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/april-2026")
}

/// A dossier that knows the messages of the month, and no declaration yet.
fn dossier(name: &str) -> SqliteStore {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("in")).unwrap();
    for entry in fs::read_dir(month().join("in")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.join("in").join(entry.file_name())).unwrap();
    }
    let status = Command::new(env!("CARGO_BIN_EXE_ibericht"))
        .arg("process")
        .arg(&folder)
        .arg("--out")
        .arg(folder.join("uit"))
        .args(["--today", "2026-05-04", "--productbook", "rijk-van-nijmegen-2026", "--quiet"])
        .status()
        .unwrap();
    assert_ne!(status.code(), Some(2));
    SqliteStore::open(&folder.join("uit/dossier.db")).unwrap()
}

fn registrations() -> Registraties {
    let mut registrations = Registraties::default();
    for (tabel, name) in
        [(Tabel::Leveringen, "leveringen"), (Tabel::Sessies, "sessies"), (Tabel::Deelnemers, "deelnemers")]
    {
        let file = format!("{name}.csv");
        let bytes = fs::read(month().join("registraties").join(&file)).unwrap();
        registrations.add_csv(tabel, &file, &bytes);
    }
    registrations
}

fn computed(name: &str, registrations: &Registraties) -> Computation {
    let book = Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap();
    let input = Input {
        registraties: registrations,
        month: "2026-04".parse().unwrap(),
        aanbieder: AgbCode::new("73730042").unwrap(),
        purpose: Purpose::Declare,
        made: &[],
    };
    compute(input, &dossier(name), &book).unwrap()
}

/// A row in the form of `niet-declarabel.csv`.
fn refused(row: &NotDeclared) -> String {
    let cells = [
        row.place.bestand.trim_end_matches(".csv").to_string(),
        row.place.regel.to_string(),
        row.bsn.map(|bsn| bsn.as_str().to_string()).unwrap_or_default(),
        row.productcode.clone().unwrap_or_default(),
        row.datum.map(|datum| datum.text().into_owned()).unwrap_or_default(),
        row.rule.to_string(),
    ];
    cells.join(";")
}

#[test]
fn every_row_that_is_not_declared_is_listed_with_its_rule() {
    let registrations = registrations();
    assert_eq!(registrations.findings, Vec::new(), "the tables themselves are in order");
    let mut found: Vec<_> =
        computed("samples-refused", &registrations).not_declared.iter().map(refused).collect();
    found.sort();
    let columns = ["tabel", "regel", "bsn", "product", "datum", "regelcode"];
    assert_eq!(found, lines("niet-declarabel.csv", &columns));
}

#[test]
fn what_was_counted_otherwise_than_registered_is_told() {
    let computation = computed("samples-told", &registrations());
    let told = |rule: &str, file: &str, line: u32| {
        computation.findings.iter().any(|finding| {
            finding.severity == Severity::Warning
                && finding.rule == rule
                && finding.path.starts_with(file)
                && finding.line == line
        })
    };
    for (rule, file, line) in [
        ("RVN-45A49-max-duration", "sessies.csv", 5),
        ("RVN-45A49-more-youths-than-professionals", "sessies.csv", 9),
        ("RVN-45A49-max-2-professionals", "sessies.csv", 14),
        ("RVN-02A17-not-more-professionals-than-clients", "sessies.csv", 17),
        ("RVN-44A09-weekend-max-2", "leveringen.csv", 190),
        ("RVN-07A03-second-dagdeel-after-4h", "leveringen.csv", 265),
    ] {
        assert!(told(rule, file, line), "no {rule} on {file}:{line} in {:#?}", computation.findings);
    }
}

#[test]
fn the_order_of_the_rows_makes_no_difference_to_the_lines() {
    let forward = registrations();
    let mut backward = forward.clone();
    backward.leveringen.reverse();
    backward.deelnemers.reverse();
    backward.sessies.reverse();
    let lines = |computation: Computation| -> Vec<_> {
        let line = |line: ibericht::declaration::Line| {
            (line.bsn, line.toewijzing_nummer, line.product, line.volume, line.bedrag)
        };
        computation.lines.into_iter().map(line).collect()
    };
    let (one, other) = (computed("samples-forward", &forward), computed("samples-backward", &backward));
    assert_eq!(one.total(), 2_984_754);
    assert_eq!(lines(one), lines(other));
}
