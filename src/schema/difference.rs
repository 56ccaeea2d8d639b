use schemars::JsonSchema;
use serde::Serialize;

use super::read::shown;
use crate::finding::{Text, plain};

/// What sort of difference it is, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// The file cannot be read as a schema.
    Unreadable,
    /// The file holds a construct that is not understood.
    Refused,
    /// The file is the schema of no message that we have.
    Unknown,
    /// The schema, type or element is there more than once.
    Repeated,
    /// Another namespace, import or form of elements.
    Namespace,
    /// We have it, the file has not.
    Missing,
    /// The file has it, we have not.
    Extra,
    /// The same elements in another order.
    Order,
    /// An element must or may be there another number of times.
    Occurs,
    /// Another type, or another type that is narrowed.
    Type,
    /// Another facet.
    Facet,
    /// Another value in an enumeration.
    Code,
}

/// One difference between a schema of ours and a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The file, as the folder and it are named.
    pub file: String,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
    /// The type, and the element in it: `Client/Naam`; empty for the schema as a whole.
    pub place: String,
    /// What sort of difference it is.
    pub kind: DifferenceKind,
    /// What we have; `None` is nothing.
    pub ours: Option<String>,
    /// What the file has; `None` is nothing.
    pub theirs: Option<String>,
    /// The difference in words.
    pub message: Text,
}

impl Difference {
    /// A difference in words.
    pub(super) fn new(kind: DifferenceKind, place: &str, line: u32, message: Text) -> Self {
        Self { file: String::new(), line, place: printable(place), kind, ours: None, theirs: None, message }
    }

    /// Two values of the same thing.
    pub(super) fn values(
        kind: DifferenceKind,
        place: &str,
        line: u32,
        what: &Text,
        ours: Option<&str>,
        theirs: Option<&str>,
    ) -> Self {
        let [ours, theirs] = [ours, theirs].map(|value| value.map(printable));
        let nl =
            |value: &Option<String>| value.as_ref().map_or("niets".to_string(), |text| format!("`{text}`"));
        let en =
            |value: &Option<String>| value.as_ref().map_or("nothing".to_string(), |text| format!("`{text}`"));
        let message = Text::new(
            format!("{} is bij ons {}, in het bestand {}", what.nl, nl(&ours), nl(&theirs)),
            format!("{} is {} with us, {} in the file", what.en, en(&ours), en(&theirs)),
        );
        Self { ours, theirs, ..Self::new(kind, place, line, message) }
    }

    /// Something that only one of the two has.
    pub(super) fn one_sided(
        place: &str,
        line: u32,
        what: &Text,
        ours: Option<&str>,
        theirs: Option<&str>,
    ) -> Self {
        let [ours, theirs] = [ours, theirs].map(|value| value.map(printable));
        let name = ours.as_ref().or(theirs.as_ref()).cloned().unwrap_or_default();
        let (kind, nl, en) = if ours.is_some() {
            (DifferenceKind::Missing, "hebben wij wel, het bestand niet", "is with us but not in the file")
        } else {
            (DifferenceKind::Extra, "heeft het bestand wel, wij niet", "is in the file but not with us")
        };
        let message = Text::new(format!("{} `{name}` {nl}", what.nl), format!("{} `{name}` {en}", what.en));
        Self { ours, theirs, ..Self::new(kind, place, line, message) }
    }
}

/// A text of somebody else's file, safe to print.
fn printable(text: &str) -> String {
    plain(shown(text)).into_owned()
}
