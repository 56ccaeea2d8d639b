//! Days: messages are sent on weekdays.

use chrono::{Datelike, Days, Weekday};
use ibericht::values::{Datum, Month};

pub fn first() -> Datum {
    let (year, month, day) = super::FIRST;
    Datum::from_ymd_opt(year, month, day).unwrap()
}

/// So many weekdays later; other numbers are other days.
pub fn after(day: Datum, weekdays: usize) -> Datum {
    let from = u64::from(day.weekday().num_days_from_monday()).min(4);
    let total = from + weekdays as u64;
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    monday + Days::new(total / 5 * 7 + total % 5)
}

/// The first weekday from a day on.
pub fn from(day: Datum) -> Datum {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// The day in the next month on which a provider declares: one of the first weekdays.
pub fn declaring(day: Datum, relation: usize) -> Datum {
    after(from(Month::of(day).next().first()), 2 + relation % 4)
}
