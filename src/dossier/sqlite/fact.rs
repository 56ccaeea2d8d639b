//! What a row says.

use super::ledger::month;
use super::row::Columns;
use crate::dossier::{
    Afhandeling, BekendBericht, GedeclareerdePrestatie, GegevenAntwoord, Gevraagd, Hash, HeaderRecord,
    Herkomst, Herleiding, IngediendeDeclaratie, Levering, Melding, PrestatieStatus, Stand, StoreError,
    ToewijzingVersie, Verzoek,
};
use crate::messages::{
    AangevraagdProduct, Antwoord, BedragMetDC, GeslotenPeriode, Kind, Prestatie, ProductReferentie,
    StartProduct, StopProduct, ToegewezenProduct, Verwijzer, Woonplaatsbeginsel,
};

pub(super) fn versie(row: &Columns<'_>) -> Result<ToewijzingVersie, StoreError> {
    Ok(ToewijzingVersie {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        bsn: row.required("bsn")?,
        geboortedatum: row.required("geboortedatum")?,
        product: ToegewezenProduct {
            toewijzing_nummer: row.required("toewijzingnummer")?,
            referentie_aanbieder: row.optional("referentie_aanbieder")?,
            product: row.product()?,
            toewijzingsdatum: row.required("toewijzingsdatum")?,
            toewijzingstijd: row.required("toewijzingstijd")?,
            ingangsdatum: row.required("ingangsdatum")?,
            einddatum: row.optional("einddatum")?,
            reden_wijziging: row.optional("reden_wijziging")?,
            omvang: row.omvang()?,
            budget: row.optional("budget")?,
            commentaar: row.optional("commentaar")?,
            retour_codes: (),
        },
        herkomst: herkomst(row)?,
    })
}

/// The message that a row comes from.
fn herkomst(row: &Columns<'_>) -> Result<Herkomst, StoreError> {
    Ok(Herkomst {
        bericht: Hash(row.raw("bericht")?),
        dagtekening: row.required("dagtekening")?,
        stand: stand(row)?.ok_or(StoreError::Corrupt { column: "stand", value: "NULL".into() })?,
    })
}

fn stand(row: &Columns<'_>) -> Result<Option<Stand>, StoreError> {
    let Some(name) = row.raw::<Option<String>>("stand")? else { return Ok(None) };
    let found = Stand::ALL.into_iter().find(|stand| stand.name() == name);
    found.map(Some).ok_or(StoreError::Corrupt { column: "stand", value: name })
}

pub(super) fn verzoek(row: &Columns<'_>) -> Result<Verzoek, StoreError> {
    let gevraagd = match row.optional("reden_verzoek")? {
        Some(reden) => Gevraagd::Wijziging(reden),
        None => Gevraagd::Product(Box::new(aangevraagd(row)?)),
    };
    Ok(Verzoek {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        bsn: row.required("bsn")?,
        referentie: row.required("referentie_aanbieder")?,
        gevraagd,
        afhandeling: Afhandeling {
            toegewezen: row.raw("toegewezen")?,
            in_onderzoek: row.raw("in_onderzoek")?,
            afgewezen: row.raw("afgewezen")?,
        },
        herkomst: herkomst(row)?,
    })
}

fn aangevraagd(row: &Columns<'_>) -> Result<AangevraagdProduct, StoreError> {
    Ok(AangevraagdProduct {
        referentie_aanbieder: row.required("referentie_aanbieder")?,
        beschikking_nummer: row.optional("beschikkingnummer")?,
        product: row.product()?,
        beschikking_ingangsdatum: row.optional("beschikking_ingangsdatum")?,
        toewijzing_ingangsdatum: row.required("ingangsdatum")?,
        toewijzing_einddatum: row.optional("einddatum")?,
        omvang: row.omvang()?,
        budget: row.optional("budget")?,
        verwijzer: Verwijzer {
            soort: row.required("verwijzer_type")?,
            naam: row.optional("verwijzer_naam")?,
            zorgverlener_code: row.optional("verwijzer_agb")?,
        },
        raamcontract: row.optional("raamcontract")?,
        commentaar: row.optional("commentaar")?,
        retour_codes: (),
    })
}

pub(super) fn antwoord(row: &Columns<'_>) -> Result<GegevenAntwoord, StoreError> {
    let gemeente = row.optional("woonplaats_gemeente")?;
    Ok(GegevenAntwoord {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        antwoord: Antwoord {
            referentie_aanbieder: row.required("referentie_aanbieder")?,
            verzoek_antwoord: row.required("verzoek_antwoord")?,
            reden_afwijzing_verzoek: row.optional("reden_afwijzing")?,
            woonplaatsbeginsel: gemeente.map(|gemeente| Woonplaatsbeginsel { gemeente, retour_codes: () }),
            retour_codes: (),
        },
        herkomst: herkomst(row)?,
    })
}

