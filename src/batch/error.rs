use std::path::{Path, PathBuf};

use crate::declaration::BuildError;
use crate::dossier::StoreError;
use crate::finding::{Text, system_reason};

/// The run cannot go on. What is merely wrong in a file is a finding instead.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// A file or folder cannot be read.
    #[error("`{path}` cannot be read: {source}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file or folder cannot be written.
    #[error("`{path}` cannot be written: {source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file stands where another one should be written.
    #[error("`{path}` is there already and holds something else")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The dossier cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What a run keeps of its files while it lasts cannot be kept.
    #[error("the temporary files of this run cannot be read or written: {0}")]
    Temporary(#[from] rusqlite::Error),
    /// `ibericht.toml` is not understood.
    #[error("`{path}` is not understood: {}", reason.en)]
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: Text,
    },
    /// A report in the dossier is not what this program writes.
    // The words of the error itself may repeat what stands there.
    #[error("the dossier holds a report that cannot be read, at character {}", .0.column())]
    Report(#[from] serde_json::Error),
    /// A declaration cannot be made.
    #[error(transparent)]
    Build(#[from] BuildError),
}

impl BatchError {
    pub(super) fn read(path: &Path, source: std::io::Error) -> Self {
        Self::Read { path: path.to_path_buf(), source }
    }

    pub(super) fn write(path: &Path, source: std::io::Error) -> Self {
        Self::Write { path: path.to_path_buf(), source }
    }

    /// What is wrong and what to do, for people.
    #[must_use]
    pub fn texts(&self) -> (Text, Text) {
        match self {
            Self::Read { path, source } => (
                Text::new(
                    format!("`{}` kan niet worden gelezen: {}", path.display(), system_reason(source)),
                    self.to_string(),
                ),
                Text::new(
                    "Controleer of het pad klopt en of u het mag lezen",
                    "Check that the path is right and that you may read it",
                ),
            ),
            Self::Write { path, source } => (
                Text::new(
                    format!("`{}` kan niet worden geschreven: {}", path.display(), system_reason(source)),
                    self.to_string(),
                ),
                Text::new(
                    "Maak ruimte of kies een map waarin u mag schrijven, en draai dezelfde opdracht opnieuw; \
                     wat klaar was, blijft klaar",
                    "Make room or choose a folder that you may write to, and run the same command again; \
                     what was done stays done",
                ),
            ),
            Self::Exists { path } => (
                Text::new(
                    format!("`{}` bestaat al en bevat iets anders; het is niet overschreven", path.display()),
                    format!(
                        "`{}` is there already and holds something else; it was not overwritten",
                        path.display()
                    ),
                ),
                Text::fixed(
                    "Kies een andere map, of verplaats dat bestand, en draai dezelfde opdracht opnieuw",
                    "Choose another folder, or move that file, and run the same command again",
                ),
            ),
            Self::Store(error) | Self::Build(BuildError::Store(error)) => error.texts(),
            Self::Temporary(error) => (
                Text::new(
                    format!(
                        "De tijdelijke bestanden van deze run kunnen niet worden gelezen of geschreven: {error}"
                    ),
                    self.to_string(),
                ),
                Text::new(
                    "Maak ruimte op de schijf met tijdelijke bestanden, of noem in `SQLITE_TMPDIR` een andere map, en draai \
                     dezelfde opdracht opnieuw; er is niets verloren",
                    "Make room on the disk with temporary files, or name another folder in `SQLITE_TMPDIR`, and run the same \
                     command again; nothing is lost",
                ),
            ),
            Self::Config { path, reason } => (
                Text::new(
                    format!("`{}` wordt niet begrepen: {}", path.display(), reason.nl),
                    self.to_string(),
                ),
                Text::new(
                    "Verbeter het bestand; de handleiding noemt elke sleutel",
                    "Correct the file; the guide lists every key",
                ),
            ),
            Self::Report(error) => (
                Text::new(
                    format!(
                        "Het dossier bevat een rapport dat niet te lezen is, bij teken {}",
                        error.column()
                    ),
                    self.to_string(),
                ),
                Text::new(
                    "Het dossier is door een ander programma gewijzigd of beschadigd; zet een reservekopie terug",
                    "The dossier was changed by another program or is damaged; restore a backup",
                ),
            ),
            Self::Build(error) => (
                Text::new(format!("De declaratie kan niet worden gemaakt: {error}"), self.to_string()),
                Text::new(
                    "Er is niets verstuurd; kijk de registraties na en draai dezelfde opdracht opnieuw",
                    "Nothing was sent; look at the registrations and run the same command again",
                ),
            ),
        }
    }
}
