use std::borrow::Cow;
use std::fmt;

use super::{Domain, Refusal, Restriction, Simple, SimpleType, collapse};

/// A time of day without a zone, to the nanosecond; `24:00:00` is legal and differs from `00:00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tijd {
    seconds: u32,
    nanos: u32,
}

impl Tijd {
    /// A time from hours, minutes and seconds; `None` when it does not exist.
    #[must_use]
    pub const fn new(hours: u32, minutes: u32, seconds: u32) -> Option<Self> {
        let end_of_day = hours == 24 && minutes == 0 && seconds == 0;
        if (hours < 24 && minutes < 60 && seconds < 60) || end_of_day {
            Some(Self { seconds: hours * 3600 + minutes * 60 + seconds, nanos: 0 })
        } else {
            None
        }
    }

    /// Reads an `xs:time`; digits of a second beyond the ninth are dropped.
    fn read(text: &str) -> Option<Self> {
        let (clock, fraction) =
            text.split_once('.').map_or((text, None), |(clock, rest)| (clock, Some(rest)));
        let [h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else { return None };
        let pair = |a: &u8, b: &u8| {
            (a.is_ascii_digit() && b.is_ascii_digit()).then(|| u32::from(a - b'0') * 10 + u32::from(b - b'0'))
        };
        let mut time = Self::new(pair(h1, h2)?, pair(m1, m2)?, pair(s1, s2)?)?;
        if let Some(fraction) = fraction {
            if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
            time.nanos = digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
            if time.seconds == 86_400 && fraction.bytes().any(|b| b != b'0') {
                return None;
            }
        }
        Some(time)
    }
}

impl fmt::Display for Tijd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60)?;
        if self.nanos > 0 {
            let digits = format!("{:09}", self.nanos);
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl Simple for Tijd {
    const TYPE: &'static SimpleType =
        &SimpleType { name: "LDT_Tijd", base: None, restriction: Restriction::Time };

    fn parse(text: &str, _: Domain) -> Result<Self, Refusal> {
        Self::read(collapse(text)).ok_or(Refusal::NotATime)
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for text in ["12:34:56", "00:00:00", "24:00:00", "09:00:00.5"] {
            assert_eq!(Tijd::parse(text, Domain::Jw).unwrap().to_string(), text);
        }
        for text in
            ["", "12:34", "25:00:00", "12:60:00", "12:34:60", "12:34:56Z", "12:34:56.", "24:00:01", "1:02:03"]
        {
            assert_eq!(Tijd::parse(text, Domain::Jw), Err(Refusal::NotATime), "{text}");
        }
    }
}
