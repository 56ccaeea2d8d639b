//! Working days, by which the terms of the standard count.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Datum;

/// Which days are working days: Monday to Friday without the Dutch public holidays, and what someone adds to that.
///
/// The standard speaks of working days without saying which days those are. The holidays here are those of article 3 of
/// the Algemene termijnenwet, by which Dutch authorities count: New Year's Day, Easter Monday, Ascension Day, Whit
/// Monday, both days of Christmas, the day on which the birthday of the King is celebrated, 5 May of every year, and
/// Good Friday, which the act puts on a par with them. An organisation that counts otherwise says so in its settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kalender {
    /// Days off besides the public holidays.
    pub vrije_dagen: BTreeSet<Datum>,
    /// Days worked on, whatever else they are; they go before everything.
    pub werkdagen: BTreeSet<Datum>,
}

impl Kalender {
    /// Whether a day is a working day.
    #[must_use]
    pub fn is_werkdag(&self, day: Datum) -> bool {
        self.werkdagen.contains(&day)
            || !(is_weekend(day) || self.vrije_dagen.contains(&day) || is_feestdag(day))
    }

    /// The working days after one day, up to and including another; 0 when that is not later.
    #[must_use]
    pub fn werkdagen_tussen(&self, after: Datum, until: Datum) -> u32 {
        let Some(days) = u32::try_from(until.signed_duration_since(after).num_days()).ok() else { return 0 };
        let within = |day: &Datum| after < *day && *day <= until;
        // Whole weeks have five; what is left is less than a week.
        let start = after.weekday().num_days_from_monday();
        let rest = (1..=days % 7).filter(|day| (start + day) % 7 < 5).count();
        let weekdays = days / 7 * 5 + count(rest);
        let years = after.year()..=until.year();
        let off: BTreeSet<Datum> =
            years.flat_map(feestdagen).chain(self.vrije_dagen.iter().copied()).filter(within).collect();
        let off = off.into_iter().filter(|day| !is_weekend(*day) && !self.werkdagen.contains(day)).count();
        let extra = self.werkdagen.iter().filter(|day| within(day) && is_weekend(**day)).count();
        (weekdays + count(extra)).saturating_sub(count(off))
    }
}

