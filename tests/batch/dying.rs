//! A store that stops at a given commit, as a program that is killed there would.

use ibericht::dossier::{
    ApartGezet, BekendBericht, Dossier, GedeclareerdePrestatie, GegevenAntwoord, GehoudenRapport,
    GrootboekRegel, Hash, Herleiding, IngediendeDeclaratie, Levering, MessageRecord, OutgoingFile,
    PrestatieStatus, Series, SqliteStore, Stand, Store, StoreError, ToewijzingVersie, Verzoek,
};
use ibericht::finding::Verdict;
use ibericht::messages::{Bericht, Kind};
use ibericht::values::{
    AgbCode, Bsn, Datum, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht, Month, Nummer, Referentie,
    ReferentieNummer, RetourCode,
};

/// How the killed program ends: a commit that never happened.
fn killed() -> StoreError {
    StoreError::Corrupt { column: "killed", value: String::new() }
}

pub struct Dying<'s> {
    pub store: &'s mut SqliteStore,
    /// Commits that still happen.
    pub commits: usize,
    /// Whether another program writes every file just before this one does.
    pub is_overtaken: bool,
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
    fn versies_op(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<ToewijzingVersie>, StoreError> {
        self.store.versies_op(domain, aanbieder, referentie)
    }
    fn verzoeken(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Verzoek>, StoreError> {
        self.store.verzoeken(domain, bsn)
    }
    fn verzoeken_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<Verzoek>, StoreError> {
        self.store.verzoeken_met(domain, aanbieder, referentie)
    }
    fn antwoorden(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<GegevenAntwoord>, StoreError> {
        self.store.antwoorden(domain, aanbieder, referentie)
    }
    fn leveringen(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Levering>, StoreError> {
        self.store.leveringen(domain, bsn)
    }
    fn declaraties(
        &self,
        domain: Domain,
        gemeente: &Gemeente,
        aanbieder: &AgbCode,
    ) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        self.store.declaraties(domain, gemeente, aanbieder)
    }
    fn declaraties_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        nummer: &DeclaratieNummer,
    ) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        self.store.declaraties_met(domain, aanbieder, nummer)
    }
    fn prestaties(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        self.store.prestaties(domain, bsn)
    }
    fn prestaties_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &ReferentieNummer,
    ) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        self.store.prestaties_met(domain, aanbieder, referentie)
    }
    fn herleidingen(&self, referentie: &ReferentieNummer) -> Result<Vec<Herleiding>, StoreError> {
        self.store.herleidingen(referentie)
    }
    fn berichten_met(
        &self,
        domain: Domain,
        kind: Kind,
        afzender: &str,
        identificatie: &IdentificatieBericht,
    ) -> Result<Vec<BekendBericht>, StoreError> {
        self.store.berichten_met(domain, kind, afzender, identificatie)
    }
    fn antwoorden_op(
        &self,
        domain: Domain,
        kind: Kind,
        identificatie: &IdentificatieBericht,
    ) -> Result<Vec<BekendBericht>, StoreError> {
        self.store.antwoorden_op(domain, kind, identificatie)
    }
    fn bericht(&self, hash: &Hash) -> Result<Option<BekendBericht>, StoreError> {
        self.store.bericht(hash)
    }
    fn seen(&self, hash: &Hash) -> Result<Option<(String, bool)>, StoreError> {
        self.store.seen(hash)
    }
    fn bytes(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.bytes(hash)
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
    fn add_message(&mut self, record: &MessageRecord) -> Result<(), StoreError> {
        self.store.add_message(record)
    }
    fn set_report(&mut self, hash: &Hash, verdict: Verdict, report: &str) -> Result<(), StoreError> {
        self.store.set_report(hash, verdict, report)
    }
    fn set_stand(&mut self, message: &Hash, stand: Stand) -> Result<(), StoreError> {
        self.store.set_stand(message, stand)
    }
    fn set_antwoord(&mut self, message: &Hash, answer: &Hash) -> Result<(), StoreError> {
        self.store.set_antwoord(message, answer)
    }
    fn add_toewijzing(&mut self, versie: &ToewijzingVersie) -> Result<(), StoreError> {
        self.store.add_toewijzing(versie)
    }
    fn add_verzoek(&mut self, verzoek: &Verzoek) -> Result<(), StoreError> {
        self.store.add_verzoek(verzoek)
    }
    fn add_antwoord(&mut self, antwoord: &GegevenAntwoord) -> Result<(), StoreError> {
        self.store.add_antwoord(antwoord)
    }
    fn add_levering(&mut self, levering: &Levering) -> Result<(), StoreError> {
        self.store.add_levering(levering)
    }
    fn add_herleiding(&mut self, herleiding: &Herleiding) -> Result<(), StoreError> {
        self.store.add_herleiding(herleiding)
    }
    fn set_verwacht(
        &mut self,
        message: &Hash,
        referentie: &ReferentieNummer,
        verwacht: &[RetourCode],
    ) -> Result<(), StoreError> {
        self.store.set_verwacht(message, referentie, verwacht)
    }
    fn add_declaratie(&mut self, declaratie: &IngediendeDeclaratie) -> Result<(), StoreError> {
        self.store.add_declaratie(declaratie)
    }
    fn add_prestatie(&mut self, prestatie: &GedeclareerdePrestatie) -> Result<(), StoreError> {
        self.store.add_prestatie(prestatie)
    }
    fn settle(&mut self, bericht: &Bericht, message: &Hash, stand: Stand) -> Result<(), StoreError> {
        self.store.settle(bericht, message, stand)
    }
    fn set_toegekend(&mut self, message: &Hash, cents: i64) -> Result<(), StoreError> {
        self.store.set_toegekend(message, cents)
    }
    fn set_prestatie(
        &mut self,
        regel: &GedeclareerdePrestatie,
        status: PrestatieStatus,
        retourcodes: &[RetourCode],
    ) -> Result<(), StoreError> {
        self.store.set_prestatie(regel, status, retourcodes)
    }
    fn next_number(&mut self, series: &Series) -> Result<u64, StoreError> {
        self.store.next_number(series)
    }
    fn last_number(&self, series: &Series) -> Result<u64, StoreError> {
        self.store.last_number(series)
    }
    fn add_outgoing(&mut self, file: &OutgoingFile) -> Result<(), StoreError> {
        self.store.add_outgoing(file)
    }
    fn never_written(&self, after: &str, at_most: usize) -> Result<Vec<String>, StoreError> {
        self.store.never_written(after, at_most)
    }
    fn written_for(&self, month: Month) -> Result<Vec<String>, StoreError> {
        self.store.written_for(month)
    }
    fn written_to(&self, message: &Hash) -> Result<Vec<String>, StoreError> {
        self.store.written_to(message)
    }
    fn outgoing_file(&self, name: &str) -> Result<Option<OutgoingFile>, StoreError> {
        self.store.outgoing_file(name)
    }
    fn mark_written(&mut self, name: &str) -> Result<bool, StoreError> {
        let is_first = self.store.mark_written(name)?;
        Ok(is_first && !self.is_overtaken)
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
    fn clients_met_prestaties(
        &self,
        aanbieder: &AgbCode,
        month: Month,
    ) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        self.store.clients_met_prestaties(aanbieder, month)
    }
    fn alle_declaraties(&self) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        self.store.alle_declaraties()
    }
    fn grootboek(&self, bsn: Option<&Bsn>) -> Result<Vec<GrootboekRegel>, StoreError> {
        self.store.grootboek(bsn)
    }
    fn anders_beantwoord(&self) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        self.store.anders_beantwoord()
    }
    fn apart_gezet(&self) -> Result<Vec<ApartGezet>, StoreError> {
        self.store.apart_gezet()
    }
    fn onbeantwoord(&self) -> Result<Vec<BekendBericht>, StoreError> {
        self.store.onbeantwoord()
    }
    fn aanbieders(&self) -> Result<Vec<AgbCode>, StoreError> {
        self.store.aanbieders()
    }
    fn rapporten(
        &self,
        dagen: (Option<Datum>, Option<Datum>),
        na: i64,
        hoogstens: u32,
    ) -> Result<Vec<GehoudenRapport>, StoreError> {
        self.store.rapporten(dagen, na, hoogstens)
    }
    fn zonder_ontvangst(&self) -> Result<u64, StoreError> {
        self.store.zonder_ontvangst()
    }
    fn hoogste_regel(&self) -> Result<u64, StoreError> {
        self.store.hoogste_regel()
    }
    fn referenties(&self) -> Result<Vec<(Domain, AgbCode, ReferentieNummer)>, StoreError> {
        self.store.referenties()
    }
}
