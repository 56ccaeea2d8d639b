//! A message as a tree of elements with their texts.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::finding::plain;
use crate::messages::{Bericht, Kind};
use crate::values::{Bsn, Domain, Pattern, Restriction, Simple, SimpleType};
use crate::xml::{ClassTable, Content, Element, MessageName, Sink};

/// Whether BSNs are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// All but their last four digits are hidden, also in remarks and references.
    Masked,
    /// In full.
    Full,
}

/// What a message says, to be shown or compared.
#[derive(Debug)]
pub struct View {
    /// The kind of message.
    pub kind: Kind,
    /// The law.
    pub domain: Domain,
    /// The elements of the root.
    pub(super) elements: Vec<Node>,
}

/// An element of a message.
#[derive(Debug)]
pub(super) struct Node {
    pub element: &'static Element,
    /// Its place among its equals, from 1; 0 when it does not repeat.
    pub index: u32,
    pub inside: Inside,
}

#[derive(Debug)]
pub(super) enum Inside {
    Value(Value),
    Class(&'static ClassTable, Vec<Node>),
}

/// The text of a value, and what may be shown of it when that is not the same.
#[derive(Debug)]
pub(super) struct Value {
    raw: Box<str>,
    shown: Option<Box<str>>,
}

impl Value {
    /// What may be shown.
    pub fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.raw)
    }

    /// What stands in the message; to compare, never to show.
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl View {
    /// The view of a message.
    #[must_use]
    pub fn of(bericht: &Bericht, privacy: Privacy) -> Self {
        let clients = (privacy == Privacy::Masked).then(|| bericht.clienten().into_iter().collect());
        let mut builder = Builder { name: bericht.name(), clients, open: vec![Vec::new()] };
        bericht.walk(&mut builder);
        let elements = builder.open.pop().unwrap_or_default();
        Self { kind: bericht.kind(), domain: bericht.domain, elements }
    }

    /// The element of the root with a name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        find(&self.elements, name)
    }
}

/// The element with a name among its siblings.
pub(super) fn find<'n>(nodes: &'n [Node], name: &str) -> Option<&'n Node> {
    nodes.iter().find(|node| node.element.name == name)
}

impl Node {
    /// The elements in it; none in a value.
    pub fn children(&self) -> &[Self] {
        match &self.inside {
            Inside::Class(_, children) => children,
            Inside::Value(_) => &[],
        }
    }

    /// The element in it with a name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        find(self.children(), name)
    }

    /// Its value as it may be shown; nothing for a class.
    pub fn shown(&self) -> &str {
        match &self.inside {
            Inside::Value(value) => value.shown(),
            Inside::Class(..) => "",
        }
    }

    /// Its value as it stands in the message; to compare, never to show.
    pub fn raw(&self) -> &str {
        match &self.inside {
            Inside::Value(value) => value.raw(),
            Inside::Class(..) => "",
        }
    }

    /// Its class; nothing for a value.
    pub fn table(&self) -> Option<&'static ClassTable> {
        match self.inside {
            Inside::Class(table, _) => Some(table),
            Inside::Value(_) => None,
        }
    }

    /// Whether its value is of a simple type.
    pub fn is<T: Simple>(&self) -> bool {
        simple_type(self.element).is_some_and(|found| found.name == T::TYPE.name)
    }

    /// Whether it only holds others of one kind.
    pub fn is_container(&self) -> bool {
        self.table().is_some_and(|table| table.item().is_some())
    }

    /// Its name in a path, such as `Contact[2]`.
    pub fn step(&self) -> Cow<'static, str> {
        match self.index {
            0 => Cow::Borrowed(self.element.name),
            index => Cow::Owned(format!("{}[{index}]", self.element.name)),
        }
    }
}

/// The type of an element with a simple value.
pub(super) fn simple_type(element: &Element) -> Option<&'static SimpleType> {
    match element.content {
        Content::Simple(simple) => Some(simple),
        Content::Class(_) | Content::Fixed(_) => None,
    }
}

/// Whether people write what they like in it.
fn is_free_text(simple: &SimpleType) -> bool {
    let is_reference =
        ["LDT_Identificatie", "LDT_Referentie"].iter().any(|name| simple.name.starts_with(name));
    let Restriction::Text { pattern, .. } = simple.restriction else { return false };
    !is_reference && matches!(pattern, Some(Pattern::NotBlank | Pattern::Comment) | None)
}

struct Builder {
    name: MessageName,
    /// The clients whose BSN is hidden; nothing to hide when absent.
    clients: Option<HashSet<Bsn>>,
    /// The elements of the classes that are open, those of the root first.
    open: Vec<Vec<Node>>,
}

impl Builder {
    fn add(&mut self, element: &'static Element, inside: Inside) {
        let Some(siblings) = self.open.last_mut() else { return };
        let index = match siblings.last() {
            _ if !element.repeats => 0,
            Some(last) if last.element.name == element.name => last.index + 1,
            _ => 1,
        };
        siblings.push(Node { element, index, inside });
    }

    /// What may be shown of a value.
    fn shown<'t>(&self, element: &Element, text: &'t str) -> Cow<'t, str> {
        let (Some(clients), Some(simple)) = (&self.clients, simple_type(element)) else { return plain(text) };
        if simple.name == Bsn::TYPE.name {
            return Cow::Owned(Bsn::mask(text));
        }
        // Nine digits in words of people are a BSN when they pass the test. In a number or reference they do so by
        // chance now and then, and who looks for it must find it: there only the BSNs of the clients are hidden.
        let words = is_free_text(simple);
        match Bsn::mask_in(text, &|bsn| clients.contains(bsn) || (words && bsn.passes_eleven_test())) {
            Cow::Borrowed(text) => plain(text),
            Cow::Owned(text) => Cow::Owned(plain(text).into_owned()),
        }
    }
}

impl Sink for Builder {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        let shown = match self.shown(element, text) {
            Cow::Owned(shown) if shown != text => Some(shown.into_boxed_str()),
            _ => None,
        };
        self.add(element, Inside::Value(Value { raw: text.into(), shown }));
    }

    fn open(&mut self, _: &'static Element, _: &'static ClassTable) {
        self.open.push(Vec::new());
    }

    fn close(&mut self, element: &'static Element, table: &'static ClassTable) {
        let children = self.open.pop().unwrap_or_default();
        self.add(element, Inside::Class(table, children));
    }
}
