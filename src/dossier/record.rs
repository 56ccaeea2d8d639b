//! What a dossier keeps of messages as such: their records, numbers that were handed out, and files that go out.

use schemars::JsonSchema;
use serde::Serialize;

use super::Stand;
use crate::finding::Verdict;
use crate::messages::Kind;
use crate::values::{AgbCode, Datum, Domain, IdentificatieBericht, Month};

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
    /// The day on which it was received or made.
    pub ontvangen: Datum,
    /// How it stands; none for what is no forward message.
    pub stand: Option<Stand>,
    /// Whether the report is final; one that is not is completed by the next run.
    pub afgerond: bool,
    /// The verdict.
    pub verdict: Verdict,
    /// The report on it, as stored JSON, so that a second run tells the same.
    pub report: String,
}

/// The report on a message that came in, as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GehoudenRapport {
    /// Its place in the order of entry.
    pub volgnummer: i64,
    /// The hash of the message.
    pub hash: Hash,
    /// Whether the message was answered since.
    pub is_beantwoord: bool,
    /// The report, as stored JSON: a `report::MessageReport`; empty when it was removed.
    pub rapport: String,
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
    /// Its date; of a return message the day on which that was made.
    pub dagtekening: Datum,
    /// The identification of the message that it answers, when it is an answer.
    pub betreft: Option<IdentificatieBericht>,
}

/// A message that the dossier knows, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BekendBericht {
    /// Its hash.
    pub hash: Hash,
    /// Its header.
    pub header: HeaderRecord,
    /// Whether we made it ourselves.
    pub outgoing: bool,
    /// The day on which it was received or made.
    pub ontvangen: Datum,
    /// How it stands; none for an answer.
    pub stand: Option<Stand>,
    /// The message that answers it, as far as known.
    pub antwoord: Option<Hash>,
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
    /// What it is for.
    pub waarvoor: Waarvoor,
}

/// What an outgoing file is for: a run for the same writes it again where it is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waarvoor {
    /// It declares a month.
    Maand(Month),
    /// It answers a message.
    Antwoord(Hash),
}

/// What a reference was used for, where it may not be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EerderGebruik {
    /// A declared line (TR314).
    Prestatie,
    /// A request (TR347).
    Verzoek,
}

impl EerderGebruik {
    /// Its name in the dossier.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prestatie => "prestatie",
            Self::Verzoek => "verzoek",
        }
    }
}

/// How much was removed because of its age, in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Opgeruimd {
    /// Messages of which only stays that they were seen.
    pub berichten: usize,
    /// Versions of allocations.
    pub toewijzingen: usize,
    /// Requests.
    pub verzoeken: usize,
    /// Answers to requests.
    pub antwoorden: usize,
    /// Starts, stops and removals of those.
    pub leveringen: usize,
    /// Declared lines; their sums stay.
    pub prestaties: usize,
    /// Derivations of lines.
    pub herleidingen: usize,
    /// Files that had gone out.
    pub uitgaand: usize,
    /// Results of declaration runs.
    pub runs: usize,
}
