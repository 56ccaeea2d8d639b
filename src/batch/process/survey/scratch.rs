//! What is known of every file while a run lasts: in a database without a name, of which SQLite keeps in memory what is small
//! and puts on disk what is not. When the program ends, however it ends, it is gone.

use std::collections::{BTreeSet, VecDeque};
use std::iter;

use rusqlite::{Connection, Row, params};

use super::Found;
use crate::batch::BatchError;
use crate::batch::collect::Part;
use crate::batch::digest::Digest;
use crate::batch::order::Place;
use crate::values::{Bsn, Domain};

/// A message that breaks its schema has no place and comes after all others; files with the same bytes stand together.
const TABLES: &str = "
    CREATE TABLE found (
        is_broken INTEGER, place BLOB, digest BLOB, label TEXT, source INTEGER, part INTEGER, size INTEGER, is_foreign INTEGER
    ) STRICT;
    CREATE TABLE loose (label TEXT, source INTEGER, part INTEGER) STRICT;
    CREATE TABLE answered (betreft TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE client (domein TEXT, bsn TEXT, PRIMARY KEY (domein, bsn)) STRICT, WITHOUT ROWID;
    BEGIN";

const SORT: &str = "
    CREATE TABLE sorted (
        number INTEGER PRIMARY KEY, digest BLOB, label TEXT, source INTEGER, part INTEGER, size INTEGER, is_foreign INTEGER
    ) STRICT;
    INSERT INTO sorted (digest, label, source, part, size, is_foreign)
        SELECT digest, label, source, part, size, is_foreign FROM found
        ORDER BY is_broken, place, digest, label, source, part;
    DROP TABLE found;
    COMMIT";

/// How many files are read from the tables at once.
const PAGE: usize = 256;

/// The tables of a run.
#[derive(Debug)]
pub(super) struct Scratch(Connection);

impl Scratch {
    pub fn new() -> Result<Self, BatchError> {
        // A path of nothing is SQLite's name for it.
        let connection = Connection::open("")?;
        // There is nothing to go back to.
        connection.pragma_update(None, "journal_mode", "OFF")?;
        connection.execute_batch(TABLES)?;
        Ok(Self(connection))
    }

    pub fn add_found(&mut self, place: Option<&Place>, found: &Found) -> Result<(), BatchError> {
        let mut insert =
            self.0.prepare_cached("INSERT INTO found VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
        insert.execute(params![
            place.is_none(),
            place.map(Place::as_bytes),
            found.digest.as_bytes(),
            found.label,
            number(found.source),
            part_number(found.part),
            number(found.size),
            found.is_foreign,
        ])?;
        Ok(())
    }

    pub fn add_loose(&mut self, label: &str, source: usize, part: Part) -> Result<(), BatchError> {
        let mut insert = self.0.prepare_cached("INSERT INTO loose VALUES (?1, ?2, ?3)")?;
        insert.execute(params![label, number(source), part_number(part)])?;
        Ok(())
    }

    pub fn add_answered(&mut self, betreft: &str) -> Result<(), BatchError> {
        let mut insert = self.0.prepare_cached("INSERT OR IGNORE INTO answered VALUES (?1)")?;
        insert.execute([betreft])?;
        Ok(())
    }

    pub fn add_client(&mut self, (domain, bsn): (Domain, Bsn)) -> Result<(), BatchError> {
        let mut insert = self.0.prepare_cached("INSERT OR IGNORE INTO client VALUES (?1, ?2)")?;
        insert.execute([domain.prefix(), bsn.as_str()])?;
        Ok(())
    }

    /// Nothing is added any more; gives the number of files with bytes to keep.
    pub fn sort(&mut self) -> Result<usize, BatchError> {
        self.0.execute_batch(SORT)?;
        let count = self.0.query_row("SELECT count(*) FROM sorted", [], |row| row.get(0).map(size))?;
        Ok(count)
    }

    pub fn groups(&self) -> Groups<'_> {
        Groups { scratch: self, page: VecDeque::new(), read: 0, given: 0 }
    }

    /// Files from a number on, from 0.
    fn page(&self, from: usize) -> Result<VecDeque<Found>, BatchError> {
        let mut select = self.0.prepare_cached(
            "SELECT digest, label, source, part, size, is_foreign FROM sorted WHERE number > ?1 ORDER BY number LIMIT ?2",
        )?;
        let found = select.query_map([number(from), number(PAGE)], found)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    pub fn loose(&self) -> Result<Vec<(usize, Part)>, BatchError> {
        let mut select =
            self.0.prepare_cached("SELECT source, part FROM loose ORDER BY label, source, rowid")?;
        let loose = select.query_map([], |row| Ok((size(row.get(0)?), part(row.get(1)?))))?;
        Ok(loose.collect::<Result<_, _>>()?)
    }

    pub fn is_answered(&self, betreft: &str) -> Result<bool, BatchError> {
        let mut select = self.0.prepare_cached("SELECT 1 FROM answered WHERE betreft = ?1")?;
        Ok(select.exists([betreft])?)
    }

    pub fn clients(&self) -> Result<BTreeSet<(Domain, Bsn)>, BatchError> {
        let mut select = self.0.prepare_cached("SELECT domein, bsn FROM client")?;
        let client = |row: &Row<'_>| {
            let (domein, bsn): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(Domain::from_name(&domein).zip(Bsn::new(&bsn).ok()))
        };
        let clients = select.query_map([], client)?.filter_map(Result::transpose);
        Ok(clients.collect::<Result<_, _>>()?)
    }
}

/// Files with the same bytes.
#[derive(Debug)]
pub(in super::super) struct Group {
    /// The number of the first of them among all files, from 0.
    pub number: usize,
    pub first: Found,
    pub twins: Vec<Found>,
}

impl Group {
    pub fn files(&self) -> impl Iterator<Item = &Found> {
        iter::once(&self.first).chain(&self.twins)
    }

    /// The files with their numbers.
    pub fn numbered(self) -> impl Iterator<Item = (Found, usize)> {
        iter::once(self.first).chain(self.twins).zip(self.number..)
    }
}

/// All files, a page at a time in memory.
pub(in super::super) struct Groups<'s> {
    scratch: &'s Scratch,
    page: VecDeque<Found>,
    /// How many files were read from the tables.
    read: usize,
    /// How many files were given.
    given: usize,
}

