//! Declaring with several product books: each row is counted by the book of its allocation.
//!
//! One computation is about one book. [`compute_all`] gives every row to one of them and puts the results together.
//! A group session with clients of several regions is in the computation of each: everyone present counts in the
//! division, and each is declared by the own book.

mod merge;
mod place;

use std::collections::{BTreeMap, BTreeSet};

use place::{Owner, Placing};

use super::activity::{self, Judgement};
use super::{Computation, Input, Levering, Place, Registraties, Sessie, compute_for};
use crate::dossier::{Dossier, StoreError};
use crate::productbook::{Books, Counting};
use crate::values::{Bsn, Datum};

/// What belongs to the other books.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere {
    /// Rows that are in a computation for others: they are counted, declared or refused by another book.
    rows: BTreeMap<Place, (Bsn, bool)>,
    /// The days that other books are about.
    days: Vec<(Datum, Datum)>,
}

impl Elsewhere {
    /// Whether a row, as far as it is about its own client, belongs to another book.
    pub fn has(&self, place: &Place, bsn: Option<Bsn>) -> bool {
        self.rows.get(place).is_some_and(|(of, _)| bsn == Some(*of))
    }

    /// Whether a participant of another book is one of those over whom a session is divided; none for one of this book.
    pub fn divides(&self, place: &Place) -> Option<bool> {
        self.rows.get(place).map(|(_, counts)| *counts)
    }

    /// Whether another book is about a day.
    pub fn covers(&self, day: Datum) -> bool {
        self.days.iter().any(|(from, to)| *from <= day && day <= *to)
    }
}

/// The rows of one book.
#[derive(Debug, Clone, Default)]
struct Share {
    registraties: Registraties,
    elsewhere: Elsewhere,
}

/// Computes the lines of one month with several product books.
///
/// A row belongs to the book of the municipality of the client's allocation on the day of care. What no book can be found
/// for is refused by a book that knows the product, else by the first. Without any book every row is refused.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn compute_all(
    input: Input<'_>,
    dossier: &dyn Dossier,
    books: &Books,
) -> Result<Computation, StoreError> {
    let none = merge::no_book();
    let all: Vec<_> = if books.is_empty() { vec![&none] } else { books.iter().collect() };
    if let [book] = all[..] {
        return compute_for(input, dossier, book, &Elsewhere::default());
    }
    let shares = divide(input, dossier, books)?;
    let mut done: Vec<Computation> = Vec::with_capacity(shares.len());
    for (book, share) in books.iter().zip(&shares) {
        // What an earlier book declares uses an allocation up for the later ones.
        let made: Vec<_> =
            input.made.iter().chain(done.iter().flat_map(|done| &done.lines)).cloned().collect();
        let input = Input { registraties: &share.registraties, made: &made, ..input };
        done.push(compute_for(input, dossier, book, &share.elsewhere)?);
    }
    Ok(merge::merge(input, done))
}

/// Gives every row to its book.
fn divide(input: Input<'_>, dossier: &dyn Dossier, books: &Books) -> Result<Vec<Share>, StoreError> {
    let all = input.registraties;
    let placing = Placing::new(input, dossier, books)?;
    // A row that could not be read may be part of a session or line of any book.
    let common = Registraties {
        geweigerd: all.geweigerd.clone(),
        findings: all.findings.clone(),
        ..Registraties::default()
    };
    let share = Share { registraties: common, elsewhere: Elsewhere::default() };
    let mut shares = vec![share; books.iter().len()];
    for (index, share) in shares.iter_mut().enumerate() {
        let others = books.iter().enumerate().filter(|(other, _)| *other != index);
        share.elsewhere.days = others.map(|(_, book)| (book.valid_from, book.valid_to)).collect();
    }
    let sessions = divide_sessions(&placing, input, &mut shares);
    for row in &all.leveringen {
        let owner = placing.levering(row);
        let joint =
            if is_joint(books, owner.book, row) { sessions_of(row, all, &sessions) } else { BTreeSet::new() };
        for (index, share) in shares.iter_mut().enumerate() {
            if index == owner.book {
                share.registraties.leveringen.push(row.clone());
            } else if joint.contains(&index) {
                share.registraties.leveringen.push(row.clone());
                share.elsewhere.rows.insert(row.place.clone(), (row.bsn, true));
            }
        }
    }
    for share in &mut shares {
        let own = &share.registraties;
        share.registraties.rijen = own.leveringen.len() + own.sessies.len() + own.deelnemers.len();
    }
    Ok(shares)
}

