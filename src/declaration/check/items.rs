//! Checks on counted care, before it becomes lines.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::declaration::rule::{Ruling, ruling};
use crate::declaration::run::Run;
use crate::declaration::{Levering, Place};
use crate::finding::{Severity, Text};
use crate::productbook::{Product, Stage};
use crate::values::{Bsn, Datum, Month, ProductCode};

/// A client, product, ISO year and ISO week.
type Week<'a> = (Bsn, &'a ProductCode, i32, u32);

impl<'a> Run<'a> {
    /// Checks what was counted, and says which rules cannot run.
    pub fn check_items(&mut self) {
        self.dagdelen_per_week();
        self.later_month();
        let delivered: BTreeSet<&ProductCode> = self.items.iter().map(|item| &item.key.product).collect();
        let products: Vec<&'a Product> =
            delivered.iter().filter_map(|code| self.book.products.get(*code)).collect();
        for product in products {
            let unknown = Text::new(
                "De registraties zeggen niet hoe groot de groep was en hoeveel begeleiders er waren",
                "The registrations do not say how large the group was and how many staff there were",
            );
            for kind in ["clients-per-staff", "max-group-size"] {
                self.skip(ruling(self.book, kind, &product.code, &[Stage::Registration]), unknown.clone());
            }
        }
    }

    /// Most presence dagdelen in one ISO week. Weeks do not end with the month, so rows of other months count too.
    fn dagdelen_per_week(&mut self) {
        let mut weeks: BTreeMap<Week<'a>, (BTreeMap<Datum, u32>, &'a Place)> = BTreeMap::new();
        let book = self.book;
        let rows: &'a [Levering] = &self.input.registraties.leveringen;
        for row in rows.iter().filter(|row| row.aanwezig) {
            let Some(product) = book.product(&row.productcode) else { continue };
            let Some(minutes) = row.hoeveelheid.minuten.filter(|minutes| *minutes > 0) else { continue };
            if product.max_dagdelen_per_week.is_some() {
                let week = row.datum.iso_week();
                let days = weeks
                    .entry((row.bsn, &product.code, week.year(), week.week()))
                    .or_insert_with(|| (BTreeMap::new(), &row.place));
                *days.0.entry(row.datum).or_default() += minutes;
            }
        }
        for ((bsn, code, _, week), (days, place)) in weeks {
            let Some(product) = book.products.get(code) else { continue };
            let Some(max) = product.max_dagdelen_per_week else { continue };
            // A dagdeel is as long as the weekly minutes allow: 4 hours.
            let length = product.max_minutes_per_week.map_or(240, |minutes| minutes / max.max(1)).max(1);
            let dagdelen: u32 = days.values().map(|minutes| minutes.div_ceil(length)).sum();
            if dagdelen <= max || !days.keys().any(|day| self.input.month.contains(*day)) {
                continue;
            }
            self.report(
                place,
                "datum",
                ruling(book, "max-dagdelen-per-week", code, &[Stage::Registration]),
                Text::new(
                    format!("{bsn} {code}: {dagdelen} dagdelen in week {week}, het boek noemt er ten hoogste {max}"),
                    format!("{bsn} {code}: {dagdelen} dagdelen in week {week}, the book names at most {max}"),
                ),
                Text::new("De minuten zijn gedeclareerd; ga na of dit klopt", "The minutes were declared; see whether this is right"),
            );
        }
    }

    /// A later month was declared already: the declaration period may not go back (IV090).
    fn later_month(&mut self) {
        let month = self.input.month;
        let mut latest: Option<(Month, Place)> = None;
        for item in &self.items {
            let declared = &self.file(item.key.domain, item.key.bsn).declared;
            let of_client = declared.iter().filter(|line| line.gemeente == item.key.gemeente);
            let months = of_client.map(|line| Month::of(line.prestatie.product_periode.begindatum));
            let submitted = self.submitted.get(&(item.key.domain, item.key.gemeente)).copied();
            let Some(other) = months.chain(submitted).max() else { continue };
            if other > month && latest.as_ref().is_none_or(|(known, _)| other > *known) {
                latest = item.places.first().map(|place| (other, place.clone()));
            }
        }
        let Some((other, place)) = latest else { return };
        self.report(
            &place,
            "datum",
            Some(Ruling::own("declaratie-volgorde", Severity::Warning)),
            Text::new(
                format!("Over {other} is al gedeclareerd; een declaratie over {month} komt daarna te laat"),
                format!("A declaration over {other} was made already; one over {month} comes too late after it"),
            ),
            Text::new(
                format!("De gemeente kan dit weigeren: vergeten zorg gaat met `ibericht correct` mee in een declaratie over {other} of later"),
                format!("The municipality may refuse this: with `ibericht correct` forgotten care goes along in a declaration over {other} or later"),
            ),
        );
    }
}
