//! The order in which the messages of a batch count, whatever the order in which they are offered.

use chrono::Datelike;

use crate::dossier::facts;
use crate::messages::{Bericht, Inhoud, StopProduct};
use crate::values::{Datum, StatusAanlevering};

/// The place of a message in a batch: by its date, and within a day in the order in which the standard lets messages
/// follow each other. It does not depend on file names; messages of the same place go in order of their hash.
///
/// Within a day: allocations on a municipality's own initiative, requests, the answers to those, the allocations that
/// honour them, removals of stops and of starts, starts and stops by their own dates, declarations; a return message
/// comes after what it answers. A removal goes before a report of the same day, because a correction in two messages
/// removes first and reports again afterwards (IV008). On one day an earlier start stops before a new one begins, and that
/// one begins before it stops.
///
/// It is kept as bytes that have the order of the places, so that they can also be sorted on disk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(Box<[u8]>);

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
        let mut bytes = Vec::with_capacity(40);
        bytes.extend(day(header.dagtekening));
        bytes.push(rank as u8);
        // What has no date that orders it comes first.
        bytes.push(u8::from(about.is_some()));
        if let Some((date, moment)) = about {
            bytes.extend(day(date));
            bytes.push(moment as u8);
        }
        bytes.push(header.kind as u8);
        for text in [&*header.afzender, header.identificatie.as_str()] {
            bytes.extend(text.bytes());
            // No text of a message has this, so the shorter one comes first.
            bytes.push(0);
        }
        bytes.push(header.domain as u8);
        Self(bytes.into())
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A day, as bytes in the order of the calendar.
fn day(datum: Datum) -> [u8; 4] {
    let days = datum.num_days_from_ce();
    (days.cast_unsigned() ^ (1 << 31)).to_be_bytes()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_days_have_the_order_of_the_days() {
        let far =
            [(-4000, 1, 1), (-1, 12, 31), (0, 1, 1), (1, 1, 1), (1999, 12, 31), (2026, 1, 1), (2026, 1, 2)];
        let days = far.map(|(year, month, date)| Datum::from_ymd_opt(year, month, date).unwrap());
        assert!(days.is_sorted() && days.map(day).is_sorted_by(|one, other| one < other));
        assert!(day(Datum::MIN) < day(days[0]) && day(days[6]) < day(Datum::MAX));
    }
}
