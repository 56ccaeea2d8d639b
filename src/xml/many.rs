use std::ops::Deref;

use super::node::{Node, Sink};
use super::table::{Content, Element};

/// One or more values: a container of the standard may not be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Many<T>(Vec<T>);

impl<T> Many<T> {
    /// Makes the list; `None` when it would be empty.
    #[must_use]
    pub fn new(values: Vec<T>) -> Option<Self> {
        if values.is_empty() { None } else { Some(Self(values)) }
    }

    /// A list of one.
    #[must_use]
    pub fn one(value: T) -> Self {
        Self(vec![value])
    }

    /// Hands every value over as an element of its own.
    pub fn encode_each<S: Sink>(&self, element: &'static Element, sink: &mut S)
    where
        T: Node,
    {
        for value in self {
            value.encode(element, sink);
        }
    }

    /// Hands a container over with one element per value.
    pub fn encode_in<S: Sink>(&self, container: &'static Element, sink: &mut S)
    where
        T: Node,
    {
        if let Content::Class(table) = container.content
            && let Some(element) = table.item()
        {
            sink.open(container, table);
            self.encode_each(element, sink);
            sink.close(container, table);
        }
    }
}

impl<T, const N: usize> From<[T; N]> for Many<T> {
    /// The list of the values; an empty array does not compile.
    fn from(values: [T; N]) -> Self {
        const { assert!(N > 0, "a container may not be empty") };
        Self(values.into())
    }
}

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
