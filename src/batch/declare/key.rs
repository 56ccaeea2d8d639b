//! The key of a run: a hash of all that the computation looks at.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::BatchError;
use crate::batch::digest::hash;
use crate::declaration::Registraties;
use crate::dossier::Store;
use crate::productbook::Books;
use crate::values::{AgbCode, Bsn, Domain, Month};

/// The key, readable up to the hash.
///
/// The allocations of the clients are part of it: a 301 that comes in later makes the run new. Lines that
/// were declared are not, or no run would ever be the same as the one before.
pub(super) fn of(
    store: &dyn Store,
    clients: &BTreeSet<Bsn>,
    month: Month,
    aanbieder: AgbCode,
    books: &Books,
    files: &str,
) -> Result<String, BatchError> {
    let mut input = files.to_string();
    for bsn in clients {
        for domain in Domain::ALL {
            let _ = write!(input, "{:?}", store.versies(domain, bsn)?);
        }
    }
    // The texts of the books are not at hand; all that they say is.
    let mut names = Vec::new();
    for book in books {
        let _ = write!(input, "{book:?}");
        names.push(book.name.as_str());
    }
    Ok(format!("{month}/{aanbieder}/{}/{}", names.join("+"), hash(input.as_bytes()).0))
}

/// The clients that the registrations are about.
pub(super) fn clients(registraties: &Registraties) -> BTreeSet<Bsn> {
    let delivered = registraties.leveringen.iter().map(|row| row.bsn);
    delivered.chain(registraties.deelnemers.iter().map(|row| row.bsn)).collect()
}
