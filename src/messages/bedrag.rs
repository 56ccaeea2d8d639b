//! Amounts with their sign as one number.

use super::{BedragMetDC, TotaalBedragMetDC};
use crate::values::{DebetCredit, TotaalBedrag};

impl BedragMetDC {
    /// The amount in eurocents, negative for a credit.
    #[must_use]
    pub fn cents(&self) -> i64 {
        signed(self.bedrag.get().into(), self.debet_credit)
    }
}

impl TotaalBedragMetDC {
    /// The total in eurocents, negative for a credit.
    #[must_use]
    pub fn cents(&self) -> i64 {
        signed(i64::try_from(self.totaal_bedrag.get()).unwrap_or(i64::MAX), self.debet_credit)
    }

    /// A signed amount in eurocents as a total, a debit when it is 0 (CS325); none when it does not fit.
    #[must_use]
    pub fn of(cents: i128) -> Option<Self> {
        let totaal_bedrag = TotaalBedrag::new(u64::try_from(cents.unsigned_abs()).ok()?)?;
        let debet_credit = if cents < 0 { DebetCredit::CREDIT } else { DebetCredit::DEBET };
        Some(Self { totaal_bedrag, debet_credit })
    }
}

fn signed(cents: i64, sign: DebetCredit) -> i64 {
    if sign == DebetCredit::CREDIT { -cents } else { cents }
}
