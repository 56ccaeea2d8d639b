//! The members of a ZIP, within bounds.
//!
//! No size in a header is believed and no name is used as a path: members are
//! unpacked in memory one at a time, up to a limit, and their names are labels.

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::collect::{Part, kind, neither};
use super::input::{Input, Limits, ZIP, shown};
use crate::finding::Text;

/// Gives what is wrong with a ZIP as a whole, then its members in the order of their names.
pub(super) fn each(
    label: &str,
    reader: impl Read + Seek,
    limits: &Limits,
    each: &mut dyn FnMut(Part, Input),
) {
    let mut archive = match ZipArchive::new(reader) {
        Ok(archive) => archive,
        Err(error) => return each(Part::Whole, damaged(label.into(), &error)),
    };
    if archive.len() > limits.members {
        return each(Part::Whole, too_many(label, archive.len(), limits.members));
    }
    if archive.is_empty() {
        return each(Part::Whole, empty(label));
    }
    let mut members: Vec<(String, usize)> = (0..archive.len())
        .map(|index| {
            (archive.by_index_raw(index).map_or_else(|_| String::new(), |file| name(file.name_raw())), index)
        })
        .collect();
    members.sort();
    if members.iter().any(|(name, _)| name.contains('/') || name.contains('\\')) {
        each(Part::Whole, has_folders(label));
    }
    if archive.has_duplicate_names() {
        each(Part::Whole, duplicate_names(label));
    }
    let mut left = limits.archive_bytes;
    for (name, index) in members {
        let member = format!("{label}!{}", shown(&cut(&name, limits.name_chars)));
        if let Some(input) = unpack(&mut archive, index, &name, member, limits, &mut left) {
            each(Part::Member(index), input);
        }
    }
}

/// Unpacks one member again, of which the size is known; nothing when it is not there or larger.
pub(super) fn member(reader: impl Read + Seek, index: usize, size: usize) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(reader).ok()?;
    let file = archive.by_index(index).ok()?;
    let mut bytes = Vec::with_capacity(size);
    file.take(u64::try_from(size).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes).ok()?;
    (bytes.len() == size).then_some(bytes)
}

fn unpack(
    archive: &mut ZipArchive<impl Read + Seek>,
    index: usize,
    name: &str,
    label: String,
    limits: &Limits,
    left: &mut usize,
) -> Option<Input> {
    let mut file = match archive.by_index(index) {
        Ok(file) => file,
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Some(encrypted(label)),
        Err(error) => return Some(damaged(label, &error)),
    };
    if file.is_dir() {
        return None;
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    if extension.as_deref().is_some_and(|extension| extension != "xml" && extension != "zip") {
        return Some(Input::ignored(label, neither()));
    }
    let bound = limits.message_bytes.min(*left);
    let mut bytes = Vec::new();
    let read = file
        .by_ref()
        .take(u64::try_from(bound).unwrap_or(u64::MAX).saturating_add(1))
        .read_to_end(&mut bytes);
    *left = left.saturating_sub(bytes.len());
    if let Err(error) = read {
        return Some(damaged(label, &ZipError::Io(error)));
    }
    if bytes.len() > bound {
        return Some(if bound < limits.message_bytes {
            bomb(label, limits.archive_bytes)
        } else {
            Input::too_large(label, limits.message_bytes)
        });
    }
    match kind(&bytes) {
        Some(true) => Some(nested(label)),
        None if extension.is_none() => Some(Input::ignored(label, neither())),
        _ => Some(Input::Bytes { label, bytes }),
    }
}

/// A name as text; ZIPs of old programs use other encodings than UTF-8.
fn name(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).into_owned()
}

/// A name cut to a length that fits a report.
fn cut(name: &str, most: usize) -> String {
    let mut shown: String = name.chars().take(most).collect();
    if name.chars().count() > most {
        shown.push('…');
    }
    shown
}

