//! From bytes to a text that may be decoded: size, encoding, characters, root element.

use super::position::Positions;
use crate::finding::Text;
use crate::values::is_xml_char;
use std::borrow::Cow;

/// Why a file is not even decoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No bytes at all, or only white space.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The largest size in bytes.
        limit: usize,
    },
    /// Not UTF-8.
    #[error("the file is not UTF-8 ({0})")]
    Encoding(String),
    /// A character that XML does not allow.
    #[error("the file holds a character that XML does not allow")]
    Character,
    /// Not well-formed XML.
    #[error("the file is not well-formed XML: {}", .0.en)]
    NotXml(Text),
    /// JSON where XML belongs.
    #[error("the file is JSON, not XML")]
    Json,
    /// The file ends before its root element does.
    #[error("the file ends too early")]
    Truncated,
    /// A document type declaration, refused for safety.
    #[error("the file has a document type declaration")]
    Dtd,
    /// An entity other than the five of XML.
    #[error("the file uses the entity `{0}`")]
    Entity(String),
    /// Elements nested deeper than any message.
    #[error("the elements are nested too deep")]
    TooDeep,
    /// Something after the root element.
    #[error("there is something after the root element")]
    AfterRoot,
    /// A root element or namespace of no known message.
    #[error("`{0}` is not a known message")]
    UnknownMessage(String),
    /// A message that release 3.2 does not have, such as a 303.
    #[error("release 3.2 has no message {0}")]
    NoSuchMessage(String),
    /// A message of the standard in a release that is not supported.
    #[error("release {0} is not supported")]
    OtherRelease(String),
}

/// A refusal with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub reason: Unreadable,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column, from 1; 0 when the whole file is meant.
    pub column: u32,
}

impl Refused {
    /// A refusal of the file as a whole.
    #[must_use]
    pub const fn whole(reason: Unreadable) -> Self {
        Self { reason, line: 0, column: 0 }
    }

    pub(crate) fn at(reason: Unreadable, source: &str, offset: usize) -> Self {
        let (line, column) = Positions::new(source).of(offset);
        Self { reason, line, column }
    }
}

impl Unreadable {
    /// Not well-formed XML, with what is wrong in Dutch and English.
    #[cold]
    pub(super) fn not_xml(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::NotXml(Text::new(nl, en))
    }

