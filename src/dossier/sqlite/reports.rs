//! Reports on messages, read again.

use rusqlite::params;

use super::SqliteStore;
use crate::dossier::{GehoudenRapport, Hash, StoreError};
use crate::values::{Datum, Simple};

/// A page of reports. Days are compared as text, which has the order of days.
const PAGE: &str = "
    SELECT rowid, hash, antwoord IS NOT NULL, rapport FROM bericht
    WHERE rowid > ?3 AND uitgaand = 0 AND (?1 IS NULL OR ontvangen >= ?1) AND (?2 IS NULL OR ontvangen <= ?2)
    ORDER BY rowid LIMIT ?4";

impl SqliteStore {
    pub(super) fn reports(
        &self,
        (from, to): (Option<Datum>, Option<Datum>),
        after: i64,
        most: u32,
    ) -> Result<Vec<GehoudenRapport>, StoreError> {
        let [from, to] = [from, to].map(|day| day.map(|day| day.text().into_owned()));
        let mut statement = self.connection.prepare_cached(PAGE)?;
        let rows = statement.query_map(params![from, to, after, most], |row| {
            Ok(GehoudenRapport {
                volgnummer: row.get(0)?,
                hash: Hash(row.get(1)?),
                is_beantwoord: row.get(2)?,
                rapport: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn undated(&self) -> Result<u64, StoreError> {
        self.number("SELECT count(*) FROM bericht WHERE ontvangen IS NULL AND uitgaand = 0")
    }

    pub(super) fn last_line(&self) -> Result<u64, StoreError> {
        self.number("SELECT coalesce(max(rowid), 0) FROM prestatie")
    }

    fn number(&self, sql: &str) -> Result<u64, StoreError> {
        let number: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(u64::try_from(number).unwrap_or_default())
    }
}
