//! The decode engine: typed values from XML, with every fault of the document told at once.
//!
//! All content models of the standard are plain sequences, so one recovery
//! rule serves every class. At field *i*: take field *i*; if the tag is a later
//! field, report what is missing and go on there; if it is an earlier one, it is
//! misplaced or repeated; otherwise it has no place here and is skipped. Values
//! are checked on their own. The typed message exists only when nothing was wrong.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::document::Refused;
use super::fault::{FaultKind, shown};
use super::head::Head;
use super::names::Names;
use super::node::Node;
use super::place::Progress;
use super::table::{ClassTable, Content, Fixed, MessageName, base_namespace};
use super::tokens::{Token, Tokens, is_white, line_ends};
use super::told::Told;
use crate::finding::Finding;
use crate::values::{Refusal, Simple, Why, collapse};

/// Reads one document.
pub struct Decoder<'x> {
    pub(super) tokens: Tokens<'x>,
    pub(super) message: MessageName,
    pub(super) names: Names<'x>,
    pub(super) told: Told,
    /// The names in a wrong namespace that were told, with the elements that they should be.
    pub(super) told_names: BTreeSet<(&'x [u8], &'static str)>,
    /// The text of a simple element that was taken at once.
    ready: Option<&'x str>,
}

/// What stands next in a class, when it is written in the usual way.
enum Usual {
    Field(usize),
    End,
}

impl<'x> Decoder<'x> {
    /// Reads the whole document as a kind of message: the one whose namespace its root element has.
    ///
    /// # Errors
    /// [`Refused`] when the document is not XML; otherwise the value, or every fault as a finding.
    pub fn document<T: Node>(
        head: Head<'x>,
        message: MessageName,
    ) -> Result<Result<T, Vec<Finding>>, Refused> {
        let names = Names::new(head.namespace(), base_namespace(message.domain).into());
        let Head { tokens, attributes, .. } = head;
        let mut decoder =
            Self { tokens, message, names, told: Told::new(), told_names: BTreeSet::new(), ready: None };
        if let Err(reason) = decoder.names.enter(&attributes, 0) {
            decoder.tokens.stop(reason);
        }
        decoder.check_attributes(&attributes, "Bericht", T::CONTENT);
        decoder.told.enter("Bericht", 0);
        let value = T::decode(&mut decoder);
        decoder.end(value)
    }

    /// Reads what follows the root element, and tells what came of it all.
    fn end<T>(mut self, value: Option<T>) -> Result<Result<T, Vec<Finding>>, Refused> {
        self.tokens.end();
        match (self.tokens.stopped, value) {
            (Some(refused), _) => Err(refused),
            (None, Some(value)) if self.told.is_empty() => Ok(Ok(value)),
            (None, _) => Ok(Err(self.told.findings(self.tokens.source))),
        }
    }

    /// The message that is read.
    #[must_use]
    pub const fn message(&self) -> &MessageName {
        &self.message
    }

    /// Reads the children of an element up to its end tag and hands each to `take` with its place in the table.
    pub fn children(&mut self, table: &'static ClassTable, mut take: impl FnMut(&mut Self, usize)) {
        let mut progress = Progress::default();
        // What does not depend on the class stands outside: it is made once, not for every class.
        while let Some(index) = self.next_field(table, &mut progress) {
            take(self, index);
            self.leave();
        }
    }

    /// Goes into the next child that has a place in the class; tells and passes over whatever has none.
    fn next_field(&mut self, table: &'static ClassTable, progress: &mut Progress) -> Option<usize> {
        let index = loop {
            match self.usual(table, progress.next) {
                Some(Usual::Field(index)) => {
                    self.arrive(table, progress, index);
                    break index;
                }
                Some(Usual::End) => {
                    self.tell_missing(table, progress, table.elements.len());
                    return None;
                }
                None => {}
            }
            match self.tokens.next() {
                Token::Start(tag) => {
                    if let Some(index) = self.place(&tag, table, progress) {
                        break index;
                    }
                }
                Token::End => {
                    self.tell_missing(table, progress, table.elements.len());
                    return None;
                }
                Token::Done => return None,
                Token::Text(text) if is_white(text.as_bytes()) => {}
                Token::Char(' ' | '\t' | '\n' | '\r') => {}
                // A CDATA section counts as text here, even when it holds only white space.
                Token::Text(text) | Token::CData(text) => self.tell_text(progress, text),
                Token::Char(c) => self.tell_text(progress, c.encode_utf8(&mut [0; 4])),
            }
        };
        progress.text_told = false;
        self.told.enter(table.elements[index].name, progress.count);
        Some(index)
    }

