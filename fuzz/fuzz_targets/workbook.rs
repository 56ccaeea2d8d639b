#![no_main]

use ibericht::declaration::Registraties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut registraties = Registraties::default();
    registraties.add_workbook("registraties.xlsx", bytes, 10_000_000);
});
