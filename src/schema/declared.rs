//! Our own schemas, from the tables of the classes.

use std::collections::BTreeMap;

use super::model::{
    Code, ComplexType, ElementUse, Facet, FacetKind, Import, NamedType, Owner, Schema, TypeName, TypeUse,
};
use super::name::SchemaName;
use crate::finding::Lang;
use crate::messages::Kind;
use crate::values::{Domain, Restriction, SimpleType};
use crate::xml::{ClassTable, Content, Element, MessageName, Space};

/// A schema as we declare it.
#[must_use]
pub fn declared(name: SchemaName) -> Schema {
    match name {
        SchemaName::Base(domain) => base(name, domain),
        SchemaName::Message(kind, domain) => message(name, kind, domain),
    }
}

const PRINTED: &str = "Printed by `ibericht schema print` from its own declarations; not the official file.";

fn message(name: SchemaName, kind: Kind, domain: Domain) -> Schema {
    let writer = Writer { space: Space::Message, message: kind.message(domain) };
    let mut classes = Vec::new();
    classes_of(kind.root(), Space::Message, domain, &mut classes);
    let basis = SchemaName::Base(domain);
    Schema {
        doc: format!("{}: {}. {PRINTED}", name.label(), kind.title().get(Lang::En)),
        namespace: name.namespace(),
        qualified: true,
        import: Some(Import { namespace: basis.namespace(), location: basis.file(), line: 0 }),
        roots: vec![ElementUse {
            name: "Bericht".to_string(),
            doc: String::new(),
            min: 1,
            max: Some(1),
            content: Some(TypeUse::plain(TypeName::own(kind.root().name))),
            line: 0,
        }],
        classes: classes.into_iter().map(|table| writer.class(table)).collect(),
        types: Vec::new(),
    }
}

/// The base schema has what any message of the law uses, by name; the standard has no more either.
fn base(name: SchemaName, domain: Domain) -> Schema {
    let mut classes = Vec::new();
    let mut types = BTreeMap::new();
    for kind in Kind::ALL {
        classes_of(kind.root(), Space::Base, domain, &mut classes);
        types_of(kind.root(), domain, &mut types);
    }
    classes.sort_by_key(|table| table.name);
    // The kind of message matters to header codes only, and those are not in the base schema.
    let writer = Writer { space: Space::Base, message: Kind::Toewijzing.message(domain) };
    Schema {
        doc: format!("Types shared by the messages of {}. {PRINTED}", domain.standard()),
        namespace: name.namespace(),
        qualified: true,
        import: None,
        roots: Vec::new(),
        classes: classes.into_iter().map(|table| writer.class(table)).collect(),
        types: types.into_values().map(|simple| named_type(simple, domain)).collect(),
    }
}

/// The classes of one namespace from a class down, each once, in the order in which they are met.
fn classes_of(
    table: &'static ClassTable,
    space: Space,
    domain: Domain,
    found: &mut Vec<&'static ClassTable>,
) {
    if table.space == space {
        if found.iter().any(|known| known.name == table.name) {
            return;
        }
        found.push(table);
    }
    for element in table.elements.iter().filter(|element| element.is_for(domain)) {
        if let Content::Class(inner) = element.content {
            classes_of(inner, space, domain, found);
        }
    }
}

/// The named simple types from a class down.
fn types_of(
    table: &'static ClassTable,
    domain: Domain,
    found: &mut BTreeMap<&'static str, &'static SimpleType>,
) {
    for element in table.elements.iter().filter(|element| element.is_for(domain)) {
        let simple = match element.content {
            Content::Class(inner) => {
                types_of(inner, domain, found);
                continue;
            }
            Content::Simple(simple) => simple.base.unwrap_or(simple),
            Content::Fixed(fixed) => fixed.simple(),
        };
        found.insert(simple.name, simple);
    }
}

/// Writes the classes of one namespace.
struct Writer {
    space: Space,
    message: MessageName,
}

impl Writer {
    fn class(&self, table: &ClassTable) -> ComplexType {
        let elements = table.elements.iter().filter(|element| element.is_for(self.message.domain));
        ComplexType {
            name: table.name.to_string(),
            doc: table.doc.trim().to_string(),
            elements: elements.map(|element| self.element(element)).collect(),
            whole: true,
            line: 0,
        }
    }

