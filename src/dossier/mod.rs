//! The dossier: what earlier messages said.
//!
//! Rules read it through [`Dossier`]; processing writes it through [`Store`].
//! [`SqliteStore`] is the store in use; a server database can come behind the
//! same traits.

mod model;
mod sqlite;

pub use model::*;
pub use sqlite::SqliteStore;

use rusqlite::ErrorCode;

use crate::finding::Text;
use crate::values::{AgbCode, Bsn, Domain, Gemeente, IdentificatieBericht, Month, Nummer, ReferentieNummer};

/// The store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused.
    #[error("the dossier cannot be read or written: {0}")]
    Database(#[from] rusqlite::Error),
    /// The database was made by a newer version of the program.
    #[error("the dossier has schema version {found}, this program knows up to {known}; use a newer program")]
    TooNew {
        /// Version in the file.
        found: i64,
        /// Highest version that is known.
        known: i64,
    },
    /// A value in the database is not what was written.
    #[error("the dossier holds `{value}` in `{column}`, which is not a valid value")]
    Corrupt {
        /// The column.
        column: &'static str,
        /// The value.
        value: String,
    },
}

impl StoreError {
    /// What is wrong and what to do, for people.
    #[must_use]
    pub fn texts(&self) -> (Text, Text) {
        let code = match self {
            Self::Database(error) => error.sqlite_error_code(),
            _ => None,
        };
        match (self, code) {
            (_, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => (
                Text::new(
                    "Het dossier is in gebruik door een ander programma",
                    "The dossier is in use by another program",
                ),
                Text::new(
                    "Wacht tot dat klaar is en draai dezelfde opdracht opnieuw",
                    "Wait until that has finished and run the same command again",
                ),
            ),
            (_, Some(ErrorCode::DiskFull)) => (
                Text::new("De schijf van het dossier is vol", "The disk of the dossier is full"),
                Text::new(
                    "Maak ruimte en draai dezelfde opdracht opnieuw; wat klaar was, blijft klaar",
                    "Make room and run the same command again; what was done stays done",
                ),
            ),
            (_, Some(ErrorCode::NotADatabase)) => (
                Text::new("Dit bestand is geen dossier", "This file is not a dossier"),
                Text::new("Noem met `--dossier` een ander bestand", "Name another file with `--dossier`"),
            ),
            (Self::TooNew { found, known }, _) => (
                Text::new(
                    format!("Het dossier heeft schemaversie {found}, dit programma kent tot en met {known}"),
                    format!("The dossier has schema version {found}, this program knows up to {known}"),
                ),
                Text::new("Gebruik een nieuwer programma", "Use a newer program"),
            ),
            (Self::Corrupt { column, value }, _) => (
                Text::new(
                    format!("Het dossier bevat `{value}` in `{column}`, en dat is geen geldige waarde"),
                    format!("The dossier holds `{value}` in `{column}`, which is not a valid value"),
                ),
                Text::new("Zet een reservekopie terug", "Restore a backup"),
            ),
            (Self::Database(error), _) => (
                Text::new(
                    format!("Het dossier kan niet worden gelezen of geschreven: {error}"),
                    format!("The dossier cannot be read or written: {error}"),
                ),
                Text::new(
                    "Controleer of het pad klopt en of u er mag schrijven",
                    "Check that the path is right and that you may write there",
                ),
            ),
        }
    }
}

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

    /// The products a client was asked for under a law, in order of date.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn verzoeken(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Verzoek>, StoreError>;

    /// The lines declared for a client under a law, in order of period and reference.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn prestaties(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<GedeclareerdePrestatie>, StoreError>;

    /// The hash of the message that carries an identification, if one was seen (TR056).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn message_with(
        &self,
        domain: Domain,
        kind: crate::messages::Kind,
        afzender: &str,
        identificatie: &IdentificatieBericht,
    ) -> Result<Option<Hash>, StoreError>;

    /// The hash of the declaration that holds a line with a reference number, if there is one (TR314).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn declaration_with(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &ReferentieNummer,
    ) -> Result<Option<Hash>, StoreError>;

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
    for versie in versies {
        let same = |other: &&mut ToewijzingVersie| {
            other.gemeente == versie.gemeente
                && other.product.toewijzing_nummer == versie.product.toewijzing_nummer
        };
        match latest.iter_mut().find(same) {
            Some(earlier) => *earlier = versie,
            None => latest.push(versie),
        }
    }
    latest.retain(|versie| !versie.is_removed());
    latest
}

/// Changing what is known. All changes between [`Store::begin`] and [`Store::commit`] count or none.
pub trait Store: Dossier {
    /// Starts a transaction.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn begin(&mut self) -> Result<(), StoreError>;

    /// Makes the changes of the transaction final.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn commit(&mut self) -> Result<(), StoreError>;

    /// Undoes the changes of the transaction.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn rollback(&mut self) -> Result<(), StoreError>;

    /// The report of a message that was seen before.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn seen(&self, hash: &Hash) -> Result<Option<String>, StoreError>;

    /// Keeps a message with its report.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_message(&mut self, record: &MessageRecord) -> Result<(), StoreError>;

    /// Replaces the report of a message that was added before.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn set_report(
        &mut self,
        hash: &Hash,
        verdict: crate::finding::Verdict,
        report: &str,
    ) -> Result<(), StoreError>;

    /// Adds a version of an allocation; one that is sent again unchanged is kept as well and stays harmless (IV099).
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_toewijzing(&mut self, versie: &ToewijzingVersie, message: &Hash) -> Result<(), StoreError>;

    /// Adds a product asked for; `status` tells whether it is held back.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_verzoek(&mut self, verzoek: &Verzoek, message: &Hash) -> Result<(), StoreError>;

    /// Holds back every product that a message asks for.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn hold_back(&mut self, message: &Hash) -> Result<(), StoreError>;

    /// Adds a declared line.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_prestatie(&mut self, prestatie: &GedeclareerdePrestatie, message: &Hash)
    -> Result<(), StoreError>;

    /// Hands out the next number of a series, from 1.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn next_number(&mut self, series: &Series) -> Result<u64, StoreError>;

    /// Keeps a file that must go out.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn add_outgoing(&mut self, file: &OutgoingFile) -> Result<(), StoreError>;

    /// The files that were never written, and those of a month whether written or not, in order; the boolean
    /// tells whether a file was marked as written.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn outgoing(&self, month: Option<Month>) -> Result<Vec<(OutgoingFile, bool)>, StoreError>;

    /// Marks a file as written.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be written.
    fn mark_written(&mut self, name: &str) -> Result<(), StoreError>;

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

    /// The providers for which allocations are known.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    fn aanbieders(&self) -> Result<Vec<AgbCode>, StoreError>;
}
