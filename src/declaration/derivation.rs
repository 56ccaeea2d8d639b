//! How a line came about, complete enough to be redone by hand.

use super::{Place, Used};
use crate::productbook::Tariff;
use crate::values::{Datum, Fraction, ProductCode, Rounding};

/// The arithmetic of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// What was counted, in order of date.
    pub entries: Vec<Entry>,
    /// The exact sum of the entries.
    pub sum: Fraction,
    /// How the sum, or each session, was rounded; `None` when only whole numbers were added.
    pub rounding: Option<Rounding>,
    /// The volume.
    pub volume: u64,
    /// The tariff and its period; none for euros.
    pub tariff: Option<Tariff>,
    /// Volume times tariff, in eurocents.
    pub amount: u64,
    /// The ceilings that were tested; none when the allocation states no volume.
    pub ceilings: Vec<Ceiling>,
}

/// One step of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day of delivery.
    pub datum: Datum,
    /// The rows it comes from.
    pub places: Vec<Place>,
    /// What was counted.
    pub step: Step,
    /// Its exact share in the volume.
    pub exact: Fraction,
    /// What it adds to the volume: rounded already when each session is rounded.
    pub counted: Fraction,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Minutes of a contact or activity.
    Contact {
        /// The activity as a person reads it, when the row names one.
        activiteit: Option<String>,
    },
    /// A client's part of a group session.
    Share {
        /// The session.
        sessie: String,
        /// Its clock minutes.
        duur: u32,
        /// What each professional was there and what of it counts.
        professionals: Vec<ProfessionalMinutes>,
        /// Present clients with an allocation.
        clients: usize,
        /// The group product, when the individual product is declared in its place.
        instead_of: Option<ProductCode>,
    },
    /// Indirect minutes for this client alone, registered with a session.
    Indirect {
        /// The session.
        sessie: String,
    },
    /// A client's part of indirect time for the whole group.
    JointIndirect {
        /// The session.
        sessie: String,
        /// The minutes for the group.
        minutes: u32,
        /// Over how many clients they are divided.
        clients: usize,
    },
    /// Minutes of attendance on a day, not divided.
    Attendance,
    /// Dagdelen of a day.
    Dagdelen {
        /// Minutes of presence.
        minutes: u32,
    },
    /// A night, on the date of its evening.
    Night,
    /// A registered number of the unit.
    Pieces,
    /// A registered amount in eurocents.
    Euros,
    /// A day with transport.
    RideDay {
        /// The rides of that day.
        rides: u32,
    },
}

/// The minutes of a professional at a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfessionalMinutes {
    /// Minutes there.
    pub registered: u32,
    /// Minutes that count.
    pub counted: u32,
}

/// A ceiling of the allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// `TR321` for the product period, `TR322` for the whole term.
    pub rule: &'static str,
    /// The volume of the allocation as it stands there.
    pub omvang: OmvangText,
    /// How many times the volume counts: weeks, months, days, or once.
    pub times: u64,
    /// The ceiling in the unit of the line.
    pub maximum: u64,
    /// Earlier lines that use it up.
    pub used: Vec<Used>,
}

impl Ceiling {
    /// What earlier lines used.
    #[must_use]
    pub fn used_volume(&self) -> u64 {
        self.used.iter().map(|line| line.volume).sum()
    }
}

/// The `Omvang` of an allocation in words: `12 x 04 (uur), per week`.
pub type OmvangText = String;
