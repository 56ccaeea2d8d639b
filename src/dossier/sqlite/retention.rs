//! Removing what is older than a day and no longer needed.

use std::fmt::Write as _;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::SqliteStore;
use super::ledger::SUMS;
use crate::dossier::{Opgeruimd, StoreError};
use crate::values::{Datum, Month};

/// Allocations, by number, of which nothing is needed any more: none of it can be used, declared or answered.
///
/// All of an allocation goes or none: its volume is weighed against every line on it, whatever its age.
const GROEPEN: &str = "
    CREATE TEMP TABLE oud AS
    WITH groep AS (
        SELECT domein, gemeente, toewijzingnummer FROM toewijzing
        UNION SELECT domein, gemeente, toewijzingnummer FROM prestatie
        UNION SELECT domein, gemeente, toewijzingnummer FROM levering WHERE toewijzingnummer IS NOT NULL
    ), geldend AS (
        SELECT *, row_number() OVER (PARTITION BY domein, gemeente, toewijzingnummer
            ORDER BY toewijzingsdatum DESC, toewijzingstijd DESC, dagtekening DESC, bericht DESC) AS plaats
        FROM toewijzing
    ), nodig AS (
        -- It runs on, or ended later; one that was removed counts as never sent.
        SELECT domein, gemeente, toewijzingnummer FROM geldend
        WHERE plaats = 1 AND coalesce(reden_wijziging, '') <> '13' AND coalesce(einddatum, '9999-12-31') >= ?1
        UNION
        SELECT t.domein, t.gemeente, t.toewijzingnummer FROM toewijzing t JOIN bericht b ON b.hash = t.bericht
        WHERE t.stand = 'onderweg' OR b.ontvangen >= ?1
        UNION
        -- A line that is not answered, or of a month that is not over.
        SELECT p.domein, p.gemeente, p.toewijzingnummer
        FROM prestatie p JOIN declaratie d ON d.bericht = p.bericht JOIN bericht b ON b.hash = p.bericht
        WHERE d.maand >= ?2 OR p.einddatum >= ?1 OR b.ontvangen >= ?1
           OR ((d.stand = 'onderweg' OR p.status = 'ingediend') AND d.stand <> 'tegengehouden')
        UNION
        -- A line that was answered since: what is rejected may have to be declared again.
        SELECT p.domein, p.gemeente, p.toewijzingnummer
        FROM prestatie p JOIN bericht b ON b.hash = p.bericht JOIN bericht a ON a.hash = b.antwoord
        WHERE a.ontvangen >= ?1
        UNION
        SELECT l.domein, l.gemeente, l.toewijzingnummer FROM levering l JOIN bericht b ON b.hash = l.bericht
        WHERE l.stand = 'onderweg' OR b.ontvangen >= ?1 OR coalesce(l.einddatum, l.begindatum) >= ?1
        UNION
        -- What it was asked for is still open, because another product of the same request is.
        SELECT t.domein, t.gemeente, t.toewijzingnummer
        FROM toewijzing t JOIN verzoek v ON v.referentie_aanbieder = t.referentie_aanbieder
             AND v.aanbieder = t.aanbieder AND v.domein = t.domein
        WHERE v.dagtekening >= ?1 OR v.stand = 'onderweg'
    )
    SELECT domein, gemeente, toewijzingnummer FROM groep EXCEPT SELECT * FROM nodig";

/// Requests that were settled: rejected, held back, or honoured by allocations that go as well.
const VERZOEKEN: &str = "
    CREATE TEMP TABLE oud_verzoek AS
    SELECT v.rowid AS rij FROM verzoek v JOIN bericht b ON b.hash = v.bericht
    WHERE v.dagtekening < ?1 AND b.ontvangen < ?1 AND v.stand <> 'onderweg'
      AND (v.stand IN ('afgewezen', 'tegengehouden')
           OR EXISTS (SELECT 1 FROM antwoord a WHERE a.referentie_aanbieder = v.referentie_aanbieder
                      AND a.aanbieder = v.aanbieder AND a.domein = v.domein AND a.verzoek_antwoord = '1')
           OR EXISTS (SELECT 1 FROM toewijzing t WHERE t.referentie_aanbieder = v.referentie_aanbieder
                      AND t.aanbieder = v.aanbieder AND t.domein = v.domein))
      AND NOT EXISTS (SELECT 1 FROM toewijzing t WHERE t.referentie_aanbieder = v.referentie_aanbieder
                      AND t.aanbieder = v.aanbieder AND t.domein = v.domein
                      AND (t.domein, t.gemeente, t.toewijzingnummer) NOT IN (SELECT * FROM oud))";

