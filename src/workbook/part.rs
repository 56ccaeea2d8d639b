//! A part of a workbook as tags and text.

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Refused;

/// Reads a part.
pub(super) struct Part<'x> {
    reader: Reader<&'x [u8]>,
    name: &'x str,
    /// How many elements are open.
    depth: usize,
}

/// What comes next in a part.
pub(super) enum Node<'x> {
    /// A start tag; an empty element has an end tag as well.
    Start(Tag<'x>),
    /// An end tag.
    End(BytesEnd<'x>),
    /// Text, or a piece of it.
    Text(String),
    /// The end of the part.
    Done,
}

/// A start tag.
pub(super) struct Tag<'x>(BytesStart<'x>);

/// The name of an element without its namespace: strict and transitional workbooks differ in nothing else.
fn local(name: &[u8]) -> &str {
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
    std::str::from_utf8(local).unwrap_or_default()
}

impl Tag<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute by its name without namespace.
    pub fn get(&self, name: &str) -> Option<String> {
        // Looking for doubles would hold each attribute against all before it.
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let attribute = attributes.find(|attribute| local(attribute.key.into_inner()) == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// Whether an attribute says yes.
    pub fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value == "1" || value == "true")
    }
}

impl<'x> Part<'x> {
    /// A part with its name, which is told when it turns out to be damaged.
    pub fn new(name: &'x str, text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, name, depth: 0 }
    }

    /// That the part cannot be read.
    pub fn damaged(&self) -> Refused {
        Refused::Damaged(format!("`{}`", self.name))
    }

    /// What comes next.
    pub fn next(&mut self) -> Result<Node<'x>, Refused> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    Node::Start(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End(tag)
                }
                Event::Text(text) => Node::Text(self.utf8(&text)?),
                Event::CData(text) => Node::Text(self.utf8(&text)?),
                Event::GeneralRef(reference) => Node::Text(match reference.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    Ok(None) => entity(&reference).ok_or_else(|| self.damaged())?.to_owned(),
                    Err(_) => return Err(self.damaged()),
                }),
                // A part that is cut off would lose the rows that are not there.
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => Node::Done,
                // No workbook has one, and entities of its own could hide anything.
                Event::DocType(_) => return Err(self.damaged()),
                _ => continue,
            });
        }
    }

    fn utf8(&self, bytes: &[u8]) -> Result<String, Refused> {
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| self.damaged())
    }

    /// The text up to the end of the element whose start tag was just read, whatever elements it stands in.
    pub fn text(&mut self) -> Result<String, Refused> {
        let mut text = String::new();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Node::Start(_) => depth += 1,
                Node::End(_) => depth -= 1,
                Node::Text(piece) => text.push_str(&piece),
                Node::Done => return Err(self.damaged()),
            }
        }
        Ok(text)
    }

    /// Every start tag of the part.
    pub fn each(&mut self, mut read: impl FnMut(&Tag<'x>) -> Result<(), Refused>) -> Result<(), Refused> {
        loop {
            match self.next()? {
                Node::Start(tag) => read(&tag)?,
                Node::Done => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The name of the element that an end tag closes.
pub(super) fn closed<'t>(tag: &'t BytesEnd<'_>) -> &'t str {
    local(tag.name().into_inner())
}

fn entity(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"amp" => "&",
        b"lt" => "<",
        b"gt" => ">",
        b"quot" => "\"",
        b"apos" => "'",
        _ => return None,
    })
}
