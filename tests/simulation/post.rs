//! Brings messages from one to the other: late, in any order, sometimes twice.

use ibericht::messages::Side;

use crate::support::Seed;

/// Half a day.
pub type Round = usize;

struct Stuk {
    due: Round,
    to: Side,
    bytes: Vec<u8>,
    answers: Option<usize>,
}

pub struct Post {
    stukken: Vec<Stuk>,
    seed: Seed,
}

/// A file that is delivered, and what it answers, by its number among what was sent.
pub struct Delivered {
    pub bytes: Vec<u8>,
    pub answers: Option<usize>,
}

impl Post {
    pub const fn new(seed: Seed) -> Self {
        Self { stukken: Vec::new(), seed }
    }

    pub fn send(&mut self, now: Round, to: Side, bytes: Vec<u8>, answers: Option<usize>) {
        // Most arrive the next half day, some up to five days later.
        let delay = if self.seed.chance(3) { 1 + self.seed.below(10) } else { 1 };
        if self.seed.chance(12) {
            let due = now + delay + self.seed.below(12);
            self.stukken.push(Stuk { due, to, bytes: bytes.clone(), answers });
        }
        self.stukken.push(Stuk { due: now + delay, to, bytes, answers });
    }

    pub fn deliver(&mut self, now: Round, to: Side) -> Vec<Delivered> {
        let (due, later) =
            std::mem::take(&mut self.stukken).into_iter().partition(|s| s.to == to && s.due <= now);
        self.stukken = later;
        let due: Vec<Stuk> = due;
        due.into_iter().map(|stuk| Delivered { bytes: stuk.bytes, answers: stuk.answers }).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.stukken.is_empty()
    }
}
