//! Tariffs: units, gaps, overlaps and the factor of 60 between minutes and hours.

use super::{Out, path};
use crate::finding::Text;
use crate::productbook::file::{File, Product, Tarief};
use crate::values::{Datum, Eenheid};

/// Eurocents from which a price per minute must be a price per hour: 600 euro an hour is no care tariff.
const MINUTE_TOO_DEAR: u32 = 1000;

/// Eurocents below which a price per minute is suspiciously low: 6 euro an hour.
const MINUTE_TOO_CHEAP: u32 = 10;

pub(super) fn check(file: &File, product: &Product, out: &mut Out) {
    let tariffs = product.tarieven.as_deref().unwrap_or_default();
    if tariffs.is_empty() {
        let code = product.code.get_ref();
        out.error(
            "boek-tarief-ontbreekt",
            &product.code,
            path(product, "tarieven"),
            Text::new(
                format!("Product `{code}` heeft geen tarief"),
                format!("Product `{code}` has no tariff"),
            ),
            Text::fixed("Voeg `tarieven` toe", "Add `tarieven`"),
        );
        return;
    }
    // A variant repeats the tariffs of its base: what is wrong with them is reported there.
    if file.product.iter().any(|other| shares_tariffs(other, product)) && product.variant_van.is_some() {
        return;
    }
    for (index, tariff) in tariffs.iter().enumerate() {
        price(product, tariff, &format!("tarieven[{}]", index + 1), out);
    }
    periods(file, product, tariffs, out);
}

fn shares_tariffs(base: &Product, variant: &Product) -> bool {
    let place = |product: &Product| {
        product.tarieven.as_ref().and_then(|tariffs| tariffs.first()).map(|tariff| tariff.van.span())
    };
    base.code.get_ref() != variant.code.get_ref() && place(base) == place(variant)
}

fn price(product: &Product, tariff: &Tarief, field: &str, out: &mut Out) {
    let cents = tariff.cent;
    if cents == 0 {
        out.error(
            "boek-tarief-ontbreekt",
            &tariff.van,
            path(product, field),
            Text::fixed("Het tarief is 0 cent", "The tariff is 0 cents"),
            Text::fixed("Vul het tarief in hele eurocenten in", "Fill in the tariff in whole eurocents"),
        );
    }
    let Some(per) = &tariff.per else {
        out.error(
            "boek-tarief-eenheid",
            &tariff.van,
            path(product, field),
            Text::fixed("Het tarief noemt geen eenheid", "The tariff names no unit"),
            Text::fixed(
                "Voeg `per` toe, bijvoorbeeld `per = \"01\"`",
                "Add `per`, for example `per = \"01\"`",
            ),
        );
        return;
    };
    let Some(unit) = &product.eenheid else { return };
    let (per_code, unit_code) = (per.get_ref().as_str(), unit.get_ref().as_str());
    let (minute, hour) = (Eenheid::MINUUT.code(), Eenheid::UUR.code());
    let mixed = [per_code, unit_code].iter().all(|code| [minute, hour].contains(code));
    if per_code == unit_code {
        factor_sixty(product, tariff, field, out);
    } else if mixed {
        out.error(
            "boek-tarief-uurtarief",
            per,
            path(product, field),
            Text::new(
                format!("Tarief per `{per_code}` op een product in `{unit_code}`: een factor 60 te veel of te weinig"),
                format!("Tariff per `{per_code}` on a product in `{unit_code}`: a factor of 60 too much or too little"),
            ),
            Text::fixed("Vul het tarief in van de eenheid van het product", "Fill in the tariff of the unit of the product"),
        );
    } else {
        out.error(
            "boek-tarief-eenheid",
            per,
            path(product, field),
            Text::new(
                format!("Tarief per `{per_code}`, maar het product is in eenheid `{unit_code}`"),
                format!("Tariff per `{per_code}`, but the product is in unit `{unit_code}`"),
            ),
            Text::fixed("Tarief en product hebben dezelfde eenheid", "Tariff and product have the same unit"),
        );
    }
}

