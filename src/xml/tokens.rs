//! The tokens of a document, and what makes it no document at all.
//!
//! One layer above quick-xml: comments and processing instructions are passed
//! over, references are resolved, end tags are held against their start tags,
//! and the first thing that is not XML stops everything: from then on there is
//! only the end.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use super::attributes::{Tag, declaration, is_name};
use super::document::{Document, Refused, Unreadable};
use super::fault::shown;
use crate::finding::Text;

/// Deeper than any message of the standard (8), far from any limit of the machine.
const MAX_DEPTH: usize = 64;

pub(super) enum Token<'x> {
    Start(Tag<'x>),
    End,
    Text(&'x str),
    CData(&'x str),
    Char(char),
    Done,
}

/// Reads tokens from a document.
pub(super) struct Tokens<'x> {
    reader: Reader<&'x [u8]>,
    pub source: &'x str,
    /// Offset of the latest tag or text.
    pub offset: usize,
    /// Set once the document turns out not to be XML.
    pub stopped: Option<Refused>,
    /// The names of the open elements, as they are written in their start tags.
    open: Vec<&'x [u8]>,
    /// Whether there is a `]]>` at all: it ends a CDATA section, and text may not hold it.
    has_section_end: bool,
    /// Whether the reader stands right behind a tag and expects text or another tag: only then
    /// bytes may be passed over without it.
    behind_tag: bool,
}

impl<'x> Tokens<'x> {
    pub(super) fn new(document: Document<'x>) -> Self {
        let mut reader = Reader::from_str(document.source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        // Tags that are taken without the reader are unknown to it, so end tags are checked here.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            source: document.source,
            offset: 0,
            stopped: None,
            open: Vec::with_capacity(8),
            has_section_end: has_section_end(document.source.as_bytes()),
            behind_tag: false,
        }
    }

    /// How many elements are open.
    pub(super) const fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn next(&mut self) -> Token<'x> {
        let event = self.event();
        self.token(event)
    }

    /// What follows from the next tag on, when that tag and text may be looked at directly.
    ///
    /// White space in front of the tag is passed over.
    pub(super) fn ahead(&mut self) -> Option<&'x [u8]> {
        if !self.behind_tag || self.has_section_end || self.stopped.is_some() {
            return None;
        }
        let rest = self.source.as_bytes().get(self.position()..)?;
        let white = rest.iter().position(|byte| !is_white(&[*byte]))?;
        if rest[white] != b'<' {
            return None;
        }
        if white > 0 {
            self.consume(white);
        }
        Some(&rest[white..])
    }

    /// Takes what [`Tokens::ahead`] gave up to `after`, of which `after` is the rest.
    pub(super) fn take(&mut self, after: &'x [u8]) {
        self.offset = self.position();
        self.consume(self.source.len() - after.len() - self.offset);
    }

    /// Takes a start tag without attributes that was looked at directly.
    pub(super) fn take_start(&mut self, name: &'x [u8], after: &'x [u8]) {
        self.take(after);
        self.enter(name);
    }

    /// Takes the end tag of the latest element when it stands at the start of what [`Tokens::ahead`] gave.
    pub(super) fn take_end(&mut self, ahead: &'x [u8]) -> Option<()> {
        let after = ahead.strip_prefix(b"</")?.strip_prefix(*self.open.last()?)?.strip_prefix(b">")?;
        self.take(after);
        self.open.pop();
        Some(())
    }

    fn consume(&mut self, bytes: usize) {
        self.reader.stream().consume(bytes);
    }

    fn enter(&mut self, name: &'x [u8]) {
        self.open.push(name);
        if self.open.len() > MAX_DEPTH {
            self.stop(Unreadable::TooDeep);
        }
    }

    /// The next event as it comes; after a stop there is only the end.
    fn event(&mut self) -> Event<'x> {
        if self.stopped.is_some() {
            return Event::Eof;
        }
        self.offset = self.position();
        match self.reader.read_event() {
            Ok(event) => {
                self.behind_tag = match event {
                    // Behind an empty element the reader still owes its end.
                    Event::Start(_) => !self.latest().ends_with("/>"),
                    Event::End(_) | Event::Comment(_) | Event::PI(_) => true,
                    _ => false,
                };
                event
            }
            Err(error) => self.broken(&error),
        }
    }

    /// The latest event as it is written.
    fn latest(&self) -> &'x str {
        self.source.get(self.offset..self.position()).unwrap_or_default()
    }

    #[cold]
    fn broken(&mut self, error: &quick_xml::Error) -> Event<'x> {
        let cut_off = matches!(error, quick_xml::Error::Syntax(_)) && self.position() >= self.source.len();
        self.stop(if cut_off {
            Unreadable::Truncated
        } else {
            Unreadable::NotXml(Text::same(error.to_string()))
        });
        Event::Eof
    }

    /// The text of the text event that was just read.
    fn text(&mut self) -> &'x str {
        let text = self.latest();
        if self.has_section_end && text.contains("]]>") {
            self.stop(Unreadable::not_xml("`]]>` in tekst", "`]]>` in text"));
        }
        text
    }

    /// Holds an end tag against the start tag of the latest element.
    fn leave(&mut self, name: &[u8]) {
        let open = self.open.pop();
        if open != Some(name) {
            let name = shown("", &String::from_utf8_lossy(name));
            self.stop(match open {
                None => Unreadable::not_xml(
                    format!("`</{name}>` zonder begintag"),
                    format!("`</{name}>` without a start tag"),
                ),
                Some(open) => {
                    let open = shown("", &String::from_utf8_lossy(open));
                    Unreadable::not_xml(
                        format!("`</{name}>` waar `</{open}>` hoort"),
                        format!("expected `</{open}>`, but `</{name}>` was found"),
                    )
                }
            });
        }
    }

    /// What an event means; reads on past comments and processing instructions.
    fn token(&mut self, mut event: Event<'x>) -> Token<'x> {
        loop {
            match event {
                Event::Start(tag) => {
                    let tag = Tag::new(self.latest(), tag.name().into_inner().len());
                    self.enter(tag.name);
                    return Token::Start(tag);
                }
                Event::End(tag) => {
                    self.leave(tag.name().into_inner());
                    return Token::End;
                }
                Event::Text(_) => return Token::Text(self.text()),
                Event::CData(_) => {
                    let whole = self.latest();
                    return Token::CData(whole.get(9..whole.len() - 3).unwrap_or_default());
                }
                Event::GeneralRef(reference) => {
                    if let Some(c) = self.character(&reference) {
                        return Token::Char(c);
                    }
                }
                Event::PI(instruction) => self.instruction(instruction.target()),
                Event::Decl(_) if self.offset > 0 => self.misplaced_declaration(),
                Event::Decl(_) => {
                    if let Err(reason) = declaration(self.latest()) {
                        self.stop(reason);
                    }
                }
                Event::Comment(_) => {}
                Event::DocType(_) => self.stop(Unreadable::Dtd),
                Event::Empty(_) => self.stop(Unreadable::not_xml("een leeg element", "an empty element")),
                Event::Eof => {
                    if self.depth() > 0 {
                        self.stop(Unreadable::Truncated);
                    }
                    return Token::Done;
                }
            }
            event = self.event();
        }
    }

    fn instruction(&mut self, target: &[u8]) {
        if target.eq_ignore_ascii_case(b"xml") {
            self.misplaced_declaration();
        } else if !is_name(target) {
            self.stop(Unreadable::not_xml(
                "een verwerkingsinstructie zonder geldige naam",
                "a processing instruction without a proper name",
            ));
        }
    }

    fn misplaced_declaration(&mut self) {
        self.stop(Unreadable::not_xml(
            "een XML-declaratie die niet aan het begin staat",
            "an XML declaration that is not at the start",
        ));
    }

    fn character(&mut self, reference: &BytesRef<'_>) -> Option<char> {
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

    /// Reads what follows the root element, which may only be white space and comments.
    pub(super) fn end(&mut self) {
        while self.stopped.is_none() {
            match self.next() {
                Token::Done => break,
                Token::Text(text) if text.trim_ascii().is_empty() => {}
                _ => self.stop(Unreadable::AfterRoot),
            }
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.source.len())
    }

    pub(super) fn stop(&mut self, reason: Unreadable) {
        if self.stopped.is_none() {
            self.stopped = Some(Refused::at(reason, self.source, self.offset));
        }
    }
}

fn has_section_end(bytes: &[u8]) -> bool {
    // Most messages have no bracket at all, which is cheaper to see.
    let bracket = memchr::memchr(b']', bytes);
    bracket.is_some_and(|at| memchr::memmem::find(&bytes[at..], b"]]>").is_some())
}

/// Whether bytes are white space of XML.
pub(super) fn is_white(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

/// XML reads CR/LF and a bare CR as LF.
pub(super) fn line_ends(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte == b'\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
