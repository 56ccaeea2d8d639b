//! 301 and 302: read an allocation and its return message, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{
    Adres, Bericht, Contact, Huis, Inhoud, Relatie, Telefoon, Telefoonnummers, ToegewezenProduct, Toewijzing,
    ToewijzingClient, ToewijzingRetour, VolledigeNaam,
};
use ibericht::values::{Domain, Refusal};
use ibericht::xml::Many;
use support::{Zaak, Zorg, read_sample, zaak};

/// Reads a 301: which products the client may have.
pub fn read_301(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::Toewijzing(root) = read_sample(domain, 301)? else { return Err("not a 301".into()) };
    let producten = root.client.toegewezen_producten.iter().map(|product| {
        let code = product.product.as_ref().and_then(|product| product.code.as_ref());
        let code = code.map_or("any product", |code| code.as_str());
        format!("{} for {code}", product.toewijzing_nummer)
    });
    // A BSN masks itself when it is printed.
    Ok(format!(
        "{} allocates to {}: {}",
        root.header.afzender,
        root.client.bsn,
        producten.collect::<Vec<_>>().join(", ")
    ))
}

/// Reads a 302: a bare header approves the whole message.
pub fn read_302(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::ToewijzingRetour(root) = read_sample(domain, 302)? else { return Err("not a 302".into()) };
    let answered = &root.header.bericht_identificatie.identificatie;
    Ok(match (&root.header.retour_codes, &root.client) {
        (None, None) => format!("302 approves {answered}"),
        (Some(codes), None) => format!("302 rejects {answered}: {}", codes.retour_code[0].meaning(domain)),
        (_, Some(_)) => format!("302 has remarks on parts of {answered}"),
    })
}

/// Writes a 301: an individual product that runs, and a group product that was asked for.
pub fn write_301(zaak: &Zaak) -> Result<Toewijzing, Refusal> {
    let client = ToewijzingClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: VolledigeNaam {
            geslachtsnaam: zaak.geslachtsnaam()?,
            partnernaam: None,
            voornamen: Some(zaak.value(zaak.voornamen)?),
            voorletters: Some(zaak.value(zaak.voorletters)?),
            naam_gebruik: zaak.value("1")?,
        },
        communicatie: None,
        juridische_status: None,
        wettelijke_vertegenwoordiging: None,
        commentaar: None,
        relaties: Some(Many::one(relatie(zaak)?)),
        contactgegevens: Many::one(contact(zaak, "01", "78")?),
        toegewezen_producten: Many::from([
            toegewezen(zaak, &zaak.individueel, "2026-01-01", "120", None)?,
            toegewezen(zaak, &zaak.groep, "2026-05-04", "90", Some("V2026-0417-1"))?,
        ]),
        retour_codes: (),
    };
    Ok(Toewijzing { header: zaak.van_gemeente("TOE260424001", "2026-04-24")?, client })
}

/// Writes the 302 that approves a 301: a header and nothing else.
pub fn write_302(zaak: &Zaak, heen: &Toewijzing) -> Result<ToewijzingRetour, Refusal> {
    let header = zaak.retour_aan_gemeente(&heen.header, "RET260427001", "2026-04-27", None)?;
    Ok(ToewijzingRetour { header, client: None })
}

fn toegewezen(
    zaak: &Zaak,
    zorg: &Zorg,
    ingang: &str,
    minuten: &str,
    referentie: Option<&str>,
) -> Result<ToegewezenProduct, Refusal> {
    Ok(ToegewezenProduct {
        toewijzing_nummer: zaak.value(zorg.toewijzing)?,
        referentie_aanbieder: referentie.map(|text| zaak.value(text)).transpose()?,
        product: Some(zaak.product(zorg)?),
        toewijzingsdatum: zaak.value("2026-04-23")?,
        toewijzingstijd: zaak.value("10:15:00")?,
        ingangsdatum: zaak.value(ingang)?,
        einddatum: Some(zaak.value("2026-12-31")?),
        reden_wijziging: None,
        omvang: Some(zaak.minuten_per_week(minuten)?),
        budget: None,
        commentaar: None,
        retour_codes: (),
    })
}

fn relatie(zaak: &Zaak) -> Result<Relatie, Refusal> {
    Ok(Relatie {
        nummer: zaak.value("R0621")?,
        volgorde: Some(zaak.value("1")?),
        soort: zaak.value("17")?,
        geboortedatum: None,
        geslacht: Some(zaak.value("2")?),
        naam: VolledigeNaam {
            geslachtsnaam: zaak.geslachtsnaam()?,
            partnernaam: None,
            voornamen: None,
            voorletters: Some(zaak.value("M")?),
            naam_gebruik: zaak.value("1")?,
        },
        contact: contact(zaak, "01", "80")?,
        retour_codes: (),
    })
}

fn contact(zaak: &Zaak, soort: &str, huisnummer: &str) -> Result<Contact, Refusal> {
    let huis = Huis {
        huisnummer: zaak.value(huisnummer)?,
        huisletter: None,
        huisnummer_toevoeging: None,
        aanduiding_woonadres: None,
    };
    let telefoon = Telefoon { telefoonnummer: zaak.value("0245552257")?, landnummer: zaak.value("0031")? };
    Ok(Contact {
        soort: zaak.value(soort)?,
        adres: Some(Adres {
            huis: Some(huis),
            postcode: Some(zaak.value("6602ZB")?),
            straatnaam: Some(zaak.value("Wilgenpad")?),
            plaatsnaam: Some(zaak.value("Wijchen")?),
            land_code: Some(zaak.value("NL")?),
        }),
        organisatie: None,
        telefoon: Some(Telefoonnummers { telefoon01: telefoon, telefoon02: None }),
        emailadres: None,
        periode: None,
        retour_codes: (),
    })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_301(domain)?, read_302(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_301(&zaak)?;
    let retour = write_302(&zaak, &heen)?;
    Ok([zaak.bericht(Inhoud::Toewijzing(heen)), zaak.bericht(Inhoud::ToewijzingRetour(retour))])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
