//! How a declared line came about and how it stands: `ibericht explain --line`.
//!
//! What the dossier knows of the line, with the arithmetic that was kept when it was made.

mod chain;
mod text;

pub use chain::{Related, Relation};
pub use text::text;

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::dossier::{
    GedeclareerdePrestatie, IngediendeDeclaratie, PrestatieStatus, Stand, Store, StoreError,
    ToewijzingVersie, staande,
};
use crate::finding::{Skipped, Text};
use crate::messages::Kind;
use crate::report::expected::meaning;
use crate::report::{DeclaredLine, ExpectedReason, gemeente_name};
use crate::rules::omvang_text;
use crate::values::{Bedrag, Domain, RetourCode, Simple, nearest};

/// The most suggestions for a reference that is not known.
const MOST_SUGGESTIONS: usize = 5;

/// All that is known of a declared line. BSNs are masked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LineSheet {
    /// Its reference.
    pub reference: String,
    /// The law.
    pub domain: Domain,
    /// AGB code of the provider.
    pub provider: String,
    /// Code of the municipality.
    pub gemeente: String,
    /// Name of the municipality.
    pub gemeente_name: String,
    /// The client, masked.
    pub client: String,
    /// The message that it stands in; absent when the dossier no longer has it.
    pub message: Option<MessageFacts>,
    /// The declaration that it is part of.
    pub declaration: DeclarationFacts,
    /// The line as it was declared.
    pub line: LineFacts,
    /// How it stands.
    pub status: PrestatieStatus,
    /// The codes with which it was rejected.
    pub codes: Vec<CodeFacts>,
    /// What was expected when it was sent; absent when nobody looked.
    pub expected: Option<ExpectedFacts>,
    /// How volume and amount came about; absent for a line that was not made by this program.
    pub derivation: Option<Vec<Text>>,
    /// The lines that it credits or replaces, and those that credit or replace it.
    pub chain: Vec<Related>,
    /// Its allocation as it is now; absent when the dossier has none.
    pub allocation: Option<AllocationFacts>,
}

/// The message that a line stands in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MessageFacts {
    /// Its name, such as `WMO323`.
    pub name: String,
    /// Its `Identificatie`.
    pub id: String,
    /// Its date, `JJJJ-MM-DD`.
    pub date: String,
    /// Whether this program made it, and did not read it.
    pub made: bool,
    /// `Identificatie` of the answer to it; absent when there is none yet.
    pub answer: Option<String>,
}

/// The declaration that a line is part of.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DeclarationFacts {
    /// Its `DeclaratieNummer`.
    pub number: String,
    /// The month that it declares, `JJJJ-MM`; absent when the dossier has only the line.
    pub month: Option<String>,
    /// What was submitted, in eurocents.
    pub submitted: Option<i64>,
    /// What was granted, in eurocents; absent without an answer.
    pub granted: Option<i64>,
    /// How it stands.
    pub stand: Option<Stand>,
}

/// A line as it was declared.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LineFacts {
    /// Number of the allocation.
    pub allocation: u32,
    /// Category of the product.
    pub category: String,
    /// Product code.
    pub product: String,
    /// First day, `JJJJ-MM-DD`.
    pub from: String,
    /// Last day, `JJJJ-MM-DD`.
    pub to: String,
    /// Volume in the unit.
    pub volume: u32,
    /// The unit in words.
    pub unit: String,
    /// Price of one unit in eurocents; absent for euros.
    pub tariff: Option<u32>,
    /// Amount in eurocents, credit negative.
    pub cents: i64,
}

/// A retourcode.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeFacts {
    /// The code.
    pub code: String,
    /// Its meaning, as the standard words it in Dutch.
    pub meaning: String,
}

/// The answer that was expected to a line.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExpectedFacts {
    /// The codes; empty when it should be accepted.
    pub codes: Vec<CodeFacts>,
    /// Why.
    pub reasons: Vec<ExpectedReason>,
    /// What could not be checked.
    pub not_checked: Vec<Skipped>,
}