pub(super) fn levering(row: &Columns<'_>) -> Result<Levering, StoreError> {
    let toewijzing_nummer = row.optional("toewijzingnummer")?;
    let product = row.product()?;
    let toewijzing_ingangsdatum = row.optional("toewijzing_ingangsdatum")?;
    let begindatum = row.required("begindatum")?;
    let status_aanlevering = row.required("status_aanlevering")?;
    let melding = match row.optional("reden_beeindiging")? {
        None => Melding::Start(StartProduct {
            toewijzing_nummer,
            product,
            toewijzing_ingangsdatum,
            begindatum,
            status_aanlevering,
            retour_codes: (),
        }),
        Some(reden_beeindiging) => Melding::Stop(StopProduct {
            toewijzing_nummer,
            product,
            toewijzing_ingangsdatum,
            begindatum,
            reden_beeindiging,
            einddatum: row.required("einddatum")?,
            status_aanlevering,
            retour_codes: (),
        }),
    };
    Ok(Levering {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        bsn: row.required("bsn")?,
        melding,
        herkomst: herkomst(row)?,
    })
}

pub(super) fn declaratie(row: &Columns<'_>) -> Result<IngediendeDeclaratie, StoreError> {
    Ok(IngediendeDeclaratie {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        nummer: row.required("declaratienummer")?,
        identificatie: row.required("identificatie")?,
        maand: month(row, "maand")?,
        ingediend: row.raw("ingediend")?,
        toegekend: row.raw("toegekend")?,
        herkomst: herkomst(row)?,
    })
}

pub(super) fn bekend(row: &Columns<'_>) -> Result<BekendBericht, StoreError> {
    Ok(BekendBericht {
        hash: Hash(row.raw("hash")?),
        header: bekend_header(row, row.raw("nummer")?)?,
        outgoing: row.raw("uitgaand")?,
        ontvangen: row.required("ontvangen")?,
        stand: stand(row)?,
        antwoord: row.raw::<Option<String>>("antwoord")?.map(Hash),
    })
}

/// The header of a message of the kind with a number.
pub(super) fn bekend_header(row: &Columns<'_>, number: u16) -> Result<HeaderRecord, StoreError> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.number() == number);
    Ok(HeaderRecord {
        domain: row.domain,
        kind: kind.ok_or(StoreError::Corrupt { column: "nummer", value: number.to_string() })?,
        afzender: row.raw("afzender")?,
        ontvanger: row.raw("ontvanger")?,
        identificatie: row.required("identificatie")?,
        dagtekening: row.required("dagtekening")?,
        betreft: row.optional("betreft")?,
    })
}

pub(super) fn prestatie(row: &Columns<'_>) -> Result<GedeclareerdePrestatie, StoreError> {
    let status: String = row.raw("status")?;
    Ok(GedeclareerdePrestatie {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        bsn: row.required("bsn")?,
        declaratie_nummer: row.required("declaratienummer")?,
        status: PrestatieStatus::ALL
            .into_iter()
            .find(|known| known.name() == status)
            .ok_or(StoreError::Corrupt { column: "status", value: status })?,
        retourcodes: row.codes("retourcodes")?,
        prestatie: Prestatie {
            product_referentie: ProductReferentie {
                referentie_nummer: row.required("referentienummer")?,
                vorig_referentie_nummer: row.optional("vorig_referentienummer")?,
            },
            toewijzing_nummer: row.required("toewijzingnummer")?,
            product_categorie: row.required("categorie")?,
            product_code: row.required("code")?,
            product_periode: GeslotenPeriode {
                begindatum: row.required("begindatum")?,
                einddatum: row.required("einddatum")?,
            },
            geleverd_volume: row.required("volume")?,
            eenheid: row.required("eenheid")?,
            product_tarief: row.optional("tarief")?,
            ingediend_bedrag: BedragMetDC {
                bedrag: row.required("bedrag")?,
                debet_credit: row.required("debet_credit")?,
            },
            retour_codes: (),
        },
        bericht: Hash(row.raw("bericht")?),
        verwacht: match row.raw::<Option<String>>("verwacht")? {
            None => None,
            Some(_) => Some(row.codes("verwacht")?),
        },
    })
}

pub(super) fn herleiding(row: &Columns<'_>) -> Result<Herleiding, StoreError> {
    Ok(Herleiding {
        domain: row.domain,
        aanbieder: row.required("aanbieder")?,
        referentie: row.required("referentienummer")?,
        regel: row.raw("regel")?,
    })
}
