//! Whether declarations were made that the dossier does not know, because an older copy of it was put back.
//!
//! Its numbers would be handed out a second time, and the care declared twice. Two things tell it for certain: a declaration
//! in the output folder, and a 325 that was set aside, with a number of our own making that is past the last one handed
//! out.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::batch::BatchError;
use crate::batch::input::CONDITIONS;
use crate::declaration::{of_declaratie_nummer, of_identificatie};
use crate::dossier::{Series, Store, StoreError};
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::Kind;
use crate::values::{AgbCode, DeclaratieNummer};

/// Where declarations go, below the output folder.
const FOLDER: &str = "declaraties";

/// What tells that declarations are missing in the dossier; nothing when none seems to be.
pub(super) fn check(
    store: &dyn Store,
    aanbieder: AgbCode,
    out: Option<&Path>,
) -> Result<Option<Box<Finding>>, BatchError> {
    let written = out.map(|out| written(store, aanbieder, &out.join(FOLDER))).transpose()?.flatten();
    let found = match written {
        None => answered(store, aanbieder)?,
        written => written,
    };
    Ok(found.map(Box::new))
}

/// A declaration in the folder that the dossier does not know.
fn written(store: &dyn Store, aanbieder: AgbCode, folder: &Path) -> Result<Option<Finding>, BatchError> {
    let failed = |error| BatchError::read(folder, error);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        entries => entries.map_err(failed)?,
    };
    let mut lost = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let Some(nummer) = nummer_in(&name, aanbieder) else { continue };
        let Some((domain, month, counter)) = of_declaratie_nummer(&nummer) else { continue };
        if counter > store.last_number(&Series::DeclaratieNummer(aanbieder, domain, month))?
            && store.declaraties_met(domain, &aanbieder, &nummer)?.is_empty()
        {
            lost.push((name.to_string_lossy().into_owned(), nummer));
        }
    }
    lost.sort();
    let count = lost.len();
    Ok(lost.into_iter().next().map(|(name, nummer)| {
        let message = Text::new(
            format!(
                "Er is niets gedeclareerd: in `{FOLDER}` staan declaraties ({count}) die dit dossier niet kent; hun nummers \
                 zouden opnieuw worden uitgegeven"
            ),
            format!(
                "Nothing was declared: `{FOLDER}` holds declarations ({count}) that this dossier does not know; their \
                 numbers would be handed out again"
            ),
        );
        finding(message).at(format!("{FOLDER}/{name}")).found(nummer.as_str())
    }))
}

/// The number in the name of a declaration of ours, of whichever month and municipality.
fn nummer_in(name: &OsStr, aanbieder: AgbCode) -> Option<DeclaratieNummer> {
    let mut parts = name.to_str()?.strip_suffix(".xml")?.split('_');
    let [Some(_), Some(agb), Some(_), Some(_), Some(nummer), None] = std::array::from_fn(|_| parts.next())
    else {
        return None;
    };
    if agb == aanbieder.as_str() { DeclaratieNummer::new(nummer).ok() } else { None }
}

/// A 325 to a declaration of ours that the dossier does not know.
fn answered(store: &dyn Store, aanbieder: AgbCode) -> Result<Option<Finding>, StoreError> {
    for answer in store.apart_gezet()? {
        let Some(header) = answer.header else { continue };
        let Some(betreft) = header.betreft else { continue };
        if header.kind != Kind::DeclaratieAntwoord || header.ontvanger != aanbieder.as_str() {
            continue;
        }
        let Some(counter) = of_identificatie(header.domain, &betreft) else { continue };
        let series = Series::Identificatie(aanbieder, header.domain, Kind::Declaratie);
        if counter > store.last_number(&series)?
            && store.berichten_met(header.domain, Kind::Declaratie, aanbieder.as_str(), &betreft)?.is_empty()
        {
            let (name, answer) = (Kind::Declaratie.message(header.domain).name(), header.identificatie);
            let message = Text::new(
                format!(
                    "Er is niets gedeclareerd: antwoord {answer} gaat over {name} {betreft}, die dit dossier niet kent; dat \
                     nummer zou opnieuw worden uitgegeven"
                ),
                format!(
                    "Nothing was declared: answer {answer} is about {name} {betreft}, which this dossier does not know; \
                     that number would be handed out again"
                ),
            );
            return Ok(Some(finding(message).found(betreft.as_str())));
        }
    }
    Ok(None)
}

fn finding(message: Text) -> Finding {
    let advice = Text::fixed(
        "Is er een oudere kopie van het dossier teruggezet, leg dan de declaraties die daarna zijn gemaakt in `in/`, \
         verwerk ze en declareer opnieuw. Horen zij bij een ander dossier, noem dat dan met `--dossier`, of kies een \
         andere uitvoermap",
        "When an older copy of the dossier was put back, put the declarations that were made since into `in/`, process \
         them and declare again. When they belong to another dossier, name that with `--dossier`, or choose another \
         output folder",
    );
    Finding::new(CONDITIONS, Level::Productbook, Severity::Error, message, advice)
}
