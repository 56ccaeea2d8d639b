//! What a dossier knows: the facts that messages state, and how each of them stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Hash;
use crate::finding::Text;
use crate::messages::{Prestatie, StartProduct, StopProduct, ToegewezenProduct};
use crate::values::{
    AgbCode, Bsn, Datum, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht, Month, RedenWijziging,
    ReferentieNummer, RetourCode, Tijd,
};

/// How a forward message stands, and with it what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stand {
    /// Sent, and its answer is not known yet.
    Onderweg,
    /// Accepted: by its return message, or by us who received it.
    Geldt,
    /// Rejected as a whole: it counts as not sent (OP286).
    Afgewezen,
    /// Own checks found an error, so it should not be sent.
    Tegengehouden,
}

impl Stand {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Onderweg, Self::Geldt, Self::Afgewezen, Self::Tegengehouden];

    /// The word for it in the dossier.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Onderweg => "onderweg",
            Self::Geldt => "geldt",
            Self::Afgewezen => "afgewezen",
            Self::Tegengehouden => "tegengehouden",
        }
    }

    /// The word for it in lists.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Onderweg => Text::fixed("onderweg", "under way"),
            Self::Geldt => Text::fixed("geldt", "in force"),
            Self::Afgewezen => Text::fixed("afgewezen", "rejected"),
            Self::Tegengehouden => Text::fixed("tegengehouden", "held back"),
        }
    }

    /// Whether what the message says counts for what comes after it: it is accepted, or may still be.
    #[must_use]
    pub const fn telt(self) -> bool {
        matches!(self, Self::Onderweg | Self::Geldt)
    }
}

/// One version of an allocation, as a 301 stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToewijzingVersie {
    /// The law.
    pub domain: Domain,
    /// The municipality that allocates.
    pub gemeente: Gemeente,
    /// The provider that delivers.
    pub aanbieder: AgbCode,
    /// The client.
    pub bsn: Bsn,
    /// Date of birth of the client, as in the message.
    pub geboortedatum: Datum,
    /// The allocation itself.
    pub product: ToegewezenProduct,
    /// The message that states it.
    pub herkomst: Herkomst,
}

/// The message that states a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Herkomst {
    /// Its hash.
    pub bericht: Hash,
    /// Its date.
    pub dagtekening: Datum,
    /// How it stands.
    pub stand: Stand,
}

impl ToewijzingVersie {
    /// The moment of decision: the latest one is the current version, whatever the order of arrival (OP080).
    #[must_use]
    pub const fn decided(&self) -> (Datum, Tijd) {
        (self.product.toewijzingsdatum, self.product.toewijzingstijd)
    }

    /// Whether the version takes the allocation back as if it was never sent.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        self.product.reden_wijziging == Some(RedenWijziging::VERWIJDERD)
    }

    /// Whether another message states the very same.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let parties = |versie: &Self| (versie.domain, versie.gemeente, versie.aanbieder, versie.bsn);
        parties(self) == parties(other)
            && self.geboortedatum == other.geboortedatum
            && self.product == other.product
    }

    /// Whether the allocation is in force on a day.
    #[must_use]
    pub fn is_active_on(&self, day: Datum) -> bool {
        self.product.ingangsdatum <= day && self.product.einddatum.is_none_or(|end| day <= end)
    }
}

/// A start or stop, or the removal of one, as a 305 or 307 reported it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levering {
    /// The law.
    pub domain: Domain,
    /// The municipality that is told.
    pub gemeente: Gemeente,
    /// The provider that delivers.
    pub aanbieder: AgbCode,
    /// The client.
    pub bsn: Bsn,
    /// What is reported.
    pub melding: Melding,
    /// The message that reports it.
    pub herkomst: Herkomst,
}

/// What a 305 or 307 reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Melding {
    /// A start, or with `StatusAanlevering` 3 its removal.
    Start(StartProduct),
    /// A stop, or with `StatusAanlevering` 3 its removal.
    Stop(StopProduct),
}

