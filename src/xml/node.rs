use super::decode::Decoder;
use super::encode::Encoder;
use super::table::{ClassTable, Content};
use crate::values::Simple;

/// What can stand in an element: a simple value, a class, or a fixed value.
pub trait Node: Sized {
    /// Its description.
    const CONTENT: Content;

    /// Reads the content of the element whose start tag was just read; `None` when anything in it is wrong.
    fn decode(decoder: &mut Decoder<'_>) -> Option<Self>;

    /// Writes an element with this content.
    fn encode(&self, element: &'static str, encoder: &mut Encoder);
}

/// A class of the standard, made by `class!`.
pub trait Class: Sized {
    /// The table of its elements.
    const TABLE: &'static ClassTable;

    /// Writes the elements of the class; an element of the other law is left out.
    fn encode_children(&self, encoder: &mut Encoder);
}

impl<T: Simple> Node for T {
    const CONTENT: Content = Content::Simple(T::TYPE);

    fn decode(decoder: &mut Decoder<'_>) -> Option<Self> {
        decoder.value()
    }

    fn encode(&self, element: &'static str, encoder: &mut Encoder) {
        encoder.text(element, &self.text());
    }
}
