//! Sending and answering.

use std::cmp::Ordering;

use ibericht::batch::Own;
use ibericht::dossier::Hash;
use ibericht::finding::Finding;
use ibericht::messages::{Bericht, Kind, Side, write};
use ibericht::retour;
use ibericht::values::Datum;
use sha2::{Digest, Sha256};

use super::{Message, Traffic, days, fault, header, parties_of};

/// Something that happens on a day.
pub struct Planned {
    pub day: Datum,
    pub turn: u64,
    pub what: What,
}

pub enum What {
    /// The next step of a client.
    Step(u32),
    /// A relation declares the month before.
    Declare(usize),
    /// A message once more, after it was rejected for a fault.
    Send(Box<Bericht>),
    /// The other party answers.
    Answer(Box<Answering>),
}

pub struct Answering {
    bericht: Bericht,
    hash: Hash,
    findings: Vec<Finding>,
}

impl Ord for Planned {
    /// The first day is the greatest, as a heap gives that first.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.day, other.turn).cmp(&(self.day, self.turn))
    }
}

impl PartialOrd for Planned {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Planned {}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Traffic {
    /// Sends a message, sometimes wrong first.
    pub(super) fn send(&mut self, mut bericht: Bericht, day: Datum, may_fail: bool) {
        let identificatie = format!("I{}", self.number());
        header::date(&mut bericht, &identificatie, day);
        let fails = may_fail && self.seed.below(100) < self.settings.errors as usize;
        let spoilt = if fails { fault::spoil(&bericht, &self.used, &mut self.seed) } else { None };
        let Some(spoilt) = spoilt else {
            self.used.remember(&bericht);
            let xml = write(&bericht).into_bytes();
            self.deliver(&bericht, day, xml, None, Some(Vec::new()));
            return;
        };
        self.deliver(&spoilt.bericht, day, spoilt.xml, Some(spoilt.rule), spoilt.findings);
        if spoilt.again {
            self.plan(days::after(day, 4), What::Send(Box::new(bericht)));
        } else {
            self.used.remember(&spoilt.bericht);
        }
    }

    /// Lets a message go out, and plans its answer when what is found in it can be answered.
    fn deliver(
        &mut self,
        bericht: &Bericht,
        day: Datum,
        xml: Vec<u8>,
        fault: Option<&'static str>,
        findings: Option<Vec<Finding>>,
    ) {
        let kind = bericht.kind();
        if let Some(findings) = findings.filter(|_| !self.is_answered_by_us(bericht)) {
            let weekdays =
                if kind == Kind::Declaratie { 2 + self.seed.below(3) } else { 1 + self.seed.below(2) };
            let hash = Hash(format!("{:x}", Sha256::digest(&xml)));
            let answering = Answering { bericht: bericht.clone(), hash, findings };
            self.plan(days::after(day, weekdays), What::Answer(Box::new(answering)));
        }
        let (gemeente, aanbieder) = parties_of(bericht);
        let name = format!("{}-{gemeente}-{aanbieder}-{}.xml", bericht.name().name(), self.number());
        self.ready.push_back(Message { day, name, xml, kind, domain: bericht.domain, fault });
    }

    fn is_answered_by_us(&self, bericht: &Bericht) -> bool {
        let other = match bericht.kind().maker() {
            Side::Gemeente => Side::Aanbieder,
            Side::Aanbieder => Side::Gemeente,
        };
        match self.settings.own {
            Own::Aanbieder(_) => other == Side::Aanbieder,
            Own::Gemeente(_) => other == Side::Gemeente,
            Own::Unknown => false,
        }
    }

    pub(super) fn answer(&mut self, answering: &Answering, day: Datum) {
        let making = retour::Making { today: day, versies: &self.versie };
        let Answering { bericht, hash, findings } = answering;
        let Some(made) = retour::answer(bericht, hash, findings, &making) else {
            panic!("no answer to {}: {findings:#?}", write(bericht));
        };
        self.deliver(&made.bericht, day, made.xml.into_bytes(), None, None);
    }
}
