//! Volumes over days, weeks, months and whole periods, as exact fractions.

use chrono::Datelike;

use super::NotChecked;
use crate::messages::Omvang;
use crate::values::{Datum, Eenheid, Fraction, Frequentie, Month};

/// The number of days of a period, both ends included; 0 when it ends before it begins.
pub(super) fn days(start: Datum, end: Datum) -> i128 {
    i128::from(end.signed_duration_since(start).num_days() + 1).max(0)
}

/// The number of months of a period, a part of a month counting by its days.
///
/// Only the first and the last month are looked at by day: dates of a message may lie thousands of years apart.
pub(super) fn months(start: Datum, end: Datum) -> Fraction {
    let (first, last) = (Month::of(start), Month::of(end));
    let part =
        |from: Datum, to: Datum, month: Month| Fraction::new(days(from, to), i128::from(month.last().day()));
    let number = |month: Month| i128::from(month.first().year()) * 12 + i128::from(month.first().month());
    match number(last) - number(first) {
        ..0 => Fraction::from_integer(0),
        0 => part(start, end, first),
        apart => {
            part(start, first.last(), first)
                + Fraction::from_integer(apart - 1)
                + part(last.first(), end, last)
        }
    }
}

/// The volume per week: per day times 7, per month times 12/52, in total times 7 over the days of the period.
///
/// `None` when a total has no end to divide it over.
pub(super) fn per_week(omvang: &Omvang, start: Datum, end: Option<Datum>) -> Option<Fraction> {
    let factor = match omvang.frequentie {
        Frequentie::DAG => Fraction::from_integer(7),
        Frequentie::WEEK => Fraction::from_integer(1),
        Frequentie::MAAND => Fraction::new(12, 52),
        _ => Fraction::new(7, days(start, end?).max(1)),
    };
    Some(Fraction::from_integer(i128::from(omvang.volume.get())) * factor)
}

/// The volume between two days of an allocation that counts from `start`; a total is not divided.
pub(super) fn in_total(omvang: &Omvang, start: Datum, end: Datum) -> Fraction {
    let times = match omvang.frequentie {
        Frequentie::DAG => Fraction::from_integer(days(start, end)),
        Frequentie::WEEK => Fraction::new(days(start, end), 7),
        Frequentie::MAAND => months(start, end),
        _ => Fraction::from_integer(1),
    };
    Fraction::from_integer(i128::from(omvang.volume.get())) * times
}

/// Minutes in one unit of a volume.
pub(super) fn minutes_per_unit(omvang: &Omvang) -> Result<i128, NotChecked> {
    match omvang.eenheid {
        Eenheid::MINUUT => Ok(1),
        Eenheid::UUR => Ok(60),
        unit => Err(NotChecked::new(
            format!("Eenheid `{unit}` is niet om te rekenen naar minuten"),
            format!("Unit `{unit}` cannot be converted to minutes"),
        )),
    }
}

/// A volume that is not there.
pub(super) fn missing() -> NotChecked {
    NotChecked::new("Er is geen omvang", "There is no volume")
}

/// A number as people read it: whole, or with its fraction as written.
pub(super) fn shown(value: Fraction) -> String {
    crate::values::decimal_text(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Volume;

    fn day(text: &str) -> Datum {
        text.parse().unwrap()
    }

    fn omvang(volume: u32, frequentie: Frequentie) -> Omvang {
        Omvang { volume: Volume::new(volume).unwrap(), eenheid: Eenheid::MINUUT, frequentie }
    }

    #[test]
    fn months_count_by_their_days() {
        assert_eq!(months(day("2026-01-01"), day("2026-12-31")), Fraction::from_integer(12));
        assert_eq!(months(day("2026-01-15"), day("2027-01-14")), Fraction::from_integer(12));
        assert_eq!(months(day("2026-04-01"), day("2026-04-15")), Fraction::new(1, 2));
        assert_eq!(months(day("2026-04-02"), day("2026-04-01")), Fraction::from_integer(0));
        assert_eq!(months(day("2026-04-02"), day("2026-03-31")), Fraction::from_integer(0));
        assert_eq!(months(day("2026-01-31"), day("2026-03-01")), Fraction::new(1, 31) * 2 + 1);
        assert_eq!(months(day("0001-01-01"), day("9999-12-31")), Fraction::from_integer(9999 * 12));
    }

    #[test]
    fn weekly_volumes_keep_their_fraction() {
        let (start, end) = (day("2026-01-01"), day("2026-01-14"));
        let weekly = |omvang: &Omvang, end| per_week(omvang, start, end);
        assert_eq!(weekly(&omvang(10, Frequentie::DAG), None), Some(Fraction::from_integer(70)));
        assert_eq!(weekly(&omvang(10, Frequentie::WEEK), None), Some(Fraction::from_integer(10)));
        // Worked cost check: 100 minutes per month.
        assert_eq!(weekly(&omvang(100, Frequentie::MAAND), None), Some(Fraction::new(300, 13)));
        assert_eq!(weekly(&omvang(10, Frequentie::TOTAAL), Some(end)), Some(Fraction::from_integer(5)));
        assert_eq!(weekly(&omvang(10, Frequentie::TOTAAL), None), None);
    }
}
