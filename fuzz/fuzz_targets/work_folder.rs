#![no_main]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ibericht::batch::{Config, Limits};
use ibericht::declaration::{Registraties, Tabel};
use ibericht::productbook::{Book, lint};
use ibericht::pseudonym::{Key, Pseudonymising, pseudonymise};
use ibericht::values::Bsn;

/// A line between two files; the first byte of each says what it is.
const SEPARATOR: &[u8] = b"\n%%%\n";

/// Its place in the folder.
fn place(kind: u8) -> Option<&'static str> {
    Some(match kind {
        b'm' => "in/bericht.xml",
        b'n' => "in/los",
        b'z' => "in/berichten.zip",
        b'l' => "registraties/leveringen.csv",
        b's' => "registraties/sessies.csv",
        b'd' => "registraties/deelnemers.csv",
        b'x' => "registraties/tabellen.xlsx",
        b'i' => "ibericht.toml",
        b'b' => "boek.toml",
        _ => return None,
    })
}

fn files(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.clone(), fs::read(&path).expect("a file")));
        }
    }
    found.sort();
}

/// The numbers of nine digits that stand by themselves.
fn numbers(bytes: &[u8]) -> impl Iterator<Item = (usize, &str)> {
    let runs = bytes.split(|byte| !byte.is_ascii_digit());
    runs.scan(0, |at, run| {
        let start = *at;
        *at += run.len() + 1;
        Some((start, std::str::from_utf8(run).unwrap_or_default()))
    })
    .filter(|(_, run)| Bsn::new(run).is_ok_and(|bsn| bsn.passes_eleven_test()))
}

/// The BSNs of a message or table: other numbers of nine digits may be references, and those may change places.
fn bsns(bytes: &[u8]) -> BTreeSet<&str> {
    let before = |at: usize| bytes.get(at.saturating_sub(4)..at).unwrap_or_default();
    let is_bsn = |at: usize| before(at).eq_ignore_ascii_case(b"Bsn>");
    numbers(bytes).filter(|(at, _)| is_bsn(*at)).map(|(_, bsn)| bsn).collect()
}

fn tables(folder: &Path) -> Registraties {
    let mut registraties = Registraties::default();
    for tabel in Tabel::ALL {
        let name = format!("{}.csv", tabel.name());
        if let Ok(bytes) = fs::read(folder.join("registraties").join(&name)) {
            registraties.add_csv(tabel, &name, &bytes);
        }
    }
    registraties
}

/// Which rule found something, and on which line.
fn found(registraties: &Registraties, has_lines: bool) -> Vec<(String, u32)> {
    let line = |line| if has_lines { line } else { 0 };
    let of = registraties.findings.iter();
    let mut found: Vec<_> = of.map(|finding| (finding.rule.to_string(), line(finding.line))).collect();
    found.sort();
    found
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let base = std::env::temp_dir().join(format!("ibericht-fuzz-{}", std::process::id()));
    let (own, out) = (base.join("waar"), base.join("vals"));
    drop(fs::remove_dir_all(&base));
    fs::create_dir_all(own.join("in")).expect("a folder");
    fs::create_dir_all(own.join("registraties")).expect("a folder");
    let mut rest = bytes;
    while let Some((kind, file)) = rest.split_first() {
        let length = file.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
        let (content, behind) = file.split_at(length.unwrap_or(file.len()));
        rest = behind.get(SEPARATOR.len()..).unwrap_or_default();
        if let Some(place) = place(*kind) {
            fs::write(own.join(place), content).expect("a file");
        }
    }
    let limits = Limits { members: 8, ..Limits::for_messages_of(100_000) };
    let with = Pseudonymising { key: &Key::new([7; Key::BYTES]), limits, parties: bytes.len() % 2 == 0 };
    let made = pseudonymise(&own, &out, &with).expect("a folder can be made");

    let (mut before, mut after) = (Vec::new(), Vec::new());
    files(&own, &mut before);
    files(&out, &mut after);
    assert_eq!(
        after.len() + made.left_out.len(),
        before.len(),
        "a file is made, or it is told that it is not"
    );
    let bsns: BTreeSet<&str> = before.iter().flat_map(|(_, bytes)| bsns(bytes)).collect();
    for (path, bytes) in &after {
        // An amount stays, however many digits it has.
        let is_amount = |at: usize| {
            let before = String::from_utf8_lossy(&bytes[at.saturating_sub(64)..at]).to_lowercase();
            before.contains("totaalbedrag")
        };
        for (at, number) in numbers(bytes) {
            assert!(!bsns.contains(number) || is_amount(at), "{} holds {number}", path.display());
        }
    }
    let is_there = |name: &str| out.join("registraties").join(name).exists();
    if Tabel::ALL.iter().all(|tabel| {
        let name = format!("{}.csv", tabel.name());
        own.join("registraties").join(&name).exists() == is_there(&name)
    }) {
        let (was, is) = (tables(&own), tables(&out));
        assert_eq!(was.rijen, is.rijen, "as many rows");
        // A row ends at a carriage return by itself; in the new table it has a line of its own.
        let is_lone = |pair: &[u8]| pair[0] == b'\r' && pair[1] != b'\n';
        let has_lines = !before.iter().any(|(_, bytes)| bytes.windows(2).any(is_lone));
        assert_eq!(found(&was, has_lines), found(&is, has_lines), "the same findings");
    }
    if let Ok(was) = Config::of_folder(&own)
        && own.join("ibericht.toml").exists()
    {
        let is = Config::of_folder(&out).expect("settings that can be read stay so");
        assert_eq!((was.period, was.kalender), (is.period, is.kalender));
        assert_eq!(was.productbooks.len(), is.productbooks.len());
        for (was, is) in was.productbooks.iter().zip(&is.productbooks) {
            let text = |path: &str| fs::read_to_string(path).unwrap_or_default();
            if Path::new(was).starts_with(&own) && Book::parse("fuzz", &text(was)).is_ok() {
                assert!(Book::parse("fuzz", &text(is)).is_ok(), "a book that can be read stays so");
                let count = |path: &str| lint("fuzz", &text(path)).map(|findings| findings.len()).ok();
                assert_eq!(count(was), count(is));
            }
        }
    }
});
