//! Reading the dossier.

use rusqlite::{OptionalExtension, StatementStatus, ToSql, params};

use super::SqliteStore;
use super::fact::{antwoord, bekend, declaratie, herleiding, levering, prestatie, versie, verzoek};
use super::retention::{kenmerk, kenmerk_van_bericht};
use super::row::Columns;
use crate::dossier::{
    BekendBericht, Dossier, EerderGebruik, GedeclareerdePrestatie, GegevenAntwoord, Hash, Herleiding,
    IngediendeDeclaratie, Levering, StoreError, ToewijzingVersie, Verzoek,
};
use crate::messages::Kind;
use crate::values::{
    AgbCode, Bsn, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht, Month, Nummer, Referentie,
    ReferentieNummer, Simple,
};

/// Order of decision; what is equal in that is ordered by the date of its message and then by content, never by arrival.
const VERSIES: &str = "SELECT * FROM toewijzing WHERE {}
    ORDER BY toewijzingsdatum, toewijzingstijd, dagtekening, bericht, toewijzingnummer";

impl SqliteStore {
    /// Rows that an index finds: what it costs does not grow with the dossier, which a build for tests checks.
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        parameters: &[&dyn ToSql],
        read: impl Fn(&Columns<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let (found, scanned) = self.scan(sql, parameters, read)?;
        debug_assert_eq!(scanned, 0, "no index serves {sql}");
        Ok(found)
    }

    /// Rows for which a whole table is read: for what somebody asks for, never for a message.
    pub(super) fn all_rows<T>(
        &self,
        sql: &str,
        parameters: &[&dyn ToSql],
        read: impl Fn(&Columns<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        Ok(self.scan(sql, parameters, read)?.0)
    }

    /// Rows, and how many steps were made through a table without an index.
    fn scan<T>(
        &self,
        sql: &str,
        parameters: &[&dyn ToSql],
        read: impl Fn(&Columns<'_>) -> Result<T, StoreError>,
    ) -> Result<(Vec<T>, i32), StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.reset_status(StatementStatus::FullscanStep);
        let (mut found, mut names) = (Vec::new(), Vec::new());
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            if names.is_empty() {
                names = row.as_ref().column_names().map(str::to_owned).collect();
            }
            found.push(read(&Columns::new(row, &names)?)?);
        }
        drop(rows);
        let scanned = statement.get_status(StatementStatus::FullscanStep);
        Ok((found, scanned))
    }
}

/// Requests with what the municipality has said to them. An allocation with the reference of a request that was held
/// back tells that it was sent after all, unless another request that was sent has that reference.
const VERZOEKEN: &str = "SELECT *,
        EXISTS (SELECT 1 FROM toewijzing t WHERE t.referentie_aanbieder = v.referentie_aanbieder
                AND t.aanbieder = v.aanbieder AND t.domein = v.domein)
            AND NOT (v.stand = 'tegengehouden' AND EXISTS (SELECT 1 FROM verzoek o
                WHERE o.referentie_aanbieder = v.referentie_aanbieder AND o.aanbieder = v.aanbieder
                AND o.domein = v.domein AND o.stand IN ('onderweg', 'geldt'))) AS toegewezen,
        EXISTS (SELECT 1 FROM antwoord a WHERE a.referentie_aanbieder = v.referentie_aanbieder
                AND a.aanbieder = v.aanbieder AND a.domein = v.domein AND a.verzoek_antwoord = '2') AS in_onderzoek,
        EXISTS (SELECT 1 FROM antwoord a WHERE a.referentie_aanbieder = v.referentie_aanbieder
                AND a.aanbieder = v.aanbieder AND a.domein = v.domein AND a.verzoek_antwoord = '1') AS afgewezen
    FROM verzoek v WHERE {} ORDER BY dagtekening, referentie_aanbieder, bericht";