/// Whether what a row says is of an allocation that goes.
const IN_OUD: &str = "(domein, gemeente, toewijzingnummer) IN (SELECT * FROM oud)";

/// Starts and stops without a number, which the standard has of a time before allocations had one.
const LEVERINGEN_ZONDER_NUMMER: &str = "
    DELETE FROM levering WHERE toewijzingnummer IS NULL AND stand <> 'onderweg'
      AND dagtekening < ?1 AND coalesce(einddatum, begindatum) < ?1
      AND NOT EXISTS (SELECT 1 FROM toewijzing t WHERE t.bsn = levering.bsn AND t.domein = levering.domein)";

/// Answers to requests that went, or that nobody knows.
const ANTWOORDEN: &str = "
    DELETE FROM antwoord WHERE dagtekening < ?1 AND stand <> 'onderweg'
      AND NOT EXISTS (SELECT 1 FROM verzoek v WHERE v.referentie_aanbieder = antwoord.referentie_aanbieder
                      AND v.aanbieder = antwoord.aanbieder AND v.domein = antwoord.domein)";

/// Messages of which nothing is left but what is kept without content: a declaration with its amounts. An answer goes
/// with the message that it answers.
const BERICHTEN: &str = "
    CREATE TEMP TABLE oud_bericht AS
    WITH gevuld AS (
        SELECT bericht FROM toewijzing UNION SELECT bericht FROM verzoek
        UNION SELECT bericht FROM antwoord UNION SELECT bericht FROM levering
    ), heen AS (
        SELECT b.hash, b.antwoord FROM bericht b LEFT JOIN declaratie d ON d.bericht = b.hash
        WHERE b.opgeruimd = 0 AND b.afgerond = 1 AND b.stand IS NOT NULL AND b.stand <> 'onderweg'
          AND b.ontvangen < ?1 AND coalesce(b.dagtekening, b.ontvangen) < ?1
          AND b.hash NOT IN (SELECT bericht FROM gevuld)
          AND coalesce(d.maand, '') < ?2
          AND NOT EXISTS (SELECT 1 FROM prestatie p WHERE p.bericht = b.hash
                          AND p.status = 'ingediend' AND d.stand <> 'tegengehouden')
          AND NOT EXISTS (SELECT 1 FROM bericht a WHERE a.hash = b.antwoord AND a.ontvangen >= ?1)
          AND NOT EXISTS (SELECT 1 FROM uitgaand u WHERE u.betreft = b.hash AND u.geschreven = 0)
    )
    SELECT hash FROM heen
    UNION
    SELECT a.hash FROM bericht a
    WHERE a.opgeruimd = 0 AND a.afgerond = 1 AND a.stand IS NULL
      AND a.ontvangen < ?1 AND coalesce(a.dagtekening, a.ontvangen) < ?1
      AND NOT EXISTS (SELECT 1 FROM bericht h WHERE h.antwoord = a.hash AND h.opgeruimd = 0
                      AND h.hash NOT IN (SELECT hash FROM heen))";

/// Files that were written and are for a month or a message that is over.
const UITGAAND: &str = "
    DELETE FROM uitgaand WHERE geschreven = 1
      AND (betreft IN (SELECT hash FROM bericht WHERE opgeruimd = 1)
           OR (maand < ?1 AND NOT EXISTS (SELECT 1 FROM declaratie d JOIN bericht b ON b.hash = d.bericht
                                          WHERE d.maand = uitgaand.maand AND b.opgeruimd = 0)))";

/// Results of declaration runs of months of which no declaration has its content any more: they tell every line.
const RUNS: &str = "
    DELETE FROM run WHERE substr(sleutel, 1, 7) < ?1
      AND NOT EXISTS (SELECT 1 FROM declaratie d JOIN bericht b ON b.hash = d.bericht
                      WHERE d.maand = substr(run.sleutel, 1, 7) AND b.opgeruimd = 0)";

