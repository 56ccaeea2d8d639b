//! What a store of messages can do.

use super::{
    ApartGezet, BekendBericht, Dossier, GedeclareerdePrestatie, GegevenAntwoord, GehoudenRapport,
    GrootboekRegel, Hash, Herleiding, IngediendeDeclaratie, Levering, MessageRecord, OutgoingFile,
    PrestatieStatus, Series, Stand, StoreError, ToewijzingVersie, Verzoek,
};
use crate::finding::Verdict;
use crate::messages::Bericht;
use crate::values::{AgbCode, Bsn, Datum, Domain, Month, ReferentieNummer, RetourCode};

/// Changing what is known. All changes between [`Store::begin`] and [`Store::commit`] count or none.
pub trait Store: Dossier {
    /// Starts a transaction; inside another one a part of it, which can be undone by itself and counts when the whole
    /// does.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn begin(&mut self) -> Result<(), StoreError>;

    /// Makes the changes of the transaction that was started last final; all is undone when that fails.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn commit(&mut self) -> Result<(), StoreError>;

    /// Undoes the changes of the transaction that was started last.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn rollback(&mut self) -> Result<(), StoreError>;

    /// Keeps a message with its report.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_message(&mut self, record: &MessageRecord) -> Result<(), StoreError>;

    /// Replaces the report of a message that was added before, and makes it final.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_report(&mut self, hash: &Hash, verdict: Verdict, report: &str) -> Result<(), StoreError>;

    /// Tells how a forward message stands; what it says follows with [`Store::settle`].
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_stand(&mut self, message: &Hash, stand: Stand) -> Result<(), StoreError>;

    /// Tells which message answers a message.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_antwoord(&mut self, message: &Hash, answer: &Hash) -> Result<(), StoreError>;

    /// Adds a version of an allocation; one that is sent again unchanged is kept as well and stays harmless (IV099).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_toewijzing(&mut self, versie: &ToewijzingVersie) -> Result<(), StoreError>;

    /// Adds a request.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_verzoek(&mut self, verzoek: &Verzoek) -> Result<(), StoreError>;

    /// Adds an answer to a request.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_antwoord(&mut self, antwoord: &GegevenAntwoord) -> Result<(), StoreError>;

    /// Adds a start, a stop, or the removal of one.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_levering(&mut self, levering: &Levering) -> Result<(), StoreError>;

    /// Adds a declaration.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_declaratie(&mut self, declaratie: &IngediendeDeclaratie) -> Result<(), StoreError>;

    /// Adds a declared line.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_prestatie(&mut self, prestatie: &GedeclareerdePrestatie) -> Result<(), StoreError>;

    /// Keeps how a line came about.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_herleiding(&mut self, herleiding: &Herleiding) -> Result<(), StoreError>;

    /// Tells which codes are expected for a line of a declaration; none for one that should be accepted.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_verwacht(
        &mut self,
        message: &Hash,
        referentie: &ReferentieNummer,
        verwacht: &[RetourCode],
    ) -> Result<(), StoreError>;

    /// What a message says stands as the message does; what a rejected one says of allocations, starts, stops and
    /// answers is taken out. The lines of a declaration have a status of their own.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn settle(&mut self, bericht: &Bericht, message: &Hash, stand: Stand) -> Result<(), StoreError>;

    /// Tells what a 325 grants of a declaration, in eurocents.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_toegekend(&mut self, message: &Hash, cents: i64) -> Result<(), StoreError>;

    /// Tells how a declared line stands, and the codes with which it is rejected.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_prestatie(
        &mut self,
        regel: &GedeclareerdePrestatie,
        status: PrestatieStatus,
        retourcodes: &[RetourCode],
    ) -> Result<(), StoreError>;

    /// Hands out the next number of a series, from 1.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn next_number(&mut self, series: &Series) -> Result<u64, StoreError>;

    /// The last number of a series that was handed out; 0 when none was.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn last_number(&self, series: &Series) -> Result<u64, StoreError>;

    /// Keeps a file that must go out.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_outgoing(&mut self, file: &OutgoingFile) -> Result<(), StoreError>;

    /// The names of the files that were never written, in order of name: so many after a name.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn never_written(&self, after: &str, at_most: usize) -> Result<Vec<String>, StoreError>;

    /// The names of the files of a month that were written, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn written_for(&self, month: Month) -> Result<Vec<String>, StoreError>;

    /// The names of the files with an answer to a message that were written, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn written_to(&self, message: &Hash) -> Result<Vec<String>, StoreError>;

    /// An outgoing file; none when it was removed because of its age.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn outgoing_file(&self, name: &str) -> Result<Option<OutgoingFile>, StoreError>;

    /// Marks a file as written, and tells whether it was not marked before.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn mark_written(&mut self, name: &str) -> Result<bool, StoreError>;

    /// The stored result of a declaration run, by a key made of its input.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn run(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Keeps the result of a declaration run.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_run(&mut self, key: &str, result: &str) -> Result<(), StoreError>;

    /// The clients with anything known of them, with their law, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn clients(&self) -> Result<Vec<(Domain, Bsn)>, StoreError>;

    /// The clients with a declared line of a provider about a month, with their law, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn clients_met_prestaties(
        &self,
        aanbieder: &AgbCode,
        month: Month,
    ) -> Result<Vec<(Domain, Bsn)>, StoreError>;

    /// Every declaration, in order of month and entry.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn alle_declaraties(&self) -> Result<Vec<IngediendeDeclaratie>, StoreError>;

    /// What was declared and what became of it, added up per law, municipality, provider, month of declaration and month
    /// of product period, in that order; of one client when one is named. Declarations that own checks hold back are left
    /// out, because they were not sent.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn grootboek(&self, bsn: Option<&Bsn>) -> Result<Vec<GrootboekRegel>, StoreError>;

    /// The answered lines of which was kept what was expected and of which the answer may differ from that, in order of
    /// law, municipality, month and reference; the caller compares them ([`super::Verschil::known`]).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn anders_beantwoord(&self) -> Result<Vec<GedeclareerdePrestatie>, StoreError>;

    /// The answers that came in and were not applied because of an error, in order of entry.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn apart_gezet(&self) -> Result<Vec<ApartGezet>, StoreError>;

    /// The forward messages that have no answer, in order of entry; an old 303 is not one of release 3.2.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn onbeantwoord(&self) -> Result<Vec<BekendBericht>, StoreError>;

    /// The providers for which allocations are known.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn aanbieders(&self) -> Result<Vec<AgbCode>, StoreError>;

    /// The reports on messages that came in on some days, in order of entry, after the number of an earlier one and at
    /// most so many; both days may be open. Without days those of which no day is known come as well.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn rapporten(
        &self,
        dagen: (Option<Datum>, Option<Datum>),
        na: i64,
        hoogstens: u32,
    ) -> Result<Vec<GehoudenRapport>, StoreError>;

    /// How many messages came in of which the day is not known.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn zonder_ontvangst(&self) -> Result<u64, StoreError>;

    /// The number of the declared line that was added last: at least as many as there are, told without counting them.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn hoogste_regel(&self) -> Result<u64, StoreError>;

    /// The references of all declared lines, each once per law and provider, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn referenties(&self) -> Result<Vec<(Domain, AgbCode, ReferentieNummer)>, StoreError>;
}
