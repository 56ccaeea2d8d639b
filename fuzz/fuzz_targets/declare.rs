#![no_main]

use std::collections::HashSet;
use std::fs;

use ibericht::declaration::{
    BuildError, BuildOptions, Input, Purpose, Registraties, Tabel, build, compute_all, explain,
};
use ibericht::dossier::{Hash, MessageRecord, SqliteStore, Stand, Store, facts};
use ibericht::finding::{Lang, Verdict};
use ibericht::messages::{MAX_BYTES, Reading, XsdVersies, read};
use ibericht::productbook::{Book, Books};
use ibericht::rules::content;
use ibericht::values::{AgbCode, Datum, Month, Versie};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../samples/april-2026");
const OWN: &str = "73730042";
/// A line between two tables: `leveringen`, `sessies` and `deelnemers`.
const SEPARATOR: &str = "\n%%%\n";

thread_local! {
    /// A dossier with the allocations of the sample, all accepted.
    static KNOWN: (SqliteStore, Books) = {
        let mut store = SqliteStore::in_memory().expect("a store");
        let mut paths: Vec<_> = fs::read_dir(format!("{SAMPLE}/in")).expect("the sample")
            .map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for (number, path) in paths.iter().enumerate() {
            let bytes = fs::read(path).expect("a file");
            let Reading::Valid(message) = read(&bytes, MAX_BYTES) else { continue };
            let hash = Hash(format!("{number:064x}"));
            let record = MessageRecord {
                hash: hash.clone(),
                bytes: bytes.clone(),
                outgoing: false,
                header: Some(facts::header(&message)),
                ontvangen: Datum::from_ymd_opt(2026, 5, 1).expect("a day"),
                stand: Some(Stand::Geldt),
                afgerond: true,
                verdict: Verdict::Valid,
                report: String::new(),
            };
            store.begin().expect("a transaction");
            // A message that repeats another one is not there twice.
            match store.add_message(&record).and_then(|()| facts::enter(&mut store, &message, &hash, Stand::Geldt)) {
                Ok(_) => store.commit().expect("a commit"),
                Err(_) => store.rollback().expect("a rollback"),
            }
        }
        (store, Book::builtin("rijk-van-nijmegen-2026").expect("a book").expect("a good book").into())
    };
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut registraties = Registraties::default();
    for (tabel, table) in Tabel::ALL.into_iter().zip(text.split(SEPARATOR)) {
        registraties.add_csv(tabel, &format!("{}.csv", tabel.name()), table.as_bytes());
    }
    let own = AgbCode::new(OWN).expect("a code");
    let month: Month = "2026-04".parse().expect("a month");
    KNOWN.with(|(store, books)| {
        let input = Input {
            registraties: &registraties,
            month,
            aanbieder: own,
            purpose: Purpose::Declare,
            made: &[],
        };
        let computed = compute_all(input, store, books).expect("the dossier can be read");
        // Every row ends in a line, in a finding or in the list of what is not declared.
        let mut told: HashSet<String> =
            computed.not_declared.iter().map(|row| row.place.to_string()).collect();
        let counted = computed.lines.iter().flat_map(|line| &line.derivation.entries);
        told.extend(counted.flat_map(|entry| &entry.places).map(ToString::to_string));
        let findings = computed.findings.iter().chain(&registraties.findings);
        told.extend(findings.map(|finding| {
            let table = finding.path.split(['/', ':']).next().unwrap_or_default();
            format!("{table}:{}", finding.line)
        }));
        let read = registraties.leveringen.iter().map(|row| &row.place);
        let read = read.chain(registraties.sessies.iter().map(|row| &row.place));
        let read = read.chain(registraties.deelnemers.iter().map(|row| &row.place));
        let read = read.chain(registraties.geweigerd.iter().map(|row| &row.place));
        for place in read {
            assert!(told.contains(&place.to_string()), "nothing is told of {place}");
        }
        for line in &computed.lines {
            assert_eq!(line.derivation.volume, u64::from(line.volume.get()));
            assert!(!explain(line, Lang::Nl).is_empty());
        }
        let total: i128 = computed.lines.iter().map(|line| line.net()).sum();
        assert_eq!(computed.total(), total);
        if computed.lines.is_empty() {
            return;
        }
        let versies = XsdVersies::uniform(&Versie::new("1.0.0").expect("a version"));
        let today = Datum::from_ymd_opt(2026, 5, 1).expect("a day");
        let options = BuildOptions { today, versies: &versies, max_bytes: MAX_BYTES };
        let mut numbers = SqliteStore::in_memory().expect("a store");
        let submission = computed.submission();
        match build(&submission, &mut numbers, options) {
            Ok(messages) => {
                let mut cents = 0;
                for made in &messages {
                    cents += made.total;
                    let Reading::Valid(again) = read_message(&made.xml) else {
                        panic!("a declaration that is no valid message: {}", made.xml)
                    };
                    assert_eq!(*again, made.bericht);
                    let wrong = content::check(&again).into_iter().find(|finding| finding.is_error());
                    assert!(wrong.is_none(), "a declaration that is wrong: {wrong:?}");
                }
                assert_eq!(cents, total, "what is sent is what was computed");
            }
            // Nothing is sent, and that is told.
            Err(BuildError::DoesNotFit { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    });
});

fn read_message(xml: &str) -> Reading {
    read(xml.as_bytes(), MAX_BYTES)
}
