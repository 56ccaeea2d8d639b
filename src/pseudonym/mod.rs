//! A folder of messages and registrations made into one that can be sent to a supplier.
//!
//! Every BSN, name, address, date of birth, free text and reference becomes a false one, the same everywhere, so that
//! the rules find in the new folder what they find in the old one. Products, dates of care, volumes, amounts and, unless
//! asked otherwise, the AGB codes of providers stay, because the rules hang on them.
//!
//! A message is not read and written again but rewritten in place: a fault against the schema stays what it is. What is
//! no message or table is left out and told.

mod birth;
mod bsn;
mod collected;
mod element;
mod folder;
mod key;
mod message;
mod reason;
mod reference;
mod registration;
mod settings;
mod shape;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use key::Key;

use crate::batch::{BatchError, Limits};
use crate::finding::Text;
use crate::messages::{Reading, read};

/// What a value says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A BSN.
    Bsn,
    /// A name or initials, of a person or an organisation.
    Naam,
    /// A date of birth.
    Geboortedatum,
    /// Street, house number, postcode or town.
    Adres,
    /// A telephone number or e-mail address.
    Contact,
    /// A number or reference of a message, request, allocation, declaration, line or session.
    Referentie,
    /// The AGB code of a referrer.
    Verwijzer,
    /// The AGB code of a provider.
    Partij,
    /// A remark, a comment in the file, or what stands where something else belongs.
    Tekst,
    /// A file.
    Bestand,
}

impl Kind {
    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bsn => "bsn",
            Self::Naam => "naam",
            Self::Geboortedatum => "geboortedatum",
            Self::Adres => "adres",
            Self::Contact => "contact",
            Self::Referentie => "referentie",
            Self::Verwijzer => "verwijzer",
            Self::Partij => "partij",
            Self::Tekst => "tekst",
            Self::Bestand => "bestand",
        }
    }

    /// What was replaced, for people.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Bsn => Text::fixed("BSN's", "BSNs"),
            Self::Naam => Text::fixed("namen en voorletters", "names and initials"),
            Self::Geboortedatum => Text::fixed("geboortedatums", "dates of birth"),
            Self::Adres => Text::fixed("adresgegevens", "parts of addresses"),
            Self::Contact => {
                Text::fixed("telefoonnummers en e-mailadressen", "telephone numbers and e-mail addresses")
            }
            Self::Referentie => Text::fixed("nummers en referenties", "numbers and references"),
            Self::Verwijzer => Text::fixed("AGB-codes van verwijzers", "AGB codes of referrers"),
            Self::Partij => Text::fixed("AGB-codes van aanbieders", "AGB codes of providers"),
            Self::Tekst => Text::fixed("vrije teksten en andere woorden", "free texts and other words"),
            Self::Bestand => Text::fixed("bestanden", "files"),
        }
    }
}

/// With what a folder is made.
#[derive(Clone)]
pub struct Pseudonymising<'a> {
    /// The secret from which the false values follow.
    pub key: &'a Key,
    /// Bounds on what is read.
    pub limits: Limits,
    /// Whether the AGB codes of providers are replaced as well. Product books of one provider still fit; a municipality's
    /// code stays, because rules and product books hang on it.
    pub parties: bool,
}

/// A true value with its false one: only for the sender, to understand an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Translated {
    /// What it is.
    pub kind: Kind,
    /// The true value.
    pub own: String,
    /// The false value.
    pub new: String,
}

/// A file that is not in the new folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path below the folder; it may say who it is about, and is not for a screen.
    pub file: String,
    /// Why.
    pub why: Text,
    /// Whether the program reads such files, so that the new folder may say something else than the old one.
    pub is_input: bool,
}

/// What was made.
#[derive(Debug, Clone, Default)]
pub struct Pseudonymised {
    /// How many messages there are.
    pub messages: usize,
    /// How many tables and workbooks with registrations.
    pub registrations: usize,
    /// How many different BSNs, or numbers that may be one.
    pub clients: usize,
    /// How many values were replaced, of each kind.
    pub counts: BTreeMap<Kind, usize>,
    /// How many dates of birth stayed, because another day might change the outcome of a rule.
    pub births_kept: usize,
    /// What is not there.
    pub left_out: Vec<LeftOut>,
    /// Settings that are not there.
    pub settings_left_out: Vec<String>,
    /// The true values with the false ones, and the files with their new names.
    pub translations: Vec<Translated>,
}

