//! `ibericht report`: the report again from the dossier, and `--output` and `--statistics` as a user gives them.

use std::path::Path;

use serde_json::Value;

use super::program::Program;

/// A work folder with the samples of both sides, processed on 4 May 2026.
fn processed(name: &str) -> Program {
    let program = Program::new(name);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/heen-en-weer");
    for (from, to) in [(samples.clone(), ""), (samples.join("in"), "in/")] {
        for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
            if entry.path().is_file() {
                let to = format!("{to}{}", entry.file_name().to_string_lossy());
                program.file(&to, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    program.run("process . --out uit --today 2026-05-04 --quiet");
    program
}

fn jsonl(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What is told again is what was told.
#[test]
fn the_dossier_tells_the_same_findings_again() {
    let program = processed("report-same");
    let again = program.run("report --dossier uit/dossier.db --format json --today 2026-06-01");
    assert_eq!(again.code, Some(1), "there are errors in it: {}", again.err);
    let key = |line: &Value| line["file"].as_str().unwrap().to_owned();
    let (mut told, mut then) = (jsonl(&again.out), jsonl(&program.read("uit/findings.jsonl")));
    told.sort_by_key(key);
    then.sort_by_key(key);
    assert_eq!(told.len(), 12);
    assert_eq!(told, then);
}

/// Messages are told by the day on which they were received, money by the month of declaration.
#[test]
fn a_period_has_what_was_received_in_it_and_the_money_of_its_months() {
    let program = processed("report-period");
    let told = |period: &str| {
        let line = format!("report --dossier uit/dossier.db --today 2026-06-01 --lang nl {period}");
        let ran = program.run(&line);
        // What is told has errors or not, and the exit code says which.
        let has_errors = !ran.out.contains("; 0 fouten, ");
        assert_eq!(ran.code, Some(i32::from(has_errors)), "{}{}", ran.out, ran.err);
        ran.out
    };
    let of_may = told("--from 2026-05 --to 2026-05");
    assert!(
        of_may.contains("01-05-2026 tot en met 31-05-2026") && of_may.contains("12 bestanden"),
        "{of_may}"
    );
    assert!(of_may.contains("Over de maanden van dit verslag is niets gedeclareerd"));
    let of_march = told("--from 2026-03 --to 2026-03-31");
    assert!(of_march.contains("; 0 fouten, ") && of_may.contains("; 1 fout, "), "{of_may}");
    assert!(of_march.contains("0 bestanden") && of_march.contains("1.574,10"), "{of_march}");
    assert!(told("--from 2026-05-04 --to 2026-05-04").contains("12 bestanden"));
    assert!(told("--from 2026-05-05").contains("0 bestanden"));
    let all = told("");
    assert!(
        all.contains("12 bestanden") && all.contains("810,90") && all.contains("Wat gedaan moet worden"),
        "{all}"
    );
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let program = processed("report-refused");
    for (line, said) in [
        ("report --dossier uit/dossier.db --from 2026-06 --to 2026-05", "later dan"),
        ("report --dossier uit/dossier.db --from mei", "JJJJ-MM"),
        ("report", "Welk dossier"),
        ("report --dossier uit/dossier.db --format markdown", "heeft dit formaat niet"),
    ] {
        let ran = program.run(&format!("{line} --lang nl"));
        assert_eq!(ran.code, Some(2), "{line}");
        assert!(ran.err.contains(said), "{line}: {}", ran.err);
    }
}

/// Several in one run, while the terminal has text; and never over a message or a table.
#[test]
fn reports_go_to_several_files_and_never_over_what_is_read() {
    let program = processed("report-files");
    program.file("in/kapot.xml", "<a/>");
    let outputs = "--output csv=x.csv --output sarif=x.sarif --output junit=x.xml --output html=x.html --output json=x.jsonl";
    let ran = program.run(&format!("check in --lang nl {outputs}"));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("13 bestanden"), "{}", ran.out);
    for (file, start) in [
        ("x.csv", "\u{feff}bestand;"),
        ("x.sarif", "{\"$schema\""),
        ("x.xml", "<?xml"),
        ("x.html", "<!DOCTYPE"),
        ("x.jsonl", "{\"file\""),
    ] {
        assert!(program.read(file).starts_with(start), "{file}");
    }
    let rows = program.read("x.csv").split("\r\n").count() - 2;
    let findings: usize =
        jsonl(&program.read("x.jsonl")).iter().map(|line| line["findings"].as_array().unwrap().len()).sum();
    assert!(findings > 0 && rows == findings, "{rows} {findings}");

    assert_eq!(
        program.run(&format!("check in --quiet {outputs}")).code,
        Some(1),
        "a report may be made again"
    );
    program.file("tabel.csv", "bsn;productcode\n").file("bericht.xml", "<?xml version=\"1.0\"?><a/>");
    for output in ["csv=tabel.csv", "junit=bericht.xml"] {
        let ran = program.run(&format!("check in --lang nl --output {output}"));
        assert_eq!(ran.code, Some(2), "{output}");
        assert!(ran.err.contains("bestaat al en is geen verslag"), "{}", ran.err);
    }
    assert_eq!(program.read("tabel.csv"), "bsn;productcode\n");
    for output in ["html=x.csv", "csv=x.xml", "sarif=x.db"] {
        assert_eq!(program.run(&format!("check in --output {output}")).code, Some(2), "{output}");
    }
}
