//! Which field of a class an element is, and what that says of the fields around it.

use super::attributes::{Attributes, Tag};
use super::decode::Decoder;
use super::fault::{FaultKind, shown};
use super::names::Owner;
use super::table::{ClassTable, Content, Element, Space};
use crate::values::collapse;

/// How far the fields of a class have come.
#[derive(Default)]
pub(super) struct Progress {
    /// The first field that may still come.
    pub next: usize,
    /// The fields that came, a bit each.
    taken: u32,
    /// How often the repeating field came.
    pub count: u32,
    /// Whether text since the latest field was told.
    pub text_told: bool,
    /// The fields told as missing, with the number of the fault.
    missing: Vec<(usize, usize)>,
}

impl Progress {
    const fn has(&self, index: usize) -> bool {
        self.taken & (1 << index) != 0
    }
}

/// How the name of a start tag fits that of a field.
#[derive(PartialEq, Eq)]
enum Fit {
    Exact,
    OtherNamespace,
    OtherCase,
}

impl<'x> Decoder<'x> {
    /// Finds the field of a start tag and takes note of it; tells and skips a tag that has no place.
    pub(super) fn place(
        &mut self,
        tag: &Tag<'x>,
        table: &'static ClassTable,
        progress: &mut Progress,
    ) -> Option<usize> {
        let at = self.tokens.offset;
        let attributes = self.attributes_of(tag)?;
        let Some((index, fit)) = self.search(tag, table, progress.next) else {
            self.tell_unknown(tag, table);
            self.skip();
            return None;
        };
        let element = &table.elements[index];
        self.check_attributes(&attributes, element.name, element.content);
        if fit != Fit::Exact && self.is_news(tag, element, &fit) {
            let namespace = self.names.uri(table.space);
            self.told.inside(at, element.name, || FaultKind::WrongName {
                name: shown("", &tag.text()),
                expected: element.name,
                namespace: (fit == Fit::OtherNamespace).then(|| namespace.to_string()),
            });
        }
        if progress.has(index) && !element.repeats {
            self.told.inside(at, element.name, || FaultKind::Repeated { name: element.name });
            self.skip();
            return None;
        }
        if index >= progress.next {
            self.arrive(table, progress, index);
            return Some(index);
        }
        // Told as missing when its place went by; it is here after all.
        if let Some(told) = progress.missing.iter().position(|(missing, _)| *missing == index) {
            self.told.take_back(progress.missing.remove(told).1);
            for (_, fault) in &mut progress.missing[told..] {
                *fault -= 1;
            }
        }
        self.told.inside(at, element.name, || FaultKind::Misplaced { name: element.name });
        progress.taken |= 1 << index;
        progress.count = 0;
        Some(index)
    }

    /// Moves on to a field whose turn has come.
    pub(super) fn arrive(&mut self, table: &'static ClassTable, progress: &mut Progress, index: usize) {
        if progress.next < index {
            self.tell_missing(table, progress, index);
        }
        let repeats = table.elements[index].repeats;
        progress.next = if repeats { index } else { index + 1 };
        progress.taken |= 1 << index;
        progress.count = if repeats { progress.count + 1 } else { 0 };
    }

    /// Tells the required fields before `up_to` that did not come.
    pub(super) fn tell_missing(&mut self, table: &'static ClassTable, progress: &mut Progress, up_to: usize) {
        for index in progress.next..up_to {
            let element = &table.elements[index];
            if element.required && element.is_for(self.message.domain) && !progress.has(index) {
                let told = self.told.inside(self.tokens.offset, element.name, || FaultKind::Missing(element));
                progress.missing.extend(told.map(|fault| (index, fault)));
            }
        }
    }

    /// Finds the field of a start tag.
    fn search(&self, tag: &Tag<'x>, table: &'static ClassTable, next: usize) -> Option<(usize, Fit)> {
        let (owner, local) = self.names.resolve(tag.name, false);
        let domain = self.message.domain;
        let fits = |element: &Element| element.name.as_bytes() == local && element.is_for(domain);
        // First the field whose turn it is or one after it, then those that went by.
        let mut order = (next..table.elements.len()).chain(0..next.min(table.elements.len()));
        if let Some(index) = order.find(|index| fits(&table.elements[*index])) {
            let fit = if owner.is(table.space) { Fit::Exact } else { Fit::OtherNamespace };
            return Some((index, fit));
        }
        let similar = table.elements.iter().position(|element| {
            element.is_for(domain) && element.name.as_bytes().eq_ignore_ascii_case(local)
        });
        similar.map(|index| (index, Fit::OtherCase))
    }

    /// Whether a wrong name was not told before: one wrong namespace makes every name with its prefix wrong.
    fn is_news(&mut self, tag: &Tag<'x>, element: &'static Element, fit: &Fit) -> bool {
        *fit != Fit::OtherNamespace || self.told_names.insert((tag.name, element.name))
    }

    fn tell_unknown(&mut self, tag: &Tag<'x>, table: &'static ClassTable) {
        let (_, local) = self.names.resolve(tag.name, false);
        let local = shown("", &String::from_utf8_lossy(local));
        let domain = self.message.domain;
        self.told.inside(self.tokens.offset, &local, || FaultKind::unknown(&tag.text(), table, domain));
    }

    /// The attributes of a start tag, their declarations taken note of; `None` when the document stopped.
    fn attributes_of(&mut self, tag: &Tag<'x>) -> Option<Attributes<'x>> {
        if !tag.has_attributes() {
            return Some(Attributes::default());
        }
        let attributes = tag.attributes().and_then(|attributes| {
            self.names.enter(&attributes, self.tokens.depth() - 1)?;
            Ok(attributes)
        });
        attributes.map_err(|reason| self.tokens.stop(reason)).ok()
    }

    /// Tells every attribute that may not be there.
    ///
    /// Hints about the place of schemas are harmless and allowed everywhere. So is the name of the very type that
    /// the element has; no type of the standard has another one that may stand in its place.
    pub(super) fn check_attributes(&mut self, attributes: &Attributes<'x>, element: &str, content: Content) {
        for (key, value) in &attributes.others {
            let allowed = match self.names.resolve(key, true) {
                (Owner::Xsi, b"schemaLocation" | b"noNamespaceSchemaLocation") => true,
                (Owner::Xsi, b"type") => self.is_type(value, content),
                _ => false,
            };
            if !allowed {
                let name = String::from_utf8_lossy(key);
                self.told
                    .inside(self.tokens.offset, element, || FaultKind::Attribute { name: shown("", &name) });
            }
        }
    }

    /// Whether a name, given as in `xsi:type`, is that of the type of an element.
    fn is_type(&self, name: &str, content: Content) -> bool {
        let (space, expected) = match content {
            Content::Class(table) => (table.space, table.name),
            Content::Simple(simple) if simple.base.is_none() => (Space::Base, simple.name),
            // A type that is narrowed in place has no name.
            Content::Simple(_) | Content::Fixed(_) => return false,
        };
        let (owner, name) = self.names.resolve(collapse(name).as_bytes(), false);
        owner.is(space) && name == expected.as_bytes()
    }
}
