//! How far allocations are used up and when they run out, as a list.

mod words;

pub(super) use words::{Hoeveelheid, eenheid_name};

use schemars::JsonSchema;
use serde::Serialize;

use words::uitleg;

use super::{Selection, iso, omvang_text, product_text};
use crate::dossier::budget::{Afloop, Grens, Verbruik};
use crate::dossier::{Store, StoreError, ToewijzingVersie, staande};
use crate::values::{Bsn, Datum, Domain, fraction_text};

/// What may be used of a current allocation, what is used, and how long the rest lasts.
///
/// Amounts are whole numbers in `eenheid`; fractions are exact, such as `523/7`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BudgetRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// The number of the allocation.
    pub toewijzingnummer: u32,
    /// Category and code, as far as stated.
    pub product: String,
    /// First day.
    pub ingangsdatum: String,
    /// Last day, when there is one.
    pub einddatum: Option<String>,
    /// The volume in words; absent for an allocation without one.
    pub omvang: Option<String>,
    /// What sets the limit: `volume`, `budget` or `geen`.
    pub grens: &'static str,
    /// The unit: `minuut` for an allocation in hours, `eurocent` for money.
    pub eenheid: &'static str,
    /// What may be used over the whole term; absent without a limit.
    pub toegestaan: Option<u64>,
    /// What the lines that stand use.
    pub gebruikt: u64,
    /// Of that what has no answer yet.
    pub onbeantwoord: u64,
    /// What remains; absent without a limit.
    pub resterend: Option<u64>,
    /// Lines that stand in another unit, which are not counted.
    pub niet_te_vergelijken: usize,
    /// What would be used by now at an even use; absent without a limit or a last day.
    pub nu_verwacht: Option<String>,
    /// The pace; absent when nothing is declared.
    pub tempo: Option<TempoRow>,
    /// How long it lasts.
    pub afloop: AfloopRow,
    /// That in words.
    pub uitleg: String,
    /// Per product period what may be used and is used; only for a volume per day, week or month.
    pub perioden: Vec<PeriodeRow>,
    /// What the picture shows.
    #[serde(skip)]
    pub verbruik: Verbruik,
    #[serde(skip)]
    hoeveel: Hoeveelheid,
    #[serde(skip)]
    is_voorbij: bool,
}

/// What is used per week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TempoRow {
    /// First day of the declared care.
    pub van: String,
    /// Its last day.
    pub tot: String,
    /// Exactly.
    pub per_week: String,
}

/// How long an allocation lasts at the present pace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum AfloopRow {
    /// There is no limit.
    GeenGrens,
    /// Nothing is declared.
    GeenTempo,
    /// More is used than is allowed.
    Overschreden {
        /// That much more.
        te_veel: u64,
    },
    /// It runs out.
    Op {
        /// The day on which nothing remains.
        dag: String,
        /// The days until the last day; absent without one.
        dagen_voor_einde: Option<u64>,
    },
    /// It lasts until the last day.
    Rest {
        /// What then remains, exactly.
        over: String,
    },
}

/// A product period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PeriodeRow {
    /// First day.
    pub begindatum: String,
    /// Last day.
    pub einddatum: String,
    /// What may be used in it.
    pub toegestaan: u64,
    /// What is used.
    pub gebruikt: u64,
}

/// The current allocations, what runs out first at the top: what is overspent, then by the day on which it runs out, then
/// what lasts, what has no pace yet and what has no limit; what has ended comes last of all.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn budget(store: &dyn Store, selection: &Selection, today: Datum) -> Result<Vec<BudgetRow>, StoreError> {
    rows(store, selection.clients(store)?, selection, today, |_| true)
}

/// The current allocations of these clients that ask for attention, in the same order: overspent, or running out before
/// the last day, of what has not ended. Of the others nothing is kept, however many clients there are.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn aandacht(
    store: &dyn Store,
    clients: impl IntoIterator<Item = (Domain, Bsn)>,
    selection: &Selection,
    today: Datum,
) -> Result<Vec<BudgetRow>, StoreError> {
    rows(store, clients, selection, today, BudgetRow::vraagt_aandacht)
}

