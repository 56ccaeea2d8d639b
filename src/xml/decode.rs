//! The decode engine: typed values from XML, with every fault of the document told at once.
//!
//! All content models of the standard are plain sequences, so one recovery
//! rule serves every class. At field *i*: take field *i*; if the tag is a later
//! field, report what is missing and go on there; if it is an earlier one, it is
//! misplaced or repeated; otherwise it has no place here and is skipped. Values
//! are checked on their own. The typed message exists only when nothing was wrong.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::document::{Document, Refused, Unreadable};
use super::fault::{Fault, FaultKind, findings, shown};
use super::names::{Names, Owner};
use super::node::Node;
use super::table::{ClassTable, Content, Element, Fixed, MessageName};
use crate::finding::Finding;
use crate::values::{Refusal, Simple, collapse};

/// Deeper than any message of the standard (8), far from any limit of the machine.
const MAX_DEPTH: usize = 64;
/// A message with more faults is told to be broken, not listed to the end.
const MAX_FAULTS: usize = 10_000;

/// Reads one document.
pub struct Decoder<'x> {
    reader: Reader<&'x [u8]>,
    source: &'x str,
    message: MessageName,
    names: Names,
    path: Vec<(&'static str, u32)>,
    faults: Vec<Fault>,
    /// Set once the document turns out not to be XML: everything then ends quickly.
    stopped: Option<Refused>,
    /// Offset of the latest tag or text.
    offset: usize,
    depth: usize,
    has_cdata_end: bool,
}

