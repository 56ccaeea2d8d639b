//! XML to JSON to XML, for every message and both laws.

use ibericht::json;
use ibericht::messages::{Kind, MAX_BYTES, Reading, read, write};
use ibericht::values::Domain;
use proptest::prelude::*;

use super::{good, valid, xml};
use crate::support::tree::Style;
use crate::support::{Seed, generate, mutate};

#[test]
fn every_message_survives_both_ways() {
    let mut seed = Seed(11);
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            for _ in 0..25 {
                let (name, root) = generate::message(&mut seed, kind, domain);
                let message = xml(&root.document(&name, Style::Usual));
                let text = json::write(&message);
                let again = valid(&text);
                assert_eq!(message, again, "{text}");
                assert_eq!(json::write(&xml(&write(&again))), text);
            }
        }
    }
}

#[test]
fn line_ends_survive() {
    for (text, kept) in [
        ("a\\nb", "a\nb"),
        ("a\\rb", "a\rb"),
        ("a\\r\\nb", "a\r\nb"),
        ("\\n\\ra\\r\\r\\n\\n", "\n\ra\r\r\n\n"),
        ("a\\tb \\u2028]]>&<>\\\"\\\\\\/\\uD83D\\uDE00", "a\tb \u{2028}]]>&<>\"\\/\u{1F600}"),
    ] {
        let json = good().replace("Twee regels\\ntekst", text);
        assert_ne!(json, good());
        let message = valid(&json);
        let ibericht::messages::Inhoud::VerzoekOmToewijzing(root) = &message.inhoud else { panic!("a 315") };
        let commentaar = root.client.commentaar.as_ref().unwrap();
        assert_eq!(commentaar.as_str(), kept);
        assert_eq!(xml(&write(&message)), message);
        assert_eq!(valid(&json::write(&message)), message);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = json::read(&bytes, MAX_BYTES);
    }

    #[test]
    fn a_message_with_changed_bytes_gets_a_verdict(
        seed in any::<u64>(),
        changes in proptest::collection::vec((any::<usize>(), proptest::sample::select(b"\"\\{}[],:01-.eEnul\r\n\0\xff x".as_slice())), 1..6),
        removed in any::<usize>(),
    ) {
        let mut seed = Seed(seed);
        let kind = *seed.pick(&Kind::ALL);
        let domain = *seed.pick(&Domain::ALL);
        let (name, root) = generate::message(&mut seed, kind, domain);
        let mut bytes = json::write(&xml(&root.document(&name, Style::Usual))).into_bytes();
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at % length] = byte;
        }
        bytes.remove(removed % length);
        if let Reading::Valid(message) = json::read(&bytes, MAX_BYTES) {
            prop_assert_eq!(valid(&json::write(&message)), *message);
        }
    }

    #[test]
    fn what_is_valid_of_bent_xml_survives_as_json(seed in any::<u64>()) {
        let mut seed = Seed(seed);
        let kind = *seed.pick(&Kind::ALL);
        let domain = *seed.pick(&Domain::ALL);
        let (name, mut root) = generate::message(&mut seed, kind, domain);
        let style = mutate::mutate(&mut seed, &mut root);
        if let Reading::Valid(message) = read(root.document(&name, style).as_bytes(), MAX_BYTES) {
            prop_assert_eq!(valid(&json::write(&message)), *message);
        }
    }
}
