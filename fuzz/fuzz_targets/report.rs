#![no_main]

use std::collections::BTreeSet;

use ibericht::batch::{Afwijkingen, Checks, Known, Limits, check, collect};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Lang, Level};
use ibericht::legacy::{Namen, read as read_legacy};
use ibericht::messages::{MAX_BYTES, Reading, read};
use ibericht::productbook::{Book, Books};
use ibericht::report::text::Style;
use ibericht::report::{Entries, Format, Options, Overview, write};
use ibericht::show::{Privacy, View, compare, json_line, legacy_text, text};
use ibericht::values::{Bsn, Datum};

thread_local! {
    static KNOWN: (SqliteStore, Books) = (
        SqliteStore::in_memory().expect("a store"),
        Book::builtin("rijk-van-nijmegen-2026").expect("a book").expect("a good book").into(),
    );
}

/// The runs of nine digits are no BSN of the message.
fn tells_nobody(told: &str, bsns: &BTreeSet<Bsn>) {
    let mut runs = told.split(|c: char| !c.is_ascii_digit());
    let told_of = runs.find(|run| Bsn::new(run).is_ok_and(|bsn| bsns.contains(&bsn)));
    assert_eq!(told_of, None, "{told}");
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = std::env::temp_dir().join(format!("ibericht-fuzz-{}.xml", std::process::id()));
    std::fs::write(&path, bytes).expect("a file");
    let today = Datum::from_ymd_opt(2026, 6, 1).expect("a day");
    let mut reports = Vec::new();
    KNOWN.with(|(store, books)| {
        let known = Known {
            dossier: store,
            has_dossier: false,
            books,
            today,
            is_own: false,
            afwijkingen: Afwijkingen::none(),
        };
        let limits = Limits::default();
        let sources = collect(&[path], &[], None, &limits).expect("the file");
        let mut told = |report| {
            reports.push(report);
            Ok(())
        };
        let checks = Checks { limits, until: Level::Productbook };
        check(&sources, &checks, &known, &|| (), &mut told).expect("a file can be judged");
    });
    let bsns: BTreeSet<Bsn> = match read(bytes, MAX_BYTES) {
        Reading::Valid(message) => {
            let bsns = message.clienten().into_iter().collect();
            let view = View::of(&message, Privacy::Masked);
            for lang in [Lang::Nl, Lang::En] {
                tells_nobody(&text(&view, None, lang), &bsns);
                tells_nobody(&json_line(&view, "a.xml", lang), &bsns);
                assert!(compare(&view, &view, lang).is_ok_and(|differences| differences.is_empty()));
            }
            bsns
        }
        _ => BTreeSet::new(),
    };
    let namen = Namen::ingebouwd().expect("the table of the program is right");
    if let Some(gelezen) = read_legacy(bytes, MAX_BYTES, namen) {
        let told = legacy_text(&gelezen, None, Privacy::Masked, Lang::Nl);
        assert!(!told.trim().is_empty());
    }
    let overview = Overview { entries: Entries::of_reports(reports).expect("room"), ..Overview::on(today) };
    for format in [Format::Text, Format::Json, Format::Html, Format::Csv, Format::Sarif, Format::Junit] {
        let style = Style { lang: Lang::Nl, colour: false };
        for statistics in [false, true] {
            let mut out = Vec::new();
            let options = Options { statistics, ..Options::of(style) };
            write(format, &overview, options, &mut out).expect("memory");
            let told = String::from_utf8(out).expect("text");
            tells_nobody(&told, &bsns);
            match format {
                Format::Json => {
                    for line in told.lines() {
                        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
                    }
                }
                Format::Text => {
                    let steers = |c: char| c.is_control() && c != '\n';
                    assert!(!told.contains(steers), "it steers the terminal: {told:?}");
                }
                _ => {}
            }
        }
    }
});
