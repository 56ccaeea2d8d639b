//! Transport: calendar days with at least one ride made (K6).

use std::collections::BTreeMap;

use super::{day_list, unfit};
use crate::declaration::item::{Item, LineKey};
use crate::declaration::rule::{Refusal, Ruling, ruling};
use crate::declaration::run::{About, Run};
use crate::declaration::{Levering, Step};
use crate::finding::{Severity, Text, counted};
use crate::productbook::{Product, Stage};
use crate::values::{Bsn, Datum, Fraction};

/// The rows with rides of a client on a day, by line.
pub(super) type Rides<'a> = BTreeMap<(LineKey, Datum), Vec<&'a Levering>>;

impl<'a> Run<'a> {
    /// Counts a row with rides; clock times or minutes tell how long a ride was.
    pub(super) fn count_ride(
        &mut self,
        about: About<'a>,
        row: &'a Levering,
        product: &'a Product,
        same_day: &[&Levering],
        rides: &mut Rides<'a>,
    ) -> Result<(), Refusal> {
        let amount = &row.hoeveelheid;
        if amount.aantal.is_none() && amount.minuten.is_none() {
            return Err(unfit(
                "aantal",
                Text::new(
                    "De rij zegt niet dat er een rit was",
                    "The row does not say that there was a ride",
                ),
                Text::new(
                    "Vul in `aantal` 1 in voor een dag met vervoer",
                    "Fill in 1 in `aantal` for a day with transport",
                ),
            ));
        }
        if amount.aantal == Some(0) {
            self.list(
                about,
                "declaratie-nul",
                Text::new("De rij heeft geen ritten", "The row has no rides"),
                false,
            );
            return Ok(());
        }
        if self.is_no_show_day(product, same_day) {
            let refusal = Refusal::new(
                self.no_show_rule(product),
                "datum",
                Text::new(
                    "Op deze dag verscheen de cliënt niet; een rit is dan niet declarabel",
                    "On this day the client did not appear; a ride is not declarable then",
                ),
                Text::new(
                    "Declareer deze rit niet, of verbeter de aanwezigheid van die dag",
                    "Do not declare this ride, or correct the presence of that day",
                ),
            );
            self.refuse(about, &refusal);
            return Ok(());
        }
        self.report_many(row);
        self.check_length(row, product);
        match self.admit(about, row.bsn, product, row.datum, row.toewijzingnummer) {
            Ok(key) => rides.entry((key, row.datum)).or_default().push(row),
            Err(refusal) => self.refuse(about, &refusal),
        }
        Ok(())
    }

    /// Whether the destination has only a no-show among the client's rows of the day.
    fn is_no_show_day(&self, product: &Product, same_day: &[&Levering]) -> bool {
        let leads_there = |row: &&&Levering| {
            self.book.product(&row.productcode).is_some_and(|other| {
                product.carriers.contains(&other.code) || product.tolerated_carriers.contains(&other.code)
            })
        };
        let mut visits = same_day.iter().filter(leads_there).peekable();
        visits.peek().is_some() && visits.all(|row| !row.aanwezig)
    }

    fn report_many(&mut self, row: &Levering) {
        let Some(aantal) = row.hoeveelheid.aantal.filter(|aantal| *aantal > 1) else { return };
        self.report(
            &row.place,
            "aantal",
            Some(Ruling::own("registratie-hoeveelheid", Severity::Warning)),
            Text::new(
                format!("`aantal` {aantal} op één dag telt als 1 dag met vervoer"),
                format!("`aantal` {aantal} on one day counts as 1 day with transport"),
            ),
            Text::new(
                "Staat hier het aantal dagen, maak dan een rij per dag",
                "If this is the number of days, make a row per day",
            ),
        );
    }

    fn check_length(&mut self, row: &Levering, product: &Product) {
        let Some(limit) = product.max_ride_minutes else { return };
        let ruling = ruling(self.book, "max-ride", &product.code, &[Stage::Registration]);
        let Some(minutes) = row.hoeveelheid.minuten else {
            self.skip(
                ruling,
                Text::new(
                    "Van ritten zonder `begin` en `eind` of `minuten` is de duur niet bekend",
                    "Of rides without `begin` and `eind` or `minuten` the length is not known",
                ),
            );
            return;
        };
        if minutes > limit {
            self.report(
                &row.place,
                "minuten",
                ruling,
                Text::new(
                    format!("Een rit duurde {minutes} minuten, meer dan {limit}"),
                    format!("A ride lasted {minutes} minutes, more than {limit}"),
                ),
                Text::new("De rit telt mee; verkort de route", "The ride counts; shorten the route"),
            );
        }
    }

