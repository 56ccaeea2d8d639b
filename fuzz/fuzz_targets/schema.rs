#![no_main]

use ibericht::schema::{SchemaName, compare, declared, read};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let (Ok(read), Some(name)) = (read(text), SchemaName::from_label("WMO301")) {
        let _ = compare(&declared(name), &read.schema);
    }
});
