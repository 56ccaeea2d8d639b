//! From a typed message to bytes.

use super::{Bericht, XsdVersie};
use crate::values::{Domain, Versie};
use crate::xml::Encoder;

/// The schema versions to write in headers (IV034).
///
/// The published iJw schemas call themselves 0.1.0 while every published iJw
/// message says 1.0.0; the default follows the messages, as receivers do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XsdVersies {
    /// The version for iWmo.
    pub wmo: XsdVersie,
    /// The version for iJw.
    pub jw: XsdVersie,
}

impl XsdVersies {
    /// The same version of base schema and message schema for both laws.
    #[must_use]
    pub fn uniform(versie: &Versie) -> Self {
        let both = XsdVersie { basisschema_xsd_versie: versie.clone(), bericht_xsd_versie: versie.clone() };
        Self { wmo: both.clone(), jw: both }
    }

    /// The version for a law.
    #[must_use]
    pub const fn of(&self, domain: Domain) -> &XsdVersie {
        match domain {
            Domain::Wmo => &self.wmo,
            Domain::Jw => &self.jw,
        }
    }
}

/// Writes a message: UTF-8 without byte order mark, CR/LF line ends, elements in schema order (OP192).
#[must_use]
pub fn write(bericht: &Bericht) -> String {
    let mut encoder = Encoder::new(bericht.name());
    bericht.walk(&mut encoder);
    encoder.finish()
}
