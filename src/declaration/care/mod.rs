//! Counting `leveringen`: what each row adds to which line.

mod presence;
mod quantity;
mod rides;
mod same;
mod stay;

use std::collections::HashMap;

use presence::Visits;
use rides::Rides;
use stay::Nights;

use super::Levering;
use super::activity::{self, Judgement};
use super::item::Item;
use super::rule::{Refusal, Ruling, any_ruling, ruling};
use super::run::{About, Run};
use crate::finding::{Severity, Text};
use crate::productbook::{Counting, Product, Stage};
use crate::values::{Bsn, Datum};

/// Counts that need all rows of a day before they are known.
#[derive(Default)]
struct PerDay<'a> {
    /// Every row by client and day, to see a no-show at the destination of a ride.
    rows: HashMap<(Bsn, Datum), Vec<&'a Levering>>,
    visits: Visits<'a>,
    nights: Nights<'a>,
    rides: Rides<'a>,
}

impl<'a> Run<'a> {
    /// Counts every row of `leveringen`.
    pub fn count_leveringen(&mut self) {
        let rows: &'a [Levering] = &self.input.registraties.leveringen;
        let repeated = same::repeated(self.book, rows);
        let mut per_day = PerDay::default();
        for row in rows {
            per_day.rows.entry((row.bsn, row.datum)).or_default().push(row);
        }
        for (index, row) in rows.iter().enumerate() {
            let about = About {
                place: &row.place,
                bsn: Some(row.bsn),
                productcode: &row.productcode,
                datum: Some(row.datum),
            };
            let product = match self.product(&row.productcode) {
                Ok(product) => product,
                Err(refusal) => {
                    self.refuse(about, &refusal);
                    continue;
                }
            };
            if self.elsewhere.has(&row.place, about.bsn) {
                let again = repeated.get(&index).is_some_and(|first| !same::refusal(first, row).1);
                self.count_joint(row, product, again);
                continue;
            }
            if let Some(first) = repeated.get(&index) {
                let (refusal, counts) = same::refusal(first, row);
                if !counts {
                    // Its line lacks nothing: the care was counted with the first row.
                    self.refuse(about, &refusal);
                    continue;
                }
                if adds_rows_up(product.counting) {
                    self.findings.push(refusal.finding(&row.place));
                }
            }
            // Before any rule of the book is applied: elsewhere none of them holds.
            if let Some(refusal) = self.of_other_region(row.bsn, product, row.datum, row.toewijzingnummer) {
                let peildag = self.peildag(row.bsn, product, row.datum, row.toewijzingnummer);
                if self.in_month(about, peildag) {
                    self.refuse(about, &refusal);
                }
            } else if product.counting == Counting::Nights {
                self.count_stay(about, row, product, &mut per_day.nights);
            } else {
                self.count_day(about, row, product, &mut per_day);
            }
        }
        self.add_visits(per_day.visits);
        self.add_nights(per_day.nights);
        self.add_rides(per_day.rides);
    }

    /// Joint time with a client of another book: it is divided over the clients of this one too, and judged there.
    fn count_joint(&mut self, row: &'a Levering, product: &Product, again: bool) {
        let counts = !again && row.aanwezig && row.hoeveelheid.einddatum.is_none();
        let in_time = self.input.month.contains(row.datum) && self.priced(product, row.datum).is_ok();
        let judged = activity::judge(self.book, product, row.activiteit.as_deref());
        if counts && in_time && matches!(judged, Judgement::Joint) {
            self.joint.push(row);
        }
    }

    /// Counts a row that is about one day.
    fn count_day(
        &mut self,
        about: About<'a>,
        row: &'a Levering,
        product: &'a Product,
        per_day: &mut PerDay<'a>,
    ) {
        let peildag = self.peildag(row.bsn, product, row.datum, row.toewijzingnummer);
        if let Err(refusal) = self.priced(product, peildag) {
            self.refuse(about, &refusal);
            return;
        }
        if !self.in_month(about, peildag) || !self.was_there(about, row, product) {
            return;
        }
        if row.hoeveelheid.einddatum.is_some() {
            let refusal = unfit(
                "einddatum",
                Text::new(
                    format!("`einddatum` is voor een verblijf; {} telt geen nachten", product.code),
                    format!("`einddatum` is for a stay; {} does not count nights", product.code),
                ),
                Text::new("Maak een rij per dag", "Make a row per day"),
            );
            self.refuse_correctable(about, &refusal);
            return;
        }
        match activity::judge(self.book, product, row.activiteit.as_deref()) {
            Judgement::Refused(refusal) => self.refuse(about, &refusal),
            Judgement::Joint => self.joint.push(row),
            Judgement::Counts(remark) => {
                if let Some(remark) = remark {
                    self.findings.push(remark.finding(&row.place));
                }
                if let Err(refusal) = self.count_quantity(about, row, product, per_day) {
                    self.refuse_correctable(about, &refusal);
                }
            }
        }
    }

