//! The table of names as it stands in its TOML file.

use serde::Deserialize;
use toml::Spanned;

use crate::toml_file::Dag;

/// A text with its place in the file.
pub(super) type Placed = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub titel: String,
    pub element: Vec<Element>,
    pub berichtcode: Berichtcodes,
    pub release: Vec<Release>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Berichtcodes {
    pub wmo303: Codes,
    pub wmo304: Codes,
    pub jw303: Codes,
    pub jw304: Codes,
}

/// The codes of a message.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::legacy) struct Codes {
    /// As a declaration.
    pub declaratie: String,
    /// As an invoice.
    pub factuur: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Release {
    pub naam: Placed,
    pub van: Spanned<Dag>,
    pub versie: String,
    pub subversie: String,
    pub bericht: Vec<Placed>,
    pub basis: Vec<Placed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Element {
    pub rol: Placed,
    pub id: Option<Placed>,
    pub naam: Placed,
    #[serde(rename = "in")]
    pub ouder: Option<Placed>,
    pub ruimte: Ruimte,
    pub aantal: Aantal,
    pub bericht: Option<Spanned<u16>>,
    pub vanaf: Option<Placed>,
    pub tot: Option<Placed>,
    pub waarde: Option<Placed>,
    pub zekerheid: Zekerheid,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ruimte {
    Bericht,
    Basis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Aantal {
    #[serde(rename = "1")]
    Een,
    #[serde(rename = "0..1")]
    HoogstensEen,
    #[serde(rename = "1..n")]
    TenMinsteEen,
    #[serde(rename = "0..n")]
    Willekeurig,
}

impl Aantal {
    pub const fn is_verplicht(self) -> bool {
        matches!(self, Self::Een | Self::TenMinsteEen)
    }

    pub const fn herhaalt(self) -> bool {
        matches!(self, Self::TenMinsteEen | Self::Willekeurig)
    }
}

/// How sure it is that an element is as the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Zekerheid {
    /// Seen in an official document.
    H,
    /// Strong indirect evidence.
    M,
    /// Assumed.
    L,
}
