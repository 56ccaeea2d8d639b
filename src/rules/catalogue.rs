//! What a rule of the standard is.

use serde::Serialize;

use super::schema::{Carrier, Facet};
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{Bericht, Kind};
use crate::values::Domain;

/// Checks one rule of level 2 on a message and adds what it finds.
pub type ContentCheck = fn(&Bericht, &mut Vec<Finding>);

/// A rule of the standard, explained and checked.
#[derive(Debug)]
pub struct Rule {
    /// Its code, such as `TR358`.
    pub code: &'static str,
    /// A short name.
    pub name: Text,
    /// The kinds of message that it is for; a rule of the schema is checked in those of them that have what it is about.
    pub kinds: &'static [Kind],
    /// The laws under which it is checked.
    pub domains: &'static [Domain],
    /// Fill instructions (`IV…`) and business rules (`OP…`) that it comes from.
    pub sources: &'static [&'static str],
    /// What it asks.
    pub what: Text,
    /// Why it exists.
    pub why: Text,
    /// A case that fails and one that passes; rules of the schema have none of their own.
    pub examples: Option<Examples>,
    /// What to do about a finding.
    pub advice: Text,
    /// How it is checked. Level, status and retourcode follow from it.
    pub check: Check,
}

/// A case that fails and a case that passes.
#[derive(Debug)]
pub struct Examples {
    /// Fails.
    pub fails: Text,
    /// Passes.
    pub passes: Text,
}

/// Every kind of message that is not the return of another; the declaration answer (325) is none of those, since it
/// has a header of its own.
///
/// Beyond the schema only these are judged: a return message repeats what was judged in the message that it answers.
pub(super) const NO_RETOUR: &[Kind] = &[
    Kind::Toewijzing,
    Kind::Start,
    Kind::Stop,
    Kind::VerzoekOmToewijzing,
    Kind::VerzoekOmWijziging,
    Kind::Antwoord,
    Kind::Declaratie,
    Kind::DeclaratieAntwoord,
];

/// How a rule is checked.
#[derive(Debug)]
pub enum Check {
    /// Level 1: while decoding, as a facet of simple types or a fixed value; found as rule `XSD`.
    Schema(Facet, &'static [Carrier]),
    /// Level 2: on the typed message alone.
    Content(ContentCheck),
    /// Level 3: by what the dossier knows; what is looked at differs per rule.
    Dossier {
        /// The code in a return message.
        retourcode: &'static str,
    },
}

impl Check {
    /// Whether there is something to check in a message: for the schema, an element that carries the facet.
    fn is_for(&self, kind: Kind, domain: Domain) -> bool {
        match self {
            Self::Schema(_, carriers) => carriers.iter().any(|carrier| carrier.occurs(kind.root(), domain)),
            Self::Content(_) | Self::Dossier { .. } => true,
        }
    }
}

/// The four kinds of rule in the standard, in the order in which it lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum RuleKind {
    /// Technical rule: between classes or messages.
    #[serde(rename = "TR")]
    Technical,
    /// Condition: whether an element must or may be there.
    #[serde(rename = "CD")]
    Condition,
    /// Constraint: which values an element may have.
    #[serde(rename = "CS")]
    Constraint,
    /// Restriction: the form of a value.
    #[serde(rename = "RS")]
    Restriction,
}

/// What is done with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Status {
    /// Checked under its own code.
    #[serde(rename = "implemented")]
    Implemented,
    /// Checked while decoding, with findings of rule `XSD`.
    #[serde(rename = "checked by schema")]
    CheckedBySchema,
}

impl RuleKind {
    /// The kinds, in order.
    pub const ALL: [Self; 4] = [Self::Technical, Self::Condition, Self::Constraint, Self::Restriction];

    /// The letters in front of its codes.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Technical => "TR",
            Self::Condition => "CD",
            Self::Constraint => "CS",
            Self::Restriction => "RS",
        }
    }

    /// Its name in the plural.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Technical => Text::fixed("Technische regels", "Technical rules"),
            Self::Condition => Text::fixed("Condities", "Conditions"),
            Self::Constraint => Text::fixed("Constraints", "Constraints"),
            Self::Restriction => Text::fixed("Restricties", "Restrictions"),
        }
    }
}

