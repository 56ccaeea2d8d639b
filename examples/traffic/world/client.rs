//! The course of one client: a request, an allocation, a start, a change or an interruption, a stop, and anew.

use chrono::Days;
use ibericht::messages::*;
use ibericht::values::*;

use super::builders::{self as make, many, some, val};
use super::parties::Parties;
use super::people::Person;
use super::post::What;
use super::products::{self, Care};
use super::{Traffic, days, header};

pub struct Client {
    pub person: Person,
    relation: u32,
    stage: Stage,
    /// What is allocated, or asked for.
    pub zorg: Vec<Zorg>,
    /// The request for change that is pending.
    change: Option<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Idle,
    Asked,
    UnderInvestigation,
    Allocated,
    /// In care; whether something may still happen before the end.
    Running {
        calm: bool,
    },
    ChangeAsked,
    Paused,
}

/// A later last day that is asked for, under a reference.
#[derive(Debug, Clone, Copy)]
struct Change {
    reference: u32,
    until: Datum,
}

/// An allocation and the care on it.
#[derive(Debug, Clone)]
pub struct Zorg {
    pub care: &'static Care,
    /// The number of the allocation, once there is one.
    pub number: u32,
    /// The reference of the request, when there was one.
    reference: Option<u32>,
    pub from: Datum,
    pub until: Datum,
    pub volume: u32,
    /// The day of the start in force, or of the last one.
    pub begin: Option<Datum>,
    /// The last line that was declared.
    pub line: Option<Line>,
}

/// What was declared over a month.
#[derive(Debug, Clone)]
pub struct Line {
    pub reference: u32,
    pub periode: GeslotenPeriode,
    pub volume: u32,
}

impl Client {
    pub fn new(index: u32, parties: &Parties) -> Self {
        Self {
            person: Person(index % super::people::count()),
            relation: u32::try_from(parties.relation_of(index)).unwrap(),
            stage: Stage::Idle,
            zorg: Vec::new(),
            change: None,
        }
    }

    /// The last day of all that is allocated.
    fn until(&self) -> Datum {
        self.zorg.iter().map(|zorg| zorg.until).max().unwrap_or_default()
    }
}

impl Zorg {
    fn product(&self) -> Product {
        Product { categorie: val(self.care.categorie), code: some(self.care.code) }
    }

    fn omvang(&self) -> Option<Omvang> {
        make::omvang(&self.volume.to_string(), self.care.eenheid, self.care.frequentie)
    }

    fn nummer(&self) -> Nummer {
        Nummer::new(self.number).unwrap()
    }
}

fn referentie(number: u32) -> Referentie {
    val(&format!("R{number}"))
}

impl Traffic {
    /// What a client does next; every step leaves time for an answer and for mending a fault.
    pub(super) fn step(&mut self, index: u32, day: Datum) {
        let next = match self.clients[index as usize].stage {
            Stage::Idle => self.begin(index, day),
            Stage::Asked => self.decide(index, day, true),
            Stage::UnderInvestigation => self.decide(index, day, false),
            Stage::Allocated | Stage::Paused => self.start(index, day),
            Stage::Running { calm } => self.go_on(index, day, calm),
            Stage::ChangeAsked => self.decide_change(index, day),
        };
        let later = days::after(day, 8 + self.seed.below(5));
        self.plan(days::from(next).max(later), What::Step(index));
    }

    fn client(&mut self, index: u32) -> &mut Client {
        &mut self.clients[index as usize]
    }

    fn dispatch(&mut self, index: u32, mut bericht: Bericht, day: Datum) {
        header::address(&mut bericht, self.parties.get(self.clients[index as usize].relation as usize));
        self.send(bericht, day, true);
    }

    /// New care, mostly on request.
    fn begin(&mut self, index: u32, day: Datum) -> Datum {
        let person = self.clients[index as usize].person;
        let all = products::of(person.domain());
        let chosen = self.seed.below(all.len());
        let asked = !self.seed.chance(4);
        let from = day + Days::new(10 + self.seed.below(20) as u64);
        let until = from + Days::new(100 + self.seed.below(240) as u64);
        let count = if self.seed.chance(3) { 2 } else { 1 };
        let mut zorg = Vec::with_capacity(count);
        for step in 0..count {
            let care = &all[(chosen + step * 3) % all.len()];
            let volume = care.volume * (1 + self.seed.below(4) as u32);
            let reference = asked.then(|| self.number());
            zorg.push(Zorg { care, number: 0, reference, from, until, volume, begin: None, line: None });
        }
        self.client(index).zorg = zorg;
        if asked {
            let bericht = self.request(index);
            self.client(index).stage = Stage::Asked;
            self.dispatch(index, bericht, day);
        } else {
            self.allocate(index, day);
        }
        day
    }

