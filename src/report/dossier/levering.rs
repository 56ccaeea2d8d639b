//! Starts and stops in force, as a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::listed::{Listed, period};
use super::{Selection, iso, product_text};
use crate::dossier::{Herkomst, Levering, Regie, Sleutel, Stand, Store, StoreError};
use crate::finding::Lang;
use crate::report::words::word;
use crate::values::Domain;

/// A start that is not removed, with how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeveringRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// The allocation; absent in task-based care.
    pub toewijzingnummer: Option<u32>,
    /// Category and code, as far as stated.
    pub product: String,
    /// First day of care.
    pub begindatum: String,
    /// Last day of care, of the last stop that was reported.
    pub einddatum: Option<String>,
    /// Why it stopped, in words.
    pub reden: Option<&'static str>,
    /// How the last message about it stands.
    pub stand: Stand,
}

/// The starts with their stops; removed ones are left out.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn leveringen(store: &dyn Store, selection: &Selection) -> Result<Vec<LeveringRow>, StoreError> {
    let mut rows = Vec::new();
    for (domain, bsn) in selection.clients(store)? {
        let known = store.leveringen(domain, &bsn)?;
        let same = |a: &Levering, b: &Levering| (a.gemeente, a.aanbieder) == (b.gemeente, b.aanbieder);
        let mut parties: Vec<&Levering> = Vec::new();
        for levering in &known {
            if !parties.iter().any(|other| same(other, levering)) {
                parties.push(levering);
            }
        }
        for first in parties {
            let regie = Regie::of(known.iter().filter(|levering| same(first, levering)));
            rows.extend(regie.starts().map(|(start, herkomst)| {
                let stop = regie.stops_of(&Sleutel::from(start)).last();
                let Herkomst { stand, .. } = stop.map_or(herkomst, |(_, herkomst)| herkomst);
                LeveringRow {
                    domain,
                    bsn: selection.name(&bsn),
                    gemeente: first.gemeente.name().to_owned(),
                    aanbieder: first.aanbieder.to_string(),
                    toewijzingnummer: start.toewijzing_nummer.map(crate::values::Nummer::get),
                    product: product_text(start.product.as_ref()),
                    begindatum: iso(start.begindatum),
                    einddatum: stop.map(|(stop, _)| iso(stop.einddatum)),
                    reden: stop.map(|(stop, _)| stop.reden_beeindiging.meaning(domain)),
                    stand: *stand,
                }
            }));
        }
    }
    Ok(rows)
}

impl Listed for LeveringRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec!["cliënt", "gemeente", "toewijzing", "product", "periode", "reden", "stand"],
            Lang::En => {
                vec!["client", "municipality", "allocation", "product", "period", "reason", "how it stands"]
            }
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        vec![
            self.bsn.clone(),
            format!("{} ({})", self.gemeente, self.domain.law()),
            self.toewijzingnummer.map_or_else(|| "-".to_owned(), |nummer| nummer.to_string()),
            self.product.clone(),
            period(&self.begindatum, self.einddatum.as_deref(), lang),
            self.reden.unwrap_or_else(|| word(lang, "loopt", "goes on")).to_owned(),
            self.stand.title().get(lang).to_owned(),
        ]
    }
}
