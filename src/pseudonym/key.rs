//! The secret from which false values follow.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The secret of a run: whoever has it and a true value can make the false one; nobody can go back.
///
/// The same key over the same folder gives the same false values.
#[derive(Clone)]
pub struct Key([u8; Key::BYTES]);

impl Key {
    /// How many bytes a key has.
    pub const BYTES: usize = 32;

    /// A key of bytes that nobody can guess.
    #[must_use]
    pub const fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// A key written as 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.trim().as_bytes();
        let mut bytes = [0; Self::BYTES];
        if digits.len() != 2 * Self::BYTES {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            // `from_str_radix` would take a sign.
            let pair = std::str::from_utf8(pair).ok().filter(|pair| !pair.starts_with('+'))?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The numbers that belong to a value of a kind.
    pub(super) fn numbers(&self, kind: &str, value: &str) -> Numbers<'_> {
        Numbers { key: self, of: format!("{kind}\0{value}"), round: 0, left: Vec::new() }
    }
}

/// Numbers without end that nobody can foresee without the key.
pub(super) struct Numbers<'k> {
    key: &'k Key,
    of: String,
    round: u64,
    left: Vec<u8>,
}

impl Numbers<'_> {
    pub fn next(&mut self) -> u64 {
        if self.left.len() < 8 {
            // A key of any length is a good one, so that this never stays empty.
            if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key.0) {
                mac.update(&self.round.to_be_bytes());
                mac.update(self.of.as_bytes());
                self.left = mac.finalize().into_bytes().to_vec();
            }
            self.round += 1;
        }
        let rest = self.left.split_off(self.left.len().min(8));
        let number = std::mem::replace(&mut self.left, rest);
        number.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// A number below `bound`, which is 1 or more; bounds are so small that none is likelier than another.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    /// One of the items; nothing when there are none.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        items.get(self.below(items.len())).copied()
    }

    /// So many of the numbers below `bound`, each once, in order.
    pub fn some_of(&mut self, count: usize, bound: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..bound).collect();
        for at in 0..count.min(bound) {
            let other = at + self.below(bound - at);
            all.swap(at, other);
        }
        all.truncate(count);
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_from_key_kind_and_value() {
        let of = |key: u8, kind, value| -> Vec<u64> {
            let key = Key::new([key; 32]);
            let mut numbers = key.numbers(kind, value);
            (0..9).map(|_| numbers.next()).collect()
        };
        assert_eq!(of(1, "naam", "x"), of(1, "naam", "x"));
        let others = [of(1, "naam", "x"), of(2, "naam", "x"), of(1, "bsn", "x"), of(1, "naam", "y")];
        let mut all: Vec<u64> = others.concat();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 36, "no number twice");
    }

    #[test]
    fn some_numbers_are_each_there_once() {
        let key = Key::new([7; 32]);
        for count in 0..=10 {
            let some = key.numbers("test", "").some_of(count, 10);
            assert_eq!(some.len(), count);
            assert!(some.is_sorted_by(|one, other| one < other) && some.iter().all(|number| *number < 10));
        }
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        assert!(Key::from_hex(&format!("{}\n", "0f".repeat(32))).is_some());
        for bad in ["", "0f", &"0g".repeat(32), &"+f".repeat(32), &"0f".repeat(33)] {
            assert!(Key::from_hex(bad).is_none(), "{bad}");
        }
    }
}
