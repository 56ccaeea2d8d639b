//! A message for programs: its elements one after another.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::label::label;
use super::phrase::{is_phrase, phrase};
use super::read::Reader;
use super::view::{Inside, Node, View};
use crate::finding::Lang;
use crate::report::json;
use crate::xml::RELEASE;

/// An element of a message: a value, or a class that reads as one phrase, such as a name or an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row<'v> {
    /// Its path; repeating elements have an index from 1.
    pub path: String,
    /// Its name in the standard.
    pub element: &'static str,
    /// What people call it.
    pub label: Cow<'static, str>,
    /// Its value as it stands in the message, a BSN masked; nothing for a class.
    pub value: Option<&'v str>,
    /// The meaning of a code, in Dutch, as the list of the law has it.
    pub meaning: Option<&'static str>,
    /// What a person reads.
    pub readable: String,
}

/// A message with its elements, in one language.
#[derive(Serialize, JsonSchema)]
pub struct Shown<'v> {
    /// The file as it was given; a member of a ZIP is `file.zip!member.xml`, standard input is `-`.
    pub file: &'v str,
    /// Name of the message, such as `JW323`.
    pub message: String,
    /// The law.
    pub domain: crate::values::Domain,
    /// Release of the standard.
    pub release: &'static str,
    /// What the message is, in a few words.
    pub title: &'v str,
    /// Its elements, in document order.
    #[schemars(with = "Vec<Row<'v>>")]
    elements: Elements<'v>,
}

struct Elements<'v> {
    view: &'v View,
    lang: Lang,
}

impl Serialize for Elements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut failed = None;
        each(self.view, self.lang, &mut |row| {
            if failed.is_none() {
                failed = list.serialize_element(&row).err();
            }
        });
        failed.map_or_else(|| list.end(), Err)
    }
}

/// The elements of a message in document order.
#[must_use]
pub fn rows(view: &View, lang: Lang) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    each(view, lang, &mut |row| rows.push(row));
    rows
}

/// The message as one line of JSON, with its line end.
#[must_use]
pub fn json_line(view: &View, file: &str, lang: Lang) -> String {
    let title = view.kind.title();
    let shown = Shown {
        file,
        message: view.kind.message(view.domain).name(),
        domain: view.domain,
        release: RELEASE,
        title: title.get(lang),
        elements: Elements { view, lang },
    };
    json::object(&shown)
}

fn each<'v>(view: &'v View, lang: Lang, take: &mut dyn FnMut(Row<'v>)) {
    let reader = Reader { domain: view.domain, lang };
    walk(reader, &view.elements, &mut String::from("/Bericht"), take);
}

fn walk<'v>(reader: Reader, nodes: &'v [Node], path: &mut String, take: &mut dyn FnMut(Row<'v>)) {
    for node in nodes {
        let length = path.len();
        path.push('/');
        path.push_str(&node.step());
        let row = |value, meaning, readable| Row {
            path: path.clone(),
            element: node.element.name,
            label: label(node.element.name, reader.lang),
            value,
            meaning,
            readable,
        };
        match &node.inside {
            Inside::Value(value) => {
                take(row(Some(value.shown()), reader.meaning(node), reader.read(node, nodes)));
            }
            Inside::Class(_, children) => {
                if is_phrase(node) {
                    take(row(None, None, phrase(reader, node)));
                }
                walk(reader, children, path, take);
            }
        }
        path.truncate(length);
    }
}
