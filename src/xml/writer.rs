use super::table::Space;

/// Deeper than any message of the standard (8).
const TABS: &str = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

/// A namespace and the prefix that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binding {
    /// The prefix, without a colon.
    pub prefix: String,
    /// The namespace.
    pub uri: String,
}

/// Writes elements as OP192 asks: UTF-8 without byte order mark, CR/LF line ends, tabs for depth.
pub(crate) struct Writer {
    out: String,
    depth: usize,
    message: Binding,
    base: Binding,
}

impl Writer {
    /// Starts a document. A comment, when there is one, stands above the root element.
    pub fn new(message: Binding, base: Binding, comment: Option<&str>) -> Self {
        let mut writer = Self { out: String::with_capacity(4096), depth: 0, message, base };
        writer.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n");
        if let Some(comment) = comment {
            // Two hyphens would end the comment.
            writer.out.extend(["<!-- ", &comment.replace("--", "- -"), " -->\r\n"]);
        }
        writer
    }

    /// Starts the root element, with its namespaces.
    pub fn root(&mut self, name: &str) {
        self.out.push('<');
        self.name(Space::Message, name);
        for Binding { prefix, uri } in [&self.message, &self.base] {
            self.out.extend([
                " xmlns:",
                prefix,
                "=\"",
                &uri.replace('&', "&amp;").replace('"', "&quot;"),
                "\"",
            ]);
        }
        self.out.push('>');
        self.line_end();
        self.depth += 1;
    }

    /// Starts an element that holds others.
    pub fn open(&mut self, space: Space, name: &str) {
        self.start_tag(space, name);
        self.line_end();
        self.depth += 1;
    }

    /// Ends such an element.
    pub fn close(&mut self, space: Space, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.end_tag(space, name);
    }

    /// Writes an element with a text.
    pub fn value(&mut self, space: Space, name: &str, text: &str) {
        self.start_tag(space, name);
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
        self.end_tag(space, name);
    }

    /// The document.
    pub fn finish(self) -> String {
        self.out
    }

    fn line_end(&mut self) {
        self.out.push_str("\r\n");
    }

    fn indent(&mut self) {
        self.out.push_str(&TABS[..self.depth.min(TABS.len())]);
    }

    fn name(&mut self, space: Space, name: &str) {
        let prefix = match space {
            Space::Message => &self.message.prefix,
            Space::Base => &self.base.prefix,
        };
        self.out.extend([prefix, ":", name]);
    }

    fn start_tag(&mut self, space: Space, name: &str) {
        self.indent();
        self.out.push('<');
        self.name(space, name);
        self.out.push('>');
    }

    fn end_tag(&mut self, space: Space, name: &str) {
        self.out.push_str("</");
        self.name(space, name);
        self.out.push('>');
        self.line_end();
    }
}
