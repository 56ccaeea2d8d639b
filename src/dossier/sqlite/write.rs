//! Changing the dossier.

use rusqlite::{OptionalExtension, params};

use super::SqliteStore;
use super::row::text;
use crate::dossier::{
    ApartGezet, BekendBericht, GedeclareerdePrestatie, GegevenAntwoord, GehoudenRapport, Gevraagd,
    GrootboekRegel, Hash, Herkomst, Herleiding, IngediendeDeclaratie, Levering, Melding, MessageRecord,
    OutgoingFile, PrestatieStatus, Series, Stand, Store, StoreError, ToewijzingVersie, Verzoek, Waarvoor,
};
use crate::finding::Verdict;
use crate::messages::{Bericht, Inhoud, Omvang, Product};
use crate::values::{
    AgbCode, Bsn, Datum, Domain, IdentificatieBericht, Month, ReferentieNummer, RetourCode, Simple,
};

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<(), StoreError> {
        self.connection.execute_batch(if self.depth == 0 { "BEGIN IMMEDIATE" } else { "SAVEPOINT deel" })?;
        self.depth += 1;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.depth > 1 {
            self.connection.execute_batch("RELEASE deel")?;
        } else if let Err(error) = self.connection.execute_batch("COMMIT") {
            // The first error is the one to tell.
            let _ = self.rollback();
            return Err(error.into());
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn rollback(&mut self) -> Result<(), StoreError> {
        let is_part = self.depth > 1;
        self.depth = self.depth.saturating_sub(1);
        // A full disk makes SQLite undo all of it by itself.
        if self.connection.is_autocommit() {
            return Ok(());
        }
        let sql = if is_part { "ROLLBACK TO deel; RELEASE deel" } else { "ROLLBACK" };
        Ok(self.connection.execute_batch(sql)?)
    }

    fn add_message(&mut self, record: &MessageRecord) -> Result<(), StoreError> {
        let header = record.header.as_ref();
        self.connection
            .prepare_cached(
                "INSERT INTO bericht VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, NULL, ?12, ?13, ?14,
                 ?15, 0)",
            )?
            .execute(params![
                record.hash.0,
                record.outgoing,
                header.map(|header| header.domain.prefix()),
                header.map(|header| header.kind.number()),
                header.map(|header| &header.afzender),
                header.map(|header| &header.ontvanger),
                header.map(|header| header.identificatie.as_str()),
                header.map(|header| header.dagtekening.text().into_owned()),
                header.and_then(|header| header.betreft.as_ref()).map(IdentificatieBericht::as_str),
                record.ontvangen.text(),
                record.stand.map(Stand::name),
                record.afgerond,
                record.verdict.name(),
                record.report,
                record.bytes,
            ])?;
        Ok(())
    }

    fn set_report(&mut self, hash: &Hash, verdict: Verdict, report: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE bericht SET oordeel = ?2, rapport = ?3, afgerond = 1 WHERE hash = ?1")?
            .execute(params![hash.0, verdict.name(), report])?;
        Ok(())
    }

    fn set_stand(&mut self, message: &Hash, stand: Stand) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE bericht SET stand = ?2 WHERE hash = ?1")?
            .execute(params![message.0, stand.name()])?;
        Ok(())
    }

    fn set_antwoord(&mut self, message: &Hash, answer: &Hash) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE bericht SET antwoord = ?2 WHERE hash = ?1")?
            .execute(params![message.0, answer.0])?;
        Ok(())
    }

    fn add_toewijzing(&mut self, versie: &ToewijzingVersie) -> Result<(), StoreError> {
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

    fn add_verzoek(&mut self, verzoek: &Verzoek) -> Result<(), StoreError> {
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

    fn add_antwoord(&mut self, gegeven: &GegevenAntwoord) -> Result<(), StoreError> {
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

    fn add_levering(&mut self, levering: &Levering) -> Result<(), StoreError> {
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

    fn add_declaratie(&mut self, declaratie: &IngediendeDeclaratie) -> Result<(), StoreError> {
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

    fn add_prestatie(&mut self, regel: &GedeclareerdePrestatie) -> Result<(), StoreError> {
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

    fn add_herleiding(&mut self, herleiding: &Herleiding) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO herleiding VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                herleiding.domain.prefix(),
                herleiding.aanbieder.as_str(),
                herleiding.referentie.as_str(),
                herleiding.regel,
            ])?;
        Ok(())
    }

    fn set_verwacht(
        &mut self,
        message: &Hash,
        referentie: &ReferentieNummer,
        verwacht: &[RetourCode],
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "UPDATE prestatie SET verwacht = ?3 WHERE referentienummer = ?1 AND bericht = ?2",
            )?
            .execute(params![referentie.as_str(), message.0, codes(verwacht).unwrap_or_default()])?;
        Ok(())
    }

    fn settle(&mut self, bericht: &Bericht, message: &Hash, stand: Stand) -> Result<(), StoreError> {
        let domain = bericht.domain.prefix();
        // By an index that is there anyway: a message has one client, an answer one reference.
        let (table, column, value) = match &bericht.inhoud {
            Inhoud::Toewijzing(root) => ("toewijzing", "bsn", root.client.bsn.as_str()),
            Inhoud::Start(root) => ("levering", "bsn", root.client.bsn.as_str()),
            Inhoud::Stop(root) => ("levering", "bsn", root.client.bsn.as_str()),
            Inhoud::VerzoekOmToewijzing(root) => ("verzoek", "bsn", root.client.bsn.as_str()),
            Inhoud::VerzoekOmWijziging(root) => ("verzoek", "bsn", root.client.bsn.as_str()),
            Inhoud::Antwoord(root) => {
                ("antwoord", "referentie_aanbieder", root.antwoord.referentie_aanbieder.as_str())
            }
            Inhoud::Declaratie(root) => {
                ("declaratie", "declaratienummer", root.declaratie.declaratie_nummer.as_str())
            }
            _ => return Ok(()),
        };
        // A request and a declaration are told of afterwards, the others are as if they never were.
        let keeps = matches!(table, "verzoek" | "declaratie");
        let rows = format!("{column} = ?1 AND domein = ?2 AND bericht = ?3");
        if stand.telt() || keeps {
            self.connection
                .prepare_cached(&format!("UPDATE {table} SET stand = ?4 WHERE {rows}"))?
                .execute(params![value, domain, message.0, stand.name()])?;
        } else {
            self.connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE {rows}"))?
                .execute(params![value, domain, message.0])?;
        }
        Ok(())
    }

    fn set_toegekend(&mut self, message: &Hash, cents: i64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE declaratie SET toegekend = ?2 WHERE bericht = ?1")?
            .execute(params![message.0, cents])?;
        Ok(())
    }

    fn set_prestatie(
        &mut self,
        regel: &GedeclareerdePrestatie,
        status: PrestatieStatus,
        retourcodes: &[RetourCode],
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "UPDATE prestatie SET status = ?5, retourcodes = ?6
                 WHERE referentienummer = ?1 AND aanbieder = ?2 AND domein = ?3 AND bericht = ?4 AND +bsn = ?7",
            )?
            .execute(params![
                regel.prestatie.product_referentie.referentie_nummer.as_str(),
                regel.aanbieder.as_str(),
                regel.domain.prefix(),
                regel.bericht.0,
                status.name(),
                codes(retourcodes),
                regel.bsn.as_str(),
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
        let (maand, betreft) = match &file.waarvoor {
            Waarvoor::Maand(month) => (Some(month.to_string()), None),
            Waarvoor::Antwoord(hash) => (None, Some(&hash.0)),
        };
        self.connection
            .prepare_cached("INSERT INTO uitgaand (naam, bytes, maand, betreft) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![file.name, file.bytes, maand, betreft])?;
        Ok(())
    }

    fn outgoing(&self, month: Option<Month>) -> Result<Vec<(OutgoingFile, bool)>, StoreError> {
        let month = month.map(|month| month.to_string());
        self.files("geschreven = 0 OR maand = ?1", params![month])
    }

    fn outgoing_for(&self, message: &Hash) -> Result<Vec<(OutgoingFile, bool)>, StoreError> {
        self.files("betreft = ?1", params![message.0])
    }

    fn mark_written(&mut self, name: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE uitgaand SET geschreven = 1 WHERE naam = ?1 AND geschreven = 0";
        Ok(self.connection.prepare_cached(sql)?.execute(params![name])? > 0)
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
                   UNION SELECT domein, bsn FROM levering UNION SELECT domein, bsn FROM prestatie
                   ORDER BY domein, bsn";
        self.rows(sql, &[], |row| Ok((row.domain, row.required("bsn")?)))
    }

    fn alle_declaraties(&self) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        self.every_declaration()
    }

    fn grootboek(&self, bsn: Option<&Bsn>) -> Result<Vec<GrootboekRegel>, StoreError> {
        self.ledger(bsn)
    }

    fn anders_beantwoord(&self) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        self.answered_otherwise()
    }

    fn apart_gezet(&self) -> Result<Vec<ApartGezet>, StoreError> {
        self.set_aside()
    }

    fn onbeantwoord(&self) -> Result<Vec<BekendBericht>, StoreError> {
        self.unanswered()
    }

    fn aanbieders(&self) -> Result<Vec<AgbCode>, StoreError> {
        let sql = "SELECT DISTINCT 'JW' AS domein, aanbieder FROM toewijzing ORDER BY aanbieder";
        self.rows(sql, &[], |row| row.required("aanbieder"))
    }

    fn rapporten(
        &self,
        dagen: (Option<Datum>, Option<Datum>),
        na: i64,
        hoogstens: u32,
    ) -> Result<Vec<GehoudenRapport>, StoreError> {
        self.reports(dagen, na, hoogstens)
    }

    fn zonder_ontvangst(&self) -> Result<u64, StoreError> {
        self.undated()
    }

    fn hoogste_regel(&self) -> Result<u64, StoreError> {
        self.last_line()
    }

    fn referenties(&self) -> Result<Vec<(Domain, AgbCode, ReferentieNummer)>, StoreError> {
        self.every_reference()
    }
}

impl SqliteStore {
    fn files(
        &self,
        condition: &str,
        parameters: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<(OutgoingFile, bool)>, StoreError> {
        let sql = format!(
            "SELECT naam, bytes, maand, betreft, geschreven FROM uitgaand WHERE {condition} ORDER BY +volgnummer"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(parameters)?;
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            let maand: Option<String> = row.get(2)?;
            let waarvoor = match maand {
                Some(maand) => Waarvoor::Maand(
                    maand.parse().map_err(|_| StoreError::Corrupt { column: "maand", value: maand })?,
                ),
                None => Waarvoor::Antwoord(Hash(row.get(3)?)),
            };
            files.push((OutgoingFile { name: row.get(0)?, bytes: row.get(1)?, waarvoor }, row.get(4)?));
        }
        Ok(files)
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
fn codes(codes: &[RetourCode]) -> Option<String> {
    let codes: Vec<_> = codes.iter().map(|code| code.code()).collect();
    (!codes.is_empty()).then(|| codes.join(" "))
}
