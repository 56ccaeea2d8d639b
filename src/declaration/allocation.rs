//! Which allocation a delivery belongs to: one, or a finding.

use super::item::LineKey;
use super::period::has_end;
use super::rule::{Refusal, Ruling, any_ruling, ruling};
use super::run::{About, Remark, Run};
use crate::dossier::ToewijzingVersie;
use crate::finding::{Severity, Text};
use crate::productbook::{Book, Product, Stage};
use crate::values::{Bsn, Datum, Gemeente, Nummer, ProductCode, date_nl};

/// How closely an allocation names a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// By its code.
    Specific,
    /// By its category.
    Aspecific,
    /// Not at all: any contracted product.
    Generic,
}

/// Whether an allocation is for a product of the book, however its code is written.
pub(super) fn fit(book: &Book, versie: &ToewijzingVersie, product: &Product) -> Option<Fit> {
    match &versie.product.product {
        None => Some(Fit::Generic),
        Some(allocated) if allocated.categorie != product.categorie => None,
        Some(allocated) => match &allocated.code {
            None => Some(Fit::Aspecific),
            Some(code) => {
                let allocated = book.product(code.as_str());
                allocated.is_some_and(|allocated| allocated.code == product.code).then_some(Fit::Specific)
            }
        },
    }
}

