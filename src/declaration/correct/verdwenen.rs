//! Declared lines of which no registration is left, and lines that stand beside a newer one.

use std::collections::{BTreeMap, BTreeSet};

use super::Correcting;
use crate::declaration::item::LineKey;
use crate::declaration::{Aanleiding, Computation, Derivation, Line, NotDeclared, PeriodBy};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, Store, StoreError, staande};
use crate::finding::{Finding, Level, Severity, Text};
use crate::productbook::{Book, Books};
use crate::values::{
    AgbCode, Bedrag, Bsn, Domain, Fraction, Gemeente, Month, ProductCode, ReferentieNummer, Volume, euro_en,
    euro_nl,
};

/// What of earlier declarations has no place in the registrations.
#[derive(Debug, Clone, Default)]
pub struct Verdwenen {
    /// The lines that give back what should be given back.
    pub lines: Vec<Line>,
    /// The accepted lines of those that are given back because a newer one stands beside them.
    pub dubbel: BTreeSet<ReferentieNummer>,
    /// Accepted lines without registrations that are left as they are.
    pub gebleven: Vec<GedeclareerdePrestatie>,
    /// What must be told of lines without registrations.
    pub findings: Vec<Finding>,
}

/// Looks for declared lines that the registrations of these months say nothing about.
///
/// Only in a month, law and municipality of which there is counted care: a table of one municipality says nothing about
/// another. Nothing is given back while a row that may be about the line could not be used, or a table not read.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn verdwenen(
    what: &Correcting<'_>,
    store: &dyn Store,
    books: &Books,
    computations: &[Computation],
) -> Result<Verdwenen, StoreError> {
    let months: BTreeMap<Month, &Computation> = computations.iter().map(|one| (one.month, one)).collect();
    let mut active: BTreeSet<(Domain, Gemeente, Month)> = BTreeSet::new();
    for one in computations {
        active.extend(one.keys.iter().map(|key| (key.domain, key.gemeente, one.month)));
    }
    // An error in the form of a table leaves the whole of it unread; one in its content only a row.
    let of_form = |finding: &Finding| finding.is_error() && finding.level == Level::Schema;
    let unread = what.registraties.findings.iter().any(of_form);
    let complete = what.complete && !unread;
    let mut found = Verdwenen::default();
    if active.is_empty() {
        return Ok(found);
    }
    let mut refused: BTreeMap<Month, RefusedRows<'_>> = BTreeMap::new();
    let mut clients = BTreeSet::new();
    for month in months.keys() {
        clients.extend(store.clients_met_prestaties(&what.aanbieder, *month)?);
    }
    let mut clients = Vec::from_iter(clients);
    clients.sort_by_key(|(domain, bsn)| (domain.prefix(), *bsn));
    for (domain, bsn) in clients {
        let standing = standing(store, domain, &bsn, what.aanbieder)?;
        for (index, line) in standing.iter().enumerate() {
            let month = Month::of(line.prestatie.product_periode.begindatum);
            let Some(computation) = months.get(&month) else { continue };
            if !active.contains(&(domain, line.gemeente, month)) {
                continue;
            }
            if computation.keys.contains(&key(line)) {
                let newer = standing.iter().skip(index + 1).rfind(|newer| line.is_same_care(newer));
                let both = line.status == PrestatieStatus::Toegekend
                    && newer.is_some_and(|newer| newer.status == PrestatieStatus::Toegekend);
                if both {
                    found.dubbel.insert(line.prestatie.product_referentie.referentie_nummer.clone());
                    found.lines.extend(given_back(line, books));
                }
                continue;
            }
            let fate = if line.status != PrestatieStatus::Toegekend {
                Fate::Wait
            } else if !complete {
                Fate::Unread
            } else if refused
                .entry(month)
                .or_insert_with(|| RefusedRows::new(computation, books))
                .about(bsn, line.gemeente, &line.prestatie.product_code)
                .next()
                .is_some()
            {
                Fate::Refused
            } else if what.withdraw {
                found.lines.extend(given_back(line, books));
                continue;
            } else {
                Fate::Ask
            };
            found.findings.push(fate.finding(line));
            if line.status == PrestatieStatus::Toegekend {
                found.gebleven.push(line.clone());
            }
        }
    }
    Ok(found)
}

/// The lines of a client that stand, for one provider.
fn standing(
    store: &dyn Store,
    domain: Domain,
    bsn: &Bsn,
    aanbieder: AgbCode,
) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
    let mut lines = store.prestaties(domain, bsn)?;
    lines.retain(|line| line.aanbieder == aanbieder);
    Ok(staande(&lines).into_iter().cloned().collect())
}

fn key(line: &GedeclareerdePrestatie) -> LineKey {
    LineKey {
        domain: line.domain,
        gemeente: line.gemeente,
        bsn: line.bsn,
        nummer: line.prestatie.toewijzing_nummer,
        product: line.prestatie.product_code.clone(),
    }
}

/// The rows of a computation that were refused, by client: a correction asks for them line by line.
pub(super) struct RefusedRows<'b> {
    books: &'b Books,
    month: Month,
    /// Of which client is not known of those with none: they may be about any.
    rows: BTreeMap<Option<Bsn>, Vec<NotDeclared>>,
}

