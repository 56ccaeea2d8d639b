//! The decode engine: typed values from XML, with every fault of the document told at once.
//!
//! All content models of the standard are plain sequences, so one recovery
//! rule serves every class. At field *i*: take field *i*; if the tag is a later
//! field, report what is missing and go on there; if it is an earlier one, it is
//! misplaced or repeated; otherwise it has no place here and is skipped. Values
//! are checked on their own. The typed message exists only when nothing was wrong.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::document::{Document, Refused, Unreadable};
use super::fault::{Fault, FaultKind, findings, shown};
use super::names::{Names, Owner};
use super::node::Node;
use super::table::{ClassTable, Content, Element, Fixed, MessageName, Space};
use super::tokens::{Token, Tokens, is_white, line_ends};
use crate::finding::Finding;
use crate::values::{Refusal, Simple, Why, collapse};

/// Deeper than any message of the standard (8), far from any limit of the machine.
const MAX_DEPTH: usize = 64;
/// A message with more faults is told to be broken, not listed to the end.
pub(crate) const MAX_FAULTS: usize = 10_000;

/// Reads one document.
pub struct Decoder<'x> {
    tokens: Tokens<'x>,
    message: MessageName,
    names: Names,
    path: Vec<(&'static str, u32)>,
    faults: Vec<Fault>,
    /// The text of a simple element that was taken at once.
    ready: Option<&'x str>,
}

/// How far the fields of a class have come.
#[derive(Default)]
struct Progress {
    /// The first field that may still come.
    next: usize,
    /// The fields that came, a bit each.
    taken: u32,
    /// How often the repeating field came.
    count: u32,
    /// The fields told as missing, with the number of the fault.
    missing: Vec<(usize, usize)>,
}

impl Progress {
    const fn has(&self, index: usize) -> bool {
        self.taken & (1 << index) != 0
    }
}

/// How the name of a start tag fits that of a field.
#[derive(PartialEq, Eq)]
enum Fit {
    Exact,
    OtherNamespace,
    OtherCase,
}

impl<'x> Decoder<'x> {
    /// Starts reading a document as a kind of message.
    #[must_use]
    pub fn new(document: Document<'x>, message: MessageName) -> Self {
        Self {
            tokens: Tokens::new(document),
            message,
            names: Names::new(&message),
            path: Vec::with_capacity(12),
            faults: Vec::new(),
            ready: None,
        }
    }

