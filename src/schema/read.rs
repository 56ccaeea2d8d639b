//! An XSD file as a schema, with everything in it that is not understood.

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::allowed::Place;
use super::model::{
    Code, ComplexType, ElementUse, Facet, Import, NamedType, Owner, Schema, TypeName, TypeUse,
};
use crate::finding::Text;

const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

/// The most characters of a name or value of a file that are shown.
const SHOWN: usize = 120;

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
    // Fewer nodes than bytes: the limit on the size of a file is a limit on these as well.
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| not_xml(text, &error))?;
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
    let import = root.children().find(|child| child.has_tag_name((XML_SCHEMA, "import")));
    let mut reader = Reader {
        lines,
        own: root.attribute("targetNamespace").unwrap_or_default(),
        imported: import.and_then(|import| import.attribute("namespace")),
        refused: Vec::new(),
    };
    let schema = reader.schema(root);
    Ok(ReadSchema { schema, refused: reader.refused })
}

fn not_xml(text: &str, error: &Error) -> Refused {
    let (line, what) = if matches!(error, Error::DtdDetected) {
        let before = text.find("<!DOCTYPE").map_or("", |start| &text[..start]);
        let what = Text::new(
            "heeft een DTD (`<!DOCTYPE`), en die wordt niet gelezen",
            "has a DTD (`<!DOCTYPE`), which is not read",
        );
        (before.matches('\n').count() + 1, what)
    } else {
        let reason = shown(&error.to_string());
        let what = Text::new(
            format!("is geen XML die te lezen is: {reason}"),
            format!("is not XML that can be read: {reason}"),
        );
        (usize::try_from(error.pos().row).unwrap_or(0), what)
    };
    Refused { line: u32::try_from(line).unwrap_or(u32::MAX), place: String::new(), what }
}

/// A name or value of a file, as far as it is shown.
pub(super) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Where the lines of a text begin: roxmltree counts from the start for every question.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(index, _)| index).collect())
    }

    fn of(&self, node: Node<'_, '_>) -> u32 {
        let before = self.0.partition_point(|end| *end < node.range().start);
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }
}

/// An element as it is called in texts; one of another namespace with that namespace.
fn called(node: Node<'_, '_>) -> String {
    let name = shown(node.tag_name().name());
    match node.tag_name().namespace() {
        Some(XML_SCHEMA) => format!("xs:{name}"),
        Some(other) => format!("{{{}}}{name}", shown(other)),
        None => name,
    }
}

/// The named things that a node is in, the node itself included: `Client/Naam`.
fn place_of(node: Node<'_, '_>) -> String {
    let mut names: Vec<_> =
        node.ancestors().filter_map(|ancestor| ancestor.attribute("name")).map(shown).take(4).collect();
    names.reverse();
    names.join("/")
}

/// The elements in an element that have a place there.
struct Children<'d> {
    known: Vec<(Place, Node<'d, 'd>)>,
    /// Whether none had to be left out.
    whole: bool,
}

struct Reader<'a> {
    lines: Lines,
    own: &'a str,
    imported: Option<&'a str>,
    refused: Vec<Refused>,
}

