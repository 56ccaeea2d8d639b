//! Whatever the bytes are, reading ends with a verdict.

use ibericht::messages::{Kind, MAX_BYTES, Reading, read, write};
use ibericht::values::Domain;
use proptest::prelude::*;

use super::GOOD;
use crate::support::tree::Style;
use crate::support::{Seed, generate, mutate};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, MAX_BYTES);
    }

    #[test]
    fn a_message_with_changed_bytes_gets_a_verdict(
        changes in proptest::collection::vec((0..GOOD.len(), any::<u8>()), 1..6),
        removed in 0..GOOD.len(),
    ) {
        let mut bytes = GOOD.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.remove(removed);
        let _ = read(&bytes, MAX_BYTES);
    }

    #[test]
    fn a_bent_message_never_panics_and_what_is_valid_survives_writing(seed in any::<u64>(), bends in 0..4) {
        let mut seed = Seed(seed);
        let kind = *seed.pick(&Kind::ALL);
        let domain = *seed.pick(&Domain::ALL);
        let (name, mut root) = generate::message(&mut seed, kind, domain);
        let mut style = Style::Usual;
        for _ in 0..bends {
            style = mutate::mutate(&mut seed, &mut root);
        }
        let text = root.document(&name, style);
        match read(text.as_bytes(), MAX_BYTES) {
            Reading::Valid(message) => {
                let Reading::Valid(again) = read(write(&message).as_bytes(), MAX_BYTES) else {
                    return Err(TestCaseError::fail("what was written is not valid"));
                };
                prop_assert_eq!(message, again);
            }
            Reading::Invalid { findings, .. } => prop_assert!(!findings.is_empty()),
            Reading::Unreadable(finding) => prop_assert!(finding.is_error()),
        }
    }
}
