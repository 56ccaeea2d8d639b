//! `ibericht.toml`: who we are and what holds for a work folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::BatchError;
use super::collect::read_bounded;
use crate::finding::{Lang, Text};
use crate::toml_file::toml_error;
use crate::values::{AgbCode, Datum, Gemeente, Kalender, Month, Versie, parse_date};

/// The largest `ibericht.toml` that is read, in bytes.
const MAX_BYTES: usize = 1_000_000;

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

impl Own {
    /// Our code, as far as told.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Aanbieder(agb) => Some(agb.as_str()),
            Self::Gemeente(gemeente) => Some(gemeente.as_str()),
            Self::Unknown => None,
        }
    }

    /// What we are called, as far as told: a municipality by its name.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Aanbieder(agb) => Some(agb.to_string()),
            Self::Gemeente(gemeente) => Some(gemeente.name().to_string()),
            Self::Unknown => None,
        }
    }
}

/// The settings of a work folder; every one may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// Who we are: `agb` for a provider, `gemeente` for a municipality.
    pub own: Own,
    /// The names or files of the product books; a file is looked for beside the settings.
    pub productbooks: Vec<String>,
    /// The month to declare.
    pub period: Option<Month>,
    /// The version to write in headers of both laws (IV034).
    pub xsd_versie: Option<Versie>,
    /// The language of reports.
    pub taal: Option<Lang>,
    /// The file with agreements to deviate from rules; it is looked for beside the settings.
    pub afwijkingen: Option<PathBuf>,
    /// Which days are working days: `vrije_dagen` and `werkdagen` beside the public holidays.
    pub kalender: Kalender,
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    agb: Option<String>,
    gemeente: Option<String>,
    productbook: Option<OneOrMore>,
    period: Option<String>,
    xsd_versie: Option<String>,
    taal: Option<Lang>,
    afwijkingen: Option<PathBuf>,
    #[serde(default)]
    vrije_dagen: Vec<String>,
    #[serde(default)]
    werkdagen: Vec<String>,
}

/// One name, or a list of them.
#[derive(Deserialize)]
#[serde(untagged, expecting = "not a text or a list of texts")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Config {
    /// Reads the `ibericht.toml` of a work folder; without one, everything has its default.
    ///
    /// # Errors
    /// [`BatchError`] when the file cannot be read or is not understood.
    pub fn of_folder(folder: &Path) -> Result<Self, BatchError> {
        let file = folder.join("ibericht.toml");
        // Opening a pipe that nobody asked for waits for ever.
        if std::fs::metadata(&file).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            return Err(BatchError::read(&file, std::io::ErrorKind::InvalidInput.into()));
        }
        match Self::of_file(&file) {
            Err(BatchError::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                Ok(Self::default())
            }
            outcome => outcome,
        }
    }

    /// Reads settings from a file that must be there.
    ///
    /// # Errors
    /// [`BatchError`] when the file cannot be read or is not understood.
    pub fn of_file(path: &Path) -> Result<Self, BatchError> {
        let wrong = |reason| BatchError::Config { path: path.to_owned(), reason };
        let bytes = read_bounded(path, MAX_BYTES).map_err(|error| BatchError::read(path, error))?;
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| wrong(not_text()))?;
        let mut config = Self::parse(&text).map_err(wrong)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        config.productbooks = config.productbooks.into_iter().map(|name| beside(folder, name)).collect();
        config.afwijkingen = config.afwijkingen.map(|file| folder.join(file));
        Ok(config)
    }

    /// Reads the settings; the error says what is wrong.
    fn parse(text: &str) -> Result<Self, Text> {
        let file: File = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = 1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count();
            let reason = toml_error(error.message());
            Text::new(format!("regel {line}: {}", reason.nl), format!("line {line}: {}", reason.en))
        })?;
        let own = match (&file.agb, &file.gemeente) {
            (Some(_), Some(_)) => {
                return Err(Text::new(
                    "`agb` en `gemeente` sluiten elkaar uit; houd over wat u bent",
                    "`agb` and `gemeente` exclude each other; keep the one that you are",
                ));
            }
            (Some(agb), None) => Own::Aanbieder(AgbCode::new(agb).map_err(|_| {
                Text::new(
                    format!("`agb = {agb}` is geen AGB-code van 8 cijfers"),
                    format!("`agb = {agb}` is not an AGB code of 8 digits"),
                )
            })?),
            (None, Some(gemeente)) => Own::Gemeente(
                Gemeente::new(gemeente).ok().filter(|known| known.name() != gemeente).ok_or_else(|| {
                    Text::new(
                        format!("`gemeente = {gemeente}` is geen code van een gemeente (4 cijfers, CBS)"),
                        format!("`gemeente = {gemeente}` is not the code of a municipality (4 digits, CBS)"),
                    )
                })?,
            ),
            (None, None) => Own::Unknown,
        };
        let period = file.period.map(|month| {
            month.parse::<Month>().map_err(|_| {
                Text::new(
                    format!("`period = {month}` is geen maand zoals 2026-04"),
                    format!("`period = {month}` is not a month such as 2026-04"),
                )
            })
        });
        let versie = file.xsd_versie.map(|text| {
            Versie::new(&text).map_err(|_| {
                Text::new(
                    format!("`xsd_versie = {text}` is geen versie zoals 1.0.0"),
                    format!("`xsd_versie = {text}` is not a version such as 1.0.0"),
                )
            })
        });
        Ok(Self {
            own,
            productbooks: match file.productbook {
                None => Vec::new(),
                Some(OneOrMore::One(name)) => vec![name],
                Some(OneOrMore::More(names)) => names,
            },
            period: period.transpose()?,
            xsd_versie: versie.transpose()?,
            taal: file.taal,
            afwijkingen: file.afwijkingen,
            kalender: Kalender {
                vrije_dagen: days("vrije_dagen", &file.vrije_dagen)?,
                werkdagen: days("werkdagen", &file.werkdagen)?,
            },
        })
    }
}

