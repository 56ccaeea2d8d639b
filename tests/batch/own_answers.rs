//! Our answers: made once, whatever happens, and the other party comes to the same state by them.

use std::path::Path;

use ibericht::batch::{Afwijkingen, BatchError, Checks, Limits, Own, Running, Steps, collect};
use ibericht::dossier::{Dossier, SqliteStore, Store, VerzoekStatus};
use ibericht::finding::{Lang, Level};
use ibericht::messages::{Bericht, Inhoud, MAX_BYTES, Reading, XsdVersies, read};
use ibericht::productbook::Books;
use ibericht::report::Entry;
use ibericht::report::dossier::{Selection, clients, lines, prestaties, toewijzingen, verzoeken};
use ibericht::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Versie};

use super::dying::Dying;
use super::entries::process;
use super::folder::Folder;
use super::post::{AANBIEDER, CLIENT, Declaratie, OTHER_CLIENT, Toewijzing, Verzoek};
use super::sent::send;

fn gemeente() -> Own {
    Own::Gemeente(Gemeente::new("0268").unwrap())
}

fn aanbieder() -> Own {
    Own::Aanbieder(AgbCode::new(AANBIEDER).unwrap())
}

fn run(store: &mut dyn Store, folder: &Path, own: Own) -> Result<Vec<Entry>, BatchError> {
    let limits = Limits::default();
    let sources = collect(&[folder.to_path_buf()], &[], Some(folder), &limits)?;
    let checks = Checks { limits, until: Level::Productbook };
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let today = Datum::from_ymd_opt(2026, 5, 4).unwrap();
    let running = Running {
        checks,
        books: Books::none(),
        own: &own,
        today,
        versies: &versies,
        afwijkingen: Afwijkingen::none(),
        steps: &Steps::new(),
    };
    process(store, &sources, &running)
}

/// All that must go out, by name.
fn outgoing(store: &mut dyn Store, folder: &Folder) -> Vec<(String, String)> {
    let mut names = send(store, &folder.0, None, &[]).unwrap().written;
    names.sort();
    let text = |name: &String| std::fs::read_to_string(folder.0.join(name)).unwrap();
    names.iter().map(|name| (name.clone(), text(name))).collect()
}

/// What both parties know of the clients.
fn state(store: &dyn Store) -> String {
    let all = Selection { bsn: None, masked: false, lang: Lang::Nl };
    [
        lines(&clients(store, &all).unwrap()),
        lines(&toewijzingen(store, &all).unwrap()),
        lines(&verzoeken(store, &all).unwrap()),
        lines(&prestaties(store, &all).unwrap()),
    ]
    .concat()
}

/// A right request, one that breaks level 2, and two declarations of which the second repeats a reference.
fn to_gemeente(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.file("v1.xml", Verzoek::default().xml());
    let wrong = Verzoek { id: "V2", bsn: OTHER_CLIENT, referentie: "R2", ..Verzoek::default() }.xml();
    folder.file("v2.xml", String::from_utf8(wrong).unwrap().replace("2009-05-05", "2030-05-05"));
    folder.file("d1.xml", Declaratie::default().xml());
    folder.file("d2.xml", Declaratie { id: "D2", nummer: "DN2", ..Declaratie::default() }.xml());
    folder
}

