//! Who a message is about and who exchanges it.

use std::borrow::Cow;
use std::fmt;

use super::{Domain, Pattern, Refusal, Restriction, Simple, SimpleType};
use crate::codelists;

macro_rules! digits {
    ($($(#[$doc:meta])* $name:ident = $type:literal, $n:literal, max $max:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $n]);

        impl $name {
            /// Makes the value from its digits.
            ///
            /// # Errors
            /// A [`Refusal`] when the text is not exactly that many digits.
            pub fn new(text: &str) -> Result<Self, Refusal> {
                match <[u8; $n]>::try_from(text.as_bytes()) {
                    Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(Self(digits)),
                    _ if text.is_empty() => Err(Refusal::TooShort),
                    _ => Err(Refusal::Pattern(Pattern::Digits($n))),
                }
            }

            /// The digits.
            #[must_use]
            pub fn as_str(&self) -> &str {
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl Simple for $name {
            const TYPE: &'static SimpleType = &SimpleType {
                name: $type,
                base: None,
                restriction: Restriction::Text {
                    min_length: 1,
                    max_length: $max,
                    pattern: Some(Pattern::Digits($n)),
                },
            };

            fn parse(text: &str, _: Domain) -> Result<Self, Refusal> {
                Self::new(text)
            }

            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.as_str())
            }
        }
    )* };
}

digits! {
    /// AGB code of a provider or practitioner: 8 digits.
    AgbCode = "LDT_AgbCode", 8, max Some(8);
    /// Citizen service number: 9 digits. Whether it passes the eleven test is rule `CS002`.
    Bsn = "LDT_BurgerServicenummer", 9, max Some(9);
    /// Municipality code of Statistics Netherlands: 4 digits.
    Gemeente = "LDT_Gemeente", 4, max None;
}

impl fmt::Display for AgbCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Gemeente {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Gemeente {
    /// The name of the municipality; its code when it is not in the list.
    #[must_use]
    pub fn name(&self) -> &str {
        codelists::GEMEENTE.meaning(self.as_str())
    }
}

/// Personal data: a BSN is shown masked. Only messages hold it in full.
impl fmt::Display for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Self::mask(self.as_str()))
    }
}

impl Bsn {
    /// Hides all but the last four characters of what should be a BSN.
    #[must_use]
    pub fn mask(text: &str) -> String {
        let length = text.chars().count();
        let hidden = length.saturating_sub(4);
        text.chars().enumerate().map(|(i, c)| if i < hidden { '*' } else { c }).collect()
    }

    /// The text with every BSN in it masked: the runs of exactly nine digits of which `is_bsn` says so.
    #[must_use]
    pub fn mask_in<'t>(text: &'t str, is_bsn: &dyn Fn(&Self) -> bool) -> Cow<'t, str> {
        let mut masked = Cow::Borrowed(text);
        let mut start = 0;
        for run in text.split(|c: char| !c.is_ascii_digit()) {
            if Self::new(run).is_ok_and(|bsn| is_bsn(&bsn)) {
                masked.to_mut().replace_range(start..start + run.len(), &Self::mask(run));
            }
            // What is between two runs is one character, of as many bytes as it has.
            start += run.len();
            start += text[start..].chars().next().map_or(0, char::len_utf8);
        }
        masked
    }

    /// Whether the number passes the eleven test (`CS002`); nine zeros do not count.
    #[must_use]
    pub fn passes_eleven_test(&self) -> bool {
        let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
        let sum: i32 =
            self.0.iter().zip(weights).map(|(digit, weight)| i32::from(digit - b'0') * weight).sum();
        sum % 11 == 0 && self.0 != [b'0'; 9]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bsn_is_shown_masked() {
        assert_eq!(Bsn::new("999900006").unwrap().to_string(), "*****0006");
        assert_eq!(Bsn::mask("12"), "12");
        assert_eq!(Bsn::mask("1234567890123"), "*********0123");
    }

    #[test]
    fn a_bsn_is_found_and_masked_in_a_text() {
        let mask = |text| Bsn::mask_in(text, &Bsn::passes_eleven_test).into_owned();
        assert_eq!(mask("mevrouw é 999900006,999990019.xml"), "mevrouw é *****0006,*****0019.xml");
        assert_eq!(mask("9999000060 and 999900007"), "9999000060 and 999900007", "neither is a BSN");
        assert_eq!(mask("999900006"), "*****0006");
        assert_eq!(mask(""), "");
    }

    #[test]
    fn eleven_test() {
        for good in ["999900006", "123456782", "999990019"] {
            assert!(Bsn::new(good).unwrap().passes_eleven_test(), "{good}");
        }
        for bad in ["999900007", "000000000"] {
            assert!(!Bsn::new(bad).unwrap().passes_eleven_test(), "{bad}");
        }
    }

    #[test]
    fn only_the_right_number_of_ascii_digits() {
        assert_eq!(Gemeente::new(""), Err(Refusal::TooShort));
        for bad in ["268", "02680", " 268", "０２６８"] {
            assert_eq!(Gemeente::new(bad), Err(Refusal::Pattern(Pattern::Digits(4))), "{bad}");
        }
    }
}
