//! Exact fractions and the one place where they are rounded.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

/// An exact fraction. Shares of group minutes stay fractions until [`round`].
pub type Fraction = Ratio<i128>;

/// How a fraction becomes a whole number, and when: modes A to E of the product book's conventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// A: once per line, halves up (the standard's own method for hours, IV079).
    #[default]
    HalfUpPerLine,
    /// B: per session, halves up.
    HalfUpPerSession,
    /// C: per session, down.
    DownPerSession,
    /// D: per session, up.
    UpPerSession,
    /// E: once per line, down.
    DownPerLine,
}

impl Rounding {
    /// Whether each session is rounded instead of the line.
    #[must_use]
    pub const fn per_session(self) -> bool {
        matches!(self, Self::HalfUpPerSession | Self::DownPerSession | Self::UpPerSession)
    }
}

/// Rounds a fraction of 0 or more to a whole number. The only place where volumes are rounded.
#[must_use]
pub fn round(value: Fraction, mode: Rounding) -> i128 {
    match mode {
        Rounding::HalfUpPerLine | Rounding::HalfUpPerSession => {
            (value + Fraction::new(1, 2)).floor().to_integer()
        }
        Rounding::DownPerSession | Rounding::DownPerLine => value.floor().to_integer(),
        Rounding::UpPerSession => value.ceil().to_integer(),
    }
}

/// A fraction as a person reads it: `36`, `45/2`.
#[must_use]
pub fn fraction_text(value: Fraction) -> String {
    value.to_string()
}

/// A fraction for reports: `36`, `22,50 (45/2)`: hundredths, halves up, with the exact fraction behind them.
#[must_use]
pub fn decimal_text(value: Fraction) -> String {
    if value.is_integer() {
        return value.to_string();
    }
    let hundredths = round(value * Fraction::from_integer(100), Rounding::HalfUpPerLine);
    format!("{},{:02} ({value})", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up() {
        let half = Fraction::new(45, 2);
        assert_eq!(round(half, Rounding::HalfUpPerLine), 23);
        assert_eq!(round(half, Rounding::DownPerLine), 22);
        assert_eq!(round(Fraction::new(480, 7), Rounding::HalfUpPerLine), 69);
        assert_eq!(round(Fraction::new(120, 7), Rounding::UpPerSession), 18);
        assert_eq!(fraction_text(half), "45/2");
        assert_eq!(fraction_text(Fraction::from_integer(36)), "36");
        assert_eq!(decimal_text(Fraction::from_integer(36)), "36");
        assert_eq!(decimal_text(half), "22,50 (45/2)");
        assert_eq!(decimal_text(Fraction::new(217_200, 7)), "31028,57 (217200/7)");
    }
}
