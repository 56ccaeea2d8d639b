//! The table `deelnemers`.

use super::cell;
use super::column::{Column, optional, required};
use super::row::each;
use super::{Place, Registraties, Tabel, Table};
use crate::values::Bsn;

const COLUMNS: &[Column] =
    &[required("sessie"), required("bsn"), required("aanwezig"), optional("indirecte_minuten")];

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
        let sessie = row.required("sessie", |text| Ok(text.to_owned()));
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
