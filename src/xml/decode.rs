//! The decode engine: typed values from XML, with every fault of the document told at once.
//!
//! All content models of the standard are plain sequences, so one recovery
//! rule serves every class. At field *i*: take field *i*; if the tag is a later
//! field, report what is missing and go on there; if it is an earlier one, it is
//! misplaced or repeated; otherwise it has no place here and is skipped. Values
//! are checked on their own. The typed message exists only when nothing was wrong.

use std::borrow::Cow;
use std::io::BufRead;

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
    /// The text of a simple element that was taken at once.
    ready: Option<&'x str>,
}

enum Token<'x> {
    Start(BytesStart<'x>),
    End,
    Text(&'x str),
    CData(&'x str),
    Char(char),
    Done,
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
            ready: None,
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
                Token::Text(_) | Token::CData(_) | Token::Char(_) => {
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
        let mut progress = Progress::default();
        let mut text_told = false;
        loop {
            self.skip_white();
            let index = if let Some(index) = self.plain_leaf(table, progress.next) {
                self.arrive(table, &mut progress, index);
                index
            } else {
                match self.next() {
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
        let at = self.offset;
        let found = self.search(tag, table, progress.next)?;
        let element = &table.elements[found.index];
        if !found.exact {
            let name = String::from_utf8_lossy(tag.name().into_inner()).into_owned();
            let kind =
                FaultKind::WrongName { name, expected: element.name, namespace: found.namespace_wrong };
            self.fault_in(at, element.name, kind);
        }
        let seen = progress.has(found.index);
        if seen && !element.repeats {
            self.fault_in(at, element.name, FaultKind::Repeated { name: element.name });
            self.skip();
            return None;
        }
        if found.index < progress.next {
            // Told as missing when its place went by; it is here after all.
            if let Some(told) = progress.missing.iter().position(|(index, _)| *index == found.index) {
                self.faults.remove(progress.missing.remove(told).1);
                for (_, fault) in &mut progress.missing[told..] {
                    *fault -= 1;
                }
            }
            self.fault_in(at, element.name, FaultKind::Misplaced { name: element.name });
            progress.taken |= 1 << found.index;
            progress.count = 0;
        } else {
            self.arrive(table, progress, found.index);
        }
        Some(found.index)
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
            self.fault(self.offset, FaultKind::Text { found: shown("", text.trim()) });
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
        if let Some(text) = self.ready.take() {
            return Some(line_ends(text));
        }
        // Text in pieces, with references, CDATA, comments or elements between.
        let mut text = Cow::Borrowed("");
        let mut whole = true;
        loop {
            match self.next() {
                Token::Text(piece) | Token::CData(piece) => text.to_mut().push_str(&line_ends(piece)),
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
    fn search(&mut self, tag: &BytesStart<'x>, table: &'static ClassTable, next: usize) -> Option<Match> {
        let (owner, local) = self.names_of(tag)?;
        let domain = self.message.domain;
        let fits = |element: &Element| element.name.as_bytes() == local && element.is_for(domain);
        // First the field whose turn it is or one after it, then those that went by.
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
                Token::Text(_) | Token::CData(_) | Token::Char(_) => {}
            }
            if self.depth + depth > MAX_DEPTH {
                self.stop(Unreadable::TooDeep);
            }
        }
        self.names.leave(self.depth);
    }

    /// Tells the required fields before `up_to` that did not come.
    fn tell_missing(&mut self, table: &'static ClassTable, progress: &mut Progress, up_to: usize) {
        for index in progress.next..up_to {
            let element = &table.elements[index];
            if element.required && element.is_for(self.message.domain) && !progress.has(index) {
                if self.faults.len() < MAX_FAULTS {
                    progress.missing.push((index, self.faults.len()));
                }
                self.fault_in(self.offset, element.name, FaultKind::Missing(element));
            }
        }
    }

    /// The next event as it comes; after a stop there is only the end.
    fn event(&mut self) -> Event<'x> {
        if self.stopped.is_some() {
            return Event::Eof;
        }
        self.offset = self.position();
        match self.reader.read_event() {
            Ok(event) => event,
            Err(error) => self.broken(&error),
        }
    }

    #[cold]
    fn broken(&mut self, error: &quick_xml::Error) -> Event<'x> {
        let cut_off = matches!(error, quick_xml::Error::Syntax(_)) && self.position() >= self.source.len();
        self.stop(if cut_off { Unreadable::Truncated } else { Unreadable::NotXml(error.to_string()) });
        Event::Eof
    }

    /// Takes a whole `<p:Name>text</p:Name>` at once when it is written in the usual way and its turn has come.
    ///
    /// Most of a message is such elements, and finding them needs no events: this
    /// is what makes decoding with all checks as fast as it is. Whatever is not
    /// exactly of this form is left to the events.
    fn plain_leaf(&mut self, table: &'static ClassTable, next: usize) -> Option<usize> {
        if self.stopped.is_some() || self.has_cdata_end {
            return None;
        }
        let from = self.position();
        let prefix = self.names.usual(table.space)?;
        let rest = self.source.as_bytes().get(from..)?.strip_prefix(b"<")?.strip_prefix(prefix)?;
        let (index, body) = table.elements.iter().enumerate().skip(next).find_map(|(index, element)| {
            let body = rest.strip_prefix(element.name.as_bytes())?.strip_prefix(b">")?;
            let leaf = !matches!(element.content, Content::Class(_)) && element.is_for(self.message.domain);
            leaf.then_some((index, body))
        })?;
        let length = memchr::memchr2(b'<', b'&', body)?;
        let name = table.elements[index].name.as_bytes();
        let after = body[length..]
            .strip_prefix(b"</")?
            .strip_prefix(prefix)?
            .strip_prefix(name)?
            .strip_prefix(b">")?;
        let text_from = self.source.len() - body.len();
        self.ready = Some(self.source.get(text_from..text_from + length)?);
        self.offset = from;
        let end = self.source.len() - after.len();
        self.reader.stream().consume(end - from);
        Some(index)
    }

    /// Passes over white space in front of a tag.
    fn skip_white(&mut self) {
        if self.stopped.is_none()
            && let Some(rest) = self.source.as_bytes().get(self.position()..)
            && let Some(length) = rest.iter().position(|byte| !is_white(&[*byte]))
            && rest[length] == b'<'
        {
            self.reader.stream().consume(length);
        }
    }

    /// The text of the text event that was just read.
    fn text(&mut self) -> &'x str {
        let text = &self.source[self.offset..self.position()];
        if self.has_cdata_end && text.contains("]]>") {
            self.stop(Unreadable::NotXml("`]]>` in text".into()));
        }
        text
    }

    fn next(&mut self) -> Token<'x> {
        let event = self.event();
        self.token(event)
    }

    /// What an event means; reads on past comments and processing instructions.
    fn token(&mut self, mut event: Event<'x>) -> Token<'x> {
        let misplaced = || Unreadable::NotXml("an XML declaration that is not at the start".into());
        loop {
            match event {
                Event::Start(tag) => return Token::Start(tag),
                Event::End(_) => return Token::End,
                Event::Text(_) => return Token::Text(self.text()),
                Event::CData(_) => {
                    let whole = &self.source[self.offset..self.position()];
                    return Token::CData(whole.get(9..whole.len() - 3).unwrap_or_default());
                }
                Event::GeneralRef(reference) => {
                    if let Some(c) = self.character(&reference) {
                        return Token::Char(c);
                    }
                }
                Event::PI(instruction) if instruction.target().eq_ignore_ascii_case(b"xml") => {
                    self.stop(misplaced())
                }
                Event::Decl(_) if self.offset > 0 => self.stop(misplaced()),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::DocType(_) => self.stop(Unreadable::Dtd),
                Event::Empty(_) => self.stop(Unreadable::NotXml("an empty element".into())),
                Event::Eof => {
                    if self.depth > 0 {
                        self.stop(Unreadable::Truncated);
                    }
                    return Token::Done;
                }
            }
            event = self.event();
        }
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

/// Whether bytes are white space of XML.
fn is_white(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

/// XML reads CR/LF and a bare CR as LF.
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte == b'\r') {
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
