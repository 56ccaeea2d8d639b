//! Words for units, frequencies, days and periods.

use chrono::Datelike;

use crate::finding::{Lang, counted};
use crate::report::words::{date, word};
use crate::values::{Datum, Eenheid, Frequentie, Month, parse_date};

/// A number of units: `120 minuten`; nothing for euros and for a unit that is not known.
pub(super) fn units(number: u64, eenheid: &str, lang: Lang) -> Option<String> {
    let [one, many] = [
        (Eenheid::MINUUT, [["minuut", "minuten"], ["minute", "minutes"]]),
        (Eenheid::UUR, [["uur", "uur"], ["hour", "hours"]]),
        (Eenheid::ETMAAL, [["etmaal", "etmalen"], ["day of 24 hours", "days of 24 hours"]]),
        (Eenheid::DAGDEEL, [["dagdeel", "dagdelen"], ["part of a day", "parts of a day"]]),
        (Eenheid::STUKS_OUTPUT, [["stuk (output)", "stuks (output)"], ["piece (output)", "pieces (output)"]]),
        (
            Eenheid::STUKS_INSPANNING,
            [["stuk (inspanning)", "stuks (inspanning)"], ["piece (effort)", "pieces (effort)"]],
        ),
    ]
    .into_iter()
    .find(|(code, _)| code.code() == eenheid)?
    .1[usize::from(lang == Lang::En)];
    Some(counted(number, one, many))
}

/// A frequency behind a volume: `per week`.
pub(super) fn frequency(code: &str, lang: Lang) -> Option<&'static str> {
    [
        (Frequentie::DAG, ["per dag", "per day"]),
        (Frequentie::WEEK, ["per week", "per week"]),
        (Frequentie::MAAND, ["per maand", "per month"]),
        (Frequentie::TOTAAL, ["in totaal over de hele toewijzing", "in total over the whole allocation"]),
    ]
    .into_iter()
    .find(|(frequentie, _)| frequentie.code() == code)
    .map(|(_, [nl, en])| word(lang, nl, en))
}

/// A year and month: `april 2026`.
pub(super) fn month(day: Datum, lang: Lang) -> String {
    let (nl, en) = Month::of(day).in_words();
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

/// A period of days, both included: `april 2026` for a calendar month, else `05-04-2026 t/m 30-04-2026`.
pub(super) fn period(first: Option<&str>, last: Option<&str>, lang: Lang) -> String {
    if let (Some(first), Some(last)) = (first.and_then(day), last.and_then(day))
        && (first.year(), first.month(), first.day()) == (last.year(), last.month(), 1)
        && last.succ_opt().is_some_and(|next| next.day() == 1)
    {
        return month(first, lang);
    }
    span(first, last, lang)
}

/// A period of days, both included, always with its days: `01-04-2026 t/m 30-04-2026`.
pub(super) fn span(first: Option<&str>, last: Option<&str>, lang: Lang) -> String {
    let from = word(lang, "vanaf", "from");
    let until = word(lang, "t/m", "to");
    match (first, last) {
        (Some(first), Some(last)) => format!("{} {until} {}", date(first, lang), date(last, lang)),
        (Some(first), None) => {
            format!("{from} {}, {}", date(first, lang), word(lang, "geen einddatum", "no last day"))
        }
        (None, Some(last)) => format!("{until} {}", date(last, lang)),
        (None, None) => String::new(),
    }
}

pub(super) fn day(text: &str) -> Option<Datum> {
    parse_date(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codelists::{EENHEID, FREQUENTIE};

    #[test]
    fn every_unit_and_frequency_has_words() {
        for lang in [Lang::Nl, Lang::En] {
            for code in EENHEID.codes.iter().filter(|code| code.code != Eenheid::EURO.code()) {
                assert!(units(2, code.code, lang).is_some(), "{}", code.code);
            }
            assert!(FREQUENTIE.codes.iter().all(|code| frequency(code.code, lang).is_some()));
        }
    }

    #[test]
    fn periods_read_well() {
        for (first, last, nl) in [
            (Some("2026-04-01"), Some("2026-04-30"), "april 2026"),
            (Some("2026-02-01"), Some("2026-02-28"), "februari 2026"),
            (Some("2026-04-01"), Some("2026-05-31"), "01-04-2026 t/m 31-05-2026"),
            (Some("2026-04-02"), Some("2026-04-30"), "02-04-2026 t/m 30-04-2026"),
            (Some("2026-04-02"), None, "vanaf 02-04-2026, geen einddatum"),
            (None, Some("2026-04-30"), "t/m 30-04-2026"),
        ] {
            assert_eq!(period(first, last, Lang::Nl), nl);
        }
        assert_eq!(period(Some("2026-04-01"), Some("2026-04-30"), Lang::En), "April 2026");
    }
}
