//! What can go wrong with a dossier.

use rusqlite::ErrorCode;

use crate::finding::Text;

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
    /// What was removed may still stand in the file beside the database.
    #[error(
        "what was removed still stands in a file beside the dossier, because another program has it open"
    )]
    NotTruncated,
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
            (Self::NotTruncated, _) => (
                Text::new(
                    "Wat verwijderd is, staat nog in een bestand naast het dossier: een ander programma heeft het open",
                    "What was removed still stands in a file beside the dossier: another program has it open",
                ),
                Text::new(
                    "Sluit dat programma en draai dezelfde opdracht opnieuw",
                    "Close that program and run the same command again",
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
            (_, Some(ErrorCode::DatabaseCorrupt)) => (
                Text::new("Het dossier is beschadigd", "The dossier is damaged"),
                Text::new(
                    "Zet een reservekopie terug en draai dezelfde opdracht opnieuw; wat daarna was binnengekomen, \
                     wordt dan opnieuw verwerkt",
                    "Restore a backup and run the same command again; what came in after it is then processed again",
                ),
            ),
            (_, Some(ErrorCode::ReadOnly)) => (
                Text::new("Het dossier is alleen-lezen", "The dossier is read-only"),
                Text::new(
                    "Noem met `--dossier` een bestand op een plek waar u mag schrijven",
                    "Name a file in a place that you may write to with `--dossier`",
                ),
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
