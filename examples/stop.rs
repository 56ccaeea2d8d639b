//! 307 and 308: read a stop and its return message, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{Bericht, Inhoud, Stop, StopClient, StopProduct, StopRetour};
use ibericht::values::{Domain, RedenBeeindiging, Refusal, RetourCode, StatusAanlevering};
use ibericht::xml::Many;
use support::{Zaak, codes, read_sample, zaak};

/// Reads a 307: when care stopped, and whether it will go on.
pub fn read_307(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::Stop(root) = read_sample(domain, 307)? else { return Err("not a 307".into()) };
    let stops = root.client.stop_producten.iter().map(|product| {
        let how =
            if product.reden_beeindiging == RedenBeeindiging::TIJDELIJK { "for a time" } else { "for good" };
        format!("{} ({how}: {})", product.einddatum, product.reden_beeindiging.meaning(domain))
    });
    Ok(format!("care of {} stopped on {}", root.client.bsn, stops.collect::<Vec<_>>().join(", ")))
}

/// Reads a 308: a rejection by a rule of level 2 stands in the header and has no body.
pub fn read_308(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::StopRetour(root) = read_sample(domain, 308)? else { return Err("not a 308".into()) };
    let codes = root.header.retour_codes.ok_or("the whole 307 is approved")?;
    Ok(format!("308 says: {}", codes.retour_code[0].meaning(domain)))
}

/// Writes a 307: the group has come to its end as planned.
pub fn write_307(zaak: &Zaak) -> Result<Stop, Refusal> {
    let volgens_plan = match zaak.domain {
        Domain::Wmo => "19",
        Domain::Jw => "31",
    };
    let client = StopClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: zaak.naam()?,
        stop_producten: Many::one(StopProduct {
            toewijzing_nummer: Some(zaak.value(zaak.groep.toewijzing)?),
            product: Some(zaak.product(&zaak.groep)?),
            toewijzing_ingangsdatum: Some(zaak.value("2026-05-04")?),
            begindatum: zaak.value("2026-05-06")?,
            reden_beeindiging: zaak.value(volgens_plan)?,
            einddatum: zaak.value("2026-11-11")?,
            status_aanlevering: StatusAanlevering::EERSTE,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(Stop { header: zaak.van_aanbieder("STO261112001", "2026-11-12")?, client })
}

/// Writes the 308 that a rule of level 2 calls for: 0001 in the header and no body. The same stop had been reported
/// a day before it happened, which may not be (TR134).
pub fn write_308(zaak: &Zaak) -> Result<StopRetour, Refusal> {
    let afgekeurd = Some(codes(RetourCode::AFGEKEURD));
    let te_vroeg = zaak.van_aanbieder("STO261110001", "2026-11-10")?;
    let header = zaak.retour_aan_aanbieder(&te_vroeg, "RET261111001", "2026-11-11", afgekeurd)?;
    Ok(StopRetour { header, client: None })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_307(domain)?, read_308(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_307(&zaak)?;
    let retour = write_308(&zaak)?;
    Ok([zaak.bericht(Inhoud::Stop(heen)), zaak.bericht(Inhoud::StopRetour(retour))])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
