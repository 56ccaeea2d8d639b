//! A document step by step, for messages whose elements are not known when the program is made.
//!
//! It has the same guards as the decode engine, because it reads the same tokens: no DTD, a bounded depth,
//! end tags that fit, namespaces that are declared.

use std::borrow::Cow;

use super::attributes::Tag;
use super::document::Refused;
use super::head::Head;
use super::names::{Names, Owner};
use super::table::Space;
use super::tokens::{Token, Tokens, is_white, line_ends};

/// What stands next in a document.
pub(crate) enum Step<'x> {
    /// A start tag.
    Open(Opened<'x>),
    /// Text that is more than white space between elements.
    Text,
    /// An end tag.
    Close,
    /// The end of the document, or the place where it turned out not to be one.
    Done,
}

/// A start tag.
pub(crate) struct Opened<'x> {
    /// The namespace, when it is that of the message or of its base schema.
    pub space: Option<Space>,
    /// The name without its prefix.
    pub name: Cow<'x, str>,
    /// The first attribute that says more than where schemas are.
    pub attribute: Option<Cow<'x, str>>,
    /// Where the tag stands, in bytes.
    pub at: usize,
}

/// Walks through a document.
pub(crate) struct Walk<'x> {
    tokens: Tokens<'x>,
    names: Names<'x>,
}

impl<'x> Walk<'x> {
    /// Goes on behind the start tag of the root, whose namespace is that of the message.
    pub fn new(head: Head<'x>, base: &str) -> Self {
        let names = Names::new(head.namespace(), base.to_string().into());
        let Head { tokens, attributes, .. } = head;
        let mut walk = Self { tokens, names };
        if let Err(reason) = walk.names.enter(&attributes, 0) {
            walk.tokens.stop(reason);
        }
        walk
    }

    /// The next start tag, end tag or text.
    pub fn step(&mut self) -> Step<'x> {
        loop {
            match self.tokens.next() {
                Token::Start(tag) => return self.opened(&tag),
                Token::End => {
                    self.names.leave(self.tokens.depth());
                    return Step::Close;
                }
                Token::Done => return Step::Done,
                Token::Text(text) if is_white(text.as_bytes()) => {}
                Token::Char(' ' | '\t' | '\n' | '\r') => {}
                Token::Text(_) | Token::CData(_) | Token::Char(_) => return Step::Text,
            }
        }
    }

    /// The text up to the end tag of the element that was opened last; none when it holds elements.
    pub fn text(&mut self) -> Option<Cow<'x, str>> {
        let mut text = Cow::Borrowed("");
        let mut whole = true;
        loop {
            match self.tokens.next() {
                Token::Text(piece) if text.is_empty() => text = line_ends(piece),
                Token::Text(piece) | Token::CData(piece) => text.to_mut().push_str(&line_ends(piece)),
                Token::Char(c) => text.to_mut().push(c),
                Token::Start(_) => {
                    self.skip();
                    whole = false;
                }
                Token::End => {
                    self.names.leave(self.tokens.depth());
                    return whole.then_some(text);
                }
                Token::Done => return None,
            }
        }
    }

    /// Reads past the end tag of the element that was opened last.
    pub fn skip(&mut self) {
        let outside = self.tokens.depth().saturating_sub(1);
        while self.tokens.depth() > outside && !matches!(self.tokens.next(), Token::Done) {}
        self.names.leave(outside);
    }

    /// The place of the latest tag or text, in bytes.
    pub const fn at(&self) -> usize {
        self.tokens.offset
    }

    /// Reads to the end of the document.
    ///
    /// # Errors
    /// [`Refused`] when anything in the whole document was not as XML wants it.
    pub fn end(mut self) -> Result<(), Refused> {
        self.tokens.end();
        self.tokens.stopped.map_or(Ok(()), Err)
    }

    fn opened(&mut self, tag: &Tag<'x>) -> Step<'x> {
        let at = self.tokens.offset;
        let mut attribute = None;
        if tag.has_attributes() {
            let entered = tag.attributes().and_then(|attributes| {
                self.names.enter(&attributes, self.tokens.depth().saturating_sub(1))?;
                Ok(attributes.others)
            });
            match entered {
                Ok(others) => {
                    let told = others.iter().map(|(key, _)| *key);
                    let mut told = told.filter(|key| self.names.resolve(key, true).0 != Owner::Xsi);
                    attribute = told.next().map(String::from_utf8_lossy);
                }
                Err(reason) => {
                    self.tokens.stop(reason);
                    return Step::Done;
                }
            }
        }
        let (owner, local) = self.names.resolve(tag.name, false);
        let space = match owner {
            Owner::Message => Some(Space::Message),
            Owner::Base => Some(Space::Base),
            Owner::Xsi | Owner::Other => None,
        };
        Step::Open(Opened { space, name: String::from_utf8_lossy(local), attribute, at })
    }
}
