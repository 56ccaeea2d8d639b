//! A piece of counted care before it is part of a line.

use super::{Entry, Place, Step};
use crate::values::{Bsn, Datum, Domain, Fraction, Gemeente, Nummer, ProductCode};

/// Which line a piece of care belongs to. The order is the order of lines in a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LineKey {
    pub domain: Domain,
    pub gemeente: Gemeente,
    pub bsn: Bsn,
    pub nummer: Nummer,
    pub product: ProductCode,
}

/// A piece of counted care.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub key: LineKey,
    pub datum: Datum,
    pub places: Vec<Place>,
    pub step: Step,
    pub exact: Fraction,
}

impl Item {
    /// Whole units on one row.
    pub fn whole(key: LineKey, datum: Datum, place: &Place, step: Step, units: u32) -> Self {
        Self { key, datum, places: vec![place.clone()], step, exact: Fraction::from_integer(units.into()) }
    }

    /// The item as a step of the derivation, adding `counted` to the volume.
    pub fn entry(self, counted: Fraction, peildag: Datum) -> Entry {
        Entry { datum: self.datum, peildag, places: self.places, step: self.step, exact: self.exact, counted }
    }
}
