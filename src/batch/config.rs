//! `ibericht.toml`: who we are and what holds for a work folder.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::BatchError;
use crate::finding::Lang;
use crate::values::{AgbCode, Gemeente, Month, Versie};

/// Who runs the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Own {
    /// A provider.
    Aanbieder(AgbCode),
    /// A municipality.
    Gemeente(Gemeente),
    /// Not told.
    #[default]
    Unknown,
}

/// The settings of a work folder; every one may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// Who we are: `agb` for a provider, `gemeente` for a municipality.
    pub own: Own,
    /// The name or file of the product book; a file is looked for beside the settings.
    pub productbook: Option<String>,
    /// The month to declare.
    pub period: Option<Month>,
    /// The version to write in headers of both laws (IV034).
    pub xsd_versie: Option<Versie>,
    /// The language of reports.
    pub taal: Option<Lang>,
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    agb: Option<String>,
    gemeente: Option<String>,
    productbook: Option<String>,
    period: Option<String>,
    xsd_versie: Option<String>,
    taal: Option<Lang>,
}

impl Config {
    /// Reads the `ibericht.toml` of a work folder; without one, everything has its default.
    ///
    /// # Errors
    /// [`BatchError`] when the file cannot be read or is not understood.
    pub fn of_folder(folder: &Path) -> Result<Self, BatchError> {
        let path = folder.join("ibericht.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let mut config =
                    Self::parse(&text).map_err(|reason| BatchError::Config { path: path.clone(), reason })?;
                config.productbook = config.productbook.map(|name| beside(folder, name));
                Ok(config)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(BatchError::read(&path, error)),
        }
    }

    /// Reads the settings; the error says what is wrong.
    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string().trim().to_string())?;
        let own = match (&file.agb, &file.gemeente) {
            (Some(_), Some(_)) => {
                return Err("`agb` and `gemeente` exclude each other; keep the one that you are".into());
            }
            (Some(agb), None) => Own::Aanbieder(
                AgbCode::new(agb).map_err(|_| format!("`agb = {agb}` is not an AGB code of 8 digits"))?,
            ),
            (None, Some(gemeente)) => Own::Gemeente(
                Gemeente::new(gemeente)
                    .map_err(|_| format!("`gemeente = {gemeente}` is not a municipality code of 4 digits"))?,
            ),
            (None, None) => Own::Unknown,
        };
        let period = file.period.map(|month| month.parse::<Month>()).transpose();
        let versie = file.xsd_versie.map(|text| {
            Versie::new(&text).map_err(|_| format!("`xsd_versie = {text}` is not a version such as 1.0.0"))
        });
        Ok(Self {
            own,
            productbook: file.productbook,
            period: period.map_err(|error| format!("`period`: {error}"))?,
            xsd_versie: versie.transpose()?,
            taal: file.taal,
        })
    }
}

/// A product book that is a file beside the settings, or else the name as given.
fn beside(folder: &Path, name: String) -> String {
    let path: PathBuf = folder.join(&name);
    if path.is_file() { path.to_string_lossy().into_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read() {
        let config = Config::parse(
            "agb = \"12345678\"\nproductbook = \"x\"\nperiod = \"2026-04\"\nxsd_versie = \"1.0.0\"\ntaal = \"en\"",
        )
        .unwrap();
        assert_eq!(config.own, Own::Aanbieder(AgbCode::new("12345678").unwrap()));
        assert_eq!(config.period.unwrap().to_string(), "2026-04");
        assert_eq!(config.taal, Some(Lang::En));
        assert_eq!(Config::parse("").unwrap(), Config::default());
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, named) in [
            ("agbcode = \"12345678\"", "agbcode"),
            ("agb = \"1234\"", "1234"),
            ("agb = \"12345678\"\ngemeente = \"0268\"", "exclude"),
            ("gemeente = \"Nijmegen\"", "Nijmegen"),
            ("period = \"april\"", "april"),
            ("xsd_versie = \"1\"", "xsd_versie"),
            ("taal = \"fr\"", "fr"),
            ("agb = ", "agb"),
        ] {
            let error = Config::parse(text).unwrap_err();
            assert!(error.contains(named), "{text}: {error}");
        }
    }
}
