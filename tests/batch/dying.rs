//! A store that stops at a given commit, as a program that is killed there would.

use ibericht::dossier::{
    Dossier, GedeclareerdePrestatie, Hash, MessageRecord, OutgoingFile, Series, SqliteStore, Store,
    StoreError, ToewijzingVersie, Verzoek,
};
use ibericht::finding::Verdict;
use ibericht::messages::Kind;
use ibericht::values::{AgbCode, Bsn, Domain, Gemeente, IdentificatieBericht, Nummer, ReferentieNummer};

/// How the killed program ends: a commit that never happened.
fn killed() -> StoreError {
    StoreError::Corrupt { column: "killed", value: String::new() }
}

pub struct Dying<'s> {
    pub store: &'s mut SqliteStore,
    /// Commits that still happen.
    pub commits: usize,
}

impl Dossier for Dying<'_> {
    fn versies(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<ToewijzingVersie>, StoreError> {
        self.store.versies(domain, bsn)
    }
    fn versies_van(
        &self,
        domain: Domain,
        gemeente: &Gemeente,
        nummer: Nummer,
    ) -> Result<Vec<ToewijzingVersie>, StoreError> {
        self.store.versies_van(domain, gemeente, nummer)
    }
    fn verzoeken(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Verzoek>, StoreError> {
        self.store.verzoeken(domain, bsn)
    }
    fn prestaties(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        self.store.prestaties(domain, bsn)
    }
    fn message_with(
        &self,
        domain: Domain,
        kind: Kind,
        afzender: &str,
        identificatie: &IdentificatieBericht,
    ) -> Result<Option<Hash>, StoreError> {
        self.store.message_with(domain, kind, afzender, identificatie)
    }
    fn declaration_with(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &ReferentieNummer,
    ) -> Result<Option<Hash>, StoreError> {
        self.store.declaration_with(domain, aanbieder, referentie)
    }
}

impl Store for Dying<'_> {
    fn commit(&mut self) -> Result<(), StoreError> {
        if self.commits == 0 {
            self.store.rollback()?;
            return Err(killed());
        }
        self.commits -= 1;
        self.store.commit()
    }
    fn begin(&mut self) -> Result<(), StoreError> {
        self.store.begin()
    }
    fn rollback(&mut self) -> Result<(), StoreError> {
        self.store.rollback()
    }
    fn seen(&self, hash: &Hash) -> Result<Option<String>, StoreError> {
        self.store.seen(hash)
    }
    fn add_message(&mut self, record: &MessageRecord) -> Result<(), StoreError> {
        self.store.add_message(record)
    }
    fn set_report(&mut self, hash: &Hash, verdict: Verdict, report: &str) -> Result<(), StoreError> {
        self.store.set_report(hash, verdict, report)
    }
    fn add_toewijzing(&mut self, versie: &ToewijzingVersie, message: &Hash) -> Result<(), StoreError> {
        self.store.add_toewijzing(versie, message)
    }
    fn add_verzoek(&mut self, verzoek: &Verzoek, message: &Hash) -> Result<(), StoreError> {
        self.store.add_verzoek(verzoek, message)
    }
    fn hold_back(&mut self, message: &Hash) -> Result<(), StoreError> {
        self.store.hold_back(message)
    }
    fn add_prestatie(&mut self, regel: &GedeclareerdePrestatie, message: &Hash) -> Result<(), StoreError> {
        self.store.add_prestatie(regel, message)
    }
    fn next_number(&mut self, series: &Series) -> Result<u64, StoreError> {
        self.store.next_number(series)
    }
    fn add_outgoing(&mut self, file: &OutgoingFile) -> Result<(), StoreError> {
        self.store.add_outgoing(file)
    }
    fn outgoing(
        &self,
        month: Option<ibericht::values::Month>,
    ) -> Result<Vec<(OutgoingFile, bool)>, StoreError> {
        self.store.outgoing(month)
    }
    fn mark_written(&mut self, name: &str) -> Result<(), StoreError> {
        self.store.mark_written(name)
    }
    fn run(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.run(key)
    }
    fn add_run(&mut self, key: &str, result: &str) -> Result<(), StoreError> {
        self.store.add_run(key, result)
    }
    fn clients(&self) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        self.store.clients()
    }
    fn aanbieders(&self) -> Result<Vec<AgbCode>, StoreError> {
        self.store.aanbieders()
    }
}
