//! Changing the dossier.

use rusqlite::{OptionalExtension, params};

use super::SqliteStore;
use super::insert::codes;
use crate::dossier::{
    ApartGezet, BekendBericht, GedeclareerdePrestatie, GegevenAntwoord, GehoudenRapport, GrootboekRegel,
    Hash, Herleiding, IngediendeDeclaratie, Levering, MessageRecord, OutgoingFile, PrestatieStatus, Series,
    Stand, Store, StoreError, ToewijzingVersie, Verzoek, Waarvoor,
};
use crate::finding::Verdict;
use crate::messages::{Bericht, Inhoud};
use crate::values::{
    AgbCode, Bsn, Datum, Domain, IdentificatieBericht, Month, ReferentieNummer, RetourCode, Simple,
};

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<(), StoreError> {
        self.run_cached(if self.depth == 0 { "BEGIN IMMEDIATE" } else { "SAVEPOINT deel" })?;
        self.depth += 1;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.depth > 1 {
            self.run_cached("RELEASE deel")?;
        } else if let Err(error) = self.run_cached("COMMIT") {
            // The first error is the one to tell.
            let _ = self.rollback();
            return Err(error);
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
        self.insert_toewijzing(versie)
    }

    fn add_verzoek(&mut self, verzoek: &Verzoek) -> Result<(), StoreError> {
        self.insert_verzoek(verzoek)
    }

    fn add_antwoord(&mut self, gegeven: &GegevenAntwoord) -> Result<(), StoreError> {
        self.insert_antwoord(gegeven)
    }

    fn add_levering(&mut self, levering: &Levering) -> Result<(), StoreError> {
        self.insert_levering(levering)
    }

    fn add_declaratie(&mut self, declaratie: &IngediendeDeclaratie) -> Result<(), StoreError> {
        self.insert_declaratie(declaratie)
    }

    fn add_prestatie(&mut self, regel: &GedeclareerdePrestatie) -> Result<(), StoreError> {
        self.insert_prestatie(regel)
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

    fn last_number(&self, series: &Series) -> Result<u64, StoreError> {
        let number: Option<i64> = self
            .connection
            .prepare_cached("SELECT laatste FROM nummer WHERE reeks = ?1")?
            .query_row(params![series.key()], |row| row.get(0))
            .optional()?;
        Ok(number.unwrap_or(0).unsigned_abs())
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

    fn never_written(&self, after: &str, at_most: usize) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT naam FROM uitgaand WHERE geschreven = 0 AND naam > ?1 ORDER BY naam LIMIT ?2";
        self.names(sql, params![after, i64::try_from(at_most).unwrap_or(i64::MAX)])
    }

    fn written_for(&self, month: Month) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT naam FROM uitgaand WHERE maand = ?1 AND geschreven = 1 ORDER BY naam";
        self.names(sql, params![month.to_string()])
    }

    fn written_to(&self, message: &Hash) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT naam FROM uitgaand WHERE betreft = ?1 AND geschreven = 1 ORDER BY naam";
        self.names(sql, params![message.0])
    }

    fn outgoing_file(&self, name: &str) -> Result<Option<OutgoingFile>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT naam, bytes, maand, betreft FROM uitgaand WHERE naam = ?1")?;
        let mut rows = statement.query(params![name])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let waarvoor = match row.get::<_, Option<String>>(2)? {
            Some(maand) => Waarvoor::Maand(
                maand.parse().map_err(|_| StoreError::Corrupt { column: "maand", value: maand })?,
            ),
            None => Waarvoor::Antwoord(Hash(row.get(3)?)),
        };
        Ok(Some(OutgoingFile { name: row.get(0)?, bytes: row.get(1)?, waarvoor }))
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
        self.all_rows(sql, &[], |row| Ok((row.domain, row.required("bsn")?)))
    }

    fn clients_met_prestaties(
        &self,
        aanbieder: &AgbCode,
        month: Month,
    ) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        self.clients_of_month(*aanbieder, month)
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
        self.all_rows(sql, &[], |row| row.required("aanbieder"))
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
    fn run_cached(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn names(&self, sql: &str, parameters: &[&dyn rusqlite::ToSql]) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let names = statement.query_map(parameters, |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}
