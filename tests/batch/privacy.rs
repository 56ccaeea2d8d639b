//! What others put into names and values never steers a terminal and never shows a BSN.

use ibericht::finding::Lang;
use ibericht::report::json;

use super::folder::{Folder, gists};
use super::post::{CLIENT, Toewijzing, Verzoek};

fn masked() -> String {
    format!("*****{}", &CLIENT[5..])
}

/// All that reports say, in both languages.
fn told(folder: &Folder) -> String {
    let reports = folder.check();
    [Lang::Nl, Lang::En].map(|lang| json::lines(&reports, lang)).concat()
}

#[cfg(unix)]
#[test]
fn a_name_that_would_steer_a_terminal_is_shown_harmless() {
    let folder = Folder::new("steering");
    folder.file("a\u{1b}[31m\u{9b}b\nc\u{202e}d.xml", Toewijzing::default().xml());
    assert_eq!(gists(&folder.check()), ["a\u{fffd}[31m\u{fffd}b\u{fffd}c\u{fffd}d.xml valid"]);
}

#[test]
fn a_bsn_in_a_file_name_is_masked() {
    let folder = Folder::new("bsn-in-name");
    folder.file(&format!("map {CLIENT}/mw {CLIENT}.xml"), Toewijzing::default().xml());
    folder.file(&format!("{CLIENT}.txt"), "notitie");
    let name = masked();
    assert_eq!(
        gists(&folder.check()),
        [format!("{name}.txt unreadable BESTAND"), format!("map {name}/mw {name}.xml valid")]
    );
}

#[test]
fn the_bsn_of_the_client_is_masked_wherever_the_message_has_it() {
    let folder = Folder::new("bsn-in-reference");
    folder.file("id.xml", Toewijzing { id: CLIENT, ..Toewijzing::default() }.xml());
    folder.file("reference.xml", Verzoek { referentie: CLIENT, ..Verzoek::default() }.xml());
    let text = told(&folder);
    assert!(text.contains(&format!("\"id\":\"{}\"", masked())), "{text}");
    assert!(!text.contains(CLIENT), "{text}");
}

#[test]
fn a_bsn_where_the_schema_wants_something_else_is_masked() {
    let folder = Folder::new("bsn-misplaced");
    let text = String::from_utf8(Toewijzing::default().xml()).unwrap();
    let (start, rest) = text.split_once("Toewijzingsdatum>").unwrap();
    let (_, rest) = rest.split_once('<').unwrap();
    folder.file("date.xml", format!("{start}Toewijzingsdatum>{CLIENT}<{rest}"));
    folder.file("element.xml", text.replacen("</", &format!("<B{CLIENT}/></"), 1));
    folder.file("namespace.xml", format!("<x xmlns=\"urn:{CLIENT}\u{9b}\"/>"));
    let told = told(&folder);
    assert!(told.matches(&masked()).count() >= 6, "{told}");
    assert!(!told.contains(CLIENT) && !told.contains('\u{9b}'), "{told}");
}
