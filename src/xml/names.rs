//! Namespaces: which prefix stands for what at this point of the document.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::attributes::{Attributes, is_name};
use super::document::Unreadable;
use super::table::Space;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

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

/// A declaration, to be undone when its element ends.
struct Declared<'x> {
    depth: usize,
    prefix: &'x [u8],
    before: Option<Owner>,
}

/// The namespace bindings in force.
pub(super) struct Names<'x> {
    message: Cow<'x, str>,
    base: Cow<'x, str>,
    owners: BTreeMap<&'x [u8], Owner>,
    declared: Vec<Declared<'x>>,
    /// The prefixes that the root binds to the namespaces of message and base schema, as long as
    /// no element below it declares anything: then a name needs no search.
    usual: [Option<&'x [u8]>; 2],
}

impl<'x> Names<'x> {
    pub(super) fn new(message: Cow<'x, str>, base: Cow<'x, str>) -> Self {
        Self { message, base, owners: BTreeMap::new(), declared: Vec::with_capacity(4), usual: [None, None] }
    }

    /// The namespace of the message or of the base schema.
    pub(super) fn uri(&self, space: Space) -> &str {
        match space {
            Space::Message => &self.message,
            Space::Base => &self.base,
        }
    }

    /// What follows the prefix and colon of a namespace in a name, when it is certain that they stand for it.
    pub(super) fn local<'n>(&self, name: &'n [u8], space: Space) -> Option<&'n [u8]> {
        let prefix = self.usual[space as usize]?;
        let local = name.strip_prefix(prefix)?;
        if prefix.is_empty() { Some(local) } else { local.strip_prefix(b":") }
    }

    /// Splits a qualified name into its owner and its local name.
    pub(super) fn resolve<'n>(&self, name: &'n [u8], is_attribute: bool) -> (Owner, &'n [u8]) {
        let (prefix, local) = match memchr::memchr(b':', name) {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            // An attribute without a prefix is in no namespace.
            None if is_attribute => return (Owner::Other, name),
            None => (&name[..0], name),
        };
        (self.owners.get(prefix).copied().unwrap_or(Owner::Other), local)
    }

    /// Takes the namespace declarations of a start tag.
    pub(super) fn enter(&mut self, attributes: &Attributes<'x>, depth: usize) -> Result<(), Unreadable> {
        if attributes.bindings.is_empty() {
            return Ok(());
        }
        self.usual = [None, None];
        for (prefix, uri) in &attributes.bindings {
            let owner = self.owner(prefix, uri)?;
            let before = self.owners.insert(prefix, owner);
            self.declared.push(Declared { depth, prefix, before });
            match owner {
                Owner::Message if depth == 0 => self.usual[Space::Message as usize] = Some(prefix),
                Owner::Base if depth == 0 => self.usual[Space::Base as usize] = Some(prefix),
                _ => {}
            }
        }
        Ok(())
    }

    /// What a namespace is, and whether a prefix may be bound to it.
    fn owner(&self, prefix: &[u8], uri: &str) -> Result<Owner, Unreadable> {
        if prefix == b"xmlns" || uri == XMLNS || (prefix == b"xml") != (uri == XML) {
            return Err(Unreadable::not_xml(
                "de prefixen `xml` en `xmlns` hebben een vaste betekenis",
                "the prefixes `xml` and `xmlns` have a fixed meaning",
            ));
        }
        if !prefix.is_empty() && (uri.is_empty() || !is_name(prefix)) {
            return Err(Unreadable::not_xml(
                "een prefix die geen naam is, of die aan niets is gebonden",
                "a prefix that is no name, or that is bound to nothing",
            ));
        }
        Ok(match uri {
            uri if uri == self.message => Owner::Message,
            uri if uri == self.base => Owner::Base,
            XSI => Owner::Xsi,
            _ => Owner::Other,
        })
    }

    /// Forgets the declarations of an element that ends.
    #[inline]
    pub(super) fn leave(&mut self, depth: usize) {
        if self.declared.last().is_some_and(|declared| declared.depth >= depth) {
            self.undo(depth);
        }
    }

    #[cold]
    fn undo(&mut self, depth: usize) {
        while let Some(declared) = self.declared.pop_if(|declared| declared.depth >= depth) {
            match declared.before {
                Some(owner) => self.owners.insert(declared.prefix, owner),
                None => self.owners.remove(declared.prefix),
            };
        }
    }
}
