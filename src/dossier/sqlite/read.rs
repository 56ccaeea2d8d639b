//! Reading the dossier.

use rusqlite::{OptionalExtension, Row, StatementStatus, ToSql, params};

use super::SqliteStore;
use super::ledger::month;
use super::retention::{kenmerk, kenmerk_van_bericht};
use super::row::Columns;
use crate::dossier::{
    Afhandeling, BekendBericht, Dossier, EerderGebruik, GedeclareerdePrestatie, GegevenAntwoord, Gevraagd,
    Hash, HeaderRecord, Herkomst, Herleiding, IngediendeDeclaratie, Levering, Melding, PrestatieStatus,
    Stand, StoreError, ToewijzingVersie, Verzoek,
};
use crate::messages::{
    AangevraagdProduct, Antwoord, BedragMetDC, GeslotenPeriode, Kind, Prestatie, ProductReferentie,
    StartProduct, StopProduct, ToegewezenProduct, Verwijzer, Woonplaatsbeginsel,
};
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
        let mut found = Vec::new();
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            found.push(read(&columns(row)?)?);
        }
        drop(rows);
        let scanned = statement.get_status(StatementStatus::FullscanStep);
        Ok((found, scanned))
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

fn verzoek(row: &Columns<'_>) -> Result<Verzoek, StoreError> {
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

fn antwoord(row: &Columns<'_>) -> Result<GegevenAntwoord, StoreError> {
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

fn levering(row: &Columns<'_>) -> Result<Levering, StoreError> {
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

fn declaratie(row: &Columns<'_>) -> Result<IngediendeDeclaratie, StoreError> {
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

fn bekend(row: &Columns<'_>) -> Result<BekendBericht, StoreError> {
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

fn herleiding(row: &Columns<'_>) -> Result<Herleiding, StoreError> {
    Ok(Herleiding {
        domain: row.domain,
        aanbieder: row.required("aanbieder")?,
        referentie: row.required("referentienummer")?,
        regel: row.raw("regel")?,
    })
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
        aanbieder: &AgbCode,
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
