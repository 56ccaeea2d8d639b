//! The names, order and namespaces of the 303 and 304, in one table that a user can replace.
//!
//! The table of the program is `src/legacy/303.toml`. `rol` is what an element can mean, `file` the table as
//! it stands, `lint` says what is wrong with it, `vorm` is what one message looks like in one release.

mod file;
mod lint;
mod rol;
mod vorm;

use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use crate::finding::{Finding, Lang, Text, system_reason};
use crate::toml_file::toml_error;
use crate::values::{Datum, Domain};
use crate::xml::{Positions, Space};

pub use file::Zekerheid;
use file::{Berichtcodes, File};
pub use lint::LINTS;
pub(super) use rol::Deel;
pub use rol::Rol;
pub(super) use vorm::{Deelvorm, Vorm};

use super::Soort;

/// The largest file that is read as a table of names, in bytes.
const MAX_BYTES: u64 = 1_000_000;

/// The table that is part of the program.
static INGEBOUWD: LazyLock<Result<Namen, NamenError>> = LazyLock::new(|| {
    Namen::parse("303.toml", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/legacy/303.toml")))
});

/// The names, order and namespaces of the 303 and 304 per release.
#[derive(Debug)]
pub struct Namen {
    /// What the table calls itself.
    pub titel: String,
    /// The releases, the oldest first.
    pub(super) releases: Vec<Release>,
    elementen: Vec<Element>,
    codes: Berichtcodes,
}

/// A release of the old declaration messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its name, such as `2.4`.
    pub naam: String,
    /// The first day on which messages were of this release.
    pub van: Datum,
    pub(super) versie: String,
    pub(super) subversie: String,
    /// Pairs of namespace patterns: of the message and of the base schema. The first is written.
    namespaces: Vec<(String, String)>,
}

/// An element of the table.
#[derive(Debug, Clone)]
pub(super) struct Element {
    rol: Rol,
    naam: String,
    /// The place of its parent in the table.
    ouder: Option<usize>,
    ruimte: Space,
    verplicht: bool,
    herhaalt: bool,
    /// 303 or 304; none for both.
    bericht: Option<u16>,
    /// Places in the list of releases.
    vanaf: usize,
    tot: usize,
    waarde: Option<String>,
    zekerheid: Zekerheid,
}

/// A table of names cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().get(Lang::En))]
pub enum NamenError {
    /// The file cannot be read.
    Read {
        /// The file.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML, or holds a key or value that the table does not have.
    Form {
        /// The file.
        name: String,
        /// Line, from 1; 0 when it is about the file as a whole.
        line: u32,
        /// What is wrong.
        text: Text,
    },
    /// The file can be read, but the lint finds errors in it.
    Faulty {
        /// The file.
        name: String,
        /// All that was found.
        findings: Vec<Finding>,
    },
}

impl NamenError {
    /// What is wrong, with file and line; a line of text per finding.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Read { name, source } => Text::new(
                format!("De namentabel `{name}` is niet te lezen: {}", system_reason(source)),
                format!("The table of names `{name}` cannot be read: {source}"),
            ),
            Self::Form { name, line, text } => {
                Text::new(format!("{name}:{line}: {}", text.nl), format!("{name}:{line}: {}", text.en))
            }
            Self::Faulty { name, findings } => {
                let lines = |lang: Lang| {
                    let line = |finding: &Finding| {
                        let (message, advice) = (finding.message.get(lang), finding.advice.get(lang));
                        format!("{name}:{}: {message}; {advice}", finding.line)
                    };
                    findings.iter().map(line).collect::<Vec<_>>().join("\n")
                };
                Text::new(lines(Lang::Nl), lines(Lang::En))
            }
        }
    }
}

impl Namen {
    /// The table that is part of the program.
    ///
    /// # Errors
    /// [`NamenError`] when that table is wrong, which a test keeps from happening.
    pub fn ingebouwd() -> Result<&'static Self, &'static NamenError> {
        INGEBOUWD.as_ref()
    }

