//! The facts of messages, to their tables.

use rusqlite::params;

use super::SqliteStore;
use super::row::text;
use crate::dossier::{
    GedeclareerdePrestatie, GegevenAntwoord, Gevraagd, Herkomst, IngediendeDeclaratie, Levering, Melding,
    StoreError, ToewijzingVersie, Verzoek,
};
use crate::messages::{Omvang, Product};
use crate::values::{RetourCode, Simple};

impl SqliteStore {
    pub(super) fn insert_toewijzing(&self, versie: &ToewijzingVersie) -> Result<(), StoreError> {
        let product = &versie.product;
        let (categorie, code) = product_columns(product.product.as_ref());
        let (volume, eenheid, frequentie) = omvang_columns(product.omvang.as_ref());
        let Herkomst { bericht, dagtekening, stand } = &versie.herkomst;
        self.connection
            .prepare_cached(
                "INSERT INTO toewijzing VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                 ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
            )?
            .execute(params![
                versie.domain.prefix(),
                versie.gemeente.as_str(),
                versie.aanbieder.as_str(),
                versie.bsn.as_str(),
                versie.geboortedatum.text(),
                product.toewijzing_nummer.get(),
                text(product.referentie_aanbieder.as_ref()),
                categorie,
                code,
                product.toewijzingsdatum.text(),
                product.toewijzingstijd.text(),
                product.ingangsdatum.text(),
                text(product.einddatum.as_ref()),
                text(product.reden_wijziging.as_ref()),
                volume,
                eenheid,
                frequentie,
                product.budget.map(crate::values::Budget::get),
                text(product.commentaar.as_ref()),
                bericht.0,
                dagtekening.text(),
                stand.name(),
            ])?;
        Ok(())
    }

    pub(super) fn insert_verzoek(&self, verzoek: &Verzoek) -> Result<(), StoreError> {
        let (product, reden) = match &verzoek.gevraagd {
            Gevraagd::Product(product) => (Some(&**product), None),
            Gevraagd::Wijziging(reden) => (None, Some(reden)),
        };
        let (categorie, code) = product_columns(product.and_then(|product| product.product.as_ref()));
        let (volume, eenheid, frequentie) =
            omvang_columns(product.and_then(|product| product.omvang.as_ref()));
        let Herkomst { bericht, dagtekening, stand } = &verzoek.herkomst;
        self.connection
            .prepare_cached(
                "INSERT INTO verzoek VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                 ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
            )?
            .execute(params![
                verzoek.domain.prefix(),
                verzoek.gemeente.as_str(),
                verzoek.aanbieder.as_str(),
                verzoek.bsn.as_str(),
                dagtekening.text(),
                verzoek.referentie.as_str(),
                text(reden),
                product.and_then(|product| product.beschikking_nummer).map(crate::values::Nummer::get),
                categorie,
                code,
                product.and_then(|product| text(product.beschikking_ingangsdatum.as_ref())),
                product.map(|product| product.toewijzing_ingangsdatum.text().into_owned()),
                product.and_then(|product| text(product.toewijzing_einddatum.as_ref())),
                volume,
                eenheid,
                frequentie,
                product.and_then(|product| product.budget).map(crate::values::Budget::get),
                product.map(|product| product.verwijzer.soort.code()),
                product.and_then(|product| text(product.verwijzer.naam.as_ref())),
                product.and_then(|product| text(product.verwijzer.zorgverlener_code.as_ref())),
                product.and_then(|product| text(product.raamcontract.as_ref())),
                product.and_then(|product| text(product.commentaar.as_ref())),
                stand.name(),
                bericht.0,
            ])?;
        Ok(())
    }