/// An allocation, and what of it is used up now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AllocationFacts {
    /// First day, `JJJJ-MM-DD`.
    pub from: String,
    /// Last day, `JJJJ-MM-DD`; absent when it is open.
    pub to: Option<String>,
    /// What it gives, such as `24 minuten per week`; absent without a volume.
    pub volume: Option<Text>,
    /// Its budget in eurocents.
    pub budget: Option<i64>,
    /// The lines that use it up, this one included when it does.
    pub used: Vec<UsedFacts>,
}

/// A line that uses up an allocation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UsedFacts {
    /// Its reference.
    pub reference: String,
    /// First day, `JJJJ-MM-DD`.
    pub from: String,
    /// Last day, `JJJJ-MM-DD`.
    pub to: String,
    /// Volume in the unit.
    pub volume: u32,
    /// The unit in words.
    pub unit: String,
    /// Amount in eurocents.
    pub cents: i64,
}

/// Every line with a reference, in any case: more than one when several laws or providers have it, or when a line that
/// lapsed was sent anew under its own number.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn line(reference: &str, store: &dyn Store) -> Result<Vec<LineSheet>, StoreError> {
    let wanted = reference.trim();
    let mut sheets = Vec::new();
    for (domain, aanbieder, known) in store.referenties()? {
        if known.as_str().eq_ignore_ascii_case(wanted) {
            for regel in store.prestaties_met(domain, &aanbieder, &known)? {
                sheets.push(sheet(&regel, store)?);
            }
        }
    }
    Ok(sheets)
}

/// Known references that look like one that is not, best first.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn near_lines(reference: &str, store: &dyn Store) -> Result<Vec<String>, StoreError> {
    let known = store.referenties()?;
    let near = nearest(reference.trim(), known.into_iter(), |(_, _, known)| known.as_str());
    // Both laws and other providers may have the same one.
    let mut told = HashSet::new();
    let near = near.into_iter().map(|(_, _, known)| known.to_string());
    Ok(near.filter(|known| told.insert(known.clone())).take(MOST_SUGGESTIONS).collect())
}

fn sheet(regel: &GedeclareerdePrestatie, store: &dyn Store) -> Result<LineSheet, StoreError> {
    let known = store.prestaties(regel.domain, &regel.bsn)?;
    let kept = kept(regel, store)?;
    let expected = regel.verwacht.as_ref().map(|verwacht| {
        let line = kept.as_ref().and_then(|line| line.expected.clone()).unwrap_or_default();
        ExpectedFacts {
            codes: codes(verwacht, regel.domain),
            reasons: line.reasons,
            not_checked: line.not_checked,
        }
    });
    Ok(LineSheet {
        reference: regel.prestatie.product_referentie.referentie_nummer.to_string(),
        domain: regel.domain,
        provider: regel.aanbieder.to_string(),
        gemeente: regel.gemeente.as_str().to_owned(),
        gemeente_name: gemeente_name(regel.gemeente.as_str()),
        client: regel.bsn.to_string(),
        message: message(regel, store)?,
        declaration: declaration(regel, store)?,
        line: facts(regel),
        status: regel.status,
        codes: codes(&regel.retourcodes, regel.domain),
        expected,
        derivation: kept.map(|line| line.derivation),
        chain: chain::of(regel, &known, store)?,
        allocation: allocation(regel, &known, store)?,
    })
}

/// The line as it was kept when it was made; none for a line that was read.
///
/// A message of another program may use a reference of ours, so the dossier must have the message as made here.
fn kept(regel: &GedeclareerdePrestatie, store: &dyn Store) -> Result<Option<DeclaredLine>, StoreError> {
    if !store.bericht(&regel.bericht)?.is_some_and(|bericht| bericht.outgoing) {
        return Ok(None);
    }
    let all = store.herleidingen(&regel.prestatie.product_referentie.referentie_nummer)?;
    let own = all.into_iter().find(|kept| (kept.domain, kept.aanbieder) == (regel.domain, regel.aanbieder));
    let Some(own) = own else { return Ok(None) };
    let line = serde_json::from_str(&own.regel);
    // Not the line itself: that is long, and about a client.
    let which = || format!("herleiding {}", own.referentie);
    line.map(Some).map_err(|_| StoreError::Corrupt { column: "regel", value: which() })
}

