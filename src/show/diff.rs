//! What differs between two messages: equals are matched by their key, so that one more is one more.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::difference::{Change, Difference, Part};
use super::key::{called, key, write_raw};
use super::label::label;
use super::read::Reader;
use super::summary::summary;
use super::view::{Node, View};
use crate::finding::{Lang, Text};
use crate::xml::Space;

/// Two messages that cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    /// They are of different kinds or laws.
    #[error("a {0} and a {1} are not the same kind of message")]
    Kinds(String, String),
    /// One is the answer to the other.
    #[error("a {answer} answers a {message}; it is no other version of it")]
    Answer {
        /// The message.
        message: String,
        /// Its return message or declaration answer.
        answer: String,
    },
}

impl Incomparable {
    /// What is wrong and what to do, for people.
    #[must_use]
    pub fn texts(&self) -> (Text, Text) {
        match self {
            Self::Kinds(a, b) => (
                Text::new(
                    format!("Een {a} en een {b} zijn niet te vergelijken"),
                    format!("A {a} and a {b} cannot be compared"),
                ),
                Text::fixed(
                    "Geef twee berichten van dezelfde soort en wet",
                    "Give two messages of the same kind and law",
                ),
            ),
            Self::Answer { message, answer } => (
                Text::new(
                    format!("Een {answer} is een antwoord op een {message}, geen andere versie ervan"),
                    format!("A {answer} is an answer to a {message}, not another version of it"),
                ),
                Text::fixed(
                    "`ibericht show` op het antwoord toont wat het van elk onderdeel zegt",
                    "`ibericht show` on the answer shows what it says of every part",
                ),
            ),
        }
    }
}

/// What is different in the second message, in the order of the first, and last what is new.
///
/// # Errors
/// [`Incomparable`] when they are not of the same kind and law.
pub fn compare(before: &View, after: &View, lang: Lang) -> Result<Vec<Difference>, Incomparable> {
    if (before.kind, before.domain) != (after.kind, after.domain) {
        let name = |view: &View| view.kind.message(view.domain).name();
        let answers =
            |answer: &View, to: &View| answer.domain == to.domain && answer.kind.answers() == Some(to.kind);
        return Err(if answers(before, after) {
            Incomparable::Answer { message: name(after), answer: name(before) }
        } else if answers(after, before) {
            Incomparable::Answer { message: name(before), answer: name(after) }
        } else {
            Incomparable::Kinds(name(before), name(after))
        });
    }
    let mut differ = Differ {
        reader: Reader { domain: after.domain, lang },
        paths: [String::from("/Bericht"), String::from("/Bericht")],
        place: Vec::new(),
        around: Vec::new(),
        found: Vec::new(),
    };
    differ.siblings(&before.elements, &after.elements);
    Ok(differ.found)
}

struct Differ {
    reader: Reader,
    /// Where we are in the first and in the second message.
    paths: [String; 2],
    /// The same in words: those of many that we are in.
    place: Vec<String>,
    /// The classes that we are in.
    around: Vec<&'static str>,
    found: Vec<Difference>,
}

impl Differ {
    fn siblings(&mut self, before: &[Node], after: &[Node]) {
        let pairs = pairs(before, after);
        for (one, other) in pairs {
            let lengths = [self.paths[0].len(), self.paths[1].len()];
            for (path, node) in self.paths.iter_mut().zip([one, other]) {
                if let Some(node) = node {
                    path.push('/');
                    path.push_str(&node.step());
                }
            }
            match (one, other) {
                (Some(one), Some(other)) => self.both((one, before), (other, after)),
                (Some(one), None) => self.one(one, before, Change::Removed),
                (None, Some(other)) => self.one(other, after, Change::Added),
                (None, None) => {}
            }
            for (path, length) in self.paths.iter_mut().zip(lengths) {
                path.truncate(length);
            }
        }
    }

    fn both(&mut self, (one, before): (&Node, &[Node]), (other, after): (&Node, &[Node])) {
        // A unit beside it changes how a volume reads, but the volume itself is equal then.
        if same(one, other) {
            return;
        }
        if !is_whole(one) {
            let outside = self.around.len();
            if !one.is_container() {
                self.around.push(one.element.name);
            }
            if one.element.repeats {
                self.place.push(called(self.reader, other));
            }
            self.siblings(one.children(), other.children());
            if one.element.repeats {
                self.place.pop();
            }
            self.around.truncate(outside);
            return;
        }
        let mut parts = Vec::new();
        values(Some(one), Some(other), &self.paths[1], &mut parts);
        self.add(
            other,
            Change::Changed,
            false,
            [Some(self.reader.read(one, before)), Some(self.reader.read(other, after))],
            parts,
        );
    }

