//! What a tariff makes of a volume.

use super::Tariff;
use crate::values::{Eenheid, Fraction, Rounding, round};

impl Tariff {
    /// The price of one unit of a line, exactly, in eurocents; none when the tariff is for another unit.
    ///
    /// A tariff per hour is a sixtieth of it for a line in minutes (IV081), never the other way round.
    #[must_use]
    pub fn per_unit(&self, eenheid: Eenheid) -> Option<Fraction> {
        let cents = i128::from(self.cents);
        match (self.per, eenheid) {
            (per, eenheid) if per == eenheid => Some(Fraction::from_integer(cents)),
            (Eenheid::UUR, Eenheid::MINUUT) => Some(Fraction::new(cents, 60)),
            _ => None,
        }
    }

    /// `ProductTarief` of a line, in whole eurocents: that of an hour in minutes rounded once, halves up, and only
    /// shown (IV081); none when the tariff is for another unit.
    #[must_use]
    pub fn shown(&self, eenheid: Eenheid) -> Option<u64> {
        rounded(self.per_unit(eenheid)?)
    }

    /// The amount of a volume, in whole eurocents, rounded once, halves up (IV081, TR346); none when the tariff is for
    /// another unit.
    #[must_use]
    pub fn amount(&self, volume: u64, eenheid: Eenheid) -> Option<u64> {
        rounded(self.per_unit(eenheid)? * Fraction::from_integer(volume.into()))
    }
}

fn rounded(cents: Fraction) -> Option<u64> {
    u64::try_from(round(cents, Rounding::HalfUpPerLine)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::parse_date;

    fn tariff(cents: u32, per: Eenheid) -> Tariff {
        Tariff { from: parse_date("2026-01-01").unwrap(), to: None, cents, per, aanbieder: None }
    }

    #[test]
    fn iv081_an_hour_tariff_in_minutes_is_rounded_once() {
        let hour = |cents| tariff(cents, Eenheid::UUR);
        // 1.455 euro a minute is shown as 1.46, 1.454 as 1.45.
        assert_eq!(hour(8730).shown(Eenheid::MINUUT), Some(146));
        assert_eq!(hour(8724).shown(Eenheid::MINUUT), Some(145));
        assert_eq!(hour(8730).amount(100, Eenheid::MINUUT), Some(14_550), "not 100 x 146");
        assert_eq!(hour(8731).amount(7, Eenheid::MINUUT), Some(1019), "1018.62 once, not 7 x 1.46");
        assert_eq!(hour(8730).amount(2, Eenheid::UUR), Some(17_460));
    }

    #[test]
    fn other_units_do_not_go_together() {
        assert_eq!(tariff(146, Eenheid::MINUUT).amount(2, Eenheid::UUR), None);
        assert_eq!(tariff(146, Eenheid::DAGDEEL).shown(Eenheid::MINUUT), None);
        let most = tariff(u32::MAX, Eenheid::DAGDEEL).amount(u64::from(u32::MAX), Eenheid::DAGDEEL);
        assert_eq!(most, Some(u64::from(u32::MAX) * u64::from(u32::MAX)));
    }
}
