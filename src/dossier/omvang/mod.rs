//! How much an allocation gives: its volume, and how many times that counts.
//!
//! The one place for this arithmetic: what is declared is cut to it before it is sent, and judged by it when it comes
//! in. All of it is exact and in whole numbers, and no step walks through a period, so dates may be of any year. The
//! largest maximum, 99,999,999 hours a day in minutes over all the days that exist, is 1.2 × 10¹⁸ and fits.

use chrono::{Datelike as _, Days, Weekday};

use super::ToewijzingVersie;
use crate::messages::{GeslotenPeriode, Omvang};
use crate::values::{Datum, Domain, Eenheid, Frequentie, ProductCategorie, iso_weeks_touched};

/// The fixed number of weeks per product period for help in the household under the Wmo (IV077).
const HOUSEHOLD_WEEKS: u64 = 6;

/// An allocation with a volume, as far as the amount of care is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Ruimte<'v> {
    /// Volume, unit and frequency.
    pub omvang: &'v Omvang,
    /// First day of the allocation.
    pub ingangsdatum: Datum,
    /// Its last day; open when absent.
    pub einddatum: Option<Datum>,
    /// Whether it is help in the household, category 01 under the Wmo, of which the weeks count in a way of their own.
    pub is_huishouden: bool,
}

impl<'v> Ruimte<'v> {
    /// That of a version of an allocation; none without a volume.
    #[must_use]
    pub fn of(versie: &'v ToewijzingVersie) -> Option<Self> {
        let product = &versie.product;
        let categorie = product.product.as_ref().map(|product| product.categorie);
        Some(Self {
            omvang: product.omvang.as_ref()?,
            ingangsdatum: product.ingangsdatum,
            einddatum: product.einddatum,
            is_huishouden: versie.domain == Domain::Wmo
                && categorie == Some(ProductCategorie::HULP_BIJ_HET_HUISHOUDEN),
        })
    }

    /// How many times the volume counts in a product period (TR321); none for a frequency that is not known.
    ///
    /// - per day: the days of the period. The standard gives no formula; this is the plain reading;
    /// - per week, effort: the ISO weeks that the period touches, broken ones in full (IV077). A week over the turn of
    ///   the year is one week: the step by step method of the standard would count it twice;
    /// - per week, output (pieces, euros): the Sundays of the period. A broken last week of the allocation belongs to
    ///   the period with its last Sunday (IV076); when it has no Sunday at all, to the period in which it ends;
    /// - per week, help in the household (Wmo, category 01): always 6, whatever the unit (IV077);
    /// - per month: once, a broken month in full (IV078). For output the parties agree on that in their contract, so
    ///   that the standard forbids no more than this;
    /// - in total: once.
    #[must_use]
    pub fn keer_in(&self, periode: &GeslotenPeriode) -> Option<u64> {
        let (from, to) = (periode.begindatum, periode.einddatum);
        match self.omvang.frequentie {
            Frequentie::DAG => Some(days(from, to)),
            Frequentie::WEEK if self.is_huishouden => Some(HOUSEHOLD_WEEKS),
            Frequentie::WEEK if self.is_per_zondag() => {
                Some(sundays(from, to) + u64::from(self.has_broken_week(from, to)))
            }
            Frequentie::WEEK => Some(u64::from(iso_weeks_touched(from, to))),
            Frequentie::MAAND | Frequentie::TOTAAL => Some(1),
            _ => None,
        }
    }

    /// How many times the volume counts over the whole term (TR322); none when there is no limit to it.
    ///
    /// Days, ISO weeks and calendar months that the term touches, broken ones in full. The Sundays of an allocation for
    /// output and its broken last week are together the ISO weeks that it touches. Without a last day there is no limit
    /// but for a volume in total.
    #[must_use]
    pub fn keer_totaal(&self) -> Option<u64> {
        let frequentie = self.omvang.frequentie;
        if frequentie == Frequentie::TOTAAL {
            return Some(1);
        }
        let (from, to) = (self.ingangsdatum, self.einddatum?);
        match frequentie {
            Frequentie::DAG => Some(days(from, to)),
            Frequentie::WEEK => Some(u64::from(iso_weeks_touched(from, to))),
            Frequentie::MAAND => Some(months(from, to)),
            _ => None,
        }
    }

    /// That many times the volume, in a unit of delivered care; none when the units cannot be compared.
    #[must_use]
    pub fn maximum(&self, keer: u64, eenheid: Eenheid) -> Option<u64> {
        let volume = u64::from(self.omvang.volume.get());
        Some(volume.saturating_mul(per_eenheid(self.omvang.eenheid, eenheid)?).saturating_mul(keer))
    }

    /// Whether it is output per week, of which the weeks go by their Sundays (IV076).
    #[must_use]
    pub fn is_per_zondag(&self) -> bool {
        self.omvang.frequentie == Frequentie::WEEK && self.omvang.eenheid.is_output()
    }

    /// The day that decides to which product period care of a day belongs (IV076).
    ///
    /// - effort, and output per month or in total: the day itself, also inside a week that spans two months;
    /// - output per week: the Sunday of its week. What falls in a broken last week of the allocation goes to the last
    ///   Sunday of the allocation; when it has no Sunday at all, to its last day.
    #[must_use]
    pub fn peildag(&self, dag: Datum) -> Datum {
        if !self.is_per_zondag() {
            return dag;
        }
        let until_sunday = (7 - dag.weekday().num_days_from_sunday()) % 7;
        let sunday = dag.checked_add_days(Days::new(until_sunday.into())).unwrap_or(dag);
        match self.einddatum {
            Some(einde) if einde < sunday => self.last_sunday(einde),
            _ => sunday,
        }
    }

    /// Whether the last week of the allocation is broken and belongs to this period.
    fn has_broken_week(&self, from: Datum, to: Datum) -> bool {
        self.einddatum
            .filter(|einde| einde.weekday() != Weekday::Sun)
            .is_some_and(|einde| (from..=to).contains(&self.last_sunday(einde)))
    }

    /// The last Sunday of the allocation; its last day when it has none.
    fn last_sunday(&self, einde: Datum) -> Datum {
        einde
            .checked_sub_days(Days::new(einde.weekday().num_days_from_sunday().into()))
            .filter(|sunday| *sunday >= self.ingangsdatum)
            .unwrap_or(einde)
    }
}

/// How many of the second unit the first one is: 60 minutes in an hour (TR341); none when they cannot be compared.
#[must_use]
pub fn per_eenheid(eenheid: Eenheid, in_eenheid: Eenheid) -> Option<u64> {
    match (eenheid, in_eenheid) {
        (Eenheid::UUR, Eenheid::MINUUT) => Some(60),
        _ => (eenheid == in_eenheid).then_some(1),
    }
}

/// The days of a period, both ends included.
fn days(from: Datum, to: Datum) -> u64 {
    u64::try_from(to.signed_duration_since(from).num_days().saturating_add(1)).unwrap_or(0)
}

/// The Sundays of a period: the ISO weeks that it touches, less the last one when that is broken.
fn sundays(from: Datum, to: Datum) -> u64 {
    u64::from(iso_weeks_touched(from, to)).saturating_sub(u64::from(to.weekday() != Weekday::Sun))
}

/// The calendar months that a period touches; 0 when it ends before it begins.
fn months(from: Datum, to: Datum) -> u64 {
    let number = |day: Datum| i64::from(day.year()) * 12 + i64::from(day.month0());
    if to < from { 0 } else { u64::try_from(number(to) - number(from) + 1).unwrap_or(0) }
}

#[cfg(test)]
mod tests;
