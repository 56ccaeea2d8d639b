use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The law under which a message is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Domain {
    /// Wet maatschappelijke ondersteuning, exchanged as iWmo.
    Wmo,
    /// Jeugdwet, exchanged as iJw.
    Jw,
}

impl Domain {
    /// Both laws, in a fixed order.
    pub const ALL: [Self; 2] = [Self::Wmo, Self::Jw];

    /// The name of the standard in namespaces and schema files: `iwmo` or `ijw`.
    #[must_use]
    pub const fn standard(self) -> &'static str {
        match self {
            Self::Wmo => "iwmo",
            Self::Jw => "ijw",
        }
    }

    /// The prefix of message names: `WMO` or `JW`.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Wmo => "WMO",
            Self::Jw => "JW",
        }
    }

    /// The name of the law as people write it.
    #[must_use]
    pub const fn law(self) -> &'static str {
        match self {
            Self::Wmo => "Wmo",
            Self::Jw => "Jeugdwet",
        }
    }

    /// Reads `Wmo`, `Jw`, `JW` or `Jeugdwet` in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "wmo" => Some(Self::Wmo),
            "jw" | "jeugdwet" => Some(Self::Jw),
            _ => None,
        }
    }
}
