#![no_main]

use ibericht::declaration::{Registraties, Tabel};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut registraties = Registraties::default();
    for (tabel, name) in [
        (Tabel::Leveringen, "leveringen.csv"),
        (Tabel::Sessies, "sessies.csv"),
        (Tabel::Deelnemers, "deelnemers.csv"),
    ] {
        registraties.add_csv(tabel, name, bytes);
    }
});
