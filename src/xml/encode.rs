use super::many::Many;
use super::node::Node;
use super::table::{ClassTable, Fixed, MessageName, Space, base_namespace};

/// Writes a message as OP192 asks: UTF-8 without byte order mark, CR/LF line ends, tabs for depth.
pub struct Encoder {
    out: String,
    name: MessageName,
    message_prefix: String,
    base_prefix: &'static str,
    space: Space,
    depth: usize,
}

impl Encoder {
    /// Starts a document.
    #[must_use]
    pub fn new(name: MessageName) -> Self {
        let mut out = String::with_capacity(4096);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n");
        let message_prefix = name.prefix();
        Self {
            out,
            name,
            message_prefix,
            base_prefix: name.domain.standard(),
            space: Space::Message,
            depth: 0,
        }
    }

    /// Writes the root element with its namespaces and gives the document.
    #[must_use]
    pub fn document(mut self, root: &ClassTable, content: impl FnOnce(&mut Self)) -> String {
        let namespaces = format!(
            " xmlns:{}=\"{}\" xmlns:{}=\"{}\"",
            self.message_prefix,
            self.name.namespace(),
            self.base_prefix,
            base_namespace(self.name.domain)
        );
        self.open("Bericht", &namespaces);
        self.line_end();
        self.inside(root, content);
        self.close("Bericht");
        self.out
    }

    /// The law of the message that is written.
    #[must_use]
    pub const fn name(&self) -> &MessageName {
        &self.name
    }

    /// Writes an element that holds other elements.
    pub fn class(&mut self, element: &'static str, table: &ClassTable, content: impl FnOnce(&mut Self)) {
        self.open(element, "");
        self.line_end();
        self.inside(table, content);
        self.close(element);
    }

    /// Writes a container with one element per value, in the namespace of the class it stands in.
    pub fn list<T: Node>(&mut self, container: &'static str, element: &'static str, values: &Many<T>) {
        self.open(container, "");
        self.line_end();
        self.depth += 1;
        for value in values {
            value.encode(element, self);
        }
        self.depth -= 1;
        self.close(container);
    }

    /// Writes an element with a fixed value.
    pub fn fixed(&mut self, element: &'static str, fixed: Fixed) {
        let text = self.name.fixed(fixed);
        self.text(element, text);
    }

    /// Writes an element with a text.
    pub fn text(&mut self, element: &'static str, text: &str) {
        self.open(element, "");
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                // A bare carriage return would be read back as a line feed.
                '\r' => self.out.push_str("&#13;"),
                '\n' => self.line_end(),
                other => self.out.push(other),
            }
        }
        self.end_tag(element);
    }

    fn inside(&mut self, table: &ClassTable, content: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.space, table.space);
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.space = outer;
    }

    fn line_end(&mut self) {
        self.out.push_str("\r\n");
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n('\t', self.depth));
    }

    fn tag_name(&mut self, element: &str) {
        match self.space {
            Space::Message => self.out.push_str(&self.message_prefix),
            Space::Base => self.out.push_str(self.base_prefix),
        }
        self.out.push(':');
        self.out.push_str(element);
    }

    fn open(&mut self, element: &str, attributes: &str) {
        self.indent();
        self.out.push('<');
        self.tag_name(element);
        self.out.push_str(attributes);
        self.out.push('>');
    }

    fn close(&mut self, element: &str) {
        self.indent();
        self.end_tag(element);
    }

    fn end_tag(&mut self, element: &str) {
        self.out.push_str("</");
        self.tag_name(element);
        self.out.push('>');
        self.line_end();
    }
}
