//! `ibericht process` on the month: declarations, verdicts per request, and a second run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use ibericht::messages::{DeclaratieBericht, Inhoud, MAX_BYTES, Reading, read};
use ibericht::values::Simple;
use serde_json::Value;

use super::expected::{lines, rows};

/// What a run wrote.
pub struct Run {
    code: Option<i32>,
    told: String,
    out: PathBuf,
}

impl Run {
    fn of(out: PathBuf) -> Self {
        Self::on(&month(), out)
    }

    fn on(folder: &Path, out: PathBuf) -> Self {
        let output = Command::new(env!("CARGO_BIN_EXE_ibericht"))
            .arg("process")
            .arg(folder)
            .arg("--out")
            .arg(&out)
            .args(["--today", "2026-05-04", "--lang", "nl"])
            .output()
            .unwrap();
        assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        let told = String::from_utf8(output.stdout).unwrap();
        Self { code: output.status.code(), told, out }
    }

    /// One object per message, as in `findings.jsonl`.
    fn reports(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.out.join("findings.jsonl")).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn report(&self, file: &str) -> Value {
        let reports = self.reports();
        let found = reports.iter().find(|report| {
            let name = report["file"].as_str().unwrap();
            name == file || name.ends_with(&format!("/{file}"))
        });
        found.unwrap_or_else(|| panic!("no report on {file}")).clone()
    }

    /// The declarations by file name.
    pub fn declarations(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = self.out.join("declaraties");
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())
            })
            .collect()
    }
}

fn month() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/april-2026")
}

/// The month with other file names, in another order.
fn renamed(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("in")).unwrap();
    fs::create_dir_all(folder.join("registraties")).unwrap();
    fs::copy(month().join("ibericht.toml"), folder.join("ibericht.toml")).unwrap();
    for table in ["leveringen.csv", "sessies.csv", "deelnemers.csv"] {
        let table = Path::new("registraties").join(table);
        fs::copy(month().join(&table), folder.join(&table)).unwrap();
    }
    let mut files: Vec<_> =
        fs::read_dir(month().join("in")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for (number, file) in files.iter().rev().enumerate() {
        let extension = file.extension().unwrap().to_string_lossy();
        fs::copy(file, folder.join("in").join(format!("{number:03}.{extension}"))).unwrap();
    }
}

/// The first run, shared by the tests that only look at it.
pub fn first() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-first");
        let _ = fs::remove_dir_all(&out);
        Run::of(out)
    })
}

/// The rules of a severity that a report names, each once.
fn rules(report: &Value, severity: &str) -> Vec<String> {
    let mut rules: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == severity)
        .map(|finding| finding["rule"].as_str().unwrap().to_string())
        .collect();
    rules.sort();
    rules.dedup();
    rules
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

fn declaration(bytes: &[u8]) -> (String, DeclaratieBericht) {
    let Reading::Valid(bericht) = read(bytes, MAX_BYTES) else { panic!("a declaration breaks its schema") };
    let wet = bericht.domain.prefix().to_lowercase();
    let Inhoud::Declaratie(declaratie) = bericht.inhoud else { panic!("not a 323") };
    (wet, declaratie)
}

/// The lines of all declarations as text, sorted, in the form of `verwacht.csv`.
fn declared(run: &Run) -> Vec<String> {
    let mut lines = Vec::new();
    for bytes in run.declarations().values() {
        let (wet, bericht) = declaration(bytes);
        for client in &bericht.declaratie.clienten {
            for prestatie in &client.prestaties {
                let cells = [
                    wet.clone(),
                    bericht.header.ontvanger.as_str().to_string(),
                    client.bsn.as_str().to_string(),
                    prestatie.toewijzing_nummer.text().into_owned(),
                    prestatie.product_code.as_str().to_string(),
                    prestatie.product_periode.begindatum.text().into_owned(),
                    prestatie.product_periode.einddatum.text().into_owned(),
                    prestatie.geleverd_volume.text().into_owned(),
                    prestatie.eenheid.text().into_owned(),
                    prestatie.product_tarief.unwrap().text().into_owned(),
                    prestatie.ingediend_bedrag.bedrag.text().into_owned(),
                ];
                lines.push(cells.join(";"));
            }
        }
    }
    lines.sort();
    lines
}