    /// Reads a table from a file.
    ///
    /// # Errors
    /// [`NamenError`]: the file cannot be read, is no table, or is wrong.
    pub fn open(path: &Path) -> Result<Self, NamenError> {
        let name = path.display().to_string();
        let mut text = String::new();
        let read = std::fs::File::open(path)
            .and_then(|file| file.take(MAX_BYTES + 1).read_to_string(&mut text))
            .and_then(|_| match u64::try_from(text.len()) {
                Ok(length) if length <= MAX_BYTES => Ok(()),
                _ => Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, "more than 1 MB")),
            });
        match read {
            Ok(()) => Self::parse(&name, &text),
            Err(source) => Err(NamenError::Read { name, source }),
        }
    }

    /// Makes the table of the text of its file.
    ///
    /// # Errors
    /// [`NamenError::Form`] at the first fault of form, [`NamenError::Faulty`] with every fault of content.
    pub fn parse(name: &str, text: &str) -> Result<Self, NamenError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: File = toml::from_str(text).map_err(|error| NamenError::Form {
            name: name.to_owned(),
            line: error.span().map_or(0, |span| Positions::new(text).of(span.start).0),
            text: toml_error(error.message()),
        })?;
        let made = lint::run(file, text);
        made.map_err(|findings| NamenError::Faulty { name: name.to_owned(), findings })
    }

    /// The releases, the oldest first.
    #[must_use]
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// The release with a name such as `2.4`.
    #[must_use]
    pub fn release(&self, naam: &str) -> Option<&Release> {
        self.releases.iter().find(|release| release.naam == naam)
    }

    /// The release of messages that are made on a day; none before the first.
    #[must_use]
    pub fn release_op(&self, dag: Datum) -> Option<&Release> {
        self.releases.iter().rev().find(|release| release.van <= dag)
    }

    /// What a message looks like in a release.
    pub(super) fn vorm(&self, release: &Release, domain: Domain, nummer: u16) -> Vorm<'_> {
        let place = self.releases.iter().position(|own| own.naam == release.naam).unwrap_or_default();
        Vorm::new(&self.elementen, place, domain, nummer)
    }

    /// The code of a message.
    pub(super) fn code(&self, domain: Domain, nummer: u16, soort: Soort) -> &str {
        let codes = match (domain, nummer) {
            (Domain::Wmo, 303) => &self.codes.wmo303,
            (Domain::Wmo, _) => &self.codes.wmo304,
            (Domain::Jw, 303) => &self.codes.jw303,
            (Domain::Jw, _) => &self.codes.jw304,
        };
        match soort {
            Soort::Declaratie => &codes.declaratie,
            Soort::Factuur => &codes.factuur,
        }
    }

    /// The message and release with a namespace, and the namespace of its base schema.
    pub(super) fn herken(&self, namespace: &str) -> Option<(Domain, u16, &Release, String)> {
        for release in self.releases.iter().rev() {
            for domain in Domain::ALL {
                for nummer in [303, 304] {
                    for pair in &release.namespaces {
                        let (bericht, basis) = namespaces(pair, domain, nummer);
                        if bericht == namespace {
                            return Some((domain, nummer, release, basis));
                        }
                    }
                }
            }
        }
        None
    }

    /// How sure each element is, in the order of the table: name, role, certainty.
    pub fn zekerheden(&self) -> impl Iterator<Item = (&str, Rol, Zekerheid)> {
        self.elementen.iter().map(|element| (element.naam.as_str(), element.rol, element.zekerheid))
    }
}

impl Release {
    /// The namespaces that are written, of a message and of its base schema.
    pub(super) fn namespaces(&self, domain: Domain, nummer: u16) -> Option<(String, String)> {
        self.namespaces.first().map(|pair| namespaces(pair, domain, nummer))
    }
}

/// `wmo303`, `jw304`: the message as it stands in namespaces and prefixes.
pub(super) fn berichtnaam(domain: Domain, nummer: u16) -> String {
    format!("{}{nummer}", domain.prefix().to_ascii_lowercase())
}

fn namespaces((bericht, basis): &(String, String), domain: Domain, nummer: u16) -> (String, String) {
    let fill = |pattern: &str| {
        let filled = pattern.replace("{standaard}", domain.standard());
        filled.replace("{bericht}", &berichtnaam(domain, nummer))
    };
    (fill(bericht), fill(basis))
}
