//! Dates.

use chrono::{Datelike, NaiveDate};

use super::{Why, empty, has_wide_digits, usual, write};
use crate::finding::Text;
use crate::values::month::NAMES;
use crate::values::{Datum, Month, Simple, parse_date};

pub(super) const EXPECTED: Text = Text::fixed(
    "een bestaande datum als `2026-04-30` (JJJJ-MM-DD), zonder tijd en zonder tijdzone",
    "an existing date such as `2026-04-30` (YYYY-MM-DD), without a time and without a time zone",
);

pub(super) fn why(found: &str) -> Why {
    let text = usual(found);
    if text.is_empty() {
        return Why::plain(empty(), EXPECTED);
    }
    // A time or a time zone behind a date.
    let (day, rest) = split(&text);
    if !rest.is_empty() {
        let has_time = rest.starts_with(['T', 't', ' ']);
        let reason = if has_time {
            Text::fixed("heeft ook een tijd", "has a time as well")
        } else {
            Text::fixed("heeft een tijdzone", "has a time zone")
        };
        return match parse_date(day) {
            Ok(_) => Why::new(reason, EXPECTED, write(day)),
            Err(_) => Why::plain(reason, EXPECTED),
        };
    }
    let Some(parts) = Parts::of(&text) else {
        return Why::plain(Text::fixed("is geen datum", "is not a date"), EXPECTED);
    };
    let no_day = parts.why_not();
    match (parts.date(), no_day) {
        (_, Some(reason)) => Why::new(
            Text::new(format!("bestaat niet: {}", reason.nl), format!("does not exist: {}", reason.en)),
            EXPECTED,
            Text::fixed("Zoek de juiste dag op en vul die in", "Look up the right day and fill it in"),
        ),
        (Some(date), None) => {
            let (nl, en) = if has_wide_digits(found) {
                ("heeft cijfers van een ander schrift", "has digits of another script")
            } else {
                parts.form.words()
            };
            let (month_nl, month_en) = Month::of(date).in_words();
            let (iso, day) = (date.text(), date.day());
            let advice = Text::new(
                format!("Schrijf `{iso}` als {day} {month_nl} bedoeld is"),
                format!("Write `{iso}` when {day} {month_en} is meant"),
            );
            Why::new(Text::fixed(nl, en), EXPECTED, advice)
        }
        (None, None) => {
            let (nl, en) = parts.form.words();
            Why::plain(Text::fixed(nl, en), EXPECTED)
        }
    }
}

/// A date and what stands behind it, when that can only be a time or a time zone.
fn split(text: &str) -> (&str, &str) {
    let at = text.char_indices().position(|(index, c)| {
        let zone = index > 6 && (matches!(c, 'Z' | 'z' | '+' | 'T' | 't') || c == ' ' && text.contains(':'));
        zone || c == '-' && index >= 10 && text[index..].contains(':')
    });
    let at = at.and_then(|place| text.char_indices().nth(place)).map_or(text.len(), |(index, _)| index);
    text.split_at(at)
}

/// How a date is written that is not written as it should be.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Year first.
    Iso,
    /// Day first.
    Dutch,
    /// Eight digits together.
    Together,
    /// Two digits for the year, day first.
    ShortYear,
}

impl Form {
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Iso => (
                "is niet geschreven als JJJJ-MM-DD (twee cijfers voor maand en dag, streepjes ertussen)",
                "is not written as YYYY-MM-DD (two digits for month and day, hyphens between them)",
            ),
            Self::Dutch => {
                ("begint met de dag in plaats van het jaar", "begins with the day instead of the year")
            }
            Self::Together => ("heeft geen streepjes", "has no hyphens"),
            Self::ShortYear => ("heeft geen jaartal van vier cijfers", "has no year of four digits"),
        }
    }
}

/// The numbers of a date.
struct Parts {
    year: i32,
    month: u32,
    day: u32,
    form: Form,
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        let digits =
            |part: &str| (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).then_some(());
        if text.len() == 8 && digits(text).is_some() {
            let (year, rest) = text.split_at(4);
            let (month, day) = rest.split_at(2);
            return Self::new(year, month, day, Form::Together);
        }
        let parts: Vec<_> = text.trim_start_matches('+').split(['-', '/', '.', ' ']).collect();
        let [one, two, three] = parts[..] else { return None };
        digits(one).and_then(|()| digits(two)).and_then(|()| digits(three))?;
        match (one.len(), three.len()) {
            (4, 1..=2) => Self::new(one, two, three, Form::Iso),
            (1..=2, 4) => Self::new(three, two, one, Form::Dutch),
            (1..=2, 2) => Self::new(&format!("20{three}"), two, one, Form::ShortYear),
            _ => None,
        }
    }

    fn new(year: &str, month: &str, day: &str, form: Form) -> Option<Self> {
        Some(Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()?, form })
    }

    fn date(&self) -> Option<Datum> {
        // With a short year it is anyone's guess which part is the year.
        NaiveDate::from_ymd_opt(self.year, self.month, self.day).filter(|_| self.form != Form::ShortYear)
    }

    /// Why there is no such day.
    fn why_not(&self) -> Option<Text> {
        if self.form == Form::ShortYear {
            return None;
        }
        if self.year == 0 {
            return Some(Text::fixed("het jaar 0 is er niet", "there is no year 0"));
        }
        let Some((nl, en)) = self.month.checked_sub(1).and_then(|month| NAMES.get(month as usize)) else {
            let month = self.month;
            return Some(Text::new(
                format!("maand {month} is er niet"),
                format!("there is no month {month}"),
            ));
        };
        if self.day == 0 {
            return Some(Text::fixed("dag 0 is er niet", "there is no day 0"));
        }
        let first = NaiveDate::from_ymd_opt(self.year, self.month, 1)?;
        let days = u32::from(first.num_days_in_month());
        if self.day <= days {
            return None;
        }
        let year = self.year;
        if self.month == 2 && self.day == 29 {
            return Some(Text::new(
                format!("{year} is geen schrikkeljaar"),
                format!("{year} is not a leap year"),
            ));
        }
        Some(Text::new(format!("{nl} heeft {days} dagen"), format!("{en} has {days} days")))
    }
}
