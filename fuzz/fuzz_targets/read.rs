#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = ibericht::messages::read(bytes, ibericht::messages::MAX_BYTES);
});
