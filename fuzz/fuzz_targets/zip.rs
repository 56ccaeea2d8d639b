#![no_main]

use ibericht::batch::{Input, Limits, collect};
use ibericht::messages::read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Small bounds, so that a bomb of a few bytes passes them.
    let limits = Limits { members: 8, ..Limits::for_messages_of(20_000) };
    let path = std::env::temp_dir().join(format!("ibericht-fuzz-{}.zip", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    for source in collect(std::slice::from_ref(&path), &[], None, &limits).unwrap() {
        let mut unpacked = 0;
        for input in source.open(&limits) {
            if let Input::Bytes { bytes, .. } = input {
                assert!(bytes.len() <= limits.message_bytes, "a member is larger than allowed");
                unpacked += bytes.len();
                let _ = read(&bytes, limits.message_bytes);
            }
        }
        assert!(unpacked <= limits.archive_bytes, "the members together are larger than allowed");
    }
});
