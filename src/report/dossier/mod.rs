//! What the dossier knows, as lists for people and for programs.

mod apart;
mod budget;
mod deadlines;
mod declaratie;
mod grootboek;
mod levering;
mod listed;
mod prestatie;
mod snapshot;
mod toewijzing;
mod verschil;

pub use apart::{ApartRow, apart};
pub use budget::{AfloopRow, BudgetRow, PeriodeRow, TempoRow, aandacht, budget};
pub use deadlines::{DeadlineRow, Deadlines, deadlines};
pub use declaratie::{DeclaratieRow, declaraties};
pub use grootboek::{GrootboekRow, Per, grootboek, ledger};
pub use levering::{LeveringRow, leveringen};
pub use listed::{Listed, lines, table};
pub use prestatie::{PrestatieRow, prestaties};
pub use snapshot::Snapshot;
pub use toewijzing::{ToewijzingRow, toewijzingen};
pub use verschil::{VerschilRow, verschillen};

use schemars::JsonSchema;
use serde::Serialize;

use super::words::word;
use crate::dossier::{Gevraagd, Store, StoreError, Verzoek, VerzoekStatus};
use crate::finding::Lang;
use crate::messages::{Omvang, Product};
use crate::rules;
use crate::values::{Bsn, Datum, Domain, RetourCode, Simple};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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

impl Selection {
    fn name(&self, bsn: &Bsn) -> String {
        if self.masked { bsn.to_string() } else { bsn.as_str().to_string() }
    }

    fn clients(&self, store: &dyn Store) -> Result<Vec<(Domain, Bsn)>, StoreError> {
        let Some(bsn) = self.bsn else { return store.clients() };
        // Of one client it is asked whether there is anything: a list of all would cost more as the dossier grows.
        let is_known = |domain| -> Result<bool, StoreError> {
            Ok(!store.toewijzingen(domain, &bsn)?.is_empty()
                || !store.verzoeken(domain, &bsn)?.is_empty()
                || !store.leveringen(domain, &bsn)?.is_empty()
                || !store.prestaties(domain, &bsn)?.is_empty())
        };
        let mut clients = Vec::new();
        for domain in [Domain::Jw, Domain::Wmo] {
            if is_known(domain)? {
                clients.push((domain, bsn));
            }
        }
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
    rules::omvang_text(omvang).get(lang).to_owned()
}

/// Codes with a comma between them.
fn codes_text(codes: &[RetourCode]) -> String {
    codes.iter().map(|code| code.code()).collect::<Vec<_>>().join(", ")
}