impl Run<'_> {
    /// The line that a delivery belongs to. Errors refuse it; what only needs a look is remarked.
    pub fn admit(
        &mut self,
        about: About<'_>,
        bsn: Bsn,
        product: &Product,
        datum: Datum,
        nummer: Option<Nummer>,
    ) -> Result<LineKey, Refusal> {
        let versie = self.allocation(bsn, product, datum, nummer)?;
        has_end(product, versie)?;
        let key = LineKey {
            domain: product.domain,
            gemeente: versie.gemeente,
            bsn,
            nummer: versie.product.toewijzing_nummer,
            product: product.code.clone(),
        };
        self.in_region(key.gemeente, product)?;
        self.carried(about, product, &key, datum)?;
        Ok(key)
    }

    /// The current allocation at this provider that fits client, product and day.
    pub fn allocation(
        &self,
        bsn: Bsn,
        product: &Product,
        datum: Datum,
        nummer: Option<Nummer>,
    ) -> Result<&ToewijzingVersie, Refusal> {
        let file = self.file(product.domain, bsn);
        let own = || file.toewijzingen.iter().filter(|versie| versie.aanbieder == self.input.aanbieder);
        let named = |versie: &&ToewijzingVersie| {
            nummer.is_none_or(|nummer| versie.product.toewijzing_nummer == nummer)
        };
        let fits = |versie: &&ToewijzingVersie| fit(self.book, versie, product).is_some();
        let mut found: Vec<&ToewijzingVersie> =
            own().filter(named).filter(fits).filter(|versie| versie.is_active_on(datum)).collect();
        // The product by code goes before its category, and that before any product (IV075).
        let closest = found.iter().filter_map(|versie| fit(self.book, versie, product)).min();
        found.retain(|versie| fit(self.book, versie, product) == closest);
        match found[..] {
            [versie] => Ok(versie),
            [] => Err(self.nothing_fits(bsn, product, datum, nummer)),
            _ => Err(several_fit(&found, bsn, product, datum)),
        }
    }

    /// Why no allocation fits: the nearest reason that can be given.
    fn nothing_fits(&self, bsn: Bsn, product: &Product, datum: Datum, nummer: Option<Nummer>) -> Refusal {
        let file = self.file(product.domain, bsn);
        let wanted = |versie: &&ToewijzingVersie| {
            fit(self.book, versie, product).is_some()
                && nummer.is_none_or(|nummer| versie.product.toewijzing_nummer == nummer)
        };
        let code = &product.code;
        let day = date_nl(datum);
        let column = if nummer.is_some() { "toewijzingnummer" } else { "bsn" };
        let own = |versie: &&ToewijzingVersie| versie.aanbieder == self.input.aanbieder;
        if let Some(near) = file.toewijzingen.iter().filter(own).find(wanted) {
            let term = term(near);
            return Refusal::new(
                any_ruling(self.book, "within-allocation", Stage::Declaration),
                "datum",
                Text::new(
                    format!(
                        "{day} valt buiten toewijzing {} van {bsn} voor {code} ({})",
                        near.product.toewijzing_nummer, term.nl
                    ),
                    format!(
                        "{day} is outside allocation {} of {bsn} for {code} ({})",
                        near.product.toewijzing_nummer, term.en
                    ),
                ),
                Text::new(
                    "Deze zorg is niet declarabel; vraag zo nodig een toewijzing voor deze dagen",
                    "This care is not declarable; request an allocation for these days if needed",
                ),
            );
        }
        let missing = |message: Text, advice: Text| {
            Refusal::new(Ruling::own("toewijzing-ontbreekt", Severity::Error), column, message, advice)
        };
        let request = || {
            Text::new(
                "Zorg is pas declarabel met een toewijzing: vraag haar aan of verwerk het 301-bericht",
                "Care is declarable only with an allocation: request it or process the 301 message",
            )
        };
        if let Some(removed) = file.removed.iter().filter(own).find(wanted) {
            let nummer = removed.product.toewijzing_nummer;
            return missing(
                Text::new(
                    format!(
                        "Toewijzing {nummer} van {bsn} voor {code} is verwijderd en telt als nooit verstuurd"
                    ),
                    format!("Allocation {nummer} of {bsn} for {code} was removed and counts as never sent"),
                ),
                request(),
            );
        }
        if let Some(nummer) = nummer
            && let Some(other) =
                file.toewijzingen.iter().filter(own).find(|versie| versie.product.toewijzing_nummer == nummer)
        {
            let allocated = other.product.product.as_ref().and_then(|product| product.code.as_ref());
            let allocated = allocated.map_or("?", ProductCode::as_str);
            return missing(
                Text::new(
                    format!("Toewijzing {nummer} van {bsn} is voor {allocated}, niet voor {code}"),
                    format!("Allocation {nummer} of {bsn} is for {allocated}, not for {code}"),
                ),
                Text::new(
                    "Verbeter `toewijzingnummer` of `productcode` (TR340)",
                    "Correct `toewijzingnummer` or `productcode` (TR340)",
                ),
            );
        }
        if file.toewijzingen.iter().any(|versie| wanted(&versie)) {
            return missing(
                Text::new(
                    format!("De toewijzing van {bsn} voor {code} is van een andere aanbieder"),
                    format!("The allocation of {bsn} for {code} is of another provider"),
                ),
                Text::new(
                    "Alleen de aanbieder van de toewijzing kan declareren (TR338)",
                    "Only the provider of the allocation can declare (TR338)",
                ),
            );
        }
        let which = nummer.map_or_else(String::new, |nummer| format!(" {nummer}"));
        missing(
            Text::new(
                format!("{bsn} heeft geen toewijzing{which} voor {code} op {day}"),
                format!("{bsn} has no allocation{which} for {code} on {day}"),
            ),
            request(),
        )
    }

    /// Why none of the book's rules hold for a delivery: its allocation is of another region.
    pub fn of_other_region(
        &self,
        bsn: Bsn,
        product: &Product,
        datum: Datum,
        nummer: Option<Nummer>,
    ) -> Option<Refusal> {
        let gemeente = self.allocation(bsn, product, datum, nummer).ok()?.gemeente;
        self.in_region(gemeente, product).err()
    }

    /// Whether the municipality is one of the book's region; no tariff of the book applies elsewhere.
    fn in_region(&self, gemeente: Gemeente, product: &Product) -> Result<(), Refusal> {
        if self.book.gemeenten.contains(&gemeente) {
            return Ok(());
        }
        let name = gemeente.name();
        let ruling = ruling(self.book, "region", &product.code, &[Stage::Declaration])
            .unwrap_or_else(|| any_ruling(self.book, "region", Stage::Declaration));
        Err(Refusal::new(
            ruling,
            "bsn",
            Text::new(
                format!("Gemeente {name} hoort niet bij de regio van productenboek `{}`", self.book.name),
                format!("Municipality {name} is not part of the region of product book `{}`", self.book.name),
            ),
            Text::new(
                "Tarieven en regels van dit boek gelden daar niet; declareer deze zorg met het boek van die regio",
                "Tariffs and rules of this book do not hold there; declare this care with the book of that region",
            ),
        ))
    }

    /// Whether a product that goes only together with others has one of them beside it on the day.
    fn carried(
        &mut self,
        about: About<'_>,
        product: &Product,
        key: &LineKey,
        datum: Datum,
    ) -> Result<(), Refusal> {
        if product.carriers.is_empty() {
            return Ok(());
        }
        let Some(ruling) = ruling(self.book, "carrier", &product.code, &[Stage::Declaration]) else {
            return Ok(());
        };
        let carriers = codes(&product.carriers);
        let best = |run: &Self, allowed: &[ProductCode], same_provider: bool| {
            run.file(key.domain, key.bsn)
                .toewijzingen
                .iter()
                .filter(|versie| versie.is_active_on(datum))
                .filter(|versie| !same_provider || versie.aanbieder == run.input.aanbieder)
                .filter_map(|versie| {
                    allowed
                        .iter()
                        .filter_map(|code| fit(run.book, versie, run.book.products.get(code)?))
                        .filter(|fit| *fit != Fit::Generic)
                        .min()
                })
                .min()
        };
        let message = match best(self, &product.carriers, true) {
            Some(Fit::Specific) => return Ok(()),
            Some(_) => (
                format!("alleen de categorie van {carriers} is toegewezen, niet het product"),
                format!("only the category of {carriers} is allocated, not the product"),
            ),
            None if !product.carrier_same_provider && best(self, &product.carriers, false).is_some() => (
                format!("{carriers} is toegewezen bij een andere aanbieder"),
                format!("{carriers} is allocated at another provider"),
            ),
            None if best(self, &product.tolerated_carriers, true).is_some() => {
                let tolerated = codes(&product.tolerated_carriers);
                (
                    format!("alleen {tolerated} is toegewezen; het boek is daar niet duidelijk over"),
                    format!("only {tolerated} is allocated; the book is not clear about that"),
                )
            }
            None if ruling.severity == Severity::Error => {
                let (code, day) = (&product.code, date_nl(datum));
                return Err(Refusal::new(
                    ruling,
                    "productcode",
                    Text::new(
                        format!(
                            "{code} gaat alleen samen met {carriers}, en dat is op {day} niet toegewezen"
                        ),
                        format!("{code} goes only together with {carriers}, which is not allocated on {day}"),
                    ),
                    Text::new(
                        "Declareer dit niet; vraag na welke toewijzing van de cliënt geldt",
                        "Do not declare this; ask which allocation of the client holds",
                    ),
                ));
            }
            None => (
                format!("geen toewijzing van {carriers} op deze dagen"),
                format!("no allocation of {carriers} on these days"),
            ),
        };
        let remark = Remark {
            bsn: key.bsn,
            product: product.code.clone(),
            ruling: ruling.with_severity(Severity::Warning),
            message,
        };
        self.remark(remark, about.place, datum);
        Ok(())
    }
}

