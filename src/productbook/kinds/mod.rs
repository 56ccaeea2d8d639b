//! The kinds of rule that a product book may use: the words of its file.
//!
//! A kind says what is asked, why, what to do about a breach and which facts
//! of the product it reads. The checks themselves stand with the messages
//! (`rules::productbook`) and with declaring; a test there sees to it that no
//! kind is without one.

mod beside;
mod care;
mod group;
mod request;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{Fact, Stage};
use crate::finding::Text;

/// A kind of rule.
#[derive(Debug)]
pub struct Kind {
    /// The word in the product book file: `parent-at-provider`.
    pub name: &'static str,
    /// The stages at which the program can check it.
    pub stages: &'static [Stage],
    /// The facts of the product that it reads.
    pub reads: &'static [Fact],
    /// Whether there is something to check.
    pub status: Status,
    /// What it checks.
    pub what: Text,
    /// Why it is there.
    pub why: Text,
    /// What to do about a breach.
    pub advice: Text,
}

/// What the program does with a kind of rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// It is checked.
    Implemented,
    /// An agreement about which messages and registrations say nothing.
    Note,
    /// It needs data that no message or registration holds: the reason.
    CannotBeChecked(Text),
}

impl Status {
    /// The name in the catalogue.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Implemented => "implemented",
            Self::Note => "note",
            Self::CannotBeChecked(_) => "cannot be checked",
        }
    }
}

impl Status {
    /// The same for people.
    #[must_use]
    pub const fn title(&self) -> Text {
        match self {
            Self::Implemented => Text::fixed("wordt gecontroleerd", "checked"),
            Self::Note => Text::fixed(
                "een afspraak; berichten en registraties zeggen er niets over",
                "an agreement; messages and registrations say nothing about it",
            ),
            Self::CannotBeChecked(_) => Text::fixed("niet te controleren", "cannot be checked"),
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl JsonSchema for Status {
    fn schema_name() -> Cow<'static, str> {
        "RuleStatus".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = [Self::Implemented, Self::Note, Self::CannotBeChecked(Text::default())];
        let names = names.map(|status| status.name());
        json_schema!({ "type": "string", "enum": names })
    }
}

/// An agreement that no message or registration can show.
static NOTE: Kind = Kind {
    name: "note",
    stages: &Stage::ALL,
    reads: &[],
    status: Status::Note,
    what: Text::fixed(
        "Een afspraak, toestemming of uitleg; in berichten en registraties valt er niets aan te controleren",
        "An agreement, permission or explanation; messages and registrations hold nothing to check",
    ),
    why: Text::fixed(
        "Zo staat het hele boek op één plaats en is elke regel op te zoeken",
        "So the whole book is in one place and every rule can be looked up",
    ),
    advice: Text::fixed("Houd er rekening mee in de uitvoering", "Bear it in mind in practice"),
};

/// Every kind: messages first, then delivered care and declarations.
pub static KINDS: &[&[Kind]] = &[request::KINDS, beside::KINDS, care::KINDS, group::KINDS];

/// The kind of a name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    all().find(|kind| kind.name == name)
}

/// Every kind.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().copied().flatten().chain([&NOTE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_unique_and_documented() {
        let mut names: Vec<_> = all().map(|kind| kind.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        for kind in all() {
            assert!(!kind.stages.is_empty(), "{}", kind.name);
            for text in [&kind.what, &kind.why, &kind.advice] {
                assert!(!text.nl.is_empty() && !text.en.is_empty() && text.nl != text.en, "{}", kind.name);
                assert!(!text.nl.ends_with('.') && !text.en.ends_with('.'), "{}", kind.name);
            }
        }
    }
}
