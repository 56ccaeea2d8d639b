//! What the standard and the book ask of counted care and of lines.

mod ceiling;
mod cost;
mod items;
mod lines;
mod volume;

use super::item::LineKey;
use crate::dossier::ToewijzingVersie;
use crate::messages::GeslotenPeriode;
use crate::productbook::Product;

/// A line as far as the checks need it.
pub(super) struct Candidate<'v> {
    pub key: &'v LineKey,
    pub product: &'v Product,
    pub versie: &'v ToewijzingVersie,
    pub periode: &'v GeslotenPeriode,
    /// The volume in the unit of the product.
    pub volume: u64,
    /// The amount in eurocents.
    pub amount: u64,
}
