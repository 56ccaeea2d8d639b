use super::decode::Decoder;
use super::table::{ClassTable, Content, Element, MessageName};
use crate::values::Simple;

/// Takes a message element by element, in document order: what writes XML or JSON, shows or compares.
///
/// The root element itself is not handed over; a sink begins and ends it on its own.
pub trait Sink {
    /// The message that is handed over.
    fn message(&self) -> &MessageName;

    /// An element with a simple or fixed value, and its text as it stands in a message.
    fn value(&mut self, element: &'static Element, text: &str);

    /// The start of an element that holds the elements of a class.
    fn open(&mut self, element: &'static Element, table: &'static ClassTable);

    /// The end of such an element.
    fn close(&mut self, element: &'static Element, table: &'static ClassTable);
}

/// What can stand in an element: a simple value, a class, or a fixed value.
pub trait Node: Sized {
    /// Its description.
    const CONTENT: Content;

    /// Reads the content of the element whose start tag was just read; `None` when anything in it is wrong.
    fn decode(decoder: &mut Decoder<'_>) -> Option<Self>;

    /// Hands an element with this content over.
    fn encode<S: Sink>(&self, element: &'static Element, sink: &mut S);
}

/// A class of the standard, made by `class!`.
pub trait Class: Sized {
    /// The table of its elements.
    const TABLE: &'static ClassTable;

    /// Hands the elements of the class over; an element of the other law is left out.
    fn encode_children<S: Sink>(&self, sink: &mut S);
}

impl<T: Simple> Node for T {
    const CONTENT: Content = Content::Simple(T::TYPE);

    fn decode(decoder: &mut Decoder<'_>) -> Option<Self> {
        decoder.value()
    }

    fn encode<S: Sink>(&self, element: &'static Element, sink: &mut S) {
        sink.value(element, &self.text());
    }
}