    /// Makes each day with rides an item of one unit, and compares the days with the presence.
    pub(super) fn add_rides(&mut self, rides: Rides<'a>) {
        for ((key, datum), rows) in rides {
            let count = rows.iter().map(|row| row.hoeveelheid.aantal.unwrap_or(1)).sum();
            self.items.push(Item {
                key,
                datum,
                places: rows.iter().map(|row| row.place.clone()).collect(),
                step: Step::RideDay { rides: count },
                exact: Fraction::from_integer(1),
            });
        }
        self.compare_rides();
    }

    /// Reports days with transport that do not match presence at the destination (Q27).
    fn compare_rides(&mut self) {
        let mut lines: BTreeMap<&LineKey, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            if matches!(item.step, Step::RideDay { .. }) {
                lines.entry(&item.key).or_default().push(item);
            }
        }
        let mut by_client: BTreeMap<Bsn, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            by_client.entry(item.key.bsn).or_default().push(item);
        }
        let mut found = Vec::new();
        for (key, rides) in lines {
            let Some(product) = self.book.products.get(&key.product) else { continue };
            let destination = Destination::of(&by_client[&key.bsn], product);
            let days: Vec<Datum> = rides.iter().map(|ride| ride.datum).collect();
            if let Some(difference) = destination.difference(&days) {
                found.push((rides[0].places[0].clone(), key.bsn, product, difference));
            }
        }
        for (place, bsn, product, difference) in found {
            let ruling = ruling(self.book, "transport-day-count", &product.code, &[Stage::Declaration]);
            self.report(
                &place,
                "datum",
                ruling,
                Text::new(
                    format!("{bsn} {}: {}", product.code, difference.nl),
                    format!("{bsn} {}: {}", product.code, difference.en),
                ),
                Text::new(
                    "De dagen met vervoer zijn gedeclareerd; ga na of ritten en aanwezigheid kloppen",
                    "The days with transport were declared; see whether rides and presence are right",
                ),
            );
        }
    }
}

/// Days of presence and nights of stay.
#[derive(Default)]
struct Destination {
    days: Vec<Datum>,
    nights: Vec<Datum>,
}

impl Destination {
    /// Where a client was on which days, under the products that the transport leads to.
    fn of(items: &[&Item], transport: &Product) -> Self {
        let mut destination = Self::default();
        for item in items {
            let product = &item.key.product;
            if transport.carriers.contains(product) || transport.tolerated_carriers.contains(product) {
                match item.step {
                    Step::Night => destination.nights.push(item.datum),
                    _ => destination.days.push(item.datum),
                }
            }
        }
        for days in [&mut destination.days, &mut destination.nights] {
            days.sort_unstable();
            days.dedup();
        }
        destination
    }

    /// What does not match; nothing when presence and transport go together.
    fn difference(&self, rides: &[Datum]) -> Option<Text> {
        let (mut nl, mut en) = (Vec::new(), Vec::new());
        let mut rest: Vec<Datum> = rides.to_vec();
        for stay in self.nights.chunk_by(|a, b| a.succ_opt() == Some(*b)) {
            let (Some(&first), Some(&last)) = (stay.first(), stay.last()) else { continue };
            let departure = last.succ_opt().unwrap_or(last);
            let within = |day: &Datum| first <= *day && *day <= departure && !self.days.contains(day);
            let count = rest.iter().filter(|day| within(day)).count();
            rest.retain(|day| !within(day));
            if count != stay.len() {
                let day = crate::values::date_nl(first);
                nl.push(format!(
                    "verblijf vanaf {day}: {}, {} met vervoer",
                    counted(stay.len(), "etmaal", "etmalen"),
                    counted(count, "dag", "dagen")
                ));
                en.push(format!(
                    "stay from {day}: {}, {} with transport",
                    counted(stay.len(), "etmaal", "etmalen"),
                    counted(count, "day", "days")
                ));
            }
        }
        let without: Vec<Datum> = rest.iter().copied().filter(|day| !self.days.contains(day)).collect();
        if !without.is_empty() {
            let days = day_list(without);
            nl.push(format!("vervoer zonder aanwezigheid op {days}"));
            en.push(format!("transport without presence on {days}"));
        }
        let no_ride: Vec<Datum> = self.days.iter().copied().filter(|day| !rest.contains(day)).collect();
        if !no_ride.is_empty() {
            let days = day_list(no_ride);
            nl.push(format!("aanwezig zonder vervoer op {days}"));
            en.push(format!("present without transport on {days}"));
        }
        (!nl.is_empty()).then(|| Text::new(nl.join("; "), en.join("; ")))
    }
}
