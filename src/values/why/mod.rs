//! Why a text is refused, in words: what is wrong with it, what is allowed, what it was probably meant to be.
//!
//! Decoding only notes a [`Refusal`]; the words are sought when the refusal is told.

mod code;
mod date;
mod digits;
mod number;
mod text;
mod time;

use super::{Refusal, Restriction, SimpleType};
use crate::finding::Text;

/// A refused value in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// What is wrong, as the end of a sentence about the element: `heeft een tijdzone`.
    pub reason: Text,
    /// What is allowed.
    pub expected: Text,
    /// What to do.
    pub advice: Text,
}

impl Why {
    fn new(reason: Text, expected: Text, advice: Text) -> Self {
        Self { reason, expected, advice }
    }

    /// Without more to advise than to fill in what is allowed.
    fn plain(reason: Text, expected: Text) -> Self {
        let advice = Text::new(format!("Vul in: {}", expected.nl), format!("Fill in: {}", expected.en));
        Self::new(reason, expected, advice)
    }
}

impl Refusal {
    /// The refusal in words, for the text that was refused and the type that it should have.
    #[must_use]
    pub fn why(&self, found: &str, simple: &SimpleType) -> Why {
        match self {
            Self::TooShort | Self::TooLong { .. } | Self::Pattern(_) | Self::Character => {
                text::why(self, found)
            }
            Self::NotAnInteger | Self::OutOfRange { .. } => number::why(found, simple),
            Self::UnknownCode(list, domain) => code::why(found, list, *domain),
            Self::NotADate | Self::NoSuchDay | Self::TimeZone => date::why(found),
            Self::NotATime => time::why(found),
        }
    }

    /// The words for a value that the kind of message fixes.
    #[must_use]
    pub fn not_fixed(value: &str) -> Why {
        Why::plain(
            Text::fixed("is niet de vaste waarde van dit bericht", "is not the fixed value of this message"),
            Text::same(format!("`{value}`")),
        )
    }
}

impl SimpleType {
    /// What may be filled in.
    #[must_use]
    pub fn form(&self) -> Text {
        match &self.restriction {
            Restriction::Text { max_length, pattern, .. } => text::form(*max_length, *pattern),
            Restriction::Integer { max } => number::form(self, *max),
            Restriction::Code { list, .. } => Text::new(
                format!("een code uit lijst {} ({})", list.id, list.title),
                format!("a code of list {} ({})", list.id, list.title),
            ),
            Restriction::Date => date::EXPECTED,
            Restriction::Time => time::EXPECTED,
        }
    }
}

/// The text with full-width digits as common ones, and without the blanks around it.
fn usual(text: &str) -> String {
    let common = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(c) - 0xff10 + 0x30).unwrap_or(c),
        _ => c,
    };
    // More than any value of the standard that is not free text.
    text.trim().chars().take(64).map(common).collect()
}

fn has_wide_digits(text: &str) -> bool {
    text.chars().any(|c| ('\u{ff10}'..='\u{ff19}').contains(&c))
}

fn empty() -> Text {
    Text::fixed("is leeg", "is empty")
}

/// A character as it can be shown: by its code when it is invisible.
fn character(c: char) -> String {
    if c.is_control() || c.is_whitespace() && c != ' ' || !c.is_ascii() && !c.is_alphanumeric() {
        format!("U+{:04X}", u32::from(c))
    } else {
        c.to_string()
    }
}

/// A character in words, with its place from 1: ``een spatie (teken 2)``.
fn character_at(c: char, index: usize) -> Text {
    let place = index + 1;
    match c {
        ' ' => Text::new(format!("een spatie (teken {place})"), format!("a blank (character {place})")),
        '\n' | '\r' => {
            Text::new(format!("een regeleinde (teken {place})"), format!("a line end (character {place})"))
        }
        c => Text::new(
            format!("`{}` (teken {place})", character(c)),
            format!("`{}` (character {place})", character(c)),
        ),
    }
}

/// `Schrijf … `: the one thing that was probably meant.
fn write(value: &str) -> Text {
    Text::new(format!("Schrijf `{value}`"), format!("Write `{value}`"))
}