impl Reader<'_> {
    fn refuse(&mut self, node: Node<'_, '_>, what: Text) {
        self.refused.push(Refused { line: self.lines.of(node), place: place_of(node), what });
    }

    /// The elements inside a node that have a place there; refuses its other attributes, elements and text.
    fn children<'d>(&mut self, node: Node<'d, 'd>, place: Place) -> Children<'d> {
        self.attributes(node, place);
        let mut known: Vec<(Place, Node<'d, 'd>)> = Vec::new();
        let mut whole = true;
        for child in node.children() {
            if child.is_text() {
                if !child.text().unwrap_or_default().trim().is_empty() {
                    let name = called(node);
                    self.refuse(
                        child,
                        Text::new(
                            format!("tekst in `{name}` wordt niet begrepen"),
                            format!("text in `{name}` is not understood"),
                        ),
                    );
                }
            } else if child.is_element() {
                let is_schema = child.tag_name().namespace() == Some(XML_SCHEMA);
                match place.child(child.tag_name().name()).filter(|_| is_schema) {
                    Some(found) if found.is_single() && known.iter().any(|(place, _)| *place == found) => {
                        whole = false;
                        self.second(child);
                    }
                    Some(found) => known.push((found, child)),
                    None => {
                        whole = false;
                        self.unknown(child, node);
                    }
                }
            }
        }
        Children { known, whole }
    }

    fn second(&mut self, node: Node<'_, '_>) {
        let name = called(node);
        let what = Text::new(
            format!("een tweede `{name}` wordt niet begrepen"),
            format!("a second `{name}` is not understood"),
        );
        self.refuse(node, what);
    }

    fn unknown(&mut self, node: Node<'_, '_>, parent: Node<'_, '_>) {
        let (name, parent) = (called(node), called(parent));
        let what = Text::new(
            format!("`{name}` in `{parent}` wordt niet begrepen"),
            format!("`{name}` in `{parent}` is not understood"),
        );
        self.refuse(node, what);
    }

    fn attributes(&mut self, node: Node<'_, '_>, place: Place) {
        let (required, optional) = place.attributes();
        for attribute in node.attributes() {
            let name = attribute.name();
            if attribute.namespace().is_some() || !(required.contains(&name) || optional.contains(&name)) {
                let (name, element, value) = (shown(name), called(node), shown(attribute.value()));
                let what = Text::new(
                    format!("attribuut `{name}=\"{value}\"` van `{element}` wordt niet begrepen"),
                    format!("attribute `{name}=\"{value}\"` of `{element}` is not understood"),
                );
                self.refuse(node, what);
            }
        }
        for name in required.iter().filter(|name| !node.has_attribute(**name)) {
            let element = called(node);
            let what = Text::new(
                format!("`{element}` heeft geen attribuut `{name}`"),
                format!("`{element}` has no attribute `{name}`"),
            );
            self.refuse(node, what);
        }
    }

    fn schema(&mut self, root: Node<'_, '_>) -> Schema {
        let mut schema = Schema {
            doc: String::new(),
            namespace: self.own.to_string(),
            qualified: root.attribute("elementFormDefault") == Some("qualified"),
            import: None,
            roots: Vec::new(),
            classes: Vec::new(),
            types: Vec::new(),
        };
        for (place, node) in self.children(root, Place::Schema).known {
            match place {
                Place::Import => {
                    self.children(node, place);
                    schema.import = Some(Import {
                        namespace: text(node, "namespace"),
                        location: text(node, "schemaLocation"),
                        line: self.lines.of(node),
                    });
                }
                Place::Root => schema.roots.push(self.element(node, place)),
                Place::Class => schema.classes.push(self.class(node)),
                Place::NamedType => schema.types.push(self.simple(node, place)),
                _ => schema.doc = self.doc(node),
            }
        }
        schema
    }

    fn class(&mut self, node: Node<'_, '_>) -> ComplexType {
        let mut class = ComplexType {
            name: text(node, "name"),
            doc: String::new(),
            elements: Vec::new(),
            whole: true,
            line: self.lines.of(node),
        };
        let content = self.children(node, Place::Class);
        class.whole = content.whole;
        for (place, child) in content.known {
            if place == Place::Annotation {
                class.doc = self.doc(child);
                continue;
            }
            let sequence = self.children(child, place);
            class.whole &= sequence.whole;
            class.elements =
                sequence.known.into_iter().map(|(place, element)| self.element(element, place)).collect();
        }
        class
    }

    fn element(&mut self, node: Node<'_, '_>, place: Place) -> ElementUse {
        let named = node.attribute("type");
        let mut element = ElementUse {
            name: text(node, "name"),
            doc: String::new(),
            min: self.occurs(node, "minOccurs").unwrap_or(1),
            max: self.occurs(node, "maxOccurs"),
            content: named.and_then(|name| self.type_name(node, name)).map(TypeUse::plain),
            line: self.lines.of(node),
        };
        let children = self.children(node, place);
        let mut has_type = named.is_some() || !children.whole || place == Place::Root;
        for (place, child) in children.known {
            match place {
                Place::InlineType if named.is_some() => self.second(child),
                Place::InlineType => {
                    has_type = true;
                    element.content = self.simple(child, place).content;
                }
                _ => element.doc = self.doc(child),
            }
        }
        if !has_type {
            let what = Text::new("het element heeft geen type", "the element has no type");
            self.refuse(node, what);
        }
        element
    }

    /// A simple type; its name is empty inside an element.
    fn simple(&mut self, node: Node<'_, '_>, place: Place) -> NamedType {
        let line = self.lines.of(node);
        let mut simple = NamedType { name: text(node, "name"), doc: String::new(), content: None, line };
        let children = self.children(node, place);
        if children.whole && !children.known.iter().any(|(place, _)| *place == Place::Restriction) {
            let what = Text::new("het type beperkt niets", "the type restricts nothing");
            self.refuse(node, what);
        }
        for (place, child) in children.known {
            if place == Place::Restriction {
                simple.content = self.restriction(child);
            } else {
                simple.doc = self.doc(child);
            }
        }
        simple
    }

    fn restriction(&mut self, node: Node<'_, '_>) -> Option<TypeUse> {
        let base = node.attribute("base").and_then(|name| self.type_name(node, name));
        let mut facets = Vec::new();
        let mut codes = Vec::new();
        for (place, child) in self.children(node, Place::Restriction).known {
            let value = text(child, "value");
            let line = self.lines.of(child);
            let children = self.children(child, place).known;
            if let Place::Facet(kind) = place {
                facets.push(Facet { kind, value, line });
            } else {
                let docs = children.into_iter().map(|(_, note)| self.doc(note));
                codes.push(Code { value, doc: docs.last().unwrap_or_default(), line });
            }
        }
        base.map(|base| TypeUse { base, facets, codes })
    }

    /// The text for people in an annotation.
    fn doc(&mut self, node: Node<'_, '_>) -> String {
        let notes = self.children(node, Place::Annotation).known.into_iter();
        // What is in a note is free, but its attributes are not.
        let texts = notes.map(|(place, note)| {
            self.attributes(note, place);
            note.text().unwrap_or_default().trim().to_string()
        });
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// How often an element may or must be there; `None` is any number of times.
    fn occurs(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<u32> {
        let value = node.attribute(attribute).unwrap_or("1").trim();
        if value == "unbounded" && attribute == "maxOccurs" {
            return None;
        }
        if let Ok(number) = value.parse() {
            return Some(number);
        }
        let value = shown(value);
        let what = Text::new(
            format!("`{attribute}=\"{value}\"` is geen aantal"),
            format!("`{attribute}=\"{value}\"` is not a number"),
        );
        self.refuse(node, what);
        Some(1)
    }

    fn type_name(&mut self, node: Node<'_, '_>, name: &str) -> Option<TypeName> {
        let name = name.trim();
        let (prefix, local) =
            name.split_once(':').map_or((None, name), |(prefix, local)| (Some(prefix), local));
        let namespace = node.lookup_namespace_uri(prefix);
        let owner = match namespace {
            Some(XML_SCHEMA) => Owner::XmlSchema,
            Some(own) if own == self.own => Owner::Own,
            Some(other) if Some(other) == self.imported => Owner::Imported,
            _ => {
                let (name, namespace) = (shown(name), shown(namespace.unwrap_or_default()));
                let what = Text::new(
                    format!("type `{name}` is van een andere naamruimte (`{namespace}`)"),
                    format!("type `{name}` belongs to another namespace (`{namespace}`)"),
                );
                self.refuse(node, what);
                return None;
            }
        };
        Some(TypeName { owner, name: local.to_string() })
    }
}

fn text(node: Node<'_, '_>, attribute: &str) -> String {
    node.attribute(attribute).unwrap_or_default().to_string()
}