#[test]
fn every_line_is_declared_as_computed_by_other_means() {
    let columns = [
        "wet",
        "gemeente",
        "bsn",
        "toewijzingnummer",
        "product",
        "begindatum",
        "einddatum",
        "volume",
        "eenheid",
        "tarief",
        "bedrag",
    ];
    let (found, expected) = (declared(first()), lines("verwacht.csv", &columns));
    let missing: Vec<_> = expected.iter().filter(|line| !found.contains(line)).collect();
    let extra: Vec<_> = found.iter().filter(|line| !expected.contains(line)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:#?}\nextra: {extra:#?}");
}

#[test]
fn there_is_one_declaration_per_law_and_municipality_with_its_total() {
    let mut found: Vec<_> = first()
        .declarations()
        .values()
        .map(|bytes| {
            let (wet, bericht) = declaration(bytes);
            let clienten = &bericht.declaratie.clienten;
            let regels: usize = clienten.iter().map(|client| client.prestaties.len()).sum();
            let totaal = bericht.declaratie.totaal_ingediend_bedrag.totaal_bedrag.text().into_owned();
            format!("{wet};{};{};{regels};{totaal}", bericht.header.ontvanger.as_str(), clienten.len())
        })
        .collect();
    found.sort();
    assert_eq!(found, lines("totalen.csv", &["wet", "gemeente", "clienten", "regels", "bedrag"]));
}

#[test]
fn every_request_breaks_the_rules_it_is_meant_to_break_and_no_other() {
    for row in rows("verzoeken.csv") {
        let file = &row["bestand"];
        let report = first().report(file);
        let fouten = words(&row["fouten"]);
        assert_eq!(rules(&report, "error"), fouten, "{file}");
        assert_eq!(report["verdict"], if fouten.is_empty() { "valid" } else { "invalid" }, "{file}");
        let warnings = rules(&report, "warning");
        for rule in words(&row["waarschuwingen"]) {
            assert!(warnings.contains(&rule), "{file}: no {rule} in {warnings:?}");
        }
    }
}

#[test]
fn allocations_are_never_refused_on_the_product_book() {
    for report in first().reports() {
        let file = report["file"].as_str().unwrap();
        if file.contains("301-") && !file.contains("schemafouten") {
            assert_eq!(rules(&report, "error"), Vec::<String>::new(), "{file}");
        }
    }
    assert_eq!(first().report("301-jw-nijmegen-014-schemafouten.xml")["verdict"], "invalid");
}

#[test]
fn a_municipality_outside_the_region_is_a_warning() {
    let report = first().report("301-wmo-arnhem-001-buiten-de-regio.xml");
    assert!(rules(&report, "warning").contains(&"RVN-ALL-region".to_string()), "{report}");
}

#[test]
fn a_day_care_allocation_in_hours_is_a_warning() {
    let report = first().report("301-jw-nijmegen-007.xml");
    assert!(rules(&report, "warning").contains(&"RVN-41A11-unit-minutes".to_string()), "{report}");
}

#[test]
fn errors_were_found_so_the_exit_code_is_one() {
    assert_eq!(first().code, Some(1));
}

#[test]
fn no_output_but_the_messages_shows_a_whole_bsn() {
    let clients: Vec<_> = rows("verwacht.csv").into_iter().map(|row| row["bsn"].clone()).collect();
    let read = |file: &str| fs::read_to_string(first().out.join(file)).unwrap();
    for (file, text) in [
        ("findings.jsonl", read("findings.jsonl")),
        ("report.html", read("report.html")),
        ("the terminal", first().told.clone()),
    ] {
        for bsn in &clients {
            assert!(!text.contains(bsn.as_str()), "{file} shows {bsn}");
        }
    }
}

#[test]
fn the_same_month_in_a_new_dossier_gives_the_same_declarations() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-again");
    let _ = fs::remove_dir_all(&out);
    let again = Run::of(out);
    assert_eq!(first().declarations(), again.declarations());
    assert_eq!(first().reports(), again.reports());
}

#[test]
fn a_second_run_on_the_same_dossier_changes_nothing_and_says_so() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-twice");
    let _ = fs::remove_dir_all(&out);
    let before = Run::of(out.clone());
    let declarations = before.declarations();
    assert!(!before.told.contains("Niets nieuws"));
    let after = Run::of(out);
    assert_eq!(declarations, after.declarations());
    assert!(after.told.contains("Niets nieuws"), "{}", after.told);
}

#[test]
fn the_names_of_the_files_make_no_difference() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-renamed");
    renamed(&folder);
    let run = Run::on(&folder, folder.join("uit"));
    assert_eq!(first().declarations(), run.declarations());
}
