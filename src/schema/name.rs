use crate::messages::Kind;
use crate::values::Domain;
use crate::xml::{RELEASE, base_namespace};

/// One of the schemas of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaName {
    /// The base schema of a law, with what its messages share.
    Base(Domain),
    /// The schema of a message.
    Message(Kind, Domain),
}

impl SchemaName {
    /// All schemas, law by law, the base schema first.
    pub fn all() -> impl Iterator<Item = Self> {
        Domain::ALL.into_iter().flat_map(|domain| {
            let messages = Kind::ALL.into_iter().map(move |kind| Self::Message(kind, domain));
            std::iter::once(Self::Base(domain)).chain(messages)
        })
    }

    /// The schema that a person names: `WMO301`, `iwmo-basisschema`, in any case.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        Self::all().find(|name| name.label().eq_ignore_ascii_case(label))
    }

    /// The schema that a file holds, whatever its release: by its namespace, or else a message by the name of the file.
    #[must_use]
    pub fn find(namespace: &str, stem: &str) -> Option<Self> {
        let of_namespace = || {
            let parts: Vec<_> = namespace.split('/').collect();
            let ["http:", "", "www.istandaarden.nl", standard, _, what, "schema"] = parts[..] else {
                return None;
            };
            Self::all().find(|name| name.domain().standard() == standard && name.prefix() == what)
        };
        of_namespace().or_else(|| Self::from_label(stem))
    }

    /// The law.
    #[must_use]
    pub const fn domain(self) -> Domain {
        match self {
            Self::Base(domain) | Self::Message(_, domain) => domain,
        }
    }

    /// The name for people: `WMO301`, `iwmo-basisschema`.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Base(domain) => format!("{}-basisschema", domain.standard()),
            Self::Message(kind, domain) => kind.message(domain).name(),
        }
    }

    /// Its word in the namespace: `wmo301`, `basisschema`.
    fn prefix(self) -> String {
        match self {
            Self::Base(_) => "basisschema".to_string(),
            Self::Message(kind, domain) => kind.message(domain).prefix(),
        }
    }

    /// The target namespace.
    #[must_use]
    pub fn namespace(self) -> String {
        match self {
            Self::Base(domain) => base_namespace(domain).to_string(),
            Self::Message(kind, domain) => kind.message(domain).namespace(),
        }
    }

    /// The folder of the law and release: `iwmo-3.2`.
    #[must_use]
    pub fn folder(self) -> String {
        format!("{}-{RELEASE}", self.domain().standard())
    }

    /// The name of the file in the folder: `WMO301.xsd`, `basisschema.xsd`.
    #[must_use]
    pub fn file(self) -> String {
        match self {
            Self::Base(_) => "basisschema.xsd".to_string(),
            Self::Message(..) => format!("{}.xsd", self.label()),
        }
    }

    /// Folder and file: `iwmo-3.2/WMO301.xsd`.
    #[must_use]
    pub fn path(self) -> String {
        format!("{}/{}", self.folder(), self.file())
    }
}
