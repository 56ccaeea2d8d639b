//! The messages that are read.

#![allow(clippy::wildcard_imports, reason = "a whole message takes nearly every class")]

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

use crate::support::tree::Style;
use crate::support::{Seed, generate};

/// Messages of all kinds and both laws in turn, with values as people write them.
pub fn mixed(count: usize) -> Vec<(MessageKind, String)> {
    let mut seed = Seed(5);
    let kinds = Kind::ALL.into_iter().flat_map(|kind| Domain::ALL.map(|domain| (kind, domain)));
    kinds
        .cycle()
        .take(count)
        .map(|(kind, domain)| {
            let (name, root) = generate::ordinary_message(&mut seed, kind, domain);
            let text = root.document(&name, Style::Usual);
            let Reading::Valid(message) = read(text.as_bytes(), MAX_BYTES) else { panic!("{text}") };
            ((kind, domain), write(&message))
        })
        .collect()
}

/// A kind of message and a law.
pub type MessageKind = (Kind, Domain);

fn date(text: &str) -> Datum {
    parse_date(text).unwrap()
}

fn text<T: Simple>(text: &str) -> T {
    T::parse(text, Domain::Wmo).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"))
}

fn identification(number: usize) -> BerichtIdentificatie {
    BerichtIdentificatie { identificatie: text(&format!("B{number:09}")), dagtekening: date("2026-05-04") }
}

fn versions() -> XsdVersie {
    XsdVersies::uniform(&text("1.0.0")).of(Domain::Wmo).clone()
}

fn bsn(number: usize) -> Bsn {
    // Every ninth number or so passes the eleven test; walk to the next one.
    (0..40)
        .map(|step| text::<Bsn>(&format!("{:09}", 100_000_000 + number * 40 + step)))
        .find(Bsn::passes_eleven_test)
        .unwrap()
}

/// An allocation of eight products that breaks no rule.
pub fn allocation(number: usize) -> String {
    let contact = Contact {
        soort: text("03"),
        adres: Some(Adres {
            huis: Some(Huis {
                huisnummer: Huisnummer::new(12).unwrap(),
                huisletter: None,
                huisnummer_toevoeging: None,
                aanduiding_woonadres: None,
            }),
            postcode: Some(text("6511AB")),
            straatnaam: Some(text("Verzonnen laan")),
            plaatsnaam: Some(text("Nijmegen")),
            land_code: Some(text("NL")),
        }),
        organisatie: None,
        telefoon: None,
        emailadres: None,
        periode: None,
        retour_codes: (),
    };
    let product = |index: u32| ToegewezenProduct {
        toewijzing_nummer: Nummer::new(u32::try_from(number).unwrap() * 8 + index).unwrap(),
        referentie_aanbieder: None,
        product: Some(Product { categorie: text("02"), code: Some(text(&format!("02A{index:02}"))) }),
        toewijzingsdatum: date("2026-03-20"),
        toewijzingstijd: Tijd::new(12, 30, 0).unwrap(),
        ingangsdatum: date("2026-04-01"),
        einddatum: Some(date("2026-12-31")),
        reden_wijziging: None,
        omvang: Some(Omvang {
            volume: Volume::new(180).unwrap(),
            eenheid: Eenheid::MINUUT,
            frequentie: Frequentie::WEEK,
        }),
        budget: None,
        commentaar: None,
        retour_codes: (),
    };
    let message = Toewijzing {
        header: HeaderVanGemeente::new(text("0268"), text("73730042"), identification(number), versions()),
        client: ToewijzingClient {
            bsn: bsn(number),
            geboortedatum: Geboortedatum { datum: date("1970-02-14"), datum_gebruik: None },
            geslacht: text("2"),
            naam: VolledigeNaam {
                geslachtsnaam: Achternaam { achternaam: text("Proefman"), voorvoegsel: None },
                partnernaam: None,
                voornamen: None,
                voorletters: Some(text("T")),
                naam_gebruik: text("1"),
            },
            communicatie: None,
            juridische_status: None,
            wettelijke_vertegenwoordiging: None,
            commentaar: None,
            relaties: None,
            contactgegevens: Many::one(contact),
            toegewezen_producten: Many::new((0..8).map(product).collect()).unwrap(),
            retour_codes: (),
        },
    };
    write(&Bericht { domain: Domain::Wmo, inhoud: Inhoud::Toewijzing(message) })
}
