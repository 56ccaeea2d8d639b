//! Writes a message as JSON, from the tables of its classes.

use super::{BERICHT, RELEASE_KEY, is_integer};
use crate::messages::Bericht;
use crate::xml::{ClassTable, Element, MessageName, RELEASE, Sink};

/// Writes a message as JSON: UTF-8, keys in schema order, two spaces per level, a line end at the end.
///
/// It is a message, so its BSN stands in it in full.
#[must_use]
pub fn write(bericht: &Bericht) -> String {
    let mut writer = Writer { out: String::with_capacity(4096), name: bericht.name(), open: Vec::new() };
    writer.begin('{', false);
    writer.key(BERICHT);
    writer.string(&writer.name.name());
    writer.key(RELEASE_KEY);
    writer.string(RELEASE);
    bericht.walk(&mut writer);
    writer.end('}');
    writer.out.push('\n');
    writer.out
}

/// An object or array that is open.
struct Open {
    is_array: bool,
    is_empty: bool,
}

struct Writer {
    out: String,
    name: MessageName,
    open: Vec<Open>,
}

impl Writer {
    /// Starts a new line for the next member or item.
    fn next(&mut self) {
        if let Some(open) = self.open.last_mut() {
            if !std::mem::take(&mut open.is_empty) {
                self.out.push(',');
            }
            self.line();
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.open.len()));
    }

    fn begin(&mut self, bracket: char, is_array: bool) {
        self.out.push(bracket);
        self.open.push(Open { is_array, is_empty: true });
    }

    fn end(&mut self, bracket: char) {
        // A class without any element present is `{}` on one line.
        if self.open.pop().is_some_and(|open| !open.is_empty) {
            self.line();
        }
        self.out.push(bracket);
    }

    /// Starts a member of an object; the items of an array have no key.
    fn key(&mut self, name: &str) {
        self.next();
        if self.open.last().is_some_and(|open| !open.is_array) {
            self.out.extend(["\"", name, "\": "]);
        }
    }

    fn string(&mut self, text: &str) {
        // Escaping a text cannot fail; a `Value` writes itself without an error to pass over.
        self.out.push_str(&serde_json::Value::from(text).to_string());
    }
}

impl Sink for Writer {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        self.key(element.name);
        if is_integer(element.content) {
            self.out.push_str(text);
        } else {
            self.string(text);
        }
    }

    fn open(&mut self, element: &'static Element, table: &'static ClassTable) {
        self.key(element.name);
        let is_array = table.item().is_some();
        self.begin(if is_array { '[' } else { '{' }, is_array);
    }

    fn close(&mut self, _: &'static Element, table: &'static ClassTable) {
        self.end(if table.item().is_some() { ']' } else { '}' });
    }
}
