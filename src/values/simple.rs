use std::borrow::Cow;

use crate::codelists::CodeList;
use crate::finding::Text;
use crate::values::Domain;

/// A simple type of the base schema: its name and its facets.
#[derive(Debug)]
pub struct SimpleType {
    /// The name in the base schema, such as `LDT_Volume`.
    pub name: &'static str,
    /// The named type that it narrows in one place of one message; the type itself has no name then.
    pub base: Option<&'static SimpleType>,
    /// What may be in it.
    pub restriction: Restriction,
}

impl SimpleType {
    /// Whether two are one type; one that narrows another has its name.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.base.is_some() == other.base.is_some()
    }
}

/// The facets of a simple type.
#[derive(Debug)]
pub enum Restriction {
    /// `xs:string`; white space counts.
    Text {
        /// Smallest number of characters.
        min_length: usize,
        /// Largest number of characters, when limited.
        max_length: Option<usize>,
        /// The pattern facet, when there is one.
        pattern: Option<Pattern>,
    },
    /// `xs:integer` from 0.
    Integer {
        /// Largest value.
        max: u64,
    },
    /// `xs:string` with an enumeration.
    Code {
        /// The codes.
        list: &'static CodeList,
        /// Largest number of characters; the schema says it beside the enumeration.
        max_length: usize,
    },
    /// `xs:date` without a time zone.
    Date,
    /// `xs:time` without a time zone.
    Time,
}

/// The patterns that occur in the standard, each as a function instead of a regular expression.
///
/// The pattern of `LDT_Commentaar` takes exponential time in an engine that backtracks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// `.*[^\s].*`: at least one visible character, all on one line.
    NotBlank,
    /// `([.\s]*\S+[.\s]*)+`: at least one visible character, on any number of lines.
    Comment,
    /// `[0-9]{n}`.
    Digits(usize),
    /// `[0-9]*`.
    AnyDigits,
    /// `([a-zA-Z\u{c0}-\u{1ef3}])+`.
    Letters,
    /// `([a-zA-Z0-9])+`.
    Alphanumeric,
    /// Three whole numbers with full stops between, without leading zeros.
    Version,
}

impl Restriction {
    /// The type of XML Schema itself that is restricted: `string`, `integer`, `date` or `time`.
    #[must_use]
    pub const fn primitive(&self) -> &'static str {
        match self {
            Self::Text { .. } | Self::Code { .. } => "string",
            Self::Integer { .. } => "integer",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    /// The pattern facet as a regular expression of XML Schema.
    #[must_use]
    pub fn regex(&self) -> Option<Cow<'static, str>> {
        match self {
            Self::Text { pattern, .. } => pattern.map(Pattern::regex),
            Self::Date => Some("[^:Z]*".into()),
            Self::Time => Some("[^Z+-]+".into()),
            Self::Integer { .. } | Self::Code { .. } => None,
        }
    }
}

impl Pattern {
    /// The pattern as a regular expression of XML Schema, for printing and comparing schemas only.
    #[must_use]
    pub fn regex(self) -> Cow<'static, str> {
        match self {
            Self::NotBlank => r".*[^\s].*".into(),
            Self::Comment => r"([.\s]*\S+[.\s]*)+".into(),
            Self::Digits(n) => format!("[0-9]{{{n}}}").into(),
            Self::AnyDigits => "[0-9]*".into(),
            Self::Letters => "([a-zA-Z\u{c0}-\u{1ef3}])+".into(),
            Self::Alphanumeric => "([a-zA-Z0-9])+".into(),
            Self::Version => r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)".into(),
        }
    }

    /// Whether a text matches the whole pattern.
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        match self {
            Self::NotBlank => {
                !text.bytes().any(|b| b == b'\n' || b == b'\r') && text.chars().any(|c| !blank(c))
            }
            Self::Comment => text.chars().any(|c| !blank(c)),
            Self::Digits(n) => text.len() == n && text.bytes().all(|b| b.is_ascii_digit()),
            Self::AnyDigits => text.bytes().all(|b| b.is_ascii_digit()),
            Self::Letters => {
                !text.is_empty()
                    && text.chars().all(|c| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{1ef3}').contains(&c))
            }
            Self::Alphanumeric => !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric()),
            Self::Version => {
                let part = |part: &str| {
                    !part.is_empty()
                        && part.bytes().all(|b| b.is_ascii_digit())
                        && (part.len() == 1 || !part.starts_with('0'))
                };
                text.split('.').count() == 3 && text.split('.').all(part)
            }
        }
    }

    pub(super) fn expected(self) -> Text {
        match self {
            Self::NotBlank => Text::new(
                "een tekst op één regel met ten minste één zichtbaar teken",
                "text on one line with at least one visible character",
            ),
            Self::Comment => Text::new(
                "een tekst met ten minste één zichtbaar teken",
                "text with at least one visible character",
            ),
            Self::Digits(n) => Text::new(format!("precies {n} cijfers"), format!("exactly {n} digits")),
            Self::AnyDigits => Text::new("alleen cijfers", "digits only"),
            Self::Letters => Text::new(
                "alleen letters, aan elkaar, zonder punten of spaties",
                "letters only, together, without full stops or spaces",
            ),
            Self::Alphanumeric => {
                Text::new("alleen letters (a-z) en cijfers", "letters (a-z) and digits only")
            }
            Self::Version => Text::new(
                "een versie als `1.0.0`: drie getallen zonder voorloopnullen",
                "a version such as `1.0.0`: three numbers without leading zeros",
            ),
        }
    }
}

/// A value of a simple type.
pub trait Simple: Sized {
    /// The facets that [`Simple::parse`] applies.
    const TYPE: &'static SimpleType;

    /// Reads the value from the text of an element.
    ///
    /// # Errors
    /// A [`Refusal`] when the text breaks a facet of [`Simple::TYPE`].
    fn parse(text: &str, domain: Domain) -> Result<Self, Refusal>;

    /// The text to write in a message.
    fn text(&self) -> Cow<'_, str>;
}

/// Why the text of an element is not a value of its type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fewer characters than allowed; nearly always an empty element.
    #[error("fewer characters than allowed")]
    TooShort,
    /// More characters than allowed.
    #[error("{length} characters, more than {max}")]
    TooLong {
        /// The largest number of characters.
        max: usize,
        /// The number that was found.
        length: usize,
    },
    /// The pattern does not match.
    #[error("not of the required form")]
    Pattern(Pattern),
    /// A character that XML does not allow.
    #[error("a character that XML does not allow")]
    Character,
    /// Not a whole number.
    #[error("not a whole number")]
    NotAnInteger,
    /// A whole number outside 0 and `max`.
    #[error("a number outside 0 to {max}")]
    OutOfRange {
        /// The largest value.
        max: u64,
    },
    /// A code that is not in the list for this law.
    #[error("not a code of list {}", .0.id)]
    UnknownCode(&'static CodeList, Domain),
    /// Not written as a date.
    #[error("not a date")]
    NotADate,
    /// Written as a date, but that day does not exist.
    #[error("a day that does not exist")]
    NoSuchDay,
    /// A date with a time zone.
    #[error("a date with a time zone")]
    TimeZone,
    /// Not written as a time, or a time that does not exist.
    #[error("not a time")]
    NotATime,
}

/// White space removed at both ends, as XML Schema does for numbers, dates and times.
pub(crate) fn collapse(text: &str) -> &str {
    let white = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    match text.as_bytes() {
        [first, .., last] if !white(*first) && !white(*last) => text,
        _ => text.trim_matches([' ', '\t', '\n', '\r']),
    }
}

/// Whether XML 1.0 allows a character in a document.
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
