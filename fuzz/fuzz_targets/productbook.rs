#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = ibericht::productbook::Book::parse("fuzz", text);
    let _ = ibericht::productbook::lint("fuzz", text);
});
