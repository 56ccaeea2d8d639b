//! The sample folders with false values: the same findings, the same amounts, and nothing of the true ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::both_ways::run;

fn work(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pseudonym").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // A key that stays, so that what is tested stays the same.
    fs::write(folder.join("sleutel"), "0123456789abcdef".repeat(4)).unwrap();
    folder
}

/// What `process` finds: per file the verdicts, rules and places; and the ledger.
fn processed(folder: &str, out: &Path, names: &BTreeMap<String, String>) -> (Vec<String>, String) {
    let told = run(&["process", folder, "--out", out.to_str().unwrap()]);
    let mut found: Vec<String> = told
        .lines()
        .map(|line| {
            let report: Value = serde_json::from_str(line).unwrap();
            let file = report["file"].as_str().unwrap().split('!').next().unwrap();
            let file = names.get(file).map_or(file, String::as_str);
            let mut findings: Vec<String> = report["findings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|finding| {
                    let part = |name: &str| finding[name].to_string();
                    format!("{} {} {} {}", part("rule"), part("level"), part("severity"), part("path"))
                })
                .collect();
            findings.sort();
            let skipped: Vec<String> = report["skipped"]
                .as_array()
                .unwrap()
                .iter()
                .map(|skipped| skipped["rule"].to_string())
                .collect();
            format!("{file} {} {} {findings:?} {skipped:?}", report["message"], report["verdict"])
        })
        .collect();
    found.sort();
    (found, run(&["dossier", "grootboek", "--dossier", out.join("dossier.db").to_str().unwrap()]))
}

/// Kind, true value and false value, by the list that stays here.
fn translation(file: &Path) -> Vec<[String; 3]> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(file).unwrap();
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            // What a spreadsheet would take for something else has a mark in front.
            [0, 1, 2].map(|at| row[at].strip_prefix('\'').unwrap_or(&row[at]).to_owned())
        })
        .collect()
}

/// The bytes of every file below a folder, those in ZIPs and workbooks unpacked.
fn everything(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            everything(&path, found);
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "zip" || extension == "xlsx") {
            let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
            for index in 0..archive.len() {
                let mut bytes = Vec::new();
                std::io::copy(&mut archive.by_index(index).unwrap(), &mut bytes).unwrap();
                found.push((name.clone(), bytes));
            }
        } else {
            found.push((name, fs::read(&path).unwrap()));
        }
    }
}

/// The true names and addresses of the messages of a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    const ELEMENTS: [&str; 6] =
        ["Achternaam", "Voornamen", "Straatnaam", "Plaatsnaam", "Emailadres", "Telefoonnummer"];
    let mut files = Vec::new();
    everything(folder, &mut files);
    let mut names = BTreeSet::new();
    for (_, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for element in ELEMENTS {
            for part in text.split(&format!("{element}>")).skip(1).step_by(2) {
                names.extend(part.split_once("</").map(|(name, _)| name.to_owned()));
            }
        }
    }
    names
}

fn same_outcomes(sample: &str, extra: &[&str]) {
    let work = work(&format!("{}{}", sample, extra.concat()));
    let input = format!("samples/{sample}");
    let path = |name: &str| work.join(name).to_str().unwrap().to_owned();
    let (out, key, list) = (path("map"), path("sleutel"), path("vertaling.csv"));
    let told = run(&[
        &["pseudonymise", &*input, "--out", &*out, "--key", &*key, "--translation", &*list][..],
        extra,
    ]
    .concat());
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["left_out"], Value::Object(serde_json::Map::new()), "{told}");
    let rows = translation(Path::new(&list));
    let files = rows.iter().filter(|[kind, ..]| kind == "bestand");
    let files: BTreeMap<String, String> = files.map(|[_, own, new]| (own.clone(), new.clone())).collect();
    let (was, ledger) = processed(&input, &work.join("waar"), &files);
    let (is, false_ledger) = processed(&out, &work.join("vals"), &BTreeMap::new());
    assert_eq!(was, is);
    if extra.is_empty() {
        assert_eq!(ledger, false_ledger);
    }

    let mut made = Vec::new();
    everything(Path::new(&out), &mut made);
    let names = names(Path::new(&input));
    assert!(names.len() > 5, "{names:?}");
    // Short references occur in any text by chance.
    let values =
        rows.iter().filter(|[kind, own, _]| kind != "bestand" && own.len() >= 6).map(|[_, own, _]| own);
    for value in values.chain(names.iter().filter(|name| name.len() >= 4)) {
        for (file, bytes) in &made {
            let there = holds(bytes, value);
            assert!(!there && !file.contains(value.as_str()), "`{value}` is in {file}");
        }
    }
    for [kind, own, new] in &rows {
        assert!(kind == "bestand" || own.len() < 4 || own != new, "{kind} {own}");
    }
}

/// Whether a value stands somewhere as a word of its own: the name `Plaats` is no part of `Plaatsnaam`.
fn holds(bytes: &[u8], value: &str) -> bool {
    let is_word = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
    bytes.windows(value.len()).enumerate().any(|(at, window)| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        window == value.as_bytes() && !is_word(before) && !is_word(bytes.get(at + value.len()))
    })
}

#[test]
fn the_month_has_the_same_findings_and_amounts_and_nothing_of_anyone() {
    same_outcomes("april-2026", &[]);
}

#[test]
fn both_directions_have_the_same_findings_and_nothing_of_anyone() {
    same_outcomes("heen-en-weer", &[]);
}

#[test]
fn with_other_providers_as_well_the_findings_are_the_same() {
    same_outcomes("heen-en-weer", &["--parties"]);
}

#[test]
fn the_same_key_gives_the_same_folder_and_another_key_another() {
    let work = work("keys");
    let made = |name: &str, key: Option<&str>| {
        let out = work.join(name);
        let mut arguments = vec!["pseudonymise", "samples/heen-en-weer", "--out", out.to_str().unwrap()];
        arguments.extend(key.iter().flat_map(|key| ["--key", key]));
        run(&arguments);
        let mut files = Vec::new();
        everything(&out, &mut files);
        files.sort();
        files
    };
    let key = work.join("sleutel").to_str().unwrap().to_owned();
    let first = made("een", Some(&key));
    assert_eq!(first, made("twee", Some(&key)));
    assert_ne!(first, made("drie", None));
}
