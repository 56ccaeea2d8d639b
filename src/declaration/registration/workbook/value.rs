//! The value of a cell as the text that a table would have, by what its column holds.

use chrono::Days;

use crate::declaration::registration::{CellFault, Kind};
use crate::finding::Text;
use crate::values::Datum;
use crate::workbook::{Look, Value};

/// What became of a value.
pub(super) enum Made {
    /// A text; whether it is a good one is seen when the row is read.
    Text(String),
    /// An error such as `#REF!`.
    Error(String),
    /// A number or date where a code belongs, as far as it can be shown: the code is lost.
    Number(String),
}

const MINUTES_PER_DAY: f64 = 1440.0;

/// Days between the beginnings of the two ways to count.
const FROM_1900_TO_1904: f64 = 1462.0;

/// The text of a value in a column of a kind.
pub(super) fn text(value: &Value, kind: Kind, since_1904: bool) -> Made {
    Made::Text(match (value, kind) {
        (Value::Empty, _) => String::new(),
        (Value::Error(error), _) => return Made::Error(error.clone()),
        (Value::Bool(true), Kind::YesNo) => "ja".into(),
        (Value::Bool(false), Kind::YesNo) => "nee".into(),
        (Value::Bool(true), _) => "WAAR".into(),
        (Value::Bool(false), _) => "ONWAAR".into(),
        (Value::Text(text), _) => written(text, kind),
        (Value::Number(number, look), Kind::Code) => return code(*number, *look, since_1904),
        (Value::Number(number, Look::Plain | Look::Scientific), Kind::Bsn) => bsn(*number),
        (Value::Number(number, look), Kind::Time) => {
            time(*number, *look).unwrap_or_else(|| shown(*number, *look, since_1904))
        }
        (Value::Number(number, Look::Time | Look::Duration), Kind::Minutes) => minutes(*number),
        (Value::Number(number, Look::Plain), Kind::Euros) => euros(*number),
        // The format shows the day alone, so that a time behind it is not what the row says.
        (Value::Number(number, Look::Date), _) => shown(number.floor(), Look::Date, since_1904),
        (Value::Number(number, look), _) => shown(*number, *look, since_1904),
    })
}

/// A text as it is written, on one line; of a whole number without decimals that say nothing.
fn written(text: &str, kind: Kind) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !matches!(kind, Kind::Minutes | Kind::Count) {
        return text;
    }
    // Three zeros may be thousands.
    let whole = [",0", ",00", ".0", ".00"].iter().find_map(|zeros| text.strip_suffix(zeros));
    match whole.filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())) {
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// A number as Excel shows it: with 15 digits, and a comma.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string().replace('.', ",")
}

/// An amount with its cents; with more decimals it is no amount.
fn euros(number: f64) -> String {
    let amount = format!("{number:.2}");
    let rounded = amount.parse::<f64>().unwrap_or(number);
    if plain(rounded) == plain(number) { amount.replace('.', ",") } else { plain(number) }
}

/// Excel takes the zero off a BSN of which it makes a number.
fn bsn(number: f64) -> String {
    let digits = plain(number);
    if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("0{digits}")
    } else {
        digits
    }
}

/// Excel makes 2000 of `02E03` and a day of `1-4`; only a code of five digits is still the same.
fn code(number: f64, look: Look, since_1904: bool) -> Made {
    let digits = shown(number, look, since_1904);
    if look == Look::Plain && digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Made::Text(digits)
    } else {
        Made::Number(digits)
    }
}

/// A number by its format, as a text that every column but its own kind refuses.
fn shown(number: f64, look: Look, since_1904: bool) -> String {
    let as_time = |number: f64| clock(number * MINUTES_PER_DAY);
    match look {
        Look::Plain | Look::Scientific => plain(number),
        Look::Time | Look::Duration => as_time(number),
        Look::Date | Look::DateTime => match date(number, since_1904) {
            Some(day) if number.fract() == 0.0 => day.to_string(),
            Some(day) => format!("{day} {}", as_time(number.fract())),
            None => plain(number),
        },
    }
}

/// The day of a number. Excel's own 29 February 1900, and what it counts before that, are no days.
fn date(number: f64, since_1904: bool) -> Option<Datum> {
    let number = number.floor() + if since_1904 { FROM_1900_TO_1904 } else { 0.0 };
    // The last is 31 December 9999.
    if !(61.0..=2_958_465.0).contains(&number) {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and in the range above"
    )]
    let days = number as u64;
    Datum::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// A time of the day; a day before it is shown by no time format, and 24:00 is the end of the day.
fn time(number: f64, look: Look) -> Option<String> {
    let fraction = match look {
        Look::Plain if number > 0.0 && number < 1.0 => number,
        Look::Time if number > 1.0 => number.fract(),
        Look::Time | Look::Duration => number,
        _ => return None,
    };
    Some(clock(fraction * MINUTES_PER_DAY))
}

/// Minutes as `HH:MM`, with seconds when they are no whole minutes.
fn clock(minutes: f64) -> String {
    if !(0.0..1e9).contains(&minutes) {
        return plain(minutes / MINUTES_PER_DAY);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in the range above")]
    let seconds = (minutes * 60.0).round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// A duration in minutes.
fn minutes(number: f64) -> String {
    let minutes = number * MINUTES_PER_DAY;
    if (minutes - minutes.round()).abs() < 1.0 / 120.0 { plain(minutes.round()) } else { clock(minutes) }
}

impl Made {
    /// What keeps the cell from being used.
    pub fn fault(&self, column: usize, address: &dyn Fn() -> String) -> Option<CellFault> {
        let (message, advice) = match self {
            Self::Text(_) => return None,
            Self::Error(error) => {
                let error = super::super::row::shorten(error);
                (
                    Text::new(
                        format!("Cel {} bevat de fout `{error}`", address()),
                        format!("Cell {} holds the error `{error}`", address()),
                    ),
                    Text::fixed(
                        "Typ in de cel wat er hoort te staan; de rij telt nu niet mee",
                        "Type into the cell what should be there; the row does not count now",
                    ),
                )
            }
            Self::Number(number) => (
                Text::new(
                    format!("Cel {} bevat geen code maar een getal of datum: `{number}`", address()),
                    format!("Cell {} holds no code but a number or date: `{number}`", address()),
                ),
                Text::fixed(
                    "Van een code als `02E03` maakt Excel een getal: geef de kolom de opmaak `Tekst` en typ de code \
                     opnieuw; de rij telt nu niet mee",
                    "Excel makes a number of a code such as `02E03`: give the column the format `Text` and type the \
                     code again; the row does not count now",
                ),
            ),
        };
        Some(CellFault { column, rule: "registratie-werkmap-cel", message, advice })
    }

    /// The text; of an error there is none.
    pub fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Error(_) | Self::Number(_) => String::new(),
        }
    }
}
