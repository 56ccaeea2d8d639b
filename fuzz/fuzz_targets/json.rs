#![no_main]

use ibericht::json;
use ibericht::messages::{MAX_BYTES, Reading, read, write};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match json::read(bytes, MAX_BYTES) {
        Reading::Valid(message) => {
            let Reading::Valid(again) = json::read(json::write(&message).as_bytes(), MAX_BYTES) else {
                panic!("what was written as JSON is not valid");
            };
            assert_eq!(message, again);
            let Reading::Valid(again) = read(write(&message).as_bytes(), MAX_BYTES) else {
                panic!("what was written as XML is not valid");
            };
            assert_eq!(message, again);
        }
        Reading::Invalid { findings, .. } => {
            assert!(!findings.is_empty());
            assert!(findings.iter().all(|finding| finding.line > 0 && finding.is_error()));
        }
        // The XML that is made of the JSON is always well-formed.
        Reading::Unreadable(finding) => {
            assert!(!finding.message.en.contains("XML"), "{}", finding.message.en)
        }
    }
});
