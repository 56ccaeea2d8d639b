//! The beginning of a document: what stands before its root element, and the start tag of the root.

use std::borrow::Cow;

use super::attributes::{Attributes, Tag};
use super::document::{Document, Refused, Unreadable};
use super::tokens::{Token, Tokens};

/// A document of which the start tag of the root element was read.
pub struct Head<'x> {
    pub(super) tokens: Tokens<'x>,
    pub(super) root: Tag<'x>,
    pub(super) attributes: Attributes<'x>,
}

impl<'x> Head<'x> {
    /// Reads up to the root element.
    ///
    /// # Errors
    /// [`Refused`] when the document has no readable root element.
    pub fn read(document: Document<'x>) -> Result<Self, Refused> {
        let mut tokens = Tokens::new(document);
        loop {
            match tokens.next() {
                Token::Start(root) => match root.attributes() {
                    Ok(attributes) if tokens.stopped.is_none() => {
                        return Ok(Self { tokens, root, attributes });
                    }
                    Ok(_) => {}
                    Err(reason) => tokens.stop(reason),
                },
                Token::Done => tokens.stop(Unreadable::not_xml("er is geen rootelement", "no root element")),
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                Token::Text(text) if text.trim_ascii_start().starts_with(['{', '[']) => {
                    tokens.stop(Unreadable::Json);
                }
                Token::End | Token::Text(_) | Token::CData(_) | Token::Char(_) => {
                    tokens.stop(Unreadable::not_xml(
                        "er staat tekst vóór het rootelement",
                        "text before the root element",
                    ));
                }
            }
            if let Some(refused) = tokens.stopped {
                return Err(refused);
            }
        }
    }

    /// The text of the document.
    #[must_use]
    pub const fn source(&self) -> &'x str {
        self.tokens.source
    }

    /// The namespace of the root element; empty when it has none.
    #[must_use]
    pub fn namespace(&self) -> Cow<'x, str> {
        let (prefix, _) = self.split();
        let binding = self.attributes.bindings.iter().find(|(bound, _)| *bound == prefix);
        binding.map(|(_, uri)| uri.clone()).unwrap_or_default()
    }

    /// The name of the root element without its prefix.
    #[must_use]
    pub fn name(&self) -> Cow<'x, str> {
        String::from_utf8_lossy(self.split().1)
    }

    fn split(&self) -> (&'x [u8], &'x [u8]) {
        let name = self.root.name;
        memchr::memchr(b':', name).map_or((&name[..0], name), |colon| (&name[..colon], &name[colon + 1..]))
    }
}
