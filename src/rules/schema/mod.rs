//! The rules that the schema checks: facets of simple types and fixed values.
//!
//! Nothing is checked here a second time. Each rule names its facet and what
//! carries it, and a test holds them against the types that decoding uses. The
//! messages of a rule are those that have a carrier, as the tables say.
//!
//! The list of the standard names the return messages (302 to 320) only for what
//! they add, because what they repeat obeys the rules of the message that they
//! answer. Their schemas use the same types, so here those rules are listed for
//! them too: that is what decoding checks.

mod table;

pub use table::RULES;

use crate::values::{Domain, Pattern, SimpleType};
use crate::xml::{ClassTable, Content, Fixed};

/// What the schema demands of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The smallest number.
    MinInclusive(u64),
    /// The largest number.
    MaxInclusive(u64),
    /// The largest number of characters.
    MaxLength(usize),
    /// The form.
    Pattern(Pattern),
    /// A date without a time zone.
    Date,
    /// A time without a time zone.
    Time,
    /// One value only.
    Fixed,
}

/// What has a facet.
#[derive(Debug, Clone, Copy)]
pub enum Carrier {
    /// A simple type.
    Type(&'static SimpleType),
    /// An element of the header with a fixed value.
    Fixed(Fixed),
}

impl Carrier {
    /// Whether a class, or one in it, has it under a law.
    pub(super) fn occurs(&self, table: &ClassTable, domain: Domain) -> bool {
        table.elements.iter().filter(|element| element.is_for(domain)).any(|element| {
            match (&element.content, self) {
                (Content::Class(inner), _) => self.occurs(inner, domain),
                (Content::Simple(simple), Self::Type(wanted)) => simple.is_same(wanted),
                (Content::Fixed(fixed), Self::Fixed(wanted)) => fixed == wanted,
                _ => false,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Kind;
    use crate::rules::catalogue::Check;
    use crate::values::Restriction;

    fn has(restriction: &Restriction, facet: Facet) -> bool {
        match (restriction, facet) {
            (Restriction::Integer { .. }, Facet::MinInclusive(min)) => min == 0,
            (Restriction::Integer { max }, Facet::MaxInclusive(n)) => *max == n,
            (Restriction::Text { max_length, .. }, Facet::MaxLength(n)) => *max_length == Some(n),
            (Restriction::Code { max_length, .. }, Facet::MaxLength(n)) => *max_length == n,
            (Restriction::Text { pattern, .. }, Facet::Pattern(wanted)) => *pattern == Some(wanted),
            (Restriction::Date, Facet::Date) | (Restriction::Time, Facet::Time) => true,
            _ => false,
        }
    }

    fn fixed_has(fixed: Fixed, facet: Facet) -> bool {
        let texts = Kind::ALL
            .into_iter()
            .flat_map(|kind| Domain::ALL.map(|domain| kind.message(domain).fixed(fixed)));
        let number = |text: &str| text.parse::<u64>().unwrap();
        texts.into_iter().all(|text| match facet {
            Facet::Fixed => true,
            Facet::MaxLength(n) => text.len() <= n,
            Facet::MinInclusive(min) => number(text) >= min,
            Facet::MaxInclusive(max) => number(text) <= max,
            _ => false,
        })
    }

    #[test]
    fn every_carrier_has_the_facet_of_its_rule() {
        for rule in RULES {
            let Check::Schema(facet, carriers) = &rule.check else { panic!("{}", rule.code) };
            for carrier in *carriers {
                let holds = match carrier {
                    Carrier::Type(simple) => has(&simple.restriction, *facet),
                    Carrier::Fixed(fixed) => fixed_has(*fixed, *facet),
                };
                assert!(holds, "{} {facet:?} {carrier:?}", rule.code);
            }
        }
    }

    #[test]
    fn a_rule_is_for_the_messages_with_a_carrier() {
        let is_for =
            |code: &str, kind| RULES.iter().find(|rule| rule.code == code).unwrap().is_for(kind, Domain::Jw);
        for kind in Kind::ALL {
            assert!(is_for("RS047", kind), "every message has a code: {kind:?}");
            assert_eq!(is_for("CS319", kind), kind == Kind::Declaratie, "{kind:?}");
        }
        assert!(is_for("RS034", Kind::Toewijzing) && is_for("RS034", Kind::ToewijzingRetour));
        assert!(!is_for("RS034", Kind::Start));
    }

    #[test]
    fn every_carrier_occurs_in_a_message() {
        for rule in RULES {
            let Check::Schema(_, carriers) = &rule.check else { panic!("{}", rule.code) };
            for carrier in *carriers {
                let occurs = |kind: &Kind| carrier.occurs(kind.root(), Domain::Jw);
                assert!(Kind::ALL.iter().any(occurs), "{} {carrier:?}", rule.code);
            }
        }
    }

    #[test]
    fn all_restrictions_are_listed() {
        assert_eq!(RULES.iter().filter(|rule| rule.code.starts_with("RS")).count(), 36);
    }
}
