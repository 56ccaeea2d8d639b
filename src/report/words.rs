//! Words and amounts as people read them.

pub use crate::finding::counted;
use crate::finding::{Lang, Severity, Verdict};
use crate::values::{Eenheid, date_nl, euro_en, euro_nl, parse_date};

/// Picks a word by language.
#[must_use]
pub const fn word(lang: Lang, nl: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

/// An amount in eurocents as people write it: `€ 1.234,56` in Dutch, `€1,234.56` in English.
#[must_use]
pub fn euro(cents: i64, lang: Lang) -> String {
    match lang {
        Lang::Nl => euro_nl(cents),
        Lang::En => euro_en(cents),
    }
}

/// The same in a table that says that its amounts are in euro.
#[must_use]
pub fn amount(cents: i64, lang: Lang) -> String {
    euro(cents, lang).replace(['€', '\u{a0}'], "")
}

/// A volume with its unit, as [`Eenheid::geteld`] names that: `70 minuten`.
#[must_use]
pub fn volume(number: u64, geteld: &str, lang: Lang) -> String {
    let unit = Eenheid::van_naam(geteld).map(|unit| unit.woord(number));
    format!("{number} {}", unit.map_or(geteld, |(nl, en)| word(lang, nl, en)))
}

/// A size in bytes as people write it, in kB (1,000 bytes) or MB (a million), as VECOZO counts; rounded up, so that what
/// is told is never less than what counts.
#[must_use]
pub fn size(bytes: usize, lang: Lang) -> String {
    let point = word(lang, ",", ".");
    if bytes < 1_000_000 {
        return format!("{} kB", bytes.div_ceil(1_000));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}{point}{} MB", tenths / 10, tenths % 10)
}

/// A date of the form `JJJJ-MM-DD` as people write it: `30-04-2026` in Dutch, unchanged in English.
#[must_use]
pub fn date(iso: &str, lang: Lang) -> String {
    match (lang, parse_date(iso)) {
        (Lang::Nl, Ok(date)) => date_nl(date),
        _ => iso.to_string(),
    }
}

/// A severity as a word.
#[must_use]
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => word(lang, "fout", "error"),
        Severity::Warning => word(lang, "let op", "warning"),
        Severity::Info => word(lang, "info", "info"),
    }
}

/// A verdict as a word.
#[must_use]
pub const fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Valid => word(lang, "GOED", "VALID"),
        Verdict::Invalid => word(lang, "FOUT", "INVALID"),
        Verdict::Unreadable => word(lang, "ONLEESBAAR", "UNREADABLE"),
        Verdict::Reconstructed => word(lang, "GERECONSTRUEERD", "RECONSTRUCTED"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_both_languages() {
        for (bytes, nl, en) in [
            (0, "0 kB", "0 kB"),
            (1, "1 kB", "1 kB"),
            (69_001, "70 kB", "70 kB"),
            (999_999, "1000 kB", "1000 kB"),
            (1_000_000, "1,0 MB", "1.0 MB"),
            (24_950_001, "25,0 MB", "25.0 MB"),
        ] {
            assert_eq!((size(bytes, Lang::Nl), size(bytes, Lang::En)), (nl.to_owned(), en.to_owned()));
        }
    }

    #[test]
    fn amounts_in_both_languages() {
        for (cents, nl, en) in [
            (0, "€\u{a0}0,00", "€0.00"),
            (5, "€\u{a0}0,05", "€0.05"),
            (123_456, "€\u{a0}1.234,56", "€1,234.56"),
            (-100_000_000, "€\u{a0}-1.000.000,00", "€-1,000,000.00"),
        ] {
            assert_eq!(euro(cents, Lang::Nl), nl);
            assert_eq!(euro(cents, Lang::En), en);
            assert_eq!(amount(cents, Lang::Nl), nl.replace("€\u{a0}", ""));
            assert_eq!(amount(cents, Lang::En), en.replace('€', ""));
        }
    }
}
