use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::Bsn;

/// The language of a text for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Its code of ISO 639-1, as in files and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// A text for people, in Dutch and English.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// The Dutch text.
    pub nl: Cow<'static, str>,
    /// The English text.
    pub en: Cow<'static, str>,
}

/// A number with its noun: `1 minuut`, `2 minuten`.
#[must_use]
pub fn counted(number: impl TryInto<u64>, one: &str, many: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    format!("{number} {}", if number == 1 { one } else { many })
}

impl Text {
    /// A text in both languages; characters that steer a terminal are replaced, see [`plain`].
    pub fn new(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { nl: plain(nl), en: plain(en) }
    }

    /// A text in both languages that is known at compile time, for statics.
    #[must_use]
    pub const fn fixed(nl: &'static str, en: &'static str) -> Self {
        Self { nl: Cow::Borrowed(nl), en: Cow::Borrowed(en) }
    }

    /// A text that is the same in both languages: a number, a code, a date.
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let text = plain(text);
        Self { nl: text.clone(), en: text }
    }

    /// Masks every BSN in the text; `is_bsn` tells a BSN from another number of nine digits.
    pub fn mask(&mut self, is_bsn: &dyn Fn(&Bsn) -> bool) {
        for text in [&mut self.nl, &mut self.en] {
            if let Cow::Owned(masked) = Bsn::mask_in(text, is_bsn) {
                *text = Cow::Owned(masked);
            }
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// The text with a replacement character for everything that steers a terminal or turns the direction of reading.
///
/// Names of files, values of messages and cells of tables come from others, and end in texts for people.
/// A line end stays: it steers nothing.
pub fn plain<'t>(text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
    let text = text.into();
    if text.chars().any(steers) {
        Cow::Owned(text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect())
    } else {
        text
    }
}

fn steers(c: char) -> bool {
    match c {
        '\n' => false,
        // Marks, embeddings, overrides and isolates of reading direction, and Unicode's own line ends.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_or_turns_a_text_around_is_replaced() {
        assert_eq!(
            plain("a\u{1b}[31m\u{7}\u{9b}b\rc\u{202e}d\u{2066}"),
            "a\u{fffd}[31m\u{fffd}\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}"
        );
        assert_eq!(plain("één\ntwee “goed” → €"), "één\ntwee “goed” → €");
        let text = Text::new("\u{1b}nl", "\u{9b}en");
        assert_eq!((text.get(Lang::Nl), text.get(Lang::En)), ("\u{fffd}nl", "\u{fffd}en"));
    }
}
