//! From counted care to a volume: one exact sum, one conversion, one rounding.

use chrono::Datelike as _;

use super::derivation::Conversion;
use super::item::Item;
use super::period::{agreed, peildag};
use super::{Entry, Step};
use crate::dossier::ToewijzingVersie;
use crate::messages::GeslotenPeriode;
use crate::productbook::{BrokenMonth, Counting, Product};
use crate::values::{Eenheid, Fraction, Month, Rounding, round};

/// How the items of a line become its volume.
pub(super) struct Method<'v> {
    pub product: &'v Product,
    pub versie: &'v ToewijzingVersie,
    pub conversion: Option<Conversion>,
    /// How divided minutes are rounded.
    pub rounding: Rounding,
}

/// A volume with how it came about.
pub(super) struct Counted {
    pub entries: Vec<Entry>,
    pub sum: Fraction,
    /// How it was rounded; none when only whole numbers were added.
    pub rounding: Option<Rounding>,
    pub volume: i128,
}

impl<'v> Method<'v> {
    pub fn of(
        product: &'v Product,
        versie: &'v ToewijzingVersie,
        periode: &GeslotenPeriode,
        rounding: Rounding,
    ) -> Self {
        Self { product, versie, conversion: conversion(product, versie, periode), rounding }
    }

    pub fn count<'i>(&self, items: impl IntoIterator<Item = &'i Item>) -> Counted {
        let items: Vec<&Item> = items.into_iter().collect();
        let fractional = items.iter().any(|item| is_share(&item.step));
        let entries: Vec<Entry> = items
            .into_iter()
            .map(|item| {
                let day = peildag(self.product, self.versie, item.datum);
                item.clone().entry(counted(item, self.rounding), day)
            })
            .collect();
        let sum: Fraction = entries.iter().map(|entry| entry.counted).sum();
        let (rounding, volume) = match self.conversion {
            None => (fractional.then_some(self.rounding), round(sum, self.rounding)),
            Some(conversion) => {
                // The standard's own way for hours (IV079), and the usual one for money.
                let mode = Rounding::HalfUpPerLine;
                let volume = round(conversion.apply(sum), mode);
                let has_care = sum > Fraction::from_integer(0);
                let least = i128::from(conversion == Conversion::Hours && has_care);
                (Some(mode), volume.max(least))
            }
        };
        Counted { entries, sum, rounding, volume }
    }
}

/// What becomes of the sum before it is rounded.
fn conversion(product: &Product, versie: &ToewijzingVersie, periode: &GeslotenPeriode) -> Option<Conversion> {
    if product.counting == Counting::Minutes && product.eenheid == Eenheid::UUR {
        return Some(Conversion::Hours);
    }
    (agreed(product, versie, periode) == BrokenMonth::ProRata).then(|| Conversion::ProRata {
        days: (periode.einddatum.day() + 1).saturating_sub(periode.begindatum.day()),
        of: Month::of(periode.begindatum).last().day(),
    })
}

/// Whether a step is a division and so a fraction.
const fn is_share(step: &Step) -> bool {
    matches!(step, Step::Share { .. } | Step::JointIndirect { .. })
}

/// What an item adds: its share, rounded when each session is.
fn counted(item: &Item, rounding: Rounding) -> Fraction {
    if rounding.per_session() && is_share(&item.step) {
        Fraction::from_integer(round(item.exact, rounding))
    } else {
        item.exact
    }
}