fn message(regel: &GedeclareerdePrestatie, store: &dyn Store) -> Result<Option<MessageFacts>, StoreError> {
    let Some(bericht) = store.bericht(&regel.bericht)? else { return Ok(None) };
    let answer = match &bericht.antwoord {
        None => None,
        Some(hash) => store.bericht(hash)?.map(|answer| answer.header.identificatie.to_string()),
    };
    Ok(Some(MessageFacts {
        name: Kind::Declaratie.message(regel.domain).name(),
        id: bericht.header.identificatie.to_string(),
        date: bericht.header.dagtekening.text().into_owned(),
        made: bericht.outgoing,
        answer,
    }))
}

fn declaration(regel: &GedeclareerdePrestatie, store: &dyn Store) -> Result<DeclarationFacts, StoreError> {
    let known = store.declaraties_met(regel.domain, &regel.aanbieder, &regel.declaratie_nummer)?;
    let own: Option<IngediendeDeclaratie> =
        known.into_iter().find(|declaratie| declaratie.herkomst.bericht == regel.bericht);
    Ok(DeclarationFacts {
        number: regel.declaratie_nummer.to_string(),
        month: own.as_ref().map(|own| own.maand.to_string()),
        submitted: own.as_ref().map(|own| own.ingediend),
        granted: own.as_ref().and_then(|own| own.toegekend),
        stand: own.as_ref().map(|own| own.herkomst.stand),
    })
}

fn facts(regel: &GedeclareerdePrestatie) -> LineFacts {
    let prestatie = &regel.prestatie;
    LineFacts {
        allocation: prestatie.toewijzing_nummer.get(),
        category: prestatie.product_categorie.to_string(),
        product: prestatie.product_code.to_string(),
        from: prestatie.product_periode.begindatum.text().into_owned(),
        to: prestatie.product_periode.einddatum.text().into_owned(),
        volume: prestatie.geleverd_volume.get(),
        unit: prestatie.eenheid.geteld(),
        tariff: prestatie.product_tarief.map(Bedrag::get),
        cents: prestatie.ingediend_bedrag.cents(),
    }
}

fn codes(codes: &[RetourCode], domain: Domain) -> Vec<CodeFacts> {
    let facts = |code: &RetourCode| CodeFacts {
        code: code.code().to_owned(),
        meaning: meaning(code.code(), domain).to_owned(),
    };
    codes.iter().map(facts).collect()
}

fn allocation(
    regel: &GedeclareerdePrestatie,
    known: &[GedeclareerdePrestatie],
    store: &dyn Store,
) -> Result<Option<AllocationFacts>, StoreError> {
    let nummer = regel.prestatie.toewijzing_nummer;
    let of = |versie: &&ToewijzingVersie| {
        versie.product.toewijzing_nummer == nummer
            && (versie.gemeente, versie.aanbieder) == (regel.gemeente, regel.aanbieder)
    };
    let versies = store.toewijzingen(regel.domain, &regel.bsn)?;
    let Some(versie) = versies.iter().find(of) else { return Ok(None) };
    let is_on_it = |other: &&GedeclareerdePrestatie| {
        other.prestatie.toewijzing_nummer == nummer && is_between_the_same(regel, other)
    };
    let used = staande(known).into_iter().filter(is_on_it).map(|other| {
        let facts = facts(other);
        UsedFacts {
            reference: other.prestatie.product_referentie.referentie_nummer.to_string(),
            from: facts.from,
            to: facts.to,
            volume: facts.volume,
            unit: facts.unit,
            cents: facts.cents,
        }
    });
    let product = &versie.product;
    let volume = product.omvang.as_ref().map(omvang_text);
    Ok(Some(AllocationFacts {
        from: product.ingangsdatum.text().into_owned(),
        to: product.einddatum.map(|einde| einde.text().into_owned()),
        volume,
        budget: product.budget.map(|budget| i64::from(budget.get())),
        used: used.collect(),
    }))
}

/// Whether two lines are between the same municipality and provider.
fn is_between_the_same(one: &GedeclareerdePrestatie, other: &GedeclareerdePrestatie) -> bool {
    (one.gemeente, one.aanbieder) == (other.gemeente, other.aanbieder)
}