    /// Leaves the element that was read last.
    fn leave(&mut self) {
        self.names.leave(self.tokens.depth());
        self.told.leave();
    }

    fn tell_text(&mut self, progress: &mut Progress, text: &str) {
        if !std::mem::replace(&mut progress.text_told, true) {
            self.told.here(self.tokens.offset, || FaultKind::Text { found: shown("", text.trim()) });
        }
    }

    /// Reads a simple value up to the end tag of its element.
    pub(super) fn value<T: Simple>(&mut self) -> Option<T> {
        let at = self.tokens.offset;
        let text = self.simple_text()?;
        T::parse(&text, self.message.domain)
            .map_err(|refusal| self.refuse(at, &text, refusal.why(&text, T::TYPE)))
            .ok()
    }

    /// Reads an element whose value follows from the kind of message.
    pub fn fixed(&mut self, fixed: Fixed) -> Option<()> {
        let at = self.tokens.offset;
        let text = self.simple_text()?;
        let expected = self.message.fixed(fixed);
        // The code is a string, in which white space counts; the versions are numbers.
        let value = if fixed == Fixed::BerichtCode { &*text } else { collapse(&text) };
        if value == expected {
            return Some(());
        }
        self.refuse(at, &text, Refusal::not_fixed(expected));
        None
    }

    #[cold]
    fn refuse(&mut self, at: usize, text: &str, why: Why) {
        let element = self.told.element();
        self.told.here(at, || FaultKind::Value { element, found: shown(element, text), why: Box::new(why) });
    }

    /// The text of the element up to its end tag; `None` when it holds elements or the document stopped.
    fn simple_text(&mut self) -> Option<Cow<'x, str>> {
        if let Some(text) = self.ready.take() {
            return Some(Cow::Borrowed(text));
        }
        // Text in pieces, with references, CDATA, comments or elements between.
        let mut text = Cow::Borrowed("");
        let mut whole = true;
        loop {
            match self.tokens.next() {
                Token::Text(piece) | Token::CData(piece) => text.to_mut().push_str(&line_ends(piece)),
                Token::Char(c) => text.to_mut().push(c),
                Token::Start(tag) => {
                    self.told.here(self.tokens.offset, || FaultKind::Child { name: shown("", &tag.text()) });
                    self.skip();
                    whole = false;
                }
                Token::End => return whole.then_some(text),
                Token::Done => return None,
            }
        }
    }

    /// Reads past the end tag of the element whose start tag was just read.
    pub(super) fn skip(&mut self) {
        let outside = self.tokens.depth() - 1;
        while self.tokens.depth() > outside && !matches!(self.tokens.next(), Token::Done) {}
        self.names.leave(outside);
    }

    /// Takes what stands next in a class when it is written in the usual way and its turn has come: a whole
    /// `<p:Name>text</p:Name>`, the start tag of a class, or the end tag of this one.
    ///
    /// Nearly all of a message is such elements, and finding them needs no events: this
    /// is what makes decoding with all checks as fast as it is. Whatever is not
    /// exactly of this form is left to the events.
    fn usual(&mut self, table: &'static ClassTable, next: usize) -> Option<Usual> {
        let ahead = self.tokens.ahead()?;
        if ahead.get(1) == Some(&b'/') {
            return self.tokens.take_end(ahead).map(|()| Usual::End);
        }
        let name = ahead.get(1..memchr::memchr(b'>', ahead)?)?;
        let local = self.names.local(name, table.space)?;
        let later = table.elements.get(next..)?;
        let index = next + later.iter().position(|element| element.name.as_bytes() == local)?;
        let element = &table.elements[index];
        if !element.is_for(self.message.domain) {
            return None;
        }
        let body = &ahead[name.len() + 2..];
        if matches!(element.content, Content::Class(_)) {
            self.tokens.take_start(name, body);
            return Some(Usual::Field(index));
        }
        // A carriage return in a value is read as a line feed, which is rare enough to leave it to the events.
        let length = memchr::memchr3(b'<', b'&', b'\r', body)?;
        // The end tag repeats the whole name of the start tag: one comparison.
        let after = body[length..].strip_prefix(b"</")?.strip_prefix(name)?.strip_prefix(b">")?;
        let from = self.tokens.source.len() - body.len();
        self.ready = Some(self.tokens.source.get(from..from + length)?);
        self.tokens.take(after);
        Some(Usual::Field(index))
    }
}
