//! JSON Schema (draft 2020-12) of a message, printed from its tables.

use serde::{Serialize, Serializer};

use super::pattern::{DATE, TIME, ecma};
use super::{BERICHT, RELEASE_KEY, is_integer};
use crate::codelists::{Code, CodeList};
use crate::messages::Kind;
use crate::values::{Domain, Restriction, SimpleType};
use crate::xml::{ClassTable, Content, Element, MessageName, RELEASE};

/// The name of the file with the schema of a message: `JW301.schema.json`.
#[must_use]
pub fn file_name(message: &MessageName) -> String {
    format!("{}.schema.json", message.name())
}

/// The schema of a message: one file that needs no other, with its classes and types as `$defs`.
///
/// It describes what [`super::write()`] writes. [`super::read()`] takes a little more: keys in any
/// order is JSON's own, and a whole number may also be a string.
#[must_use]
pub fn schema(kind: Kind, domain: Domain) -> String {
    let message = kind.message(domain);
    let mut printer = Printer { message, defs: Vec::new() };
    let own = [
        (BERICHT, message.name(), "Name of the message."),
        (RELEASE_KEY, RELEASE.into(), "Release of the standard."),
    ];
    let own = own.map(|(key, value, doc)| {
        (
            key.to_string(),
            Schema { description: Some(doc.into()), fixed: Some(Fixed::Text(value)), ..Schema::default() },
        )
    });
    let mut root = printer.object(kind.root());
    root.required.splice(0..0, [BERICHT, RELEASE_KEY]);
    root.properties.0.splice(0..0, own);
    printer.defs.sort_by(|(a, _), (b, _)| a.cmp(b));
    let root = Schema {
        dialect: Some("https://json-schema.org/draft/2020-12/schema"),
        id: Some(format!("https://example.org/ibericht/json/{}", file_name(&message))),
        title: Some(format!("{} {RELEASE} as JSON: {}", message.name(), kind.title().en)),
        defs: Named(printer.defs),
        ..root
    };
    // What is given here holds only strings, numbers and lists.
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}

/// A schema with the keywords that are used, in the order in which they are printed.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    #[serde(rename = "$id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    fixed: Option<Fixed>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    codes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    properties: Named,
    #[serde(rename = "$defs", skip_serializing_if = "Named::is_empty")]
    defs: Named,
}

/// A fixed value.
#[derive(Serialize)]
#[serde(untagged)]
enum Fixed {
    Text(String),
    Number(u64),
}

/// Schemas by name, in order.
#[derive(Default)]
struct Named(Vec<(String, Schema)>);

impl Named {
    const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Named {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, schema)| (name, schema)))
    }
}

struct Printer {
    message: MessageName,
    defs: Vec<(String, Schema)>,
}

impl Printer {
    /// The schema of a class.
    fn object(&mut self, table: &'static ClassTable) -> Schema {
        let domain = self.message.domain;
        let elements: Vec<_> = table.elements.iter().filter(|element| element.is_for(domain)).collect();
        Schema {
            description: Some(table.doc.trim().into()),
            kind: Some("object"),
            additional_properties: Some(false),
            required: elements
                .iter()
                .filter(|element| element.required)
                .map(|element| element.name)
                .collect(),
            properties: Named(
                elements
                    .into_iter()
                    .map(|element| (element.name.to_string(), self.element(element)))
                    .collect(),
            ),
            ..Schema::default()
        }
    }

    /// The schema of an element: that of its content, with what it means here.
    fn element(&mut self, element: &'static Element) -> Schema {
        let doc = element.doc.trim();
        let description = (!doc.is_empty()).then(|| doc.to_string());
        let content = match element.content {
            Content::Class(table) => match table.item() {
                Some(item) => Schema {
                    kind: Some("array"),
                    min_items: Some(1),
                    items: Some(Box::new(self.element(item))),
                    ..Schema::default()
                },
                None => self.reference(table.name, |printer| printer.object(table)),
            },
            Content::Simple(simple) if simple.base.is_some() => self.simple(simple),
            Content::Simple(simple) => self.reference(simple.name, |printer| printer.simple(simple)),
            Content::Fixed(fixed) => {
                let text = self.message.fixed(fixed);
                let number = is_integer(element.content).then(|| text.parse().ok()).flatten();
                let fixed = number.map_or_else(|| Fixed::Text(text.into()), Fixed::Number);
                Schema { fixed: Some(fixed), ..Schema::default() }
            }
        };
        Schema { description: description.or(content.description), ..content }
    }

    /// A reference to a definition that is made the first time.
    fn reference(&mut self, name: &str, print: impl FnOnce(&mut Self) -> Schema) -> Schema {
        if self.defs.iter().all(|(known, _)| known != name) {
            self.defs.push((name.to_string(), Schema::default()));
            let printed = print(self);
            if let Some((_, place)) = self.defs.iter_mut().find(|(known, _)| known == name) {
                *place = printed;
            }
        }
        Schema { reference: Some(format!("#/$defs/{name}")), ..Schema::default() }
    }

    /// The schema of a simple type: its facets.
    fn simple(&self, simple: &SimpleType) -> Schema {
        let text = Schema { kind: Some("string"), ..Schema::default() };
        match &simple.restriction {
            Restriction::Text { min_length, max_length, pattern } => Schema {
                min_length: (*min_length > 0).then_some(*min_length),
                max_length: *max_length,
                pattern: pattern.map(ecma),
                ..text
            },
            Restriction::Integer { max } => {
                Schema { kind: Some("integer"), minimum: Some(0), maximum: Some(*max), ..Schema::default() }
            }
            Restriction::Code { list, .. } => Schema {
                description: Some(meanings(list, self.message.domain)),
                codes: list.for_domain(self.message.domain).map(|code| code.code).collect(),
                ..text
            },
            Restriction::Date => Schema { pattern: Some(DATE.into()), ..text },
            Restriction::Time => Schema { pattern: Some(TIME.into()), ..text },
        }
    }
}

/// The codes of a list with their meaning, a line each.
fn meanings(list: &CodeList, domain: Domain) -> String {
    let line = |code: &Code| {
        let until = code.valid_until.map(|(year, month, day)| format!(" (until {year}-{month:02}-{day:02})"));
        format!("\n{}: {}{}", code.code, code.meaning, until.unwrap_or_default())
    };
    let mut text = format!("{} {}", list.id, list.title);
    text.extend(list.for_domain(domain).map(line));
    text
}
