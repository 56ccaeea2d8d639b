//! A message as JSON: the same elements under the same names, and nothing lost on the way.
//!
//! ```json
//! {
//!   "Bericht": "JW301",
//!   "Release": "3.2",
//!   "Header": { "BerichtCode": "436", "BerichtVersie": 3 },
//!   "Client": { "Bsn": "999900006", "ToegewezenProducten": [ { } ] }
//! }
//! ```
//!
//! The keys are the names of the elements. A container, which is a class with one
//! repeating element, is an array under its own name. Whole numbers are JSON
//! numbers, every other simple value is a string, and what is absent is absent.
//! Writing keeps the order of the schema; reading takes keys in any order.
//!
//! Reading makes XML of the JSON and hands it to the one decode engine, so both
//! forms get the same checks and the same findings, each with its place in the JSON.

mod fault;
mod finish;
mod make;
mod pattern;
mod read;
mod refuse;
mod schema;
mod value;
mod write;

use crate::xml::{Content, Fixed};

pub use read::read;
pub use schema::{file_name, schema};
pub use write::write;

/// The key with the name of the message, such as `JW301`.
const BERICHT: &str = "Bericht";

/// The key with the release of the standard.
const RELEASE_KEY: &str = "Release";

/// Whether bytes look like JSON rather than XML: by the first that is not blank, after a byte order mark.
#[must_use]
pub fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[' | b'"'))
}

/// Whether an element is a JSON number.
const fn is_integer(content: Content) -> bool {
    match content {
        Content::Simple(simple) => matches!(simple.restriction, crate::values::Restriction::Integer { .. }),
        Content::Fixed(fixed) => !matches!(fixed, Fixed::BerichtCode),
        Content::Class(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Kind;
    use crate::xml::ClassTable;

    /// What the form of the JSON rests on: an element repeats only in a container.
    fn holds(table: &'static ClassTable) {
        for element in table.elements {
            assert!(!element.repeats || table.item().is_some(), "{} in {}", element.name, table.name);
            if let Content::Class(table) = element.content {
                assert!(
                    !(element.repeats && table.item().is_some()),
                    "{} would be a nested array",
                    element.name
                );
                holds(table);
            }
        }
    }

    #[test]
    fn an_element_repeats_only_in_a_container() {
        for kind in Kind::ALL {
            holds(kind.root());
            assert!(
                kind.root().elements.iter().all(|element| ![BERICHT, RELEASE_KEY].contains(&element.name))
            );
        }
    }

    #[test]
    fn json_is_known_by_its_first_byte() {
        for json in ["{", " \r\n\t{}", "\u{feff}{", "[]", "\"x\""] {
            assert!(is_json(json.as_bytes()), "{json:?}");
        }
        for other in ["", " ", "<a/>", "\u{feff}<", "bsn;", "PK"] {
            assert!(!is_json(other.as_bytes()), "{other:?}");
        }
    }
}
