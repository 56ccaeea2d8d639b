//! A message with false values: everything else stays as it was written, faults against the schema included.

use super::element::treatment;
use super::value::{Collected, Pseudonyms, is_harmless};
use crate::xml::{Rewrite, rewrite};

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
        if is_harmless(value) || (is_namespace && is_public(value)) {
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

/// Whether a namespace is of the standard or of XML itself.
fn is_public(namespace: &str) -> bool {
    const KNOWN: [&str; 2] = ["http://www.istandaarden.nl/", "http://www.w3.org/"];
    let digits = namespace.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    KNOWN.iter().any(|known| namespace.starts_with(known)) && digits <= 4
}
