//! Believable traffic between providers and municipalities, message by message in order of the day.
//!
//! Clients ask for care, get it, change it and stop; providers declare every month what was delivered. Everything
//! follows from a seed. Only what is still going on is kept, so memory depends on the number of clients and not on that
//! of messages. Used by `cargo run --example traffic`, by benches and by tests, which include this module by its path.

#![allow(dead_code, reason = "every user takes its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a generator stops when it makes what cannot be")]
#![allow(clippy::wildcard_imports, reason = "a message takes nearly every class")]
#![allow(clippy::duplicate_mod, reason = "chance serves tests as well, which some users include too")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "small numbers of its own making"
)]
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, reason = "not part of the library")]
#![allow(missing_docs, reason = "not part of the library")]

#[allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#[path = "../../../tests/support/builders/mod.rs"]
mod builders;
mod client;
mod days;
mod fault;
mod folder;
mod header;
mod large;
mod month;
mod parties;
mod people;
mod post;
mod products;
#[path = "../../../tests/support/seed.rs"]
mod seed;

use std::collections::{BinaryHeap, VecDeque};

use ibericht::batch::Own;
use ibericht::messages::{Bericht, Kind};
use ibericht::values::{Datum, Domain, Versie};

use client::Client;
use parties::Parties;
use post::{Planned, What};

#[allow(unused_imports, reason = "every user takes its own part")]
pub use folder::Folder;
#[allow(unused_imports, reason = "every user takes its own part")]
pub use large::declaration as large_declaration;
pub use seed::Seed;

/// What traffic is asked for.
#[derive(Debug, Clone)]
pub struct Settings {
    pub seed: u64,
    pub messages: usize,
    /// As many as suit the number of messages when not given.
    pub clients: Option<u32>,
    /// One party that takes part in all traffic; its own answers are left to the program that processes it.
    pub own: Own,
    /// How many in a hundred forward messages have a fault.
    pub errors: u32,
}

/// The first day.
pub const FIRST: (i32, u32, u32) = (2025, 1, 6);
/// About how many messages come of a client in the two years that traffic is meant to last.
const PER_CLIENT: usize = 24;
/// The same when one party does not give its answers.
const PER_CLIENT_OF_OWN: usize = 16;

/// A message as it goes over the line.
#[derive(Debug)]
pub struct Message {
    pub day: Datum,
    /// What the file may be called: unique, without personal data.
    pub name: String,
    pub xml: Vec<u8>,
    pub kind: Kind,
    pub domain: Domain,
    /// The rule that it breaks on purpose.
    pub fault: Option<&'static str>,
}

/// Traffic, as an iterator over its messages.
pub struct Traffic {
    settings: Settings,
    left: usize,
    seed: Seed,
    versie: ibericht::messages::XsdVersies,
    parties: Parties,
    clients: Vec<Client>,
    planned: BinaryHeap<Planned>,
    ready: VecDeque<Message>,
    /// Breaks ties in the order in which things were planned.
    turn: u64,
    /// Numbers for identifications, allocations, references and lines, each used once.
    numbers: u32,
    used: fault::Used,
}

impl Traffic {
    /// # Errors
    /// Says, for people, why it cannot be made.
    pub fn new(settings: Settings) -> Result<Self, String> {
        let per_client = if settings.own == Own::Unknown { PER_CLIENT } else { PER_CLIENT_OF_OWN };
        let suits = u32::try_from(settings.messages / per_client + 1).unwrap();
        let count = settings.clients.unwrap_or_else(|| suits.min(Parties::most(&settings.own)));
        let parties = Parties::new(count, &settings.own)?;
        let mut traffic = Self {
            left: settings.messages,
            seed: Seed(settings.seed),
            versie: ibericht::messages::XsdVersies::uniform(&Versie::new("1.0.0").unwrap()),
            clients: (0..count).map(|index| Client::new(index, &parties)).collect(),
            parties,
            planned: BinaryHeap::new(),
            ready: VecDeque::new(),
            turn: 0,
            numbers: 100_000,
            used: fault::Used::default(),
            settings,
        };
        let first = days::first();
        for index in 0..count {
            // The first clients are there from the beginning, the others come in the course of half a year.
            let day = days::after(first, traffic.seed.below(130));
            traffic.plan(day, What::Step(index));
        }
        for relation in 0..traffic.parties.len() {
            traffic.plan(days::declaring(first, relation), What::Declare(relation));
        }
        Ok(traffic)
    }

    pub fn clients(&self) -> usize {
        self.clients.len()
    }

    fn plan(&mut self, day: Datum, what: What) {
        self.turn += 1;
        self.planned.push(Planned { day, turn: self.turn, what });
    }

    fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    fn act(&mut self, Planned { day, what, .. }: Planned) {
        match what {
            What::Step(client) => self.step(client, day),
            What::Declare(relation) => self.declare(relation, day),
            What::Send(bericht) => self.send(*bericht, day, false),
            What::Answer(answering) => self.answer(&answering, day),
        }
    }
}

impl Iterator for Traffic {
    type Item = Message;

    fn next(&mut self) -> Option<Message> {
        self.left = self.left.checked_sub(1)?;
        while self.ready.is_empty() {
            let planned = self.planned.pop()?;
            self.act(planned);
        }
        self.ready.pop_front()
    }
}

/// The part of a [`Bericht`] that names both parties.
fn parties_of(bericht: &Bericht) -> (String, String) {
    let (gemeente, aanbieder) = bericht.gemeente_en_aanbieder();
    (gemeente.to_string(), aanbieder.to_string())
}
