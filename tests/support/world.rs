//! Small builders of typed messages around one invented client, for tests of rules.
//!
//! A [`World`] is what the dossier knows; it checks a request or an allocation
//! against the built-in product book. Everything has a default, so that a test
//! only says what it is about.

use std::sync::LazyLock;

use ibericht::dossier::{
    Afhandeling, Dossier, Gevraagd, Hash, Herkomst, MessageRecord, SqliteStore, Stand, Store,
    ToewijzingVersie, Verzoek,
};
use ibericht::finding::{Finding, Severity, Skipped, Verdict};
use ibericht::messages::{
    AangevraagdProduct, Achternaam, BerichtIdentificatie, Contact, Geboortedatum, HeaderVanAanbieder,
    HeaderVanGemeente, Omvang, Product, ToegewezenProduct, Toewijzing, ToewijzingClient, VerkorteNaam,
    Verwijzer, VerzoekClient, VerzoekOmToewijzing, VolledigeNaam, XsdVersie,
};
use ibericht::productbook::{Book, Books};
use ibericht::rules::productbook::{check_toewijzing, check_verzoek};
use ibericht::values::*;
use ibericht::xml::Many;

/// The client, the parties and the law of a test, with what the dossier knows.
#[derive(Clone)]
pub struct World {
    domain: Domain,
    gemeente: &'static str,
    aanbieder: &'static str,
    born: &'static str,
    gebruik: Option<&'static str>,
    known: Vec<Allocated>,
    asked: Vec<Asked>,
}

/// The provider of the tests.
const AANBIEDER: &str = "12345678";
/// Nijmegen.
const GEMEENTE: &str = "0268";