enum Token<'x> {
    Start(BytesStart<'x>),
    End,
    Text(&'x str),
    Char(char),
    Done,
}

/// Where a start tag belongs in a class.
struct Match {
    index: usize,
    exact: bool,
    namespace_wrong: bool,
}

impl<'x> Decoder<'x> {
    /// Starts reading a document as a kind of message.
    #[must_use]
    pub fn new(document: Document<'x>, message: MessageName) -> Self {
        let mut reader = Reader::from_str(document.source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        Self {
            reader,
            source: document.source,
            message,
            names: Names::new(&message),
            path: Vec::with_capacity(12),
            faults: Vec::new(),
            stopped: None,
            offset: 0,
            depth: 0,
            has_cdata_end: memchr::memmem::find(document.source.as_bytes(), b"]]>").is_some(),
        }
    }

    /// Reads the whole document.
    ///
    /// # Errors
    /// [`Refused`] when the document is not XML; otherwise the value, or every fault as a finding.
    pub fn document<T: Node>(mut self) -> Result<Result<T, Vec<Finding>>, Refused> {
        let value = loop {
            match self.next() {
                Token::Start(tag) => {
                    let root = self.names_of(&tag);
                    debug_assert!(root.is_some() || self.stopped.is_some() || !self.faults.is_empty());
                    self.path.push(("Bericht", 0));
                    break self.inside(T::decode);
                }
                Token::Done => break None,
                Token::End => {}
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                Token::Text(_) | Token::Char(_) => {
                    self.stop(Unreadable::NotXml("text before the root element".into()));
                }
            }
        };
        while self.stopped.is_none() {
            match self.next() {
                Token::Done => break,
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                _ => self.stop(Unreadable::AfterRoot),
            }
        }
        match (self.stopped, value) {
            (Some(refused), _) => Err(refused),
            (None, Some(value)) if self.faults.is_empty() => Ok(Ok(value)),
            (None, _) => Ok(Err(findings(self.source, self.faults))),
        }
    }

    /// The message that is read.
    #[must_use]
    pub const fn message(&self) -> &MessageName {
        &self.message
    }

    /// Reads the children of an element up to its end tag and hands each to `take` with its place in the table.
    pub fn children(&mut self, table: &'static ClassTable, mut take: impl FnMut(&mut Self, usize)) {
        // The first field that may still come; the fields that came; the faults told for missing ones.
        let mut next = 0;
        let mut taken = 0u32;
        let mut missing: Vec<(usize, usize)> = Vec::new();
        let mut count = 0;
        let mut text_told = false;
        loop {
            match self.next() {
                Token::Start(tag) => {
                    text_told = false;
                    let at = self.offset;
                    let Some(found) = self.place(&tag, table, next) else { continue };
                    let element = &table.elements[found.index];
                    if !found.exact {
                        let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
                        let kind = FaultKind::WrongName {
                            name,
                            expected: element.name,
                            namespace: found.namespace_wrong,
                        };
                        self.fault_in(at, element.name, kind);
                    }
                    let seen = taken & (1 << found.index) != 0;
                    if found.index < next || (seen && !element.repeats) {
                        if seen {
                            self.fault_in(at, element.name, FaultKind::Repeated { name: element.name });
                            self.skip();
                            continue;
                        }
                        // Told as missing when its place went by; it is here after all.
                        if let Some(told) = missing.iter().position(|(index, _)| *index == found.index) {
                            self.faults.remove(missing.remove(told).1);
                            for (_, fault) in &mut missing[told..] {
                                *fault -= 1;
                            }
                        }
                        self.fault_in(at, element.name, FaultKind::Misplaced { name: element.name });
                    } else {
                        self.tell_missing(table, next..found.index, taken, at, &mut missing);
                        next = if element.repeats { found.index } else { found.index + 1 };
                    }
                    taken |= 1 << found.index;
                    count = if element.repeats { count + 1 } else { 0 };
                    self.path.push((element.name, count));
                    self.offset = at;
                    self.inside(|decoder| take(decoder, found.index));
                }
                Token::End => {
                    let at = self.offset;
                    self.tell_missing(table, next..table.elements.len(), taken, at, &mut missing);
                    return;
                }
                Token::Done => return,
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                Token::Char(c) if c.is_ascii_whitespace() => {}
                Token::Text(_) | Token::Char(_) if text_told => {}
                Token::Text(text) => {
                    text_told = true;
                    self.fault(self.offset, FaultKind::Text { found: shown("", text.trim()) });
                }
                Token::Char(c) => {
                    text_told = true;
                    self.fault(self.offset, FaultKind::Text { found: c.to_string() });
                }
            }
        }
    }

    /// Reads a simple value up to the end tag of its element.
    pub(super) fn value<T: Simple>(&mut self) -> Option<T> {
        let at = self.offset;
        let text = self.simple_text()?;
        T::parse(&text, self.message.domain).map_err(|refusal| self.refuse(at, &text, refusal)).ok()
    }

    /// Reads an element whose value follows from the kind of message.
    pub fn fixed(&mut self, fixed: Fixed) -> Option<()> {
        let at = self.offset;
        let text = self.simple_text()?;
        let expected = self.message.fixed(fixed);
        // The code is a string, in which white space counts; the versions are numbers.
        let value = if fixed == Fixed::BerichtCode { &*text } else { collapse(&text) };
        if value == expected {
            return Some(());
        }
        self.refuse(at, &text, Refusal::NotFixed(expected.into()));
        None
    }

    fn refuse(&mut self, at: usize, text: &str, refusal: Refusal) {
        let element = self.path.last().map_or("Bericht", |(name, _)| *name);
        self.fault(at, FaultKind::Value { element, found: shown(element, text), refusal });
    }

    /// The text of the element up to its end tag; `None` when it holds elements or the document stopped.
    fn simple_text(&mut self) -> Option<Cow<'x, str>> {
        let mut text: Cow<'x, str> = Cow::Borrowed("");
        let mut whole = true;
        loop {
            match self.next() {
                Token::Text(piece) => {
                    let piece = line_ends(piece);
                    if text.is_empty() {
                        text = piece;
                    } else {
                        text.to_mut().push_str(&piece);
                    }
                }
                Token::Char(c) => text.to_mut().push(c),
                Token::Start(tag) => {
                    let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
                    self.fault(self.offset, FaultKind::Child { name });
                    self.skip();
                    whole = false;
                }
                Token::End => return whole.then_some(text),
                Token::Done => return None,
            }
        }
    }

    /// Finds the field of a start tag; tells and skips a tag without one.
    fn place(&mut self, tag: &BytesStart<'x>, table: &'static ClassTable, next: usize) -> Option<Match> {
        let (owner, local) = self.names_of(tag)?;
        let domain = self.message.domain;
        let fits = |element: &Element| element.name.as_bytes() == local && element.is_for(domain);
        // The usual case first: the field whose turn it is, or one after it.
        let order = (next..table.elements.len()).chain(0..next.min(table.elements.len()));
        for index in order {
            if fits(&table.elements[index]) {
                let exact = owner.is(table.space);
                return Some(Match { index, exact, namespace_wrong: !exact });
            }
        }
        let similar = table.elements.iter().position(|element| {
            element.is_for(domain) && element.name.as_bytes().eq_ignore_ascii_case(local)
        });
        if let Some(index) = similar {
            return Some(Match { index, exact: false, namespace_wrong: false });
        }
        let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
        let allowed: Vec<_> = table
            .elements
            .iter()
            .filter(|element| element.is_for(domain))
            .map(|element| element.name)
            .collect();
        self.fault(self.offset, FaultKind::Unknown { name: shown("", &name), allowed: allowed.join(", ") });
        self.skip();
        None
    }

    /// Resolves the name of a start tag and takes note of its attributes; `None` when the document stopped.
    fn names_of<'t>(&mut self, tag: &'t BytesStart<'_>) -> Option<(Owner, &'t [u8])> {
        if !tag.attributes_raw().is_empty() {
            match self.names.enter(tag, self.depth) {
                Ok(attributes) => {
                    for attribute in attributes {
                        let key = attribute.key.as_ref();
                        let (owner, local) = self.names.resolve(key, true);
                        // Hints about the place of schemas are harmless and allowed everywhere.
                        let hint = matches!(local, b"schemaLocation" | b"noNamespaceSchemaLocation");
                        if owner != Owner::Xsi || !hint {
                            let name = String::from_utf8_lossy(key).into_owned();
                            self.fault(self.offset, FaultKind::Attribute { name: shown("", &name) });
                        }
                    }
                }
                Err(bad) => {
                    self.stop(Unreadable::NotXml(bad.0));
                    return None;
                }
            }
        }
        let name = tag.name().into_inner();
        Some(self.names.resolve(name, false))
    }

    fn inside<R>(&mut self, read: impl FnOnce(&mut Self) -> R) -> R {
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        self.names.leave(self.depth);
        self.path.pop();
        result
    }

    /// Reads past the end tag of the element whose start tag was just read.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Token::Start(_) => depth += 1,
                Token::End => depth -= 1,
                Token::Done => return,
                Token::Text(_) | Token::Char(_) => {}
            }
            if self.depth + depth > MAX_DEPTH {
                self.stop(Unreadable::TooDeep);
            }
        }
        self.names.leave(self.depth);
    }

    fn tell_missing(
        &mut self,
        table: &'static ClassTable,
        passed: std::ops::Range<usize>,
        taken: u32,
        at: usize,
        missing: &mut Vec<(usize, usize)>,
    ) {
        for index in passed {
            let element = &table.elements[index];
            if element.required && element.is_for(self.message.domain) && taken & (1 << index) == 0 {
                missing.push((index, self.faults.len()));
                self.fault_in(at, element.name, FaultKind::Missing(element));
            }
        }
    }

    fn next(&mut self) -> Token<'x> {
        while self.stopped.is_none() {
            self.offset = self.position();
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => return Token::Start(tag),
                Ok(Event::End(_)) => return Token::End,
                Ok(Event::Text(_)) => {
                    let text = &self.source[self.offset..self.position()];
                    if self.has_cdata_end && text.contains("]]>") {
                        self.stop(Unreadable::NotXml("`]]>` in text".into()));
                    }
                    return Token::Text(text);
                }
                Ok(Event::CData(_)) => {
                    let whole = &self.source[self.offset..self.position()];
                    return Token::Text(whole.get(9..whole.len() - 3).unwrap_or_default());
                }
                Ok(Event::GeneralRef(reference)) => {
                    if let Some(c) = self.character(&reference) {
                        return Token::Char(c);
                    }
                }
                Ok(Event::PI(instruction)) if instruction.target().eq_ignore_ascii_case(b"xml") => {
                    self.stop(Unreadable::NotXml("an XML declaration that is not at the start".into()));
                }
                Ok(Event::Decl(_)) if self.offset > 0 => {
                    self.stop(Unreadable::NotXml("an XML declaration that is not at the start".into()));
                }
                Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
                Ok(Event::DocType(_)) => self.stop(Unreadable::Dtd),
                Ok(Event::Empty(_)) => self.stop(Unreadable::NotXml("empty element".into())),
                Ok(Event::Eof) if self.depth > 0 => self.stop(Unreadable::Truncated),
                Ok(Event::Eof) => return Token::Done,
                Err(quick_xml::Error::Syntax(_)) if self.position() >= self.source.len() => {
                    self.stop(Unreadable::Truncated);
                }
                Err(error) => self.stop(Unreadable::NotXml(error.to_string())),
            }
        }
        Token::Done
    }

    fn character(&mut self, reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
        let name = String::from_utf8_lossy(reference).into_owned();
        let resolved = match reference.resolve_char_ref() {
            Ok(Some(c)) => crate::values::is_xml_char(c).then_some(c),
            Ok(None) => match &*name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => {
                    self.stop(Unreadable::Entity(shown("", &name)));
                    return None;
                }
            },
            Err(_) => None,
        };
        if resolved.is_none() {
            self.stop(Unreadable::Character);
        }
        resolved
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.source.len())
    }

    fn stop(&mut self, reason: Unreadable) {
        if self.stopped.is_none() {
            self.stopped = Some(Refused::at(reason, self.source, self.offset));
        }
    }

    fn fault(&mut self, offset: usize, kind: FaultKind) {
        let path = self.path_text(None);
        self.push_fault(Fault { offset, path, kind });
    }

    fn fault_in(&mut self, offset: usize, child: &'static str, kind: FaultKind) {
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
        let mut text = String::new();
        for (name, index) in &self.path {
            text.push('/');
            text.push_str(name);
            if *index > 0 {
                text.push_str(&format!("[{index}]"));
            }
        }
        if let Some(child) = child {
            text.push('/');
            text.push_str(child);
        }
        text
    }
}

/// XML reads CR/LF and a bare CR as LF.
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

impl Content {
    /// The name of the type in the schema.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name,
            Self::Class(class) => class.name,
            Self::Fixed(Fixed::BerichtCode) => "LDT_BerichtCode",
            Self::Fixed(Fixed::BerichtVersie) => "LDT_BerichtVersie",
            Self::Fixed(Fixed::BerichtSubversie) => "LDT_BerichtSubversie",
        }
    }
}
