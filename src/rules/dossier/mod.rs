//! Level 3: rules that need earlier messages.
//!
//! It makes no difference whether the dossier holds the message itself already.

mod identificatie;
mod referentie;

pub use identificatie::TR056;
pub use referentie::TR314;

use super::cap;
use super::catalogue::Rule;
use crate::dossier::{Dossier, Hash, StoreError};
use crate::finding::Finding;
use crate::messages::Bericht;

/// The rules of level 3.
pub static RULES: &[&Rule] = &[&TR056, &TR314];

/// Checks every rule of level 3 that is for this message; `hash` is that of the message itself.
///
/// The findings have a path but no line: `xml::locate` fills that in from the source.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn check(bericht: &Bericht, hash: &Hash, dossier: &dyn Dossier) -> Result<Vec<Finding>, StoreError> {
    let mut findings: Vec<Finding> = identificatie::check(bericht, hash, dossier)?.into_iter().collect();
    let start = findings.len();
    referentie::check(bericht, hash, dossier, &mut findings)?;
    cap(&mut findings, start);
    Ok(findings)
}