    /// Reads the whole document.
    ///
    /// # Errors
    /// [`Refused`] when the document is not XML; otherwise the value, or every fault as a finding.
    pub fn document<T: Node>(mut self) -> Result<Result<T, Vec<Finding>>, Refused> {
        let value = loop {
            match self.tokens.next() {
                Token::Start(tag) => {
                    // The name of the root is known; what counts is its namespaces, and a bad one stops everything.
                    let _ = self.names_of(&tag);
                    self.check_type(&tag, "Bericht", T::CONTENT);
                    self.path.push(("Bericht", 0));
                    break self.inside(T::decode);
                }
                Token::Done => break None,
                Token::End => {}
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                Token::Text(_) | Token::CData(_) | Token::Char(_) => {
                    self.tokens.stop(Unreadable::NotXml("text before the root element".into()));
                }
            }
        };
        while self.tokens.stopped.is_none() {
            match self.tokens.next() {
                Token::Done => break,
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                _ => self.tokens.stop(Unreadable::AfterRoot),
            }
        }
        match (self.tokens.stopped, value) {
            (Some(refused), _) => Err(refused),
            (None, Some(value)) if self.faults.is_empty() => Ok(Ok(value)),
            (None, _) => Ok(Err(findings(self.tokens.source, self.faults))),
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
        let mut text_told = false;
        loop {
            self.tokens.skip_white();
            let index = if let Some(index) = self.plain_leaf(table, progress.next) {
                self.arrive(table, &mut progress, index);
                index
            } else {
                match self.tokens.next() {
                    Token::Start(tag) => match self.place(&tag, table, &mut progress) {
                        Some(index) => index,
                        None => continue,
                    },
                    Token::End => {
                        self.tell_missing(table, &mut progress, table.elements.len());
                        return;
                    }
                    Token::Done => return,
                    Token::Text(text) if is_white(text.as_bytes()) => continue,
                    Token::Char(' ' | '\t' | '\n' | '\r') => continue,
                    // A CDATA section counts as text here, even when it holds only white space.
                    Token::Text(text) | Token::CData(text) => {
                        self.tell_text(&mut text_told, text);
                        continue;
                    }
                    Token::Char(c) => {
                        self.tell_text(&mut text_told, c.encode_utf8(&mut [0; 4]));
                        continue;
                    }
                }
            };
            text_told = false;
            self.path.push((table.elements[index].name, progress.count));
            self.inside(|decoder| take(decoder, index));
        }
    }

    /// Finds the field of a start tag and takes note of it; tells and skips a tag that has no place.
    fn place(
        &mut self,
        tag: &BytesStart<'x>,
        table: &'static ClassTable,
        progress: &mut Progress,
    ) -> Option<usize> {
        let at = self.tokens.offset;
        let (index, fit) = self.search(tag, table, progress.next)?;
        let element = &table.elements[index];
        self.check_type(tag, element.name, element.content);
        if fit != Fit::Exact {
            let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
            let namespace = fit == Fit::OtherNamespace;
            self.fault_in(at, element.name, FaultKind::WrongName { name, expected: element.name, namespace });
        }
        if progress.has(index) && !element.repeats {
            self.fault_in(at, element.name, FaultKind::Repeated { name: element.name });
            self.skip();
            return None;
        }
        if index < progress.next {
            // Told as missing when its place went by; it is here after all.
            if let Some(told) = progress.missing.iter().position(|(missing, _)| *missing == index) {
                self.faults.remove(progress.missing.remove(told).1);
                for (_, fault) in &mut progress.missing[told..] {
                    *fault -= 1;
                }
            }
            self.fault_in(at, element.name, FaultKind::Misplaced { name: element.name });
            progress.taken |= 1 << index;
            progress.count = 0;
        } else {
            self.arrive(table, progress, index);
        }
        Some(index)
    }

    /// Moves on to a field whose turn has come.
    fn arrive(&mut self, table: &'static ClassTable, progress: &mut Progress, index: usize) {
        if progress.next < index {
            self.tell_missing(table, progress, index);
        }
        let repeats = table.elements[index].repeats;
        progress.next = if repeats { index } else { index + 1 };
        progress.taken |= 1 << index;
        progress.count = if repeats { progress.count + 1 } else { 0 };
    }

    fn tell_text(&mut self, told: &mut bool, text: &str) {
        if !*told {
            *told = true;
            self.fault(self.tokens.offset, FaultKind::Text { found: shown("", text.trim()) });
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
        let element = self.path.last().map_or("Bericht", |(name, _)| *name);
        self.fault(at, FaultKind::Value { element, found: shown(element, text), why: Box::new(why) });
    }

    /// The text of the element up to its end tag; `None` when it holds elements or the document stopped.
    fn simple_text(&mut self) -> Option<Cow<'x, str>> {
        if let Some(text) = self.ready.take() {
            return Some(line_ends(text));
        }
        // Text in pieces, with references, CDATA, comments or elements between.
        let mut text = Cow::Borrowed("");
        let mut whole = true;
        loop {
            match self.tokens.next() {
                Token::Text(piece) | Token::CData(piece) => text.to_mut().push_str(&line_ends(piece)),
                Token::Char(c) => text.to_mut().push(c),
                Token::Start(tag) => {
                    let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
                    self.fault(self.tokens.offset, FaultKind::Child { name });
                    self.skip();
                    whole = false;
                }
                Token::End => return whole.then_some(text),
                Token::Done => return None,
            }
        }
    }

    /// Finds the field of a start tag; tells and skips a tag without one.
    fn search(
        &mut self,
        tag: &BytesStart<'x>,
        table: &'static ClassTable,
        next: usize,
    ) -> Option<(usize, Fit)> {
        let (owner, local) = self.names_of(tag)?;
        let domain = self.message.domain;
        let fits = |element: &Element| element.name.as_bytes() == local && element.is_for(domain);
        // First the field whose turn it is or one after it, then those that went by.
        let mut order = (next..table.elements.len()).chain(0..next.min(table.elements.len()));
        if let Some(index) = order.find(|index| fits(&table.elements[*index])) {
            let fit = if owner.is(table.space) { Fit::Exact } else { Fit::OtherNamespace };
            return Some((index, fit));
        }
        let similar = table.elements.iter().position(|element| {
            element.is_for(domain) && element.name.as_bytes().eq_ignore_ascii_case(local)
        });
        if let Some(index) = similar {
            return Some((index, Fit::OtherCase));
        }
        let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
        let local = shown("", &String::from_utf8_lossy(local));
        let kind = FaultKind::unknown(&name, table, domain);
        self.fault_in(self.tokens.offset, &local, kind);
        self.skip();
        None
    }

    /// Resolves the name of a start tag and takes note of its attributes; `None` when the document stopped.
    fn names_of<'t>(&mut self, tag: &'t BytesStart<'_>) -> Option<(Owner, &'t [u8])> {
        if !tag.attributes_raw().is_empty() {
            match self.names.enter(tag, self.tokens.depth) {
                Ok(attributes) => {
                    for attribute in attributes {
                        let key = attribute.key.as_ref();
                        let (owner, local) = self.names.resolve(key, true);
                        // Hints about the place of schemas are harmless and allowed everywhere.
                        // The name of a type is looked at once the type that belongs here is known.
                        let allowed =
                            matches!(local, b"schemaLocation" | b"noNamespaceSchemaLocation" | b"type");
                        if owner != Owner::Xsi || !allowed {
                            let name = String::from_utf8_lossy(key).into_owned();
                            let (_, element) = self.names.resolve(tag.name().into_inner(), false);
                            let element = shown("", &String::from_utf8_lossy(element));
                            let kind = FaultKind::Attribute { name: shown("", &name) };
                            self.fault_in(self.tokens.offset, &element, kind);
                        }
                    }
                }
                Err(bad) => {
                    self.tokens.stop(Unreadable::NotXml(bad.0));
                    return None;
                }
            }
        }
        let name = tag.name().into_inner();
        Some(self.names.resolve(name, false))
    }