    fn request(&self, index: u32) -> Bericht {
        let Client { person, zorg, .. } = &self.clients[index as usize];
        let asked = |zorg: &Zorg| AangevraagdProduct {
            product: Some(zorg.product()),
            toewijzing_ingangsdatum: zorg.from,
            toewijzing_einddatum: Some(zorg.until),
            omvang: zorg.omvang(),
            ..make::aangevraagd(person.domain(), &format!("R{}", zorg.reference.unwrap_or_default()))
        };
        make::verzoek(person.domain(), |client| {
            client.bsn = person.bsn();
            client.geboortedatum = person.geboortedatum();
            client.geslacht = person.geslacht();
            client.naam = person.verkorte_naam();
            client.aangevraagde_producten = many(zorg.iter().map(asked).collect());
        })
    }

    /// The municipality allocates, refuses, or looks into it first.
    fn decide(&mut self, index: u32, day: Datum, first: bool) -> Datum {
        match self.seed.below(20) {
            0..=2 => {
                self.reply(index, day, "1");
                let client = self.client(index);
                client.stage = Stage::Idle;
                client.zorg.clear();
                day + Days::new(20 + self.seed.below(40) as u64)
            }
            3..=7 if first => {
                self.reply(index, day, "2");
                self.client(index).stage = Stage::UnderInvestigation;
                day
            }
            _ => {
                self.allocate(index, day);
                day
            }
        }
    }

    /// An answer (319) on every product that was asked for.
    fn reply(&mut self, index: u32, day: Datum, answer: &str) {
        let references: Vec<_> = self.client(index).zorg.iter().filter_map(|zorg| zorg.reference).collect();
        for reference in references {
            self.reply_to(index, reference, day, answer);
        }
    }

    fn reply_to(&mut self, index: u32, reference: u32, day: Datum, answer: &str) {
        let domain = self.client(index).person.domain();
        let bericht = make::antwoord(domain, |antwoord| {
            antwoord.referentie_aanbieder = referentie(reference);
            antwoord.verzoek_antwoord = val(answer);
            antwoord.reden_afwijzing_verzoek = (answer == "1").then(|| val("6"));
        });
        self.dispatch(index, bericht, day);
    }

    fn allocate(&mut self, index: u32, day: Datum) {
        for position in 0..self.client(index).zorg.len() {
            let number = self.number();
            self.client(index).zorg[position].number = number;
        }
        let bericht = self.allocation(index, day, None);
        self.client(index).stage = Stage::Allocated;
        self.dispatch(index, bericht, day);
    }

    /// The allocations as they are now, or as they become after a request for change.
    fn allocation(&self, index: u32, day: Datum, change: Option<Change>) -> Bericht {
        let Client { person, zorg, .. } = &self.clients[index as usize];
        let allocated = |zorg: &Zorg| ToegewezenProduct {
            referentie_aanbieder: change.map(|change| change.reference).or(zorg.reference).map(referentie),
            product: Some(zorg.product()),
            toewijzingsdatum: day,
            ingangsdatum: zorg.from,
            einddatum: Some(zorg.until),
            reden_wijziging: change.and_then(|_| some("12")),
            omvang: zorg.omvang(),
            ..make::toegewezen(person.domain(), &zorg.number.to_string())
        };
        make::toewijzing(person.domain(), |client| {
            client.bsn = person.bsn();
            client.geboortedatum = person.geboortedatum();
            client.geslacht = person.geslacht();
            client.naam = person.volledige_naam();
            client.relaties = person.ouder().map(|ouder| many(vec![ouder]));
            client.contactgegevens = many(vec![person.contact()]);
            client.toegewezen_producten = many(zorg.iter().map(allocated).collect());
        })
    }

