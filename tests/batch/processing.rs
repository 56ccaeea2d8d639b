//! Messages into the dossier: in any order, exactly once, whatever happens in between.

use std::path::Path;

use ibericht::batch::{Afwijkingen, BatchError, Checks, Limits, Own, Running, Sent, Steps, collect};
use ibericht::dossier::{Dossier, OutgoingFile, SqliteStore, Store, VerzoekStatus, Waarvoor};
use ibericht::finding::{Lang, Level, Severity};
use ibericht::messages::XsdVersies;
use ibericht::productbook::Book;
use ibericht::report::dossier::{Selection, clients, lines, prestaties, toewijzingen, verzoeken};
use ibericht::report::{Entry, json};
use ibericht::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Versie};

use super::dying::Dying;
use super::entries::process;
use super::folder::{Folder, gist};
use super::post::{AANBIEDER, CLIENT, Declaratie, OTHER_CLIENT, Toewijzing, Verzoek};
use super::sent::send;

fn book() -> Book {
    Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap()
}

fn provider() -> Own {
    Own::Aanbieder(AgbCode::new(AANBIEDER).unwrap())
}

fn run_as(store: &mut dyn Store, folder: &Path, own: Own) -> Result<Vec<Entry>, BatchError> {
    run_within(store, folder, own, Limits::default(), Afwijkingen::none())
}

fn run_within(
    store: &mut dyn Store,
    folder: &Path,
    own: Own,
    limits: Limits,
    afwijkingen: &Afwijkingen,
) -> Result<Vec<Entry>, BatchError> {
    let sources = collect(&[folder.to_path_buf()], &[], Some(folder), &limits)?;
    let checks = Checks { limits, until: Level::Productbook };
    let (book, versies) = (book(), XsdVersies::uniform(&Versie::new("1.0.0").unwrap()));
    let today = Datum::from_ymd_opt(2026, 5, 1).unwrap();
    let running = Running {
        checks,
        books: &book.into(),
        own: &own,
        today,
        versies: &versies,
        afwijkingen,
        steps: &Steps::new(),
    };
    process(store, &sources, &running)
}

fn run(store: &mut dyn Store, folder: &Folder) -> Vec<Entry> {
    run_as(store, &folder.0, provider()).unwrap()
}

/// What is said of every file, with a mark for what was seen before.
fn said(entries: &[Entry]) -> Vec<String> {
    entries
        .iter()
        .map(|entry| format!("{}{}", gist(&entry.report), if entry.seen { " seen" } else { "" }))
        .collect()
}

/// All that the dossier says, as text.
fn content(store: &dyn Store) -> String {
    let all = Selection { bsn: None, masked: false, lang: Lang::Nl };
    [
        lines(&clients(store, &all).unwrap()),
        lines(&toewijzingen(store, &all).unwrap()),
        lines(&verzoeken(store, &all).unwrap()),
        lines(&prestaties(store, &all).unwrap()),
    ]
    .concat()
}

fn status(store: &dyn Store, bsn: &str) -> Vec<VerzoekStatus> {
    let bsn = Bsn::new(bsn).unwrap();
    store.verzoeken(Domain::Jw, &bsn).unwrap().iter().map(ibericht::dossier::Verzoek::status).collect()
}

/// A parent with a request that leans on it, a request without parent, and a file that is no message.
fn a_batch(name: &str, names: [&str; 4]) -> Folder {
    let folder = Folder::new(name);
    folder.file(names[0], Toewijzing::default().xml());
    folder.file(names[1], Verzoek::default().xml());
    folder.file(
        names[2],
        Verzoek { id: "V2", bsn: OTHER_CLIENT, referentie: "R2", ..Verzoek::default() }.xml(),
    );
    folder.file(names[3], "geen bericht");
    folder
}

#[test]
fn a_request_that_comes_before_its_allocation_in_the_folder_is_judged_with_it() {
    let folder = a_batch("judged", ["z.xml", "a.xml", "b.xml", "c.xml"]);
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = run(&mut store, &folder);
    let files: Vec<_> = entries.iter().map(|entry| &*entry.report.file).collect();
    assert_eq!(files, ["z.xml", "a.xml", "b.xml", "c.xml"], "301 before 315, what is no message last");
    let rules = |index: usize| -> Vec<&str> {
        entries[index].report.findings.iter().filter(|f| f.is_error()).map(|f| &*f.rule).collect()
    };
    assert_eq!(rules(1), Vec::<&str>::new());
    assert_eq!(rules(2), ["RVN-45A49-parent-at-provider"]);
    let line = &entries[2].report.findings[0];
    assert!(line.line > 0, "a finding of the product book has its place: {line:?}");
}

