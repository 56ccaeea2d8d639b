//! Messages into ZIPs as VECOZO takes them.
//!
//! VECOZO takes a ZIP of at most 30 messages and 25 MB, both as it is and unpacked, without folders, with declarations
//! apart from other messages. Who submits chooses one law per upload, so the laws are apart, and the authorisation
//! hangs on the provider, so those are apart as well.
//!
//! A ZIP is named after its content. So a folder tells by itself what was packed into it before: a message that is in
//! such a ZIP is not packed again, and the same messages give the same ZIPs whenever they are packed.

mod candidate;
mod left;
mod name;
mod zipped;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::collect::Source;
use super::digest::hash;
use super::input::{Input, Limits};
use super::send::{holds, make_folder, write_private};
use super::{BatchError, Checks, Known, Own};
use crate::dossier::Hash;
use crate::finding::Lang;
use crate::messages::MAX_BYTES;
use crate::report::text::Style;
use crate::report::{LIST_START, LeftOut, Packed};
use candidate::{Candidate, Identity, Key, sift};
use zipped::{Member, Zipped};

/// The largest ZIP that VECOZO takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZipBounds {
    /// Most messages.
    pub messages: usize,
    /// Most bytes, as a ZIP and unpacked.
    pub bytes: usize,
}

impl Default for ZipBounds {
    fn default() -> Self {
        Self { messages: 30, bytes: MAX_BYTES }
    }
}

/// How messages are packed.
#[derive(Clone, Copy)]
pub struct Packing<'a> {
    /// What is checked of a message before it is packed, and the bounds on input.
    pub checks: Checks,
    /// What is known besides the messages.
    pub known: Known<'a>,
    /// Who we are: only our own messages are packed; when nobody said, those of every provider, each apart.
    pub own: &'a Own,
    /// The bounds on a ZIP.
    pub bounds: ZipBounds,
}

/// Packs the messages into ZIPs in a folder; gives every ZIP of that folder, and each file that is in none.
///
/// Nothing is taken apart or changed: a message is packed as it is, or left out with the reason. A ZIP that is there
/// already stays as it is.
///
/// # Errors
/// [`BatchError`] when the dossier or the folder cannot be read, or a ZIP cannot be written; ZIPs that were written
/// are complete, and the same command goes on after them.
pub fn pack(
    sources: &[Source],
    folder: &Path,
    packing: &Packing<'_>,
    done: &(dyn Fn() + Sync),
) -> Result<Packed, BatchError> {
    make_folder(folder)?;
    check_lists(folder)?;
    let (mut zips, mut left) = zipped::in_folder(folder, &packing.checks.limits)?;
    let (mut candidates, refused) = sift(sources, packing, done)?;
    left.extend(refused);
    candidates.sort_by(|a, b| (&a.place, &a.hash, &a.label).cmp(&(&b.place, &b.hash, &b.label)));
    let candidates = once(candidates, &mut zips, &mut left);
    for bundle in bundles(candidates, packing.bounds) {
        let (members, changed) = load(&bundle, sources, &packing.checks.limits);
        left.extend(changed);
        if members.is_empty() {
            continue;
        }
        let bytes = zipped::write(&members).map_err(|error| BatchError::write(folder, error))?;
        if bytes.len() > packing.bounds.bytes {
            // Text always shrinks, by more than a ZIP adds; all the same nothing larger goes out.
            left.extend(bundle.iter().map(|each| left::too_large(each.label.clone(), packing.bounds)));
            continue;
        }
        let name = zipped::name(&members);
        let path = folder.join(&name);
        let unreadable = || BatchError::write(&path, std::io::Error::other("the ZIP does not read back"));
        let mut zip = Zipped::read(&name, &bytes, &packing.checks.limits).ok_or_else(unreadable)?;
        zip.report.is_new = true;
        for candidate in &bundle {
            zip.came_from(&candidate.hash, &candidate.label);
        }
        match path.symlink_metadata() {
            Err(_) => write_private(&path, &bytes)?,
            // A second run of the program was at the same messages, and has put it there.
            Ok(meta) if meta.is_file() && holds(&path, &bytes) => {}
            Ok(_) => return Err(BatchError::Exists { path }),
        }
        zips.push(zip);
    }
    zips.sort_by(|a, b| (&a.key, &a.first).cmp(&(&b.key, &b.first)));
    left.sort_by(|a, b| (&a.file, &a.why.nl).cmp(&(&b.file, &b.why.nl)));
    Ok(Packed { zips: zips.into_iter().map(|zip| zip.report).collect(), left })
}

