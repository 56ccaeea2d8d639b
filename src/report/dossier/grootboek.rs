//! The ledger: what was declared and what became of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Selection;
use super::listed::Listed;
use crate::dossier::{Bedragen, GrootboekRegel, Store, StoreError};
use crate::finding::Lang;
use crate::report::words::{amount, word};
use crate::values::{AgbCode, Domain, Gemeente, Month};

/// By what a row of the ledger adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Per {
    /// The month that the declarations declare.
    Declaratiemaand,
    /// The month of the care.
    Productmaand,
    /// All months of a municipality, law and provider.
    Gemeente,
    /// Everything.
    Totaal,
}

/// A row of the ledger; all amounts are in eurocents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GrootboekRow {
    /// By what it adds up.
    pub per: Per,
    /// The law; absent in the total.
    pub domain: Option<Domain>,
    /// The municipality; absent in the total.
    pub gemeente: Option<String>,
    /// The provider; absent in the total.
    pub aanbieder: Option<String>,
    /// The month, `JJJJ-MM`; absent in totals.
    pub maand: Option<String>,
    /// The number of lines, credits among them.
    pub regels: u64,
    /// Submitted: debits less credits.
    pub ingediend: i64,
    /// Debits that were accepted.
    pub toegekend: i64,
    /// Accepted credits, as a positive amount.
    pub gecrediteerd: i64,
    /// Rejected, alone or with the whole declaration: debits less credits.
    pub afgewezen: i64,
    /// Not answered yet: debits less credits.
    pub open: i64,
    /// What is received: accepted debits less accepted credits.
    pub ontvangen: i64,
}

/// The amounts per municipality, law and provider: by month of declaration, by month of the care, and in all.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn grootboek(store: &dyn Store, selection: &Selection) -> Result<Vec<GrootboekRow>, StoreError> {
    Ok(ledger(&store.grootboek(selection.bsn.as_ref())?))
}

/// The same, of lines that were read.
#[must_use]
pub fn ledger(regels: &[GrootboekRegel]) -> Vec<GrootboekRow> {
    let mut parties: BTreeMap<_, Vec<&GrootboekRegel>> = BTreeMap::new();
    let mut total = Bedragen::default();
    for regel in regels {
        let name = (regel.gemeente.name().to_owned(), regel.domain.prefix(), regel.aanbieder.to_string());
        parties.entry(name).or_default().push(regel);
        total += regel.bedragen;
    }
    let mut rows = Vec::new();
    for regels in parties.values() {
        let Some(first) = regels.first() else { continue };
        let party = Some((first.domain, first.gemeente, first.aanbieder));
        let mut add = |per, months: BTreeMap<Month, Bedragen>| {
            rows.extend(months.into_iter().map(|(month, bedragen)| row(per, party, Some(month), bedragen)));
        };
        add(Per::Declaratiemaand, by(regels, |regel| regel.maand));
        add(Per::Productmaand, by(regels, |regel| regel.productmaand));
        let sum = by(regels, |_| ()).remove(&()).unwrap_or_default();
        rows.push(row(Per::Gemeente, party, None, sum));
    }
    if !rows.is_empty() {
        rows.push(row(Per::Totaal, None, None, total));
    }
    rows
}

fn by<K: Ord>(regels: &[&GrootboekRegel], key: impl Fn(&GrootboekRegel) -> K) -> BTreeMap<K, Bedragen> {
    let mut sums: BTreeMap<K, Bedragen> = BTreeMap::new();
    for regel in regels {
        *sums.entry(key(regel)).or_default() += regel.bedragen;
    }
    sums
}

fn row(
    per: Per,
    party: Option<(Domain, Gemeente, AgbCode)>,
    month: Option<Month>,
    bedragen: Bedragen,
) -> GrootboekRow {
    GrootboekRow {
        per,
        domain: party.map(|(domain, ..)| domain),
        gemeente: party.map(|(_, gemeente, _)| gemeente.name().to_owned()),
        aanbieder: party.map(|(.., aanbieder)| aanbieder.to_string()),
        maand: month.map(|month| month.to_string()),
        regels: bedragen.regels,
        ingediend: bedragen.ingediend,
        toegekend: bedragen.toegekend,
        gecrediteerd: bedragen.gecrediteerd,
        afgewezen: bedragen.afgewezen,
        open: bedragen.open,
        ontvangen: bedragen.ontvangen(),
    }
}

impl GrootboekRow {
    /// Whose months they are.
    fn party(&self) -> (Option<Domain>, Option<&str>, Option<&str>) {
        (self.domain, self.gemeente.as_deref(), self.aanbieder.as_deref())
    }

    /// Whether another row has the same amounts for the same month.
    fn says_what(&self, other: &Self) -> bool {
        *self == Self { per: self.per, ..other.clone() }
    }
}

impl Listed for GrootboekRow {
    const AMOUNTS: &'static [usize] = &[1, 2, 3, 4, 5, 6];

    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec![
                "bedragen in euro",
                "ingediend",
                "toegekend",
                "gecrediteerd",
                "afgewezen",
                "open",
                "ontvangen",
            ],
            Lang::En => {
                vec!["amounts in euro", "submitted", "accepted", "credited", "rejected", "open", "received"]
            }
        }
    }

    /// The months of the care are left out of a party of which all care was declared for its own month, and the sum of
    /// one month as well.
    fn shown(rows: &[Self]) -> Vec<&Self> {
        let parties = rows.chunk_by(|one, other| one.party() == other.party());
        let shown = parties.flat_map(|rows| {
            let of = |per| rows.iter().filter(move |row| row.per == per);
            let is_same = of(Per::Declaratiemaand).count() == of(Per::Productmaand).count()
                && of(Per::Declaratiemaand)
                    .zip(of(Per::Productmaand))
                    .all(|(one, other)| one.says_what(other));
            let is_one = of(Per::Declaratiemaand).count() == 1;
            rows.iter().filter(move |row| match row.per {
                Per::Productmaand => !is_same,
                Per::Gemeente => !(is_same && is_one),
                Per::Declaratiemaand | Per::Totaal => true,
            })
        });
        shown.collect()
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let who = match (&self.gemeente, self.domain) {
            (Some(gemeente), Some(domain)) => format!("{gemeente} ({})", domain.law()),
            _ => word(lang, "alles samen", "all together").to_owned(),
        };
        let month = self.maand.as_deref().unwrap_or_default();
        let what = match self.per {
            Per::Declaratiemaand => format!("{} {month}", word(lang, "declaratie", "declared")),
            Per::Productmaand => format!("{} {month}", word(lang, "zorg van", "care of")),
            Per::Gemeente | Per::Totaal => word(lang, "totaal", "total").to_owned(),
        };
        let mut cells = vec![format!("{who}\n{what}")];
        let amounts =
            [self.ingediend, self.toegekend, self.gecrediteerd, self.afgewezen, self.open, self.ontvangen];
        cells.extend(amounts.map(|cents| amount(cents, lang)));
        cells
    }

    fn nothing(lang: Lang) -> &'static str {
        word(lang, "Er is nog niets gedeclareerd", "Nothing was declared yet")
    }
}