    /// What is wrong and what to do, for people.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "one line per reason, nothing to split")]
    pub fn texts(&self) -> (Text, Text) {
        let again = Text::new(
            "Vraag de afzender om het bericht opnieuw aan te leveren",
            "Ask the sender to supply the message again",
        );
        match self {
            Self::Empty => (Text::new("Het bestand is leeg", "The file is empty"), again),
            Self::TooLarge { limit } => (
                Text::new(
                    format!("Het bestand is groter dan {} MB", limit / 1_000_000),
                    format!("The file is larger than {} MB", limit / 1_000_000),
                ),
                Text::new(
                    "Splits het bericht, of verhoog de grens met `--max-size`",
                    "Split the message, or raise the limit with `--max-size`",
                ),
            ),
            Self::Encoding(what) => (
                Text::new(
                    format!("Het bestand is geen UTF-8: {what}"),
                    format!("The file is not UTF-8: {what}"),
                ),
                Text::new("Sla het bericht op als UTF-8 (OP192)", "Save the message as UTF-8 (OP192)"),
            ),
            Self::Character => (
                Text::new(
                    "Het bestand bevat een teken dat XML niet toestaat",
                    "The file holds a character that XML does not allow",
                ),
                again,
            ),
            Self::NotXml(what) => (
                Text::new(
                    format!("Het bestand is geen geldige XML: {}", what.nl),
                    format!("The file is not well-formed XML: {}", what.en),
                ),
                again,
            ),
            Self::Json => (
                Text::new("Het bestand is JSON, geen XML", "The file is JSON, not XML"),
                Text::new(
                    "`ibericht convert` maakt XML van een bericht als JSON",
                    "`ibericht convert` makes XML of a message as JSON",
                ),
            ),
            Self::Truncated => (
                Text::new(
                    "Het bestand is afgebroken: het einde ontbreekt",
                    "The file is cut off: its end is missing",
                ),
                Text::new("Haal het bestand opnieuw op", "Fetch the file again"),
            ),
            Self::Dtd => (
                Text::new(
                    "Het bestand heeft een documenttypedeclaratie (DTD) en is om veiligheidsredenen geweigerd",
                    "The file has a document type declaration (DTD) and is refused for safety",
                ),
                Text::new(
                    "Een bericht van de standaard heeft geen DTD; vraag de afzender om een schoon bericht",
                    "A message of the standard has no DTD; ask the sender for a clean message",
                ),
            ),
            Self::Entity(name) => (
                Text::new(
                    format!("De entiteit `&{name};` is niet toegestaan"),
                    format!("The entity `&{name};` is not allowed"),
                ),
                Text::new(
                    "Alleen `&amp;`, `&lt;`, `&gt;`, `&quot;` en `&apos;` mogen",
                    "Only `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;` may be used",
                ),
            ),
            Self::TooDeep => (
                Text::new(
                    "De elementen zijn te diep genest; het bestand is om veiligheidsredenen geweigerd",
                    "The elements are nested too deep; the file is refused for safety",
                ),
                again,
            ),
            Self::AfterRoot => (
                Text::new(
                    "Na het bericht volgt nog inhoud; een bestand bevat precies één bericht",
                    "There is more after the message; a file holds exactly one message",
                ),
                Text::new("Zet elk bericht in een eigen bestand", "Put every message in a file of its own"),
            ),
            Self::UnknownMessage(found) => (
                Text::new(
                    format!("Dit is geen bekend bericht: {found}"),
                    format!("This is not a known message: {found}"),
                ),
                Text::new(
                    "Controleer de namespace: `http://www.istandaarden.nl/ijw/3_2/jw301/schema` en zo voor elk bericht",
                    "Check the namespace: `http://www.istandaarden.nl/ijw/3_2/jw301/schema` and so on for each message",
                ),
            ),
            Self::NoSuchMessage(message) => (
                Text::new(
                    format!("Release 3.2 kent geen bericht {message}"),
                    format!("Release 3.2 has no message {message}"),
                ),
                Text::new(
                    "Controleer de namespace; iWmo en iJw 3.2 kennen 301, 302, 305 t/m 308, 315 t/m 320, 323 en 325",
                    "Check the namespace; iWmo and iJw 3.2 have 301, 302, 305 to 308, 315 to 320, 323 and 325",
                ),
            ),
            Self::OtherRelease(release) => (
                Text::new(
                    format!("Dit bericht is van release {release}; alleen release 3.2 wordt gelezen"),
                    format!("This message is of release {release}; only release 3.2 is read"),
                ),
                Text::new(
                    "Vraag de afzender om een bericht van release 3.2",
                    "Ask the sender for a message of release 3.2",
                ),
            ),
        }
    }
}

/// The text of a file that may be decoded.
#[derive(Debug, Clone, Copy)]
pub struct Document<'x> {
    /// The text, without byte order mark.
    pub source: &'x str,
}

impl<'x> Document<'x> {
    /// Checks size, encoding and characters.
    ///
    /// # Errors
    /// [`Refused`] with the place when the bytes are not a text that XML allows.
    pub fn new(bytes: &'x [u8], max_bytes: usize) -> Result<Self, Refused> {
        let source = utf8_text(bytes, max_bytes)?;
        if source.starts_with('\u{feff}') {
            return Err(Refused::whole(Unreadable::not_xml(
                "een tweede byte order mark",
                "a second byte order mark",
            )));
        }
        if let Some(offset) = forbidden_character(source) {
            return Err(Refused::at(Unreadable::Character, source, offset));
        }
        Ok(Self { source })
    }
}

/// The text of bytes, without byte order mark, when it is not too large, UTF-8 and not empty.
pub(crate) fn utf8_text(bytes: &[u8], max_bytes: usize) -> Result<&str, Refused> {
    if bytes.len() > max_bytes {
        return Err(Refused::whole(Unreadable::TooLarge { limit: max_bytes }));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Refused::whole(Unreadable::Encoding("UTF-16".into())));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(source) if source.trim_ascii().is_empty() => Err(Refused::whole(Unreadable::Empty)),
        Ok(source) => Ok(source),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let reason = Unreadable::Encoding(format!("byte 0x{byte:02X}"));
            Err(Refused::at(reason, &good, good.len()))
        }
    }
}

/// The first character that XML does not allow; a fast look at the bytes decides whether to look closer.
fn forbidden_character(source: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let control =
        bytes.iter().fold(false, |found, byte| found | (*byte < 0x20 && !matches!(byte, 9 | 10 | 13)));
    // U+FFFE and U+FFFF begin with this byte in UTF-8.
    let noncharacter = || memchr::memchr(0xEF, bytes).is_some();
    if control || noncharacter() {
        source.char_indices().find(|(_, c)| !is_xml_char(*c)).map(|(offset, _)| offset)
    } else {
        None
    }
}