/// The lists beside the ZIPs, for people and for programs, each with how it begins.
const LISTS: [(&str, &str); 2] = [("inhoud.txt", LIST_START), ("inhoud.json", "{\n  \"zips\": [")];

/// Writes the lists of all ZIPs beside them, in a language.
///
/// # Errors
/// [`BatchError`] when a list cannot be written.
pub fn write_lists(folder: &Path, packed: &Packed, lang: Lang) -> Result<(), BatchError> {
    let texts = [packed.list(Style { lang, colour: false }), packed.list_json()];
    LISTS
        .iter()
        .zip(texts)
        .try_for_each(|((name, _), text)| write_private(&folder.join(name), text.as_bytes()))
}

/// A list of another making is not overwritten; told before anything is written.
fn check_lists(folder: &Path) -> Result<(), BatchError> {
    for (name, start) in LISTS {
        let path = folder.join(name);
        let is_ours = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) => return Err(BatchError::read(&path, error)),
            Ok(meta) => {
                meta.is_file() && fs::read(&path).is_ok_and(|there| there.starts_with(start.as_bytes()))
            }
        };
        if !is_ours {
            return Err(BatchError::Exists { path });
        }
    }
    Ok(())
}

/// Every message once: what was packed before is told with its ZIP, and what VECOZO would take for a repeat is left out.
fn once(candidates: Vec<Candidate>, zips: &mut [Zipped], left: &mut Vec<LeftOut>) -> Vec<Candidate> {
    let mut first: HashMap<Hash, String> = HashMap::new();
    let mut unique = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if let Some(twin) = first.get(&candidate.hash) {
            left.push(left::same_file(candidate.label, twin));
            continue;
        }
        first.insert(candidate.hash.clone(), candidate.label.clone());
        unique.push(candidate);
    }
    unique.retain(|candidate| !zips.iter_mut().any(|zip| zip.came_from(&candidate.hash, &candidate.label)));
    let mut holders: HashMap<Identity, Vec<String>> = HashMap::new();
    for zip in &*zips {
        for (identity, member) in zip.identities() {
            holders.entry(identity.clone()).or_default().push(format!("{}!{member}", zip.report.file));
        }
    }
    for candidate in &unique {
        holders.entry(candidate.identity.clone()).or_default().push(candidate.label.clone());
    }
    // Which of two is the right one is not for the program to choose.
    unique.retain(|candidate| {
        let others = holders.get(&candidate.identity).map_or(&[][..], Vec::as_slice);
        let other = others.iter().find(|other| **other != candidate.label);
        left.extend(other.map(|other| left::same_identificatie(candidate.label.clone(), other)));
        other.is_none()
    });
    unique
}

/// What goes into one ZIP, in the order in which messages count.
fn bundles(candidates: Vec<Candidate>, bounds: ZipBounds) -> Vec<Vec<Candidate>> {
    let mut groups: BTreeMap<Key, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        groups.entry(candidate.key).or_default().push(candidate);
    }
    let mut bundles = Vec::new();
    for group in groups.into_values() {
        let (mut bundle, mut bytes) = (Vec::new(), 0_usize);
        for candidate in group {
            let full =
                bundle.len() >= bounds.messages || bytes.saturating_add(candidate.bytes) > bounds.bytes;
            if full && !bundle.is_empty() {
                bundles.push(std::mem::take(&mut bundle));
                bytes = 0;
            }
            bytes = bytes.saturating_add(candidate.bytes);
            bundle.push(candidate);
        }
        bundles.push(bundle);
    }
    bundles
}

/// The messages of a bundle as they are on disk, each with its name in the ZIP; the ones that changed are left out.
fn load(bundle: &[Candidate], sources: &[Source], limits: &Limits) -> (Vec<Member>, Vec<LeftOut>) {
    let (mut members, mut changed) = (Vec::new(), Vec::new());
    let mut names = name::Names::default();
    for candidate in bundle {
        let inputs = sources.get(candidate.source).map_or_else(Vec::new, |source| source.open(limits));
        let bytes = inputs.into_iter().find_map(|input| match input {
            Input::Bytes { bytes, .. } if hash(&bytes) == candidate.hash => Some(bytes),
            _ => None,
        });
        match bytes {
            Some(bytes) => members.push(Member {
                name: names.take(&candidate.name),
                bytes,
                hash: candidate.hash.clone(),
                key: candidate.key,
                dagtekening: candidate.dagtekening,
            }),
            None => changed.push(left::changed(candidate.label.clone())),
        }
    }
    (members, changed)
}
