//! The one tariff of a line, and what it makes of the volume.

use super::item::Item;
use super::period::peildag;
use super::rule::{Refusal, Ruling, any_ruling};
use super::run::Run;
use super::volume::Method;
use crate::finding::{Severity, Text};
use crate::productbook::{Counting, Product, Stage, Tariff};
use crate::rules::hoeveel;
use crate::values::{Datum, Simple, date_nl, euro_en, euro_nl};

/// The items of a line that have the same price.
struct Part<'i> {
    tariff: Tariff,
    first: Datum,
    last: Datum,
    items: Vec<&'i Item>,
}

impl Run<'_> {
    /// The tariff of all deliveries; none for euros, which are their own amount (CD087).
    ///
    /// A line has one `ProductTarief` and there is no second line (TR416), so deliveries at two prices are no line.
    pub fn one_tariff(&self, method: &Method<'_>, items: &[Item]) -> Result<Option<Tariff>, Refusal> {
        let product = method.product;
        if product.counting == Counting::Euros {
            return Ok(None);
        }
        let mut parts: Vec<Part<'_>> = Vec::new();
        for item in items {
            let day = peildag(product, method.versie, item.datum);
            let Some(tariff) = product.tariff(day, self.input.aanbieder) else { continue };
            let same =
                |part: &&mut Part<'_>| (part.tariff.cents, part.tariff.per) == (tariff.cents, tariff.per);
            match parts.iter_mut().find(same) {
                Some(part) => {
                    (part.first, part.last) = (part.first.min(day), part.last.max(day));
                    part.items.push(item);
                }
                None => parts.push(Part { tariff: *tariff, first: day, last: day, items: vec![item] }),
            }
        }
        match &parts[..] {
            [] => Err(Refusal::new(
                any_ruling(self.book, "tariff-on-date", Stage::Declaration),
                "datum",
                Text::new("Er is geen tarief", "There is no tariff"),
                Text::new("Vul het productenboek aan", "Complete the product book"),
            )),
            [part] => Ok(Some(part.tariff)),
            _ => Err(changed(method, &parts)),
        }
    }
}

/// `ProductTarief` and amount of a volume, in eurocents; of euros the volume is the amount (CS339).
pub(super) fn price(
    tariff: Option<&Tariff>,
    product: &Product,
    volume: u64,
) -> Result<(Option<u64>, u64), Refusal> {
    let Some(tariff) = tariff else { return Ok((None, volume)) };
    let unit = product.eenheid;
    match (tariff.shown(unit), tariff.amount(volume, unit)) {
        (Some(shown), Some(amount)) => Ok((Some(shown), amount)),
        _ => Err(Refusal::new(
            Ruling::own("declaratie-bedrag", Severity::Error),
            "productcode",
            Text::new(
                format!("Het tarief van {} is per {}, de regel in {}", product.code, tariff.per, unit),
                format!("The tariff of {} is per {}, the line in {}", product.code, tariff.per, unit),
            ),
            Text::new(
                "Verbeter het tarief in het productenboek; alleen een uurtarief gaat samen met minuten (IV081)",
                "Correct the tariff in the product book; only an hourly tariff goes with minutes (IV081)",
            ),
        )),
    }
}

/// Why care at two prices is no line: what each part would be, so that the parties can agree on it.
fn changed(method: &Method<'_>, parts: &[Part<'_>]) -> Refusal {
    let product = method.product;
    let code = &product.code;
    let (mut nl, mut en, mut total) = (Vec::new(), Vec::new(), 0_u64);
    for part in parts {
        let volume = u64::try_from(method.count(part.items.iter().copied()).volume).unwrap_or(u64::MAX);
        let amount = part.tariff.amount(volume, product.eenheid).unwrap_or(0);
        total = total.saturating_add(amount);
        let counted = hoeveel(volume, product.eenheid);
        let (per_nl, per_en) = part.tariff.per.woord(1);
        let (price, cents) = (i64::from(part.tariff.cents), i64::try_from(amount).unwrap_or(i64::MAX));
        nl.push(format!(
            "{} {} van {} per {per_nl} = {}",
            days_nl(part),
            counted.nl,
            euro_nl(price),
            euro_nl(cents)
        ));
        en.push(format!(
            "{} {} at {} per {per_en} = {}",
            days_en(part),
            counted.en,
            euro_en(price),
            euro_en(cents)
        ));
    }
    let (nl, en) = (nl.join("; "), en.join("; "));
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    Refusal::new(
        Ruling::own("declaratie-tariefwissel", Severity::Error),
        "datum",
        Text::new(
            format!("{code} heeft in deze periode meer dan één tarief: {nl}; samen {}", euro_nl(total)),
            format!("{code} has more than one tariff in this period: {en}; together {}", euro_en(total)),
        ),
        Text::new(
            "Een regel heeft één tarief en een periode één regel (TR346, TR416), dus er is niets gesplitst of gedeclareerd. Vraag de gemeente om een nieuwe toewijzing vanaf de tariefwissel, dan worden het twee regels (IV084); of spreek af welk tarief voor de hele maand geldt en zet dat in het productenboek",
            "A line has one tariff and a period one line (TR346, TR416), so nothing was split or declared. Ask the municipality for a new allocation from the change of tariff, which makes two lines (IV084); or agree on the tariff for the whole month and put that in the product book",
        ),
    )
}

/// The days that a tariff holds, and within which the care lies.
fn days_nl(part: &Part<'_>) -> String {
    let until = part.tariff.to.map_or_else(String::new, |to| format!(" t/m {}", date_nl(to)));
    let (first, last) = (date_nl(part.first), date_nl(part.last));
    format!("(tarief van {}{until}; zorg van {first} t/m {last})", date_nl(part.tariff.from))
}

fn days_en(part: &Part<'_>) -> String {
    let until = part.tariff.to.map_or_else(String::new, |to| format!(" to {}", to.text()));
    let (first, last) = (part.first.text(), part.last.text());
    format!("(tariff from {}{until}; care from {first} to {last})", part.tariff.from.text())
}
