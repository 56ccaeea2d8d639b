//! What a dossier can tell.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{
    BekendBericht, EerderGebruik, GedeclareerdePrestatie, GegevenAntwoord, Hash, Herleiding,
    IngediendeDeclaratie, Levering, StoreError, ToewijzingVersie, Verzoek,
};
use crate::messages::Kind;
use crate::values::{
    AgbCode, Bsn, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht, Nummer, Referentie,
    ReferentieNummer,
};

/// Reading what is known.
pub trait Dossier {
    /// Every version of every allocation of a client under a law, the latest decision last.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn versies(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<ToewijzingVersie>, StoreError>;

    /// Every version of the allocation with a number at a municipality, the latest decision last.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn versies_van(
        &self,
        domain: Domain,
        gemeente: &Gemeente,
        nummer: Nummer,
    ) -> Result<Vec<ToewijzingVersie>, StoreError>;

    /// The versions of allocations that carry the reference of a request of a provider, in order of decision.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn versies_op(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<ToewijzingVersie>, StoreError>;

    /// The requests for a client under a law, in order of date; rejected ones and those held back included.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn verzoeken(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Verzoek>, StoreError>;

    /// The requests of a provider that carry a reference, in order of date; rejected ones and those held back included.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn verzoeken_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<Verzoek>, StoreError>;

    /// The answers (319) to requests of a provider that carry a reference, in order of entry.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn antwoorden(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<GegevenAntwoord>, StoreError>;

    /// The starts and stops that were reported for a client under a law, and their removals, in order of entry.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn leveringen(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Levering>, StoreError>;

    /// The declarations between a provider and a municipality under a law, in order of month and entry; rejected ones
    /// included.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn declaraties(
        &self,
        domain: Domain,
        gemeente: &Gemeente,
        aanbieder: &AgbCode,
    ) -> Result<Vec<IngediendeDeclaratie>, StoreError>;

    /// The declarations of a provider with a number, in order of entry; rejected ones included (TR333).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn declaraties_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        nummer: &DeclaratieNummer,
    ) -> Result<Vec<IngediendeDeclaratie>, StoreError>;

    /// The lines declared for a client under a law, in order of period and reference.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn prestaties(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<GedeclareerdePrestatie>, StoreError>;

    /// The lines of a provider with a reference number, in order of entry; lapsed ones included (TR314).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn prestaties_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &ReferentieNummer,
    ) -> Result<Vec<GedeclareerdePrestatie>, StoreError>;

    /// How the lines with a reference number came about; more than one when several providers or laws have it.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn herleidingen(&self, referentie: &ReferentieNummer) -> Result<Vec<Herleiding>, StoreError>;

    /// The messages that carry an identification, in order of entry (TR056).
    ///
    /// For a return message sender and identification are those of the message that it answers.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn berichten_met(
        &self,
        domain: Domain,
        kind: Kind,
        afzender: &str,
        identificatie: &IdentificatieBericht,
    ) -> Result<Vec<BekendBericht>, StoreError>;

    /// The messages of a kind that answer the message with an identification, in order of entry; the caller compares
    /// the parties.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn antwoorden_op(
        &self,
        domain: Domain,
        kind: Kind,
        identificatie: &IdentificatieBericht,
    ) -> Result<Vec<BekendBericht>, StoreError>;

    /// The message with a hash, without its content.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn bericht(&self, hash: &Hash) -> Result<Option<BekendBericht>, StoreError>;

    /// Whether a reference was used by something that has been removed since because of its age.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn is_eerder_gebruikt(
        &self,
        _soort: EerderGebruik,
        _domain: Domain,
        _aanbieder: &AgbCode,
        _referentie: &str,
    ) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// The report of a message that was seen before, and whether it is final.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn seen(&self, hash: &Hash) -> Result<Option<(String, bool)>, StoreError>;

    /// The bytes of a message, as received or sent.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn bytes(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError>;

    /// The allocations of a client that are current: per number the latest decision, removed ones left out.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn toewijzingen(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<ToewijzingVersie>, StoreError> {
        Ok(current(self.versies(domain, bsn)?))
    }
}

/// Per municipality and number the latest decision; removed allocations are left out.
///
/// Expects the versions in order of decision.
#[must_use]
pub fn current(versies: Vec<ToewijzingVersie>) -> Vec<ToewijzingVersie> {
    let mut latest: Vec<ToewijzingVersie> = Vec::new();
    let mut places = HashMap::new();
    for versie in versies {
        match places.entry((versie.gemeente, versie.product.toewijzing_nummer)) {
            Entry::Occupied(place) => {
                if let Some(earlier) = latest.get_mut(*place.get()) {
                    *earlier = versie;
                }
            }
            Entry::Vacant(place) => {
                place.insert(latest.len());
                latest.push(versie);
            }
        }
    }
    latest.retain(|versie| !versie.is_removed());
    latest
}
