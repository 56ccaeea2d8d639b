//! How a line came about, complete enough to be redone by hand.

use super::{Place, Used};
use crate::finding::Text;
use crate::productbook::Tariff;
use crate::values::{Datum, Eenheid, Fraction, ProductCode, Rounding};

/// The arithmetic of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// What decided that the entries belong to the product period.
    pub period_by: PeriodBy,
    /// What was counted, in order of date.
    pub entries: Vec<Entry>,
    /// The exact sum of the entries.
    pub sum: Fraction,
    /// What became of the sum before it was rounded.
    pub conversion: Option<Conversion>,
    /// How the sum, or each session, was rounded; `None` when only whole numbers were added.
    pub rounding: Option<Rounding>,
    /// The volume.
    pub volume: u64,
    /// The tariff and its period; none for euros.
    pub tariff: Option<Tariff>,
    /// Volume times tariff, in eurocents, rounded once for a tariff per hour (IV081); for euros the volume itself.
    pub amount: u64,
    /// The ceilings that were tested; none when the allocation states no volume and no budget.
    pub ceilings: Vec<Ceiling>,
}

/// What decides in which product period care is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeriodBy {
    /// The day of delivery.
    #[default]
    Delivery,
    /// The Sunday of the week, or the last one of the allocation (IV076).
    Sunday,
    /// The last day of the allocation, as agreed (OP264).
    End,
}

/// What becomes of a sum before it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    /// Minutes become hours, at least 1 when there is any care (IV079).
    Hours,
    /// The part of the days of a broken month, as agreed (IV078).
    ProRata {
        /// Days of the product period.
        days: u32,
        /// Days of the month.
        of: u32,
    },
}

impl Conversion {
    /// What a sum becomes, exactly.
    #[must_use]
    pub fn apply(self, sum: Fraction) -> Fraction {
        match self {
            Self::Hours => sum / Fraction::from_integer(60),
            Self::ProRata { days, of } => sum * Fraction::new(days.into(), i128::from(of.max(1))),
        }
    }
}

/// One step of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day of delivery.
    pub datum: Datum,
    /// The day that decides on product period and tariff; see [`PeriodBy`].
    pub peildag: Datum,
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
    /// `TR321` for the product period, `TR322` for the whole term, `TR369` for the budget.
    pub rule: &'static str,
    /// The volume of the allocation as it stands there, or `budget`.
    pub omvang: Text,
    /// How many times the volume counts: weeks, months, days, or once.
    pub times: u64,
    /// The unit in which it is reckoned: minutes as soon as hours and minutes meet, eurocents (83) for a budget.
    pub eenheid: Eenheid,
    /// The ceiling in that unit.
    pub maximum: u64,
    /// Earlier lines that use it up.
    pub used: Vec<Used>,
    /// What this line takes of it.
    pub this: u64,
}

impl Ceiling {
    /// What earlier lines used.
    #[must_use]
    pub fn used_volume(&self) -> u64 {
        self.used.iter().map(|line| line.volume).fold(0, u64::saturating_add)
    }

    /// What is too much, when the line does not fit.
    #[must_use]
    pub fn excess(&self) -> Option<u64> {
        self.used_volume().saturating_add(self.this).checked_sub(self.maximum).filter(|over| *over > 0)
    }
}
