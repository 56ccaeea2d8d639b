//! What became of a line: which one it credits or replaces, and which one credits or replaces it.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::is_between_the_same;
use crate::dossier::{GedeclareerdePrestatie, Hash, PrestatieStatus, Store, StoreError};
use crate::finding::Text;
use crate::values::{Datum, DebetCredit, Simple};

/// What another line is to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The line credits it.
    Credits,
    /// It was declared before for the same allocation, product and period.
    Replaces,
    /// It credits the line.
    CreditedBy,
    /// It was declared afterwards for the same allocation, product and period.
    ReplacedBy,
}

impl Relation {
    /// The words for it.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Credits => Text::fixed("crediteert", "credits"),
            Self::Replaces => Text::fixed(
                "komt na, over dezelfde zorg en periode",
                "comes after, for the same care and period",
            ),
            Self::CreditedBy => Text::fixed("gecrediteerd door", "credited by"),
            Self::ReplacedBy => Text::fixed(
                "daarna over dezelfde zorg en periode gedeclareerd",
                "declared afterwards for the same care and period",
            ),
        }
    }
}

/// Another line in the chain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Related {
    /// What it is to the line.
    pub relation: Relation,
    /// Its reference.
    pub reference: String,
    /// The number of its declaration.
    pub declaration: String,
    /// First day, `JJJJ-MM-DD`.
    pub from: String,
    /// Last day, `JJJJ-MM-DD`.
    pub to: String,
    /// Volume in its unit.
    pub volume: u32,
    /// Amount in eurocents, credit negative.
    pub cents: i64,
    /// How it stands.
    pub status: PrestatieStatus,
}

/// The chain of a line among the lines of its client, the oldest first.
pub(super) fn of(
    regel: &GedeclareerdePrestatie,
    known: &[GedeclareerdePrestatie],
    store: &dyn Store,
) -> Result<Vec<Related>, StoreError> {
    let mut others = Vec::new();
    let mut dates = Dates { store, known: HashMap::new() };
    let own = dates.place(regel)?;
    for other in known.iter().filter(|other| is_between_the_same(regel, other)) {
        let place = dates.place(other)?;
        if place != own
            && let Some(relation) = relation(regel, other, place < own)
        {
            others.push((place, related(relation, other)));
        }
    }
    others.sort_by(|(a, one), (b, other)| (one.relation, a).cmp(&(other.relation, b)));
    Ok(others.into_iter().map(|(_, related)| related).collect())
}

/// What another line is to a line; none when they have nothing to do with each other.
fn relation(
    regel: &GedeclareerdePrestatie,
    other: &GedeclareerdePrestatie,
    is_before: bool,
) -> Option<Relation> {
    let refers = |one: &GedeclareerdePrestatie, to: &GedeclareerdePrestatie| {
        one.prestatie.product_referentie.vorig_referentie_nummer.as_ref()
            == Some(&to.prestatie.product_referentie.referentie_nummer)
    };
    if refers(regel, other) {
        return Some(Relation::Credits);
    }
    if refers(other, regel) {
        return Some(Relation::CreditedBy);
    }
    let about = |one: &GedeclareerdePrestatie| {
        let line = &one.prestatie;
        let product = (line.product_categorie, line.product_code.clone());
        (line.toewijzing_nummer, product, line.product_periode.begindatum, line.product_periode.einddatum)
    };
    let is_debit = other.prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET;
    let is_credit = regel.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT;
    if !is_debit || about(regel) != about(other) {
        return None;
    }
    match (is_before, is_credit) {
        (true, true) => None,
        (true, false) => Some(Relation::Replaces),
        (false, _) => Some(Relation::ReplacedBy),
    }
}

fn related(relation: Relation, other: &GedeclareerdePrestatie) -> Related {
    let line = &other.prestatie;
    Related {
        relation,
        reference: line.product_referentie.referentie_nummer.to_string(),
        declaration: other.declaratie_nummer.to_string(),
        from: line.product_periode.begindatum.text().into_owned(),
        to: line.product_periode.einddatum.text().into_owned(),
        volume: line.geleverd_volume.get(),
        cents: line.ingediend_bedrag.cents(),
        status: other.status,
    }
}

/// The order in which lines were declared.
struct Dates<'s> {
    store: &'s dyn Store,
    known: HashMap<Hash, Option<Datum>>,
}

/// The date of the message, the declaration, the reference and the message itself.
type Place = (Option<Datum>, String, String, Hash);

impl Dates<'_> {
    fn place(&mut self, regel: &GedeclareerdePrestatie) -> Result<Place, StoreError> {
        let date = if let Some(date) = self.known.get(&regel.bericht) {
            *date
        } else {
            let date = self.store.bericht(&regel.bericht)?.map(|bericht| bericht.header.dagtekening);
            self.known.insert(regel.bericht.clone(), date);
            date
        };
        let referentie = regel.prestatie.product_referentie.referentie_nummer.to_string();
        Ok((date, regel.declaratie_nummer.to_string(), referentie, regel.bericht.clone()))
    }
}
