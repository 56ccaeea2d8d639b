//! XML from JSON, one element per line, with the place in the JSON of every line.

use std::fmt::Write as _;

use serde_json::value::RawValue;

use super::fault::{self, Faults};
use super::is_integer;
use super::refuse::Refusal;
use super::value::{Member, Value, offset, value};
use crate::finding::Text;
use crate::values::is_xml_char;
use crate::xml::{ClassTable, Content, Element, FaultKind, MessageName, Space, base_namespace, shown};

/// What a line of the made XML is about.
pub(super) struct Place {
    /// Offset of the value.
    pub at: usize,
    /// Offset of the object or array that it stands in.
    pub within: usize,
    /// The path of a value that was told to be unusable, so that the engine need not say so of its empty stand-in.
    pub unusable: Option<Box<str>>,
}

/// XML that the decode engine can read, and what its lines are about.
pub(super) struct Made {
    pub xml: String,
    pub places: Vec<Place>,
    pub faults: Faults,
}

/// Makes the XML of a message.
///
/// The message namespace has no prefix and line ends in values are references:
/// names stay as they are in JSON, and a line is an element.
pub(super) fn make(
    source: &str,
    message: MessageName,
    root: &'static ClassTable,
    object: &RawValue,
    members: Vec<Member<'_>>,
    limit: usize,
) -> Result<Made, Refusal> {
    let made =
        Made { xml: String::with_capacity(source.len()), places: Vec::new(), faults: Faults::default() };
    let mut maker = Maker { source, message, limit, path: vec![("Bericht", 0)], made };
    let at = maker.offset(object);
    let (own, base) = (message.namespace(), base_namespace(message.domain));
    maker.made.xml.extend(["<Bericht xmlns=\"", &own, "\" xmlns:b=\"", base, "\">"]);
    maker.end_line(at, at, None);
    maker.class(root, at, members)?;
    maker.made.xml.push_str("</Bericht>");
    maker.end_line(at, at, None);
    Ok(maker.made)
}

struct Maker<'j> {
    source: &'j str,
    message: MessageName,
    limit: usize,
    /// The elements that are open, with their index when they repeat.
    path: Vec<(&'static str, usize)>,
    made: Made,
}

/// The prefix of the elements of a class.
const fn prefix(table: &ClassTable) -> &'static str {
    match table.space {
        Space::Message => "",
        Space::Base => "b:",
    }
}

impl<'j> Maker<'j> {
    fn offset(&self, part: &RawValue) -> usize {
        offset(self.source, part)
    }

    fn not_json(&self, raw: &RawValue, error: &serde_json::Error) -> Refusal {
        Refusal::NotJson(error.to_string(), self.offset(raw))
    }

    fn end_line(&mut self, at: usize, within: usize, unusable: Option<Box<str>>) {
        self.made.xml.push('\n');
        self.made.places.push(Place { at, within, unusable });
    }

