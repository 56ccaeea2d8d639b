//! Texts of the same shape: another letter for a letter, another digit for a digit.

use std::ops::RangeInclusive;

use super::key::Numbers;

/// The characters among which one is exchanged for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Digit,
    Upper,
    Lower,
    /// A letter with an accent, or of another script.
    Other,
}

impl Class {
    /// The class of a character; nothing for one that says nothing, such as a blank.
    pub fn of(c: char) -> Option<Self> {
        match c {
            '0'..='9' => Some(Self::Digit),
            'A'..='Z' => Some(Self::Upper),
            'a'..='z' => Some(Self::Lower),
            // Whatever is not ASCII may be writing; it is exchanged for a letter that the standard takes anywhere.
            _ if !c.is_ascii() => Some(Self::Other),
            _ => None,
        }
    }

    const fn range(self) -> RangeInclusive<char> {
        match self {
            Self::Digit => '0'..='9',
            Self::Upper => 'A'..='Z',
            Self::Lower => 'a'..='z',
            Self::Other => '\u{100}'..='\u{17f}',
        }
    }

    pub fn len(self) -> usize {
        self.range().count()
    }

    pub fn nth(self, index: usize) -> Option<char> {
        self.range().nth(index)
    }

    pub fn index(self, c: char) -> usize {
        self.range().position(|other| other == c).unwrap_or(0)
    }
}

/// A text of the same shape. A number keeps the zeros that it begins with and gets no others there.
pub(super) fn reshaped(text: &str, numbers: &mut Numbers<'_>) -> String {
    let mut leads = true;
    text.chars()
        .map(|c| {
            let new = match Class::of(c) {
                Some(Class::Digit) if leads && c == '0' => Some('0'),
                Some(Class::Digit) if leads => Class::Digit.nth(1 + numbers.below(9)),
                Some(class) => class.nth(numbers.below(class.len())),
                None => None,
            };
            leads = !c.is_ascii_digit() || (leads && c == '0');
            new.unwrap_or(c)
        })
        .collect()
}

/// The next text of the same shape, and after the last one the first; what a number begins with stays a zero or none.
pub(super) fn next(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let is_zero = |chars: &[char], at: usize| {
        let digits = chars[..at].iter().rev().take_while(|c| c.is_ascii_digit());
        digits.clone().all(|c| *c == '0')
    };
    for at in (0..chars.len()).rev() {
        let Some(class) = Class::of(chars[at]) else { continue };
        let leads = class == Class::Digit && is_zero(&chars, at);
        if leads && chars[at] == '0' {
            continue;
        }
        let index = class.index(chars[at]) + 1;
        if let Some(c) = class.nth(index) {
            chars[at] = c;
            break;
        }
        chars[at] = class.nth(usize::from(leads)).unwrap_or(chars[at]);
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::Key;
    use super::*;

    #[test]
    fn the_shape_stays() {
        let key = Key::new([3; 32]);
        let new = reshaped("Jan de 1ste, 06-12 é\n007", &mut key.numbers("test", ""));
        let shape = |text: &str| text.chars().map(|c| Class::of(c).ok_or(c)).collect::<Vec<_>>();
        assert_eq!(shape(&new), shape("Jan de 1ste, 06-12 é\n007"), "{new}");
        assert!(new.ends_with(|c: char| ('1'..='9').contains(&c)), "{new}");
        assert!(new.contains("\n00") && new.contains(" 0"), "{new}");
    }

    #[test]
    fn every_text_of_a_shape_comes_once() {
        for (first, count) in [("1", 9), ("A0", 26), ("10", 90), ("a-1", 26 * 9), ("0", 1)] {
            let mut seen = std::collections::BTreeSet::new();
            let mut text = first.to_owned();
            while seen.insert(text.clone()) {
                text = next(&text);
            }
            assert_eq!((seen.len(), text.as_str()), (count, first));
        }
    }
}
