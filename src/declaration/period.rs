//! In which product period care is declared, and what the contract lets be declared over a broken month.

use super::derivation::PeriodBy;
use super::item::LineKey;
use super::rule::{Refusal, Ruling};
use super::run::Run;
use crate::dossier::{GedeclareerdePrestatie, Ruimte, ToewijzingVersie};
use crate::finding::{Severity, Text};
use crate::messages::GeslotenPeriode;
use crate::productbook::{BrokenMonth, Moment, Product};
use crate::values::{Bsn, Datum, Frequentie, Month, Nummer, date_nl};

/// The product period of an allocation in a month (TR387, TR388).
pub(super) fn product_period(month: Month, versie: &ToewijzingVersie) -> GeslotenPeriode {
    GeslotenPeriode {
        begindatum: versie.product.ingangsdatum.max(month.first()),
        einddatum: versie.product.einddatum.map_or(month.last(), |end| end.min(month.last())),
    }
}

/// What decides in which product period care is declared. An agreement on the moment is for output alone (OP264).
pub(super) fn period_by(product: &Product, versie: &ToewijzingVersie) -> PeriodBy {
    if product.eenheid.is_output() && product.agreements.moment == Moment::End {
        PeriodBy::End
    } else if Ruimte::of(versie).is_some_and(|ruimte| ruimte.is_per_zondag()) {
        PeriodBy::Sunday
    } else {
        PeriodBy::Delivery
    }
}

/// The day that decides in which product period, and so by which tariff, care of a day is declared.
pub(super) fn peildag(product: &Product, versie: &ToewijzingVersie, datum: Datum) -> Datum {
    match period_by(product, versie) {
        PeriodBy::Delivery => datum,
        PeriodBy::Sunday => Ruimte::of(versie).map_or(datum, |ruimte| ruimte.peildag(datum)),
        PeriodBy::End => versie.product.einddatum.unwrap_or(datum),
    }
}

/// What is agreed on about a product period that is not a whole month (IV078).
///
/// That is for output per month, declared month by month. When both the first and the last month of an allocation are
/// one and the same, the agreement that lets the least be declared holds.
pub(super) fn agreed(product: &Product, versie: &ToewijzingVersie, periode: &GeslotenPeriode) -> BrokenMonth {
    let is_monthly =
        versie.product.omvang.as_ref().is_some_and(|omvang| omvang.frequentie == Frequentie::MAAND);
    if !is_monthly || !product.eenheid.is_output() || period_by(product, versie) != PeriodBy::Delivery {
        return BrokenMonth::Full;
    }
    let month = Month::of(periode.begindatum);
    let agreements = [
        (periode.begindatum > month.first(), product.agreements.first_broken_month),
        (periode.einddatum < month.last(), product.agreements.last_broken_month),
    ];
    let holds = |which| agreements.contains(&(true, which));
    [BrokenMonth::None, BrokenMonth::ProRata].into_iter().find(|which| holds(*which)).unwrap_or_default()
}

impl Run<'_> {
    /// The day that decides for a row; the day itself when no single allocation fits it.
    pub fn peildag(&self, bsn: Bsn, product: &Product, datum: Datum, nummer: Option<Nummer>) -> Datum {
        if !product.eenheid.is_output() {
            return datum;
        }
        self.allocation(bsn, product, datum, nummer).map_or(datum, |versie| peildag(product, versie, datum))
    }

    /// The month in whose declaration a row belongs that is in no line.
    pub fn month_of(&self, bsn: Option<Bsn>, code: Option<&str>, datum: Option<Datum>) -> Option<Month> {
        let product = code.and_then(|code| self.book.product(code));
        let day = match (bsn, product) {
            (Some(bsn), Some(product)) => self.peildag(bsn, product, datum?, None),
            _ => datum?,
        };
        Some(Month::of(day))
    }
}

impl Run<'_> {
    /// Whether a trajectory was not declared in another period already, when its allocation ended on another day.
    pub fn once(&self, key: &LineKey, product: &Product, versie: &ToewijzingVersie) -> Result<(), Refusal> {
        if period_by(product, versie) != PeriodBy::End {
            return Ok(());
        }
        let is_other = |line: &&GedeclareerdePrestatie| {
            (line.gemeente, line.prestatie.toewijzing_nummer, &line.prestatie.product_code)
                == (key.gemeente, key.nummer, &key.product)
                && !self.input.month.contains(line.prestatie.product_periode.begindatum)
                && !self.made(key).any(|made| made.replaces(line))
        };
        let Some(line) = self.file(key.domain, key.bsn).declared.iter().find(is_other) else {
            return Ok(());
        };
        let (bsn, code) = (key.bsn, &key.product);
        let (number, reference) =
            (&line.declaratie_nummer, &line.prestatie.product_referentie.referentie_nummer);
        let until = line.prestatie.product_periode.einddatum;
        let until_nl = date_nl(until);
        Err(Refusal::new(
            Ruling::own("declaratie-correctie", Severity::Error),
            "productcode",
            Text::new(
                format!(
                    "{bsn} {code}: dit traject is al gedeclareerd in {number} (regel {reference}), in de periode t/m {until_nl}"
                ),
                format!(
                    "{bsn} {code}: this trajectory was declared before in {number} (line {reference}), in the period to {until}"
                ),
            ),
            Text::new(
                "Het einde van de toewijzing is verschoven: crediteer eerst de oude regel; een traject wordt één keer gedeclareerd (OP264)",
                "The end of the allocation has moved: credit the old line first; a trajectory is declared once (OP264)",
            ),
        ))
    }
}

/// Whether what is declared at the end of an allocation has an end (OP264).
pub(super) fn has_end(product: &Product, versie: &ToewijzingVersie) -> Result<(), Refusal> {
    if period_by(product, versie) != PeriodBy::End || versie.product.einddatum.is_some() {
        return Ok(());
    }
    let (code, nummer) = (&product.code, versie.product.toewijzing_nummer);
    Err(Refusal::new(
        Ruling::own("declaratie-einde", Severity::Error),
        "productcode",
        Text::new(
            format!(
                "{code} wordt aan het einde van de toewijzing gedeclareerd, en toewijzing {nummer} heeft geen einddatum"
            ),
            format!(
                "{code} is declared at the end of the allocation, and allocation {nummer} has no last day"
            ),
        ),
        Text::new(
            "Vraag de gemeente om een toewijzing met einddatum; declareer het traject als die voorbij is",
            "Ask the municipality for an allocation with a last day; declare the trajectory when that has passed",
        ),
    ))
}
