//! What the dossier knows, as lists for people and for programs.

mod deadlines;
mod declaratie;
mod levering;
mod listed;

pub use deadlines::{DeadlineRow, Deadlines, deadlines};
pub use declaratie::{DeclaratieRow, declaraties};
pub use levering::{LeveringRow, leveringen};
pub use listed::{Listed, lines, table};

use serde::Serialize;

use super::words::word;
use crate::dossier::{
    GedeclareerdePrestatie, Gevraagd, PrestatieStatus, Store, StoreError, ToewijzingVersie, Verzoek,
    VerzoekStatus, staande,
};
use crate::finding::Lang;
use crate::messages::{Omvang, Product};
use crate::values::{Bsn, Datum, Domain, Frequentie, Simple};

/// Which clients are listed, and how.
#[derive(Debug, Clone, Copy)]
pub struct Selection {
    /// Only this client.
    pub bsn: Option<Bsn>,
    /// Whether BSNs are masked.
    pub masked: bool,
    /// The language of words in the list.
    pub lang: Lang,
}

/// A client of whom something is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// Current allocations.
    pub toewijzingen: usize,
    /// Products asked for.
    pub verzoeken: usize,
    /// Declared lines.
    pub prestaties: usize,
}

/// A current allocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToewijzingRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// Its number.
    pub toewijzingnummer: u32,
    /// Category and code, as far as stated.
    pub product: String,
    /// First day.
    pub ingangsdatum: String,
    /// Last day, when there is one.
    pub einddatum: Option<String>,
    /// How much, in words.
    pub omvang: Option<String>,
    /// Volume of the lines that stand, in the unit of the allocation; rejected and credited lines do not count.
    pub gebruikt: Option<i64>,
    /// What is left, for an allocation with one volume over its whole term.
    pub resterend: Option<i64>,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerzoekRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// Date of the message.
    pub dagtekening: String,
    /// The reference of the provider.
    pub referentie: String,
    /// Category and code, as far as stated.
    pub product: String,
    /// First day wished for; absent for a change, which has a day per product.
    pub ingangsdatum: Option<String>,
    /// Last day wished for.
    pub einddatum: Option<String>,
    /// What has become of it.
    pub status: VerzoekStatus,
}

/// A declared line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrestatieRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// The declaration.
    pub declaratienummer: String,
    /// Its reference.
    pub referentienummer: String,
    /// The allocation.
    pub toewijzingnummer: u32,
    /// The product code.
    pub product: String,
    /// First day.
    pub begindatum: String,
    /// Last day.
    pub einddatum: String,
    /// The volume.
    pub volume: u32,
    /// The unit in words.
    pub eenheid: String,
    /// The amount in eurocents, credit negative.
    pub cents: i64,
    /// `ingediend`, `afgewezen`, `toegekend` or `gecrediteerd`.
    pub status: PrestatieStatus,
}

impl Selection {
    fn name(&self, bsn: &Bsn) -> String {
        if self.masked { bsn.to_string() } else { bsn.as_str().to_string() }
    }

    fn clients(&self, store: &dyn Store) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        let mut clients = store.clients()?;
        clients.retain(|(_, bsn)| self.bsn.is_none_or(|only| only == *bsn));
        Ok(clients)
    }
}

/// The clients of whom something is known.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn clients(store: &dyn Store, selection: &Selection) -> Result<Vec<ClientRow>, StoreError> {
    let row = |(domain, bsn): (Domain, Bsn)| {
        Ok(ClientRow {
            domain,
            bsn: selection.name(&bsn),
            toewijzingen: store.toewijzingen(domain, &bsn)?.len(),
            verzoeken: store.verzoeken(domain, &bsn)?.len(),
            prestaties: store.prestaties(domain, &bsn)?.len(),
        })
    };
    selection.clients(store)?.into_iter().map(row).collect()
}

/// The current allocations with what is used of them.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn toewijzingen(store: &dyn Store, selection: &Selection) -> Result<Vec<ToewijzingRow>, StoreError> {
    let mut rows = Vec::new();
    for (domain, bsn) in selection.clients(store)? {
        let prestaties = store.prestaties(domain, &bsn)?;
        let staande = staande(&prestaties);
        for versie in store.toewijzingen(domain, &bsn)? {
            rows.push(toewijzing(&versie, &staande, selection));
        }
    }
    Ok(rows)
}

