//! Namespaces: which prefix stands for what at this point of the document.

use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use super::table::{MessageName, Space, base_namespace};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Message,
    Base,
    Xsi,
    Other,
}

impl Owner {
    pub(super) fn is(self, space: Space) -> bool {
        matches!((self, space), (Self::Message, Space::Message) | (Self::Base, Space::Base))
    }
}

struct Binding {
    prefix: Box<[u8]>,
    owner: Owner,
    depth: usize,
}

/// The namespace bindings in force.
pub(super) struct Names {
    message: String,
    base: String,
    bindings: Vec<Binding>,
    /// The prefixes with colon that the root binds to the two namespaces, as long as
    /// no element below it declares anything: then a name needs no search.
    usual: Option<[Box<[u8]>; 2]>,
}

/// Why the attributes of a tag cannot be read.
pub(super) struct BadAttribute(pub String);

impl Names {
    pub(super) fn new(name: &MessageName) -> Self {
        Self {
            message: name.namespace(),
            base: base_namespace(name.domain),
            bindings: Vec::with_capacity(4),
            usual: None,
        }
    }

    /// The prefix with colon that surely stands for a namespace here.
    pub(super) fn usual(&self, space: Space) -> Option<&[u8]> {
        self.usual.as_ref().map(|[message, base]| match space {
            Space::Message => &**message,
            Space::Base => &**base,
        })
    }

    fn find_usual(&self) -> Option<[Box<[u8]>; 2]> {
        let prefix = |owner| {
            let binding = self.bindings.iter().rev().find(|binding| binding.owner == owner)?;
            let colon: &[u8] = if binding.prefix.is_empty() { b"" } else { b":" };
            Some([&*binding.prefix, colon].concat().into_boxed_slice())
        };
        Some([prefix(Owner::Message)?, prefix(Owner::Base)?])
    }

    /// Splits a qualified name into its owner and its local name.
    pub(super) fn resolve<'n>(&self, name: &'n [u8], is_attribute: bool) -> (Owner, &'n [u8]) {
        let (prefix, local) = match memchr::memchr(b':', name) {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            // An attribute without a prefix is in no namespace.
            None if is_attribute => return (Owner::Other, name),
            None => (&name[..0], name),
        };
        let owner = self.bindings.iter().rev().find(|binding| *binding.prefix == *prefix);
        (owner.map_or(Owner::Other, |binding| binding.owner), local)
    }

    /// Takes the namespace declarations of a start tag; gives the other attributes back.
    pub(super) fn enter<'t>(
        &mut self,
        tag: &'t BytesStart<'_>,
        depth: usize,
    ) -> Result<Vec<Attribute<'t>>, BadAttribute> {
        let mut others = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| BadAttribute(error.to_string()))?;
            if attribute.value.contains(&b'<') {
                return Err(BadAttribute("`<` in the value of an attribute".into()));
            }
            let key = attribute.key.as_ref();
            let prefix = if key == b"xmlns" { Some(&key[..0]) } else { key.strip_prefix(b"xmlns:") };
            let value = std::str::from_utf8(&attribute.value)
                .ok()
                .and_then(|raw| quick_xml::escape::unescape(raw).ok())
                .ok_or_else(|| BadAttribute("an entity or character that is not allowed".into()))?;
            let Some(prefix) = prefix else {
                others.push(attribute);
                continue;
            };
            let owner = match &*value {
                uri if uri == self.message => Owner::Message,
                uri if uri == self.base => Owner::Base,
                XSI => Owner::Xsi,
                _ => Owner::Other,
            };
            if prefix == b"xmlns" || (prefix == b"xml") != (&*value == XML) {
                return Err(BadAttribute("the prefixes `xml` and `xmlns` have a fixed meaning".into()));
            }
            self.bindings.push(Binding { prefix: prefix.into(), owner, depth });
        }
        self.usual = if depth == 0 { self.find_usual() } else { None };
        Ok(others)
    }

    /// Forgets the declarations of an element that ends.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= depth) {
            self.bindings.pop();
        }
    }
}