    /// Tells an `xsi:type` that does not name the very type of the element: no type of the standard has another
    /// one that may stand in its place.
    fn check_type(&mut self, tag: &BytesStart<'_>, element: &'static str, content: Content) {
        if tag.attributes_raw().is_empty() {
            return;
        }
        let expected = match content {
            Content::Class(table) => Some((table.space, table.name)),
            Content::Simple(simple) if simple.base.is_none() => Some((Space::Base, simple.name)),
            // A type that is narrowed in place has no name.
            Content::Simple(_) | Content::Fixed(_) => None,
        };
        for attribute in tag.attributes().filter_map(Result::ok) {
            let key = attribute.key.as_ref();
            if self.names.resolve(key, true) != (Owner::Xsi, b"type") {
                continue;
            }
            let value = std::str::from_utf8(&attribute.value).ok();
            let value = value.and_then(|raw| quick_xml::escape::unescape(raw).ok()).unwrap_or_default();
            let (owner, name) = self.names.resolve(collapse(&value).as_bytes(), false);
            if !expected.is_some_and(|(space, expected)| owner.is(space) && name == expected.as_bytes()) {
                let name = String::from_utf8_lossy(key).into_owned();
                self.fault_in(self.tokens.offset, element, FaultKind::Attribute { name: shown("", &name) });
            }
        }
    }