impl World {
    /// An adult under the Wmo.
    pub fn wmo() -> Self {
        Self {
            domain: Domain::Wmo,
            gemeente: GEMEENTE,
            aanbieder: AANBIEDER,
            born: "1980-05-05",
            gebruik: None,
            known: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// A child of 9 under the Jeugdwet.
    pub fn jw() -> Self {
        Self { domain: Domain::Jw, born: "2016-05-05", ..Self::wmo() }
    }

    /// The world of the law of a product.
    pub fn of(code: &str) -> Self {
        if code < "20" { Self::wmo() } else { Self::jw() }
    }

    pub fn born(mut self, born: &'static str) -> Self {
        self.born = born;
        self
    }

    /// The code that says which part of the date of birth is unknown.
    pub fn gebruik(mut self, gebruik: &'static str) -> Self {
        self.gebruik = Some(gebruik);
        self
    }

    pub fn gemeente(mut self, gemeente: &'static str) -> Self {
        self.gemeente = gemeente;
        self
    }

    /// An allocation that the dossier knows.
    pub fn known(mut self, allocated: Allocated) -> Self {
        self.known.push(allocated);
        self
    }

    /// An earlier request that the dossier knows.
    pub fn asked_before(mut self, asked: Asked) -> Self {
        self.asked.push(asked);
        self
    }

    /// Checks a request.
    pub fn request(&self, asked: impl IntoIterator<Item = Asked>) -> Outcome {
        let bericht = self.verzoek(asked);
        let dossier = self.dossier();
        Outcome::new(check_verzoek(&bericht, self.domain, Some(&dossier), books()))
    }

    /// Checks a request without a dossier.
    pub fn request_without_dossier(&self, asked: Asked) -> Outcome {
        Outcome::new(check_verzoek(&self.verzoek([asked]), self.domain, None, books()))
    }

    /// Checks an allocation.
    pub fn allocate(&self, allocated: impl IntoIterator<Item = Allocated>) -> Outcome {
        let client = ToewijzingClient {
            bsn: bsn(),
            geboortedatum: self.geboortedatum(),
            geslacht: Geslacht::new("2", self.domain).unwrap(),
            naam: VolledigeNaam {
                geslachtsnaam: name(),
                partnernaam: None,
                voornamen: None,
                voorletters: None,
                naam_gebruik: NaamGebruik::new("1", self.domain).unwrap(),
            },
            communicatie: None,
            juridische_status: None,
            wettelijke_vertegenwoordiging: None,
            commentaar: None,
            relaties: None,
            contactgegevens: Many::one(Contact {
                soort: AdresSoort::new("01", self.domain).unwrap(),
                adres: None,
                organisatie: None,
                telefoon: None,
                emailadres: None,
                periode: None,
                retour_codes: (),
            }),
            toegewezen_producten: Many::new(
                allocated.into_iter().map(|one| one.product(self.domain)).collect(),
            )
            .unwrap(),
            retour_codes: (),
        };
        let bericht = Toewijzing {
            header: HeaderVanGemeente::new(
                Gemeente::new(self.gemeente).unwrap(),
                AgbCode::new(self.aanbieder).unwrap(),
                identificatie(),
                versie(),
            ),
            client,
        };
        let dossier = self.dossier();
        Outcome::new(check_toewijzing(&bericht, self.domain, Some(&dossier), books()))
    }

    fn verzoek(&self, asked: impl IntoIterator<Item = Asked>) -> VerzoekOmToewijzing {
        VerzoekOmToewijzing {
            header: HeaderVanAanbieder::new(
                AgbCode::new(self.aanbieder).unwrap(),
                Gemeente::new(self.gemeente).unwrap(),
                identificatie(),
                versie(),
            ),
            client: VerzoekClient {
                bsn: bsn(),
                geboortedatum: self.geboortedatum(),
                geslacht: Geslacht::new("2", self.domain).unwrap(),
                naam: VerkorteNaam { geslachtsnaam: name(), voornamen: None, voorletters: None },
                gezagsdrager_bekend: None,
                commentaar: None,
                aangevraagde_producten: Many::new(
                    asked.into_iter().map(|one| one.product(self.domain)).collect(),
                )
                .unwrap(),
                retour_codes: (),
            },
        }
    }

    fn geboortedatum(&self) -> Geboortedatum {
        Geboortedatum {
            datum: day(self.born),
            datum_gebruik: self.gebruik.map(|code| DatumGebruik::new(code, self.domain).unwrap()),
        }
    }

    fn dossier(&self) -> impl Dossier + use<> {
        let mut store = SqliteStore::in_memory().unwrap();
        let hash = Hash("test".to_owned());
        let record = MessageRecord {
            hash: hash.clone(),
            bytes: Vec::new(),
            outgoing: false,
            header: None,
            ontvangen: day("2026-01-01"),
            stand: None,
            afgerond: true,
            verdict: Verdict::Valid,
            report: String::new(),
        };
        store.add_message(&record).unwrap();
        let herkomst = Herkomst { bericht: hash, dagtekening: day("2026-01-01"), stand: Stand::Geldt };
        for allocated in &self.known {
            let versie = ToewijzingVersie {
                domain: self.domain,
                gemeente: Gemeente::new(allocated.gemeente).unwrap(),
                aanbieder: AgbCode::new(allocated.aanbieder).unwrap(),
                bsn: bsn(),
                geboortedatum: day(self.born),
                product: allocated.product(self.domain),
                herkomst: herkomst.clone(),
            };
            store.add_toewijzing(&versie).unwrap();
        }
        for asked in &self.asked {
            let verzoek = Verzoek {
                domain: self.domain,
                gemeente: Gemeente::new(self.gemeente).unwrap(),
                aanbieder: AgbCode::new(self.aanbieder).unwrap(),
                bsn: bsn(),
                referentie: asked.product(self.domain).referentie_aanbieder,
                gevraagd: Gevraagd::Product(Box::new(asked.product(self.domain))),
                afhandeling: Afhandeling::default(),
                herkomst: herkomst.clone(),
            };
            store.add_verzoek(&verzoek).unwrap();
        }
        store
    }
}

/// What a check gave.
pub struct Outcome {
    pub findings: Vec<Finding>,
    pub skipped: Vec<Skipped>,
}

impl Outcome {
    fn new(result: Result<(Vec<Finding>, Vec<Skipped>), ibericht::dossier::StoreError>) -> Self {
        let (findings, skipped) = result.unwrap();
        Self { findings, skipped }
    }

    /// The findings of a rule.
    pub fn of<'a>(&'a self, rule: &str) -> Vec<&'a Finding> {
        self.findings.iter().filter(|finding| finding.rule == rule).collect()
    }

