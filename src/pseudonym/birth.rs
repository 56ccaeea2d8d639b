//! Dates of birth: another day of the same month, where no rule can tell the difference.

use std::collections::BTreeSet;

use chrono::{Datelike, Days};

use super::key::Key;
use crate::values::{Datum, Month};

/// The days on which someone's age may be looked at: of no year, as month and day.
///
/// Ages are counted in whole years, so that two dates of birth in one year are the same to every rule unless a birthday
/// falls on or between the days that matter: the dates that the folder has, the days beside them, and the first and last
/// days of a month. Between those a date of birth may be any day; elsewhere it stays.
#[derive(Debug, Default)]
pub(super) struct Birthdays {
    days: BTreeSet<(u32, u32)>,
}

impl Birthdays {
    /// Takes in a date that is not of birth.
    pub fn add(&mut self, date: Datum) {
        for day in [date.checked_sub_days(Days::new(1)), Some(date), date.checked_add_days(Days::new(1))] {
            self.days.extend(day.map(|day| (day.month(), day.day())));
        }
    }

    /// Whether a birthday may be moved from or to a day of a month.
    fn is_free(&self, month: u32, day: u32) -> bool {
        (3..=27).contains(&day) && !self.days.contains(&(month, day))
    }

    /// The false date of a true one: of the same year and month.
    pub fn moved(&self, key: &Key, birth: Datum) -> Datum {
        let (month, day) = (birth.month(), birth.day());
        if !self.is_free(month, day) {
            return birth;
        }
        let before = (1..day).rev().take_while(|day| self.is_free(month, *day)).count();
        let after = (day + 1..32).take_while(|day| self.is_free(month, *day)).count();
        let length = before + 1 + after;
        let first = day - u32::try_from(before).unwrap_or(0);
        // All of one stretch move alike, so that different dates stay different; none stays where it is.
        let stretch = format!("{} {first}", Month::of(birth));
        let step = 1 + key.numbers("geboortedatum", &stretch).below(length.saturating_sub(1));
        let place = (before + step) % length;
        birth.with_day(first + u32::try_from(place).unwrap_or(0)).unwrap_or(birth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::completed_years;

    fn day(year: i32, month: u32, day: u32) -> Datum {
        Datum::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_age_on_every_date_and_on_the_days_beside_it_stays() {
        let mut birthdays = Birthdays::default();
        let dates = [day(2026, 4, 1), day(2026, 4, 13), day(2024, 2, 29), day(2026, 12, 31), day(2026, 6, 9)];
        for date in dates {
            birthdays.add(date);
        }
        let key = Key::new([9; 32]);
        let mut moved = 0;
        for birth in day(2003, 1, 1).iter_days().take(2 * 366) {
            let new = birthdays.moved(&key, birth);
            assert_eq!((new.year(), new.month()), (birth.year(), birth.month()));
            moved += usize::from(new != birth);
            for date in
                dates.iter().flat_map(|date| [*date, date.pred_opt().unwrap(), date.succ_opt().unwrap()])
            {
                assert_eq!(completed_years(new, date), completed_years(birth, date), "{birth} {new} {date}");
            }
        }
        assert!(moved > 500, "{moved}");
    }

    #[test]
    fn different_dates_stay_different() {
        let mut birthdays = Birthdays::default();
        birthdays.add(day(2026, 5, 13));
        let key = Key::new([9; 32]);
        let all: BTreeSet<Datum> =
            day(2003, 5, 1).iter_days().take(31).map(|birth| birthdays.moved(&key, birth)).collect();
        assert_eq!(all.len(), 31);
    }
}