/// A rule of a product book is no part of an answer: an agreement lowers it on both sides.
#[test]
fn what_breaks_a_product_book_by_agreement_is_not_held_back() {
    let gemeente = Own::Gemeente(Gemeente::new("0268").unwrap());
    let agreed = |own: &Own, partner: &str| {
        let text = format!(
            "[[afwijking]]\nnaam = \"zonder-hoofdproduct\"\nregel = \"RVN-45A49-parent-at-provider\"\n\
             partner = \"{partner}\"\nvan = 2026-05-01\ntot = 2026-05-31\nreden = \"wisselt van aanbieder\"\n"
        );
        Afwijkingen::parse(&text, "a.toml", &book().into(), own).unwrap()
    };
    let one = || Verzoek { id: "V2", bsn: OTHER_CLIENT, referentie: "R2", ..Verzoek::default() }.xml();
    let folder = Folder::new("agreed-book");
    folder.file("a.xml", one());
    let mut store = SqliteStore::in_memory().unwrap();
    assert!(run(&mut store, &folder)[0].report.held_back);
    assert_eq!(status(&store, OTHER_CLIENT), [VerzoekStatus::Tegengehouden]);
    // Made afterwards, it lets the same file go.
    for seen in [false, true] {
        let entries =
            run_within(&mut store, &folder.0, provider(), Limits::default(), &agreed(&provider(), "0268"))
                .unwrap();
        assert_eq!((entries[0].report.held_back, entries[0].seen), (false, seen));
        assert!(said(&entries)[0].contains("RVN-45A49-parent-at-provider?"), "{:?}", said(&entries));
        assert_eq!(status(&store, OTHER_CLIENT), [VerzoekStatus::Onderweg]);
    }
    let mut store = SqliteStore::in_memory().unwrap();
    let entries =
        run_within(&mut store, &folder.0, provider(), Limits::default(), &agreed(&provider(), "0344"))
            .unwrap();
    assert!(entries[0].report.held_back, "agreed with another municipality");

    let [mut one, mut two] = [SqliteStore::in_memory().unwrap(), SqliteStore::in_memory().unwrap()];
    let plain = run_as(&mut one, &folder.0, gemeente).unwrap();
    let lowered =
        run_within(&mut two, &folder.0, gemeente, Limits::default(), &agreed(&gemeente, AANBIEDER)).unwrap();
    assert!(plain[0].report.has_errors() && !lowered[0].report.has_errors());
    assert_eq!(plain[0].report.answer, lowered[0].report.answer);
    let files = |store: &SqliteStore| -> Vec<Vec<u8>> {
        let names = store.never_written("", 1_000).unwrap().into_iter();
        names.map(|name| store.outgoing_file(&name).unwrap().unwrap().bytes).collect()
    };
    assert_eq!((files(&one).len(), files(&one)), (1, files(&two)));
}

#[test]
fn the_order_and_the_names_of_files_make_no_difference() {
    let outcome = |name: &str, names| {
        let mut store = SqliteStore::in_memory().unwrap();
        let mut entries = run(&mut store, &a_batch(name, names));
        for entry in &mut entries {
            entry.report.file.clear();
        }
        let reports = entries.iter().map(|entry| &entry.report);
        (json::lines(reports, Lang::Nl), content(&store))
    };
    let first = outcome("order-1", ["a.xml", "b.xml", "c.xml", "d.xml"]);
    assert_eq!(first, outcome("order-2", ["d.xml", "c.xml", "b.xml", "a.xml"]));
    assert_eq!(first, outcome("order-3", ["c.xml", "x/a.xml", "b.xml", "y/d.xml"]));
}

#[test]
fn the_number_of_threads_makes_no_difference() {
    let folder = Folder::new("threads");
    for (index, id) in ["A", "B", "C", "D", "E", "F", "G", "H"].into_iter().enumerate() {
        let nummer = u32::try_from(index).unwrap() + 1;
        folder.file(&format!("{id}.xml"), Toewijzing { id, nummer, ..Toewijzing::default() }.xml());
    }
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let mut store = SqliteStore::in_memory().unwrap();
        let said = pool.install(|| said(&run(&mut store, &folder)));
        (said, content(&store))
    };
    assert_eq!(with(1), with(4));
}

