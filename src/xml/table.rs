//! Tables that describe the classes of the standard: what decoding, encoding and schemas share.

use crate::values::{Domain, Restriction, SimpleType};

/// The namespace of the elements in a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// The namespace of the message.
    Message,
    /// The namespace of the base schema.
    Base,
}

/// A class: a plain sequence of elements.
#[derive(Debug)]
pub struct ClassTable {
    /// The name of the type in the schema, such as `Client` or `CDT_Omvang`.
    pub name: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// The namespace of its elements.
    pub space: Space,
    /// Its elements in order.
    pub elements: &'static [Element],
}

impl ClassTable {
    /// The repeating element of a container: a class that has nothing else.
    #[must_use]
    pub const fn item(&self) -> Option<&'static Element> {
        match self.elements {
            [element] if element.repeats => Some(element),
            _ => None,
        }
    }
}

/// An element of a class.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may be there any number of times.
    pub repeats: bool,
    /// The only law under which it exists, or both.
    pub domain: Option<Domain>,
    /// What is in it.
    pub content: Content,
    /// What it means, in English.
    pub doc: &'static str,
}

impl Element {
    /// Whether the element exists under a law.
    #[must_use]
    pub fn is_for(&self, domain: Domain) -> bool {
        self.domain.is_none_or(|only| only == domain)
    }
}

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    /// A simple value.
    Simple(&'static SimpleType),
    /// Other elements.
    Class(&'static ClassTable),
    /// A value that follows from the kind of message.
    Fixed(Fixed),
}

impl Content {
    /// The type of a text that it holds; a class holds elements instead.
    #[must_use]
    pub const fn simple(self) -> Option<&'static SimpleType> {
        match self {
            Self::Simple(simple) => Some(simple),
            Self::Fixed(fixed) => Some(fixed.simple()),
            Self::Class(_) => None,
        }
    }
}

/// The elements of a header whose value is fixed per kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// `BerichtCode`: the code of the message.
    BerichtCode,
    /// `BerichtVersie`: always 3.
    BerichtVersie,
    /// `BerichtSubversie`: always 2.
    BerichtSubversie,
}

impl Fixed {
    /// The simple type that the fixed value narrows.
    #[must_use]
    pub const fn simple(self) -> &'static SimpleType {
        match self {
            Self::BerichtCode => &SimpleType {
                name: "LDT_BerichtCode",
                base: None,
                restriction: Restriction::Text { min_length: 1, max_length: Some(3), pattern: None },
            },
            Self::BerichtVersie => &SimpleType {
                name: "LDT_BerichtVersie",
                base: None,
                restriction: Restriction::Integer { max: 99 },
            },
            Self::BerichtSubversie => &SimpleType {
                name: "LDT_BerichtSubversie",
                base: None,
                restriction: Restriction::Integer { max: 99 },
            },
        }
    }
}

/// What decoding and encoding need to know of a kind of message under one law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageName {
    /// The law.
    pub domain: Domain,
    /// The number: 301 to 325.
    pub number: u16,
    /// The value of `BerichtCode`.
    pub code: &'static str,
}

/// The release of the standard that is read and written.
pub const RELEASE: &str = "3.2";

impl MessageName {
    /// The name as people write it: `JW301`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}{}", self.domain.prefix(), self.number)
    }

    /// The namespace prefix that the standard itself uses: `jw301`.
    #[must_use]
    pub fn prefix(&self) -> String {
        self.name().to_ascii_lowercase()
    }

    /// The namespace of the elements of the message.
    #[must_use]
    pub fn namespace(&self) -> String {
        format!("http://www.istandaarden.nl/{}/3_2/{}/schema", self.domain.standard(), self.prefix())
    }

    /// The fixed text of a header element.
    #[must_use]
    pub const fn fixed(&self, fixed: Fixed) -> &'static str {
        match fixed {
            Fixed::BerichtCode => self.code,
            Fixed::BerichtVersie => "3",
            Fixed::BerichtSubversie => "2",
        }
    }
}

/// The namespace of the base schema of a law.
#[must_use]
pub const fn base_namespace(domain: Domain) -> &'static str {
    match domain {
        Domain::Wmo => "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema",
        Domain::Jw => "http://www.istandaarden.nl/ijw/3_2/basisschema/schema",
    }
}