fn rows(
    store: &dyn Store,
    clients: impl IntoIterator<Item = (Domain, Bsn)>,
    selection: &Selection,
    today: Datum,
    is_wanted: impl Fn(&BudgetRow) -> bool,
) -> Result<Vec<BudgetRow>, StoreError> {
    let mut found = Vec::new();
    for (domain, bsn) in clients {
        let versies = store.toewijzingen(domain, &bsn)?;
        if versies.is_empty() {
            continue;
        }
        let prestaties = store.prestaties(domain, &bsn)?;
        let staande = staande(&prestaties);
        for versie in &versies {
            let all = Verbruik::of(versie, &staande, today);
            let all = all.into_iter().map(|verbruik| row(versie, verbruik, selection, today));
            found.extend(all.filter(&is_wanted));
        }
    }
    // What is equal keeps the order of the dossier.
    found.sort_by_key(urgency);
    Ok(found)
}

impl BudgetRow {
    /// Whether it asks for attention: overspent, or running out before the last day, and not ended.
    #[must_use]
    pub const fn vraagt_aandacht(&self) -> bool {
        !self.is_voorbij && self.verbruik.afloop.vraagt_aandacht()
    }
}

/// How soon a row needs attention.
fn urgency(row: &BudgetRow) -> (bool, u8, Datum) {
    let einde = row.einddatum.as_deref().and_then(|einde| einde.parse().ok()).unwrap_or(Datum::MAX);
    let (kind, day) = match &row.verbruik.afloop {
        Afloop::Overschreden { .. } => (0, einde),
        Afloop::Op { dag, .. } => (1, *dag),
        Afloop::Rest { einde, .. } => (2, *einde),
        Afloop::GeenTempo => (3, einde),
        Afloop::GeenGrens => (4, einde),
    };
    (row.is_voorbij, kind, day)
}

fn row(versie: &ToewijzingVersie, verbruik: Verbruik, selection: &Selection, today: Datum) -> BudgetRow {
    let product = &versie.product;
    let hoeveel = Hoeveelheid::of(versie, &verbruik);
    BudgetRow {
        domain: versie.domain,
        bsn: selection.name(&versie.bsn),
        gemeente: versie.gemeente.name().to_string(),
        aanbieder: versie.aanbieder.to_string(),
        toewijzingnummer: product.toewijzing_nummer.get(),
        product: product_text(product.product.as_ref()),
        ingangsdatum: iso(product.ingangsdatum),
        einddatum: product.einddatum.map(iso),
        omvang: product.omvang.as_ref().map(|omvang| omvang_text(omvang, selection.lang)),
        grens: match verbruik.grens {
            Grens::Volume => "volume",
            Grens::Budget => "budget",
            Grens::Geen => "geen",
        },
        eenheid: eenheid_name(verbruik.eenheid),
        toegestaan: verbruik.toegestaan,
        gebruikt: verbruik.gebruikt,
        onbeantwoord: verbruik.onbeantwoord,
        resterend: verbruik.resterend(),
        niet_te_vergelijken: verbruik.niet_te_vergelijken,
        nu_verwacht: verbruik.nu_verwacht.map(fraction_text),
        tempo: verbruik.tempo.map(|tempo| TempoRow {
            van: iso(tempo.van),
            tot: iso(tempo.tot),
            per_week: fraction_text(tempo.per_week),
        }),
        afloop: match verbruik.afloop {
            Afloop::GeenGrens => AfloopRow::GeenGrens,
            Afloop::GeenTempo => AfloopRow::GeenTempo,
            Afloop::Overschreden { te_veel } => AfloopRow::Overschreden { te_veel },
            Afloop::Op { dag, dagen_voor_einde } => AfloopRow::Op { dag: iso(dag), dagen_voor_einde },
            Afloop::Rest { over, .. } => AfloopRow::Rest { over: fraction_text(over) },
        },
        uitleg: uitleg(versie, &verbruik, hoeveel, today, selection.lang),
        perioden: verbruik
            .perioden
            .iter()
            .map(|verbruik| PeriodeRow {
                begindatum: iso(verbruik.periode.begindatum),
                einddatum: iso(verbruik.periode.einddatum),
                toegestaan: verbruik.toegestaan,
                gebruikt: verbruik.gebruikt,
            })
            .collect(),
        is_voorbij: product.einddatum.is_some_and(|einde| einde < today),
        verbruik,
        hoeveel,
    }
}