    fn element(&self, element: &Element) -> ElementUse {
        ElementUse {
            name: element.name.to_string(),
            doc: element.doc.trim().to_string(),
            min: u32::from(element.required),
            max: (!element.repeats).then_some(1),
            content: Some(self.content(&element.content)),
            line: 0,
        }
    }

    fn content(&self, content: &Content) -> TypeUse {
        match content {
            Content::Class(table) => TypeUse::plain(self.type_name(table.space, table.name)),
            Content::Fixed(fixed) => TypeUse {
                facets: vec![facet(FacetKind::Pattern, self.message.fixed(*fixed))],
                ..self.simple(fixed.simple())
            },
            Content::Simple(narrowed) => match narrowed.base {
                None => self.simple(narrowed),
                Some(base) => {
                    let known = facets(&base.restriction);
                    let own = facets(&narrowed.restriction).into_iter();
                    TypeUse {
                        facets: own.filter(|facet| !known.contains(facet)).collect(),
                        ..self.simple(base)
                    }
                }
            },
        }
    }

    fn simple(&self, simple: &SimpleType) -> TypeUse {
        TypeUse::plain(self.type_name(Space::Base, simple.name))
    }

    fn type_name(&self, space: Space, name: &str) -> TypeName {
        let owner = if space == self.space { Owner::Own } else { Owner::Imported };
        TypeName { owner, name: name.to_string() }
    }
}

fn named_type(simple: &SimpleType, domain: Domain) -> NamedType {
    let restriction = &simple.restriction;
    let base = TypeName { owner: Owner::XmlSchema, name: restriction.primitive().to_string() };
    let mut doc = String::new();
    let mut codes = Vec::new();
    if let Restriction::Code { list, .. } = restriction {
        doc = format!("{} ({})", list.title, list.id);
        codes.extend(list.for_domain(domain).map(|code| Code {
            value: code.code.to_string(),
            doc: code.meaning.to_string(),
            line: 0,
        }));
    }
    NamedType {
        name: simple.name.to_string(),
        doc,
        content: Some(TypeUse { base, facets: facets(restriction), codes }),
        line: 0,
    }
}

fn facet(kind: FacetKind, value: impl Into<String>) -> Facet {
    Facet { kind, value: value.into(), line: 0 }
}

fn facets(restriction: &Restriction) -> Vec<Facet> {
    let mut facets = Vec::new();
    match restriction {
        Restriction::Text { min_length, max_length, .. } => {
            facets.push(facet(FacetKind::MinLength, min_length.to_string()));
            facets.extend(max_length.map(|max| facet(FacetKind::MaxLength, max.to_string())));
        }
        Restriction::Code { max_length, .. } => {
            facets.push(facet(FacetKind::MaxLength, max_length.to_string()));
        }
        Restriction::Integer { max } => {
            facets.push(facet(FacetKind::MinInclusive, "0"));
            facets.push(facet(FacetKind::MaxInclusive, max.to_string()));
        }
        Restriction::Date | Restriction::Time => {}
    }
    facets.extend(restriction.regex().map(|regex| facet(FacetKind::Pattern, regex)));
    facets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &'static ClassTable, writer: &Writer, known: &mut BTreeMap<&'static str, ComplexType>) {
        let class = writer.class(table);
        let first = known.entry(table.name).or_insert_with(|| class.clone());
        assert_eq!(first.elements, class.elements, "{} has two forms in one message", table.name);
        for element in table.elements {
            if let Content::Class(inner) = element.content {
                check(inner, writer, known);
            }
        }
    }

    #[test]
    fn classes_of_one_name_in_a_message_are_one_class() {
        for kind in Kind::ALL {
            for domain in Domain::ALL {
                let writer = Writer { space: Space::Message, message: kind.message(domain) };
                check(kind.root(), &writer, &mut BTreeMap::new());
            }
        }
    }

    #[test]
    fn simple_types_of_one_name_have_the_same_facets() {
        fn every(table: &'static ClassTable, known: &mut BTreeMap<&'static str, NamedType>) {
            for element in table.elements {
                match element.content {
                    Content::Class(inner) => every(inner, known),
                    Content::Simple(simple) if simple.base.is_none() => {
                        let named = named_type(simple, Domain::Jw);
                        assert_eq!(known.entry(simple.name).or_insert_with(|| named.clone()), &named);
                    }
                    _ => {}
                }
            }
        }
        let mut known = BTreeMap::new();
        for kind in Kind::ALL {
            every(kind.root(), &mut known);
        }
        assert!(known.len() > 50);
    }
}
