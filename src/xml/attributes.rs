//! Start tags and the XML declaration: names and attributes, as strictly as XML wants them.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes as Pairs;

use super::document::Unreadable;
use super::tokens::is_white;
use crate::finding::Text;

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'x> {
    /// The name with its prefix.
    pub name: &'x [u8],
    /// What stands between the name and the end of the tag.
    attributes: &'x str,
}

/// A prefix or name, and a namespace or value.
type Pair<'x> = (&'x [u8], Cow<'x, str>);

/// The attributes of a start tag.
#[derive(Debug, Default)]
pub(super) struct Attributes<'x> {
    /// Prefixes, empty for the default namespace, with the namespaces that they are bound to.
    pub bindings: Vec<Pair<'x>>,
    /// Names and values of the others.
    pub others: Vec<Pair<'x>>,
}

impl<'x> Tag<'x> {
    /// Takes a tag apart, given as it is written, and the length of its name.
    pub(super) fn new(written: &'x str, name: usize) -> Self {
        let inside = written.strip_prefix('<').unwrap_or(written);
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        let inside = inside.strip_suffix('/').unwrap_or(inside);
        let (name, attributes) = inside.split_at_checked(name).unwrap_or((inside, ""));
        Self { name: name.as_bytes(), attributes }
    }

    pub(super) const fn has_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }

    /// The name for people.
    pub(super) fn text(&self) -> Cow<'x, str> {
        String::from_utf8_lossy(self.name)
    }

    /// Its attributes.
    ///
    /// # Errors
    /// What is wrong when they are not written as XML wants it.
    pub(super) fn attributes(&self) -> Result<Attributes<'x>, Unreadable> {
        let mut all = Attributes::default();
        for (key, value) in pairs(self.attributes)? {
            let prefix = if key == b"xmlns" { Some(&key[..0]) } else { key.strip_prefix(b"xmlns:") };
            match prefix {
                Some([]) if key != b"xmlns" => {
                    return Err(Unreadable::not_xml("een prefix zonder naam", "a prefix without a name"));
                }
                Some(prefix) => all.bindings.push((prefix, value)),
                None => all.others.push((key, value)),
            }
        }
        Ok(all)
    }
}

/// Names and values, in order.
fn pairs(text: &str) -> Result<Vec<Pair<'_>>, Unreadable> {
    if !spaced(text) {
        return Err(Unreadable::not_xml(
            "attributen zonder spatie ertussen",
            "attributes without white space between them",
        ));
    }
    Pairs::new(text, 0)
        .map(|attribute| {
            let attribute = attribute.map_err(|error| Unreadable::NotXml(Text::same(error.to_string())))?;
            let Cow::Borrowed(raw) = attribute.value else {
                return Err(Unreadable::not_xml("een attribuut", "an attribute"));
            };
            if raw.contains(&b'<') {
                return Err(Unreadable::not_xml(
                    "`<` in de waarde van een attribuut",
                    "`<` in the value of an attribute",
                ));
            }
            let value = std::str::from_utf8(raw)
                .ok()
                .and_then(|raw| quick_xml::escape::unescape(raw).ok())
                .filter(|value| {
                    matches!(value, Cow::Borrowed(_)) || value.chars().all(crate::values::is_xml_char)
                })
                .ok_or_else(|| {
                    Unreadable::not_xml(
                        "een entiteit of teken dat niet mag",
                        "an entity or character that is not allowed",
                    )
                })?;
            Ok((attribute.key.into_inner(), value))
        })
        .collect()
}

/// Whether white space follows every value, which the reader does not ask.
fn spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = memchr::memchr2(b'"', b'\'', &bytes[at..]) {
        let quote = at + start;
        let Some(length) = memchr::memchr(bytes[quote], &bytes[quote + 1..]) else { return true };
        at = quote + 1 + length + 1;
        if bytes.get(at).is_some_and(|next| !is_white(&[*next])) {
            return false;
        }
    }
    true
}

/// Checks an XML declaration, given as it is written.
pub(super) fn declaration(written: &str) -> Result<(), Unreadable> {
    let inside = written.strip_prefix("<?xml").and_then(|rest| rest.strip_suffix("?>")).unwrap_or_default();
    let mut parts = pairs(inside)?.into_iter().peekable();
    let mut part = |name: &[u8]| parts.next_if(|(key, _)| *key == name).map(|(_, value)| value);
    let version = part(b"version").unwrap_or_default();
    let digits = version.strip_prefix("1.").unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unreadable::not_xml(
            "een XML-declaratie met een onbekende versie",
            "an XML declaration with an unknown version",
        ));
    }
    if let Some(encoding) = part(b"encoding")
        && !["utf-8", "utf8"].iter().any(|known| encoding.eq_ignore_ascii_case(known))
    {
        return Err(Unreadable::Encoding(encoding.chars().take(40).collect()));
    }
    let standalone = part(b"standalone");
    if standalone.is_some_and(|answer| answer != "yes" && answer != "no") || parts.next().is_some() {
        return Err(Unreadable::not_xml(
            "een XML-declaratie die niet geschreven is zoals het hoort",
            "an XML declaration that is not written as it should be",
        ));
    }
    Ok(())
}

/// Whether an element may have a name, given without its prefix.
pub(crate) fn is_element_name(name: &str) -> bool {
    is_name(name.as_bytes())
}

/// Whether a name is one of XML without a colon in it.
pub(super) fn is_name(name: &[u8]) -> bool {
    let starts = |c: char| {
        matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
            | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
            | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
            | '\u{10000}'..='\u{effff}')
    };
    let goes_on = |c: char| {
        starts(c)
            || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
    };
    let mut chars = std::str::from_utf8(name).unwrap_or_default().chars();
    chars.next().is_some_and(starts) && chars.all(goes_on)
}
