//! What the decode engine finds wrong, and how it is told to people.

use super::position::Positions;
use super::table::{ClassTable, Content, Element};
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::{Bsn, Domain, Why, misspelt};

/// One fault against the schema.
#[derive(Debug)]
pub(super) struct Fault {
    pub offset: usize,
    pub path: String,
    pub kind: FaultKind,
}

#[derive(Debug)]
pub(crate) enum FaultKind {
    /// A required element is not there; the offset is that of what stands in its place.
    Missing(&'static Element),
    /// An element that has no place in this class.
    Unknown { name: String, allowed: String, near: Option<&'static str> },
    /// An element that was there already and may not repeat.
    Repeated { name: &'static str },
    /// An element after elements that should follow it.
    Misplaced { name: &'static str },
    /// The right name in another case, or outside the namespace that is given.
    WrongName { name: String, expected: &'static str, namespace: Option<String> },
    /// Text between elements.
    Text { found: String },
    /// An attribute.
    Attribute { name: String },
    /// A child element in a simple value.
    Child { name: String },
    /// A text that is not a value of its type.
    Value { element: &'static str, found: String, why: Box<Why> },
    /// More faults than are told.
    TooMany { limit: usize },
}

/// Turns faults into findings, in document order.
pub(super) fn findings(source: &str, mut faults: Vec<Fault>) -> Vec<Finding> {
    faults.sort_by_key(|fault| fault.offset);
    let mut positions = Positions::new(source);
    faults
        .into_iter()
        .map(|fault| {
            let (line, column) = positions.of(fault.offset);
            // Whatever stands where it does not belong may be a BSN.
            let mut finding = fault.kind.finding().at(fault.path).on_line(line, column);
            finding.mask(&Bsn::passes_eleven_test);
            finding
        })
        .collect()
}

/// A finding of level 1.
pub(crate) fn xsd(message: Text, advice: Text) -> Finding {
    Finding::new("XSD", Level::Schema, Severity::Error, message, advice)
}

/// At most 80 characters of a text, without line ends, and masked where a BSN belongs.
pub(crate) fn shown(element: &str, text: &str) -> String {
    if element == "Bsn" {
        return Bsn::mask(&text.chars().take(40).collect::<String>());
    }
    let mut short: String = text.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(80).is_some() {
        short.push('…');
    }
    let digits: String = short.chars().filter(char::is_ascii_digit).collect();
    let separated = short.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
    // A BSN in groups: `9999.00.006`.
    if separated && Bsn::new(&digits).is_ok_and(|bsn| bsn.passes_eleven_test()) {
        return Bsn::mask(&digits);
    }
    short
}

impl FaultKind {
    /// A name that no element of the class has.
    pub(crate) fn unknown(name: &str, table: &ClassTable, domain: Domain) -> Self {
        let allowed = table.elements.iter().filter(|element| element.is_for(domain));
        let allowed: Vec<_> = allowed.map(|element| element.name).collect();
        let local = name.rsplit(':').next().unwrap_or(name);
        let near = misspelt(local, allowed.iter().copied());
        Self::Unknown { name: shown("", name), allowed: allowed.join(", "), near }
    }

    /// The fault as it is told, without its place.
    pub(crate) fn finding(self) -> Finding {
        match self {
            Self::Missing(element) => missing(element),
            Self::Unknown { name, allowed, near } => xsd(
                Text::new(
                    format!("Het element `{name}` hoort hier niet"),
                    format!("The element `{name}` does not belong here"),
                ),
                near.map_or_else(
                    || {
                        Text::fixed(
                            "Verwijder het element of zet het op de plaats waar het hoort",
                            "Remove the element or move it to where it belongs",
                        )
                    },
                    |near| {
                        Text::new(
                            format!("Misschien is `{near}` bedoeld; verwijder het element anders"),
                            format!("Perhaps `{near}` is meant; otherwise remove the element"),
                        )
                    },
                ),
            )
            .found(name)
            .expected(Text::new(format!("een van: {allowed}"), format!("one of: {allowed}"))),
            Self::Repeated { name } => xsd(
                Text::new(
                    format!("Het element `{name}` staat hier meer dan één keer"),
                    format!("The element `{name}` stands here more than once"),
                ),
                Text::new("Laat één exemplaar staan", "Keep one of them"),
            )
            .found(name)
            .expected(Text::new(format!("één keer `{name}`"), format!("`{name}` once"))),
            Self::Misplaced { name } => xsd(
                Text::new(
                    format!("Het element `{name}` staat op de verkeerde plaats"),
                    format!("The element `{name}` is in the wrong place"),
                ),
                Text::new(
                    "Zet de elementen in de volgorde van het schema",
                    "Put the elements in the order of the schema",
                ),
            )
            .found(name)
            .expected(Text::new(
                format!("`{name}` eerder in deze klasse"),
                format!("`{name}` earlier in this class"),
            )),
            Self::WrongName { name, expected, namespace } => wrong_name(name, expected, namespace.as_deref()),
            Self::Text { found } => xsd(
                Text::new("Tussen de elementen staat tekst", "There is text between the elements"),
                Text::new(
                    "Verwijder de tekst of zet hem in een element",
                    "Remove the text or put it in an element",
                ),
            )
            .found(found)
            .expected(Text::new("alleen elementen", "elements only")),
            Self::Attribute { name } => xsd(
                Text::new(
                    format!("Het attribuut `{name}` is niet toegestaan"),
                    format!("The attribute `{name}` is not allowed"),
                ),
                Text::new("Verwijder het attribuut", "Remove the attribute"),
            )
            .found(name)
            .expected(Text::new("geen attribuut", "no attribute")),
            Self::Child { name } => xsd(
                Text::new(
                    format!("In een waarde staat het element `{name}`"),
                    format!("There is an element `{name}` inside a value"),
                ),
                Text::new("Zet hier alleen de waarde neer", "Write only the value here"),
            )
            .found(name)
            .expected(Text::new("alleen tekst", "text only")),
            Self::Value { element, found, why } => xsd(
                Text::new(
                    format!("De waarde van `{element}` {}", why.reason.nl),
                    format!("The value of `{element}` {}", why.reason.en),
                ),
                why.advice,
            )
            .found(found)
            .expected(why.expected),
            Self::TooMany { limit } => xsd(
                Text::new(
                    format!("Dit bericht heeft meer dan {limit} fouten; de rest is niet vermeld"),
                    format!("This message has more than {limit} faults; the rest is not told"),
                ),
                Text::new(
                    "Herstel eerst de vermelde fouten en controleer opnieuw",
                    "Mend the faults above first and check again",
                ),
            ),
        }
    }
}

fn missing(element: &'static Element) -> Finding {
    let name = element.name;
    let expected = match element.content {
        Content::Class(table) => {
            let inner: Vec<_> =
                table.elements.iter().filter(|inner| inner.required).map(|inner| inner.name).collect();
            Text::new(
                format!("`{name}` met daarin {}", inner.join(", ")),
                format!("`{name}` holding {}", inner.join(", ")),
            )
        }
        Content::Simple(_) | Content::Fixed(_) => Text::same(format!("`{name}`")),
    };
    xsd(
        Text::new(
            format!("Het verplichte element `{name}` ontbreekt"),
            format!("The required element `{name}` is missing"),
        ),
        Text::new(format!("Voeg `{name}` op deze plaats toe"), format!("Add `{name}` in this place")),
    )
    .expected(expected)
}

fn wrong_name(name: String, expected: &'static str, namespace: Option<&str>) -> Finding {
    let Some(namespace) = namespace else {
        return xsd(
            Text::new(
                format!("Het element `{name}` is met andere hoofdletters geschreven dan `{expected}`"),
                format!("The element `{name}` is not written like `{expected}` in upper and lower case"),
            ),
            Text::new(format!("Schrijf `{expected}`"), format!("Write `{expected}`")),
        )
        .found(name)
        .expected(Text::same(format!("`{expected}`")));
    };
    xsd(
        Text::new(
            format!("Het element `{name}` staat in de verkeerde namespace"),
            format!("The element `{name}` is in the wrong namespace"),
        ),
        Text::fixed(
            "Gebruik een prefix die in `Bericht` met `xmlns:` aan precies deze namespace is gebonden",
            "Use a prefix that is bound to exactly this namespace by `xmlns:` in `Bericht`",
        ),
    )
    .found(name)
    .expected(Text::same(format!("`{expected}` in `{namespace}`")))
}
