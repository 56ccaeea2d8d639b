//! No BSN and nothing that steers a terminal comes out.

use ibericht::finding::Lang;
use ibericht::messages::Kind;
use ibericht::show::{Privacy, View, compare, differences_json, differences_text, json_line, text};
use ibericht::values::{Bsn, Domain};

use super::filled;
use super::message;

/// Everything that can be shown of a message, and of its differences with another.
fn shown(document: &str, other: &str, privacy: Privacy) -> String {
    let view = View::of(&message(document), privacy);
    let other = View::of(&message(other), privacy);
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let differences = compare(&view, &other, lang).unwrap();
        assert!(!differences.is_empty());
        all += &text(&view, Some("a.xml"), lang);
        all += &json_line(&view, "a.xml", lang);
        all += &differences_text(&differences, lang);
        all += &differences_json(&differences);
    }
    all
}

fn bsns(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| Bsn::new(run).is_ok_and(|bsn| bsn.passes_eleven_test())).collect()
}

#[test]
fn no_bsn_is_shown_in_full_unless_asked_for() {
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let document = filled::document(kind, domain);
            let other = document.replace("999900006", "999990020").replace("2026-05-04", "2026-05-05");
            assert_eq!(bsns(&shown(&document, &other, Privacy::Masked)), Vec::<&str>::new(), "{kind:?}");
            let has_client = document.contains("999900006");
            assert_eq!(shown(&document, &other, Privacy::Full).contains("999900006"), has_client, "{kind:?}");
        }
    }
}

#[test]
fn a_bsn_where_none_belongs_is_hidden_too() {
    let document = filled::document(Kind::Toewijzing, Domain::Jw);
    for (place, stranger) in [
        // In words: any number that passes the test.
        ("Belt liever overdag", true),
        ("Voorbeeldstraat", true),
        ("a@voorbeeld.nl", true),
        ("Anna Maria", true),
        // In references and numbers: that of the client.
        ("REF-0045", false),
        ("0240000000", false),
    ] {
        assert!(document.contains(place), "{place}\n{document}");
        let bsn = if stranger { "999900018" } else { "999900006" };
        assert!(Bsn::new(bsn).unwrap().passes_eleven_test() || !stranger);
        let bent = document.replace(place, bsn);
        assert_eq!(bsns(&shown(&bent, &document, Privacy::Masked)), Vec::<&str>::new(), "{place}");
        assert!(shown(&bent, &document, Privacy::Full).contains(bsn), "{place}");
    }
}

#[test]
fn what_steers_a_terminal_is_replaced() {
    // U+009B begins a control sequence, U+202E turns the direction of reading around.
    let document = filled::document(Kind::Toewijzing, Domain::Jw);
    let bent =
        document.replace("Belt liever", "Belt\u{9b}31m \u{202e}liever").replace("Nijmegen", "Nij\u{85}megen");
    for privacy in [Privacy::Masked, Privacy::Full] {
        let all = shown(&bent, &document, privacy);
        assert!(all.contains("Belt\u{fffd}31m \u{fffd}liever") && all.contains("Nij\u{fffd}megen"));
        assert!(!all.contains(['\u{9b}', '\u{202e}', '\u{85}', '\u{1b}']));
    }
}
