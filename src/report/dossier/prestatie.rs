//! Declared lines, as a list.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::listed::{Listed, period};
use super::{Selection, codes_text, iso};
use crate::dossier::{GedeclareerdePrestatie, Hash, PrestatieStatus, Store, StoreError};
use crate::finding::Lang;
use crate::report::words::{euro, word};
use crate::rules::hoeveel;
use crate::values::{Domain, Month, RetourCode};

/// A declared line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PrestatieRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// The declaration.
    pub declaratienummer: String,
    /// The month that the declaration declares, `JJJJ-MM`.
    pub maand: Option<String>,
    /// Its reference.
    pub referentienummer: String,
    /// The reference of the line that it credits; absent for a debit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vorig_referentienummer: Option<String>,
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
    /// `ingediend`, `afgewezen`, `toegekend`, `gecrediteerd` or `vervallen`.
    pub status: PrestatieStatus,
    /// The codes with which it is rejected.
    pub retourcodes: Vec<&'static str>,
    /// The codes that were expected when it was sent, none of them when it should be accepted; absent when nobody looked.
    pub verwacht: Option<Vec<&'static str>>,
    #[serde(skip)]
    words: Words,
}

/// What the table says otherwise than the data.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    volume: String,
    status: String,
    verwacht: String,
}

/// The declared lines.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn prestaties(store: &dyn Store, selection: &Selection) -> Result<Vec<PrestatieRow>, StoreError> {
    let declaraties = store.alle_declaraties()?.into_iter();
    let months: HashMap<Hash, Month> =
        declaraties.map(|declaratie| (declaratie.herkomst.bericht, declaratie.maand)).collect();
    let mut rows = Vec::new();
    for (domain, bsn) in selection.clients(store)? {
        let known = store.prestaties(domain, &bsn)?;
        rows.extend(known.iter().map(|regel| row(regel, months.get(&regel.bericht), selection)));
    }
    Ok(rows)
}

fn row(regel: &GedeclareerdePrestatie, month: Option<&Month>, selection: &Selection) -> PrestatieRow {
    let prestatie = &regel.prestatie;
    let list = |codes: &[RetourCode]| codes.iter().map(|code| code.code()).collect::<Vec<_>>();
    PrestatieRow {
        domain: regel.domain,
        bsn: selection.name(&regel.bsn),
        gemeente: regel.gemeente.name().to_string(),
        declaratienummer: regel.declaratie_nummer.as_str().to_string(),
        maand: month.map(ToString::to_string),
        referentienummer: prestatie.product_referentie.referentie_nummer.as_str().to_string(),
        vorig_referentienummer: prestatie
            .product_referentie
            .vorig_referentie_nummer
            .as_ref()
            .map(|vorig| vorig.as_str().to_string()),
        toewijzingnummer: prestatie.toewijzing_nummer.get(),
        product: prestatie.product_code.as_str().to_string(),
        begindatum: iso(prestatie.product_periode.begindatum),
        einddatum: iso(prestatie.product_periode.einddatum),
        volume: prestatie.geleverd_volume.get(),
        eenheid: prestatie.eenheid.geteld(),
        cents: prestatie.ingediend_bedrag.cents(),
        status: regel.status,
        retourcodes: list(&regel.retourcodes),
        verwacht: regel.verwacht.as_deref().map(list),
        words: words(regel, selection.lang),
    }
}

fn words(regel: &GedeclareerdePrestatie, lang: Lang) -> Words {
    let prestatie = &regel.prestatie;
    let volume = hoeveel(prestatie.geleverd_volume.get().into(), prestatie.eenheid);
    let status = regel.status.title();
    let codes = codes_text(&regel.retourcodes);
    Words {
        volume: volume.get(lang).to_owned(),
        status: match codes.as_str() {
            "" => status.get(lang).to_owned(),
            codes => format!("{} ({codes})", status.get(lang)),
        },
        verwacht: expected_text(regel.verwacht.as_deref(), lang),
    }
}

/// What was expected of a line, in words.
pub(super) fn expected_text(verwacht: Option<&[RetourCode]>, lang: Lang) -> String {
    match verwacht {
        None => "-".to_owned(),
        Some([]) => PrestatieStatus::Toegekend.title().get(lang).to_owned(),
        Some(codes) => format!("{} ({})", word(lang, "afgewezen", "rejected"), codes_text(codes)),
    }
}

impl Listed for PrestatieRow {
    const AMOUNTS: &'static [usize] = &[5];

    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => {
                vec!["cliënt", "gemeente", "referentie", "product", "periode", "bedrag", "status", "verwacht"]
            }
            Lang::En => {
                vec![
                    "client",
                    "municipality",
                    "reference",
                    "product",
                    "period",
                    "amount",
                    "status",
                    "expected",
                ]
            }
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        vec![
            self.bsn.clone(),
            format!("{} ({})", self.gemeente, self.domain.law()),
            // With the month in which it was declared, which need not be that of the care.
            format!("{}\n{}", self.referentienummer, self.maand.as_deref().unwrap_or("-")),
            format!("{}\n{}", self.product, self.words.volume),
            period(&self.begindatum, Some(&self.einddatum), lang),
            euro(self.cents, lang),
            self.words.status.clone(),
            self.words.verwacht.clone(),
        ]
    }
}
