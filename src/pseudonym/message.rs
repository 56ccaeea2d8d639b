//! A message with false values: everything else stays as it was written, faults against the schema included.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::collected::Collected;
use super::element::treatment;
use super::value::{Pseudonyms, is_harmless};
use crate::messages::Kind;
use crate::xml::{ClassTable, Content, Rewrite, rewrite};

/// Takes in the values of a message.
pub(super) fn collect(source: &str, into: &mut Collected) {
    let _ = rewrite(source, &mut Collecting(into));
}

/// The message with false values; nothing when it is not well-formed.
pub(super) fn replace(source: &str, by: &mut Pseudonyms<'_>) -> Option<String> {
    rewrite(source, &mut Replacing(by))
}

struct Collecting<'c>(&'c mut Collected);

impl Rewrite for Collecting<'_> {
    fn text(&mut self, element: &str, text: &str) -> Option<String> {
        self.0.add(treatment(element), text);
        None
    }

    fn attribute(&mut self, _: &str, value: &str) -> Option<String> {
        self.0.aside(value);
        None
    }

    fn aside(&mut self, text: &str) -> Option<String> {
        self.0.aside(text);
        None
    }

    fn name(&mut self, name: &str) -> Option<String> {
        self.0.aside(name);
        None
    }
}

struct Replacing<'p, 'k>(&'p mut Pseudonyms<'k>);

impl Rewrite for Replacing<'_, '_> {
    fn text(&mut self, element: &str, text: &str) -> Option<String> {
        self.0.value(treatment(element), text)
    }

    fn attribute(&mut self, name: &str, value: &str) -> Option<String> {
        let is_namespace = name == "xmlns" || name.starts_with("xmlns:");
        let says_nothing = is_harmless(value) || matches!(value.trim(), "true" | "false") || is_type(value);
        if says_nothing || (is_namespace && is_public(value)) {
            return None;
        }
        self.0.aside(value)
    }

    fn aside(&mut self, text: &str) -> Option<String> {
        self.0.aside(text)
    }

    fn name(&mut self, name: &str) -> Option<String> {
        self.0.name(name)
    }
}

/// Whether an attribute (`xsi:type`) names a type of the standard.
fn is_type(value: &str) -> bool {
    static TYPES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let mut types = BTreeSet::new();
        for kind in Kind::ALL {
            types_of(kind.root(), &mut types);
        }
        types
    });
    let (prefix, name) = value.trim().split_once(':').unwrap_or(("", value.trim()));
    // A prefix that is a name would have been replaced where it is bound.
    prefix.len() <= 8 && TYPES.contains(name)
}

fn types_of(table: &'static ClassTable, types: &mut BTreeSet<&'static str>) {
    types.insert(table.name);
    for element in table.elements {
        match element.content {
            Content::Class(inner) => types_of(inner, types),
            content => types.extend(content.simple().map(|simple| simple.name)),
        }
    }
}

/// Whether a namespace is of the standard or of XML itself.
fn is_public(namespace: &str) -> bool {
    const KNOWN: [&str; 2] = ["http://www.istandaarden.nl/", "http://www.w3.org/"];
    let digits = namespace.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    KNOWN.iter().any(|known| namespace.starts_with(known)) && digits <= 4
}