/// The folder cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PseudonymError {
    /// Something cannot be read or written.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The range of test numbers is too small.
    #[error("{clients} clients, and {range} false BSNs")]
    TooManyClients {
        /// How many different BSNs there are.
        clients: usize,
        /// How many false ones.
        range: usize,
    },
    /// The new folder would be in the old one, or the other way round.
    #[error("`{0}` lies in the folder that is read, or holds it")]
    Inside(PathBuf),
    /// There is something in the new folder.
    #[error("`{0}` is not empty")]
    NotEmpty(PathBuf),
    /// A workbook cannot be made.
    #[error("a workbook cannot be made")]
    Workbook,
}

impl PseudonymError {
    /// What is wrong and what to do, for people.
    #[must_use]
    pub fn texts(&self) -> (Text, Text) {
        match self {
            Self::Batch(error) => error.texts(),
            Self::TooManyClients { clients, range } => (
                Text::new(
                    format!(
                        "Er zijn {clients} verschillende BSN's, en maar {range} valse om ervoor te geven"
                    ),
                    format!(
                        "There are {clients} different BSNs, and only {range} false ones to give for them"
                    ),
                ),
                Text::fixed(
                    "Kies een kleinere map, bijvoorbeeld alleen de berichten van één maand; er is niets geschreven",
                    "Choose a smaller folder, for example only the messages of one month; nothing was written",
                ),
            ),
            Self::Inside(path) => (
                Text::new(
                    format!("`{}` ligt in de map die wordt gelezen, of omvat haar", path.display()),
                    self.to_string(),
                ),
                Text::fixed(
                    "Noem bij `--out` een map ergens anders; er is niets geschreven",
                    "Name a folder somewhere else with `--out`; nothing was written",
                ),
            ),
            Self::NotEmpty(path) => (
                Text::new(format!("`{}` is niet leeg", path.display()), self.to_string()),
                Text::fixed(
                    "Noem een nieuwe of lege map: wat er al staat, zou mee worden verstuurd",
                    "Name a new or empty folder: what is there already would be sent along",
                ),
            ),
            Self::Workbook => (
                Text::fixed("Een werkmap kan niet worden gemaakt", "A workbook cannot be made"),
                Text::fixed(
                    "Bewaar de bladen van de werkmap als CSV en probeer het opnieuw",
                    "Save the sheets of the workbook as CSV and try again",
                ),
            ),
        }
    }
}

/// Makes a folder that can be sent to others.
///
/// Of a work folder that is `in/`, `registraties/`, `ibericht.toml` and the product books it names; of another folder
/// everything in it.
///
/// # Errors
/// [`PseudonymError`]: when the new folder is not empty or lies in the old one, when something cannot be read or
/// written, or when there are more clients than false BSNs. What was written by then is in the new folder.
pub fn pseudonymise(
    input: &Path,
    out: &Path,
    with: &Pseudonymising<'_>,
) -> Result<Pseudonymised, PseudonymError> {
    let known: BTreeSet<String> = folder::words(input);
    folder::make(input, out, with, &known)
}

/// Messages with false values, the same in all; nothing for what cannot be read as a message.
///
/// # Errors
/// [`PseudonymError::TooManyClients`].
pub fn messages(all: &[&[u8]], key: &Key) -> Result<Vec<Option<Vec<u8>>>, PseudonymError> {
    let mut collected = collected::Collected::default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for bytes in all {
        message::collect(&text(bytes), &mut collected);
    }
    let known = BTreeSet::new();
    let mut by = value::Pseudonyms::new(key, false, &known, collected)?;
    let is_read = |bytes: &[u8]| !matches!(read(bytes, bytes.len()), Reading::Unreadable(_));
    let mut made = |bytes: &[u8]| {
        is_read(bytes).then(|| message::replace(&text(bytes), &mut by)).flatten().map(String::into_bytes)
    };
    Ok(all.iter().map(|bytes| made(bytes)).collect())
}