    pub(super) fn insert_antwoord(&self, gegeven: &GegevenAntwoord) -> Result<(), StoreError> {
        let antwoord = &gegeven.antwoord;
        let Herkomst { bericht, dagtekening, stand } = &gegeven.herkomst;
        self.connection
            .prepare_cached("INSERT INTO antwoord VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
            .execute(params![
                gegeven.domain.prefix(),
                gegeven.gemeente.as_str(),
                gegeven.aanbieder.as_str(),
                dagtekening.text(),
                antwoord.referentie_aanbieder.as_str(),
                antwoord.verzoek_antwoord.code(),
                text(antwoord.reden_afwijzing_verzoek.as_ref()),
                antwoord
                    .woonplaatsbeginsel
                    .as_ref()
                    .map(|verwijzing| verwijzing.gemeente.as_str().to_owned()),
                stand.name(),
                bericht.0,
            ])?;
        Ok(())
    }

    pub(super) fn insert_levering(&self, levering: &Levering) -> Result<(), StoreError> {
        let Herkomst { bericht, dagtekening, stand } = &levering.herkomst;
        let (nummer, product, ingangsdatum, begindatum, status) = match &levering.melding {
            Melding::Start(start) => (
                start.toewijzing_nummer,
                &start.product,
                start.toewijzing_ingangsdatum,
                start.begindatum,
                start.status_aanlevering,
            ),
            Melding::Stop(stop) => (
                stop.toewijzing_nummer,
                &stop.product,
                stop.toewijzing_ingangsdatum,
                stop.begindatum,
                stop.status_aanlevering,
            ),
        };
        let stop = match &levering.melding {
            Melding::Start(_) => None,
            Melding::Stop(stop) => Some(stop),
        };
        let (categorie, code) = product_columns(product.as_ref());
        self.connection
            .prepare_cached(
                "INSERT INTO levering (domein, gemeente, aanbieder, bsn, dagtekening, toewijzingnummer, categorie,
                 code, toewijzing_ingangsdatum, begindatum, reden_beeindiging, einddatum, status_aanlevering,
                 stand, bericht)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                levering.domain.prefix(),
                levering.gemeente.as_str(),
                levering.aanbieder.as_str(),
                levering.bsn.as_str(),
                dagtekening.text(),
                nummer.map(crate::values::Nummer::get),
                categorie,
                code,
                text(ingangsdatum.as_ref()),
                begindatum.text(),
                stop.map(|stop| stop.reden_beeindiging.code()),
                stop.map(|stop| stop.einddatum.text().into_owned()),
                status.code(),
                stand.name(),
                bericht.0,
            ])?;
        Ok(())
    }

    pub(super) fn insert_declaratie(&self, declaratie: &IngediendeDeclaratie) -> Result<(), StoreError> {
        let Herkomst { bericht, dagtekening, stand } = &declaratie.herkomst;
        self.connection
            .prepare_cached("INSERT INTO declaratie VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?
            .execute(params![
                declaratie.domain.prefix(),
                declaratie.gemeente.as_str(),
                declaratie.aanbieder.as_str(),
                declaratie.nummer.as_str(),
                declaratie.identificatie.as_str(),
                dagtekening.text(),
                declaratie.maand.to_string(),
                declaratie.ingediend,
                declaratie.toegekend,
                stand.name(),
                bericht.0,
            ])?;
        Ok(())
    }

    pub(super) fn insert_prestatie(&self, regel: &GedeclareerdePrestatie) -> Result<(), StoreError> {
        let prestatie = &regel.prestatie;
        self.connection
            .prepare_cached(
                "INSERT INTO prestatie VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                 ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            )?
            .execute(params![
                regel.domain.prefix(),
                regel.gemeente.as_str(),
                regel.aanbieder.as_str(),
                regel.bsn.as_str(),
                regel.declaratie_nummer.as_str(),
                regel.status.name(),
                codes(&regel.retourcodes),
                prestatie.product_referentie.referentie_nummer.as_str(),
                text(prestatie.product_referentie.vorig_referentie_nummer.as_ref()),
                prestatie.toewijzing_nummer.get(),
                prestatie.product_categorie.code(),
                prestatie.product_code.as_str(),
                prestatie.product_periode.begindatum.text(),
                prestatie.product_periode.einddatum.text(),
                prestatie.geleverd_volume.get(),
                prestatie.eenheid.code(),
                prestatie.product_tarief.map(crate::values::Bedrag::get),
                prestatie.ingediend_bedrag.bedrag.get(),
                prestatie.ingediend_bedrag.debet_credit.code(),
                regel.bericht.0,
                regel.verwacht.as_deref().map(|verwacht| codes(verwacht).unwrap_or_default()),
            ])?;
        Ok(())
    }
}

/// Category and code.
fn product_columns(product: Option<&Product>) -> (Option<&'static str>, Option<String>) {
    (product.map(|product| product.categorie.code()), product.and_then(|product| text(product.code.as_ref())))
}

/// Volume, unit and frequency.
fn omvang_columns(omvang: Option<&Omvang>) -> (Option<u32>, Option<&'static str>, Option<&'static str>) {
    (
        omvang.map(|omvang| omvang.volume.get()),
        omvang.map(|omvang| omvang.eenheid.code()),
        omvang.map(|omvang| omvang.frequentie.code()),
    )
}

/// Codes with a blank between them; nothing when there are none.
pub(super) fn codes(codes: &[RetourCode]) -> Option<String> {
    let codes: Vec<_> = codes.iter().map(|code| code.code()).collect();
    (!codes.is_empty()).then(|| codes.join(" "))
}
