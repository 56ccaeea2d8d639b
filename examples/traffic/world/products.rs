//! What care there is, how it is allocated and what it costs: of both laws, in several units and frequencies.

use ibericht::values::Domain;

#[derive(Debug)]
pub struct Care {
    pub categorie: &'static str,
    pub code: &'static str,
    pub eenheid: &'static str,
    /// `2` per week, `4` per month.
    pub frequentie: &'static str,
    /// The least that is allocated; the most is four times that.
    pub volume: u32,
    /// In eurocents.
    pub tarief: u32,
}

const fn care(
    code: &'static str,
    eenheid: &'static str,
    frequentie: &'static str,
    volume: u32,
    tarief: u32,
) -> Care {
    let (categorie, _) = code.split_at(2);
    Care { categorie, code, eenheid, frequentie, volume, tarief }
}

static WMO: [Care; 7] = [
    care("02A03", "01", "2", 60, 129),
    care("02A05", "01", "2", 90, 158),
    care("02A17", "01", "4", 240, 155),
    care("01A06", "01", "2", 60, 99),
    care("07A03", "16", "2", 2, 4_918),
    care("04A04", "14", "2", 1, 20_185),
    care("08A03", "14", "2", 2, 2_692),
];

static JW: [Care; 7] = [
    care("45A04", "01", "2", 60, 131),
    care("45A05", "01", "2", 45, 159),
    care("45A49", "01", "4", 180, 190),
    care("40A04", "01", "2", 60, 140),
    care("45A53", "01", "2", 90, 159),
    care("44A09", "14", "2", 1, 38_040),
    care("42A03", "14", "4", 4, 3_916),
];

pub fn of(domain: Domain) -> &'static [Care] {
    match domain {
        Domain::Wmo => &WMO,
        Domain::Jw => &JW,
    }
}
