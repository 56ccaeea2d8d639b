//! Where the elements, classes and code lists of the standard are used: read off the class tables.

use std::sync::LazyLock;

use crate::codelists::{self, CodeList};
use crate::messages::Kind;
use crate::values::{Domain, Gemeente, Restriction, Simple, SimpleType};
use crate::xml::{ClassTable, Content, Element};

/// An element in one place of the messages.
#[derive(Debug)]
pub(super) struct Place {
    pub element: &'static Element,
    /// The class that it is in.
    pub class: &'static ClassTable,
    /// Its path below the root element.
    pub path: String,
    /// The messages that have it there.
    pub messages: Vec<(Kind, Domain)>,
}

/// Every element of every message, in the order of the messages; one entry per path and content.
pub(super) fn places() -> &'static [Place] {
    static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
        let mut places = Vec::new();
        for kind in Kind::ALL {
            for domain in Domain::ALL {
                walk(kind.root(), "", (kind, domain), &mut places);
            }
        }
        places
    });
    &PLACES
}

fn walk(class: &'static ClassTable, above: &str, message: (Kind, Domain), places: &mut Vec<Place>) {
    for element in class.elements.iter().filter(|element| element.is_for(message.1)) {
        let path = format!("{above}{}", element.name);
        let known = places.iter_mut().find(|place| place.path == path && same(place.element, element));
        match known {
            Some(place) => place.messages.push(message),
            None => places.push(Place { element, class, path: path.clone(), messages: vec![message] }),
        }
        if let Content::Class(inner) = element.content {
            walk(inner, &format!("{path}/"), message, places);
        }
    }
}

/// Whether two elements of one path are told as one: with the same kind of content.
pub(super) fn same(one: &Element, other: &Element) -> bool {
    match (one.content, other.content) {
        (Content::Simple(one), Content::Simple(other)) => one.is_same(other),
        (Content::Class(one), Content::Class(other)) => one.name == other.name,
        (Content::Fixed(one), Content::Fixed(other)) => one == other,
        _ => false,
    }
}

/// The code list of an element, when its values are codes.
pub(super) fn list_of(element: &Element) -> Option<&'static CodeList> {
    match element.content {
        Content::Simple(SimpleType { restriction: Restriction::Code { list, .. }, .. }) => Some(list),
        // The schema asks for four digits; which ones exist is in a list of Statistics Netherlands (TR378).
        Content::Simple(simple) if simple.name == Gemeente::TYPE.name => Some(&codelists::GEMEENTE),
        _ => None,
    }
}

/// Messages as people write them: `301` when it is so under both laws, `JW301` otherwise.
pub(super) fn names(messages: &[(Kind, Domain)]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        let has = |domain: Domain| messages.contains(&(kind, domain));
        match Domain::ALL.map(has) {
            [true, true] => names.push(kind.number().to_string()),
            [false, false] => {}
            [wmo, _] => names.push(kind.message(if wmo { Domain::Wmo } else { Domain::Jw }).name()),
        }
    }
    names
}

/// The elements that hold a code of a list, each with the messages that have it.
pub(super) fn of_list(list: &CodeList) -> Vec<(&'static str, Vec<(Kind, Domain)>)> {
    let mut elements: Vec<(&'static str, Vec<(Kind, Domain)>)> = Vec::new();
    let places = places().iter();
    for place in places.filter(|place| list_of(place.element).is_some_and(|of| of.id == list.id)) {
        match elements.iter_mut().find(|(name, _)| *name == place.element.name) {
            Some((_, messages)) => messages.extend(&place.messages),
            None => elements.push((place.element.name, place.messages.clone())),
        }
    }
    elements
}
