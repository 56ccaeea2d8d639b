//! A class as a block: a heading, a line per value, and its classes below it.

use std::borrow::Cow;

use super::key::{called, naming};
use super::label::{capital, label};
use super::layout::Page;
use super::lines::Lines;
use super::phrase::is_phrase;
use super::read::Reader;
use super::verdict::{codes, is_codes};
use super::view::{Node, simple_type};
use super::words::span;
use crate::report::words::date;
use crate::values::{Eenheid, Restriction, Volume};
use crate::xml::Element;

/// Shows classes, with the columns that the lines of this message need.
pub(super) struct Blocks {
    pub reader: Reader,
    pub lines: Lines,
}

/// The first and last day of a class, of which either may stand in a class of its own.
pub(super) struct Period<'n> {
    first: Option<&'n Node>,
    last: Option<&'n Node>,
    /// Whether the class has a last day at all; one that is absent is an open end then.
    ends: bool,
}

impl Blocks {
    /// A class with all that is in it.
    pub fn block(&self, depth: usize, node: &Node, page: &mut Page) {
        page.heading(depth, &capital(&called(self.reader, node)));
        self.inside(depth + 1, node, page);
    }

    fn inside(&self, depth: usize, node: &Node, page: &mut Page) {
        let children = node.children();
        self.codes(depth, children, page);
        let named = naming(node).filter(|naming| naming.table().is_none());
        let period = Period::of(node);
        let is_named = |child: &Node| named.is_some_and(|named| std::ptr::eq(named, child));
        for child in children.iter().filter(|child| is_row(child) && !is_named(child)) {
            if child.is_container() {
                self.rows(depth, child, page);
            } else if !is_said_elsewhere(child, children) {
                self.value(depth, child, children, &period, page);
            }
        }
        // What takes more lines comes behind what takes one.
        for child in children.iter().filter(|child| !is_row(child) && !is_codes(child)) {
            if child.is_container() {
                self.blocks(depth, child, page);
            } else {
                self.block(depth, child, page);
            }
        }
    }

    /// What a return message says of a class, right below its heading.
    fn codes(&self, depth: usize, children: &[Node], page: &mut Page) {
        for code in codes(children) {
            page.row(depth, &label(code.element.name, self.reader.lang), &self.reader.read(code, children));
        }
    }

    fn value(&self, depth: usize, node: &Node, siblings: &[Node], period: &Period<'_>, page: &mut Page) {
        let is = |day: Option<&Node>| day.is_some_and(|day| std::ptr::eq(day, node));
        if period.is_shown() && is(period.first) {
            page.row(depth, self.reader.word("periode", "period"), &period.read(self.reader));
        } else if !(period.is_shown() && is(period.last)) {
            page.row(depth, &row_label(self.reader, node), &self.reader.read(node, siblings));
            self.codes(depth + 1, node.children(), page);
        }
    }

    fn rows(&self, depth: usize, container: &Node, page: &mut Page) {
        for item in container.children() {
            let text = match only_its_key(item) {
                Some(key) => key.shown().to_string(),
                None => self.reader.read(item, container.children()),
            };
            page.row(depth, &row_label(self.reader, item), &text);
            self.codes(depth + 1, item.children(), page);
        }
    }

    fn blocks(&self, depth: usize, container: &Node, page: &mut Page) {
        for item in container.children() {
            if Lines::is_client(item) {
                self.lines.client(self.reader, depth, item, page);
            } else {
                self.block(depth, item, page);
            }
        }
    }
}

/// A unit stands with its volume.
fn is_said_elsewhere(node: &Node, siblings: &[Node]) -> bool {
    node.is::<Eenheid>() && siblings.iter().any(Node::is::<Volume>)
}

/// The value that names a class, when there is nothing else in it.
fn only_its_key(node: &Node) -> Option<&Node> {
    let [only] = node.children() else { return None };
    naming(node).filter(|naming| std::ptr::eq(*naming, only) && naming.table().is_none())
}

/// What stands before an element on one line: its name, or for a contact what its address is for.
fn row_label(reader: Reader, node: &Node) -> Cow<'static, str> {
    let meaning = naming(node).and_then(|naming| reader.meaning(naming));
    meaning.map_or_else(|| label(node.element.name, reader.lang), Cow::Borrowed)
}

/// Whether an element, or each of those in a container, is told on one line.
fn is_row(node: &Node) -> bool {
    let is_line = |item: &Node| is_phrase(item) || only_its_key(item).is_some();
    is_phrase(node) || (node.is_container() && !is_codes(node) && node.children().iter().all(is_line))
}

impl<'n> Period<'n> {
    /// The period of a class: its last first day, which is that of the care, and its last day.
    pub fn of(node: &'n Node) -> Self {
        let last_day = |element: &Element| is_day(element, "einddatum");
        let days = || node.children().iter().rev();
        let first =
            days().find(|day| is_day(day.element, "ingangsdatum") || is_day(day.element, "begindatum"));
        let last = days().find(|day| last_day(day.element));
        Self { first, last, ends: node.table().is_some_and(|table| table.elements.iter().any(last_day)) }
    }

    fn is_shown(&self) -> bool {
        self.first.is_some() && self.ends
    }

    /// The period in words.
    pub fn read(&self, reader: Reader) -> String {
        match self.first {
            Some(first) if !self.ends => date(first.shown(), reader.lang),
            first => span(first.map(Node::shown), self.last.map(Node::shown), reader.lang),
        }
    }
}

/// Whether an element is a date of which the name has this end.
fn is_day(element: &Element, end: &str) -> bool {
    let is_date = simple_type(element).is_some_and(|simple| matches!(simple.restriction, Restriction::Date));
    is_date && element.name.to_ascii_lowercase().ends_with(end)
}