    /// The elements of a class in schema order; those of the same name in the order of the JSON.
    fn class(
        &mut self,
        table: &'static ClassTable,
        within: usize,
        members: Vec<Member<'j>>,
    ) -> Result<(), Refusal> {
        let mut known: Vec<(usize, Member<'j>)> = Vec::with_capacity(members.len());
        for member in members {
            if let Some(index) = self.field(table, &member) {
                known.push((index, member));
            }
        }
        known.sort_by_key(|(index, _)| *index);
        let mut latest = None;
        for (index, member) in known {
            // The engine tells an element that is there twice and does not look into it.
            let again = latest.replace(index) == Some(index);
            self.element(table, &table.elements[index], 0, member.value, within, again)?;
        }
        Ok(())
    }

    /// The field that a key means; an unknown key is told and has none.
    fn field(&mut self, table: &'static ClassTable, member: &Member<'j>) -> Option<usize> {
        let name = member.name();
        let domain = self.message.domain;
        let find = |fits: &dyn Fn(&str) -> bool| {
            table.elements.iter().position(|element| element.is_for(domain) && fits(element.name))
        };
        if let Some(index) = find(&|own| own == name) {
            return Some(index);
        }
        let at = self.offset(member.key);
        let similar = find(&|own| own.eq_ignore_ascii_case(&name));
        let path = || match similar {
            Some(index) => path_text(&self.path, Some((table.elements[index].name, 0))),
            None => path_text(&self.path, Some((&shown("", &name), 0))),
        };
        self.made.faults.add(at, &path, || match similar {
            Some(index) => {
                let expected = table.elements[index].name;
                FaultKind::WrongName { name: shown("", &name), expected, namespace: None }.finding()
            }
            None => FaultKind::unknown(&name, table, domain).finding(),
        });
        similar
    }

    /// One element with the value of a key, or an item of an array (`index` from 1, otherwise 0).
    fn element(
        &mut self,
        table: &'static ClassTable,
        element: &'static Element,
        index: usize,
        raw: &'j RawValue,
        within: usize,
        again: bool,
    ) -> Result<(), Refusal> {
        let at = self.offset(raw);
        let prefix = prefix(table);
        self.made.xml.extend(["<", prefix, element.name, ">"]);
        let mut unusable = None;
        self.path.push((element.name, index));
        if !again {
            let value = value(raw).map_err(|error| self.not_json(raw, &error))?;
            let (class, list) = match element.content {
                Content::Class(inner) => (Some(inner), inner.item().map(|item| (inner, item))),
                Content::Simple(_) | Content::Fixed(_) => (None, None),
            };
            match (value, class, list) {
                (Value::Object(members), Some(inner), None) => {
                    self.end_line(at, within, None);
                    self.class(inner, at, members)?;
                }
                (Value::Array(items), _, Some((inner, item))) => {
                    self.end_line(at, within, None);
                    for (index, raw) in items.into_iter().enumerate() {
                        self.element(inner, item, index + 1, raw, at, false)?;
                    }
                }
                (Value::Text(Some(text)), None, None) if text.chars().all(is_xml_char) => self.text(&text),
                (Value::Number(number), ..) if is_integer(element.content) => {
                    self.made.xml.push_str(number);
                }
                (value, ..) => unusable = Some(self.unusable(element, at, raw, &value)),
            }
        }
        self.path.pop();
        self.made.xml.extend(["</", prefix, element.name, ">"]);
        let inside = matches!(element.content, Content::Class(_)) && unusable.is_none() && !again;
        self.end_line(at, if inside { at } else { within }, unusable);
        if self.made.xml.len() > self.limit {
            return Err(Refusal::TooLarge(self.limit));
        }
        Ok(())
    }

    /// Tells a value that cannot stand in XML, or not in this element; gives its path.
    fn unusable(
        &mut self,
        element: &'static Element,
        at: usize,
        raw: &RawValue,
        value: &Value<'j>,
    ) -> Box<str> {
        let path = path_text(&self.path, None);
        self.made.faults.add(at, &|| path.clone(), || match (value, element.content.simple()) {
            (Value::Text(text), Some(simple)) => {
                let written = raw.get().trim_matches('"');
                fault::character(element, simple, text.as_deref().unwrap_or(written))
            }
            (Value::Text(text), None) => fault::wrong_type(
                element,
                &Text::new("een tekst", "a string"),
                text.as_deref().unwrap_or_default(),
            ),
            (Value::Object(_), _) => fault::wrong_type(element, &Text::new("een object", "an object"), "{…}"),
            (Value::Array(_), _) => fault::wrong_type(element, &Text::new("een lijst", "an array"), "[…]"),
            (Value::Number(number), _) => {
                fault::wrong_type(element, &Text::new("een getal", "a number"), number)
            }
            (Value::Bool(word), _) => fault::wrong_type(element, &Text::same(format!("`{word}`")), word),
            (Value::Null, _) => fault::wrong_type(element, &Text::same("`null`"), "null"),
        });
        path.into()
    }

    /// A text, escaped so that it stays on its line and is read back character by character.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        let special = |c: char| matches!(c, '&' | '<' | '>' | ']' | '\r' | '\n');
        while let Some(at) = rest.find(special) {
            let (plain, from) = rest.split_at(at);
            self.made.xml.push_str(plain);
            self.made.xml.push_str(match from.as_bytes()[0] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                // A `]` could be part of `]]>`; the engine is faster when there is none at all.
                b']' => "&#93;",
                b'\r' => "&#13;",
                _ => "&#10;",
            });
            rest = &from[1..];
        }
        self.made.xml.push_str(rest);
    }
}

/// A path as the decode engine writes it.
fn path_text(path: &[(&'static str, usize)], child: Option<(&str, usize)>) -> String {
    let mut text = String::new();
    for (name, index) in path.iter().map(|(name, index)| (*name, *index)).chain(child) {
        text.push('/');
        text.push_str(name);
        if index > 0 {
            // Writing to a text cannot fail.
            let _ = write!(text, "[{index}]");
        }
    }
    text
}