fn toewijzing(
    versie: &ToewijzingVersie,
    staande: &[&GedeclareerdePrestatie],
    selection: &Selection,
) -> ToewijzingRow {
    let product = &versie.product;
    let gebruikt = product.omvang.as_ref().map(|omvang| used(versie, omvang, staande));
    let resterend = product
        .omvang
        .as_ref()
        .filter(|omvang| omvang.frequentie == Frequentie::TOTAAL)
        .zip(gebruikt)
        .map(|(omvang, used)| i64::from(omvang.volume.get()) - used);
    ToewijzingRow {
        domain: versie.domain,
        bsn: selection.name(&versie.bsn),
        gemeente: versie.gemeente.name().to_string(),
        aanbieder: versie.aanbieder.to_string(),
        toewijzingnummer: product.toewijzing_nummer.get(),
        product: product_text(product.product.as_ref()),
        ingangsdatum: iso(product.ingangsdatum),
        einddatum: product.einddatum.map(iso),
        omvang: product.omvang.as_ref().map(|omvang| omvang_text(omvang, selection.lang)),
        gebruikt,
        resterend,
    }
}

/// The volume of the lines that stand on an allocation, in its own unit; a line in another unit does not count.
fn used(versie: &ToewijzingVersie, omvang: &Omvang, staande: &[&GedeclareerdePrestatie]) -> i64 {
    staande
        .iter()
        .filter(|regel| {
            regel.gemeente == versie.gemeente
                && regel.aanbieder == versie.aanbieder
                && regel.prestatie.toewijzing_nummer == versie.product.toewijzing_nummer
                && regel.prestatie.eenheid == omvang.eenheid
        })
        .map(|regel| i64::from(regel.prestatie.geleverd_volume.get()))
        .sum()
}

/// The products asked for.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn verzoeken(store: &dyn Store, selection: &Selection) -> Result<Vec<VerzoekRow>, StoreError> {
    let mut rows = Vec::new();
    for (domain, bsn) in selection.clients(store)? {
        rows.extend(store.verzoeken(domain, &bsn)?.iter().map(|verzoek| row_of_verzoek(verzoek, selection)));
    }
    Ok(rows)
}

fn row_of_verzoek(verzoek: &Verzoek, selection: &Selection) -> VerzoekRow {
    let asked = verzoek.product();
    VerzoekRow {
        domain: verzoek.domain,
        bsn: selection.name(&verzoek.bsn),
        gemeente: verzoek.gemeente.name().to_string(),
        dagtekening: iso(verzoek.herkomst.dagtekening),
        referentie: verzoek.referentie.as_str().to_string(),
        product: match &verzoek.gevraagd {
            Gevraagd::Product(asked) => product_text(asked.product.as_ref()),
            Gevraagd::Wijziging(_) => word(selection.lang, "wijziging", "change").to_string(),
        },
        ingangsdatum: asked.map(|asked| iso(asked.toewijzing_ingangsdatum)),
        einddatum: asked.and_then(|asked| asked.toewijzing_einddatum).map(iso),
        status: verzoek.status(),
    }
}

/// The declared lines.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn prestaties(store: &dyn Store, selection: &Selection) -> Result<Vec<PrestatieRow>, StoreError> {
    let mut rows = Vec::new();
    for (domain, bsn) in selection.clients(store)? {
        for regel in store.prestaties(domain, &bsn)? {
            let prestatie = &regel.prestatie;
            rows.push(PrestatieRow {
                domain,
                bsn: selection.name(&bsn),
                gemeente: regel.gemeente.name().to_string(),
                declaratienummer: regel.declaratie_nummer.as_str().to_string(),
                referentienummer: prestatie.product_referentie.referentie_nummer.as_str().to_string(),
                toewijzingnummer: prestatie.toewijzing_nummer.get(),
                product: prestatie.product_code.as_str().to_string(),
                begindatum: iso(prestatie.product_periode.begindatum),
                einddatum: iso(prestatie.product_periode.einddatum),
                volume: prestatie.geleverd_volume.get(),
                eenheid: prestatie.eenheid.meaning().to_lowercase(),
                cents: prestatie.ingediend_bedrag.cents(),
                status: regel.status,
            });
        }
    }
    Ok(rows)
}

fn iso(datum: Datum) -> String {
    datum.text().into_owned()
}

fn product_text(product: Option<&Product>) -> String {
    product.map_or_else(String::new, |product| match &product.code {
        Some(code) => code.as_str().to_string(),
        None => product.categorie.code().to_string(),
    })
}

fn omvang_text(omvang: &Omvang, lang: Lang) -> String {
    let (volume, eenheid) = (omvang.volume, omvang.eenheid.meaning().to_lowercase());
    let (nl, en) = match omvang.frequentie {
        Frequentie::DAG => ("per dag", "per day"),
        Frequentie::WEEK => ("per week", "per week"),
        Frequentie::MAAND => ("per maand", "per month"),
        _ => ("in totaal", "in total"),
    };
    format!("{volume} {eenheid} {}", word(lang, nl, en))
}
