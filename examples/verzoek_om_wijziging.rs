//! 317 and 318: read a request for change and its return message, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{
    Bericht, Inhoud, NieuwProduct, OngewijzigdProduct, Retour, TeWijzigenProduct, VerzoekOmWijziging,
    VerzoekOmWijzigingRetour, WijzigingClient, Wijzigingsverzoek,
};
use ibericht::values::{Domain, Refusal, RetourCode};
use ibericht::xml::Many;
use support::{Zaak, codes, read_sample, zaak};

/// Reads a 317: the whole of what the client has, with what must change in it.
pub fn read_317(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::VerzoekOmWijziging(root) = read_sample(domain, 317)? else { return Err("not a 317".into()) };
    let verzoek = &root.client.verzoek;
    let stays = verzoek.ongewijzigde_producten.as_ref().map_or(0, |list| list.len());
    let changes = verzoek.te_wijzigen_producten.as_ref().map_or(0, |list| list.len());
    let comes = verzoek.nieuwe_producten.as_ref().map_or(0, |list| list.len());
    Ok(format!("{}: {stays} stays, {changes} changes, {comes} is new", verzoek.referentie_aanbieder))
}

/// Reads a 318: why the municipality does not take the request into account.
pub fn read_318(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::VerzoekOmWijzigingRetour(root) = read_sample(domain, 318)? else {
        return Err("not a 318".into());
    };
    let client = root.client.ok_or("the whole 317 has one answer")?;
    let told = client.retour_codes.retour_code.iter().map(|code| code.meaning(domain));
    Ok(format!("318 says of the client: {}", told.collect::<Vec<_>>().join(", ")))
}

/// Writes a 317: the individual product stays, the group grows, and something new comes beside it.
pub fn write_317(zaak: &Zaak) -> Result<VerzoekOmWijziging, Refusal> {
    let verzoek = Wijzigingsverzoek {
        referentie_aanbieder: zaak.value("W2026-0615-1")?,
        reden_verzoek: zaak.value("1")?,
        ongewijzigde_producten: Some(Many::one(OngewijzigdProduct {
            toewijzing_nummer: zaak.value(zaak.individueel.toewijzing)?,
            retour_codes: (),
        })),
        te_wijzigen_producten: Some(Many::one(TeWijzigenProduct {
            toewijzing_nummer: zaak.value(zaak.groep.toewijzing)?,
            gewenste_ingangsdatum: zaak.value("2026-07-01")?,
            einddatum: Some(zaak.value("2026-12-31")?),
            omvang: Some(zaak.minuten_per_week("120")?),
            budget: None,
            retour_codes: (),
        })),
        nieuwe_producten: Some(Many::one(NieuwProduct {
            product: Some(zaak.product(&zaak.nieuw)?),
            gewenste_ingangsdatum: zaak.value("2026-07-01")?,
            einddatum: Some(zaak.value("2026-12-31")?),
            omvang: Some(zaak.minuten_per_week("60")?),
            budget: None,
            retour_codes: (),
        })),
        retour_codes: (),
    };
    let client = WijzigingClient { bsn: zaak.value(zaak.bsn)?, verzoek, retour_codes: () };
    Ok(VerzoekOmWijziging { header: zaak.van_aanbieder("VOW260615001", "2026-06-15")?, client })
}

/// Writes the 318 to a second request, with another reference, while the first is pending (TR374): what stands
/// below the client is not judged.
pub fn write_318(zaak: &Zaak, heen: &VerzoekOmWijziging) -> Result<VerzoekOmWijzigingRetour, Refusal> {
    let niet_beoordeeld = || codes(RetourCode::NIET_BEOORDEELD);
    let tweede = zaak.van_aanbieder("VOW260616001", "2026-06-16")?;
    let geen_opmerking = Some(codes(RetourCode::GEEN_OPMERKING));
    let header = zaak.retour_aan_aanbieder(&tweede, "RET260617001", "2026-06-17", geen_opmerking)?;
    let asked = &heen.client.verzoek;
    let stays = asked.ongewijzigde_producten.iter().flatten().map(|product| OngewijzigdProduct {
        toewijzing_nummer: product.toewijzing_nummer,
        retour_codes: niet_beoordeeld(),
    });
    let changes = asked.te_wijzigen_producten.iter().flatten().map(|product| TeWijzigenProduct {
        toewijzing_nummer: product.toewijzing_nummer,
        gewenste_ingangsdatum: product.gewenste_ingangsdatum,
        einddatum: product.einddatum,
        omvang: product.omvang.clone(),
        budget: product.budget,
        retour_codes: niet_beoordeeld(),
    });
    let comes = asked.nieuwe_producten.iter().flatten().map(|product| NieuwProduct {
        product: product.product.clone(),
        gewenste_ingangsdatum: product.gewenste_ingangsdatum,
        einddatum: product.einddatum,
        omvang: product.omvang.clone(),
        budget: product.budget,
        retour_codes: niet_beoordeeld(),
    });
    let verzoek = Wijzigingsverzoek::<Retour> {
        referentie_aanbieder: zaak.value("W2026-0616-1")?,
        reden_verzoek: asked.reden_verzoek,
        ongewijzigde_producten: Many::new(stays.collect()),
        te_wijzigen_producten: Many::new(changes.collect()),
        nieuwe_producten: Many::new(comes.collect()),
        retour_codes: niet_beoordeeld(),
    };
    let client = WijzigingClient { bsn: heen.client.bsn, verzoek, retour_codes: codes(zaak.value("9374")?) };
    Ok(VerzoekOmWijzigingRetour { header, client: Some(client) })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_317(domain)?, read_318(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_317(&zaak)?;
    let retour = write_318(&zaak, &heen)?;
    Ok([
        zaak.bericht(Inhoud::VerzoekOmWijziging(heen)),
        zaak.bericht(Inhoud::VerzoekOmWijzigingRetour(retour)),
    ])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
