//! Reading the dossier.

use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::SqliteStore;
use super::row::Columns;
use crate::dossier::{
    Dossier, GedeclareerdePrestatie, Hash, PrestatieStatus, StoreError, ToewijzingVersie, Verzoek,
    VerzoekStatus,
};
use crate::messages::{
    AangevraagdProduct, BedragMetDC, GeslotenPeriode, Kind, Prestatie, ProductReferentie, ToegewezenProduct,
    Verwijzer,
};
use crate::values::{AgbCode, Bsn, Domain, Gemeente, IdentificatieBericht, Nummer, ReferentieNummer};

/// Order of decision; what is equal in that is ordered by content, never by arrival.
const VERSIES: &str =
    "SELECT * FROM toewijzing WHERE {} ORDER BY toewijzingsdatum, toewijzingstijd, bericht, toewijzingnummer";

impl SqliteStore {
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        parameters: &[&dyn ToSql],
        read: impl Fn(&Columns<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(&columns(row)?)?);
        }
        Ok(found)
    }
}

fn columns<'r>(row: &'r Row<'r>) -> Result<Columns<'r>, StoreError> {
    Columns::new(row)
}

fn versie(row: &Columns<'_>) -> Result<ToewijzingVersie, StoreError> {
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
    })
}

fn verzoek(row: &Columns<'_>) -> Result<Verzoek, StoreError> {
    let held_back: bool = row.raw("tegengehouden")?;
    let allocated: bool = row.raw("toegewezen")?;
    Ok(Verzoek {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        bsn: row.required("bsn")?,
        dagtekening: row.required("dagtekening")?,
        status: match (held_back, allocated) {
            (_, true) => VerzoekStatus::Toegewezen,
            (true, false) => VerzoekStatus::Tegengehouden,
            (false, false) => VerzoekStatus::Open,
        },
        product: AangevraagdProduct {
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
        },
    })
}

fn prestatie(row: &Columns<'_>) -> Result<GedeclareerdePrestatie, StoreError> {
    let status: String = row.raw("status")?;
    Ok(GedeclareerdePrestatie {
        domain: row.domain,
        gemeente: row.required("gemeente")?,
        aanbieder: row.required("aanbieder")?,
        bsn: row.required("bsn")?,
        declaratie_nummer: row.required("declaratienummer")?,
        status: match status.as_str() {
            "afgewezen" => PrestatieStatus::Afgewezen,
            "toegekend" => PrestatieStatus::Toegekend,
            "gecrediteerd" => PrestatieStatus::Gecrediteerd,
            _ => PrestatieStatus::Ingediend,
        },
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
    })
}

impl Dossier for SqliteStore {
    fn versies(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<ToewijzingVersie>, StoreError> {
        let sql = VERSIES.replace("{}", "bsn = ?1 AND domein = ?2");
        self.rows(&sql, params![bsn.as_str(), domain.prefix()], versie)
    }

    fn versies_van(
        &self,
        domain: Domain,
        gemeente: &Gemeente,
        nummer: Nummer,
    ) -> Result<Vec<ToewijzingVersie>, StoreError> {
        let sql = VERSIES.replace("{}", "toewijzingnummer = ?1 AND gemeente = ?2 AND domein = ?3");
        self.rows(&sql, params![nummer.get(), gemeente.as_str(), domain.prefix()], versie)
    }

    fn verzoeken(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Verzoek>, StoreError> {
        let sql = "SELECT *, EXISTS (SELECT 1 FROM toewijzing t
                       WHERE t.referentie_aanbieder = v.referentie_aanbieder
                         AND t.aanbieder = v.aanbieder AND t.domein = v.domein) AS toegewezen
                   FROM verzoek v WHERE bsn = ?1 AND domein = ?2
                   ORDER BY dagtekening, referentie_aanbieder, bericht";
        self.rows(sql, params![bsn.as_str(), domain.prefix()], verzoek)
    }

    fn prestaties(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        let sql = "SELECT * FROM prestatie WHERE bsn = ?1 AND domein = ?2
                   ORDER BY begindatum, referentienummer";
        self.rows(sql, params![bsn.as_str(), domain.prefix()], prestatie)
    }

    fn message_with(
        &self,
        domain: Domain,
        kind: Kind,
        afzender: &str,
        identificatie: &IdentificatieBericht,
    ) -> Result<Option<Hash>, StoreError> {
        let sql = "SELECT hash FROM bericht
                   WHERE identificatie = ?1 AND afzender = ?2 AND nummer = ?3 AND domein = ?4
                   ORDER BY rowid LIMIT 1";
        let number = kind.message(domain).number;
        let hash = self
            .connection
            .prepare_cached(sql)?
            .query_row(params![identificatie.as_str(), afzender, number, domain.prefix()], |row| row.get(0))
            .optional()?;
        Ok(hash.map(Hash))
    }

    fn declaration_with(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &ReferentieNummer,
    ) -> Result<Option<Hash>, StoreError> {
        let sql = "SELECT bericht FROM prestatie
                   WHERE aanbieder = ?1 AND domein = ?2 AND referentienummer = ?3";
        let hash = self
            .connection
            .prepare_cached(sql)?
            .query_row(params![aanbieder.as_str(), domain.prefix(), referentie.as_str()], |row| row.get(0))
            .optional()?;
        Ok(hash.map(Hash))
    }
}
