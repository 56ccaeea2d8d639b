//! A document written again with other values: tags, white space and line ends stay where they are.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::tokens::{is_white, line_ends};

/// Says what becomes of what stands in a document; nothing leaves it as it is.
pub(crate) trait Rewrite {
    /// The text of an element, by the name of that element without its prefix.
    fn text(&mut self, element: &str, text: &str) -> Option<String>;

    /// The value of an attribute, by its name as it is written.
    fn attribute(&mut self, name: &str, value: &str) -> Option<String>;

    /// What stands in a comment or a processing instruction.
    fn aside(&mut self, text: &str) -> Option<String>;

    /// A name, or the prefix of one.
    fn name(&mut self, name: &str) -> Option<String>;
}

/// Writes a document again. Nothing when it is not well-formed, or has a document type declaration.
pub(crate) fn rewrite(source: &str, by: &mut dyn Rewrite) -> Option<String> {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    let mut out = String::with_capacity(source.len());
    // The reader passes it over without counting it.
    let source =
        source.strip_prefix(BYTE_ORDER_MARK).inspect(|_| out.push(BYTE_ORDER_MARK)).unwrap_or(source);
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_comments = true;
    let mut writing = Writing { out, by, open: Vec::new(), value: None };
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let written = source.get(start..usize::try_from(reader.buffer_position()).ok()?)?;
        match event {
            Event::Start(_) => writing.start(written, true)?,
            Event::Empty(_) => writing.start(written, false)?,
            Event::End(_) => writing.end(written)?,
            Event::Text(_) => writing.piece(written, &line_ends(written), false),
            Event::CData(_) => {
                let inside = written.strip_prefix("<![CDATA[")?.strip_suffix("]]>")?;
                writing.piece(written, &line_ends(inside), true);
            }
            Event::GeneralRef(_) => writing.piece(written, &unescape(written).ok()?, false),
            Event::Comment(_) => {
                let inside = written.strip_prefix("<!--")?.strip_suffix("-->")?;
                writing.aside(["<!--", inside, "-->"]);
            }
            Event::PI(_) => {
                let inside = written.strip_prefix("<?")?.strip_suffix("?>")?;
                writing.aside(["<?", inside, "?>"]);
            }
            Event::Decl(_) => writing.out.push_str(written),
            Event::DocType(_) => return None,
            Event::Eof => {
                writing.flush();
                return writing.open.is_empty().then_some(writing.out);
            }
        }
    }
}

/// A text between two tags; it may come in pieces, with comments between them.
#[derive(Default)]
struct Value {
    /// As it is written.
    written: String,
    /// What it says.
    text: String,
    has_section: bool,
    /// The comments in it, which come after it when it is written anew.
    asides: String,
}

struct Writing<'a> {
    out: String,
    by: &'a mut dyn Rewrite,
    /// The names of the open elements, without their prefixes.
    open: Vec<String>,
    value: Option<Value>,
}

