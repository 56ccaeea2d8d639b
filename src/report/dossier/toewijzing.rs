//! Current allocations, as a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::budget::{Hoeveelheid, eenheid_name};
use super::listed::{Listed, period};
use super::{Selection, iso, omvang_text, product_text};
use crate::dossier::budget::Verbruik;
use crate::dossier::{Store, StoreError, ToewijzingVersie, staande};
use crate::finding::Lang;
use crate::report::words::word;
use crate::values::Domain;

/// A current allocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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
    /// The unit of what follows: `minuut` for an allocation in hours, `eurocent` for one with a budget or without any limit.
    pub eenheid: &'static str,
    /// What the lines that stand use; rejected and credited lines do not count.
    pub gebruikt: u64,
    /// What is left of it over its whole term; absent without a limit.
    pub resterend: Option<u64>,
    #[serde(skip)]
    hoeveel: Hoeveelheid,
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
            // What is used up of its volume, or else of its budget; that is the same on any day.
            let verbruik = Verbruik::of(&versie, &staande, versie.product.ingangsdatum).into_iter().next();
            rows.extend(verbruik.map(|verbruik| row(&versie, &verbruik, selection)));
        }
    }
    Ok(rows)
}

fn row(versie: &ToewijzingVersie, verbruik: &Verbruik, selection: &Selection) -> ToewijzingRow {
    let product = &versie.product;
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
        eenheid: eenheid_name(verbruik.eenheid),
        gebruikt: verbruik.gebruikt,
        resterend: verbruik.resterend(),
        hoeveel: Hoeveelheid::of(versie, verbruik),
    }
}

impl Listed for ToewijzingRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => {
                vec!["cliënt", "gemeente", "nummer", "product", "periode", "omvang", "gebruikt", "resterend"]
            }
            Lang::En => {
                vec!["client", "municipality", "number", "product", "period", "volume", "used", "remaining"]
            }
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let no_limit = || word(lang, "geen grens", "no limit").to_owned();
        vec![
            self.bsn.clone(),
            format!("{} ({})", self.gemeente, self.domain.law()),
            self.toewijzingnummer.to_string(),
            self.product.clone(),
            period(&self.ingangsdatum, self.einddatum.as_deref(), lang),
            self.omvang.clone().unwrap_or_else(|| "-".to_string()),
            self.hoeveel.text(self.gebruikt, lang),
            self.resterend.map_or_else(no_limit, |rest| self.hoeveel.text(rest, lang)),
        ]
    }
}
