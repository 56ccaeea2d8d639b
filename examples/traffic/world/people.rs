//! Invented people, each with a test number.

use ibericht::messages::*;
use ibericht::values::*;

use super::builders::{self as make, some, val};

/// The numbers that are set apart for tests and pass the eleven test.
const TEST: std::ops::RangeInclusive<u32> = 999_900_006..=999_999_990;

const NAMES: [&str; 24] = [
    "Haaksberg",
    "Loosbroek",
    "Zandstra",
    "Veldhorst",
    "Molenkamp",
    "Rietdijk",
    "Berkenveld",
    "Waterink",
    "Ooievaar",
    "Klinkhamer",
    "Duinmeijer",
    "Steenwijk",
    "Eikelboom",
    "Vuurstein",
    "Houtzager",
    "Lindeboom",
    "Koperslager",
    "Ganzevles",
    "Tulpenburg",
    "Weverling",
    "Nachtegaal",
    "Korenmaat",
    "IJsselstroom",
    "Brugwachter",
];
const FIRST: [&str; 12] =
    ["Tess", "Dirk Jan", "Noor", "Sem", "Fenna", "Joris", "Lotte", "Bram", "Anouk", "Teun", "Mirthe", "Gijs"];
const STREETS: [&str; 10] = [
    "Molenpad",
    "Verzonnen laan",
    "Kerkstraat",
    "Lindelaan",
    "Waalkade",
    "Dorpsplein",
    "Beukenhof",
    "Stationsweg",
    "Korenbloemstraat",
    "Oude Graafseweg",
];

/// How many people there are.
pub fn count() -> u32 {
    u32::try_from(numbers().len()).unwrap()
}

fn numbers() -> &'static [Bsn] {
    static NUMBERS: std::sync::LazyLock<Vec<Bsn>> = std::sync::LazyLock::new(|| {
        TEST.map(|number| Bsn::new(&number.to_string()).unwrap()).filter(Bsn::passes_eleven_test).collect()
    });
    &NUMBERS
}

/// A person; everything about them follows from the number.
#[derive(Debug, Clone, Copy)]
pub struct Person(pub u32);

impl Person {
    pub fn bsn(self) -> Bsn {
        numbers()[self.0 as usize]
    }

    /// Children get care under the Jeugdwet.
    pub const fn domain(self) -> Domain {
        if self.0.is_multiple_of(2) { Domain::Jw } else { Domain::Wmo }
    }

    /// A number below a bound, another one per trait.
    const fn draw(self, of: u32, bound: usize) -> usize {
        let mixed =
            (self.0 + 1).wrapping_mul(2_654_435_761).rotate_left(of * 5) ^ (self.0.wrapping_mul(40_503));
        mixed as usize % bound
    }

    pub fn geboortedatum(self) -> Geboortedatum {
        let years = self.draw(1, 9) as i32;
        let year = if self.domain() == Domain::Jw { 2011 + years } else { 1940 + years * 6 };
        let (month, day) = (1 + self.draw(2, 12) as u32, 1 + self.draw(3, 28) as u32);
        Geboortedatum { datum: Datum::from_ymd_opt(year, month, day).unwrap(), datum_gebruik: None }
    }

    pub fn geslacht(self) -> Geslacht {
        val(["1", "2"][self.draw(4, 2)])
    }

    fn achternaam(self) -> Achternaam {
        let voorvoegsel = [None, None, Some("van"), Some("de")][self.draw(5, 4)];
        Achternaam { achternaam: val(NAMES[self.draw(6, NAMES.len())]), voorvoegsel: voorvoegsel.map(val) }
    }

    fn voornamen(self) -> &'static str {
        FIRST[self.draw(1, FIRST.len())]
    }

    pub fn verkorte_naam(self) -> VerkorteNaam {
        let voornamen = self.voornamen();
        VerkorteNaam {
            geslachtsnaam: self.achternaam(),
            voornamen: some(voornamen),
            voorletters: some(&voornamen[..1]),
        }
    }

    pub fn volledige_naam(self) -> VolledigeNaam {
        let VerkorteNaam { geslachtsnaam, voornamen, voorletters } = self.verkorte_naam();
        VolledigeNaam { geslachtsnaam, voornamen, voorletters, ..make::naam("1", None) }
    }

    /// Where the person lives, and for many a telephone number.
    pub fn contact(self) -> Contact {
        let mut adres = make::adres();
        adres.straatnaam = some(STREETS[self.draw(2, STREETS.len())]);
        adres.postcode = some(&format!("65{:02}AB", 11 + self.draw(3, 40)));
        if let Some(huis) = &mut adres.huis {
            huis.huisnummer = val(&(1 + self.draw(4, 180)).to_string());
        }
        let mut contact = make::contact_at("01", Some(adres));
        contact.telefoon = make::telefoon().filter(|_| self.draw(5, 3) > 0);
        contact
    }
}
