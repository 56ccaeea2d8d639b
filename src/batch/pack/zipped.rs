//! A ZIP as VECOZO takes it: written, and read back.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Cursor, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::candidate::{Identity, Key};
use super::left;
use crate::batch::collect::read_bounded;
use crate::batch::digest::hash;
use crate::batch::input::{Input, Limits, shown};
use crate::batch::order::Place;
use crate::batch::{BatchError, archive};
use crate::dossier::{Hash, facts};
use crate::messages::{Bericht, Inhoud, Reading, read};
use crate::report::{Glance, LeftOut, PackedMessage, PackedZip};
use crate::values::{Bsn, Datum, Month};

/// How much of the hash of its content is in the name of a ZIP.
const HASH_CHARS: usize = 8;

/// A message on its way into a ZIP.
pub(super) struct Member {
    pub name: String,
    pub bytes: Vec<u8>,
    pub hash: Hash,
    pub key: Key,
    pub dagtekening: Datum,
}

/// A ZIP that was read: what is told of it, and by what its messages are known again.
pub(super) struct Zipped {
    pub key: Key,
    /// The place and the hash of its first message.
    pub first: (Place, Hash),
    /// In the order of the messages in the report.
    messages: Vec<(Hash, Identity)>,
    pub report: PackedZip,
}

/// The bytes of a ZIP, the same whenever and wherever it is made; members in their order, without folders.
pub(super) fn write(members: &[Member]) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o600);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for member in members {
        writer.start_file(member.name.as_str(), options)?;
        writer.write_all(&member.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The name of a ZIP with these members, in their order: none of it leads to a client, and it changes with the content.
pub(super) fn name(members: &[Member]) -> String {
    let Some(first) = members.first() else { return String::new() };
    let content = members.iter().map(|member| (member.name.as_str(), &member.hash));
    file_name(first.key, first.dagtekening, content)
}

fn file_name<'m>(key: Key, first: Datum, content: impl Iterator<Item = (&'m str, &'m Hash)>) -> String {
    let text = content.fold(String::new(), |mut text, (name, hash)| {
        let _ = writeln!(text, "{name} {}", hash.0);
        text
    });
    let content: String = hash(text.as_bytes()).0.chars().take(HASH_CHARS).collect();
    let kind = if key.declarations { "declaraties" } else { "berichten" };
    let prefix = key.domain.prefix();
    format!("{prefix}_{kind}_{}_{}_{content}.zip", key.aanbieder, first.format("%Y%m%d"))
}

/// The ZIPs of a folder that were packed there before, and those of another making.
pub(super) fn in_folder(folder: &Path, limits: &Limits) -> Result<(Vec<Zipped>, Vec<LeftOut>), BatchError> {
    let failed = |error| BatchError::read(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) {
            files.push(path);
        }
    }
    files.sort();
    let (mut zips, mut foreign) = (Vec::new(), Vec::new());
    for path in files {
        let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default().into_owned();
        let is_file = path.symlink_metadata().is_ok_and(|meta| meta.is_file());
        let bytes = if is_file { read_bounded(&path, limits.archive_bytes).ok().flatten() } else { None };
        match bytes.and_then(|bytes| Zipped::read(&name, &bytes, limits)) {
            Some(zip) => zips.push(zip),
            None => foreign.push(left::foreign_zip(shown(&name))),
        }
    }
    Ok((zips, foreign))
}

impl Zipped {
    /// Reads a ZIP; none when it was not packed by [`write`] under the name that its content gives it.
    pub(super) fn read(file: &str, bytes: &[u8], limits: &Limits) -> Option<Self> {
        let (mut inputs, mut members) = (Vec::new(), Vec::new());
        archive::each("", Cursor::new(bytes), limits, &mut |_, input| inputs.push(input));
        for input in inputs {
            let Input::Bytes { label, bytes } = input else { return None };
            let Reading::Valid(bericht) = read(&bytes, limits.message_bytes) else { return None };
            let (place, hash) = (Place::of(&bericht), hash(&bytes));
            members.push((place, label.strip_prefix('!')?.to_string(), hash, bericht, bytes.len()));
        }
        members.sort_by(|a, b| (&a.0, &a.2).cmp(&(&b.0, &b.2)));
        let (place, _, hash, bericht, _) = members.first()?;
        let (first, key) = ((place.clone(), hash.clone()), Key::of(bericht));
        let content = members.iter().map(|(_, name, hash, ..)| (name.as_str(), hash));
        let dagtekening = facts::header(bericht).dagtekening;
        let is_ours = file_name(key, dagtekening, content) == file
            && members.iter().all(|(_, _, _, bericht, _)| Key::of(bericht) == key);
        if !is_ours {
            return None;
        }
        let report = PackedZip {
            file: file.to_string(),
            reference: file.strip_suffix(".zip").unwrap_or(file).to_string(),
            domain: key.domain,
            aanbieder: key.aanbieder.to_string(),
            declarations: key.declarations,
            is_new: false,
            zipped: bytes.len(),
            unzipped: members.iter().map(|(.., bytes)| bytes).sum(),
            messages: members
                .iter()
                .map(|(_, name, _, bericht, bytes)| told(name, bericht, *bytes))
                .collect(),
        };
        let messages =
            members.into_iter().map(|(_, _, hash, bericht, _)| (hash, Identity::of(&bericht))).collect();
        Some(Self { key, first, messages, report })
    }

    /// The messages by what VECOZO knows them again by, with their names.
    pub(super) fn identities(&self) -> impl Iterator<Item = (&Identity, &str)> {
        let names = self.report.messages.iter().map(|message| message.file.as_str());
        self.messages.iter().map(|(_, identity)| identity).zip(names)
    }

    /// Notes from which file a message came; false when it is not in this ZIP.
    pub(super) fn came_from(&mut self, hash: &Hash, label: &str) -> bool {
        let mut messages = self.messages.iter().zip(&mut self.report.messages);
        let found = messages.find(|((of, _), _)| of == hash);
        found.map(|(_, told)| told.source = Some(label.to_string())).is_some()
    }
}

/// What is told of a message in a ZIP.
fn told(name: &str, bericht: &Bericht, bytes: usize) -> PackedMessage {
    let glance = Glance::of(bericht);
    let clienten = bericht.clienten();
    let is_bsn = |bsn: &Bsn| bsn.passes_eleven_test() || clienten.contains(bsn);
    let masked = |text: &str| Bsn::mask_in(text, &is_bsn).into_owned();
    let (nummer, month) = match &bericht.inhoud {
        Inhoud::Declaratie(root) => {
            let month = Month::of(root.declaratie.declaratie_periode.begindatum);
            (Some(masked(root.declaratie.declaratie_nummer.as_str())), Some(month.to_string()))
        }
        _ => (None, None),
    };
    PackedMessage {
        file: name.to_string(),
        source: None,
        message: bericht.name().name(),
        gemeente: glance.gemeente,
        id: masked(bericht.identificatie().identificatie.as_str()),
        nummer,
        month,
        cents: glance.cents,
        bytes,
    }
}