    /// Care starts, or goes on after an interruption.
    fn start(&mut self, index: u32, day: Datum) -> Datum {
        let paused = self.client(index).stage == Stage::Paused;
        let (until, from) = (self.client(index).until(), self.client(index).zorg[0].from);
        if day < from {
            return from + Days::new(self.seed.below(5) as u64);
        }
        if day > until {
            return self.rest(index, until);
        }
        let back = if paused { 0 } else { self.seed.below(5) as u64 };
        let begin = (day - Days::new(back)).max(from);
        let Client { person, zorg, stage, .. } = self.client(index);
        for zorg in zorg.iter_mut() {
            zorg.begin = Some(begin);
        }
        *stage = Stage::Running { calm: paused };
        let person = *person;
        let started = |zorg: &Zorg| StartProduct {
            toewijzing_nummer: Some(zorg.nummer()),
            product: Some(zorg.product()),
            toewijzing_ingangsdatum: Some(zorg.from),
            begindatum: begin,
            ..make::gestart(person.domain(), "1")
        };
        let starts = zorg.iter().map(started).collect();
        let bericht = make::start(person.domain(), |client| {
            client.bsn = person.bsn();
            client.geboortedatum = person.geboortedatum();
            client.geslacht = person.geslacht();
            client.naam = person.verkorte_naam();
            client.start_producten = many(starts);
        });
        self.dispatch(index, bericht, day);
        day + Days::new(30 + self.seed.below(60) as u64)
    }

    fn go_on(&mut self, index: u32, day: Datum, calm: bool) -> Datum {
        let until = self.client(index).until();
        if day > until {
            self.stop(index, day, until, false);
            return self.rest(index, until);
        }
        let event = self.seed.below(10);
        if calm || event > 5 || day + Days::new(40) > until {
            return until + Days::new(1 + self.seed.below(5) as u64);
        }
        if event > 3 {
            self.stop(index, day, day.pred_opt().unwrap(), true);
            self.client(index).stage = Stage::Paused;
            return day + Days::new(14 + self.seed.below(10) as u64);
        }
        let reference = self.number();
        let change = Change { reference, until: until + Days::new(60 + self.seed.below(120) as u64) };
        self.client(index).change = Some(change);
        self.client(index).stage = Stage::ChangeAsked;
        let bericht = self.change(index, change);
        self.dispatch(index, bericht, day);
        day
    }

    fn change(&self, index: u32, change: Change) -> Bericht {
        let Client { person, zorg, .. } = &self.clients[index as usize];
        let changed = |zorg: &Zorg| TeWijzigenProduct {
            gewenste_ingangsdatum: zorg.from,
            einddatum: Some(change.until),
            omvang: zorg.omvang(),
            ..make::te_wijzigen(&zorg.number.to_string())
        };
        let mut bericht = make::wijziging(person.domain(), |verzoek| {
            verzoek.referentie_aanbieder = referentie(change.reference);
            verzoek.ongewijzigde_producten = None;
            verzoek.te_wijzigen_producten = Some(many(zorg.iter().map(changed).collect()));
            verzoek.nieuwe_producten = None;
        });
        if let Inhoud::VerzoekOmWijziging(root) = &mut bericht.inhoud {
            root.client.bsn = person.bsn();
        }
        bericht
    }

    fn decide_change(&mut self, index: u32, day: Datum) -> Datum {
        let Some(change) = self.client(index).change.take() else { return day };
        self.client(index).stage = Stage::Running { calm: true };
        if self.seed.chance(3) {
            self.reply_to(index, change.reference, day, "1");
            return day;
        }
        for zorg in &mut self.client(index).zorg {
            zorg.until = change.until;
        }
        let bericht = self.allocation(index, day, Some(change));
        self.dispatch(index, bericht, day);
        day
    }

    /// Care stops, for good or for a time.
    fn stop(&mut self, index: u32, day: Datum, last: Datum, for_a_time: bool) {
        let Client { person, zorg, .. } = self.client(index);
        let person = *person;
        let reason = match person.domain() {
            _ if for_a_time => "20",
            Domain::Wmo => "19",
            Domain::Jw => "31",
        };
        let stopped = |zorg: &Zorg| StopProduct {
            toewijzing_nummer: Some(zorg.nummer()),
            product: Some(zorg.product()),
            toewijzing_ingangsdatum: Some(zorg.from),
            begindatum: zorg.begin.unwrap_or(zorg.from),
            reden_beeindiging: RedenBeeindiging::new(reason, person.domain()).unwrap(),
            einddatum: last,
            ..make::gestopt(person.domain(), "1")
        };
        let stops = zorg.iter().map(stopped).collect();
        let bericht = make::stop(person.domain(), |client| {
            client.bsn = person.bsn();
            client.geboortedatum = person.geboortedatum();
            client.geslacht = person.geslacht();
            client.naam = person.verkorte_naam();
            client.stop_producten = many(stops);
        });
        self.dispatch(index, bericht, day);
    }

    /// Nothing for some time; the last month can still be declared.
    fn rest(&mut self, index: u32, until: Datum) -> Datum {
        self.client(index).stage = Stage::Idle;
        until + Days::new(45 + self.seed.below(60) as u64)
    }
}
