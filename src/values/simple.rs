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

    fn expected(self) -> Text {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Fewer characters than allowed; nearly always an empty element.
    TooShort,
    /// More characters than allowed.
    TooLong {
        /// The largest number of characters.
        max: usize,
        /// The number that was found.
        length: usize,
    },
    /// The pattern does not match.
    Pattern(Pattern),
    /// A character that XML does not allow.
    Character,
    /// Not a whole number.
    NotAnInteger,
    /// A whole number outside 0 and `max`.
    OutOfRange {
        /// The largest value.
        max: u64,
    },
    /// A code that is not in the list for this law.
    UnknownCode(&'static CodeList, Domain),
    /// Not written as a date.
    NotADate,
    /// Written as a date, but that day does not exist.
    NoSuchDay,
    /// A date with a time zone.
    TimeZone,
    /// Not written as a time, or a time that does not exist.
    NotATime,
    /// Not the fixed value of this element.
    NotFixed(String),
}

impl Refusal {
    /// What is allowed instead.
    #[must_use]
    pub fn expected(&self) -> Text {
        match self {
            Self::TooShort => Text::new("ten minste 1 teken", "at least 1 character"),
            Self::TooLong { max, .. } => {
                Text::new(format!("ten hoogste {max} tekens"), format!("at most {max} characters"))
            }
            Self::Pattern(pattern) => pattern.expected(),
            Self::Character => Text::new("alleen tekens die XML toestaat", "only characters that XML allows"),
            Self::NotAnInteger | Self::OutOfRange { .. } => {
                let max =
                    if let Self::OutOfRange { max } = self { format!(" t/m {max}") } else { String::new() };
                Text::new(
                    format!("een geheel getal vanaf 0{max}"),
                    format!("a whole number from 0{}", max.replace("t/m", "to")),
                )
            }
            Self::UnknownCode(list, domain) => {
                let codes: Vec<_> = list.for_domain(*domain).map(|code| code.code).collect();
                let shown = if codes.len() > 30 {
                    format!("{} … {} ({})", codes[..3].join(", "), codes[codes.len() - 1], codes.len())
                } else {
                    codes.join(", ")
                };
                Text::new(
                    format!("een code uit lijst {} ({}): {shown}", list.id, list.title),
                    format!("a code of list {} ({}): {shown}", list.id, list.title),
                )
            }
            Self::NotADate | Self::NoSuchDay | Self::TimeZone => Text::new(
                "een bestaande datum als `2026-04-30`, zonder tijdzone",
                "an existing date such as `2026-04-30`, without a time zone",
            ),
            Self::NotATime => Text::new(
                "een tijd als `12:34:56`, zonder tijdzone",
                "a time such as `12:34:56`, without a time zone",
            ),
            Self::NotFixed(value) => Text::same(format!("`{value}`")),
        }
    }

    /// What is wrong, as the end of a sentence about the element.
    #[must_use]
    pub fn reason(&self) -> Text {
        match self {
            Self::TooShort => Text::new("is leeg", "is empty"),
            Self::TooLong { max, length } => Text::new(
                format!("heeft {length} tekens, dat is meer dan {max}"),
                format!("has {length} characters, more than {max}"),
            ),
            Self::Pattern(_) => {
                Text::new("heeft niet de voorgeschreven vorm", "does not have the required form")
            }
            Self::Character => Text::new(
                "bevat een teken dat XML niet toestaat",
                "holds a character that XML does not allow",
            ),
            Self::NotAnInteger => Text::new("is geen geheel getal", "is not a whole number"),
            Self::OutOfRange { .. } => Text::new("valt buiten het toegestane bereik", "is out of range"),
            Self::UnknownCode(list, _) => Text::new(
                format!("is geen code van lijst {}", list.id),
                format!("is not a code of list {}", list.id),
            ),
            Self::NotADate => Text::new("is geen datum", "is not a date"),
            Self::NoSuchDay => Text::new("is een dag die niet bestaat", "is a day that does not exist"),
            Self::TimeZone => Text::new("heeft een tijdzone", "has a time zone"),
            Self::NotATime => Text::new("is geen tijd", "is not a time"),
            Self::NotFixed(_) => {
                Text::new("is niet de vaste waarde van dit bericht", "is not the fixed value of this message")
            }
        }
    }
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
