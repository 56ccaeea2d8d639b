//! A message that an actor wants to send, and what should come of it.

use std::collections::{BTreeMap, HashMap};

use ibericht::messages::{Bericht, Kind};
use ibericht::values::{Datum, Domain};

use crate::builders::val;
use crate::model::Model;
use crate::support::Seed;

/// What an actor expects of a message.
#[derive(Debug, Clone)]
pub enum Verwacht {
    /// It is accepted.
    Goed,
    /// It is rejected with this code, among others.
    Fout(&'static str),
    /// A declaration, line by line: granted, or rejected with this code; a line that is not named may do either.
    Regels(BTreeMap<String, Option<&'static str>>),
    /// It crosses other messages under way; either is fine, as long as both parties agree.
    Open,
}

/// A message that an actor wants to send.
#[derive(Debug, Clone)]
pub struct Plan {
    pub bericht: Bericht,
    pub verwacht: Verwacht,
    /// The clients that it is about, who wait for the answer.
    pub klanten: Vec<usize>,
    /// What the actor was up to.
    pub naam: &'static str,
}

/// Numbers that were handed out.
#[derive(Default)]
pub struct Numbers {
    identificaties: HashMap<(Domain, Kind), u32>,
    toewijzingen: HashMap<Domain, u32>,
    referenties: HashMap<Domain, u32>,
    moments: u32,
    codes: u32,
}

impl Numbers {
    /// Unique per law and kind only.
    pub fn identificatie(&mut self, domain: Domain, kind: Kind) -> String {
        let next = self.identificaties.entry((domain, kind)).or_default();
        *next += 1;
        format!("I{next:06}")
    }

    /// Unique per law only.
    pub fn toewijzing(&mut self, domain: Domain) -> u32 {
        let next = self.toewijzingen.entry(domain).or_insert(1000);
        *next += 1;
        *next
    }

    pub fn referentie(&mut self, domain: Domain) -> String {
        let next = self.referenties.entry(domain).or_default();
        *next += 1;
        format!("R{next:06}")
    }

    /// A reference number for a credit, or for a line that should not have been.
    pub fn credit(&mut self) -> String {
        self.codes += 1;
        format!("C{:06}", self.codes)
    }

    /// A number to make a product code of.
    pub fn code(&mut self) -> u32 {
        self.codes += 1;
        self.codes
    }

    /// A moment of the day that was not used before.
    pub fn moment(&mut self) -> ibericht::values::Tijd {
        self.moments = (self.moments + 1) % 86_000;
        let seconds = self.moments;
        val(&format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
    }
}

/// Somebody who decides what to send today, by what was agreed until now.
pub struct Actor<'a> {
    pub model: &'a Model,
    pub seed: &'a mut Seed,
    pub numbers: &'a mut Numbers,
    pub today: Datum,
}

impl Actor<'_> {
    /// The message under a new identification, made today.
    pub fn made(&mut self, bericht: Bericht) -> Bericht {
        let id = self.numbers.identificatie(bericht.domain, bericht.kind());
        crate::play::dated(bericht, &id, &self.today.to_string())
    }

    pub fn plan(&mut self, klant: usize, naam: &'static str, verwacht: Verwacht, bericht: Bericht) -> Plan {
        let bericht = self.made(bericht);
        Plan { bericht, verwacht, klanten: vec![klant], naam }
    }

    /// A number of days from one bound to the other.
    pub fn days(&mut self, from: u64, to: u64) -> chrono::Days {
        chrono::Days::new(from + self.seed.next() % (to - from + 1))
    }

    /// A day from the first to the last, both included.
    pub fn between(&mut self, first: Datum, last: Datum) -> Datum {
        let span = (last - first).num_days().max(0).unsigned_abs();
        first + self.days(0, span)
    }

    /// Now and then a header that makes the whole message wrong.
    pub fn spoil_header(&mut self, mut plan: Plan) -> Plan {
        let (domain, kind) = (plan.bericht.domain, plan.bericht.kind());
        let id = plan.bericht.identificatie().identificatie.as_str().to_owned();
        if matches!(plan.verwacht, Verwacht::Fout("0001")) {
            return plan;
        }
        // A 317 asks for days after its date, so with a later date it has a fault inside as well.
        if self.seed.chance(40) && kind != Kind::VerzoekOmWijziging {
            let later = self.today + chrono::Days::new(60);
            plan.bericht = crate::play::dated(plan.bericht, &id, &later.to_string());
            (plan.naam, plan.verwacht) = ("dated in the future", Verwacht::Fout("8848"));
        } else if self.seed.chance(40) {
            // With the same date nobody could tell which of both an answer is about.
            let used: Vec<_> = self.model.used(domain, kind).filter(|(_, made)| *made < self.today).collect();
            if !used.is_empty() {
                let (id, _) = *self.seed.pick(&used);
                plan.bericht = crate::play::dated(plan.bericht, id, &self.today.to_string());
                (plan.naam, plan.verwacht) = ("identification used twice", Verwacht::Fout("9056"));
            }
        }
        plan
    }
}
