//! An XSD file as a schema, with everything in it that is not understood.

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::{Document, Error};

use super::model::Schema;
use super::walk::{Lines, Walk};
use crate::finding::Text;

pub(super) const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

/// The most characters of a name or value of a file that are shown.
const SHOWN: usize = 120;

/// The most attributes of an element, and elements in each other; the standard has 5 of either.
const MOST: usize = 30;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSchema {
    /// What was understood.
    pub schema: Schema,
    /// What was not.
    pub refused: Vec<Refused>,
}

/// A construct in a file that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
    /// The type and element that it is in, such as `Client/Naam`; empty for the file as a whole.
    pub place: String,
    /// What it is.
    pub what: Text,
}

/// Reads a schema.
///
/// # Errors
/// The whole is [`Refused`] when it is not XML, has a DTD or is not a schema.
pub fn read(text: &str) -> Result<ReadSchema, Refused> {
    if let Some(refused) = overgrown(text) {
        return Err(refused);
    }
    // Without options roxmltree refuses a DTD, and with it every entity of a file's own.
    let document = Document::parse(text).map_err(|error| not_xml(text, &error))?;
    let root = document.root_element();
    let lines = Lines::new(text);
    if !root.has_tag_name((XML_SCHEMA, "schema")) {
        let name = shown(root.tag_name().name());
        return Err(Refused {
            line: lines.of(root),
            place: String::new(),
            what: Text::new(
                format!("begint met `{name}` en is dus geen XML-schema"),
                format!("begins with `{name}`, so it is not an XML schema"),
            ),
        });
    }
    Ok(Walk::read(root, lines))
}

/// A tag with far too many attributes, or elements that are nested far too deep.
///
/// The tree of roxmltree takes time, and with namespaces memory, by the square of both.
fn overgrown(text: &str) -> Option<Refused> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut depth = 0_usize;
    loop {
        let attributes = match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                tag.attributes().with_checks(false).take(MOST + 1).count()
            }
            Ok(Event::Empty(tag)) => tag.attributes().with_checks(false).take(MOST + 1).count(),
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            // What is not XML is told by the reader of the tree.
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => continue,
        };
        let what = if attributes > MOST {
            Text::new(
                format!("heeft een element met meer dan {MOST} attributen"),
                format!("has an element with more than {MOST} attributes"),
            )
        } else if depth > MOST {
            Text::new(
                format!("heeft elementen die dieper dan {MOST} in elkaar staan"),
                format!("has elements nested deeper than {MOST}"),
            )
        } else {
            continue;
        };
        let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len()).min(text.len());
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[..end]).count();
        return Some(Refused { line: line_number(lines), place: String::new(), what });
    }
}

/// The number of a line that has so many above it.
fn line_number(above: usize) -> u32 {
    u32::try_from(above).unwrap_or(u32::MAX).saturating_add(1)
}

fn not_xml(text: &str, error: &Error) -> Refused {
    let (line, what) = if matches!(error, Error::DtdDetected) {
        let before = text.find("<!DOCTYPE").map_or("", |start| &text[..start]);
        let what = Text::new(
            "heeft een DTD (`<!DOCTYPE`), en die wordt niet gelezen",
            "has a DTD (`<!DOCTYPE`), which is not read",
        );
        (line_number(before.matches('\n').count()), what)
    } else {
        let reason = shown(&error.to_string());
        let what = Text::new(
            format!("is geen XML die te lezen is: {reason}"),
            format!("is not XML that can be read: {reason}"),
        );
        (error.pos().row, what)
    };
    Refused { line, place: String::new(), what }
}

/// A name or value of a file, as far as it is shown.
pub(super) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