/// What is known of a message without its content: a long text or blob is not even read.
const BERICHTEN: &str =
    "SELECT hash, uitgaand, domein, nummer, afzender, ontvanger, identificatie, dagtekening,
        betreft, ontvangen, stand, antwoord
    FROM bericht WHERE {} ORDER BY rowid";

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

    fn versies_op(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<ToewijzingVersie>, StoreError> {
        let sql = VERSIES.replace("{}", "referentie_aanbieder = ?1 AND aanbieder = ?2 AND domein = ?3");
        self.rows(&sql, params![referentie.as_str(), aanbieder.as_str(), domain.prefix()], versie)
    }

    fn verzoeken(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Verzoek>, StoreError> {
        let sql = VERZOEKEN.replace("{}", "bsn = ?1 AND domein = ?2");
        self.rows(&sql, params![bsn.as_str(), domain.prefix()], verzoek)
    }

    fn verzoeken_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<Verzoek>, StoreError> {
        let sql = VERZOEKEN.replace("{}", "referentie_aanbieder = ?1 AND aanbieder = ?2 AND domein = ?3");
        self.rows(&sql, params![referentie.as_str(), aanbieder.as_str(), domain.prefix()], verzoek)
    }

    fn antwoorden(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &Referentie,
    ) -> Result<Vec<GegevenAntwoord>, StoreError> {
        let sql = "SELECT * FROM antwoord WHERE referentie_aanbieder = ?1 AND aanbieder = ?2 AND domein = ?3
                   ORDER BY rowid";
        self.rows(sql, params![referentie.as_str(), aanbieder.as_str(), domain.prefix()], antwoord)
    }

    fn leveringen(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<Levering>, StoreError> {
        let sql = "SELECT * FROM levering WHERE bsn = ?1 AND domein = ?2 ORDER BY volgnummer";
        self.rows(sql, params![bsn.as_str(), domain.prefix()], levering)
    }

    fn declaraties(
        &self,
        domain: Domain,
        gemeente: &Gemeente,
        aanbieder: &AgbCode,
    ) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        let sql = "SELECT * FROM declaratie WHERE aanbieder = ?1 AND gemeente = ?2 AND domein = ?3
                   ORDER BY maand, rowid";
        self.rows(sql, params![aanbieder.as_str(), gemeente.as_str(), domain.prefix()], declaratie)
    }

    fn declaraties_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        nummer: &DeclaratieNummer,
    ) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        let sql = "SELECT * FROM declaratie WHERE declaratienummer = ?1 AND aanbieder = ?2 AND domein = ?3
                   ORDER BY rowid";
        self.rows(sql, params![nummer.as_str(), aanbieder.as_str(), domain.prefix()], declaratie)
    }

    fn prestaties(&self, domain: Domain, bsn: &Bsn) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        let sql = "SELECT * FROM prestatie WHERE bsn = ?1 AND domein = ?2
                   ORDER BY begindatum, referentienummer, declaratienummer, bericht";
        self.rows(sql, params![bsn.as_str(), domain.prefix()], prestatie)
    }

    fn herleidingen(&self, referentie: &ReferentieNummer) -> Result<Vec<Herleiding>, StoreError> {
        let sql = "SELECT * FROM herleiding WHERE referentienummer = ?1 ORDER BY aanbieder, domein";
        self.rows(sql, params![referentie.as_str()], herleiding)
    }

    fn prestaties_met(
        &self,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &ReferentieNummer,
    ) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        let sql = "SELECT * FROM prestatie WHERE referentienummer = ?1 AND aanbieder = ?2 AND domein = ?3
                   ORDER BY rowid";
        self.rows(sql, params![referentie.as_str(), aanbieder.as_str(), domain.prefix()], prestatie)
    }

    fn berichten_met(
        &self,
        domain: Domain,
        kind: Kind,
        afzender: &str,
        identificatie: &IdentificatieBericht,
    ) -> Result<Vec<BekendBericht>, StoreError> {
        let sql = BERICHTEN
            .replace("{}", "identificatie IN (?1, ?5) AND afzender = ?2 AND nummer = ?3 AND domein = ?4");
        let (wet, nummer, identificatie) = (domain.prefix(), kind.number(), identificatie.as_str());
        let kenmerk = kenmerk_van_bericht(wet, nummer, afzender, identificatie);
        self.rows(&sql, params![identificatie, afzender, nummer, wet, kenmerk], bekend)
    }

    fn antwoorden_op(
        &self,
        domain: Domain,
        kind: Kind,
        identificatie: &IdentificatieBericht,
    ) -> Result<Vec<BekendBericht>, StoreError> {
        let sql = BERICHTEN.replace("{}", "betreft = ?1 AND nummer = ?2 AND domein = ?3");
        self.rows(&sql, params![identificatie.as_str(), kind.number(), domain.prefix()], bekend)
    }

    fn bericht(&self, hash: &Hash) -> Result<Option<BekendBericht>, StoreError> {
        let sql = BERICHTEN.replace("{}", "hash = ?1 AND nummer IS NOT NULL");
        Ok(self.rows(&sql, params![hash.0], bekend)?.pop())
    }

    fn is_eerder_gebruikt(
        &self,
        soort: EerderGebruik,
        domain: Domain,
        aanbieder: &AgbCode,
        referentie: &str,
    ) -> Result<bool, StoreError> {
        self.used_before(&kenmerk(&[soort.name(), domain.prefix(), aanbieder.as_str(), referentie]))
    }

    fn seen(&self, hash: &Hash) -> Result<Option<(String, bool)>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT rapport, afgerond FROM bericht WHERE hash = ?1")?
            .query_row(params![hash.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    fn bytes(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT bytes FROM bericht WHERE hash = ?1")?
            .query_row(params![hash.0], |row| row.get(0))
            .optional()?)
    }
}

impl SqliteStore {
    pub(super) fn every_declaration(&self) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
        self.all_rows("SELECT * FROM declaratie ORDER BY maand, rowid", &[], declaratie)
    }

    pub(super) fn clients_of_month(
        &self,
        aanbieder: AgbCode,
        month: Month,
    ) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        let sql =
            "SELECT DISTINCT domein, bsn FROM prestatie WHERE aanbieder = ?1 AND begindatum BETWEEN ?2 AND ?3
                   ORDER BY domein, bsn";
        let (first, last) = (month.first().text().into_owned(), month.last().text().into_owned());
        self.rows(sql, params![aanbieder.as_str(), first, last], |row| Ok((row.domain, row.required("bsn")?)))
    }

    pub(super) fn every_reference(&self) -> Result<Vec<(Domain, AgbCode, ReferentieNummer)>, StoreError> {
        let sql = "SELECT DISTINCT domein, aanbieder, referentienummer FROM prestatie
                   ORDER BY referentienummer, aanbieder, domein";
        self.all_rows(sql, &[], |row| {
            Ok((row.domain, row.required("aanbieder")?, row.required("referentienummer")?))
        })
    }

    pub(super) fn unanswered(&self) -> Result<Vec<BekendBericht>, StoreError> {
        self.all_rows(
            &BERICHTEN.replace(
                "{}",
                "antwoord IS NULL AND opgeruimd = 0 AND stand IS NOT NULL AND nummer IS NOT NULL",
            ),
            &[],
            bekend,
        )
    }
}
