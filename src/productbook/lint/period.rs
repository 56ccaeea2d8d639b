//! The days that the tariffs of a product cover: for everybody, and for each provider with tariffs of its own.

use std::collections::BTreeMap;

use super::{Out, path};
use crate::finding::{Severity, Text};
use crate::productbook::file::{File, Product, Tarief};
use crate::values::{Datum, date_nl};

/// How much of the days of the book a series of tariffs must cover.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    /// All of them: the tariffs are for everybody.
    All,
    /// Between the first and the last: care of other days has no tariff, which is said.
    Joined,
    /// Any: the tariff for everybody stands behind them, which is said of days between two of them.
    Any,
}

pub(super) fn check(file: &File, product: &Product, tariffs: &[Tarief], out: &mut Out) {
    let mut series: BTreeMap<Option<&str>, Vec<(usize, &Tarief)>> = BTreeMap::new();
    for (index, tariff) in tariffs.iter().enumerate() {
        series.entry(tariff.voor()).or_default().push((index, tariff));
    }
    let general = series.contains_key(&None);
    let days = (file.geldig_van.get_ref().0, file.geldig_tot.get_ref().0);
    for (aanbieder, mut tariffs) in series {
        let cover = match aanbieder {
            None => Cover::All,
            Some(_) if general => Cover::Any,
            Some(_) => Cover::Joined,
        };
        tariffs.sort_by_key(|(_, tariff)| tariff.van.get_ref().0);
        check_series(product, &tariffs, days, cover, out);
    }
}

fn check_series(
    product: &Product,
    tariffs: &[(usize, &Tarief)],
    (first, last): (Datum, Datum),
    cover: Cover,
    out: &mut Out,
) {
    // The first day that no tariff covers yet; `None` once the calendar or an open tariff has covered all.
    let mut next = Some(first);
    for (position, (index, tariff)) in tariffs.iter().enumerate() {
        let field = format!("tarieven[{}]", index + 1);
        let (from, to) = (tariff.van.get_ref().0, tariff.tot.map(|day| day.0));
        if to.is_some_and(|to| to < from || to > last) || from < first || from > last {
            outside(product, tariff, &field, (first, last), out);
        }
        match next {
            Some(day) if from > day => {
                let inner = position > 0;
                gap(product, tariff, &field, (day, from.pred_opt().unwrap_or(from)), (cover, inner), out);
            }
            // Before the book begins there is nothing to overlap with.
            Some(day) if from == day || position == 0 => {}
            _ => overlap(product, tariff, &field, from, out),
        }
        let after = to.and_then(|to| to.succ_opt());
        next = next.and_then(|day| after.map(|after| day.max(after)));
    }
    if let (Some(day), Some((_, end))) = (next, tariffs.last())
        && day <= last
    {
        gap(product, end, "tarieven", (day, last), (cover, false), out);
    }
}

fn outside(product: &Product, tariff: &Tarief, field: &str, (first, last): (Datum, Datum), out: &mut Out) {
    let (from, to) = (tariff.van.get_ref().0, tariff.tot.map(|day| day.0));
    let (message, advice) = match to {
        Some(to) if to < from => (
            Text::new(
                format!("Het tarief eindigt op {}, voor het begint op {}", date_nl(to), date_nl(from)),
                format!("The tariff ends on {to}, before it begins on {from}"),
            ),
            Text::fixed("Draai de datums om of verbeter ze", "Swap the dates or correct them"),
        ),
        _ => (
            Text::new(
                format!(
                    "Het tarief valt niet binnen de geldigheid van het boek, {} t/m {}",
                    date_nl(first),
                    date_nl(last)
                ),
                format!("The tariff does not lie within the validity of the book, {first} to {last}"),
            ),
            Text::fixed(
                "Een tarief van een ander jaar hoort in een ander boek",
                "A tariff of another year belongs in another book",
            ),
        ),
    };
    out.error("boek-tarief-geldigheid", &tariff.van, path(product, field), message, advice);
}

fn gap(
    product: &Product,
    tariff: &Tarief,
    field: &str,
    (from, to): (Datum, Datum),
    (cover, inner): (Cover, bool),
    out: &mut Out,
) {
    let severity = match (cover, inner) {
        (Cover::Any, false) => return,
        (Cover::Any, true) | (Cover::Joined, false) => Severity::Warning,
        (Cover::All, _) | (Cover::Joined, true) => Severity::Error,
    };
    let (for_nl, for_en) = tariff.voor().map_or_else(Default::default, |agb| {
        (format!(" voor aanbieder {agb}"), format!(" for provider {agb}"))
    });
    let code = product.code.get_ref();
    let (own_nl, own_en) = if cover == Cover::Any { ("eigen ", "own ") } else { ("", "") };
    let advice = match severity {
        _ if cover == Cover::Any => Text::fixed(
            "In die dagen geldt het tarief voor iedereen; laat de eigen tarieven aansluiten als dat niet is afgesproken",
            "In those days the tariff for everybody holds; let the own tariffs join when that was not agreed",
        ),
        Severity::Error => Text::fixed("Laat de tarieven op elkaar aansluiten", "Let the tariffs join"),
        _ => Text::fixed(
            "Zorg van die dagen is zo niet te declareren; laat het zo als het contract dan niet loopt",
            "Care of those days cannot be declared this way; leave it when the contract does not run then",
        ),
    };
    out.add(
        severity,
        "boek-tarief-gat",
        tariff.van.span().start,
        path(product, field),
        Text::new(
            format!("Van {} t/m {} heeft `{code}`{for_nl} geen {own_nl}tarief", date_nl(from), date_nl(to)),
            format!("From {from} to {to} `{code}` has no {own_en}tariff{for_en}"),
        ),
        advice,
    );
}

fn overlap(product: &Product, tariff: &Tarief, field: &str, from: Datum, out: &mut Out) {
    let (for_nl, for_en) = tariff.voor().map_or_else(Default::default, |agb| {
        (format!(" van aanbieder {agb}"), format!(" of provider {agb}"))
    });
    let day = date_nl(from);
    out.error(
        "boek-tarief-overlap",
        &tariff.van,
        path(product, field),
        Text::new(
            format!("Op {day} geldt al een ander tarief{for_nl}"),
            format!("Another tariff{for_en} holds on {from} already"),
        ),
        Text::fixed("Laat het vorige tarief eerder eindigen", "Let the previous tariff end earlier"),
    );
}