#[test]
fn a_second_run_tells_the_same_and_changes_nothing() {
    let folder = a_batch("twice", ["a.xml", "b.xml", "c.xml", "d.xml"]);
    let mut store = SqliteStore::in_memory().unwrap();
    let first = run(&mut store, &folder);
    let before = content(&store);
    let second = run(&mut store, &folder);
    let reports = |entries: &[Entry]| json::lines(entries.iter().map(|entry| &entry.report), Lang::En);
    assert_eq!(reports(&first), reports(&second));
    assert_eq!(before, content(&store));
    let seen: Vec<_> = second.iter().map(|entry| entry.seen).collect();
    assert_eq!(seen, [true, true, true, false], "what is no message is not kept, and told again");
}

#[test]
fn the_same_file_twice_in_one_batch_counts_once() {
    let folder = Folder::new("twin");
    for name in ["a.xml", "b.xml"] {
        folder.file(name, Toewijzing::default().xml());
    }
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = run(&mut store, &folder);
    assert_eq!([entries[0].seen, entries[1].seen], [false, true]);
    assert_eq!(entries[0].report.findings, entries[1].report.findings);
    let versies = store.versies(Domain::Jw, &Bsn::new(CLIENT).unwrap()).unwrap();
    assert_eq!(versies.len(), 1);
}

#[test]
fn tr056_the_same_identification_with_other_bytes_stays_out_of_the_dossier() {
    let folder = Folder::new("tr056");
    folder.file("a.xml", Toewijzing::default().xml());
    let mut store = SqliteStore::in_memory().unwrap();
    run(&mut store, &folder);
    let before = content(&store);
    folder.file("b.xml", Toewijzing { nummer: 2, date: "2026-03-05", ..Toewijzing::default() }.xml());
    let entries = run(&mut store, &folder);
    let second = entries.iter().find(|entry| entry.report.file == "b.xml").unwrap();
    let finding = second.report.findings.iter().find(|finding| finding.rule == "TR056").unwrap();
    assert_eq!(finding.level, Level::Dossier);
    assert_eq!(finding.retourcode.as_deref(), Some("9056"));
    assert_eq!(finding.path, "/Bericht/Header/BerichtIdentificatie/Identificatie");
    assert_eq!(finding.found.as_deref(), Some("T1"));
    assert!(finding.line > 0);
    assert_eq!(content(&store), before);
}

#[test]
fn tr056_another_kind_of_message_may_have_the_same_identification() {
    let folder = Folder::new("tr056-kind");
    folder.file("a.xml", Verzoek { id: "X", ..Verzoek::default() }.xml());
    folder.file("b.xml", Declaratie { id: "X", ..Declaratie::default() }.xml());
    let entries = run(&mut SqliteStore::in_memory().unwrap(), &folder);
    assert!(entries.iter().flat_map(|entry| &entry.report.findings).all(|finding| finding.rule != "TR056"));
}

#[test]
fn tr314_a_reference_number_that_is_in_use_keeps_a_declaration_out() {
    let folder = Folder::new("tr314");
    for (id, nummer) in [("T1", 1), ("T2", 2), ("T3", 3)] {
        let toewijzing = Toewijzing { id, nummer, ..Toewijzing::default() };
        folder.file(&format!("{id}.xml"), toewijzing.xml());
    }
    let declaratie = |id, nummer, referentie, toewijzing| {
        Declaratie { id, nummer, referentie, toewijzing, ..Declaratie::default() }.xml()
    };
    folder.file("a.xml", declaratie("D1", "DN1", "P1", 1));
    folder.file("b.xml", declaratie("D2", "DN2", "P1", 2));
    folder.file("c.xml", declaratie("D3", "DN3", "P3", 3));
    let mut store = SqliteStore::in_memory().unwrap();
    let said = said(&run(&mut store, &folder));
    let declared: Vec<_> = said.iter().filter(|line| !line.starts_with('T')).collect();
    assert_eq!(declared, ["a.xml valid", "b.xml invalid TR314!", "c.xml valid"]);
    assert_eq!(store.prestaties(Domain::Jw, &Bsn::new(CLIENT).unwrap()).unwrap().len(), 2);
}

#[test]
fn a_message_with_an_error_of_level_2_stays_out_of_the_dossier() {
    let folder = Folder::new("level-2");
    let bytes = String::from_utf8(Toewijzing::default().xml()).unwrap().replace(CLIENT, "999900007");
    folder.file("a.xml", bytes);
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = run(&mut store, &folder);
    assert_eq!(said(&entries), ["a.xml invalid CS002!"]);
    assert_eq!(content(&store), "");
}