impl Groups<'_> {
    fn fill(&mut self) -> Result<(), BatchError> {
        if self.page.is_empty() {
            self.page = self.scratch.page(self.read)?;
            self.read += self.page.len();
        }
        Ok(())
    }

    fn next_group(&mut self) -> Result<Option<Group>, BatchError> {
        self.fill()?;
        let Some(first) = self.page.pop_front() else { return Ok(None) };
        let mut group = Group { number: self.given, first, twins: Vec::new() };
        self.fill()?;
        while self.page.front().is_some_and(|next| next.digest == group.first.digest) {
            group.twins.extend(self.page.pop_front());
            self.fill()?;
        }
        self.given += 1 + group.twins.len();
        Ok(Some(group))
    }
}

impl Iterator for Groups<'_> {
    type Item = Result<Group, BatchError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_group().transpose()
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    Ok(Found {
        digest: Digest::from_bytes(row.get(0)?),
        label: row.get(1)?,
        source: size(row.get(2)?),
        part: part(row.get(3)?),
        size: size(row.get(4)?),
        is_foreign: row.get(5)?,
    })
}

/// What is counted in memory fits.
fn number(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn part_number(part: Part) -> Option<i64> {
    match part {
        Part::Whole => None,
        Part::Member(index) => Some(number(index)),
    }
}

fn part(number: Option<i64>) -> Part {
    number.map_or(Part::Whole, |number| Part::Member(size(number)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// More files than are read at once, and one message in more of them than that.
    #[test]
    fn files_come_back_in_order_and_those_with_the_same_bytes_together() {
        let mut scratch = Scratch::new().unwrap();
        let mut expected: BTreeMap<[u8; 32], Vec<String>> = BTreeMap::new();
        for number in (0..3 * PAGE).rev() {
            let message = if number < PAGE + 10 { 7 } else { number / 2 };
            let found = Found {
                digest: Digest::of(&message.to_be_bytes()),
                label: format!("in/{number:04}.xml"),
                source: number,
                part: if number % 3 == 0 { Part::Whole } else { Part::Member(number) },
                size: number,
                is_foreign: number % 5 == 0,
            };
            scratch.add_found(None, &found).unwrap();
            expected.entry(*found.digest.as_bytes()).or_default().insert(0, found.label);
        }
        assert_eq!(scratch.sort().unwrap(), 3 * PAGE);
        let groups: Vec<_> = scratch.groups().map(Result::unwrap).collect();
        let mut next = 0;
        for group in groups {
            let (digest, labels) = expected.pop_first().unwrap();
            assert_eq!(*group.first.digest.as_bytes(), digest);
            assert_eq!(
                group.files().map(|found| &found.label).collect::<Vec<_>>(),
                labels.iter().collect::<Vec<_>>()
            );
            for (found, number) in group.numbered() {
                assert_eq!(number, next);
                assert_eq!(found.part == Part::Whole, found.source % 3 == 0);
                assert_eq!((found.size, found.is_foreign), (found.source, found.source % 5 == 0));
                next += 1;
            }
        }
        assert!(expected.is_empty() && next == 3 * PAGE);
    }
}
