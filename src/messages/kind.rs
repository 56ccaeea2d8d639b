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
    // `http://www.istandaarden.nl/ijw/3_2/jw301/schema`, taken apart rather than made for every kind.
    let path = namespace.strip_prefix("http://www.istandaarden.nl/")?.strip_suffix("/schema")?;
    let (standard, message) = path.split_once("/3_2/")?;
    let domain = Domain::ALL.into_iter().find(|domain| domain.standard() == standard)?;
    let number = message.strip_prefix(match domain {
        Domain::Wmo => "wmo",
        Domain::Jw => "jw",
    })?;
    let kind = Kind::ALL.into_iter().find(|kind| number.parse() == Ok(kind.message(domain).number))?;
    (number.len() == 3).then_some((kind, domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namespace_is_that_of_one_message() {
        for kind in Kind::ALL {
            for domain in Domain::ALL {
                assert_eq!(find_message(&kind.message(domain).namespace()), Some((kind, domain)));
            }
        }
        for other in
            ["", "ijw/3_2/wmo301", "ijw/3_2/jw0301", "ijw/3_2/jw302", "ijw/3_1/jw301", "iwlz/3_2/jw301"]
        {
            assert_eq!(find_message(&format!("http://www.istandaarden.nl/{other}/schema")), None, "{other}");
        }
    }
}
