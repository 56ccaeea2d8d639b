//! The classes of a message that can have retourcodes in its answer.

use std::collections::HashSet;

use crate::messages::{Bericht, Kind};
use crate::xml::{ClassTable, Content, Element, MessageName, Sink, Trail};

/// The path of every header.
pub(super) const HEADER: &str = "/Bericht/Header";

/// The classes of an answer, beside those of the message that it answers.
///
/// Both have the same classes under the same names, except for the declaration.
pub(super) struct Spiegel(Vec<Option<&'static ClassTable>>);

impl Spiegel {
    pub fn new(kind: Kind) -> Self {
        Self(vec![Some(kind.root())])
    }

    /// Goes into an element of the message that is answered.
    pub fn open(&mut self, element: &Element) {
        let name = if element.name == "Declaratie" { "DeclaratieAntwoord" } else { element.name };
        let table = self.0.last().copied().flatten().and_then(|table| {
            let same = table.elements.iter().find(|element| element.name == name)?;
            match same.content {
                Content::Class(table) => Some(table),
                Content::Simple(_) | Content::Fixed(_) => None,
            }
        });
        self.0.push(table);
    }

    pub fn close(&mut self) {
        self.0.pop();
    }

    /// The element of the retourcodes of the class that was opened last, when it has them in the answer.
    pub fn retourcodes(&self) -> Option<&'static Element> {
        self.0.last().copied().flatten()?.elements.last().filter(|element| element.name == "RetourCodes")
    }
}

/// The paths of all classes of a message that can have retourcodes in its answer.
pub(super) struct Klassen {
    name: MessageName,
    trail: Trail,
    spiegel: Spiegel,
    paths: HashSet<String>,
}

impl Klassen {
    pub fn of(bericht: &Bericht, answer: Kind) -> Self {
        let mut klassen = Self {
            name: bericht.name(),
            trail: Trail::default(),
            spiegel: Spiegel::new(answer),
            paths: HashSet::new(),
        };
        bericht.walk(&mut klassen);
        klassen
    }

    /// The deepest class around an element; the header when the element is in none.
    pub fn around<'p>(&self, path: &'p str) -> &'p str {
        let mut class = path;
        while !self.paths.contains(class) {
            let Some((parent, _)) = class.rsplit_once('/') else { return HEADER };
            class = parent;
        }
        class
    }
}

impl Sink for Klassen {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, _: &'static Element, _: &str) {}

    fn open(&mut self, element: &'static Element, _: &'static ClassTable) {
        self.trail.open(element);
        self.spiegel.open(element);
        if self.spiegel.retourcodes().is_some() {
            self.paths.insert(self.trail.path().to_owned());
        }
    }

    fn close(&mut self, _: &'static Element, _: &'static ClassTable) {
        self.trail.close();
        self.spiegel.close();
    }
}