fn several_fit(found: &[&ToewijzingVersie], bsn: Bsn, product: &Product, datum: Datum) -> Refusal {
    let numbers = found
        .iter()
        .map(|versie| format!("{} ({})", versie.product.toewijzing_nummer, versie.gemeente.name()))
        .collect::<Vec<_>>()
        .join(", ");
    let (code, day) = (&product.code, date_nl(datum));
    Refusal::new(
        Ruling::own("toewijzing-meerdere", Severity::Error),
        "toewijzingnummer",
        Text::new(
            format!("Op {day} passen voor {bsn} bij {code} meer toewijzingen: {numbers}"),
            format!("On {day} several allocations of {bsn} fit {code}: {numbers}"),
        ),
        Text::new(
            "Vul in `toewijzingnummer` in op welke toewijzing is geleverd",
            "Fill in `toewijzingnummer` on which allocation care was delivered",
        ),
    )
}

/// The term of an allocation in words.
pub(super) fn term(versie: &ToewijzingVersie) -> Text {
    let from = date_nl(versie.product.ingangsdatum);
    match versie.product.einddatum {
        Some(end) => {
            let end = date_nl(end);
            Text::new(format!("{from} t/m {end}"), format!("{from} to {end}"))
        }
        None => Text::new(format!("vanaf {from}"), format!("from {from}")),
    }
}

/// Product codes in a sentence.
pub(super) fn codes(products: &[ProductCode]) -> String {
    products.iter().map(ProductCode::as_str).collect::<Vec<_>>().join(", ")
}