    fn count_quantity(
        &mut self,
        about: About<'a>,
        row: &'a Levering,
        product: &'a Product,
        per_day: &mut PerDay<'a>,
    ) -> Result<(), Refusal> {
        if product.counting == Counting::RideDays {
            quantity::only_own_columns(row, product)?;
            let same_day = per_day.rows.get(&(row.bsn, row.datum)).map_or(&[][..], Vec::as_slice);
            return self.count_ride(about, row, product, same_day, &mut per_day.rides);
        }
        if product.counting == Counting::GroupShare && row.activiteit.is_none() {
            return Err(self.belongs_to_a_session(product));
        }
        if product.counting == Counting::GroupShare
            && let Some(text) = &row.activiteit
            && activity::find(self.book, product, text)?.class == crate::productbook::TimeClass::Direct
        {
            return Err(self.belongs_to_a_session(product));
        }
        let amount = quantity::amount(row, product)?;
        if amount == 0 {
            self.list(about, "declaratie-nul", quantity::nothing(product), false);
            return Ok(());
        }
        let key = match self.admit(about, row.bsn, product, row.datum, row.toewijzingnummer) {
            Ok(key) => key,
            Err(refusal) => {
                self.refuse(about, &refusal);
                return Ok(());
            }
        };
        if matches!(product.counting, Counting::Attendance | Counting::Dagdelen) {
            per_day.visits.entry((key, row.datum)).or_default().push(row);
        } else {
            let step = quantity::step(product, self.activity_name(product, row));
            self.items.push(Item::whole(key, row.datum, &row.place, step, amount));
        }
        Ok(())
    }

    fn activity_name(&self, product: &Product, row: &Levering) -> Option<String> {
        let activity = activity::find(self.book, product, row.activiteit.as_deref()?).ok()?;
        Some(format!("{} ({})", activity.name, activity.id))
    }

    /// Direct time of a group product comes from its sessions alone: nobody's minutes are whole there.
    fn belongs_to_a_session(&self, product: &Product) -> Refusal {
        Refusal::new(
            ruling(self.book, "minutes-division", &product.code, &[Stage::Declaration])
                .unwrap_or_else(|| any_ruling(self.book, "minutes-division", Stage::Declaration)),
            "productcode",
            Text::new(
                format!("{} is een groepsproduct; de minuten komen uit een sessie", product.code),
                format!("{} is a group product; its minutes come from a session", product.code),
            ),
            Text::new(
                "Registreer de groep in `sessies` en `deelnemers`; in `leveringen` hoort alleen indirecte tijd met een activiteit",
                "Register the group in `sessies` and `deelnemers`; only indirect time with an activity belongs in `leveringen`",
            ),
        )
    }

    /// Whether the client was there; a no-show is listed, and a finding when time was registered for it.
    fn was_there(&mut self, about: About<'_>, row: &Levering, product: &Product) -> bool {
        if row.aanwezig {
            return true;
        }
        let ruling = self.no_show_rule(product);
        let hoeveelheid = &row.hoeveelheid;
        let registered = [hoeveelheid.minuten, hoeveelheid.aantal, hoeveelheid.bedrag];
        let has_time = registered.into_iter().flatten().any(|amount| amount > 0);
        let message = Text::new(
            "De cliënt was er niet; tijd voor wie niet verscheen is nergens declarabel",
            "The client was not there; time for who did not appear is declarable nowhere",
        );
        if has_time || hoeveelheid.einddatum.is_some() {
            let advice = Text::new(
                "De rij telt niet mee. Laat minuten, aantal en bedrag leeg bij wie niet verscheen",
                "The row does not count. Leave minutes, count and amount empty for who did not appear",
            );
            self.refuse(about, &Refusal::new(ruling, "aanwezig", message, advice));
        } else {
            self.list(about, ruling.id, message, false);
        }
        false
    }

    /// The rule about no-shows: the product's own before the general one.
    pub fn no_show_rule(&self, product: &Product) -> Ruling {
        ruling(self.book, "no-show", &product.code, &[Stage::Declaration, Stage::Registration])
            .unwrap_or_else(|| any_ruling(self.book, "no-show", Stage::Registration))
    }
}

/// A row that does not have what its product counts.
fn unfit(column: &'static str, message: Text, advice: Text) -> Refusal {
    Refusal::new(Ruling::own("registratie-hoeveelheid", Severity::Error), column, message, advice)
}

/// Whether two equal rows add up, so that a row that was entered twice would be paid twice.
const fn adds_rows_up(counting: Counting) -> bool {
    !matches!(counting, Counting::Nights | Counting::RideDays)
}

/// The days of a list in a sentence.
fn day_list(days: impl IntoIterator<Item = Datum>) -> String {
    days.into_iter().map(crate::values::date_nl).collect::<Vec<_>>().join(", ")
}
