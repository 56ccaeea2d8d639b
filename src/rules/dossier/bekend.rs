//! What the rules about allocations, requests and answers look up.

use std::collections::BTreeMap;

use crate::dossier::{GegevenAntwoord, Stand, StoreError, ToewijzingVersie, Verzoek};
use crate::messages::{TeWijzigenProduct, ToegewezenProduct};
use crate::rules::Case;
use crate::rules::message::place::Place;
use crate::rules::message::productregel::is_ingetrokken;
use crate::rules::message::view::{dagtekening, te_wijzigen_producten};
use crate::values::{Datum, Nummer, Referentie};

/// The requests that a municipality answers with a reference of the provider, of whichever client.
///
/// A request that was rejected in its return message counts as not sent. One that was held back here is known all the
/// same: the municipality answers it, so it was sent after all.
pub(super) fn verzoeken_met(case: &Case<'_>, referentie: &Referentie) -> Result<Vec<Verzoek>, StoreError> {
    let (gemeente, aanbieder) = case.parties();
    let mut known = case.dossier.verzoeken_met(case.domain(), &aanbieder, referentie)?;
    known.retain(|verzoek| verzoek.gemeente == gemeente && verzoek.herkomst.stand != Stand::Afgewezen);
    Ok(known)
}

/// The versions of allocations with which other messages carried a reference, before this message or on its day.
///
/// The order is that of the dates of the messages; that of arrival means nothing (OP080).
pub(super) fn eerdere_versies_op(
    case: &Case<'_>,
    referentie: &Referentie,
) -> Result<Vec<ToewijzingVersie>, StoreError> {
    let (gemeente, aanbieder) = case.parties();
    let made = dagtekening(case.bericht);
    let mut known = case.dossier.versies_op(case.domain(), &aanbieder, referentie)?;
    known.retain(|versie| {
        versie.gemeente == gemeente
            && versie.herkomst.bericht != *case.hash
            && versie.herkomst.dagtekening <= made
    });
    Ok(known)
}

/// The answers that other messages gave to a request, before this message or on its day.
pub(super) fn eerdere_antwoorden(
    case: &Case<'_>,
    referentie: &Referentie,
) -> Result<Vec<GegevenAntwoord>, StoreError> {
    let (gemeente, aanbieder) = case.parties();
    let made = dagtekening(case.bericht);
    let mut known = case.dossier.antwoorden(case.domain(), &aanbieder, referentie)?;
    known.retain(|antwoord| {
        antwoord.gemeente == gemeente
            && antwoord.herkomst.bericht != *case.hash
            && antwoord.herkomst.dagtekening <= made
    });
    Ok(known)
}

/// The allocations that a request for change (317) is about: those of its client at its provider and municipality.
///
/// They stand as on the date of the message, not as on the day of receipt: that date is what both parties know. What a
/// 301 of a later date says is left out, because the sender could not know it (OP095).
pub(super) struct Toewijzingen {
    /// The day on which the request was made.
    pub(super) day: Datum,
    /// Per number the latest decision, current or not.
    laatste: BTreeMap<Nummer, ToewijzingVersie>,
}

impl Toewijzingen {
    pub(super) fn of(case: &Case<'_>) -> Result<Self, StoreError> {
        let day = dagtekening(case.bericht);
        let mut laatste = BTreeMap::new();
        if let Some(bsn) = case.bericht.client() {
            // In order of decision, so the last one stays.
            for versie in case.client(bsn)?.versies.iter().filter(|one| one.herkomst.dagtekening <= day) {
                laatste.insert(versie.product.toewijzing_nummer, versie.clone());
            }
        }
        Ok(Self { day, laatste })
    }

    /// The latest decision on an allocation, current or not.
    pub(super) fn laatste(&self, nummer: Nummer) -> Option<&ToegewezenProduct> {
        self.laatste.get(&nummer).map(|versie| &versie.product)
    }

    /// The allocation with a number, when it is current.
    pub(super) fn actueel(&self, nummer: Nummer) -> Option<&ToegewezenProduct> {
        self.laatste(nummer).filter(|product| is_actueel(product, self.day))
    }

    /// All that are current, in order of number.
    pub(super) fn alle_actuele(&self) -> impl Iterator<Item = &ToegewezenProduct> {
        let producten = self.laatste.values().map(|versie| &versie.product);
        producten.filter(|product| is_actueel(product, self.day))
    }

    /// What is asked to be changed, each with its current allocation. One without is for TR351 to tell.
    pub(super) fn te_wijzigen<'a, 'm>(
        &'a self,
        case: &Case<'m>,
    ) -> impl Iterator<Item = (Place, &'m TeWijzigenProduct, &'a ToegewezenProduct)> + use<'a, 'm> {
        te_wijzigen_producten(case.bericht)
            .filter_map(|(place, product)| Some((place, product, self.actueel(product.toewijzing_nummer)?)))
    }
}

/// Whether an allocation is in force on a day or begins after it, and was not taken back (OP087).
fn is_actueel(product: &ToegewezenProduct, day: Datum) -> bool {
    product.einddatum.is_none_or(|einde| einde >= day) && !is_ingetrokken(product)
}