    /// An element that is in one of them only.
    fn one(&mut self, node: &Node, siblings: &[Node], change: Change) {
        if node.is_container() {
            self.inside(node, change);
            return;
        }
        let mut parts = Vec::new();
        let added = change == Change::Added;
        let (pair, path) =
            if added { ((None, Some(node)), &self.paths[1]) } else { ((Some(node), None), &self.paths[0]) };
        values(pair.0, pair.1, path, &mut parts);
        let item = !is_whole(node);
        let text = if item { summary(self.reader, node) } else { self.reader.read(node, siblings) };
        if item {
            self.place.push(called(self.reader, node));
        }
        let texts = if added { [None, Some(text)] } else { [Some(text), None] };
        self.add(node, change, item, texts, parts);
        if item {
            self.place.pop();
        }
    }

    /// A container is only the sum of what is in it.
    fn inside(&mut self, container: &Node, change: Change) {
        match change {
            Change::Added => self.siblings(&[], container.children()),
            _ => self.siblings(container.children(), &[]),
        }
    }

    fn add(&mut self, node: &Node, change: Change, item: bool, texts: [Option<String>; 2], parts: Vec<Part>) {
        let [before, after] = texts;
        let path = &self.paths[usize::from(change != Change::Removed)];
        // Outside all that there may be many of, the class says enough: the client, the header.
        let around = || self.around.last().map(|name| label(name, self.reader.lang).into_owned());
        let place = if self.place.is_empty() { around().unwrap_or_default() } else { self.place.join(", ") };
        self.found.push(Difference {
            path: path.clone(),
            element: node.element.name,
            place,
            label: label(node.element.name, self.reader.lang),
            change,
            item,
            before,
            after,
            values: parts,
        });
    }
}

/// Whether an element is compared as a whole: a value, or a class of the base schema such as an address.
fn is_whole(node: &Node) -> bool {
    node.table().is_none_or(|table| table.space == Space::Base)
}

fn same(one: &Node, other: &Node) -> bool {
    one.element.name == other.element.name
        && one.raw() == other.raw()
        && one.children().len() == other.children().len()
        && one.children().iter().zip(other.children()).all(|(one, other)| same(one, other))
}

/// The values that differ in an element.
fn values(one: Option<&Node>, other: Option<&Node>, path: &str, found: &mut Vec<Part>) {
    let Some(node) = other.or(one) else { return };
    if node.table().is_none() {
        if one.map(Node::raw) != other.map(Node::raw) {
            let shown = |node: Option<&Node>| node.map(|node| node.shown().to_string());
            found.push(Part {
                path: path.to_string(),
                element: node.element.name,
                before: shown(one),
                after: shown(other),
            });
        }
        return;
    }
    let [before, after] = [one, other].map(|node| node.map_or(&[][..], Node::children));
    for (one, other) in pairs(before, after) {
        if let Some(node) = other.or(one) {
            values(one, other, &format!("{path}/{}", node.step()), found);
        }
    }
}

/// Which element of the one list goes with which of the other: first what is fully equal, then what has the same
/// key, each time in order. In the order of the first list, and last what only the second has.
fn pairs<'n>(before: &'n [Node], after: &'n [Node]) -> Vec<(Option<&'n Node>, Option<&'n Node>)> {
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut taken = vec![false; after.len()];
    for hash in [whole_hash, key_hash] {
        let mut waiting: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for (index, node) in after.iter().enumerate().filter(|(index, _)| !taken[*index]) {
            waiting.entry(hash(node)).or_default().push_back(index);
        }
        for (index, node) in before.iter().enumerate() {
            if partner[index].is_none()
                && let Some(found) = waiting.get_mut(&hash(node)).and_then(VecDeque::pop_front)
            {
                partner[index] = Some(found);
                taken[found] = true;
            }
        }
    }
    let matched =
        before.iter().zip(&partner).map(|(node, found)| (Some(node), found.map(|index| &after[index])));
    let new = after.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(node, _)| (None, Some(node)));
    matched.chain(new).collect()
}

fn whole_hash(node: &Node) -> u64 {
    let mut text = String::new();
    write_raw(node, &mut text);
    hashed(node.element.name, &text)
}

fn key_hash(node: &Node) -> u64 {
    // An element that does not repeat is matched by its name.
    hashed(node.element.name, &if node.element.repeats { key(node) } else { String::new() })
}

fn hashed(name: &str, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, text).hash(&mut hasher);
    hasher.finish()
}