impl Writing<'_> {
    fn piece(&mut self, written: &str, text: &str, is_section: bool) {
        let value = self.value.get_or_insert_default();
        value.written.push_str(written);
        value.text.push_str(text);
        value.has_section |= is_section;
    }

    fn aside(&mut self, [open, inside, close]: [&str; 3]) {
        let new = self.by.aside(inside).map_or(Cow::Borrowed(inside), Cow::Owned);
        let new = format!("{open}{new}{close}");
        match &mut self.value {
            Some(value) => {
                value.written.push_str(&new);
                value.asides.push_str(&new);
            }
            None => self.out.push_str(&new),
        }
    }

    /// Writes the text that ends here.
    fn flush(&mut self) {
        let Some(value) = self.value.take() else { return };
        let element = self.open.last().map_or("", String::as_str);
        let is_layout = is_white(value.text.as_bytes()) && !value.has_section;
        match if is_layout { None } else { self.by.text(element, &value.text) } {
            None => self.out.push_str(&value.written),
            Some(new) if value.has_section && !new.contains("]]>") => {
                self.out.extend(["<![CDATA[", &new, "]]>", &value.asides]);
            }
            Some(new) => self.out.extend([&*escaped(&new), &value.asides]),
        }
    }

    fn start(&mut self, written: &str, opens: bool) -> Option<()> {
        self.flush();
        let inside = written.strip_prefix('<')?;
        let length = inside.find([' ', '\t', '\n', '\r', '/', '>'])?;
        let (name, attributes) = inside.split_at_checked(length)?;
        self.out.push('<');
        self.name(name);
        self.attributes(attributes)?;
        if opens {
            self.open.push(local(name).to_owned());
        }
        Some(())
    }

    fn end(&mut self, written: &str) -> Option<()> {
        self.flush();
        let inside = written.strip_prefix("</")?.strip_suffix('>')?;
        let name = inside.trim_ascii_end();
        self.out.push_str("</");
        self.name(name);
        self.out.extend([inside.get(name.len()..)?, ">"]);
        self.open.pop().map(drop)
    }

    /// Writes a name, each part of which may be another one.
    fn name(&mut self, name: &str) {
        for (index, part) in name.split(':').enumerate() {
            if index > 0 {
                self.out.push(':');
            }
            let new = self.by.name(part);
            self.out.push_str(new.as_deref().unwrap_or(part));
        }
    }

    /// Writes what follows the name in a start tag: only names and values may differ.
    fn attributes(&mut self, mut rest: &str) -> Option<()> {
        while let Some(equals) = rest.find('=') {
            let (before, after) = rest.split_at_checked(equals)?;
            let name = before.trim_ascii();
            let blank = before.get(..before.len() - before.trim_ascii_start().len())?;
            self.out.push_str(blank);
            self.name(name);
            let open = after.find(['"', '\''])?;
            let quote = after.get(open..=open)?;
            let value = after.get(open + 1..)?;
            let (value, behind) = value.split_once(quote)?;
            let new = self.by.attribute(name, &unescape(value).ok()?);
            let new = new.map_or(Cow::Borrowed(value), |new| Cow::Owned(escaped(&new).into_owned()));
            self.out.extend([before.get(blank.len() + name.len()..)?, after.get(..=open)?, &*new, quote]);
            rest = behind;
        }
        self.out.push_str(rest);
        Some(())
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'', '\r']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(quick_xml::escape::escape(text).replace('\r', "&#13;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Turns every value into capitals.
    struct Capitals;

    impl Rewrite for Capitals {
        fn text(&mut self, element: &str, text: &str) -> Option<String> {
            (element != "stays").then(|| text.to_uppercase())
        }

        fn attribute(&mut self, name: &str, value: &str) -> Option<String> {
            (!name.starts_with("xmlns")).then(|| value.to_uppercase())
        }

        fn aside(&mut self, text: &str) -> Option<String> {
            Some(text.to_uppercase())
        }

        fn name(&mut self, name: &str) -> Option<String> {
            (name == "odd").then(|| "even".to_owned())
        }
    }

    #[test]
    fn only_values_differ() {
        for (source, expected) in [
            ("<a xmlns='u'>\r\n  <b >x</b >\n</a>\n", "<a xmlns='u'>\r\n  <b >X</b >\n</a>\n"),
            ("<a>x<!-- y -->z</a>", "<a>XZ<!-- Y --></a>"),
            ("<stays>x<!-- y -->z</stays>", "<stays>x<!-- Y -->z</stays>"),
            ("<a><![CDATA[x&y]]></a>", "<a><![CDATA[X&Y]]></a>"),
            ("<a>x&amp;&#121;&lt;</a>", "<a>X&amp;Y&lt;</a>"),
            ("<p:odd\n  k = 'v' odd=\"&quot;w\"/>", "<p:even\n  k = 'V' even=\"&quot;W\"/>"),
            ("<?x y?><a/>", "<?X Y?><a/>"),
            ("<a/><!-- after -->", "<a/><!-- AFTER -->"),
            (
                "\u{feff}<?xml version=\"1.0\"?>\n<a>\u{feff}x</a>",
                "\u{feff}<?xml version=\"1.0\"?>\n<a>\u{feff}X</a>",
            ),
        ] {
            assert_eq!(rewrite(source, &mut Capitals).as_deref(), Some(expected), "{source}");
        }
    }

    #[test]
    fn what_is_not_well_formed_is_not_written() {
        for source in ["<a>", "<a></b>", "<a>&nbsp;</a>", "<!DOCTYPE a><a/>", "<a b=></a>", "<a>x"] {
            assert_eq!(rewrite(source, &mut Capitals), None, "{source}");
        }
    }
}