fn bericht(xml: &str) -> Bericht {
    match read(xml.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{other:#?}"),
    }
}

#[test]
fn answers_are_made_once_whenever_the_program_is_killed() {
    let folder = to_gemeente("answers-killed");
    let mut whole = SqliteStore::in_memory().unwrap();
    run(&mut whole, &folder.0, gemeente()).unwrap();
    let sent = outgoing(&mut whole, &Folder::new("answers-killed-out"));
    assert_eq!(sent.len(), 4, "an answer to every message");
    for commits in 0.. {
        let mut store = SqliteStore::in_memory().unwrap();
        let interrupted =
            run(&mut Dying { store: &mut store, commits, is_overtaken: false }, &folder.0, gemeente());
        run(&mut store, &folder.0, gemeente()).unwrap();
        assert_eq!(
            outgoing(&mut store, &Folder::new("answers-killed-again")),
            sent,
            "after {commits} commits"
        );
        assert_eq!(state(&store), state(&whole), "after {commits} commits");
        if interrupted.is_ok() {
            break;
        }
    }
    run(&mut whole, &folder.0, gemeente()).unwrap();
    assert_eq!(outgoing(&mut whole, &Folder::new("answers-killed-none")), [], "nothing is answered twice");
}

#[test]
fn the_other_party_comes_to_the_same_state_by_our_answers() {
    let folder = to_gemeente("answers-both");
    let mut theirs = SqliteStore::in_memory().unwrap();
    run(&mut theirs, &folder.0, gemeente()).unwrap();
    let status = |store: &SqliteStore, bsn: &str| -> Vec<VerzoekStatus> {
        let verzoeken = store.verzoeken(Domain::Jw, &Bsn::new(bsn).unwrap()).unwrap();
        verzoeken.iter().map(ibericht::dossier::Verzoek::status).collect()
    };
    assert_eq!(status(&theirs, CLIENT), [VerzoekStatus::Open]);
    assert_eq!(
        status(&theirs, OTHER_CLIENT),
        [VerzoekStatus::Afgekeurd],
        "told of, though it counts as not sent"
    );
    let mut ours = SqliteStore::in_memory().unwrap();
    run(&mut ours, &folder.0, aanbieder()).unwrap();
    assert_eq!(
        outgoing(&mut ours, &Folder::new("answers-both-none")),
        [],
        "we do not answer our own messages"
    );
    for (name, xml) in outgoing(&mut theirs, &Folder::new("answers-both-out")) {
        folder.file(&name, xml);
    }
    run(&mut ours, &folder.0, aanbieder()).unwrap();
    assert_eq!(state(&ours), state(&theirs));
    let mut together = SqliteStore::in_memory().unwrap();
    run(&mut together, &folder.0, aanbieder()).unwrap();
    assert_eq!(state(&together), state(&theirs), "messages and answers in one batch");
}

#[test]
fn a_message_between_others_is_not_answered() {
    let folder = Folder::new("answers-others");
    folder.file("a.xml", Toewijzing { aanbieder: "87654321", ..Toewijzing::default() }.xml());
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = run(&mut store, &folder.0, aanbieder()).unwrap();
    assert_eq!(entries[0].report.answer, None);
    assert_eq!(outgoing(&mut store, &Folder::new("answers-others-out")), []);
}

/// A report tells no more of one rule than a person can read; the answer tells all.
#[test]
fn every_rejected_line_is_in_the_answer_however_many() {
    const LINES: usize = 1100;
    let many = |id, nummer| {
        let xml = String::from_utf8(Declaratie { id, nummer, ..Declaratie::default() }.xml()).unwrap();
        let (start, end) = (xml.find("<m:Prestatie>").unwrap(), xml.find("</m:Prestaties>").unwrap());
        let one = |number: usize| {
            xml[start..end]
                .replace(">P1<", &format!(">P{number}<"))
                .replace("<m:ToewijzingNummer>1<", &format!("<m:ToewijzingNummer>{number}<"))
        };
        let total = format!("<b:TotaalBedrag>{}<", 1590 * LINES);
        format!("{}{}{}", &xml[..start], (1..=LINES).map(one).collect::<String>(), &xml[end..])
            .replace("<b:TotaalBedrag>1590<", &total)
    };
    let folder = Folder::new("answers-many");
    folder.file("d1.xml", many("D1", "DN1"));
    folder.file("d2.xml", many("D2", "DN2"));
    let mut store = SqliteStore::in_memory().unwrap();
    let entries = run(&mut store, &folder.0, gemeente()).unwrap();
    let second = entries.iter().find(|entry| entry.report.id.as_deref() == Some("D2")).unwrap();
    let findings = &second.report.findings;
    for rule in ["TR314", "TR338"] {
        assert!(findings.iter().filter(|finding| finding.rule == rule).count() < LINES, "{rule}");
    }
    assert!(findings.iter().any(|finding| finding.message.nl.contains("keer hetzelfde")));
    let answer = second.report.answer.as_ref().unwrap();
    let sent = outgoing(&mut store, &Folder::new("answers-many-out"));
    let (_, xml) = sent.iter().find(|(name, _)| *name == answer.file).unwrap();
    let Inhoud::DeclaratieAntwoord(root) = bericht(xml).inhoud else { panic!("{xml}") };
    let antwoord = root.declaratie_antwoord.unwrap();
    assert_eq!(antwoord.clienten.unwrap().iter().map(|client| client.prestaties.len()).sum::<usize>(), LINES);
    assert_eq!(antwoord.totaal_toegekend_bedrag.cents(), 0);
}
