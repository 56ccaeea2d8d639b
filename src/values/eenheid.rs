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