    /// The most serious severity of the findings of a rule.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        self.of(rule).iter().map(|finding| finding.severity).min()
    }

    /// Whether a rule was skipped.
    pub fn skips(&self, rule: &str) -> bool {
        self.skipped.iter().any(|skipped| skipped.rule == rule)
    }

    /// The only finding of a rule.
    pub fn only(&self, rule: &str) -> &Finding {
        match self.of(rule).as_slice() {
            [only] => only,
            other => panic!("{rule}: {other:#?}"),
        }
    }
}

/// A product and how much of it.
#[derive(Clone)]
struct Wanted {
    categorie: &'static str,
    code: Option<&'static str>,
    from: &'static str,
    to: Option<&'static str>,
    omvang: (u32, &'static str, &'static str),
}

impl Wanted {
    fn product(&self, domain: Domain) -> Product {
        Product {
            categorie: ProductCategorie::new(self.categorie, domain).unwrap(),
            code: self.code.map(|code| ProductCode::new(code).unwrap()),
        }
    }

    fn omvang(&self, domain: Domain) -> Omvang {
        let (volume, eenheid, frequentie) = self.omvang;
        Omvang {
            volume: Volume::new(volume).unwrap(),
            eenheid: Eenheid::new(eenheid, domain).unwrap(),
            frequentie: Frequentie::new(frequentie, domain).unwrap(),
        }
    }
}

/// The methods that requests and allocations have in common.
macro_rules! wanted {
    () => {
        pub fn from(mut self, from: &'static str) -> Self {
            self.wanted.from = from;
            self
        }

        pub fn to(mut self, to: &'static str) -> Self {
            self.wanted.to = Some(to);
            self
        }

        pub fn open(mut self) -> Self {
            self.wanted.to = None;
            self
        }

        /// Volume, unit (`01` minutes) and frequency (`2` week).
        pub fn volume(mut self, volume: u32, eenheid: &'static str, frequentie: &'static str) -> Self {
            self.wanted.omvang = (volume, eenheid, frequentie);
            self
        }

        pub fn reference(mut self, reference: &'static str) -> Self {
            self.reference = Some(reference);
            self
        }
    };
}

/// A product asked for.
#[derive(Clone)]
pub struct Asked {
    wanted: Wanted,
    verwijzer: &'static str,
    reference: Option<&'static str>,
}

/// A product asked for over the second quarter of 2026, 24 minutes per week, referred by the municipality.
pub fn asked(code: &'static str) -> Asked {
    let wanted = Wanted {
        categorie: &code[..2],
        code: Some(code),
        from: "2026-04-01",
        to: Some("2026-06-30"),
        omvang: (24, "01", "2"),
    };
    Asked { wanted, verwijzer: "01", reference: Some("R1") }
}

impl Asked {
    wanted!();

    pub fn categorie(mut self, categorie: &'static str) -> Self {
        self.wanted.categorie = categorie;
        self
    }

    pub fn verwijzer(mut self, verwijzer: &'static str) -> Self {
        self.verwijzer = verwijzer;
        self
    }