impl Status {
    /// Its name in the lists for people.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Implemented => Text::fixed("gecontroleerd", "implemented"),
            Self::CheckedBySchema => Text::fixed("gecontroleerd door het schema", "checked by schema"),
        }
    }
}

impl Rule {
    /// Its kind, from the letters of its code.
    #[must_use]
    pub fn kind(&self) -> RuleKind {
        let has_prefix = |kind: &RuleKind| self.code.starts_with(kind.prefix());
        RuleKind::ALL.into_iter().find(has_prefix).unwrap_or(RuleKind::Restriction)
    }

    /// The level on which it is checked here.
    #[must_use]
    pub const fn level(&self) -> Level {
        match self.check {
            Check::Schema(..) => Level::Schema,
            Check::Content(_) => Level::Content,
            Check::Dossier { .. } => Level::Dossier,
        }
    }

    /// What is done with it.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self.check {
            Check::Schema(..) => Status::CheckedBySchema,
            Check::Content(_) | Check::Dossier { .. } => Status::Implemented,
        }
    }

    /// The code in the return message: 0001 for all of level 2, its own for level 3; none for level 1,
    /// which gets no return message.
    #[must_use]
    pub const fn retourcode(&self) -> Option<&'static str> {
        match self.check {
            Check::Schema(..) => None,
            Check::Content(_) => Some("0001"),
            Check::Dossier { retourcode } => Some(retourcode),
        }
    }

    /// Whether it is checked in a message.
    #[must_use]
    pub fn is_for(&self, kind: Kind, domain: Domain) -> bool {
        self.kinds.contains(&kind) && self.domains.contains(&domain) && self.check.is_for(kind, domain)
    }

    /// The names of the messages in which it is checked: `WMO301`, `JW301`.
    pub fn messages(&self) -> impl Iterator<Item = String> {
        let messages =
            self.kinds.iter().flat_map(|kind| self.domains.iter().map(move |domain| (*kind, *domain)));
        messages
            .filter(|(kind, domain)| self.check.is_for(*kind, *domain))
            .map(|(kind, domain)| kind.message(domain).name())
    }

    /// The names of those messages in one line for people, or that they are all.
    #[must_use]
    pub fn messages_in_words(&self) -> Text {
        let names: Vec<_> = self.messages().collect();
        if names.len() == Kind::ALL.len() * Domain::ALL.len() {
            return Text::fixed("alle", "all");
        }
        Text::same(names.join(", "))
    }

    /// A finding of this rule, of severity error, with the advice of the rule.
    pub fn finding(&'static self, path: impl Into<String>, message: Text) -> Finding {
        let mut finding =
            Finding::new(self.code, self.level(), Severity::Error, message, self.advice.clone()).at(path);
        finding.retourcode = self.retourcode().map(Into::into);
        finding
    }

    /// The rule as `ibericht rules --format json` shows it.
    #[must_use]
    pub fn view(&self) -> RuleView<'_> {
        RuleView {
            code: self.code,
            kind: self.kind(),
            level: self.level(),
            status: self.status(),
            messages: self.messages().collect(),
            retourcode: self.retourcode(),
            name: &self.name,
            what: &self.what,
            why: &self.why,
            fails: self.examples.as_ref().map(|examples| &examples.fails),
            passes: self.examples.as_ref().map(|examples| &examples.passes),
            advice: &self.advice,
            sources: self.sources,
        }
    }
}

/// A rule as data for other programs; texts are objects with `nl` and `en`.
#[derive(Debug, Serialize)]
pub struct RuleView<'r> {
    /// Its code.
    pub code: &'static str,
    /// `TR`, `CD`, `CS` or `RS`.
    pub kind: RuleKind,
    /// `schema`, `content` or `dossier`.
    pub level: Level,
    /// What is done with it.
    pub status: Status,
    /// The messages in which it is checked.
    pub messages: Vec<String>,
    /// The code in a return message.
    pub retourcode: Option<&'static str>,
    /// Short name.
    pub name: &'r Text,
    /// What it asks.
    pub what: &'r Text,
    /// Why it exists.
    pub why: &'r Text,
    /// A case that fails.
    pub fails: Option<&'r Text>,
    /// A case that passes.
    pub passes: Option<&'r Text>,
    /// What to do about a finding.
    pub advice: &'r Text,
    /// Fill instructions and business rules that it comes from.
    pub sources: &'r [&'static str],
}
