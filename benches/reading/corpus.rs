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

/// A declaration of at least that many bytes that breaks no rule.
pub fn declaration(bytes: usize) -> String {
    let clients = bytes / 2_500;
    let mut total = 0;
    let mut client = |number: usize| {
        let line = |index: u32| {
            let volume = 60 + u32::try_from(number % 900).unwrap() + index;
            Prestatie {
                product_referentie: ProductReferentie {
                    referentie_nummer: text(&format!("R{number}-{index}")),
                    vorig_referentie_nummer: None,
                },
                toewijzing_nummer: Nummer::new(u32::try_from(number).unwrap() * 8 + index).unwrap(),
                product_categorie: text("02"),
                product_code: text(["02A03", "02A05", "02A17"][index as usize]),
                product_periode: month(),
                geleverd_volume: Volume::new(volume).unwrap(),
                eenheid: Eenheid::MINUUT,
                product_tarief: Bedrag::new(129),
                ingediend_bedrag: BedragMetDC {
                    bedrag: Bedrag::new(volume * 129).unwrap(),
                    debet_credit: DebetCredit::DEBET,
                },
                retour_codes: (),
            }
        };
        let prestaties: Vec<_> = (0..3).map(line).collect();
        total += prestaties.iter().map(|line| u64::from(line.ingediend_bedrag.bedrag.get())).sum::<u64>();
        DeclaratieClient { bsn: bsn(number), prestaties: Many::new(prestaties).unwrap(), retour_codes: () }
    };
    let clienten: Vec<_> = (0..clients).map(&mut client).collect();
    let message = DeclaratieBericht {
        header: HeaderVanAanbieder::new(text("73730042"), text("0268"), identification(1), versions()),
        declaratie: Declaratie {
            declaratie_nummer: text("W20260400001"),
            declaratie_periode: month(),
            declaratie_dagtekening: date("2026-05-04"),
            totaal_ingediend_bedrag: TotaalBedragMetDC {
                totaal_bedrag: TotaalBedrag::new(total).unwrap(),
                debet_credit: DebetCredit::DEBET,
            },
            clienten: Many::new(clienten).unwrap(),
        },
    };
    write(&Bericht { domain: Domain::Wmo, inhoud: Inhoud::Declaratie(message) })
}

fn month() -> GeslotenPeriode {
    GeslotenPeriode { begindatum: date("2026-04-01"), einddatum: date("2026-04-30") }
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
