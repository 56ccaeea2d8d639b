#![no_main]

use ibericht::legacy::{Legacy, Namen, read};
use ibericht::messages::MAX_BYTES;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Namen::parse("fuzz", text);
    }
    let namen = Namen::ingebouwd().expect("the table of the program is right");
    let Some(gelezen) = read(bytes, MAX_BYTES, namen) else { return };
    if let Some(Legacy::Declaratie(bericht)) = gelezen.bericht {
        let text = bericht.write(namen).expect("the release is in the table");
        let again = read(text.as_bytes(), MAX_BYTES, namen).expect("what is written has its namespace");
        assert_eq!(again.bericht, Some(Legacy::Declaratie(bericht)));
    }
});
