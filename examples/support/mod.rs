//! What the examples share: one invented client per law, and the parts that every message has.

#![allow(dead_code, reason = "every example uses its own part")]
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;
use std::path::PathBuf;

use ibericht::messages::{
    Achternaam, Bericht, BerichtIdentificatie, Geboortedatum, HeaderVanAanbieder, HeaderVanGemeente, Inhoud,
    MAX_BYTES, Omvang, Product, Reading, RetourCodes, RetourHeaderVanAanbieder, RetourHeaderVanGemeente,
    VerkorteNaam, XsdVersie, XsdVersies, read, write,
};
use ibericht::values::{Domain, Refusal, RetourCode, Simple, Versie};
use ibericht::xml::Many;

/// A client with an individual product and a product in a group.
pub struct Zaak {
    pub domain: Domain,
    pub gemeente: &'static str,
    pub aanbieder: &'static str,
    pub bsn: &'static str,
    pub geboortedatum: &'static str,
    pub geslacht: &'static str,
    pub voorvoegsel: Option<&'static str>,
    pub achternaam: &'static str,
    pub voornamen: &'static str,
    pub voorletters: &'static str,
    pub individueel: Zorg,
    pub groep: Zorg,
    pub nieuw: Zorg,
}

/// A product with its allocation and its tariff in eurocents per minute.
pub struct Zorg {
    pub categorie: &'static str,
    pub code: &'static str,
    pub toewijzing: &'static str,
    pub tarief: u32,
}

/// The client of a law.
pub const fn zaak(domain: Domain) -> Zaak {
    match domain {
        Domain::Wmo => Zaak {
            domain,
            gemeente: "0296",
            aanbieder: "73730042",
            bsn: "999903317",
            geboortedatum: "1972-05-18",
            geslacht: "1",
            voorvoegsel: Some("van"),
            achternaam: "Haaksberg",
            voornamen: "Dirk Jan",
            voorletters: "DJ",
            individueel: Zorg { categorie: "02", code: "02A03", toewijzing: "296126901", tarief: 129 },
            groep: Zorg { categorie: "02", code: "02A17", toewijzing: "296126931", tarief: 155 },
            nieuw: Zorg { categorie: "02", code: "02A05", toewijzing: "", tarief: 0 },
        },
        Domain::Jw => Zaak {
            domain,
            gemeente: "0209",
            aanbieder: "73730042",
            bsn: "999903391",
            geboortedatum: "2013-10-06",
            geslacht: "2",
            voorvoegsel: None,
            achternaam: "Loosbroek",
            voornamen: "Tess",
            voorletters: "T",
            individueel: Zorg { categorie: "45", code: "45A05", toewijzing: "209226901", tarief: 159 },
            groep: Zorg { categorie: "45", code: "45A49", toewijzing: "209226931", tarief: 190 },
            nieuw: Zorg { categorie: "45", code: "45A53", toewijzing: "", tarief: 0 },
        },
    }
}

impl Zaak {
    /// A value as its type reads it: no value exists that breaks its facets.
    pub fn value<T: Simple>(&self, text: &str) -> Result<T, Refusal> {
        T::parse(text, self.domain)
    }

    pub fn geboortedatum(&self) -> Result<Geboortedatum, Refusal> {
        Ok(Geboortedatum { datum: self.value(self.geboortedatum)?, datum_gebruik: None })
    }

    pub fn geslachtsnaam(&self) -> Result<Achternaam, Refusal> {
        Ok(Achternaam {
            achternaam: self.value(self.achternaam)?,
            voorvoegsel: self.voorvoegsel.map(|text| self.value(text)).transpose()?,
        })
    }

    pub fn naam(&self) -> Result<VerkorteNaam, Refusal> {
        Ok(VerkorteNaam {
            geslachtsnaam: self.geslachtsnaam()?,
            voornamen: Some(self.value(self.voornamen)?),
            voorletters: Some(self.value(self.voorletters)?),
        })
    }

    pub fn product(&self, zorg: &Zorg) -> Result<Product, Refusal> {
        Ok(Product { categorie: self.value(zorg.categorie)?, code: Some(self.value(zorg.code)?) })
    }