#[test]
fn a_request_of_our_own_that_breaks_the_book_is_held_back() {
    let folder = a_batch("held-back", ["a.xml", "b.xml", "c.xml", "d.xml"]);
    let gemeente = Own::Gemeente(Gemeente::new("0268").unwrap());
    for (own, expected, other) in [
        (provider(), VerzoekStatus::Tegengehouden, VerzoekStatus::Onderweg),
        (Own::Unknown, VerzoekStatus::Open, VerzoekStatus::Open),
        (gemeente, VerzoekStatus::Open, VerzoekStatus::Open),
    ] {
        let mut store = SqliteStore::in_memory().unwrap();
        run_as(&mut store, &folder.0, own).unwrap();
        assert_eq!(status(&store, OTHER_CLIENT), [expected], "{own:?}");
        assert_eq!(status(&store, CLIENT), [other], "{own:?}");
    }
}

#[test]
fn a_run_that_is_killed_at_any_commit_is_finished_by_the_next() {
    let folder = a_batch("killed", ["a.xml", "b.xml", "c.xml", "d.xml"]);
    let mut whole = SqliteStore::in_memory().unwrap();
    let expected = said(&run(&mut whole, &folder));
    let together = Limits::default();
    let one_by_one = Limits { together: 1, ..together };
    for (limits, kills) in [(together, 5), (one_by_one, 7)] {
        let mut killed = 0;
        for commits in 0.. {
            let mut store = SqliteStore::in_memory().unwrap();
            let mut dying = Dying { store: &mut store, commits, is_overtaken: false };
            let interrupted = run_within(&mut dying, &folder.0, provider(), limits, Afwijkingen::none());
            let finished = interrupted.is_ok();
            let entries = run(&mut store, &folder);
            assert_eq!(content(&store), content(&whole), "after {commits} commits");
            let unmarked: Vec<_> = said(&entries).iter().map(|line| line.replace(" seen", "")).collect();
            assert_eq!(unmarked, expected, "after {commits} commits");
            if finished {
                break;
            }
            killed += 1;
        }
        assert_eq!(killed, kills, "three messages, what they are committed with, and their reports");
    }
}

#[test]
fn what_must_go_out_is_written_by_the_next_run_when_this_one_stopped() {
    let folder = Folder::new("send");
    let mut store = SqliteStore::in_memory().unwrap();
    let file = |name: &str| OutgoingFile {
        name: name.into(),
        bytes: name.as_bytes().to_vec(),
        waarvoor: Waarvoor::Maand("2026-04".parse().unwrap()),
    };
    store.add_outgoing(&file("declaraties/1.xml")).unwrap();
    store.add_outgoing(&file("declaraties/2.xml")).unwrap();
    // The first file was half written when an earlier program was killed.
    let left = folder.file("declaraties/.ibericht-0123456789abcdef.tmp", "decl");
    // A file in the place of the folder: nothing can be written.
    let blocked = Folder::new("send-blocked");
    blocked.file("declaraties", "");
    assert!(matches!(send(&mut store, &blocked.0, None, &[]), Err(BatchError::Write { .. })));

    assert_eq!(
        send(&mut store, &folder.0, None, &[]).unwrap().written,
        ["declaraties/1.xml", "declaraties/2.xml"]
    );
    assert_eq!(std::fs::read(folder.0.join("declaraties/1.xml")).unwrap(), b"declaraties/1.xml");
    assert!(!left.exists());
    let month = |text: &str| Some(text.parse().unwrap());
    assert_eq!(send(&mut store, &folder.0, month("2026-04"), &[]).unwrap().written, Vec::<String>::new());
    std::fs::remove_file(folder.0.join("declaraties/2.xml")).unwrap();
    // A run for another month does not bring an old declaration back: it would invite to submit it twice.
    assert_eq!(send(&mut store, &folder.0, None, &[]).unwrap().written, Vec::<String>::new());
    assert_eq!(send(&mut store, &folder.0, month("2026-05"), &[]).unwrap().written, Vec::<String>::new());
    let sent = send(&mut store, &folder.0, month("2026-04"), &[]).unwrap();
    assert_eq!(
        (&*sent.written, sent.sent.written, sent.sent.again),
        (&["declaraties/2.xml".to_owned()][..], 1, 1)
    );
    // It may have been submitted, so that is told.
    let warning = sent.sent.warning().unwrap();
    assert_eq!(
        (&*warning.rule, warning.severity, &*warning.path),
        ("OPNIEUW", Severity::Warning, "declaraties/2.xml")
    );
    assert!(warning.message.nl.ends_with("(1): declaraties/2.xml"), "{}", warning.message.nl);
    assert_eq!(Sent::default().warning(), None);
}

