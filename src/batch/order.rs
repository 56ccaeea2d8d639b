//! The order in which the messages of a batch count, whatever the order in which they are offered.

use crate::dossier::facts;
use crate::messages::{Bericht, Inhoud, Kind, StopProduct};
use crate::values::{Datum, Domain, IdentificatieBericht, StatusAanlevering};

/// The place of a message in a batch: by its date, and within a day in the order in which the standard lets messages
/// follow each other. It does not depend on file names. There is one for every message of a batch, so it is small; messages
/// of the same place go in order of their hash.
///
/// Within a day: allocations on a municipality's own initiative, requests, the answers to those, the allocations that
/// honour them, removals of stops and of starts, starts and stops by their own dates, declarations; a return message
/// comes after what it answers. A removal goes before a report of the same day, because a correction in two messages
/// removes first and reports again afterwards (IV008). On one day an earlier start stops before a new one begins, and that
/// one begins before it stops.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    dagtekening: Datum,
    rank: Rank,
    /// The date that the message is about, where that orders messages of one day.
    about: Option<(Datum, Moment)>,
    kind: Kind,
    afzender: Code,
    identificatie: IdentificatieBericht,
    domain: Domain,
}

/// The code of a party, at most 8 digits, in the order of texts.
type Code = [u8; 8];

fn code(text: &str) -> Code {
    let mut bytes = Code::default();
    bytes.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    bytes
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Toewijzing,
    Verzoek,
    VerzoekRetour,
    Antwoord,
    AntwoordRetour,
    ToewijzingOpVerzoek,
    ToewijzingRetour,
    StopVerwijderd,
    StartVerwijderd,
    Regie,
    RegieRetour,
    Declaratie,
    DeclaratieAntwoord,
}

/// When on its day something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    /// What began on an earlier day stops.
    Eind,
    Begin,
    /// What began on the day itself stops.
    EindZelfdeDag,
}

impl Place {
    pub(super) fn of(bericht: &Bericht) -> Self {
        let header = facts::header(bericht);
        let (rank, about) = rank(bericht);
        Self {
            dagtekening: header.dagtekening,
            rank,
            about,
            kind: header.kind,
            afzender: code(&header.afzender),
            identificatie: header.identificatie,
            domain: header.domain,
        }
    }
}

fn rank(bericht: &Bericht) -> (Rank, Option<(Datum, Moment)>) {
    let removes = |status: StatusAanlevering| status == StatusAanlevering::VERWIJDEREN;
    let rank = match &bericht.inhoud {
        Inhoud::Toewijzing(root) => {
            let honours =
                root.client.toegewezen_producten.iter().any(|product| product.referentie_aanbieder.is_some());
            if honours { Rank::ToewijzingOpVerzoek } else { Rank::Toewijzing }
        }
        Inhoud::ToewijzingRetour(_) => Rank::ToewijzingRetour,
        Inhoud::VerzoekOmToewijzing(_) | Inhoud::VerzoekOmWijziging(_) => Rank::Verzoek,
        Inhoud::VerzoekOmToewijzingRetour(_) | Inhoud::VerzoekOmWijzigingRetour(_) => Rank::VerzoekRetour,
        Inhoud::Antwoord(_) => Rank::Antwoord,
        Inhoud::AntwoordRetour(_) => Rank::AntwoordRetour,
        Inhoud::Start(root) => {
            let starts = &root.client.start_producten;
            if starts.iter().all(|start| removes(start.status_aanlevering)) {
                Rank::StartVerwijderd
            } else {
                let first = starts.iter().map(|start| (start.begindatum, Moment::Begin)).min();
                return (Rank::Regie, first);
            }
        }
        Inhoud::Stop(root) => {
            let stops = &root.client.stop_producten;
            if stops.iter().all(|stop| removes(stop.status_aanlevering)) {
                Rank::StopVerwijderd
            } else {
                let moment = |stop: &StopProduct| {
                    if stop.begindatum < stop.einddatum { Moment::Eind } else { Moment::EindZelfdeDag }
                };
                let first = stops.iter().map(|stop| (stop.einddatum, moment(stop))).min();
                return (Rank::Regie, first);
            }
        }
        Inhoud::StartRetour(_) | Inhoud::StopRetour(_) => Rank::RegieRetour,
        Inhoud::Declaratie(root) => {
            let begin = root.declaratie.declaratie_periode.begindatum;
            return (Rank::Declaratie, Some((begin, Moment::Begin)));
        }
        Inhoud::DeclaratieAntwoord(_) => Rank::DeclaratieAntwoord,
    };
    (rank, None)
}