/// A report that says which rules a message broke and where, and nothing of what stood there.
const LEEG: &str = "json_object('file', '', 'message', json_extract(rapport, '$.message'),
    'domain', json_extract(rapport, '$.domain'), 'release', json_extract(rapport, '$.release'), 'id', NULL,
    'verdict', json_extract(rapport, '$.verdict'), 'skipped', json_array(), 'glance', NULL,
    'findings', json((SELECT json_group_array(json_object(
        'rule', value ->> 'rule', 'level', value ->> 'level', 'severity', value ->> 'severity',
        'retourcode', value ->> 'retourcode', 'path', value ->> 'path', 'line', value -> 'line',
        'column', value -> 'column', 'found', NULL, 'expected', NULL,
        'message', json_object('nl', 'Wat hier stond, is opgeruimd', 'en', 'What stood here was removed'),
        'advice', json_object('nl', 'Niets: het bericht is eerder verwerkt',
                              'en', 'Nothing: the message was processed before')))
        FROM json_each(rapport, '$.findings'))))";

impl SqliteStore {
    /// Removes what is older than a day and no longer needed, all or nothing, and keeps the totals.
    ///
    /// What goes: allocations that ended before the day with their lines, starts, stops and requests, when nothing about
    /// them is open; the content of messages of which nothing else is left, and of declarations of months that are over;
    /// their outgoing files, derivations and results of runs. What stays: sums per month, numbers, declarations with their amounts, that
    /// a message was seen and how it was judged. Afterwards the bytes are gone from the file as well. A dry run changes
    /// nothing and tells the same.
    ///
    /// # Errors
    /// [`StoreError`] when the dossier cannot be written, or when another program has it open.
    pub fn ruim_op(&mut self, voor: Datum, dry_run: bool) -> Result<Opgeruimd, StoreError> {
        if !dry_run {
            self.connection.pragma_update(None, "secure_delete", true)?;
        }
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let made = remove(&transaction, voor)?;
        transaction.execute_batch("DROP TABLE oud; DROP TABLE oud_verzoek; DROP TABLE oud_bericht")?;
        if dry_run {
            transaction.rollback()?;
            return Ok(made);
        }
        transaction.commit()?;
        // A run that was stopped before this does it now, also when it finds nothing more to remove.
        self.connection.execute_batch("VACUUM")?;
        let busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StoreError::NotTruncated) } else { Ok(made) }
    }

    /// Whether a reference of a line or request was used by what has been removed since.
    pub(super) fn used_before(&self, kenmerk: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM referentie_eerder WHERE kenmerk = ?1)";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![kenmerk], |row| row.get(0))?)
    }
}

