//! Whole numbers. Amounts are eurocents.

use std::borrow::Cow;
use std::fmt;

use super::{Domain, Refusal, Restriction, Simple, SimpleType, collapse};

/// Reads an `xs:integer` of 0 or more: signs and leading zeros are legal.
fn integer(text: &str, max: u64) -> Result<u64, Refusal> {
    let text = collapse(text);
    // The usual case: a few digits that cannot overflow.
    if !text.is_empty() && text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit()) {
        let value = text.bytes().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
        return if value > max { Err(Refusal::OutOfRange { max }) } else { Ok(value) };
    }
    let (negative, digits) = match text.as_bytes() {
        [sign @ (b'-' | b'+'), rest @ ..] => (*sign == b'-', rest),
        rest => (false, rest),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(Refusal::NotAnInteger);
    }
    let mut value: u64 = 0;
    for digit in digits {
        value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
    }
    if value > max || (negative && value > 0) { Err(Refusal::OutOfRange { max }) } else { Ok(value) }
}

macro_rules! number {
    ($($(#[$doc:meta])* $name:ident($repr:ty) = $type:literal, $max:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($repr);

        impl $name {
            /// The largest value.
            pub const MAX: $repr = $max;

            /// Makes the value from a number; `None` above [`Self::MAX`].
            #[must_use]
            pub const fn new(value: $repr) -> Option<Self> {
                if value > Self::MAX { None } else { Some(Self(value)) }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> $repr {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Simple for $name {
            const TYPE: &'static SimpleType =
                &SimpleType { name: $type, base: None, restriction: Restriction::Integer { max: $max } };

            fn parse(text: &str, _: Domain) -> Result<Self, Refusal> {
                let value = integer(text, $max)?;
                <$repr>::try_from(value).map(Self).map_err(|_| Refusal::OutOfRange { max: $max })
            }

            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(self.0.to_string())
            }
        }
    )* };
}

number! {
    /// Amount of a line or a tariff, in eurocents.
    Bedrag(u32) = "LDT_Bedrag", 99_999_999;
    /// Ceiling of an allocation in money, in eurocents.
    Budget(u32) = "LDT_Budget", 99_999_999;
    /// House number.
    Huisnummer(u32) = "LDT_Huisnummer", 99_999;
    /// Number of an allocation or decision; a number, so `007` and `7` are equal.
    Nummer(u32) = "LDT_Nummer", 999_999_999;
    /// Order in which related persons are approached.
    RelatieVolgorde(u8) = "LDT_RelatieVolgorde", 99;
    /// Total of a declaration, in eurocents.
    TotaalBedrag(u64) = "LDT_TotaalBedrag", 999_999_999_999;
    /// Volume in the unit that stands next to it (minutes, hours, etmalen, dagdelen, pieces or eurocents).
    Volume(u32) = "LDT_Volume", 99_999_999;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusual_but_legal_forms_are_read() {
        for (text, value) in
            [("+5", 5), ("007", 7), (" \t12\r\n", 12), ("-0", 0), ("00000000000000000000000001", 1)]
        {
            assert_eq!(Volume::parse(text, Domain::Jw).unwrap().get(), value, "{text:?}");
        }
    }

    #[test]
    fn what_is_not_a_number_in_range_is_refused() {
        for text in ["", "-", "1.0", "1 2", "1e3", "０", "--1"] {
            assert_eq!(Volume::parse(text, Domain::Jw), Err(Refusal::NotAnInteger), "{text:?}");
        }
        for text in ["-1", "100000000", "9999999999999999999999999999999999999999"] {
            assert_eq!(
                Volume::parse(text, Domain::Jw),
                Err(Refusal::OutOfRange { max: 99_999_999 }),
                "{text:?}"
            );
        }
    }
}
