//! What a dossier knows.

use serde::{Deserialize, Serialize};

use crate::finding::Verdict;
use crate::messages::{AangevraagdProduct, Kind, Prestatie, ToegewezenProduct};
use crate::values::{
    AgbCode, Bsn, Datum, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht, Month, RedenWijziging,
    Tijd,
};

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

    /// Whether the allocation is in force on a day.
    #[must_use]
    pub fn is_active_on(&self, day: Datum) -> bool {
        self.product.ingangsdatum <= day && self.product.einddatum.is_none_or(|end| day <= end)
    }
}

/// A product asked for in a 315.
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
    /// Date of the message.
    pub dagtekening: Datum,
    /// What has become of it.
    pub status: VerzoekStatus,
    /// What is asked for.
    pub product: AangevraagdProduct,
}

/// What has become of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerzoekStatus {
    /// No allocation with its reference is known.
    Open,
    /// An allocation carries its reference.
    Toegewezen,
    /// Own checks found an error, so it should not be sent.
    Tegengehouden,
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
    /// The line itself.
    pub prestatie: Prestatie,
}

/// How a declared line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// The hash by which a message is recognised: SHA-256 of its bytes, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub String);

/// What is kept of every file that was processed, readable or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRecord {
    /// Hash of the bytes.
    pub hash: Hash,
    /// The bytes as received or sent.
    pub bytes: Vec<u8>,
    /// Whether we made it ourselves.
    pub outgoing: bool,
    /// What it is, when it is a message.
    pub header: Option<HeaderRecord>,
    /// The verdict.
    pub verdict: Verdict,
    /// The report on it, as stored JSON, so that a second run tells the same.
    pub report: String,
}

/// The header of a message, as far as the dossier needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRecord {
    /// The law.
    pub domain: Domain,
    /// The kind of message.
    pub kind: Kind,
    /// Code of the sender.
    pub afzender: String,
    /// Code of the receiver.
    pub ontvanger: String,
    /// Its identification.
    pub identificatie: IdentificatieBericht,
    /// Its date.
    pub dagtekening: Datum,
}

/// A series of numbers that must never be handed out twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Series {
    /// `Identificatie` of own messages: per sender and kind of message (TR056).
    Identificatie(AgbCode, Domain, Kind),
    /// `DeclaratieNummer`: per provider, law and month (TR333).
    DeclaratieNummer(AgbCode, Domain, Month),
}

impl Series {
    /// The key under which the series is kept.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Identificatie(agb, domain, kind) => {
                format!("identificatie/{agb}/{}", kind.message(*domain).name())
            }
            Self::DeclaratieNummer(agb, domain, month) => {
                format!("declaratienummer/{agb}/{}/{month}", domain.prefix())
            }
        }
    }
}

/// A file that must go out, kept until it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingFile {
    /// Path below the output folder, such as `declaraties/x.xml`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The month that it declares.
    pub month: Month,
}
