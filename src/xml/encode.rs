use super::node::Sink;
use super::table::{ClassTable, Element, MessageName, Space, base_namespace};
use super::writer::{Binding, Writer};

/// Writes a message by the tables of its classes, as OP192 asks.
pub struct Encoder {
    writer: Writer,
    name: MessageName,
    /// The namespaces of the classes that are open, the root first.
    spaces: Vec<Space>,
}

impl Encoder {
    /// Starts a document with its root element and its namespaces.
    #[must_use]
    pub fn new(name: MessageName) -> Self {
        let standard = name.domain.standard().to_string();
        let mut writer = Writer::new(
            Binding { prefix: name.prefix(), uri: name.namespace() },
            Binding { prefix: standard, uri: base_namespace(name.domain).to_string() },
            None,
        );
        writer.root("Bericht");
        let mut spaces = Vec::with_capacity(8);
        spaces.push(Space::Message);
        Self { writer, name, spaces }
    }

    /// Ends the root element and gives the document.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.writer.close(Space::Message, "Bericht");
        self.writer.finish()
    }

    /// The namespace of the elements of the class that is open.
    fn space(&self) -> Space {
        self.spaces.last().copied().unwrap_or(Space::Message)
    }
}

impl Sink for Encoder {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        self.writer.value(self.space(), element.name, text);
    }

    fn open(&mut self, element: &'static Element, table: &'static ClassTable) {
        self.writer.open(self.space(), element.name);
        self.spaces.push(table.space);
    }

    fn close(&mut self, element: &'static Element, _: &'static ClassTable) {
        self.spaces.pop();
        self.writer.close(self.space(), element.name);
    }
}