/// A declaration (323) that was made or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IngediendeDeclaratie {
    /// The law.
    pub domain: Domain,
    /// The municipality that is to pay.
    pub gemeente: Gemeente,
    /// The provider that declares.
    pub aanbieder: AgbCode,
    /// Its number (TR333).
    pub nummer: DeclaratieNummer,
    /// `Identificatie` of its header, by which a 325 refers to it.
    pub identificatie: IdentificatieBericht,
    /// The month that it declares.
    pub maand: Month,
    /// The total in eurocents, negative when the credits are more than the debits.
    pub ingediend: i64,
    /// The total that the 325 grants in eurocents; none without an answer.
    pub toegekend: Option<i64>,
    /// The message.
    pub herkomst: Herkomst,
}

/// A line of a declaration that was made or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GedeclareerdePrestatie {
    /// The law.
    pub domain: Domain,
    /// The municipality that is to pay.
    pub gemeente: Gemeente,
    /// The provider that declares.
    pub aanbieder: AgbCode,
    /// The client.
    pub bsn: Bsn,
    /// The declaration it is part of.
    pub declaratie_nummer: DeclaratieNummer,
    /// How it stands.
    pub status: PrestatieStatus,
    /// The codes with which a 325 rejects it.
    pub retourcodes: Vec<RetourCode>,
    /// The line itself.
    pub prestatie: Prestatie,
    /// The hash of the declaration.
    pub bericht: Hash,
    /// The codes that were expected when it was sent, none of them when it should be accepted; absent when nobody looked.
    pub verwacht: Option<Vec<RetourCode>>,
}

impl GedeclareerdePrestatie {
    /// Whether another line is for the same allocation, product and month, so that only one of them can stand (TR389).
    #[must_use]
    pub fn is_same_care(&self, other: &Self) -> bool {
        let what = |line: &Self| {
            let month = Month::of(line.prestatie.product_periode.begindatum);
            (line.domain, line.gemeente, line.aanbieder, line.prestatie.toewijzing_nummer, month)
        };
        what(self) == what(other) && self.prestatie.product_code == other.prestatie.product_code
    }
}

/// How a line of our own came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Herleiding {
    /// The law.
    pub domain: Domain,
    /// The provider.
    pub aanbieder: AgbCode,
    /// The reference of the line.
    pub referentie: ReferentieNummer,
    /// The line with its arithmetic, as stored JSON: a `report::DeclaredLine`.
    pub regel: String,
}

/// How a declared line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PrestatieStatus {
    /// Submitted, not answered.
    Ingediend,
    /// Rejected by a 325.
    Afgewezen,
    /// Accepted.
    Toegekend,
    /// Credited in full by a later line.
    Gecrediteerd,
    /// Its declaration was rejected as a whole: the line counts as not sent.
    Vervallen,
}

impl PrestatieStatus {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Ingediend, Self::Afgewezen, Self::Toegekend, Self::Gecrediteerd, Self::Vervallen];

    /// The word for it in the dossier.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ingediend => "ingediend",
            Self::Afgewezen => "afgewezen",
            Self::Toegekend => "toegekend",
            Self::Gecrediteerd => "gecrediteerd",
            Self::Vervallen => "vervallen",
        }
    }

    /// The word for it in lists.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Ingediend => Text::fixed("ingediend", "submitted"),
            Self::Afgewezen => Text::fixed("afgewezen", "rejected"),
            Self::Toegekend => Text::fixed("toegekend", "accepted"),
            Self::Gecrediteerd => Text::fixed("gecrediteerd", "credited"),
            Self::Vervallen => Text::fixed("vervallen", "lapsed"),
        }
    }

    /// Whether it uses up volume or budget: submitted or accepted, not rejected, credited or lapsed.
    #[must_use]
    pub const fn telt(self) -> bool {
        matches!(self, Self::Ingediend | Self::Toegekend)
    }
}
