#![no_main]

use std::cell::RefCell;

use ibericht::dossier::{Hash, MessageRecord, SqliteStore, Stand, Store, facts};
use ibericht::finding::{Level, Verdict};
use ibericht::messages::{MAX_BYTES, Reading, XsdVersies, read};
use ibericht::productbook::{Book, Books};
use ibericht::retour::{Making, answer};
use ibericht::rules::{Case, check_known, content};
use ibericht::values::{Datum, Versie};

thread_local! {
    /// The messages of this run so far, so that one meets the other.
    static STORE: RefCell<(SqliteStore, u64, Books)> = RefCell::new((
        SqliteStore::in_memory().expect("a store"),
        0,
        Book::builtin("rijk-van-nijmegen-2026").expect("a book").expect("a good book").into(),
    ));
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Reading::Valid(message) = read(bytes, MAX_BYTES) else { return };
    STORE.with_borrow_mut(|(store, number, book)| {
        *number += 1;
        if number.is_multiple_of(2000) {
            *store = SqliteStore::in_memory().expect("a store");
        }
        let hash = Hash(format!("{number:064x}"));
        let today = Datum::from_ymd_opt(2026, 6, 1).expect("a day");
        let mut case = Case::new(&message, &hash, store, today);
        case.books = book;
        let outcome = check_known(&case, Level::Dossier, Level::Extern).expect("the dossier can be read");
        let failed = outcome.findings.iter().find(|finding| {
            finding.is_error() && finding.message.nl.contains("kon niet worden gecontroleerd")
        });
        assert!(failed.is_none(), "a rule failed inside: {failed:?}");
        let mut findings = content::check(&message);
        findings.extend(outcome.findings);
        let versies = XsdVersies::uniform(&Versie::new("1.0.0").expect("a version"));
        let made = answer(&message, &hash, &findings, &Making { today, versies: &versies });
        store.begin().expect("a transaction");
        let record = MessageRecord {
            hash: hash.clone(),
            bytes: bytes.to_vec(),
            outgoing: false,
            header: Some(facts::header(&message)),
            ontvangen: today,
            stand: message.kind().answers().is_none().then_some(Stand::Onderweg),
            afgerond: true,
            verdict: Verdict::Valid,
            report: String::new(),
        };
        store.add_message(&record).expect("a message");
        facts::enter(store, &message, &hash, Stand::Onderweg).expect("facts");
        if let Some(made) = made {
            let Reading::Valid(again) = read(made.xml.as_bytes(), MAX_BYTES) else {
                panic!("no valid answer")
            };
            assert_eq!(*again, made.bericht);
            facts::apply(store, &message, &hash, &made.bericht, None).expect("the answer decides");
        }
        store.commit().expect("a commit");
    });
});