#[test]
fn a_file_that_was_changed_by_hand_is_left_and_one_that_is_in_the_way_is_told() {
    let folder = Folder::new("send-changed");
    let mut store = SqliteStore::in_memory().unwrap();
    let month = "2026-04".parse().unwrap();
    let file = |name: &str| OutgoingFile {
        name: name.into(),
        bytes: name.as_bytes().to_vec(),
        waarvoor: Waarvoor::Maand(month),
    };
    store.add_outgoing(&file("declaraties/1.xml")).unwrap();
    send(&mut store, &folder.0, Some(month), &[]).unwrap();
    folder.file("declaraties/1.xml", "by hand");
    // A later run of the month, with a new file beside it, leaves it as it is.
    store.add_outgoing(&file("declaraties/2.xml")).unwrap();
    let sent = send(&mut store, &folder.0, Some(month), &[]).unwrap();
    assert_eq!((&*sent.written, sent.sent.again), (&["declaraties/2.xml".to_owned()][..], 0));
    assert_eq!(std::fs::read(folder.0.join("declaraties/1.xml")).unwrap(), b"by hand");

    // What nobody marked as written is of another dossier: nothing goes over it, nothing is taken for written.
    store.add_outgoing(&file("declaraties/3.xml")).unwrap();
    store.add_outgoing(&file("declaraties/4.xml")).unwrap();
    let strange = folder.file("declaraties/4.xml", "of another dossier");
    for _ in 0..2 {
        let outcome = send(&mut store, &folder.0, Some(month), &[]);
        assert!(matches!(outcome, Err(BatchError::Exists { path }) if path == strange));
    }
    assert_eq!(std::fs::read(&strange).unwrap(), b"of another dossier");
    std::fs::remove_file(&strange).unwrap();
    let sent = send(&mut store, &folder.0, Some(month), &[]).unwrap();
    assert_eq!((sent.written.len(), sent.sent.again), (2, 0));
}

/// A dossier of which another program takes a file just before this one does.
#[test]
fn a_file_that_another_program_writes_meanwhile_is_told() {
    let folder = Folder::new("send-two");
    let mut store = SqliteStore::in_memory().unwrap();
    let file = |name: &str, month: &str| OutgoingFile {
        name: name.into(),
        bytes: name.as_bytes().to_vec(),
        waarvoor: Waarvoor::Maand(month.parse().unwrap()),
    };
    store.add_outgoing(&file("declaraties/1.xml", "2026-04")).unwrap();
    store.add_outgoing(&file("declaraties/2.xml", "2026-05")).unwrap();
    let mut store = Dying { store: &mut store, commits: usize::MAX, is_overtaken: true };
    let sent = send(&mut store, &folder.0, Some("2026-05".parse().unwrap()), &[]).unwrap();
    // It may stand in two folders now.
    assert_eq!((sent.written.len(), sent.sent.again), (2, 2));
    assert!(sent.sent.warning().is_some());
}

/// More files than are marked together: each is written once, in order, and none that another month brings back.
#[test]
fn many_files_go_out_in_order_and_once() {
    let folder = Folder::new("send-many");
    let mut store = SqliteStore::in_memory().unwrap();
    let names: Vec<_> = (0..700).map(|number| format!("declaraties/{number:03}.xml")).collect();
    for (number, name) in names.iter().enumerate() {
        let month = if number % 2 == 0 { "2026-04" } else { "2026-05" };
        let waarvoor = Waarvoor::Maand(month.parse().unwrap());
        let bytes = name.as_bytes().to_vec();
        store.add_outgoing(&OutgoingFile { name: name.clone(), bytes, waarvoor }).unwrap();
    }
    // Stopped after the first ones were written and before they were marked.
    folder.file(&names[0], &names[0]);
    assert_eq!(send(&mut store, &folder.0, None, &[]).unwrap().written, names);
    for name in &names {
        assert_eq!(std::fs::read_to_string(folder.0.join(name)).unwrap(), *name);
        std::fs::remove_file(folder.0.join(name)).unwrap();
    }
    let april: Vec<_> = names.iter().step_by(2).cloned().collect();
    assert_eq!(send(&mut store, &folder.0, Some("2026-04".parse().unwrap()), &[]).unwrap().written, april);
}