fn damaged(label: String, error: &ZipError) -> Input {
    let said = match error {
        ZipError::Io(_) | ZipError::InvalidArchive(_) => "De ZIP is beschadigd of niet compleet",
        _ => "De ZIP is van een soort die niet wordt gelezen",
    };
    Input::refused(
        label,
        ZIP,
        // What the library says is English, and tells a programmer something.
        Text::new(said, format!("The ZIP is damaged or of a kind that is not read: {error}")),
        Text::new(
            "Haal het bestand opnieuw op, of pak het zelf uit en lees de berichten los in",
            "Fetch the file again, or unpack it yourself and read the messages one by one",
        ),
    )
}

fn empty(label: &str) -> Input {
    Input::refused(
        label.into(),
        ZIP,
        Text::new("De ZIP is leeg", "The ZIP is empty"),
        Text::new("Vraag de afzender om een ZIP met berichten", "Ask the sender for a ZIP with messages"),
    )
}

fn encrypted(label: String) -> Input {
    Input::refused(
        label,
        ZIP,
        Text::new(
            "Het bestand in de ZIP is beveiligd met een wachtwoord",
            "The file in the ZIP has a password",
        ),
        Text::new(
            "Pak de ZIP zelf uit, of vraag om een ZIP zonder wachtwoord (VECOZO BRS17)",
            "Unpack the ZIP yourself, or ask for one without a password (VECOZO BRS17)",
        ),
    )
}

fn nested(label: String) -> Input {
    Input::refused(
        label,
        ZIP,
        Text::new("Een ZIP in een ZIP wordt niet gelezen", "A ZIP inside a ZIP is not read"),
        Text::new(
            "Pak de buitenste ZIP uit en lees de binnenste los in",
            "Unpack the outer ZIP and read the inner one by itself",
        ),
    )
}

fn bomb(label: String, limit: usize) -> Input {
    let megabytes = limit / 1_000_000;
    Input::refused(
        label,
        ZIP,
        Text::new(
            format!(
                "De ZIP pakt uit tot meer dan {megabytes} MB; dit bestand is om veiligheidsredenen niet gelezen"
            ),
            format!("The ZIP unpacks to more than {megabytes} MB; this file was not read for safety"),
        ),
        Text::new(
            "Verdeel de berichten over meer ZIPs, of verhoog de grens met `--max-size`",
            "Spread the messages over more ZIPs, or raise the limit with `--max-size`",
        ),
    )
}

fn too_many(label: &str, count: usize, most: usize) -> Input {
    Input::refused(
        label.into(),
        ZIP,
        Text::new(
            format!("De ZIP bevat {count} bestanden; er worden er hoogstens {most} gelezen"),
            format!("The ZIP holds {count} files; at most {most} are read"),
        ),
        Text::new(
            "Pak de ZIP uit in een map en lees de map in, of verdeel de berichten over meer ZIPs",
            "Unpack the ZIP into a folder and read the folder, or spread the messages over more ZIPs",
        ),
    )
}

fn has_folders(label: &str) -> Input {
    Input::remark(
        label.into(),
        ZIP,
        Text::new(
            "De ZIP bevat mappen; de berichten erin zijn wel gelezen",
            "The ZIP holds folders; the messages in them were read all the same",
        ),
        Text::new(
            "VECOZO weigert een ZIP met mappen (BRS29): zet de berichten zonder map in de ZIP voordat u hem indient",
            "VECOZO refuses a ZIP with folders (BRS29): put the messages in without folder before submitting it",
        ),
    )
}

fn duplicate_names(label: &str) -> Input {
    Input::refused(
        label.into(),
        ZIP,
        Text::new(
            "De ZIP bevat bestanden met dezelfde naam; van elke naam is er één gelezen",
            "The ZIP holds files with the same name; one of each name was read",
        ),
        Text::new("Vraag de afzender om een nieuwe ZIP", "Ask the sender for a new ZIP"),
    )
}
