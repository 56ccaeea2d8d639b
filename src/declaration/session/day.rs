//! The limit on clock time in groups per client per day.

use std::collections::BTreeMap;

use super::Groep;
use crate::declaration::rule::{Refusal, any_ruling, ruling};
use crate::declaration::run::Run;
use crate::finding::{Severity, Text};
use crate::productbook::{Product, Stage};
use crate::values::{Bsn, Datum, date_nl};

/// Clock minutes of a client on a day, per group product, with the product's limit.
type Days<'a> = BTreeMap<(Bsn, Datum), BTreeMap<&'a str, (&'a Product, u32)>>;

impl<'a> Run<'a> {
    /// Refuses a client's share in the sessions of a day that are together too long.
    ///
    /// The client stays in the divisor: the professionals' time went to all who were there.
    /// A session that is declared as the individual product is no time of the group product.
    pub(super) fn limit_days(&mut self, groups: &mut [Groep<'a>]) {
        let mut days: Days<'a> = BTreeMap::new();
        for group in groups.iter().filter(|group| group.is_group()) {
            for client in group.clients.iter().filter(|client| !client.elsewhere) {
                let products = days.entry((client.deelnemer.bsn, group.sessie.datum)).or_default();
                let total = products.entry(client.product.code.as_str()).or_insert((client.product, 0));
                total.1 += group.sessie.duur;
            }
        }
        for group in groups.iter_mut().filter(|group| group.is_group()) {
            for client in &mut group.clients {
                let key = (client.deelnemer.bsn, group.sessie.datum);
                let Some((product, total)) =
                    days.get(&key).and_then(|products| products.get(client.product.code.as_str()))
                else {
                    continue;
                };
                let Some(max) = product.group.and_then(|limits| limits.max_minutes_per_day) else { continue };
                if *total > max {
                    client.refusal.get_or_insert_with(|| too_long(self.book, product, key, *total, max));
                }
            }
        }
        self.report_together(groups, &days);
    }

    /// Each product stays under its limit, but together they do not (a warning).
    fn report_together(&mut self, groups: &[Groep<'a>], days: &Days<'a>) {
        for ((bsn, datum), products) in days {
            let limit = |product: &Product| product.group.and_then(|limits| limits.max_minutes_per_day);
            let within =
                products.values().all(|(product, total)| limit(product).is_some_and(|max| *total <= max));
            let together: u32 = products.values().map(|(_, total)| total).sum();
            let Some((product, _)) = products.values().next() else { continue };
            let Some(max) = limit(product) else { continue };
            if products.len() < 2 || !within || together <= max {
                continue;
            }
            let Some(group) = groups.iter().find(|group| {
                group.is_group()
                    && group.sessie.datum == *datum
                    && group.clients.iter().any(|client| client.deelnemer.bsn == *bsn)
            }) else {
                continue;
            };
            let ruling = ruling(self.book, "max-minutes-per-day", &product.code, &[Stage::Registration])
                .map(|ruling| ruling.with_severity(Severity::Warning));
            let names = products.keys().copied().collect::<Vec<_>>().join(" + ");
            let day = date_nl(*datum);
            self.report(
                &group.sessie.place,
                "duur",
                ruling,
                Text::new(
                    format!("{bsn} was op {day} samen {together} minuten in groepen van {names}; per product is {max} het maximum"),
                    format!("{bsn} was in groups of {names} for {together} minutes on {day}; {max} is the maximum per product"),
                ),
                Text::new("De sessies zijn gedeclareerd; ga na of ze kloppen", "The sessions were declared; see whether they are right"),
            );
        }
    }
}

fn too_long(
    book: &crate::productbook::Book,
    product: &Product,
    (bsn, datum): (Bsn, Datum),
    total: u32,
    max: u32,
) -> Refusal {
    let (code, day) = (&product.code, date_nl(datum));
    Refusal::new(
        ruling(book, "max-minutes-per-day", code, &[Stage::Registration])
            .unwrap_or_else(|| any_ruling(book, "max-minutes-per-day", Stage::Registration)),
        "sessie",
        Text::new(
            format!("{bsn} heeft op {day} {total} minuten kloktijd in groepen {code}, het maximum is {max}"),
            format!(
                "{bsn} has {total} minutes of clock time in groups {code} on {day}, the maximum is {max}"
            ),
        ),
        Text::new(
            "De sessies van deze dag worden voor deze cliënt niet gedeclareerd; verbeter de registratie",
            "The sessions of this day are not declared for this client; correct the registration",
        ),
    )
}