#[cfg(unix)]
#[test]
fn what_is_written_is_readable_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("mode");
    let mut store = SqliteStore::in_memory().unwrap();
    store
        .add_outgoing(&OutgoingFile {
            name: "declaraties/1.xml".into(),
            bytes: Vec::new(),
            waarvoor: Waarvoor::Maand("2026-04".parse().unwrap()),
        })
        .unwrap();
    send(&mut store, &folder.0, None, &[]).unwrap();
    let mode = |path: &str| std::fs::metadata(folder.0.join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("declaraties/1.xml"), 0o600);
    assert_eq!(mode("declaraties"), 0o700);
}

#[test]
fn a_message_between_others_is_told_and_does_not_count_as_ours() {
    let folder = Folder::new("between-others");
    folder.file("ours.xml", Toewijzing::default().xml());
    folder.file(
        "theirs.xml",
        Toewijzing { id: "T2", nummer: 2, aanbieder: "87654321", ..Toewijzing::default() }.xml(),
    );
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = run(&mut store, &folder);
    assert_eq!(said(&entries), ["ours.xml valid", "theirs.xml valid PARTIJ?"]);
    let finding = &entries[1].report.findings[0];
    assert_eq!(
        (finding.path.as_str(), finding.found.as_deref()),
        ("/Bericht/Header/Ontvanger", Some("87654321"))
    );
    assert!(finding.line > 0);
    let known = store.versies(Domain::Jw, &Bsn::new(CLIENT).unwrap()).unwrap();
    let mut aanbieders: Vec<_> = known.iter().map(|versie| versie.aanbieder.to_string()).collect();
    aanbieders.sort();
    assert_eq!(aanbieders, [AANBIEDER, "87654321"], "each under its own provider");

    // The settings of the run decide, not those of the run that saw the message first.
    let other = Own::Aanbieder(AgbCode::new("87654321").unwrap());
    let entries = run_as(&mut store, &folder.0, other).unwrap();
    assert_eq!(said(&entries), ["ours.xml valid PARTIJ? seen", "theirs.xml valid seen"]);
    let entries = run_as(&mut store, &folder.0, Own::Unknown).unwrap();
    assert_eq!(said(&entries), ["ours.xml valid seen", "theirs.xml valid seen"]);
}

#[test]
fn programs_that_start_at_the_same_time_make_one_dossier() {
    let folder = Folder::new("at-once");
    let path = folder.0.join("dossier.db");
    let opened: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| SqliteStore::open(&path).map(drop))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for outcome in opened {
        outcome.unwrap();
    }
}

#[test]
fn a_wrong_value_in_the_dossier_keeps_only_what_it_is_about_from_being_judged() {
    let earlier = Folder::new("corrupt-earlier");
    earlier.file("a.xml", Toewijzing::default().xml());
    let path = earlier.0.join("dossier.db");
    let municipality = || Own::Gemeente(Gemeente::new("0268").unwrap());
    run_as(&mut SqliteStore::open(&path).unwrap(), &earlier.0, municipality()).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    let wrong_values = [
        ("D1", "toewijzingstijd = 'noon'"),
        ("D2", "volume = -9223372036854775808"),
        ("D3", "categorie = CAST(x'FF' AS TEXT)"),
    ];
    for (id, wrong) in wrong_values {
        other.execute(&format!("UPDATE toewijzing SET {wrong} WHERE bsn = ?1"), [CLIENT]).unwrap();
        let later = Folder::new(&format!("corrupt-{id}"));
        later.file("b.xml", Declaratie { id, ..Declaratie::default() }.xml());
        later.file("c.xml", Verzoek { id, ..Verzoek::default() }.xml());
        later.file("d.xml", Toewijzing { id, bsn: OTHER_CLIENT, nummer: 7, ..Toewijzing::default() }.xml());
        let mut store = SqliteStore::open(&path).unwrap();
        for entry in run_as(&mut store, &later.0, municipality()).unwrap() {
            let text = json::lines([&entry.report], Lang::Nl);
            let is_about = entry.report.file != "d.xml";
            assert_eq!(text.contains("kon niet worden gecontroleerd"), is_about, "{wrong}: {text}");
            // The 301 is our own, and the others cannot be answered.
            assert!(entry.report.answer.is_none(), "{wrong}: {text}");
        }
        assert!(store.prestaties(Domain::Jw, &Bsn::new(CLIENT).unwrap()).unwrap().is_empty());
    }
}
