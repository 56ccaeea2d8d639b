//! Walks the elements of a schema and takes what has a place; everything else it refuses.

use roxmltree::Node;

use super::allowed::Place;
use super::model::{
    Code, ComplexType, ElementUse, Facet, Import, NamedType, Owner, Schema, TypeName, TypeUse,
};
use super::read::{ReadSchema, Refused, XML_SCHEMA, shown};
use crate::finding::Text;

/// Where the lines of a text begin: roxmltree counts from the start for every question.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        Self(memchr::memchr_iter(b'\n', text.as_bytes()).collect())
    }

    pub(super) fn of(&self, node: Node<'_, '_>) -> u32 {
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

/// What was read so far.
pub(super) struct Walk<'a> {
    lines: Lines,
    own: &'a str,
    imported: Option<&'a str>,
    refused: Vec<Refused>,
}

impl<'a> Walk<'a> {
    /// Reads the root element of a schema.
    pub(super) fn read(root: Node<'a, 'a>, lines: Lines) -> ReadSchema {
        let import = root.children().find(|child| child.has_tag_name((XML_SCHEMA, "import")));
        let mut walk = Walk {
            lines,
            own: root.attribute("targetNamespace").unwrap_or_default(),
            imported: import.and_then(|import| import.attribute("namespace")),
            refused: Vec::new(),
        };
        let schema = walk.schema(root);
        ReadSchema { schema, refused: walk.refused }
    }

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
            // An element without a name refers to one that stands elsewhere.
            class.whole &=
                sequence.whole && sequence.known.iter().all(|(_, element)| element.has_attribute("name"));
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
        // What is in a note is for people, its language and source too: none of it changes what is accepted.
        let texts = notes.map(|(_, note)| note.text().unwrap_or_default().trim().to_string());
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
