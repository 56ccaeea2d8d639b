#![no_main]

use ibericht::batch::Config;
use ibericht::values::{Datum, plus_werkdagen};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = std::env::temp_dir().join(format!("ibericht-fuzz-{}.toml", std::process::id()));
    std::fs::write(&path, bytes).expect("a file");
    match Config::of_file(&path) {
        Ok(config) => {
            let day = Datum::from_ymd_opt(2026, 4, 3).expect("a day");
            let later = plus_werkdagen(day, 5, &config.kalender);
            assert!(later > day && config.kalender.is_werkdag(later), "{later} is no working day");
            if let Some(month) = config.period {
                assert_eq!(month.to_string().parse().ok(), Some(month));
            }
        }
        Err(error) => {
            let (what, advice) = error.texts();
            for text in [what.nl, what.en, advice.nl, advice.en] {
                assert!(!text.trim().is_empty(), "nothing is said");
                assert!(
                    !text.contains(|c: char| c.is_control() && c != '\n'),
                    "it steers the terminal: {text:?}"
                );
            }
        }
    }
});