/// That a file of settings is none.
pub(super) const fn not_text() -> Text {
    Text::fixed("het is geen tekst in UTF-8, of veel te groot", "it is no text in UTF-8, or far too large")
}

/// Days of a list in the settings.
fn days(key: &str, texts: &[String]) -> Result<BTreeSet<Datum>, Text> {
    let day = |text: &String| {
        parse_date(text).map_err(|_| {
            Text::new(
                format!("`{text}` in `{key}` is geen datum zoals 2026-12-24"),
                format!("`{text}` in `{key}` is not a date such as 2026-12-24"),
            )
        })
    };
    texts.iter().map(day).collect()
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
        assert_eq!(config.productbooks, ["x"]);
        let config_of = |text: &str| Config::parse(text).unwrap().productbooks;
        assert_eq!(config_of("productbook = [\"x\", \"y.toml\"]"), ["x", "y.toml"]);
        assert_eq!(config.period.unwrap().to_string(), "2026-04");
        assert_eq!(config.taal, Some(Lang::En));
        let config = Config::parse("afwijkingen = \"afwijkingen.toml\"").unwrap();
        assert_eq!(config.afwijkingen.as_deref(), Some(Path::new("afwijkingen.toml")));
        assert_eq!(Config::parse("").unwrap(), Config::default());
        let kalender =
            Config::parse("vrije_dagen = [\"2026-12-24\"]\nwerkdagen = [\"2026-04-03\"]").unwrap().kalender;
        assert!(!kalender.is_werkdag(parse_date("2026-12-24").unwrap()));
        assert!(kalender.is_werkdag(parse_date("2026-04-03").unwrap()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, named) in [
            ("agbcode = \"12345678\"", "agbcode"),
            ("agb = \"1234\"", "1234"),
            ("agb = \"12345678\"\ngemeente = \"0268\"", "`gemeente`"),
            ("gemeente = \"Nijmegen\"", "Nijmegen"),
            ("gemeente = \"9999\"", "9999"),
            ("taal = \"nl\"\nagb =", "2"),
            ("period = \"april\"", "april"),
            ("xsd_versie = \"1\"", "xsd_versie"),
            ("taal = \"fr\"", "fr"),
            ("agb = ", "1"),
            ("vrije_dagen = [\"kerstavond\"]", "`kerstavond` in `vrije_dagen`"),
            ("werkdagen = [\"2026-02-30\"]", "`2026-02-30` in `werkdagen`"),
            ("vrijedagen = []", "vrijedagen"),
            ("productbook = 2026", "[\"a\", \"b\"]"),
        ] {
            let error = Config::parse(text).unwrap_err();
            assert!(error.nl.contains(named) && error.en.contains(named), "{text}: {error:?}");
        }
    }
}
