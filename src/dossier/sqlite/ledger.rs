//! The ledger: amounts added up, lines that were answered otherwise than expected, and answers that were set aside.

use rusqlite::params;

use super::SqliteStore;
use super::fact::{bekend_header, prestatie};
use super::row::Columns;
use crate::dossier::{ApartGezet, Bedragen, GedeclareerdePrestatie, GrootboekRegel, Hash, StoreError};
use crate::values::{Bsn, Month};

/// The sums of a group of lines of one law, municipality, provider, month and month of product period.
pub(super) const SUMS: &str = "domein, gemeente, aanbieder, maand, productmaand, count(*), sum(cents),
           sum(iif(status IN ('afgewezen', 'vervallen'), cents, 0)),
           sum(iif(status IN ('toegekend', 'gecrediteerd') AND NOT is_credit, bedrag, 0)),
           sum(iif(status IN ('toegekend', 'gecrediteerd') AND is_credit, bedrag, 0)),
           sum(iif(status = 'ingediend', cents, 0))";

/// The sums of all groups, with those of lines that were removed; what is held back was not sent.
const LEDGER: &str = "
    WITH regel AS (
        SELECT p.domein, p.gemeente, p.aanbieder, d.maand, substr(p.begindatum, 1, 7) AS productmaand,
               p.status, p.debet_credit = 'C' AS is_credit, p.bedrag,
               iif(p.debet_credit = 'C', -p.bedrag, p.bedrag) AS cents
        FROM prestatie p JOIN declaratie d ON d.bericht = p.bericht
        WHERE d.stand <> 'tegengehouden' AND {bsn}
    )
    , som (domein, gemeente, aanbieder, maand, productmaand, regels, ingediend, afgewezen, toegekend, gecrediteerd, open)
    AS (
        SELECT {sums} FROM regel GROUP BY domein, gemeente, aanbieder, maand, productmaand
        UNION ALL SELECT * FROM grootboek_eerder WHERE ?1 IS NULL
    )
    SELECT domein, gemeente, aanbieder, maand, productmaand, sum(regels) AS regels, sum(ingediend) AS ingediend,
           sum(afgewezen) AS afgewezen, sum(toegekend) AS toegekend, sum(gecrediteerd) AS gecrediteerd,
           sum(open) AS open
    FROM som GROUP BY domein, gemeente, aanbieder, maand, productmaand
    ORDER BY domein, gemeente, aanbieder, maand, productmaand";

/// Answered lines with an expectation that is not plainly what came of them.
const OTHERWISE: &str = "
    SELECT p.* FROM prestatie p JOIN declaratie d ON d.bericht = p.bericht
    WHERE p.verwacht IS NOT NULL AND p.status <> 'ingediend'
      AND ((p.status IN ('toegekend', 'gecrediteerd')) <> (p.verwacht = '')
           OR (p.status IN ('afgewezen', 'vervallen') AND coalesce(p.retourcodes, '') <> p.verwacht))
    ORDER BY p.domein, p.gemeente, d.maand, p.aanbieder, p.referentienummer, p.rowid";

/// Answers with an error that answer nothing. What breaks its schema has no header, only its name in its report, and no law
/// of its own; that of the row is only there to be read.
const ASIDE: &str = "
    SELECT coalesce(b.domein, 'JW') AS domein, b.hash, b.nummer, b.afzender, b.ontvanger, b.identificatie,
           b.dagtekening, b.betreft, b.ontvangen, b.rapport
    FROM bericht b
    WHERE b.oordeel = 'invalid' AND b.opgeruimd = 0 AND b.uitgaand = 0 AND b.stand IS NULL
      AND (b.betreft IS NOT NULL OR b.nummer IS NULL)
      AND NOT EXISTS (SELECT 1 FROM bericht h WHERE h.antwoord = b.hash)
    ORDER BY b.rowid";

impl SqliteStore {
    pub(super) fn ledger(&self, bsn: Option<&Bsn>) -> Result<Vec<GrootboekRegel>, StoreError> {
        // Asked of one client, it is read by the index on clients.
        let of_client = if bsn.is_some() { "p.bsn = ?1" } else { "?1 IS NULL" };
        let sql = LEDGER.replace("{bsn}", of_client).replace("{sums}", SUMS);
        self.all_rows(&sql, params![bsn.map(Bsn::as_str)], |row| {
            Ok(GrootboekRegel {
                domain: row.domain,
                gemeente: row.required("gemeente")?,
                aanbieder: row.required("aanbieder")?,
                maand: month(row, "maand")?,
                productmaand: month(row, "productmaand")?,
                bedragen: Bedragen {
                    regels: row.raw::<u32>("regels")?.into(),
                    ingediend: row.raw("ingediend")?,
                    afgewezen: row.raw("afgewezen")?,
                    toegekend: row.raw("toegekend")?,
                    gecrediteerd: row.raw("gecrediteerd")?,
                    open: row.raw("open")?,
                },
            })
        })
    }

    pub(super) fn answered_otherwise(&self) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
        self.all_rows(OTHERWISE, &[], prestatie)
    }

    pub(super) fn set_aside(&self) -> Result<Vec<ApartGezet>, StoreError> {
        self.rows(ASIDE, &[], |row| {
            let number: Option<u16> = row.raw("nummer")?;
            let header = number.map(|number| bekend_header(row, number)).transpose()?;
            Ok(ApartGezet {
                hash: Hash(row.raw("hash")?),
                ontvangen: row.required("ontvangen")?,
                header,
                rapport: row.raw("rapport")?,
            })
        })
    }
}

/// A month as `JJJJ-MM`.
pub(super) fn month(row: &Columns<'_>, column: &'static str) -> Result<Month, StoreError> {
    let text: String = row.raw(column)?;
    text.parse().map_err(|_| StoreError::Corrupt { column, value: text })
}
