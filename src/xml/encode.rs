use super::node::Sink;
use super::table::{ClassTable, Element, MessageName, Space, base_namespace};

/// Deeper than any message of the standard (8).
const TABS: &str = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

/// Writes a message as OP192 asks: UTF-8 without byte order mark, CR/LF line ends, tabs for depth.
pub struct Encoder {
    out: String,
    name: MessageName,
    /// The prefixes with their colon.
    message_prefix: String,
    base_prefix: String,
    /// The namespaces of the classes that are open, the root first.
    spaces: Vec<Space>,
}

impl Encoder {
    /// Starts a document with its root element and its namespaces.
    #[must_use]
    pub fn new(name: MessageName) -> Self {
        let mut encoder = Self {
            out: String::with_capacity(4096),
            name,
            message_prefix: format!("{}:", name.prefix()),
            base_prefix: format!("{}:", name.domain.standard()),
            spaces: Vec::with_capacity(8),
        };
        let namespaces = format!(
            " xmlns:{}=\"{}\" xmlns:{}=\"{}\"",
            name.prefix(),
            name.namespace(),
            name.domain.standard(),
            base_namespace(name.domain)
        );
        encoder.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n");
        encoder.start_tag("Bericht", &namespaces);
        encoder.line_end();
        encoder.spaces.push(Space::Message);
        encoder
    }

    /// Ends the root element and gives the document.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.spaces.pop();
        self.end_tag("Bericht");
        self.out
    }

    fn line_end(&mut self) {
        self.out.push_str("\r\n");
    }

    fn indent(&mut self) {
        self.out.push_str(&TABS[..self.spaces.len().min(TABS.len())]);
    }

    fn tag_name(&mut self, element: &str) {
        match self.spaces.last() {
            Some(Space::Base) => self.out.push_str(&self.base_prefix),
            _ => self.out.push_str(&self.message_prefix),
        }
        self.out.push_str(element);
    }

    fn start_tag(&mut self, element: &str, attributes: &str) {
        self.indent();
        self.out.push('<');
        self.tag_name(element);
        self.out.push_str(attributes);
        self.out.push('>');
    }

    fn end_tag(&mut self, element: &str) {
        self.out.push_str("</");
        self.tag_name(element);
        self.out.push('>');
        self.line_end();
    }
}

impl Sink for Encoder {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        self.start_tag(element.name, "");
        let mut rest = text;
        let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'\r' | b'\n');
        while let Some((plain, after)) = rest.bytes().position(special).map(|at| rest.split_at(at)) {
            self.out.push_str(plain);
            match after.as_bytes()[0] {
                b'&' => self.out.push_str("&amp;"),
                b'<' => self.out.push_str("&lt;"),
                b'>' => self.out.push_str("&gt;"),
                // A bare carriage return would be read back as a line feed.
                b'\r' => self.out.push_str("&#13;"),
                _ => self.line_end(),
            }
            rest = &after[1..];
        }
        self.out.push_str(rest);
        self.end_tag(element.name);
    }

    fn open(&mut self, element: &'static Element, table: &'static ClassTable) {
        self.start_tag(element.name, "");
        self.line_end();
        self.spaces.push(table.space);
    }

    fn close(&mut self, element: &'static Element, _: &'static ClassTable) {
        self.spaces.pop();
        self.indent();
        self.end_tag(element.name);
    }
}
