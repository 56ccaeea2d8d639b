//! The factor of 60 between minutes and hours: a price that says by its size, or beside another, that it is for the
//! other of the two.

use super::{Out, path};
use crate::finding::Text;
use crate::productbook::file::{Product, Tarief};
use crate::values::{Eenheid, date_nl, euro_en, euro_nl};

/// Eurocents from which a price per minute must be a price per hour: 600 euro an hour is no care tariff.
const MINUTE_TOO_DEAR: u32 = 1000;

/// Eurocents below which a price per hour must be a price per minute: 10 euro an hour is no care tariff.
const HOUR_TOO_CHEAP: u32 = 1000;

/// Eurocents below which a price per minute is suspiciously low: 6 euro an hour.
const MINUTE_TOO_CHEAP: u32 = 10;

/// How many times as dear one tariff is as another when they differ by minutes and hours.
const ABOUT_SIXTY: (u64, u64) = (50, 70);

/// The size of a price in the unit of its product.
pub(super) fn size(product: &Product, tariff: &Tarief, field: &str, out: &mut Out) {
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
            Text::fixed(
                "Vul het tarief per minuut in, of schrijf `per = \"04\"` als een uurtarief in minuten wordt gedeclareerd",
                "Fill in the tariff per minute, or write `per = \"04\"` when an hourly tariff is declared in minutes",
            ),
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
    } else if unit == Eenheid::UUR.code() && (1..HOUR_TOO_CHEAP).contains(&cents) {
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

/// A tariff per hour on a product in minutes, which is allowed (IV081); a price per minute with the wrong unit is not.
pub(super) fn hourly(product: &Product, tariff: &Tarief, field: &str, out: &mut Out) {
    let cents = tariff.cent;
    if (1..HOUR_TOO_CHEAP).contains(&cents) {
        out.error(
            "boek-tarief-uurtarief",
            &tariff.van,
            path(product, field),
            Text::new(
                format!("{cents} cent per uur kan niet; het lijkt een tarief per minuut, en dan een factor 60 te weinig"),
                format!("{cents} cents per hour is impossible; it looks like a tariff per minute, and then a factor of 60 too little"),
            ),
            Text::fixed(
                "Schrijf `per = \"01\"` als dit het tarief per minuut is; vul anders het tarief per uur in",
                "Write `per = \"01\"` when this is the tariff per minute; fill in the tariff per hour otherwise",
            ),
        );
        return;
    }
    let shown = (u64::from(cents) + 30) / 60;
    let [(hour_nl, hour_en), (shown_nl, shown_en)] = [u64::from(cents), shown]
        .map(|cents| i64::try_from(cents).unwrap_or(i64::MAX))
        .map(|cents| (euro_nl(cents), euro_en(cents)));
    out.info(
        "boek-tarief-uurtarief",
        &tariff.van,
        path(product, field),
        Text::new(
            format!("Uurtarief van {hour_nl} op minuten (IV081): bedrag = minuten × {cents} / 60; het bericht toont {shown_nl} per minuut"),
            format!("Hourly tariff of {hour_en} on minutes (IV081): amount = minutes × {cents} / 60; the message shows {shown_en} per minute"),
        ),
        Text::fixed(
            "Er is niets te doen als het contract een uurtarief heeft",
            "There is nothing to do when the contract has an hourly tariff",
        ),
    );
}

/// Tariffs of one product of which one is about sixty times the other: of two providers, of a provider and everybody,
/// or of the contract and its base.
pub(super) fn compare(product: &Product, tariffs: &[Tarief], out: &mut Out) {
    let mut all: Vec<(u64, &Tarief)> =
        tariffs.iter().chain(&product.basis_tarieven).map(|tariff| (per_hour(tariff), tariff)).collect();
    all.retain(|(price, _)| *price > 0);
    all.sort_by_key(|(price, tariff)| (*price, tariff.elders));
    for (index, (price, tariff)) in all.iter().enumerate() {
        // A price in the wrong unit is told of by itself.
        let (low, high) = ABOUT_SIXTY;
        let from = all.partition_point(|(other, _)| *other < price.saturating_mul(low));
        let near = all.get(from.max(index)..).unwrap_or_default().iter();
        let near = near.take_while(|(other, _)| *other <= price.saturating_mul(high));
        let mut near = near.filter(|(_, other)| !(tariff.elders && other.elders));
        let Some((_, dear)) = near.next() else { continue };
        let place = if tariff.elders { dear } else { tariff };
        factor(product, (tariff, dear), place, out);
    }
}

fn factor(product: &Product, (cheap, dear): (&Tarief, &Tarief), place: &Tarief, out: &mut Out) {
    let (code, who_cheap, who_dear) = (product.code.get_ref(), of(cheap), of(dear));
    let (a, b) = (i64::from(cheap.cent), i64::from(dear.cent));
    let (per_a, per_b) = (per(cheap), per(dear));
    out.error(
        "boek-tarief-factor",
        &place.van,
        path(product, "tarieven"),
        Text::new(
            format!(
                "`{code}` kost {}{per_a} ({}) en {}{per_b} ({}): een factor 60 verschil",
                euro_nl(a),
                who_cheap.nl,
                euro_nl(b),
                who_dear.nl
            ),
            format!(
                "`{code}` costs {}{per_a} ({}) and {}{per_b} ({}): a factor of 60 apart",
                euro_en(a),
                who_cheap.en,
                euro_en(b),
                who_dear.en
            ),
        ),
        Text::fixed(
            "Een van de twee is per minuut en de andere per uur: verbeter het bedrag of `per`",
            "One of the two is per minute and the other per hour: correct the amount or `per`",
        ),
    );
}

/// The unit of a price, as the book writes it: `04`.
fn per(tariff: &Tarief) -> String {
    tariff.per.as_ref().map_or_else(String::new, |per| format!(" per `{}`", per.get_ref()))
}

/// Whose tariff it is.
fn of(tariff: &Tarief) -> Text {
    let from = tariff.van.get_ref().0;
    let who = match (tariff.voor(), tariff.elders) {
        (Some(agb), false) => (format!("aanbieder {agb}"), format!("provider {agb}")),
        (Some(agb), true) => (format!("aanbieder {agb} in de basis"), format!("provider {agb} in the base")),
        (None, false) => ("iedereen".to_owned(), "everybody".to_owned()),
        (None, true) => ("de basis".to_owned(), "the base".to_owned()),
    };
    Text::new(format!("{}, vanaf {}", who.0, date_nl(from)), format!("{}, from {from}", who.1))
}

/// A price to compare by: a price per minute as that of an hour, any other as it is.
fn per_hour(tariff: &Tarief) -> u64 {
    let is_minute = tariff.per.as_ref().is_some_and(|per| per.get_ref() == Eenheid::MINUUT.code());
    u64::from(tariff.cent) * if is_minute { 60 } else { 1 }
}
