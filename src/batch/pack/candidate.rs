//! Which files are messages that we may submit.

use super::{Packing, left, name};
use crate::batch::check::{self, Judged};
use crate::batch::collect::{Nature, Source};
use crate::batch::order::Place;
use crate::batch::{BatchError, Own};
use crate::dossier::{Hash, StoreError, facts};
use crate::finding::Level;
use crate::legacy::{self, Namen};
use crate::messages::{Bericht, Kind, Side};
use crate::report::LeftOut;
use crate::values::{AgbCode, Datum, Domain};

/// What may be in one ZIP: the messages of one provider under one law, declarations apart.
///
/// Declarations come last, because they are about what the other messages say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub aanbieder: AgbCode,
    pub domain: Domain,
    pub declarations: bool,
}

/// By what VECOZO knows a message again: law and kind, `Afzender`, `Identificatie` (BRS20).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    domain: Domain,
    kind: Kind,
    afzender: String,
    identificatie: String,
}

impl Key {
    pub(super) fn of(bericht: &Bericht) -> Self {
        Self {
            aanbieder: bericht.gemeente_en_aanbieder().1,
            domain: bericht.domain,
            declarations: bericht.kind() == Kind::Declaratie,
        }
    }
}

impl Identity {
    pub(super) fn of(bericht: &Bericht) -> Self {
        Self {
            domain: bericht.domain,
            kind: bericht.kind(),
            afzender: bericht.parties().0.to_owned(),
            identificatie: bericht.identificatie().identificatie.as_str().to_owned(),
        }
    }
}

/// A message that may be packed; its bytes stay on disk until then.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its place among the sources.
    pub source: usize,
    pub label: String,
    pub hash: Hash,
    pub bytes: usize,
    pub place: Place,
    pub key: Key,
    pub identity: Identity,
    pub dagtekening: Datum,
    /// What it is to be called in the ZIP.
    pub name: String,
}

/// Judges every file: the messages that may be packed, and the rest with the reason.
///
/// One after another, so that memory holds one message at a time.
pub(super) fn sift(
    sources: &[Source],
    packing: &Packing<'_>,
    done: &(dyn Fn() + Sync),
) -> Result<(Vec<Candidate>, Vec<LeftOut>), BatchError> {
    let (mut candidates, mut left) = (Vec::new(), Vec::new());
    for (index, source) in sources.iter().enumerate() {
        match judge(index, source, packing)? {
            Ok(candidate) => candidates.push(candidate),
            Err(refused) => left.push(*refused),
        }
        done();
    }
    Ok((candidates, left))
}

fn judge(
    index: usize,
    source: &Source,
    packing: &Packing<'_>,
) -> Result<Result<Candidate, Box<LeftOut>>, BatchError> {
    let refused = |left: LeftOut| Ok(Err(Box::new(left)));
    match source.nature() {
        Nature::Zip => return refused(left::is_zip(source.label())),
        Nature::PassedOver(why) => return refused(left::passed_over(source.label(), why.clone())),
        Nature::NoMessage => return refused(left::no_message(source.label())),
        Nature::Message if source.size > packing.bounds.bytes as u64 => {
            return refused(left::too_large(source.label(), packing.bounds));
        }
        Nature::Message => {}
    }
    let Some(input) = source.open(&packing.checks.limits).pop() else {
        return refused(left::changed(source.label()));
    };
    let mut judged = check::judge(input, &packing.checks);
    match packing.known.judge(&mut judged, packing.checks.until) {
        Err(error @ StoreError::Corrupt { .. }) => judged.not_checked(&error, Level::Productbook),
        judged => judged?,
    }
    Ok(candidate(index, judged, packing))
}

fn candidate(source: usize, judged: Judged, packing: &Packing<'_>) -> Result<Candidate, Box<LeftOut>> {
    let label = judged.report.file.clone();
    // Whose a message is comes before what is wrong with it: errors of others are not ours to mend.
    if let Some(bericht) = &judged.bericht {
        if bericht.kind().maker() == Side::Gemeente {
            return Err(Box::new(left::from_gemeente(label, bericht)));
        }
        let is_ours = match packing.own {
            Own::Unknown => true,
            Own::Aanbieder(agb) => *agb == bericht.gemeente_en_aanbieder().1,
            Own::Gemeente(_) => false,
        };
        if !is_ours {
            return Err(Box::new(left::not_ours(label, bericht, packing.own)));
        }
    }
    if judged.bericht.is_none() && is_legacy(&judged.bytes, packing) {
        return Err(Box::new(left::legacy(label)));
    }
    let (Some(bericht), Some(hash), false) = (judged.bericht, judged.hash, judged.report.has_errors()) else {
        return Err(Box::new(left::wrong(judged.report)));
    };
    if judged.bytes.len() > packing.bounds.bytes {
        return Err(Box::new(left::too_large(label, packing.bounds)));
    }
    Ok(Candidate {
        source,
        bytes: judged.bytes.len(),
        place: Place::of(&bericht),
        key: Key::of(&bericht),
        identity: Identity::of(&bericht),
        dagtekening: facts::header(&bericht).dagtekening,
        name: name::member(&label, &bericht, &hash),
        label,
        hash,
    })
}

/// Whether a file is a 303 or 304.
fn is_legacy(bytes: &[u8], packing: &Packing<'_>) -> bool {
    Namen::ingebouwd()
        .is_ok_and(|namen| legacy::read(bytes, packing.checks.limits.message_bytes, namen).is_some())
}
