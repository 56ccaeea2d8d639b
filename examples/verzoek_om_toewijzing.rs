//! 315 and 316: read a request for allocation and its return message, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{
    AangevraagdProduct, Bericht, Inhoud, Verwijzer, VerzoekClient, VerzoekOmToewijzing,
    VerzoekOmToewijzingRetour,
};
use ibericht::values::{Domain, Refusal, TypeVerwijzer};
use ibericht::xml::Many;
use support::{Zaak, read_sample, zaak};

/// Reads a 315: what is asked for, with the reference under which the answer comes.
pub fn read_315(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::VerzoekOmToewijzing(root) = read_sample(domain, 315)? else { return Err("not a 315".into()) };
    let producten =
        root.client.aangevraagde_producten.iter().map(|product| {
            format!("{} from {}", product.referentie_aanbieder, product.toewijzing_ingangsdatum)
        });
    Ok(format!("{} asks for {}", root.header.afzender, producten.collect::<Vec<_>>().join(", ")))
}

/// Reads a 316: a bare header says that the request was received well; the answer itself is a 301 or 319.
pub fn read_316(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::VerzoekOmToewijzingRetour(root) = read_sample(domain, 316)? else {
        return Err("not a 316".into());
    };
    let verdict = if root.header.retour_codes.is_none() { "received well" } else { "not accepted" };
    Ok(format!("{} was {verdict}", root.header.bericht_identificatie.identificatie))
}

/// Writes a 315: a product in a group beside the individual product.
pub fn write_315(zaak: &Zaak) -> Result<VerzoekOmToewijzing, Refusal> {
    let gezagsdrager_bekend = match zaak.domain {
        Domain::Wmo => None,
        Domain::Jw => Some(zaak.value("1")?),
    };
    let client = VerzoekClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: zaak.naam()?,
        gezagsdrager_bekend,
        commentaar: None,
        aangevraagde_producten: Many::one(AangevraagdProduct {
            referentie_aanbieder: zaak.value("V2026-0417-1")?,
            beschikking_nummer: None,
            product: Some(zaak.product(&zaak.groep)?),
            beschikking_ingangsdatum: None,
            toewijzing_ingangsdatum: zaak.value("2026-05-04")?,
            toewijzing_einddatum: Some(zaak.value("2026-12-31")?),
            omvang: Some(zaak.minuten_per_week("90")?),
            budget: None,
            verwijzer: Verwijzer {
                soort: TypeVerwijzer::GEMEENTE,
                naam: Some(zaak.value("Sociaal wijkteam")?),
                zorgverlener_code: None,
            },
            raamcontract: Some(zaak.value("1")?),
            commentaar: None,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(VerzoekOmToewijzing { header: zaak.van_aanbieder("VOT260417001", "2026-04-17")?, client })
}

/// Writes the 316 that approves a 315.
pub fn write_316(zaak: &Zaak, heen: &VerzoekOmToewijzing) -> Result<VerzoekOmToewijzingRetour, Refusal> {
    let header = zaak.retour_aan_aanbieder(&heen.header, "RET260420001", "2026-04-20", None)?;
    Ok(VerzoekOmToewijzingRetour { header, client: None })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_315(domain)?, read_316(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_315(&zaak)?;
    let retour = write_316(&zaak, &heen)?;
    Ok([
        zaak.bericht(Inhoud::VerzoekOmToewijzing(heen)),
        zaak.bericht(Inhoud::VerzoekOmToewijzingRetour(retour)),
    ])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
