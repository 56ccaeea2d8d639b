//! Requests of a provider, and what a municipality has said to them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Herkomst, Stand};
use crate::finding::Text;
use crate::messages::{AangevraagdProduct, Antwoord};
use crate::values::{AgbCode, Bsn, Domain, Gemeente, RedenVerzoek, Referentie};

/// A request of a provider: a product asked for in a 315, or the change that a 317 asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verzoek {
    /// The law.
    pub domain: Domain,
    /// The municipality that is asked.
    pub gemeente: Gemeente,
    /// The provider that asks.
    pub aanbieder: AgbCode,
    /// The client.
    pub bsn: Bsn,
    /// The reference by which it is answered (TR347).
    pub referentie: Referentie,
    /// What is asked for.
    pub gevraagd: Gevraagd,
    /// What the municipality has said to it.
    pub afhandeling: Afhandeling,
    /// The message that asks.
    pub herkomst: Herkomst,
}

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gevraagd {
    /// A product (315).
    Product(Box<AangevraagdProduct>),
    /// Another situation as a whole (317); its products are in the message.
    Wijziging(RedenVerzoek),
}

/// What a municipality has said to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Afhandeling {
    /// An allocation carries its reference.
    pub toegewezen: bool,
    /// A 319 says that it is looked into (`VerzoekAntwoord` 2).
    pub in_onderzoek: bool,
    /// A 319 rejects it (`VerzoekAntwoord` 1).
    pub afgewezen: bool,
}

impl Verzoek {
    /// The product that a 315 asks for; none for a 317.
    #[must_use]
    pub fn product(&self) -> Option<&AangevraagdProduct> {
        match &self.gevraagd {
            Gevraagd::Product(product) => Some(product),
            Gevraagd::Wijziging(_) => None,
        }
    }

    /// What has become of it.
    #[must_use]
    pub const fn status(&self) -> VerzoekStatus {
        match (self.afhandeling, self.herkomst.stand) {
            // An allocation with the reference of a rejected request answers another one that had it first.
            (_, Stand::Afgewezen) => VerzoekStatus::Afgekeurd,
            (Afhandeling { toegewezen: true, .. }, _) => VerzoekStatus::Toegewezen,
            (_, Stand::Tegengehouden) => VerzoekStatus::Tegengehouden,
            (Afhandeling { afgewezen: true, .. }, _) => VerzoekStatus::Afgewezen,
            (Afhandeling { in_onderzoek: true, .. }, _) => VerzoekStatus::InOnderzoek,
            (_, Stand::Onderweg) => VerzoekStatus::Onderweg,
            (_, Stand::Geldt) => VerzoekStatus::Open,
        }
    }

    /// Whether it is pending: accepted and not yet decided (OP350, TR374).
    #[must_use]
    pub const fn is_lopend(&self) -> bool {
        matches!(self.herkomst.stand, Stand::Geldt)
            && matches!(self.status(), VerzoekStatus::Open | VerzoekStatus::InOnderzoek)
    }
}

/// What has become of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VerzoekStatus {
    /// Sent, and its return message is not known yet.
    Onderweg,
    /// Accepted by its return message, not decided.
    Open,
    /// The municipality looks into it (319 with `VerzoekAntwoord` 2).
    InOnderzoek,
    /// An allocation carries its reference.
    Toegewezen,
    /// The municipality rejects it (319 with `VerzoekAntwoord` 1).
    Afgewezen,
    /// Its return message rejects the message, which counts as not sent.
    Afgekeurd,
    /// Own checks found an error, so it should not be sent.
    Tegengehouden,
}

impl VerzoekStatus {
    /// The word for it in lists.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Onderweg => Text::fixed("onderweg", "under way"),
            Self::Open => Text::fixed("open", "open"),
            Self::InOnderzoek => Text::fixed("in onderzoek", "being looked into"),
            Self::Toegewezen => Text::fixed("toegewezen", "allocated"),
            Self::Afgewezen => Text::fixed("afgewezen", "rejected"),
            Self::Afgekeurd => Text::fixed("afgekeurd in de retour", "refused in the return message"),
            Self::Tegengehouden => Text::fixed("tegengehouden", "held back"),
        }
    }
}

/// An answer to a request, as a 319 gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GegevenAntwoord {
    /// The law.
    pub domain: Domain,
    /// The municipality that answers.
    pub gemeente: Gemeente,
    /// The provider that asked.
    pub aanbieder: AgbCode,
    /// The answer itself.
    pub antwoord: Antwoord,
    /// The message that gives it.
    pub herkomst: Herkomst,
}