    /// So many minutes per week.
    pub fn minuten_per_week(&self, minuten: &str) -> Result<Omvang, Refusal> {
        Ok(Omvang { volume: self.value(minuten)?, eenheid: self.value("01")?, frequentie: self.value("2")? })
    }

    /// The header of a message from the municipality.
    pub fn van_gemeente(&self, identificatie: &str, dag: &str) -> Result<HeaderVanGemeente, Refusal> {
        Ok(HeaderVanGemeente::new(
            self.value(self.gemeente)?,
            self.value(self.aanbieder)?,
            self.identificatie(identificatie, dag)?,
            self.xsd_versie()?,
        ))
    }

    /// The header of a message from the provider.
    pub fn van_aanbieder(&self, identificatie: &str, dag: &str) -> Result<HeaderVanAanbieder, Refusal> {
        Ok(HeaderVanAanbieder::new(
            self.value(self.aanbieder)?,
            self.value(self.gemeente)?,
            self.identificatie(identificatie, dag)?,
            self.xsd_versie()?,
        ))
    }

    /// The header of a return message to the municipality: a copy, with what the answer adds (IV028).
    pub fn retour_aan_gemeente(
        &self,
        heen: &HeaderVanGemeente,
        identificatie: &str,
        dag: &str,
        retour_codes: Option<RetourCodes>,
    ) -> Result<RetourHeaderVanGemeente, Refusal> {
        let (identificatie, dag) = (self.value(identificatie)?, self.value(dag)?);
        Ok(RetourHeaderVanGemeente::of(heen, identificatie, dag, self.xsd_versie()?, retour_codes))
    }

    /// The header of a return message to the provider: a copy, with what the answer adds (IV028).
    pub fn retour_aan_aanbieder(
        &self,
        heen: &HeaderVanAanbieder,
        identificatie: &str,
        dag: &str,
        retour_codes: Option<RetourCodes>,
    ) -> Result<RetourHeaderVanAanbieder, Refusal> {
        let (identificatie, dag) = (self.value(identificatie)?, self.value(dag)?);
        Ok(RetourHeaderVanAanbieder::of(heen, identificatie, dag, self.xsd_versie()?, retour_codes))
    }

    pub fn identificatie(&self, identificatie: &str, dag: &str) -> Result<BerichtIdentificatie, Refusal> {
        Ok(BerichtIdentificatie { identificatie: self.value(identificatie)?, dagtekening: self.value(dag)? })
    }

    pub fn xsd_versie(&self) -> Result<XsdVersie, Refusal> {
        Ok(XsdVersies::uniform(&Versie::new("1.0.0")?).of(self.domain).clone())
    }

    /// The message under the law of this client.
    pub const fn bericht(&self, inhoud: Inhoud) -> Bericht {
        Bericht { domain: self.domain, inhoud }
    }
}

/// One retourcode.
pub fn codes(code: RetourCode) -> RetourCodes {
    RetourCodes { retour_code: Many::one(code) }
}

/// The sample of a message.
pub fn sample(domain: Domain, number: u16) -> PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/berichten");
    format!("{folder}/{}{number}.xml", domain.prefix()).into()
}

/// Reads the sample of a message; a message that cannot be read says why.
pub fn read_sample(domain: Domain, number: u16) -> Result<Inhoud, Box<dyn Error>> {
    match read(&std::fs::read(sample(domain, number))?, MAX_BYTES) {
        Reading::Valid(bericht) => Ok(bericht.inhoud),
        Reading::Invalid { findings, .. } => Err(findings[0].message.en.clone().into()),
        Reading::Unreadable(finding) => Err(finding.message.en.into()),
    }
}

/// What an example does when it is run: read both samples of each law, then write both messages.
pub fn run<const N: usize>(
    told: fn(Domain) -> Result<String, Box<dyn Error>>,
    written: fn(Domain) -> Result<[Bericht; N], Refusal>,
) -> Result<(), Box<dyn Error>> {
    for domain in Domain::ALL {
        println!("{}", told(domain)?);
        for bericht in written(domain)? {
            println!("{} has {} bytes", bericht.name().name(), write(&bericht).len());
        }
    }
    Ok(())
}
