use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::Datum;

/// What the months are called in Dutch and English.
pub(super) const NAMES: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Datum) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Datum {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Datum {
        let next = self.first.checked_add_months(Months::new(1));
        // Only the last month of the calendar has none after it.
        next.map_or(Datum::MAX, |next| next.pred_opt().unwrap_or(self.first))
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.checked_add_months(Months::new(1)).unwrap_or(self.first) }
    }

    /// Its name and year, in Dutch and English: `april 2026`.
    #[must_use]
    pub fn in_words(self) -> (String, String) {
        let (nl, en) = NAMES[usize::try_from(self.first.month0()).unwrap_or(0)];
        let year = self.first.year();
        (format!("{nl} {year}"), format!("{en} {year}"))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Datum) -> bool {
        Self::of(day) == self
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first.year();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}", year.unsigned_abs(), self.first.month())
    }
}

/// The text is not a month.
#[derive(Debug, Clone, thiserror::Error)]
#[error("`{0}` is not a month; write JJJJ-MM, for example 2026-04")]
pub struct NotAMonth(String);

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        super::parse_date(&format!("{text}-01"))
            .ok()
            .map(Self::of)
            // Years of more digits and before our era are in messages, so they are in the dossier.
            .filter(|month| month.to_string() == text)
            .ok_or_else(|| NotAMonth(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        let month: Month = "2026-02".parse().unwrap();
        assert_eq!(month.last().to_string(), "2026-02-28");
        assert_eq!(month.next().to_string(), "2026-03");
        assert_eq!(month.next().in_words(), ("maart 2026".into(), "March 2026".into()));
        for bad in ["2026", "2026-13", "2026-4", "04-2026", "2026-04-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
        for far in ["-0001-04", "12026-04", "262142-12", "-262143-01"] {
            let month: Month = far.parse().unwrap();
            assert_eq!(month.to_string(), far);
            assert!(month.contains(month.last()) && month.last() > month.first(), "{far}");
        }
    }
}
