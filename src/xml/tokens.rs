//! The tokens of a document, and what makes it no document at all.
//!
//! One layer above quick-xml: comments and processing instructions are passed
//! over, references are resolved, and the first thing that is not XML stops
//! everything: from then on there is only the end.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::document::{Document, Refused, Unreadable};
use super::fault::shown;

pub(super) enum Token<'x> {
    Start(BytesStart<'x>),
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
    /// How many elements are open.
    pub depth: usize,
    /// Set once the document turns out not to be XML.
    pub stopped: Option<Refused>,
    /// Whether there is a `]` at all: only then can text hold the forbidden `]]>`.
    has_bracket: bool,
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
        Self {
            reader,
            source: document.source,
            offset: 0,
            depth: 0,
            stopped: None,
            has_bracket: memchr::memchr(b']', document.source.as_bytes()).is_some(),
            behind_tag: false,
        }
    }

    pub(super) fn next(&mut self) -> Token<'x> {
        let event = self.event();
        self.token(event)
    }

    /// What is left to read, when it may be looked at directly and text needs no closer look.
    pub(super) fn rest(&self) -> Option<&'x [u8]> {
        let usual = self.behind_tag && self.stopped.is_none() && !self.has_bracket;
        self.source.as_bytes().get(self.position()..).filter(|_| usual)
    }

    /// Passes over bytes that were looked at directly.
    pub(super) fn consume(&mut self, bytes: usize) {
        self.reader.stream().consume(bytes);
    }

    /// Passes over white space in front of a tag.
    pub(super) fn skip_white(&mut self) {
        if let Some(rest) = self.rest()
            && let Some(length) = rest.iter().position(|byte| !is_white(&[*byte]))
            && rest[length] == b'<'
        {
            self.consume(length);
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
                    Event::Start(_) => !self.source.as_bytes()[..self.position()].ends_with(b"/>"),
                    Event::End(_) | Event::Comment(_) | Event::PI(_) => true,
                    _ => false,
                };
                event
            }
            Err(error) => self.broken(&error),
        }
    }

    #[cold]
    fn broken(&mut self, error: &quick_xml::Error) -> Event<'x> {
        let cut_off = matches!(error, quick_xml::Error::Syntax(_)) && self.position() >= self.source.len();
        self.stop(if cut_off { Unreadable::Truncated } else { Unreadable::NotXml(error.to_string()) });
        Event::Eof
    }

    /// The text of the text event that was just read.
    fn text(&mut self) -> &'x str {
        let text = &self.source[self.offset..self.position()];
        if self.has_bracket && text.contains("]]>") {
            self.stop(Unreadable::NotXml("`]]>` in text".into()));
        }
        text
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
                    self.stop(misplaced());
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

    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.source.len())
    }

    pub(super) fn stop(&mut self, reason: Unreadable) {
        if self.stopped.is_none() {
            self.stopped = Some(Refused::at(reason, self.source, self.offset));
        }
    }
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
