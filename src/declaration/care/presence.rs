//! Attendance in minutes and presence in dagdelen: all visits of a day together.

use std::collections::BTreeMap;

use crate::declaration::item::{Item, LineKey};
use crate::declaration::rule::{Refusal, Ruling, any_ruling, ruling};
use crate::declaration::run::{About, Run};
use crate::declaration::{Levering, Step};
use crate::finding::{Severity, Text, counted};
use crate::productbook::{Counting, DagdeelLimits, Product, Stage};
use crate::values::{Datum, Fraction, date_nl};

/// The visits of a client on a day, by line.
pub(super) type Visits<'a> = BTreeMap<(LineKey, Datum), Vec<&'a Levering>>;

/// The minutes of a day; nobody is there longer.
const MINUTES_PER_DAY: u32 = 1440;

impl<'a> Run<'a> {
    /// Makes the presence of each day an item.
    pub(super) fn add_visits(&mut self, visits: Visits<'a>) {
        for ((key, datum), rows) in visits {
            let Some(product) = self.book.products.get(&key.product) else { continue };
            let minutes = presence(&rows);
            if minutes > MINUTES_PER_DAY {
                for row in &rows {
                    self.refuse_correctable(about(row), &too_long(datum, minutes));
                }
                continue;
            }
            let (step, units) = match (product.counting, product.dagdelen) {
                (Counting::Dagdelen, Some(limits)) => {
                    self.report_short(product, rows[0], limits, minutes);
                    (Step::Dagdelen { minutes }, dagdelen(limits, minutes))
                }
                _ => (Step::Attendance, minutes),
            };
            self.items.push(Item {
                key,
                datum,
                places: rows.iter().map(|row| row.place.clone()).collect(),
                step,
                exact: Fraction::from_integer(units.into()),
            });
        }
    }

    /// Short dagdelen are reported, not refused (Q17).
    fn report_short(&mut self, product: &Product, row: &Levering, limits: DagdeelLimits, minutes: u32) {
        let message = if minutes < limits.report_below {
            (
                format!(
                    "De aanwezigheid was {}; dit telt als heel dagdeel",
                    counted(minutes, "minuut", "minuten")
                ),
                format!(
                    "Presence was {}; this counts as a whole dagdeel",
                    counted(minutes, "minute", "minutes")
                ),
            )
        } else if minutes > limits.second_above && minutes - limits.second_above < limits.report_second_below
        {
            let second = minutes - limits.second_above;
            (
                format!("Het tweede dagdeel duurde {}", counted(second, "minuut", "minuten")),
                format!("The second dagdeel lasted {}", counted(second, "minute", "minutes")),
            )
        } else {
            return;
        };
        let ruling = ruling(self.book, "second-dagdeel", &product.code, &[Stage::Declaration])
            .unwrap_or_else(|| any_ruling(self.book, "second-dagdeel", Stage::Declaration));
        self.report(
            &row.place,
            "minuten",
            Some(ruling.with_severity(Severity::Warning)),
            Text::new(message.0, message.1),
            Text::new("Ga na of begin en eind kloppen", "See whether begin and end are right"),
        );
    }
}

fn about(row: &Levering) -> About<'_> {
    About { place: &row.place, bsn: Some(row.bsn), productcode: &row.productcode, datum: Some(row.datum) }
}

/// Minutes of presence: clock times that overlap count once, for nobody is there twice.
fn presence(rows: &[&Levering]) -> u32 {
    let mut clocks: Vec<(u32, u32)> = rows.iter().filter_map(|row| row.hoeveelheid.klok).collect();
    clocks.sort_unstable();
    let mut minutes: u32 = rows
        .iter()
        .filter(|row| row.hoeveelheid.klok.is_none())
        .filter_map(|row| row.hoeveelheid.minuten)
        .sum();
    let mut until = 0;
    for (begin, end) in clocks {
        minutes += end.saturating_sub(begin.max(until));
        until = until.max(end);
    }
    minutes
}

/// Dagdelen of a day: none without presence, a second one only above the border.
fn dagdelen(limits: DagdeelLimits, minutes: u32) -> u32 {
    match minutes {
        0 => 0,
        _ if minutes > limits.second_above => limits.max_per_day.min(2),
        _ => limits.max_per_day.min(1),
    }
}

fn too_long(datum: Datum, minutes: u32) -> Refusal {
    let day = date_nl(datum);
    Refusal::new(
        Ruling::own("registratie-getal", Severity::Error),
        "minuten",
        Text::new(
            format!("Op {day} is {minutes} minuten aanwezigheid geregistreerd, meer dan een dag heeft"),
            format!("On {day} {minutes} minutes of presence are registered, more than a day has"),
        ),
        Text::new("Verbeter de rijen van deze dag", "Correct the rows of this day"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_of_a_second_dagdeel() {
        let limits =
            DagdeelLimits { second_above: 240, max_per_day: 2, report_below: 60, report_second_below: 30 };
        let counted: Vec<u32> =
            [0, 1, 240, 241, 480, 481, 720].map(|minutes| dagdelen(limits, minutes)).into();
        assert_eq!(counted, [0, 1, 1, 2, 2, 2, 2]);
    }
}