/// Gives each session with its participants to every book that one of them is of; tells by its name which those are.
fn divide_sessions<'r>(
    placing: &Placing<'_>,
    input: Input<'r>,
    shares: &mut [Share],
) -> BTreeMap<&'r str, BTreeSet<usize>> {
    let all = input.registraties;
    let mut known: BTreeMap<&str, &Sessie> = BTreeMap::new();
    for sessie in &all.sessies {
        known.insert(sessie.sessie.as_str(), sessie);
    }
    let mut owners: BTreeMap<&Place, Owner> = BTreeMap::new();
    let mut homes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sessions: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for deelnemer in &all.deelnemers {
        let Some(sessie) = known.get(deelnemer.sessie.as_str()) else { continue };
        let owner = placing.deelnemer(sessie, deelnemer.bsn);
        if owner.by_allocation {
            let home = homes.entry(sessie.sessie.as_str()).or_insert(owner.book);
            *home = (*home).min(owner.book);
            // A session of another month is only listed: by one book.
            if input.month.contains(sessie.datum) {
                sessions.entry(sessie.sessie.as_str()).or_default().insert(owner.book);
            }
        }
        owners.insert(&deelnemer.place, owner);
    }
    for sessie in &all.sessies {
        let home = *homes
            .entry(sessie.sessie.as_str())
            .or_insert_with(|| placing.by_code(&sessie.productcode, sessie.datum));
        let of = sessions.entry(sessie.sessie.as_str()).or_default();
        of.insert(home);
        for index in of.iter() {
            if let Some(share) = shares.get_mut(*index) {
                share.registraties.sessies.push(sessie.clone());
            }
        }
    }
    for deelnemer in &all.deelnemers {
        let (Some(of), Some(home)) =
            (sessions.get(deelnemer.sessie.as_str()), homes.get(deelnemer.sessie.as_str()))
        else {
            let index = placing.of_unknown_session(deelnemer);
            if let Some(share) = shares.get_mut(index) {
                share.registraties.deelnemers.push(deelnemer.clone());
            }
            continue;
        };
        let owner = owners.get(&deelnemer.place);
        let own = owner.filter(|owner| owner.by_allocation && of.contains(&owner.book));
        let book = own.map_or(*home, |owner| owner.book);
        // Who is not there divides nothing.
        let counts = owner.is_some_and(|owner| owner.is_allocated) && deelnemer.aanwezig;
        for index in of {
            let Some(share) = shares.get_mut(*index) else { continue };
            share.registraties.deelnemers.push(deelnemer.clone());
            if *index != book {
                share.elsewhere.rows.insert(deelnemer.place.clone(), (deelnemer.bsn, counts));
            }
        }
    }
    sessions
}

/// Whether a row is indirect time for a whole group, which is divided over the clients of its session.
fn is_joint(books: &Books, index: usize, row: &Levering) -> bool {
    let Some(book) = books.iter().nth(index) else { return false };
    book.product(&row.productcode).is_some_and(|product| {
        product.counting == Counting::GroupShare
            && matches!(activity::judge(book, product, row.activiteit.as_deref()), Judgement::Joint)
    })
}

/// The books of the sessions that joint time may be of: the one that it names, or those of the client on that day.
fn sessions_of(
    row: &Levering,
    all: &Registraties,
    sessions: &BTreeMap<&str, BTreeSet<usize>>,
) -> BTreeSet<usize> {
    let of = |name: &str| sessions.get(name).into_iter().flatten().copied();
    if let Some(name) = &row.referentie {
        return of(name).collect();
    }
    let on_the_day = all.sessies.iter().filter(|sessie| sessie.datum == row.datum);
    let with_client = on_the_day.filter(|sessie| {
        all.deelnemers.iter().any(|deelnemer| deelnemer.bsn == row.bsn && deelnemer.sessie == sessie.sessie)
    });
    with_client.flat_map(|sessie| of(&sessie.sessie)).collect()
}
