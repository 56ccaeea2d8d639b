//! How deliveries stand: starts and stops without what was removed.

use super::{Herkomst, Levering, Melding};
use crate::messages::{Product, StartProduct, StopProduct};
use crate::values::{Datum, Nummer, RedenBeeindiging, StatusAanlevering};

/// What a start is known by, and a stop refers to: allocation, product and first day (TR382).
///
/// Without an allocation number, in task-based care, product and first day are the key (IV096).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sleutel {
    /// The allocation.
    pub nummer: Option<Nummer>,
    /// The product.
    pub product: Option<Product>,
    /// First day of care.
    pub begindatum: Datum,
}

impl From<&StartProduct> for Sleutel {
    fn from(start: &StartProduct) -> Self {
        Self { nummer: start.toewijzing_nummer, product: start.product.clone(), begindatum: start.begindatum }
    }
}

impl From<&StopProduct> for Sleutel {
    fn from(stop: &StopProduct) -> Self {
        Self { nummer: stop.toewijzing_nummer, product: stop.product.clone(), begindatum: stop.begindatum }
    }
}

impl Sleutel {
    /// Whether both are about the same allocation, or without a number about the same product.
    #[must_use]
    pub fn is_same_allocation(&self, other: &Self) -> bool {
        self.nummer == other.nummer && (self.nummer.is_some() || self.product == other.product)
    }
}

/// The starts and stops in force, each with the message that reported it.
///
/// A removal (`StatusAanlevering` 3) takes away the latest report with the same key, as if it was never sent (OP033).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regie {
    starts: Vec<(StartProduct, Herkomst)>,
    stops: Vec<(StopProduct, Herkomst)>,
}

impl Regie {
    /// What is in force after reports in order of entry.
    #[must_use]
    pub fn of<'l>(leveringen: impl IntoIterator<Item = &'l Levering>) -> Self {
        let mut regie = Self::default();
        for levering in leveringen {
            regie.add(&levering.melding, &levering.herkomst);
        }
        regie
    }

    /// Adds a report, or takes away what it removes.
    pub fn add(&mut self, melding: &Melding, herkomst: &Herkomst) {
        match melding {
            Melding::Start(start) if start.status_aanlevering == StatusAanlevering::VERWIJDEREN => {
                let found = self.starts.iter().rposition(|(known, _)| same_start(known, start));
                found.map(|index| self.starts.remove(index));
            }
            Melding::Start(start) => self.starts.push((start.clone(), herkomst.clone())),
            Melding::Stop(stop) if stop.status_aanlevering == StatusAanlevering::VERWIJDEREN => {
                let found = self.stops.iter().rposition(|(known, _)| same_stop(known, stop));
                found.map(|index| self.stops.remove(index));
            }
            Melding::Stop(stop) => self.stops.push((stop.clone(), herkomst.clone())),
        }
    }

    /// The starts that are not removed, in order of entry.
    pub fn starts(&self) -> impl Iterator<Item = (&StartProduct, &Herkomst)> {
        self.starts.iter().map(|(start, herkomst)| (start, herkomst))
    }

    /// The stops that are not removed, in order of entry.
    pub fn stops(&self) -> impl Iterator<Item = (&StopProduct, &Herkomst)> {
        self.stops.iter().map(|(stop, herkomst)| (stop, herkomst))
    }

    /// The start with the key of another.
    #[must_use]
    pub fn start(&self, sleutel: &Sleutel) -> Option<(&StartProduct, &Herkomst)> {
        self.starts().find(|(start, _)| Sleutel::from(*start) == *sleutel)
    }

    /// The stops of the start with a key, in order of entry.
    pub fn stops_of(&self, sleutel: &Sleutel) -> impl Iterator<Item = (&StopProduct, &Herkomst)> {
        self.stops().filter(move |(stop, _)| Sleutel::from(*stop) == *sleutel)
    }

    /// The starts for which no stop was reported, for a time or for good: they are in force (TR326).
    pub fn lopend(&self) -> impl Iterator<Item = (&StartProduct, &Herkomst)> {
        self.starts().filter(|(start, _)| self.stops_of(&Sleutel::from(*start)).next().is_none())
    }

    /// The stops for a time after which neither a definitive stop nor a new start was reported.
    pub fn onderbroken(&self) -> impl Iterator<Item = (&StopProduct, &Herkomst)> {
        self.stops().filter(|(stop, _)| {
            let sleutel = Sleutel::from(*stop);
            let goes_on = |start: &StartProduct| {
                sleutel.is_same_allocation(&Sleutel::from(start)) && start.begindatum > stop.begindatum
            };
            stop.reden_beeindiging == RedenBeeindiging::TIJDELIJK
                && !self
                    .stops_of(&sleutel)
                    .any(|(other, _)| other.reden_beeindiging != RedenBeeindiging::TIJDELIJK)
                && !self.starts().any(|(start, _)| goes_on(start))
        })
    }
}

/// Whether two starts have the same logical key (TR101).
fn same_start(a: &StartProduct, b: &StartProduct) -> bool {
    Sleutel::from(a) == Sleutel::from(b)
}

/// Whether two stops have the same logical key (TR101).
fn same_stop(a: &StopProduct, b: &StopProduct) -> bool {
    Sleutel::from(a) == Sleutel::from(b)
        && a.reden_beeindiging == b.reden_beeindiging
        && a.einddatum == b.einddatum
}
