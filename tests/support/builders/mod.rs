//! Messages that break no rule of level 2, to be changed by the cases.

mod antwoord;
mod declaratie;
mod levering;
mod toewijzing;
mod verzoek;

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

pub use antwoord::*;
pub use declaratie::*;
pub use levering::*;
pub use toewijzing::*;
pub use verzoek::*;

/// A value from its written form; a code may be of either law.
pub fn val<T: Simple>(text: &str) -> T {
    T::parse(text, Domain::Jw).or_else(|_| T::parse(text, Domain::Wmo)).unwrap()
}

/// An optional value from its written form.
pub fn some<T: Simple>(text: &str) -> Option<T> {
    Some(val(text))
}

pub fn many<T>(values: Vec<T>) -> Many<T> {
    Many::new(values).unwrap()
}

fn identificatie() -> BerichtIdentificatie {
    BerichtIdentificatie { identificatie: val("765432198"), dagtekening: val("2026-04-30") }
}

fn xsd_versie() -> XsdVersie {
    XsdVersie { basisschema_xsd_versie: val("1.0.0"), bericht_xsd_versie: val("1.0.0") }
}

fn header_van_aanbieder() -> HeaderVanAanbieder {
    HeaderVanAanbieder::new(val("42420001"), val("0268"), identificatie(), xsd_versie())
}

fn header_van_gemeente() -> HeaderVanGemeente {
    HeaderVanGemeente::new(val("0268"), val("42420001"), identificatie(), xsd_versie())
}

pub fn geboren(datum: &str, gebruik: Option<&str>) -> Geboortedatum {
    Geboortedatum { datum: val(datum), datum_gebruik: gebruik.map(val) }
}

/// The name of every client.
fn verkorte_naam() -> VerkorteNaam {
    let geslachtsnaam = Achternaam { achternaam: val("Zandstra"), voorvoegsel: None };
    VerkorteNaam { geslachtsnaam, voornamen: None, voorletters: None }
}

/// A product with a code: code 45A01 in a category of the law.
pub fn product(domain: Domain) -> Option<Product> {
    Some(Product { categorie: val(categorie(domain)), code: some("45A01") })
}

/// A product without a code.
pub fn alleen_categorie(domain: Domain) -> Option<Product> {
    Some(Product { categorie: val(categorie(domain)), code: None })
}

pub const fn categorie(domain: Domain) -> &'static str {
    match domain {
        Domain::Jw => "45",
        Domain::Wmo => "02",
    }
}

pub fn omvang(volume: &str, eenheid: &str, frequentie: &str) -> Option<Omvang> {
    Some(Omvang { volume: val(volume), eenheid: val(eenheid), frequentie: val(frequentie) })
}
