//! What a cell may hold, and what is said when it holds something else.

use crate::finding::Text;
use crate::values::{Bsn, Datum, Refusal, parse_date};

/// Why a cell was refused.
pub(super) struct Wrong {
    /// The rule.
    pub rule: &'static str,
    /// What is wrong.
    pub message: Text,
    /// What should stand there.
    pub expected: Text,
}

fn wrong(rule: &'static str, message: (&'static str, &'static str), expected: Text) -> Wrong {
    Wrong { rule, message: Text::new(message.0, message.1), expected }
}

/// Reads a BSN of 9 digits that passes the eleven test.
pub(super) fn bsn(text: &str) -> Result<Bsn, Wrong> {
    let expected =
        || Text::new("9 cijfers die aan de elfproef voldoen", "9 digits that pass the eleven test");
    let bsn = Bsn::new(text).map_err(|_| {
        wrong(
            "registratie-bsn",
            ("Het BSN heeft geen 9 cijfers", "The BSN does not have 9 digits"),
            expected(),
        )
    })?;
    if bsn.passes_eleven_test() {
        Ok(bsn)
    } else {
        Err(wrong(
            "registratie-bsn",
            ("Het BSN voldoet niet aan de elfproef", "The BSN does not pass the eleven test"),
            expected(),
        ))
    }
}

/// Reads `JJJJ-MM-DD` or `DD-MM-JJJJ`, the latter also without its zeros.
pub(super) fn datum(text: &str) -> Result<Datum, Wrong> {
    let digits =
        |part: &str, most| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let iso = match text.split('-').collect::<Vec<_>>()[..] {
        [day, month, year] if digits(day, 2) && digits(month, 2) && digits(year, 4) => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => text.to_owned(),
    };
    parse_date(&iso).map_err(|refusal| {
        wrong(
            "registratie-datum",
            if refusal == Refusal::NoSuchDay {
                ("Deze dag bestaat niet", "This day does not exist")
            } else {
                ("Dit is geen datum", "This is not a date")
            },
            Text::new(
                "een bestaande datum als `2026-04-30` of `30-04-2026`",
                "an existing date such as `2026-04-30` or `30-04-2026`",
            ),
        )
    })
}

/// Reads a whole number from 0 up to a maximum.
pub(super) fn number(text: &str, max: u32) -> Result<u32, Wrong> {
    let expected =
        || Text::new(format!("een geheel getal van 0 t/m {max}"), format!("a whole number from 0 to {max}"));
    let rule = "registratie-getal";
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.parse::<u32>() {
            Ok(value) if value <= max => Ok(value),
            _ => Err(wrong(rule, ("Het getal is te groot", "The number is too large"), expected())),
        };
    }
    let message = if text.starts_with('-') {
        ("Het getal is negatief", "The number is negative")
    } else if text.contains([',', '.']) {
        (
            "Het getal is niet geheel geschreven; minuten en aantallen hebben geen komma of punt",
            "The number is not written as a whole one; minutes and counts have no comma or point",
        )
    } else {
        ("Dit is geen getal", "This is not a number")
    };
    Err(wrong(rule, message, expected()))
}

/// Reads an amount of euros as eurocents: `200`, `200,50`, `1.250,00`, with a comma or a point before the cents.
pub(super) fn euros(text: &str) -> Result<u32, Wrong> {
    cents(text).ok_or_else(|| {
        wrong(
            "registratie-getal",
            ("Dit is geen bedrag in euro's", "This is not an amount of euros"),
            Text::new(
                "een bedrag als `200`, `200,50` of `1.250,00`, ten hoogste 999999,99",
                "an amount such as `200`, `200,50` or `1.250,00`, at most 999999,99",
            ),
        )
    })
}

/// The cents of an amount. A point or comma with two digits behind it is that of the cents; others group thousands.
fn cents(text: &str) -> Option<u32> {
    let text = text.trim_start_matches('€').trim();
    let (whole, part) = match text.len().checked_sub(3).and_then(|at| text.split_at_checked(at)) {
        Some((whole, part)) if part.starts_with([',', '.']) => (whole, &part[1..]),
        _ => (text, "00"),
    };
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty();
    let is_right = |group: &&str| group.len() == 3;
    if first.is_empty() || (grouped && first.len() > 3) || !rest.iter().all(is_right) {
        return None;
    }
    let digits: String = std::iter::once(first).chain(rest).chain([part]).collect();
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|cents| is_number && *cents <= MAX_CENTS)
}

/// The largest amount of one registration, in eurocents: what fits in a line (`Bedrag`).
const MAX_CENTS: u32 = 99_999_999;

/// Reads minutes within a day; more than 24 hours cannot be.
pub(super) fn minutes(text: &str) -> Result<u32, Wrong> {
    number(text, MINUTES_PER_DAY).map_err(|refused| {
        if text.parse::<u32>().is_err() {
            return refused;
        }
        wrong(
            "registratie-getal",
            ("Een dag heeft niet zoveel minuten", "A day does not have that many minutes"),
            Text::new("ten hoogste 1440 minuten", "at most 1440 minutes"),
        )
    })
}

/// The minutes of a calendar day.
pub(super) const MINUTES_PER_DAY: u32 = 1440;

/// Reads `HH:MM`, also without its first zero or with seconds that are 0, as minutes from midnight; `24:00` is
/// the end of the day.
pub(super) fn clock(text: &str) -> Result<u32, Wrong> {
    let read = || {
        let number = |part: &str, fewest| {
            let digits = (fewest..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u32>().ok().filter(|_| digits)
        };
        let (hours, minutes) =
            text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text).split_once(':')?;
        let (hours, minutes) = (number(hours, 1)?, number(minutes, 2)?);
        let total = hours * 60 + minutes;
        (minutes < 60 && total <= MINUTES_PER_DAY).then_some(total)
    };
    read().ok_or_else(|| {
        wrong(
            "registratie-tijd",
            ("Dit is geen tijd", "This is not a time"),
            Text::new("een tijd als `09:30`, t/m `24:00`", "a time such as `09:30`, up to `24:00`"),
        )
    })
}

/// Reads `ja` or `nee`.
pub(super) fn yes(text: &str) -> Result<bool, Wrong> {
    match text.to_lowercase().as_str() {
        "ja" => Ok(true),
        "nee" => Ok(false),
        _ => Err(wrong(
            "registratie-janee",
            ("Dit is geen `ja` of `nee`", "This is not `ja` (yes) or `nee` (no)"),
            Text::new("`ja` of `nee`", "`ja` (yes) or `nee` (no)"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_euros() {
        let amount = |text| euros(text).ok();
        for (text, cents) in [
            ("200", 20_000),
            ("200,50", 20_050),
            ("200.50", 20_050),
            ("1.250,00", 125_000),
            ("1.250", 125_000),
            ("€ 12,34", 1_234),
            ("0", 0),
            ("999999,99", 99_999_999),
        ] {
            assert_eq!(amount(text), Some(cents), "{text}");
        }
        for text in
            ["", "200,5", ",50", "1.2.3", "12.50.00", "-5", "1 000", "1000000", "twee", "1,250.00", "5€"]
        {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
