use super::{DeclaratieBericht, Toewijzing, VerzoekOmToewijzing};
use crate::finding::Text;
use crate::values::Domain;
use crate::xml::{Class, ClassTable, MessageName};

/// The kinds of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 301: allocation.
    Toewijzing,
    /// 315: request for allocation.
    VerzoekOmToewijzing,
    /// 323: declaration.
    Declaratie,
}

impl Kind {
    /// All kinds that are read and written.
    pub const ALL: [Self; 3] = [Self::Toewijzing, Self::VerzoekOmToewijzing, Self::Declaratie];

    /// The message under a law: its number and `BerichtCode`.
    #[must_use]
    pub const fn message(self, domain: Domain) -> MessageName {
        let (number, wmo, jw) = match self {
            Self::Toewijzing => (301, "414", "436"),
            Self::VerzoekOmToewijzing => (315, "444", "446"),
            Self::Declaratie => (323, "484", "490"),
        };
        let code = match domain {
            Domain::Wmo => wmo,
            Domain::Jw => jw,
        };
        MessageName { domain, number, code }
    }

    /// What the message is for.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Toewijzing => Text::new("toewijzing", "allocation"),
            Self::VerzoekOmToewijzing => Text::new("verzoek om toewijzing", "request for allocation"),
            Self::Declaratie => Text::new("declaratie", "declaration"),
        }
    }

    /// The class of its root element.
    #[must_use]
    pub const fn root(self) -> &'static ClassTable {
        match self {
            Self::Toewijzing => Toewijzing::TABLE,
            Self::VerzoekOmToewijzing => VerzoekOmToewijzing::TABLE,
            Self::Declaratie => DeclaratieBericht::TABLE,
        }
    }
}

/// The kind and law whose messages have a namespace.
#[must_use]
pub fn find_message(namespace: &str) -> Option<(Kind, Domain)> {
    Kind::ALL
        .into_iter()
        .flat_map(|kind| Domain::ALL.map(|domain| (kind, domain)))
        .find(|(kind, domain)| kind.message(*domain).namespace() == namespace)
}
