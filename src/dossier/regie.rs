//! How deliveries stand: starts and stops without what was removed.

use std::collections::{BTreeMap, HashMap};

use super::{Herkomst, Levering, Melding};
use crate::messages::{Product, StartProduct, StopProduct};
use crate::values::{Datum, Nummer, ProductCategorie, ProductCode, RedenBeeindiging, StatusAanlevering};

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

    fn allocation(&self) -> Allocation {
        match (self.nummer, &self.product) {
            (Some(nummer), _) => Allocation::Nummer(nummer),
            (None, Some(product)) => Allocation::Product(product.categorie, product.code.clone()),
            (None, None) => Allocation::Unnamed,
        }
    }
}

/// What deliveries are looked up by: the allocation, or without a number the product.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Allocation {
    Nummer(Nummer),
    Product(ProductCategorie, Option<ProductCode>),
    Unnamed,
}

/// The starts and stops of one allocation, by their order of entry.
#[derive(Debug, Clone, Default)]
struct Deliveries {
    starts: Vec<usize>,
    stops: Vec<usize>,
}

/// The starts and stops in force, each with the message that reported it.
///
/// A removal (`StatusAanlevering` 3) takes away the latest report with the same key, as if it was never sent (OP033).
#[derive(Debug, Clone, Default)]
pub struct Regie {
    starts: BTreeMap<usize, (StartProduct, Herkomst)>,
    stops: BTreeMap<usize, (StopProduct, Herkomst)>,
    deliveries: HashMap<Allocation, Deliveries>,
    entered: usize,
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
            Melding::Start(start) => self.add_start(start, herkomst),
            Melding::Stop(stop) => self.add_stop(stop, herkomst),
        }
    }

    fn add_start(&mut self, start: &StartProduct, herkomst: &Herkomst) {
        let group = self.deliveries.entry(Sleutel::from(start).allocation()).or_default();
        if start.status_aanlevering == StatusAanlevering::VERWIJDEREN {
            let starts = &self.starts;
            let same = |index: &usize| starts.get(index).is_some_and(|(known, _)| same_start(known, start));
            if let Some(index) = group.starts.iter().rposition(same) {
                self.starts.remove(&group.starts.remove(index));
            }
            return;
        }
        group.starts.push(self.entered);
        self.starts.insert(self.entered, (start.clone(), herkomst.clone()));
        self.entered += 1;
    }

    fn add_stop(&mut self, stop: &StopProduct, herkomst: &Herkomst) {
        let group = self.deliveries.entry(Sleutel::from(stop).allocation()).or_default();
        if stop.status_aanlevering == StatusAanlevering::VERWIJDEREN {
            let stops = &self.stops;
            let same = |index: &usize| stops.get(index).is_some_and(|(known, _)| same_stop(known, stop));
            if let Some(index) = group.stops.iter().rposition(same) {
                self.stops.remove(&group.stops.remove(index));
            }
            return;
        }
        group.stops.push(self.entered);
        self.stops.insert(self.entered, (stop.clone(), herkomst.clone()));
        self.entered += 1;
    }

    /// The starts that are not removed, in order of entry.
    pub fn starts(&self) -> impl Iterator<Item = (&StartProduct, &Herkomst)> {
        self.starts.values().map(|(start, herkomst)| (start, herkomst))
    }

    /// The stops that are not removed, in order of entry.
    pub fn stops(&self) -> impl Iterator<Item = (&StopProduct, &Herkomst)> {
        self.stops.values().map(|(stop, herkomst)| (stop, herkomst))
    }

    /// The starts on the allocation of a key, or without a number of its product, in order of entry.
    pub fn starts_on(&self, sleutel: &Sleutel) -> impl Iterator<Item = (&StartProduct, &Herkomst)> {
        let group = self.deliveries.get(&sleutel.allocation());
        let found = group.into_iter().flat_map(|group| &group.starts);
        found.filter_map(|index| self.starts.get(index)).map(|(start, herkomst)| (start, herkomst))
    }

    /// The start with the key of another.
    #[must_use]
    pub fn start(&self, sleutel: &Sleutel) -> Option<(&StartProduct, &Herkomst)> {
        self.starts_on(sleutel).find(|(start, _)| Sleutel::from(*start) == *sleutel)
    }

    /// The stops of the start with the allocation and first day of a key, in order of entry.
    pub fn stops_of(&self, sleutel: &Sleutel) -> impl Iterator<Item = (&StopProduct, &Herkomst)> {
        let group = self.deliveries.get(&sleutel.allocation());
        let found = group.into_iter().flat_map(|group| &group.stops);
        let found = found.filter_map(|index| self.stops.get(index));
        let begindatum = sleutel.begindatum;
        found.map(|(stop, herkomst)| (stop, herkomst)).filter(move |(stop, _)| stop.begindatum == begindatum)
    }

    /// The stop with the same logical key: that of its start, reason and last day (IV008).
    #[must_use]
    pub fn stop(&self, stop: &StopProduct) -> Option<(&StopProduct, &Herkomst)> {
        self.stops_of(&Sleutel::from(stop)).find(|(known, _)| same_stop(known, stop))
    }

    /// The starts for which no stop was reported, for a time or for good: they are in force (TR326).
    pub fn lopend(&self) -> impl Iterator<Item = (&StartProduct, &Herkomst)> {
        self.starts().filter(|(start, _)| self.is_lopend(start))
    }

    /// The start in force on the allocation of a key, or without a number of its product (TR326).
    #[must_use]
    pub fn lopend_on(&self, sleutel: &Sleutel) -> Option<(&StartProduct, &Herkomst)> {
        self.starts_on(sleutel).find(|(start, _)| self.is_lopend(start))
    }

    fn is_lopend(&self, start: &StartProduct) -> bool {
        self.stops_of(&Sleutel::from(start)).next().is_none()
    }

    /// The stop for a time of the start of a key (TR413).
    #[must_use]
    pub fn tijdelijk(&self, sleutel: &Sleutel) -> Option<(&StopProduct, &Herkomst)> {
        self.stops_of(sleutel).find(|(stop, _)| stop.reden_beeindiging == RedenBeeindiging::TIJDELIJK)
    }

    /// The stop for good of the start of a key (TR415).
    #[must_use]
    pub fn definitief(&self, sleutel: &Sleutel) -> Option<(&StopProduct, &Herkomst)> {
        self.stops_of(sleutel).find(|(stop, _)| stop.reden_beeindiging != RedenBeeindiging::TIJDELIJK)
    }

    /// The stop of the start of a key that ends last (TR414).
    #[must_use]
    pub fn laatste_stop(&self, sleutel: &Sleutel) -> Option<(&StopProduct, &Herkomst)> {
        self.stops_of(sleutel).max_by_key(|(stop, _)| stop.einddatum)
    }

    /// Whether a report fits what is in force: a removal has something to remove (TR063, TR071), a start comes where
    /// nothing runs (TR074, TR326), a stop follows its start and ends a run of stops (TR382, TR413 to TR415).
    #[must_use]
    pub fn fits(&self, melding: &Melding) -> bool {
        match melding {
            Melding::Start(start) => {
                let sleutel = Sleutel::from(start);
                if start.status_aanlevering == StatusAanlevering::VERWIJDEREN {
                    return self.start(&sleutel).is_some() && self.stops_of(&sleutel).next().is_none();
                }
                self.start(&sleutel).is_none() && self.lopend_on(&sleutel).is_none()
            }
            Melding::Stop(stop) if stop.status_aanlevering == StatusAanlevering::VERWIJDEREN => {
                self.stop(stop).is_some()
            }
            Melding::Stop(stop) => {
                let sleutel = Sleutel::from(stop);
                let earlier = self.stops_of(&sleutel).next();
                self.start(&sleutel).is_some()
                    && earlier.is_none_or(|(earlier, _)| {
                        earlier.reden_beeindiging == RedenBeeindiging::TIJDELIJK
                            && stop.reden_beeindiging != RedenBeeindiging::TIJDELIJK
                            && stop.einddatum >= earlier.einddatum
                            && self.definitief(&sleutel).is_none()
                            && self.hervat(&sleutel).is_none()
                    })
            }
        }
    }

    /// The first start after that of a key on the same allocation: with it the care went on.
    #[must_use]
    pub fn hervat(&self, sleutel: &Sleutel) -> Option<(&StartProduct, &Herkomst)> {
        let later = self.starts_on(sleutel).filter(|(start, _)| start.begindatum > sleutel.begindatum);
        later.min_by_key(|(start, _)| start.begindatum)
    }

    /// The stops for a time after which neither a definitive stop nor a new start was reported.
    pub fn onderbroken(&self) -> impl Iterator<Item = (&StopProduct, &Herkomst)> {
        self.stops().filter(|(stop, _)| {
            let sleutel = Sleutel::from(*stop);
            stop.reden_beeindiging == RedenBeeindiging::TIJDELIJK
                && !self
                    .stops_of(&sleutel)
                    .any(|(other, _)| other.reden_beeindiging != RedenBeeindiging::TIJDELIJK)
                && self.hervat(&sleutel).is_none()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Hash, Stand};
    use crate::values::{Domain, Simple};

    fn val<T: Simple>(text: &str) -> T {
        T::parse(text, Domain::Wmo).unwrap()
    }

    fn start_on(nummer: Option<&str>, begin: &str, status: &str) -> Melding {
        Melding::Start(StartProduct {
            toewijzing_nummer: nummer.map(val),
            product: Some(Product { categorie: val("02"), code: Some(val("02A01")) }),
            toewijzing_ingangsdatum: None,
            begindatum: val(begin),
            status_aanlevering: val(status),
            retour_codes: (),
        })
    }

    fn start(begin: &str, status: &str) -> Melding {
        start_on(Some("1001"), begin, status)
    }

    fn stop(begin: &str, reden: &str, einde: &str, status: &str) -> Melding {
        Melding::Stop(StopProduct {
            toewijzing_nummer: Some(val("1001")),
            product: Some(Product { categorie: val("02"), code: Some(val("02A01")) }),
            toewijzing_ingangsdatum: None,
            begindatum: val(begin),
            reden_beeindiging: val(reden),
            einddatum: val(einde),
            status_aanlevering: val(status),
            retour_codes: (),
        })
    }

    fn regie(meldingen: &[Melding]) -> Regie {
        let herkomst =
            Herkomst { bericht: Hash("a".into()), dagtekening: val("2026-05-01"), stand: Stand::Geldt };
        meldingen.iter().fold(Regie::default(), |mut regie, melding| {
            regie.add(melding, &herkomst);
            regie
        })
    }

    /// First days of the starts in force, and of those that a stop for a time ended.
    fn stand(meldingen: &[Melding]) -> (Vec<String>, Vec<String>) {
        let regie = regie(meldingen);
        (
            regie.lopend().map(|(start, _)| start.begindatum.to_string()).collect(),
            regie.onderbroken().map(|(stop, _)| stop.begindatum.to_string()).collect(),
        )
    }

    fn days(lopend: &[&str], onderbroken: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect();
        (owned(lopend), owned(onderbroken))
    }

    const APRIL: &str = "2026-04-01";
    const MAY: &str = "2026-05-01";
    const END: &str = "2026-04-20";

    #[test]
    fn a_stop_for_a_time_and_a_restart() {
        let flow = [start(APRIL, "1"), stop(APRIL, "20", END, "1"), start(MAY, "1")];
        assert_eq!(stand(&flow[..1]), days(&[APRIL], &[]));
        assert_eq!(stand(&flow[..2]), days(&[], &[APRIL]));
        assert_eq!(stand(&flow), days(&[MAY], &[]));
    }

    #[test]
    fn a_stop_for_a_time_and_then_for_good() {
        let flow = [start(APRIL, "1"), stop(APRIL, "20", END, "1"), stop(APRIL, "23", MAY, "1")];
        assert_eq!(stand(&flow), days(&[], &[]));
        let sleutel = Sleutel { nummer: Some(val("1001")), product: None, begindatum: val(APRIL) };
        assert_eq!(regie(&flow).stops_of(&sleutel).count(), 2, "the number tells the allocation");
    }

    #[test]
    fn a_restart_after_a_definitive_stop() {
        let flow = [start(APRIL, "1"), stop(APRIL, "23", END, "1"), start(MAY, "1")];
        assert_eq!(stand(&flow[..2]), days(&[], &[]));
        assert_eq!(stand(&flow), days(&[MAY], &[]));
    }

    #[test]
    fn what_is_removed_was_never_there() {
        let flow = [start(APRIL, "1"), start(APRIL, "3"), start(MAY, "1")];
        assert_eq!(stand(&flow[..2]), days(&[], &[]));
        assert_eq!(stand(&flow), days(&[MAY], &[]));
        let flow = [start(APRIL, "1"), stop(APRIL, "20", END, "1"), stop(APRIL, "20", END, "3")];
        assert_eq!(stand(&flow), days(&[APRIL], &[]), "without its stop the start is in force again");
        let flow = [start(APRIL, "1"), stop(APRIL, "20", END, "1"), stop(APRIL, "23", END, "3")];
        assert_eq!(stand(&flow), days(&[], &[APRIL]), "another reason is another stop");
        let flow = [start(APRIL, "1"), start(APRIL, "1"), start(APRIL, "3")];
        assert_eq!(stand(&flow), days(&[APRIL], &[]), "one removal takes away one report");
    }

    #[test]
    fn without_a_number_the_product_tells_the_care() {
        let flow = [start_on(None, APRIL, "1"), start_on(Some("1001"), APRIL, "1")];
        let regie = regie(&flow);
        let sleutel = Sleutel {
            nummer: None,
            product: Some(Product { categorie: val("02"), code: Some(val("02A01")) }),
            begindatum: val(MAY),
        };
        assert_eq!(regie.starts_on(&sleutel).count(), 1);
        assert!(regie.lopend_on(&sleutel).is_some());
        assert!(regie.start(&sleutel).is_none(), "the first day differs");
        let other = Sleutel { product: None, ..sleutel };
        assert_eq!(regie.starts_on(&other).count(), 0);
    }
}