/// The day that is a number of working days after another, which does not count itself.
#[must_use]
pub fn plus_werkdagen(day: Datum, number: u32, kalender: &Kalender) -> Datum {
    let mut day = day;
    let mut left = number;
    while left > 0 {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
        left -= u32::from(kalender.is_werkdag(day));
    }
    day
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn is_weekend(day: Datum) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_feestdag(day: Datum) -> bool {
    feestdagen(day.year()).any(|feestdag| feestdag == day)
}

/// The Dutch public holidays of a year; of the ends of the calendar as far as they exist.
fn feestdagen(year: i32) -> impl Iterator<Item = Datum> {
    let on = move |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let easter = eerste_paasdag(year);
    let after_easter = move |days| easter?.checked_add_days(Days::new(days));
    let goede_vrijdag = easter.and_then(|easter| easter.checked_sub_days(Days::new(2)));
    [
        on(1, 1),
        goede_vrijdag,
        after_easter(1),
        koningsdag(year),
        on(5, 5),
        after_easter(39),
        after_easter(50),
        on(12, 25),
        on(12, 26),
    ]
    .into_iter()
    .flatten()
}

/// 27 April, or the day before it when that is a Sunday.
fn koningsdag(year: i32) -> Option<Datum> {
    let birthday = NaiveDate::from_ymd_opt(year, 4, 27)?;
    if birthday.weekday() == Weekday::Sun { birthday.pred_opt() } else { Some(birthday) }
}

/// Easter Sunday by the Gregorian computus, of any year.
fn eerste_paasdag(year: i32) -> Option<Datum> {
    // The computus repeats itself, so that a year of long ago is reckoned as one of now.
    let cyclic = i64::from(year).rem_euclid(5_700_000);
    let golden = cyclic % 19;
    let (century, rest) = (cyclic / 100, cyclic % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let month = u32::try_from(days / 31).ok()?;
    let day = u32::try_from(days % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::parse_date;

    fn dag(text: &str) -> Datum {
        parse_date(text).unwrap()
    }

    #[test]
    fn easter_of_several_years() {
        for text in [
            "1818-03-22",
            "1943-04-25",
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2038-04-25",
            "2285-03-22",
        ] {
            let easter = dag(text);
            assert_eq!(eerste_paasdag(easter.year()), Some(easter));
            assert_eq!(easter.weekday(), Weekday::Sun);
        }
        for year in [i32::MIN, -262_143, -1, 0, 262_142, i32::MAX] {
            let _ = feestdagen(year).count();
        }
    }

    #[test]
    fn public_holidays_are_no_working_days() {
        let kalender = Kalender::default();
        for text in [
            "2024-01-01",
            "2024-03-29",
            "2024-04-01",
            "2024-05-09",
            "2024-05-20",
            "2024-12-25",
            "2024-12-26",
            "2025-04-18",
            "2025-04-21",
            "2025-05-05",
            "2025-05-29",
            "2025-06-09",
            "2026-01-01",
            "2026-04-03",
            "2026-04-06",
            "2026-04-27",
            "2026-05-05",
            "2026-05-14",
            "2026-05-25",
            "2026-12-25",
            "2027-04-27",
            "2026-05-02",
            "2026-05-03",
        ] {
            assert!(!kalender.is_werkdag(dag(text)), "{text}");
        }
        for text in ["2026-12-24", "2026-12-31", "2026-04-07", "2026-05-04", "2026-05-15", "2025-04-28"] {
            assert!(kalender.is_werkdag(dag(text)), "{text}");
        }
        assert_eq!(koningsdag(2025), Some(dag("2025-04-26")), "the 27th is a Sunday");
        assert_eq!(koningsdag(2031), Some(dag("2031-04-26")));
    }

    #[test]
    fn working_days_are_counted_from_the_next_day() {
        let kalender = Kalender::default();
        for (from, number, until) in [
            ("2026-06-01", 0, "2026-06-01"),
            ("2026-06-01", 3, "2026-06-04"),
            ("2026-06-05", 3, "2026-06-10"),
            ("2026-06-06", 1, "2026-06-08"),
            ("2026-04-02", 1, "2026-04-07"),
            ("2026-12-24", 3, "2026-12-30"),
            ("2026-05-01", 10, "2026-05-19"),
        ] {
            assert_eq!(plus_werkdagen(dag(from), number, &kalender), dag(until), "{from} + {number}");
            assert_eq!(kalender.werkdagen_tussen(dag(from), dag(until)), number, "{from} to {until}");
        }
        assert_eq!(plus_werkdagen(Datum::MAX, 3, &kalender), Datum::MAX);
        assert_eq!(kalender.werkdagen_tussen(dag("2026-06-04"), dag("2026-06-01")), 0);
    }

    #[test]
    fn counting_at_once_is_counting_day_by_day() {
        let kalender = Kalender {
            vrije_dagen: [dag("2026-12-24"), dag("2026-12-25"), dag("2026-12-27")].into(),
            werkdagen: [dag("2026-04-03"), dag("2026-05-02"), dag("2026-06-02")].into(),
        };
        for from in dag("2025-12-20").iter_days().take(20) {
            let mut number = 0;
            for day in from.iter_days().skip(1).take(500) {
                number += u32::from(kalender.is_werkdag(day));
                assert_eq!(kalender.werkdagen_tussen(from, day), number, "{from} to {day}");
            }
        }
    }

    #[test]
    fn an_organisation_has_days_off_and_working_days_of_its_own() {
        let mut kalender = Kalender::default();
        kalender.vrije_dagen.insert(dag("2026-12-24"));
        assert_eq!(plus_werkdagen(dag("2026-12-23"), 1, &kalender), dag("2026-12-28"));
        kalender.werkdagen.insert(dag("2026-04-03"));
        assert_eq!(plus_werkdagen(dag("2026-04-02"), 1, &kalender), dag("2026-04-03"), "Good Friday");
    }
}