/// A digest by which something is known again, and that does not say what it was.
///
/// It has no key, as that would have to stand in the same file: who has the file and thinks of the right value can see
/// that it was used.
pub(super) fn kenmerk(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\0"));
    digest.iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The digest of an identification, in its place: as long as one may be.
pub(super) fn kenmerk_van_bericht(domein: &str, nummer: u16, afzender: &str, identificatie: &str) -> String {
    let digest = kenmerk(&["bericht", domein, &nummer.to_string(), afzender, identificatie]);
    format!("#{}", digest.get(..11).unwrap_or_default())
}

fn remove(connection: &Connection, voor: Datum) -> Result<Opgeruimd, StoreError> {
    let day = voor.to_string();
    let month = Month::of(voor).to_string();
    connection.execute(GROEPEN, params![day, month])?;
    connection.execute(VERZOEKEN, params![day])?;
    remember(connection)?;
    let run = |sql: &str| connection.execute(sql, []);
    connection.execute(&format!(
        "INSERT INTO grootboek_eerder SELECT {SUMS} FROM (
             SELECT p.domein, p.gemeente, p.aanbieder, d.maand, substr(p.begindatum, 1, 7) AS productmaand,
                    p.status, p.debet_credit = 'C' AS is_credit, p.bedrag,
                    iif(p.debet_credit = 'C', -p.bedrag, p.bedrag) AS cents
             FROM prestatie p JOIN declaratie d ON d.bericht = p.bericht
             WHERE d.stand <> 'tegengehouden' AND (p.domein, p.gemeente, p.toewijzingnummer) IN (SELECT * FROM oud)
         ) GROUP BY domein, gemeente, aanbieder, maand, productmaand
         ON CONFLICT DO UPDATE SET regels = regels + excluded.regels, ingediend = ingediend + excluded.ingediend,
             afgewezen = afgewezen + excluded.afgewezen, toegekend = toegekend + excluded.toegekend,
             gecrediteerd = gecrediteerd + excluded.gecrediteerd, open = open + excluded.open"
    ), [])?;
    let prestaties = run(&format!("DELETE FROM prestatie WHERE {IN_OUD}"))?;
    let toewijzingen = run(&format!("DELETE FROM toewijzing WHERE {IN_OUD}"))?;
    let leveringen = run(&format!("DELETE FROM levering WHERE {IN_OUD}"))?
        + connection.execute(LEVERINGEN_ZONDER_NUMMER, params![day])?;
    let verzoeken = run("DELETE FROM verzoek WHERE rowid IN (SELECT rij FROM oud_verzoek)")?;
    let antwoorden = connection.execute(ANTWOORDEN, params![day])?;
    let herleidingen = run("DELETE FROM herleiding WHERE NOT EXISTS (SELECT 1 FROM prestatie p
         WHERE p.referentienummer = herleiding.referentienummer AND p.aanbieder = herleiding.aanbieder
         AND p.domein = herleiding.domein)")?;
    connection.execute(BERICHTEN, params![day, month])?;
    let berichten = strip(connection)?;
    let uitgaand = connection.execute(UITGAAND, params![month])?;
    let runs = connection.execute(RUNS, params![month])?;
    Ok(Opgeruimd {
        berichten,
        toewijzingen,
        verzoeken,
        antwoorden,
        leveringen,
        prestaties,
        herleidingen,
        uitgaand,
        runs,
    })
}

/// Keeps that the references of what goes were used.
fn remember(connection: &Connection) -> Result<(), StoreError> {
    let kinds = [
        (
            "prestatie",
            format!(
                "SELECT domein, aanbieder, referentienummer FROM prestatie WHERE {IN_OUD} AND status <> 'vervallen'"
            ),
        ),
        (
            "verzoek",
            "SELECT domein, aanbieder, referentie_aanbieder FROM verzoek
                     WHERE rowid IN (SELECT rij FROM oud_verzoek) AND stand = 'geldt'"
                .to_owned(),
        ),
    ];
    for (soort, sql) in kinds {
        let mut found = connection.prepare(&sql)?;
        let mut rows = found.query([])?;
        let mut keep = connection.prepare("INSERT OR IGNORE INTO referentie_eerder VALUES (?1)")?;
        while let Some(row) = rows.next()? {
            let [domein, aanbieder, referentie]: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            keep.execute(params![kenmerk(&[soort, &domein, &aanbieder, &referentie])])?;
        }
    }
    Ok(())
}

/// Leaves of the messages that go only that they were seen.
fn strip(connection: &Connection) -> Result<usize, StoreError> {
    let mut found = connection.prepare(
        "SELECT hash, domein, nummer, afzender, identificatie FROM bericht WHERE hash IN (SELECT hash FROM oud_bericht)",
    )?;
    let mut rows = found.query([])?;
    let mut keep = connection.prepare(&format!(
        "UPDATE bericht SET opgeruimd = 1, bytes = x'', betreft = NULL, identificatie = ?2,
             rapport = iif(json_valid(rapport), {LEEG}, '') WHERE hash = ?1"
    ))?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let hash: String = row.get(0)?;
        let (domein, nummer): (Option<String>, Option<u16>) = (row.get(1)?, row.get(2)?);
        let (afzender, identificatie): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        let kenmerk = match (domein, nummer, afzender, identificatie) {
            (Some(domein), Some(nummer), Some(afzender), Some(identificatie)) => {
                Some(kenmerk_van_bericht(&domein, nummer, &afzender, &identificatie))
            }
            _ => None,
        };
        count += keep.execute(params![hash, kenmerk])?;
    }
    Ok(count)
}
