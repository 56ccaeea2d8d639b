//! What a rule of the standard is.

use schemars::JsonSchema;
use serde::Serialize;

use super::case::{Case, Outcome};
use super::schema::{Carrier, Facet};
use crate::dossier::StoreError;
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{Bericht, Kind};
use crate::values::Domain;
use crate::xml::RELEASE;

/// Checks one rule of level 2 on a message and adds what it finds.
pub type ContentCheck = fn(&Bericht, &mut Vec<Finding>);

/// Checks one rule of level 3 or 4 by what is known besides the message, and adds what it finds and could not check.
pub type KnownCheck = fn(&Case<'_>, &mut Outcome) -> Result<(), StoreError>;

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
    /// Level 3: by what the dossier knows.
    Dossier {
        /// The code in a return message; none when nothing answers the message, or when the rule only warns.
        retourcode: Option<&'static str>,
        /// The check.
        check: KnownCheck,
    },
    /// Level 4: by today's date, the list of municipalities, the product codes or the tariffs agreed on.
    Extern {
        /// The code in a return message.
        retourcode: Option<&'static str>,
        /// The check.
        check: KnownCheck,
    },
    /// By other rules, which carry the findings.
    Others(&'static [&'static str]),
    /// Not at all; the reason.
    Not(Text),
}

impl Check {
    /// Whether there is something to check in a message: for the schema, an element that carries the facet.
    fn is_for(&self, kind: Kind, domain: Domain) -> bool {
        match self {
            Self::Schema(_, carriers) => carriers.iter().any(|carrier| carrier.occurs(kind.root(), domain)),
            _ => true,
        }
    }

    /// The check of level 3 or 4.
    pub(super) const fn known(&self) -> Option<KnownCheck> {
        match self {
            Self::Dossier { check, .. } | Self::Extern { check, .. } => Some(*check),
            _ => None,
        }
    }
}

/// The kinds of rule in the standard: the four of its rule tables in the order in which it lists them, and the business
/// rules of its processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
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
    /// Business rule: what the parties agreed on about the processes. What breaks one is a warning; no return message
    /// carries it.
    #[serde(rename = "OP")]
    Business,
}

/// What is done with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub enum Status {
    /// Checked under its own code.
    #[serde(rename = "implemented")]
    Implemented,
    /// Checked while decoding, with findings of rule `XSD`.
    #[serde(rename = "checked by schema")]
    CheckedBySchema,
    /// Checked by other rules, which carry the findings.
    #[serde(rename = "checked by other rules")]
    CheckedByOthers,
    /// Not checked, for a reason that is told.
    #[serde(rename = "cannot be checked")]
    NotChecked,
}

impl RuleKind {
    /// The kinds, in order.
    pub const ALL: [Self; 5] =
        [Self::Technical, Self::Condition, Self::Constraint, Self::Restriction, Self::Business];

    /// The letters in front of its codes.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Technical => "TR",
            Self::Condition => "CD",
            Self::Constraint => "CS",
            Self::Restriction => "RS",
            Self::Business => "OP",
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
            Self::Business => Text::fixed("Bedrijfsregels", "Business rules"),
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
            Self::CheckedByOthers => {
                Text::fixed("gecontroleerd door andere regels", "checked by other rules")
            }
            Self::NotChecked => Text::fixed("niet te controleren", "cannot be checked"),
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
            Check::Dossier { .. } | Check::Others(_) | Check::Not(_) => Level::Dossier,
            Check::Extern { .. } => Level::Extern,
        }
    }

    /// What is done with it.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self.check {
            Check::Schema(..) => Status::CheckedBySchema,
            Check::Content(_) | Check::Dossier { .. } | Check::Extern { .. } => Status::Implemented,
            Check::Others(_) => Status::CheckedByOthers,
            Check::Not(_) => Status::NotChecked,
        }
    }

    /// What is done with it, in words: with the rules that check it instead, or the reason why it is not checked.
    #[must_use]
    pub fn status_in_words(&self) -> Text {
        let title = self.status().title();
        match &self.check {
            Check::Others(rules) => {
                let rules = rules.join(", ");
                Text::new(format!("{}: {rules}", title.nl), format!("{}: {rules}", title.en))
            }
            Check::Not(reason) => {
                Text::new(format!("{}: {}", title.nl, reason.nl), format!("{}: {}", title.en, reason.en))
            }
            _ => title,
        }
    }

    /// The code in the return message: 0001 for all of level 2, its own for level 3; none for level 1,
    /// which gets no return message.
    #[must_use]
    pub const fn retourcode(&self) -> Option<&'static str> {
        match self.check {
            Check::Content(_) => Some("0001"),
            Check::Dossier { retourcode, .. } | Check::Extern { retourcode, .. } => retourcode,
            Check::Schema(..) | Check::Others(_) | Check::Not(_) => None,
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
        if names.is_empty() {
            return Text::same("-");
        }
        if names.len() == Kind::ALL.len() * Domain::ALL.len() {
            return Text::fixed("alle", "all");
        }
        Text::same(names.join(", "))
    }

    /// A finding of this rule, with the advice of the rule: an error, or a warning of a business rule.
    pub fn finding(&'static self, path: impl Into<String>, message: Text) -> Finding {
        let severity = match self.kind() {
            RuleKind::Business => Severity::Warning,
            _ => Severity::Error,
        };
        let mut finding =
            Finding::new(self.code, self.level(), severity, message, self.advice.clone()).at(path);
        finding.retourcode = self.retourcode().map(Into::into);
        finding
    }

    /// The rule as `ibericht rules --format json` shows it.
    #[must_use]
    pub fn view(&self) -> RuleView<'_> {
        RuleView {
            code: self.code,
            release: RELEASE,
            kind: self.kind(),
            level: self.level(),
            status: self.status(),
            checked_by: match self.check {
                Check::Others(rules) => Some(rules),
                _ => None,
            },
            reason: match &self.check {
                Check::Not(reason) => Some(reason),
                _ => None,
            },
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
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleView<'r> {
    /// Its code.
    pub code: &'static str,
    /// The release of the standard whose rule this is; the sources do not say since which earlier one it exists.
    pub release: &'static str,
    /// `TR`, `CD`, `CS`, `RS` or `OP`.
    pub kind: RuleKind,
    /// `schema`, `content`, `dossier` or `extern`.
    pub level: Level,
    /// What is done with it.
    pub status: Status,
    /// The rules that check it, when others do; `XSD` is the schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<&'static [&'static str]>,
    /// Why it is not checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'r Text>,
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
