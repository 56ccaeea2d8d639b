//! What may stand where in a schema of the standard: an allow-list of elements and of attributes per element.
//!
//! It is the subset that release 3.2 uses. A construct that is not here changes
//! what a schema accepts in a way that we have not looked at, so it is refused.

use super::model::FacetKind;

/// A place in a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Schema,
    Import,
    /// An element that a document begins with.
    Root,
    Class,
    Sequence,
    Element,
    NamedType,
    InlineType,
    Restriction,
    Facet(FacetKind),
    Code,
    Annotation,
    /// Text for people or programs; what is in it is not looked at.
    Note,
}

impl Place {
    /// The place of an element of XML Schema inside this one; `None` when it is not in use there.
    pub(super) fn child(self, name: &str) -> Option<Self> {
        Some(match (self, name) {
            (Self::Schema, "import") => Self::Import,
            (Self::Schema, "element") => Self::Root,
            (Self::Schema, "complexType") => Self::Class,
            (Self::Schema, "simpleType") => Self::NamedType,
            (Self::Class, "sequence") => Self::Sequence,
            (Self::Sequence, "element") => Self::Element,
            (Self::Element, "simpleType") => Self::InlineType,
            (Self::NamedType | Self::InlineType, "restriction") => Self::Restriction,
            (Self::Restriction, "enumeration") => Self::Code,
            (Self::Restriction, name) => {
                Self::Facet(FacetKind::ALL.into_iter().find(|facet| facet.name() == name)?)
            }
            (
                Self::Schema | Self::Root | Self::Class | Self::Element | Self::NamedType | Self::Code,
                "annotation",
            ) => Self::Annotation,
            (Self::Annotation, "documentation" | "appinfo") => Self::Note,
            _ => return None,
        })
    }

    /// Whether it may stand there only once.
    pub(super) const fn is_single(self) -> bool {
        matches!(self, Self::Import | Self::Sequence | Self::InlineType | Self::Restriction)
    }

    /// Its attributes: those that must be there, and those that may.
    pub(super) const fn attributes(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Schema => (&["targetNamespace"], &["elementFormDefault"]),
            Self::Import => (&["namespace", "schemaLocation"], &[]),
            Self::Root => (&["name", "type"], &[]),
            Self::Class | Self::NamedType => (&["name"], &[]),
            Self::Element => (&["name"], &["type", "minOccurs", "maxOccurs"]),
            Self::Restriction => (&["base"], &[]),
            Self::Facet(_) | Self::Code => (&["value"], &[]),
            Self::Sequence | Self::InlineType | Self::Annotation | Self::Note => (&[], &[]),
        }
    }
}
