use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Domain, Refusal, Restriction, Simple, SimpleType, collapse};

/// A calendar date.
pub type Datum = NaiveDate;

impl Simple for Datum {
    const TYPE: &'static SimpleType =
        &SimpleType { name: "LDT_Datum", base: None, restriction: Restriction::Date };

    fn parse(text: &str, _: Domain) -> Result<Self, Refusal> {
        parse_date(collapse(text))
    }

    fn text(&self) -> Cow<'_, str> {
        let year = self.year();
        let sign = if year < 0 { "-" } else { "" };
        Cow::Owned(format!("{sign}{:04}-{:02}-{:02}", year.unsigned_abs(), self.month(), self.day()))
    }
}

/// Reads an `xs:date` without a time zone: `JJJJ-MM-DD`, longer and negative years included.
///
/// `chrono` itself accepts `2026-4-3`, `+2026-04-03` and a leading blank, which are no `xs:date`.
///
/// # Errors
/// A [`Refusal`] that tells whether the form or the day is wrong.
pub fn parse_date(text: &str) -> Result<Datum, Refusal> {
    // The usual case: four digits, two and two.
    if let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes()
        && [y1, y2, y3, y4, m1, m2, d1, d2].into_iter().all(u8::is_ascii_digit)
    {
        let pair = |tens: &u8, ones: &u8| u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
        let year = (pair(y1, y2) * 100 + pair(y3, y4)).cast_signed();
        let day = NaiveDate::from_ymd_opt(year, pair(m1, m2), pair(d1, d2));
        return day.filter(|_| year > 0).ok_or(Refusal::NoSuchDay);
    }
    if text.ends_with('Z') || text.contains(':') {
        return Err(Refusal::TimeZone);
    }
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let bytes = rest.as_bytes();
    let Some(year_length) = bytes.len().checked_sub(6).filter(|length| *length >= 4) else {
        return Err(Refusal::NotADate);
    };
    let (year, tail) = bytes.split_at(year_length);
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let [b'-', month @ .., b'-', _, _] = tail else { return Err(Refusal::NotADate) };
    let day = &tail[4..];
    if !digits(year) || !digits(month) || !digits(day) || (year_length > 4 && year[0] == b'0') {
        return Err(Refusal::NotADate);
    }
    let number = |part: &[u8]| {
        part.iter().fold(0i32, |sum, digit| sum.saturating_mul(10).saturating_add(i32::from(digit - b'0')))
    };
    let (year, month, day) = (number(year), number(month).unsigned_abs(), number(day).unsigned_abs());
    if year == 0 {
        return Err(Refusal::NoSuchDay);
    }
    NaiveDate::from_ymd_opt(if negative { -year } else { year }, month, day).ok_or(Refusal::NoSuchDay)
}

/// A date as Dutch readers write it: `30-04-2026`.
#[must_use]
pub fn date_nl(date: Datum) -> String {
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// Age in completed years on a day; negative before birth. Born on 29 February: a year is complete on 1 March.
#[must_use]
pub fn completed_years(birth: Datum, on: Datum) -> i32 {
    let had_birthday = (on.month(), on.day()) >= (birth.month(), birth.day());
    on.year() - birth.year() - i32::from(!had_birthday)
}

/// The number of ISO weeks (Monday to Sunday) that a period touches (IV077); 0 when it ends before it begins.
#[must_use]
pub fn iso_weeks_touched(first: Datum, last: Datum) -> u32 {
    if last < first {
        return 0;
    }
    let days_since_monday = i64::from(first.weekday().days_since(Weekday::Mon));
    let days = last.signed_duration_since(first).num_days() + days_since_monday;
    u32::try_from(days / 7 + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Datum {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn only_xs_dates_without_zone_are_read() {
        assert_eq!(parse_date("2026-04-03"), Ok(day(2026, 4, 3)));
        assert_eq!(parse_date("12026-04-03"), Ok(day(12026, 4, 3)));
        assert_eq!(parse_date("-0004-02-29").unwrap().text(), "-0004-02-29");
        for text in [
            "",
            "2026-4-3",
            "+2026-04-03",
            "26-04-03",
            "2026/04/03",
            "02026-04-03",
            "2026-04-03x",
            "é026-04-03",
        ] {
            assert_eq!(parse_date(text), Err(Refusal::NotADate), "{text}");
        }
        for text in ["2027-06-31", "2026-02-29", "0000-01-01", "2026-13-01", "2026-00-10"] {
            assert_eq!(parse_date(text), Err(Refusal::NoSuchDay), "{text}");
        }
        for text in ["2026-04-03Z", "2026-04-03+02:00"] {
            assert_eq!(parse_date(text), Err(Refusal::TimeZone), "{text}");
        }
    }

    #[test]
    fn weeks_of_the_fill_instructions() {
        // IV076, IV077: July, August and September of the effort example.
        assert_eq!(iso_weeks_touched(day(2025, 7, 7), day(2025, 7, 31)), 4);
        assert_eq!(iso_weeks_touched(day(2025, 8, 1), day(2025, 8, 31)), 5);
        assert_eq!(iso_weeks_touched(day(2025, 9, 1), day(2025, 9, 7)), 1);
        assert_eq!(iso_weeks_touched(day(2025, 7, 7), day(2025, 9, 7)), 9);
        // IV077: the turn of the year counts a spanning week once.
        assert_eq!(iso_weeks_touched(day(2025, 12, 1), day(2025, 12, 30)), 5);
        assert_eq!(iso_weeks_touched(day(2026, 1, 2), day(2026, 1, 1)), 0);
    }

    #[test]
    fn age_counts_birthdays() {
        assert_eq!(completed_years(day(2008, 4, 2), day(2026, 4, 1)), 17);
        assert_eq!(completed_years(day(2008, 4, 1), day(2026, 4, 1)), 18);
        assert_eq!(completed_years(day(2008, 2, 29), day(2026, 2, 28)), 17);
    }
}
