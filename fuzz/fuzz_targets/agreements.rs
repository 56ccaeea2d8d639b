#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use ibericht::batch::{Afwijkingen, Checks, Known, Limits, Own, Source, check, collect};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Severity};
use ibericht::productbook::{Book, Books};
use ibericht::report::MessageReport;
use ibericht::values::{AgbCode, Datum};

/// Messages to `OWN`, some with faults of rules on which parties may agree.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../samples/april-2026/in");
const OWN: &str = "73730042";

static BOOKS: LazyLock<Books> =
    LazyLock::new(|| Book::builtin("rijk-van-nijmegen-2026").expect("a book").expect("a good book").into());
static TODAY: LazyLock<Datum> = LazyLock::new(|| Datum::from_ymd_opt(2026, 6, 1).expect("a day"));
/// Few of them, with what is found without any agreement.
static SOURCES: LazyLock<(Vec<Source>, Vec<MessageReport>)> = LazyLock::new(|| {
    let limits = Limits::default();
    let sources = collect(&[PathBuf::from(SAMPLE)], &[], None, &limits).expect("the sample");
    let mut faulty: Vec<(Source, MessageReport)> = sources
        .into_iter()
        .map(|source| {
            let report = judged(std::slice::from_ref(&source), Afwijkingen::none()).remove(0);
            (source, report)
        })
        .filter(|(_, report)| report.has_errors())
        .collect();
    faulty.truncate(4);
    assert!(!faulty.is_empty(), "no sample has a fault");
    faulty.into_iter().unzip()
});

fn judged(sources: &[Source], afwijkingen: &Afwijkingen) -> Vec<MessageReport> {
    thread_local!(static STORE: SqliteStore = SqliteStore::in_memory().expect("a store"));
    STORE.with(|store| {
        let known = Known {
            dossier: store,
            has_dossier: false,
            books: &BOOKS,
            today: *TODAY,
            is_own: false,
            afwijkingen,
        };
        let checks = Checks { limits: Limits::default(), until: Level::Productbook };
        let mut all = Vec::new();
        let mut told = |report| {
            all.push(report);
            Ok(())
        };
        check(sources, &checks, &known, &|| (), &mut told).expect("the sample can be judged");
        all
    })
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let own = Own::Aanbieder(AgbCode::new(OWN).expect("a code"));
    match Afwijkingen::parse(text, "afwijkingen.toml", &BOOKS, &own) {
        Err(text) => assert!(!text.nl.trim().is_empty() && !text.en.trim().is_empty(), "nothing is said"),
        Ok(agreed) => {
            let expired = agreed.expired(*TODAY);
            assert_eq!(agreed.report(*TODAY).is_some(), !expired.is_empty());
            assert!(expired.iter().all(|finding| finding.is_error()));
            if agreed.is_empty() {
                return;
            }
            let (sources, without) = &*SOURCES;
            let with = judged(sources, &agreed);
            assert_eq!(without.len(), with.len());
            for (was, is) in without.iter().zip(&with) {
                assert_eq!(was.findings.len(), is.findings.len(), "an agreement hides nothing");
                for (was, is) in was.findings.iter().zip(&is.findings) {
                    assert_eq!((&was.rule, was.level, &was.path), (&is.rule, is.level, &is.path));
                    let lowered = is.severity != was.severity;
                    assert_eq!(lowered, is.is_lowered());
                    assert!(
                        !lowered || (was.severity == Severity::Error && is.severity == Severity::Warning)
                    );
                    assert!(!lowered || is.level > Level::Schema, "the schema is nobody's to agree on");
                }
            }
        }
    }
});
