//! The table `deelnemers`.

use super::cell;
use super::column::{CLIENT, Column, Kind, optional, required};
use super::row::each;
use super::{Place, Registraties, Tabel, Table};
use crate::finding::Text;
use crate::values::Bsn;

/// The columns.
pub(super) const COLUMNS: &[Column] = &[
    required(
        "sessie",
        Kind::Text,
        Text::fixed("De groepssessie, zoals in `sessies`", "The group session, as in `sessies`"),
        "S01",
    ),
    CLIENT,
    required(
        "aanwezig",
        Kind::YesNo,
        Text::fixed(
            "Of de cliënt er was: `ja` of `nee`",
            "Whether the client was there: `ja` (yes) or `nee` (no)",
        ),
        "ja",
    ),
    optional(
        "indirecte_minuten",
        Kind::Minutes,
        Text::fixed(
            "Tijd voor deze ene cliënt rond de sessie, in minuten",
            "Time for this one client around the session, in minutes",
        ),
        Text::fixed("bij vaktherapie", "for arts therapy"),
        "15",
    ),
];

/// A client at a group session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deelnemer {
    /// Where it stands.
    pub place: Place,
    /// The session.
    pub sessie: String,
    /// The client.
    pub bsn: Bsn,
    /// Whether the client was there.
    pub aanwezig: bool,
    /// Indirect minutes for this client alone.
    pub indirecte_minuten: u32,
}

pub(super) fn read(table: &Table, into: &mut Registraties) {
    each(Tabel::Deelnemers, table, COLUMNS, into, |row, into| {
        let sessie = row.required_text("sessie");
        let bsn = row.required("bsn", cell::bsn);
        let aanwezig = row.required("aanwezig", cell::yes);
        let indirecte_minuten = row.optional("indirecte_minuten", cell::minutes).unwrap_or(0);
        match (row.refused(bsn, None, None, row.text("sessie")), sessie, bsn, aanwezig) {
            (None, Some(sessie), Some(bsn), Some(aanwezig)) => into.deelnemers.push(Deelnemer {
                place: row.place.clone(),
                sessie,
                bsn,
                aanwezig,
                indirecte_minuten,
            }),
            (refused, ..) => into.geweigerd.extend(refused),
        }
    });
}