    fn product(&self, domain: Domain) -> AangevraagdProduct {
        AangevraagdProduct {
            referentie_aanbieder: Referentie::new(self.reference.unwrap()).unwrap(),
            beschikking_nummer: None,
            product: Some(self.wanted.product(domain)),
            beschikking_ingangsdatum: None,
            toewijzing_ingangsdatum: day(self.wanted.from),
            toewijzing_einddatum: self.wanted.to.map(day),
            omvang: Some(self.wanted.omvang(domain)),
            budget: None,
            verwijzer: Verwijzer {
                soort: TypeVerwijzer::new(self.verwijzer, domain).unwrap(),
                naam: None,
                zorgverlener_code: None,
            },
            raamcontract: None,
            commentaar: None,
            retour_codes: (),
        }
    }
}

/// An allocated product.
#[derive(Clone)]
pub struct Allocated {
    wanted: Wanted,
    number: u32,
    reference: Option<&'static str>,
    decided: &'static str,
    removed: bool,
    gemeente: &'static str,
    aanbieder: &'static str,
}

/// Allocation 1 over 2026, 180 minutes per week, decided on 15 December 2025.
pub fn allocated(code: &'static str) -> Allocated {
    let wanted = Wanted {
        categorie: &code[..2],
        code: Some(code),
        from: "2026-01-01",
        to: Some("2026-12-31"),
        omvang: (180, "01", "2"),
    };
    Allocated {
        wanted,
        number: 1,
        reference: None,
        decided: "2025-12-15",
        removed: false,
        gemeente: GEMEENTE,
        aanbieder: AANBIEDER,
    }
}

impl Allocated {
    wanted!();

    pub fn number(mut self, number: u32) -> Self {
        self.number = number;
        self
    }

    pub fn decided(mut self, decided: &'static str) -> Self {
        self.decided = decided;
        self
    }

    /// Taken back as if it was never sent.
    pub fn removed(mut self) -> Self {
        self.removed = true;
        self
    }

    /// Of the whole category, without a product code.
    pub fn whole_category(mut self) -> Self {
        self.wanted.code = None;
        self
    }

    pub fn at(mut self, aanbieder: &'static str) -> Self {
        self.aanbieder = aanbieder;
        self
    }

    pub fn by(mut self, gemeente: &'static str) -> Self {
        self.gemeente = gemeente;
        self
    }

    fn product(&self, domain: Domain) -> ToegewezenProduct {
        ToegewezenProduct {
            toewijzing_nummer: Nummer::new(self.number).unwrap(),
            referentie_aanbieder: self.reference.map(|reference| Referentie::new(reference).unwrap()),
            product: Some(self.wanted.product(domain)),
            toewijzingsdatum: day(self.decided),
            toewijzingstijd: Tijd::new(9, 0, 0).unwrap(),
            ingangsdatum: day(self.wanted.from),
            einddatum: self.wanted.to.map(day),
            reden_wijziging: self.removed.then_some(RedenWijziging::VERWIJDERD),
            omvang: Some(self.wanted.omvang(domain)),
            budget: None,
            commentaar: None,
            retour_codes: (),
        }
    }
}

/// The built-in product book.
pub fn book() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap());
    &BOOK
}

fn books() -> &'static Books {
    static BOOKS: LazyLock<Books> = LazyLock::new(|| book().clone().into());
    &BOOKS
}

pub fn day(text: &str) -> Datum {
    parse_date(text).unwrap()
}

fn bsn() -> Bsn {
    Bsn::new("999900006").unwrap()
}

fn name() -> Achternaam {
    Achternaam { achternaam: Naam::new("Voorbeeld").unwrap(), voorvoegsel: None }
}

fn identificatie() -> BerichtIdentificatie {
    BerichtIdentificatie {
        identificatie: IdentificatieBericht::new("1").unwrap(),
        dagtekening: day("2026-03-01"),
    }
}

fn versie() -> XsdVersie {
    let versie = Versie::new("1.0.0").unwrap();
    XsdVersie { basisschema_xsd_versie: versie.clone(), bericht_xsd_versie: versie }
}
