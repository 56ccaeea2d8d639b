//! The identification of an answer.

use crate::dossier::Hash;
use crate::values::IdentificatieBericht;

const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// As long as an identification may be.
const LENGTH: usize = 12;

/// The identification of the answer to a message: the first 16 digits of its hash as a number in base 36, of which
/// the last 12 digits.
///
/// So the same message always gets the same answer, whoever makes it, without a counter to keep. Identifications must
/// differ per sender and kind of message (TR056); there are 36^12 (4.7 x 10^18) of them, so that the chance that any two
/// of a million answers of one sender are the same is 1 in 10 million.
pub(super) fn of(hash: &Hash) -> Option<IdentificatieBericht> {
    let digits = hash.0.chars().filter_map(|digit| digit.to_digit(16)).take(16);
    let mut rest = digits.fold(0_u64, |number, digit| number << 4 | u64::from(digit));
    let mut text = [b'0'; LENGTH];
    for place in text.iter_mut().rev() {
        let digit = usize::try_from(rest % 36).ok()?;
        *place = *DIGITS.get(digit)?;
        rest /= 36;
    }
    IdentificatieBericht::new(std::str::from_utf8(&text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identification_is_of_12_digits_and_capitals_and_follows_from_the_hash() {
        let of = |hash: &str| of(&Hash(hash.to_owned())).unwrap().to_string();
        assert_eq!(of(&"0".repeat(64)), "000000000000");
        assert_eq!(of("0000000000000023"), "00000000000Z");
        assert_eq!(of("0000000000000024ffff"), "000000000010");
        assert_eq!(of(&"f".repeat(64)), "W5E11264SGSF");
        assert_eq!(of(""), "000000000000", "what is no hash gives no panic");
    }
}
