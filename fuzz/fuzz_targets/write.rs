#![no_main]

use ibericht::messages::{MAX_BYTES, Reading, read, write};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Reading::Valid(message) = read(bytes, MAX_BYTES) {
        let Reading::Valid(again) = read(write(&message).as_bytes(), MAX_BYTES) else {
            panic!("what was written is not valid");
        };
        assert_eq!(message, again);
        let _ = ibericht::rules::content::check(&message);
    }
});
