use super::{Eenheid, Frequentie};

impl Eenheid {
    /// Whether care in this unit is paid for its result (output) instead of for the effort (IV074).
    #[must_use]
    pub fn is_output(self) -> bool {
        [Self::STUKS_OUTPUT, Self::EURO].contains(&self)
    }

    /// What a volume in the unit counts, in small letters: the meaning of the code, but for euros, of which the volume is
    /// in eurocents (IV042).
    #[must_use]
    pub fn geteld(self) -> String {
        if self == Self::EURO { "eurocent".to_owned() } else { self.meaning().to_lowercase() }
    }

    /// What a number of the unit is called in Dutch and English, without the number.
    #[must_use]
    pub fn woord(self, number: u64) -> (&'static str, &'static str) {
        let [one, more] = match self {
            Self::MINUUT => [("minuut", "minute"), ("minuten", "minutes")],
            Self::UUR => [("uur", "hour"), ("uur", "hours")],
            Self::ETMAAL => [("etmaal", "etmaal"), ("etmalen", "etmalen")],
            Self::DAGDEEL => [("dagdeel", "dagdeel"), ("dagdelen", "dagdelen")],
            Self::EURO => [("euro", "euro"), ("euro", "euros")],
            _ => [("stuk", "piece"), ("stuks", "pieces")],
        };
        if number == 1 { one } else { more }
    }

    /// The unit that [`Eenheid::geteld`] gives a name to; none for euros, of which a volume is an amount.
    #[must_use]
    pub fn van_naam(geteld: &str) -> Option<Self> {
        let units = [
            Self::MINUUT,
            Self::UUR,
            Self::ETMAAL,
            Self::DAGDEEL,
            Self::STUKS_INSPANNING,
            Self::STUKS_OUTPUT,
        ];
        units.into_iter().find(|unit| unit.geteld() == geteld)
    }

    /// The frequencies that go with the unit (CS338, CS343).
    ///
    /// What ended before 2021 could have any frequency; the rules see to that.
    #[must_use]
    pub fn frequenties(self) -> &'static [Frequentie] {
        const ALL: [Frequentie; 4] =
            [Frequentie::DAG, Frequentie::WEEK, Frequentie::MAAND, Frequentie::TOTAAL];
        const NOT_PER_DAY: [Eenheid; 4] =
            [Eenheid::ETMAAL, Eenheid::DAGDEEL, Eenheid::EURO, Eenheid::STUKS_INSPANNING];
        if NOT_PER_DAY.contains(&self) { &ALL[1..] } else { &ALL }
    }
}