impl<'b> RefusedRows<'b> {
    pub fn new(computation: &Computation, books: &'b Books) -> Self {
        let month = computation.month;
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let within = |row: &&NotDeclared| row.maand.is_none_or(|maand| maand == month);
        for row in computation.not_declared.iter().filter(within) {
            if !NO_CARE.contains(&&*row.rule) {
                rows.entry(row.bsn).or_default().push(row.clone());
            }
        }
        Self { books, month, rows }
    }

    /// Those that may be about a client and a product of a municipality.
    pub fn about<'r>(
        &'r self,
        bsn: Bsn,
        gemeente: Gemeente,
        product: &'r ProductCode,
    ) -> impl Iterator<Item = &'r NotDeclared> {
        let book = self.books.nearest(gemeente, self.month.first());
        let related = move |code: &str| {
            // A group session may be individual care, and the other way round; what is in no book may be anything.
            let Some(book) = book else { return true };
            book.product(code).is_none_or(|other| {
                other.code == *product
                    || other.parent.as_ref() == Some(product)
                    || book.products.get(product).is_some_and(|own| own.parent.as_ref() == Some(&other.code))
            })
        };
        let rows = [None, Some(bsn)].into_iter().filter_map(|client| self.rows.get(&client)).flatten();
        rows.filter(move |row| {
            !says_no_care(book, &row.rule) && row.productcode.as_deref().is_none_or(related)
        })
    }
}

/// The rules under which a row is listed that is of another month, or comes to nothing.
const NO_CARE: [&str; 2] = ["declaratie-andere-maand", "declaratie-nul"];

/// Whether a row is listed under a rule because nothing was delivered that could be declared, and not because it is wrong.
fn says_no_care(book: Option<&Book>, rule: &str) -> bool {
    const KINDS: [&str; 5] =
        ["direct-contact", "excluded-activity", "indirect-only", "no-show", "time-basis"];
    KINDS.contains(&rule)
        || book.is_some_and(|book| {
            book.rules.iter().any(|known| known.id == rule && KINDS.contains(&&*known.kind))
        })
}

/// The line that gives an earlier one back and puts nothing in its place.
fn given_back(earlier: &GedeclareerdePrestatie, books: &Books) -> Option<Line> {
    let old = &earlier.prestatie;
    let book = books.nearest(earlier.gemeente, old.product_periode.begindatum);
    let product = book.and_then(|book| book.products.get(&old.product_code));
    Some(Line {
        domain: earlier.domain,
        gemeente: earlier.gemeente,
        bsn: earlier.bsn,
        toewijzing_nummer: old.toewijzing_nummer,
        categorie: old.product_categorie,
        product: old.product_code.clone(),
        naam: product.map(|product| product.name.clone()).unwrap_or_default(),
        periode: old.product_periode.clone(),
        volume: Volume::new(0)?,
        eenheid: old.eenheid,
        tarief: old.product_tarief,
        bedrag: Bedrag::new(0)?,
        derivation: Derivation {
            period_by: PeriodBy::Delivery,
            conversion: None,
            entries: Vec::new(),
            sum: Fraction::from_integer(0),
            rounding: None,
            volume: 0,
            tariff: None,
            amount: 0,
            ceilings: Vec::new(),
        },
        credit: Some(earlier.clone()),
        aanleiding: Aanleiding::Intrekking,
    })
}

/// What becomes of a line without registrations that is not given back.
#[derive(Clone, Copy)]
enum Fate {
    /// It is not answered yet.
    Wait,
    /// The registrations were not read completely.
    Unread,
    /// A row that may be about it was refused.
    Refused,
    /// Nobody asked to give it back.
    Ask,
}

impl Fate {
    fn finding(self, line: &GedeclareerdePrestatie) -> Finding {
        let old = &line.prestatie;
        let (bsn, code) = (line.bsn, &old.product_code);
        let month = Month::of(old.product_periode.begindatum);
        let reference = &old.product_referentie.referentie_nummer;
        let cents = old.ingediend_bedrag.cents();
        let (nl, en) = (euro_nl(cents), euro_en(cents));
        let status = line.status.title();
        let message = Text::new(
            format!(
                "{bsn} {code} over {month}: regel {reference} van {nl} ({}) heeft geen registraties meer",
                status.nl
            ),
            format!(
                "{bsn} {code} of {month}: line {reference} of {en} ({}) has no registrations left",
                status.en
            ),
        );
        let advice = match self {
            Self::Wait => Text::fixed(
                "Wacht op de 325; pas wat toegekend is, kan worden ingetrokken",
                "Wait for the 325; only what is accepted can be withdrawn",
            ),
            Self::Unread => Text::fixed(
                "Niet alle tabellen zijn gelezen, dus er is niets ingetrokken; herstel eerst wat daarover gemeld is",
                "Not all tables were read, so nothing was withdrawn; first mend what is told about that",
            ),
            Self::Refused => Text::fixed(
                "Een rij die erover kan gaan is geweigerd, dus de regel blijft staan; verbeter eerst die rij",
                "A row that may be about it was refused, so the line stands; first correct that row",
            ),
            Self::Ask => Text::fixed(
                "Er is niets gedaan; is de zorg niet geleverd, gebruik dan `ibericht correct --withdraw`",
                "Nothing was done; when the care was not delivered, use `ibericht correct --withdraw`",
            ),
        };
        Finding::new("declaratie-verdwenen", Level::Productbook, Severity::Warning, message, advice)
    }
}
