//! What only JSON can have wrong: keys that are no element, and values of another JSON type than wanted.

use super::is_integer;
use crate::finding::{Finding, Text};
use crate::values::{Bsn, Refusal, SimpleType};
use crate::xml::{Content, Element, FaultKind, MAX_FAULTS, shown, xsd};

/// A fault with the offset of the key or value that it is about.
pub(super) struct Fault {
    pub at: usize,
    pub finding: Finding,
}

/// The faults so far.
#[derive(Default)]
pub(super) struct Faults {
    pub told: Vec<Fault>,
    /// Whether there are more than are told.
    pub more: bool,
}

impl Faults {
    /// Takes note of a fault; a message with too many is told to be broken, not listed to the end.
    pub(super) fn add(&mut self, at: usize, path: &dyn Fn() -> String, finding: impl FnOnce() -> Finding) {
        if self.told.len() == MAX_FAULTS {
            self.more = true;
            return;
        }
        let mut finding = finding().at(path());
        // Whatever stands where it does not belong may be a BSN.
        finding.mask(&Bsn::passes_eleven_test);
        self.told.push(Fault { at, finding });
    }
}

/// A text with a character that XML does not allow, or with half of one.
pub(super) fn character(element: &'static Element, simple: &SimpleType, text: &str) -> Finding {
    let found = shown(element.name, text);
    let why = Box::new(Refusal::Character.why(text, simple));
    FaultKind::Value { element: element.name, found, why }.finding()
}

/// A value of another JSON type than the element wants: the type that was found, and what to show of it.
pub(super) fn wrong_type(element: &'static Element, is: &Text, found: &str) -> Finding {
    let name = element.name;
    let expected = match element.content {
        Content::Class(table) => match table.item() {
            Some(item) => {
                Text::new(format!("een lijst van `{}`", item.name), format!("an array of `{}`", item.name))
            }
            None => Text::new("een object", "an object"),
        },
        content if is_integer(content) => Text::new("een geheel getal", "a whole number"),
        _ => Text::new("een tekst tussen aanhalingstekens", "a string between quotes"),
    };
    let advice = if found == "null" {
        Text::new("Laat een element zonder waarde weg", "Leave an element without a value out")
    } else {
        Text::new(format!("Vul in: {}", expected.nl), format!("Fill in: {}", expected.en))
    };
    xsd(
        Text::new(
            format!("De waarde van `{name}` is {}", is.nl),
            format!("The value of `{name}` is {}", is.en),
        ),
        advice,
    )
    .found(shown(name, found))
    .expected(expected)
}
