//! What a run has to do, before it does anything: a few words of every file, in the order in which messages count.

mod scratch;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::batch::check::{Checks, chunks};
use crate::batch::collect::{Part, Source};
use crate::batch::digest::Digest;
use crate::batch::input::Input;
use crate::batch::order::Place;
use crate::batch::{BatchError, Own, partij};
use crate::messages::{Bericht, BerichtIdentificatie, Kind, Reading, read};
use crate::values::{Bsn, Domain};
use scratch::Scratch;
pub(super) use scratch::{Group, Groups};

/// A file or member of which the bytes are to be kept.
#[derive(Debug)]
pub(super) struct Found {
    pub digest: Digest,
    /// The name in reports.
    pub label: String,
    /// The number of the source.
    pub source: usize,
    pub part: Part,
    /// In bytes.
    pub size: usize,
    /// Whether it is between others.
    pub is_foreign: bool,
}

/// All files of a run.
#[derive(Debug)]
pub(super) struct Survey {
    scratch: Scratch,
    /// How many files with bytes to keep there are.
    pub found: usize,
    /// Per source how many of them it has.
    pub parts: Vec<u32>,
}

/// What one source has.
#[derive(Debug, Default)]
struct Surveyed {
    /// With their places; a message that breaks its schema has none.
    found: Vec<(Option<Place>, Found)>,
    /// What is no message or cannot be read.
    loose: Vec<Part>,
    /// What is answered by a message.
    answered: Vec<Betreft>,
    clients: Vec<(Domain, Bsn)>,
}

impl Survey {
    /// Reads every file and keeps nothing of its bytes.
    ///
    /// # Errors
    /// [`BatchError::Temporary`] when what is kept of the files cannot be.
    pub fn of(sources: &[Source], checks: &Checks, own: &Own) -> Result<Self, BatchError> {
        let mut scratch = Scratch::new()?;
        let mut parts = Vec::with_capacity(sources.len());
        for chunk in chunks(sources, &checks.limits) {
            let first = parts.len();
            let survey = |(index, source): (usize, &Source)| Surveyed::of(first + index, source, checks, own);
            let surveyed: Vec<Surveyed> = chunk.par_iter().enumerate().map(survey).collect();
            for (source, one) in chunk.iter().zip(surveyed) {
                let number = parts.len();
                one.found.iter().try_for_each(|(place, found)| scratch.add_found(place.as_ref(), found))?;
                one.loose.iter().try_for_each(|part| scratch.add_loose(&source.label(), number, *part))?;
                one.answered.iter().try_for_each(|betreft| scratch.add_answered(betreft.as_str()))?;
                one.clients.iter().try_for_each(|client| scratch.add_client(*client))?;
                parts.push(u32::try_from(one.found.len()).unwrap_or(u32::MAX));
            }
        }
        let found = scratch.sort()?;
        Ok(Self { scratch, found, parts })
    }

    /// The files, in the order in which messages count; those with the same bytes together.
    pub fn groups(&self) -> Groups<'_> {
        self.scratch.groups()
    }

    /// What is no message or cannot be read, in order of name, those of a source one after another.
    pub fn loose(&self) -> Result<Vec<(usize, Part)>, BatchError> {
        self.scratch.loose()
    }

    /// Whether a message is answered by another of the run.
    pub fn is_answered(&self, bericht: &Bericht) -> Result<bool, BatchError> {
        self.scratch.is_answered(Betreft::of(bericht).as_str())
    }

    /// The clients of the messages.
    pub fn clients(&self) -> Result<BTreeSet<(Domain, Bsn)>, BatchError> {
        self.scratch.clients()
    }
}

impl Surveyed {
    fn of(number: usize, source: &Source, checks: &Checks, own: &Own) -> Self {
        let mut surveyed = Self::default();
        source.each(&checks.limits, &mut |part, input| surveyed.take(number, part, input, checks, own));
        surveyed
    }

    fn take(&mut self, source: usize, part: Part, input: Input, checks: &Checks, own: &Own) {
        let (label, bytes) = match input {
            Input::Notice(_) => return self.loose.push(part),
            Input::Bytes { label, bytes } => (label, bytes),
        };
        let bericht = match read(&bytes, checks.limits.message_bytes) {
            Reading::Unreadable(_) => return self.loose.push(part),
            Reading::Invalid { .. } => None,
            Reading::Valid(bericht) => Some(bericht),
        };
        let found = Found {
            digest: Digest::of(&bytes),
            label,
            source,
            part,
            size: bytes.len(),
            is_foreign: bericht.as_deref().is_some_and(|bericht| partij::check(bericht, own).is_some()),
        };
        self.found.push((bericht.as_deref().map(Place::of), found));
        if let Some(bericht) = bericht {
            self.touch(&bericht);
        }
    }

    fn touch(&mut self, bericht: &Bericht) {
        self.answered.extend(Betreft::of_answer(bericht));
        self.clients.extend(bericht.clienten().into_iter().map(|bsn| (bericht.domain, bsn)));
    }
}

/// A forward message as an answer names it: law, kind, parties, identification and date, as one text.
#[derive(Debug)]
struct Betreft(String);

impl Betreft {
    /// A forward message itself.
    fn of(bericht: &Bericht) -> Self {
        Self::new(bericht, bericht.kind(), bericht.identificatie())
    }

    /// The message that an answer answers.
    fn of_answer(answer: &Bericht) -> Option<Self> {
        Some(Self::new(answer, answer.kind().answers()?, answer.betreft()?))
    }

    fn new(bericht: &Bericht, kind: Kind, named: &BerichtIdentificatie) -> Self {
        let (gemeente, aanbieder) = bericht.gemeente_en_aanbieder();
        let (domain, number) = (bericht.domain.prefix(), kind.number());
        // The identification may be any text, so it comes last.
        let BerichtIdentificatie { identificatie, dagtekening } = named;
        Self(format!("{domain}{number} {gemeente} {aanbieder} {dagtekening} {identificatie}"))
    }

    fn as_str(&self) -> &str {
        &self.0
    }
}
