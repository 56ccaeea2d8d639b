//! Changing the dossier.

use rusqlite::{OptionalExtension, params};

use super::SqliteStore;
use super::row::text;
use crate::dossier::{
    GedeclareerdePrestatie, Hash, MessageRecord, OutgoingFile, PrestatieStatus, Series, Store, StoreError,
    ToewijzingVersie, Verzoek, VerzoekStatus,
};
use crate::finding::Verdict;
use crate::values::{AgbCode, Bsn, Domain, Month, Simple};

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    fn rollback(&mut self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("ROLLBACK")?)
    }

    fn seen(&self, hash: &Hash) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT rapport FROM bericht WHERE hash = ?1")?
            .query_row(params![hash.0], |row| row.get(0))
            .optional()?)
    }

    fn add_message(&mut self, record: &MessageRecord) -> Result<(), StoreError> {
        let header = record.header.as_ref();
        self.connection
            .prepare_cached("INSERT INTO bericht VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?
            .execute(params![
                record.hash.0,
                record.bytes,
                record.outgoing,
                header.map(|header| header.domain.prefix()),
                header.map(|header| header.kind.message(header.domain).number),
                header.map(|header| &header.afzender),
                header.map(|header| &header.ontvanger),
                header.map(|header| header.identificatie.as_str()),
                header.map(|header| header.dagtekening.text().into_owned()),
                record.verdict.name(),
                record.report,
            ])?;
        Ok(())
    }

    fn set_report(&mut self, hash: &Hash, verdict: Verdict, report: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE bericht SET oordeel = ?2, rapport = ?3 WHERE hash = ?1")?
            .execute(params![hash.0, verdict.name(), report])?;
        Ok(())
    }

    fn add_toewijzing(&mut self, versie: &ToewijzingVersie, message: &Hash) -> Result<(), StoreError> {
        let product = &versie.product;
        self.connection
            .prepare_cached(
                "INSERT INTO toewijzing VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                 ?15, ?16, ?17, ?18, ?19, ?20)",
            )?
            .execute(params![
                versie.domain.prefix(),
                versie.gemeente.as_str(),
                versie.aanbieder.as_str(),
                versie.bsn.as_str(),
                versie.geboortedatum.text(),
                product.toewijzing_nummer.get(),
                text(product.referentie_aanbieder.as_ref()),
                product.product.as_ref().map(|product| product.categorie.code()),
                product.product.as_ref().and_then(|product| text(product.code.as_ref())),
                product.toewijzingsdatum.text(),
                product.toewijzingstijd.text(),
                product.ingangsdatum.text(),
                text(product.einddatum.as_ref()),
                text(product.reden_wijziging.as_ref()),
                product.omvang.as_ref().map(|omvang| omvang.volume.get()),
                product.omvang.as_ref().map(|omvang| omvang.eenheid.code()),
                product.omvang.as_ref().map(|omvang| omvang.frequentie.code()),
                product.budget.map(crate::values::Budget::get),
                text(product.commentaar.as_ref()),
                message.0,
            ])?;
        Ok(())
    }

    fn add_verzoek(&mut self, verzoek: &Verzoek, message: &Hash) -> Result<(), StoreError> {
        let product = &verzoek.product;
        self.connection
            .prepare_cached(
                "INSERT INTO verzoek VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                 ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
            )?
            .execute(params![
                verzoek.domain.prefix(),
                verzoek.gemeente.as_str(),
                verzoek.aanbieder.as_str(),
                verzoek.bsn.as_str(),
                verzoek.dagtekening.text(),
                verzoek.status == VerzoekStatus::Tegengehouden,
                product.referentie_aanbieder.as_str(),
                product.beschikking_nummer.map(crate::values::Nummer::get),
                product.product.as_ref().map(|product| product.categorie.code()),
                product.product.as_ref().and_then(|product| text(product.code.as_ref())),
                text(product.beschikking_ingangsdatum.as_ref()),
                product.toewijzing_ingangsdatum.text(),
                text(product.toewijzing_einddatum.as_ref()),
                product.omvang.as_ref().map(|omvang| omvang.volume.get()),
                product.omvang.as_ref().map(|omvang| omvang.eenheid.code()),
                product.omvang.as_ref().map(|omvang| omvang.frequentie.code()),
                product.budget.map(crate::values::Budget::get),
                product.verwijzer.soort.code(),
                text(product.verwijzer.naam.as_ref()),
                text(product.verwijzer.zorgverlener_code.as_ref()),
                text(product.raamcontract.as_ref()),
                text(product.commentaar.as_ref()),
                message.0,
            ])?;
        Ok(())
    }

    fn hold_back(&mut self, message: &Hash) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE verzoek SET tegengehouden = 1 WHERE bericht = ?1")?
            .execute(params![message.0])?;
        Ok(())
    }

    fn add_prestatie(&mut self, regel: &GedeclareerdePrestatie, message: &Hash) -> Result<(), StoreError> {
        let prestatie = &regel.prestatie;
        self.connection
            .prepare_cached(
                "INSERT INTO prestatie VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                 ?15, ?16, ?17, ?18, ?19)",
            )?
            .execute(params![
                regel.domain.prefix(),
                regel.gemeente.as_str(),
                regel.aanbieder.as_str(),
                regel.bsn.as_str(),
                regel.declaratie_nummer.as_str(),
                status(regel.status),
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
                message.0,
            ])?;
        Ok(())
    }

    fn next_number(&mut self, series: &Series) -> Result<u64, StoreError> {
        let number: i64 = self
            .connection
            .prepare_cached(
                "INSERT INTO nummer VALUES (?1, 1)
                 ON CONFLICT (reeks) DO UPDATE SET laatste = laatste + 1 RETURNING laatste",
            )?
            .query_row(params![series.key()], |row| row.get(0))?;
        Ok(number.unsigned_abs())
    }

    fn add_outgoing(&mut self, file: &OutgoingFile) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO uitgaand (naam, bytes, maand) VALUES (?1, ?2, ?3)")?
            .execute(params![file.name, file.bytes, file.month.to_string()])?;
        Ok(())
    }

    fn outgoing(&self, month: Option<Month>) -> Result<Vec<(OutgoingFile, bool)>, StoreError> {
        let sql = "SELECT naam, bytes, maand, geschreven FROM uitgaand
                   WHERE geschreven = 0 OR maand = ?1 ORDER BY volgnummer";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![month.map(|month| month.to_string())])?;
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            let month: String = row.get(2)?;
            let month =
                month.parse().map_err(|_| StoreError::Corrupt { column: "maand", value: month.clone() })?;
            files.push((OutgoingFile { name: row.get(0)?, bytes: row.get(1)?, month }, row.get(3)?));
        }
        Ok(files)
    }

    fn mark_written(&mut self, name: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE uitgaand SET geschreven = 1 WHERE naam = ?1")?
            .execute(params![name])?;
        Ok(())
    }

    fn run(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT resultaat FROM run WHERE sleutel = ?1")?
            .query_row(params![key], |row| row.get(0))
            .optional()?)
    }

    fn add_run(&mut self, key: &str, result: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached("INSERT INTO run VALUES (?1, ?2)")?.execute(params![key, result])?;
        Ok(())
    }

    fn clients(&self) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        let sql = "SELECT domein, bsn FROM toewijzing UNION SELECT domein, bsn FROM verzoek
                   UNION SELECT domein, bsn FROM prestatie ORDER BY domein, bsn";
        self.rows(sql, &[], |row| Ok((row.domain, row.required("bsn")?)))
    }

    fn aanbieders(&self) -> Result<Vec<AgbCode>, StoreError> {
        let sql = "SELECT DISTINCT 'JW' AS domein, aanbieder FROM toewijzing ORDER BY aanbieder";
        self.rows(sql, &[], |row| row.required("aanbieder"))
    }
}

const fn status(status: PrestatieStatus) -> &'static str {
    match status {
        PrestatieStatus::Ingediend => "ingediend",
        PrestatieStatus::Afgewezen => "afgewezen",
        PrestatieStatus::Toegekend => "toegekend",
        PrestatieStatus::Gecrediteerd => "gecrediteerd",
    }
}
