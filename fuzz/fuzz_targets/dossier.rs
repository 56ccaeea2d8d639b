#![no_main]

use std::fs;

use ibericht::batch::{Own, Reporting, report};
use ibericht::dossier::{SqliteStore, StoreError};
use ibericht::explain::{line, near_lines};
use ibericht::finding::Lang;
use ibericht::report::text::Style;
use ibericht::report::{Format, Options, write};
use ibericht::values::{Datum, Kalender};

fn told(error: &StoreError) {
    let (what, advice) = error.texts();
    for text in [what.nl, what.en, advice.nl, advice.en] {
        assert!(!text.trim().is_empty(), "nothing is said");
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir().join(format!("ibericht-fuzz-dossier-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("dossier.db");
    fs::write(&path, bytes).expect("a file");
    let mut store = match SqliteStore::open(&path) {
        Ok(store) => store,
        Err(error) => return told(&error),
    };
    let today = Datum::from_ymd_opt(2026, 6, 1).expect("a day");
    let asked = Reporting {
        from: None,
        to: None,
        today,
        own: &Own::Unknown,
        kalender: &Kalender::default(),
        lang: Lang::Nl,
        temporary: &folder,
    };
    match report(&store, &asked) {
        Err(error) => assert!(!error.texts().0.nl.trim().is_empty(), "nothing is said"),
        Ok(overview) => {
            let style = Style { lang: Lang::Nl, colour: false };
            for format in [Format::Text, Format::Json, Format::Html, Format::Csv] {
                // What was put aside on disk is read again.
                drop(write(format, &overview, Options::of(style), &mut Vec::new()));
            }
        }
    }
    for outcome in [line("1", &store).map(drop), near_lines("1", &store).map(drop)] {
        outcome.unwrap_or_else(|error| told(&error));
    }
    store.ruim_op(today, true).map(drop).unwrap_or_else(|error| told(&error));
});
