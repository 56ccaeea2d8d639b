//! What reading a 303 or 304 gives, and the findings on its form.

use super::{Kop, Legacy303, Legacy304};
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::Domain;

/// The rule of findings on the form of a 303 or 304.
pub const VORM: &str = "303-vorm";

/// The rule of the finding that says what a 303 or 304 is worth.
pub const GERECONSTRUEERD: &str = "gereconstrueerd";

/// What a file is that has the namespace of a 303 or 304.
#[derive(Debug)]
pub struct Gelezen {
    /// The law.
    pub domain: Domain,
    /// 303 or 304.
    pub nummer: u16,
    /// The release that its namespace names.
    pub release: String,
    /// The message; none when an error stands in the way.
    pub bericht: Option<Legacy>,
    /// What was found, in the order of the file. The first says that the form is reconstructed.
    pub findings: Vec<Finding>,
}

/// A message that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "one per file")]
pub enum Legacy {
    /// A declaration or invoice.
    Declaratie(Legacy303),
    /// An answer.
    Retour(Legacy304),
}

impl Legacy {
    /// Its header.
    #[must_use]
    pub const fn kop(&self) -> &Kop {
        match self {
            Self::Declaratie(bericht) => &bericht.kop,
            Self::Retour(bericht) => &bericht.kop,
        }
    }
}

impl Gelezen {
    /// Its name: `WMO303`.
    #[must_use]
    pub fn naam(&self) -> String {
        format!("{}{}", self.domain.prefix(), self.nummer)
    }
}

/// Says that the form of a message is reconstructed.
#[must_use]
pub fn gereconstrueerd() -> Finding {
    Finding::new(
        GERECONSTRUEERD,
        Level::Schema,
        Severity::Info,
        Text::fixed(
            "Gereconstrueerd: er is geen officieel schema van de 303 en 304, dus dit bericht is er niet aan getoetst",
            "Reconstructed: there is no official schema of the 303 and 304, so this message is not checked against it",
        ),
        Text::fixed(
            "Vergelijk met een bericht dat is aangenomen; namen verbetert u met `--legacy-names`",
            "Compare it with a message that was accepted; correct names with `--legacy-names`",
        ),
    )
}

/// Says that a 303 or 304 has no other form.
#[must_use]
pub fn not_converted() -> Finding {
    form_fault(
        String::new(),
        Severity::Error,
        Text::fixed(
            "Een 303 of 304 heeft geen andere vorm dan XML",
            "A 303 or 304 has no other form than XML",
        ),
        Text::fixed(
            "`ibericht show BESTAND` toont wat erin staat",
            "`ibericht show FILE` shows what is in it",
        ),
    )
}

/// The rules of findings on a 303 or 304 that are not a code of 2.x.
pub static RULES: [(&str, Text); 3] = [
    (
        GERECONSTRUEERD,
        Text::fixed(
            "De vorm van een 303 of 304 is gereconstrueerd: er is geen officieel schema van bekend",
            "The form of a 303 or 304 is reconstructed: no official schema of it is known",
        ),
    ),
    (
        VORM,
        Text::fixed(
            "Een 303 of 304 heeft de elementen van de namentabel, en waarden die te lezen zijn",
            "A 303 or 304 has the elements of the table of names, and values that can be read",
        ),
    ),
    (
        super::OVERZETTEN,
        Text::fixed(
            "Een 303 is voor zorg tot en met 31 december 2020, in eenheden en een release van toen",
            "A 303 is for care up to 31 December 2020, in units and a release of that time",
        ),
    ),
];

/// A finding on the form of a 303 or 304.
pub(super) fn form_fault(path: String, severity: Severity, message: Text, advice: Text) -> Finding {
    Finding::new(VORM, Level::Schema, severity, message, advice).at(path)
}