/// A price that says by its size that it is for the other of minute and hour.
fn factor_sixty(product: &Product, tariff: &Tarief, field: &str, out: &mut Out) {
    let (cents, unit) = (tariff.cent, product.eenheid.as_ref().map_or("", |unit| unit.get_ref().as_str()));
    if unit == Eenheid::MINUUT.code() && cents >= MINUTE_TOO_DEAR {
        out.error(
            "boek-tarief-uurtarief",
            &tariff.van,
            path(product, field),
            Text::new(
                format!("{cents} cent per minuut kan niet; als uurtarief zou het {} cent per minuut zijn", cents / 60),
                format!("{cents} cents per minute is impossible; as an hourly tariff it would be {} cents per minute", cents / 60),
            ),
            Text::fixed("Vul het tarief per minuut in", "Fill in the tariff per minute"),
        );
    } else if unit == Eenheid::MINUUT.code() && (1..MINUTE_TOO_CHEAP).contains(&cents) {
        out.warning(
            "boek-tarief-uurtarief",
            &tariff.van,
            path(product, field),
            Text::new(
                format!("{cents} cent per minuut is opvallend laag"),
                format!("{cents} cents per minute is remarkably low"),
            ),
            Text::fixed("Ga na of het tarief in eurocenten staat", "See whether the tariff is in eurocents"),
        );
    } else if unit == Eenheid::UUR.code() && (1..MINUTE_TOO_DEAR).contains(&cents) {
        out.warning(
            "boek-tarief-uurtarief",
            &tariff.van,
            path(product, field),
            Text::new(
                format!("{cents} cent per uur is opvallend laag; het lijkt een tarief per minuut"),
                format!("{cents} cents per hour is remarkably low; it looks like a tariff per minute"),
            ),
            Text::fixed("Ga na of het tarief per uur is", "See whether the tariff is per hour"),
        );
    }
}

/// The days that the tariffs cover, against the validity of the book.
fn periods(file: &File, product: &Product, tariffs: &[Tarief], out: &mut Out) {
    let (first, last) = (file.geldig_van.get_ref().0, file.geldig_tot.get_ref().0);
    let mut sorted: Vec<_> = tariffs.iter().enumerate().collect();
    sorted.sort_by_key(|(_, tariff)| tariff.van.get_ref().0);
    // The first day that no tariff covers yet; `None` once the calendar or an open tariff has covered all.
    let mut next = Some(first);
    for (position, (index, tariff)) in sorted.into_iter().enumerate() {
        let field = format!("tarieven[{}]", index + 1);
        let (from, to) = (tariff.van.get_ref().0, tariff.tot.map(|day| day.0));
        if to.is_some_and(|to| to < from || to > last) || from < first || from > last {
            outside(product, tariff, &field, (first, last), out);
        }
        match next {
            Some(day) if from > day => {
                gap(product, tariff, &field, (day, from.pred_opt().unwrap_or(from)), out);
            }
            // Before the book begins there is nothing to overlap with.
            Some(day) if from == day || position == 0 => {}
            _ => overlap(product, tariff, &field, from, out),
        }
        let after = to.and_then(|to| to.succ_opt());
        next = next.and_then(|day| after.map(|after| day.max(after)));
    }
    if let (Some(day), Some(end)) = (next, tariffs.last())
        && day <= last
    {
        gap(product, end, "tarieven", (day, last), out);
    }
}

fn outside(product: &Product, tariff: &Tarief, field: &str, (first, last): (Datum, Datum), out: &mut Out) {
    out.error(
        "boek-tarief-geldigheid",
        &tariff.van,
        path(product, field),
        Text::new(
            format!("Het tarief valt niet binnen de geldigheid van het boek, {first} t/m {last}"),
            format!("The tariff does not lie within the validity of the book, {first} to {last}"),
        ),
        Text::fixed(
            "Een tarief van een ander jaar hoort in een ander boek",
            "A tariff of another year belongs in another book",
        ),
    );
}

fn gap(product: &Product, tariff: &Tarief, field: &str, (from, to): (Datum, Datum), out: &mut Out) {
    out.error(
        "boek-tarief-gat",
        &tariff.van,
        path(product, field),
        Text::new(
            format!("Van {from} t/m {to} is er geen tarief"),
            format!("From {from} to {to} there is no tariff"),
        ),
        Text::fixed("Laat de tarieven op elkaar aansluiten", "Let the tariffs join"),
    );
}

fn overlap(product: &Product, tariff: &Tarief, field: &str, from: Datum, out: &mut Out) {
    out.error(
        "boek-tarief-overlap",
        &tariff.van,
        path(product, field),
        Text::new(
            format!("Op {from} geldt al een ander tarief"),
            format!("Another tariff holds on {from} already"),
        ),
        Text::fixed("Laat het vorige tarief eerder eindigen", "Let the previous tariff end earlier"),
    );
}
