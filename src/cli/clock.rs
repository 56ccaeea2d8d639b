//! The clock of the machine: moments in UTC, days as they are in the Netherlands.

use std::time::SystemTime;

use chrono::{Datelike, Days};
use ibericht::values::Datum;

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

/// The day that it is in the Netherlands, whatever time zone the machine is in; `--today` overrules it.
///
/// By the day in UTC a message of just after midnight would be dated in the future (TR135) and be rejected for that.
pub fn today() -> Datum {
    dutch_day(seconds())
}

/// The date and time in UTC: `2026-05-01T12:03:44Z`.
pub fn time() -> String {
    let seconds = seconds();
    let (date, second) = (utc_day(seconds), seconds % DAY);
    format!("{date}T{:02}:{:02}:{:02}Z", second / HOUR, second / 60 % 60, second % 60)
}

/// Seconds since the beginning of 1970.
fn seconds() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

fn utc_day(seconds: u64) -> Datum {
    Datum::default() + Days::new(seconds / DAY)
}

fn dutch_day(seconds: u64) -> Datum {
    utc_day(seconds + if is_summer_time(seconds) { 2 * HOUR } else { HOUR })
}

/// Whether it is summer time: from the last Sunday of March to the last of October, both at one o'clock in UTC
/// (directive 2000/84/EC).
fn is_summer_time(seconds: u64) -> bool {
    let year = utc_day(seconds).year();
    let now = (utc_day(seconds), seconds % DAY);
    let change = |month| last_sunday(year, month).map(|day| (day, HOUR));
    change(3).is_some_and(|start| start <= now) && change(10).is_some_and(|end| now < end)
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<Datum> {
    let last = Datum::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(last.weekday().num_days_from_sunday().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Dutch day at a moment in UTC.
    fn day_at(moment: &str) -> String {
        let moment = chrono::NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M:%S").unwrap();
        dutch_day(moment.and_utc().timestamp().unsigned_abs()).to_string()
    }

    #[test]
    fn the_day_begins_at_midnight_in_the_netherlands() {
        for (moment, day) in [
            ("2026-01-31 22:59:59", "2026-01-31"),
            ("2026-01-31 23:00:00", "2026-02-01"),
            ("2026-05-01 21:59:59", "2026-05-01"),
            ("2026-05-01 22:00:00", "2026-05-02"),
            ("2025-12-31 23:00:00", "2026-01-01"),
            // 29 March and 25 October 2026 are the Sundays on which the clock changes.
            ("2026-03-28 22:59:59", "2026-03-28"),
            ("2026-03-28 23:00:00", "2026-03-29"),
            ("2026-03-29 22:00:00", "2026-03-30"),
            ("2026-10-24 22:00:00", "2026-10-25"),
            ("2026-10-25 22:59:59", "2026-10-25"),
            ("2026-10-25 23:00:00", "2026-10-26"),
        ] {
            assert_eq!(day_at(moment), day, "{moment}");
        }
    }

    #[test]
    fn summer_time_changes_at_one_o_clock() {
        let at = |moment: &str| {
            let moment = chrono::NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M:%S").unwrap();
            is_summer_time(moment.and_utc().timestamp().unsigned_abs())
        };
        assert_eq!([at("2026-03-29 00:59:59"), at("2026-03-29 01:00:00")], [false, true]);
        assert_eq!([at("2026-10-25 00:59:59"), at("2026-10-25 01:00:00")], [true, false]);
        assert_eq!([at("2026-01-01 00:00:00"), at("2026-12-31 23:59:59")], [false, false]);
        assert_eq!(last_sunday(2027, 10), Datum::from_ymd_opt(2027, 10, 31));
    }
}
