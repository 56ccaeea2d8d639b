//! The ledger: what was declared and what became of it, in amounts.

use std::ops::AddAssign;

use super::{Hash, HeaderRecord};
use crate::values::{AgbCode, Datum, Domain, Gemeente, Month};

/// What became of declared lines, in eurocents. A debit counts positive, a credit negative, unless told otherwise.
///
/// `ingediend` = `toegekend` − `gecrediteerd` + `afgewezen` + `open`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bedragen {
    /// The number of lines, credits among them.
    pub regels: u64,
    /// Submitted.
    pub ingediend: i64,
    /// Rejected, by itself or with its whole declaration.
    pub afgewezen: i64,
    /// Debits that were accepted, also those that were credited later; 0 or more.
    pub toegekend: i64,
    /// Credits that were accepted, as an amount of 0 or more.
    pub gecrediteerd: i64,
    /// Not answered yet.
    pub open: i64,
}

impl Bedragen {
    /// What is received: accepted debits less accepted credits.
    #[must_use]
    pub const fn ontvangen(&self) -> i64 {
        self.toegekend.saturating_sub(self.gecrediteerd)
    }
}

impl AddAssign for Bedragen {
    fn add_assign(&mut self, other: Self) {
        self.regels = self.regels.saturating_add(other.regels);
        self.ingediend = self.ingediend.saturating_add(other.ingediend);
        self.afgewezen = self.afgewezen.saturating_add(other.afgewezen);
        self.toegekend = self.toegekend.saturating_add(other.toegekend);
        self.gecrediteerd = self.gecrediteerd.saturating_add(other.gecrediteerd);
        self.open = self.open.saturating_add(other.open);
    }
}

/// What was declared between two parties under a law in one month, of the care of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrootboekRegel {
    /// The law.
    pub domain: Domain,
    /// The municipality.
    pub gemeente: Gemeente,
    /// The provider.
    pub aanbieder: AgbCode,
    /// The month that the declaration declares.
    pub maand: Month,
    /// The month of the product periods of its lines.
    pub productmaand: Month,
    /// The amounts.
    pub bedragen: Bedragen,
}

/// An answer that was set aside: it has an error, so it changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApartGezet {
    /// Its hash.
    pub hash: Hash,
    /// The day on which it was received.
    pub ontvangen: Datum,
    /// Its header; none when it breaks its schema.
    pub header: Option<HeaderRecord>,
    /// What was told of it, as stored JSON: a `report::MessageReport`.
    pub rapport: String,
}
