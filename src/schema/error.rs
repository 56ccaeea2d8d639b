use std::path::{Path, PathBuf};

use super::folder::MAX_FILES;
use crate::finding::{Text, system_reason};

/// Schemas cannot be compared or written. What is merely wrong in a file is a [`super::Difference`].
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
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
    /// A folder without a single XSD file.
    #[error("`{0}` holds no XSD file, nor does a folder in it")]
    NoSchemas(PathBuf),
    /// More files than a release has by far.
    #[error("`{0}` holds more than {MAX_FILES} XSD files")]
    TooMany(PathBuf),
    /// Files that are there and say something else than what would be written.
    #[error("these files are there with other text: {}", list(.0))]
    Different(Vec<PathBuf>),
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(", ")
}

impl SchemaError {
    pub(super) fn read(path: &Path, source: std::io::Error) -> Self {
        Self::Read { path: path.to_path_buf(), source }
    }

    pub(super) fn write(path: &Path, source: std::io::Error) -> Self {
        Self::Write { path: path.to_path_buf(), source }
    }

    /// What is wrong and what to do, for people.
    #[must_use]
    pub fn texts(&self) -> (Text, Text) {
        let (nl, advice) = match self {
            Self::Read { path, source } => (
                format!("`{}` kan niet worden gelezen: {}", path.display(), system_reason(source)),
                Text::new(
                    "Controleer of het pad klopt en of u het mag lezen",
                    "Check that the path is right and that you may read it",
                ),
            ),
            Self::Write { path, source } => (
                format!("`{}` kan niet worden geschreven: {}", path.display(), system_reason(source)),
                Text::new("Kies een map waarin u mag schrijven", "Choose a folder that you may write to"),
            ),
            Self::NoSchemas(path) => (
                format!("In `{}` en de mappen daarin staat geen XSD-bestand", path.display()),
                Text::new(
                    "Noem de map met de XSD-bestanden van een wet, of de map met de mappen van beide wetten",
                    "Name the folder with the XSD files of a law, or the folder that holds those of both laws",
                ),
            ),
            Self::TooMany(path) => (
                format!("In `{}` staan meer dan {MAX_FILES} XSD-bestanden", path.display()),
                Text::new(
                    "Noem een map met alleen de schema's van een release",
                    "Name a folder with only the schemas of one release",
                ),
            ),
            Self::Different(paths) => (
                format!("Deze bestanden zijn er al, met een andere inhoud: {}", list(paths)),
                Text::new(
                    "Kies een lege map, of verwijder ze eerst; er is niets geschreven",
                    "Choose an empty folder, or remove them first; nothing was written",
                ),
            ),
        };
        (Text::new(nl, self.to_string()), advice)
    }
}
