//! What a run has to do, before it does anything: a few words of every file, in the order in which messages count.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use crate::batch::check::{Checks, chunks};
use crate::batch::collect::{Part, Source};
use crate::batch::digest::Digest;
use crate::batch::enter::{Answered, answered};
use crate::batch::input::Input;
use crate::batch::order::Place;
use crate::batch::{Own, partij};
use crate::messages::{Bericht, Reading, read};
use crate::values::{Bsn, Domain};

/// A file or member of which the bytes are to be kept; all that stays of it in memory.
#[derive(Debug)]
pub(super) struct Found {
    /// Absent for what breaks its schema: that comes after everything else.
    place: Option<Place>,
    pub digest: Digest,
    /// The number of the source.
    pub source: usize,
    pub part: Part,
    /// The name of a member in reports; absent for a file, which goes by the name of its source.
    member: Option<Box<str>>,
    /// In bytes.
    pub size: usize,
    /// Whether it is between others.
    pub is_foreign: bool,
}

/// All files of a run.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// In the order in which messages count; files with the same bytes stand together.
    pub found: Vec<Found>,
    /// What is no message or cannot be read, in order of name: the number of the source and where in it.
    pub loose: Vec<(usize, Part)>,
    /// What is answered by a message of the run.
    pub answered: HashSet<Answered>,
    pub clients: BTreeSet<(Domain, Bsn)>,
    /// Per source how many files with bytes to keep it has.
    pub parts: Vec<u32>,
}

impl Survey {
    /// Reads every file and keeps nothing of its bytes.
    pub fn of(sources: &[Source], checks: &Checks, own: &Own) -> Self {
        let mut survey = Self::default();
        let mut first = 0;
        for chunk in chunks(sources, &checks.limits) {
            let read = |(index, source): (usize, &Source)| Self::of_one(first + index, source, checks, own);
            let surveys: Vec<Self> = chunk.par_iter().enumerate().map(read).collect();
            surveys.into_iter().for_each(|one| survey.add(one));
            first += chunk.len();
        }
        let by_name = |a: &Found, b: &Found| a.label(sources).cmp(&b.label(sources));
        survey.found.sort_by(|a, b| a.order(b).then_with(|| by_name(a, b)));
        survey.loose.sort_by_cached_key(|(source, _)| sources.get(*source).map(Source::label));
        survey
    }

    fn of_one(index: usize, source: &Source, checks: &Checks, own: &Own) -> Self {
        let mut survey = Self::default();
        source.each(&checks.limits, &mut |part, input| survey.take(index, part, input, checks, own));
        survey.parts.push(u32::try_from(survey.found.len()).unwrap_or(u32::MAX));
        survey
    }

    fn take(&mut self, source: usize, part: Part, input: Input, checks: &Checks, own: &Own) {
        let (label, bytes) = match input {
            Input::Notice(_) => return self.loose.push((source, part)),
            Input::Bytes { label, bytes } => (label, bytes),
        };
        let bericht = match read(&bytes, checks.limits.message_bytes) {
            Reading::Unreadable(_) => return self.loose.push((source, part)),
            Reading::Invalid { .. } => None,
            Reading::Valid(bericht) => Some(bericht),
        };
        self.found.push(Found {
            place: bericht.as_deref().map(Place::of),
            digest: Digest::of(&bytes),
            source,
            part,
            member: matches!(part, Part::Member(_)).then(|| label.into()),
            size: bytes.len(),
            is_foreign: bericht.as_deref().is_some_and(|bericht| partij::check(bericht, own).is_some()),
        });
        if let Some(bericht) = bericht {
            self.touch(&bericht);
        }
    }

    fn touch(&mut self, bericht: &Bericht) {
        self.answered.extend(answered(bericht));
        self.clients.extend(bericht.clienten().into_iter().map(|bsn| (bericht.domain, bsn)));
    }

    fn add(&mut self, later: Self) {
        self.found.extend(later.found);
        self.loose.extend(later.loose);
        self.answered.extend(later.answered);
        self.clients.extend(later.clients);
        self.parts.extend(later.parts);
    }
}

impl Found {
    /// The name in reports.
    pub fn label(&self, sources: &[Source]) -> String {
        match (&self.member, sources.get(self.source)) {
            (Some(member), _) => member.to_string(),
            (None, Some(source)) => source.label(),
            (None, None) => String::new(),
        }
    }

    /// Whether it has the same bytes as another.
    pub fn is_twin(&self, other: &Self) -> bool {
        self.digest == other.digest
    }

    fn order(&self, other: &Self) -> Ordering {
        let is_broken = |found: &Self| found.place.is_none();
        is_broken(self)
            .cmp(&is_broken(other))
            .then_with(|| self.place.cmp(&other.place))
            .then_with(|| self.digest.cmp(&other.digest))
    }
}