    fn inside<R>(&mut self, read: impl FnOnce(&mut Self) -> R) -> R {
        self.tokens.depth += 1;
        let result = read(self);
        self.tokens.depth -= 1;
        self.names.leave(self.tokens.depth);
        self.path.pop();
        result
    }

    /// Reads past the end tag of the element whose start tag was just read.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.tokens.next() {
                Token::Start(_) => depth += 1,
                Token::End => depth -= 1,
                Token::Done => return,
                Token::Text(_) | Token::CData(_) | Token::Char(_) => {}
            }
            if self.tokens.depth + depth > MAX_DEPTH {
                self.tokens.stop(Unreadable::TooDeep);
            }
        }
        self.names.leave(self.tokens.depth);
    }

    /// Takes a whole `<p:Name>text</p:Name>` at once when it is written in the usual way and its turn has come.
    ///
    /// Most of a message is such elements, and finding them needs no events: this
    /// is what makes decoding with all checks as fast as it is. Whatever is not
    /// exactly of this form is left to the events.
    fn plain_leaf(&mut self, table: &'static ClassTable, next: usize) -> Option<usize> {
        let prefix = self.names.usual(table.space)?;
        let all = self.tokens.rest()?;
        let rest = all.strip_prefix(b"<")?.strip_prefix(prefix)?;
        let (tag, body) = rest.split_at_checked(memchr::memchr(b'>', rest)?)?;
        let index =
            next + table.elements.get(next..)?.iter().position(|element| element.name.as_bytes() == tag)?;
        let element = &table.elements[index];
        if matches!(element.content, Content::Class(_)) || !element.is_for(self.message.domain) {
            return None;
        }
        let body = &body[1..];
        let length = memchr::memchr2(b'<', b'&', body)?;
        // The end tag repeats the whole name of the start tag: one comparison.
        let name = &all[1..=prefix.len() + tag.len()];
        let after = body[length..].strip_prefix(b"</")?.strip_prefix(name)?.strip_prefix(b">")?;
        let from = self.tokens.source.len() - body.len();
        self.ready = Some(self.tokens.source.get(from..from + length)?);
        self.tokens.offset = self.tokens.source.len() - all.len();
        self.tokens.consume(all.len() - after.len());
        Some(index)
    }

    /// Tells the required fields before `up_to` that did not come.
    fn tell_missing(&mut self, table: &'static ClassTable, progress: &mut Progress, up_to: usize) {
        for index in progress.next..up_to {
            let element = &table.elements[index];
            if element.required && element.is_for(self.message.domain) && !progress.has(index) {
                if self.faults.len() < MAX_FAULTS {
                    progress.missing.push((index, self.faults.len()));
                }
                self.fault_in(self.tokens.offset, element.name, FaultKind::Missing(element));
            }
        }
    }

    fn fault(&mut self, offset: usize, kind: FaultKind) {
        let path = self.path_text(None);
        self.push_fault(Fault { offset, path, kind });
    }

    fn fault_in(&mut self, offset: usize, child: &str, kind: FaultKind) {
        let path = self.path_text(Some(child));
        self.push_fault(Fault { offset, path, kind });
    }

    fn push_fault(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        } else if self.faults.len() == MAX_FAULTS {
            self.faults.push(Fault { kind: FaultKind::TooMany { limit: MAX_FAULTS }, ..fault });
        }
    }

    fn path_text(&self, child: Option<&str>) -> String {
        let step = |(name, index): &(&str, u32)| match index {
            0 => format!("/{name}"),
            index => format!("/{name}[{index}]"),
        };
        let mut text: String = self.path.iter().map(step).collect();
        text.extend(child.into_iter().flat_map(|child| ["/", child]));
        text
    }
}
