//! 305 and 306: read a start and its return message, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{Bericht, Inhoud, Retour, Start, StartClient, StartProduct, StartRetour};
use ibericht::values::{Domain, Refusal, RetourCode, StatusAanlevering};
use ibericht::xml::Many;
use support::{Zaak, codes, read_sample, zaak};

/// Reads a 305: from when care is given.
pub fn read_305(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::Start(root) = read_sample(domain, 305)? else { return Err("not a 305".into()) };
    let starts = root.client.start_producten.iter().map(|product| {
        let verb = if product.status_aanlevering == StatusAanlevering::VERWIJDEREN {
            "did not start"
        } else {
            "started"
        };
        format!("{verb} on {}", product.begindatum)
    });
    Ok(format!("care of {} {}", root.client.bsn, starts.collect::<Vec<_>>().join(", ")))
}

/// Reads a 306: the code of every class that was looked at.
pub fn read_306(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::StartRetour(root) = read_sample(domain, 306)? else { return Err("not a 306".into()) };
    let client = root.client.ok_or("the whole 305 has one answer")?;
    let starts =
        client.start_producten.iter().map(|product| product.retour_codes.retour_code[0].meaning(domain));
    Ok(format!("306 says of the start: {}", starts.collect::<Vec<_>>().join(", ")))
}

/// Writes a 305.
pub fn write_305(zaak: &Zaak) -> Result<Start, Refusal> {
    let client = StartClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: zaak.naam()?,
        start_producten: Many::one(StartProduct {
            toewijzing_nummer: Some(zaak.value(zaak.groep.toewijzing)?),
            product: Some(zaak.product(&zaak.groep)?),
            toewijzing_ingangsdatum: Some(zaak.value("2026-05-04")?),
            begindatum: zaak.value("2026-05-06")?,
            status_aanlevering: StatusAanlevering::EERSTE,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(Start { header: zaak.van_aanbieder("STA260508001", "2026-05-08")?, client })
}

/// Writes the 306 to a start that was sent once more by mistake: no remark on header and client, the reason at
/// the product.
pub fn write_306(zaak: &Zaak, heen: &Start) -> Result<StartRetour, Refusal> {
    let geen_opmerking = || codes(RetourCode::GEEN_OPMERKING);
    let nog_eens = zaak.van_aanbieder("STA260511001", "2026-05-11")?;
    let header =
        zaak.retour_aan_aanbieder(&nog_eens, "RET260512001", "2026-05-12", Some(geen_opmerking()))?;
    let [product] = &*heen.client.start_producten else { return Ok(StartRetour { header, client: None }) };
    let client = StartClient::<Retour> {
        bsn: heen.client.bsn,
        geboortedatum: heen.client.geboortedatum.clone(),
        geslacht: heen.client.geslacht,
        naam: heen.client.naam.clone(),
        start_producten: Many::one(StartProduct {
            toewijzing_nummer: product.toewijzing_nummer,
            product: product.product.clone(),
            toewijzing_ingangsdatum: product.toewijzing_ingangsdatum,
            begindatum: product.begindatum,
            status_aanlevering: product.status_aanlevering,
            // A start with these keys is in force already (TR074).
            retour_codes: codes(zaak.value("9074")?),
        }),
        retour_codes: geen_opmerking(),
    };
    Ok(StartRetour { header, client: Some(client) })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_305(domain)?, read_306(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_305(&zaak)?;
    let retour = write_306(&zaak, &heen)?;
    Ok([zaak.bericht(Inhoud::Start(heen)), zaak.bericht(Inhoud::StartRetour(retour))])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
