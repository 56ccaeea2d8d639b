//! The computations of several months as one.

use std::collections::{BTreeMap, BTreeSet};

use super::Correcting;
use crate::declaration::{Computation, NotDeclared, Place};
use crate::finding::{Finding, Level, Severity, Text, counted};
use crate::values::{Datum, Month};

/// How a computation lists a row of another month.
const OTHER_MONTH: &str = "declaratie-andere-maand";

/// What a computation of one month says of other months.
const OF_ONE_MONTH: [&str; 2] = [OTHER_MONTH, "declaratie-volgorde"];

/// The rows that every month lists as of another month, taken out of the computations: left in each of them they would
/// be as many as all rows times all months.
#[derive(Default)]
pub(super) struct OtherMonths {
    /// With how often they were listed.
    rows: BTreeMap<(Place, Option<Datum>), (usize, NotDeclared)>,
    months: usize,
}

impl OtherMonths {
    pub fn take_from(&mut self, computation: &mut Computation) {
        self.months += 1;
        let rows = std::mem::take(&mut computation.not_declared);
        let (others, own) = rows.into_iter().partition(|row| row.rule == OTHER_MONTH);
        computation.not_declared = own;
        let others: Vec<NotDeclared> = others;
        for row in others {
            self.rows.entry((row.place.clone(), row.datum)).or_insert((0, row)).0 += 1;
        }
    }

    /// The rows that are of none of the months.
    fn of_none(self) -> impl Iterator<Item = NotDeclared> {
        let months = self.months;
        self.rows.into_values().filter(move |(times, _)| *times == months).map(|(_, row)| row)
    }
}

/// All months as one computation: what each of them says of the same row is said once, and a row is of another month
/// only when it is of none of these.
pub(super) fn merge(
    what: &Correcting<'_>,
    until: Month,
    oldest: Month,
    computations: Vec<Computation>,
    others: OtherMonths,
) -> Computation {
    let mut merged = Computation::empty(until, what.aanbieder);
    let mut listed = BTreeSet::new();
    let mut told = BTreeSet::new();
    for computation in computations {
        merged.lines.extend(computation.lines);
        merged.untouched.extend(computation.untouched);
        for row in computation.not_declared {
            let place = (row.place.clone(), row.datum);
            if listed.insert((place, row.rule.clone(), row.reason.nl.clone())) {
                merged.not_declared.push(row);
            }
        }
        for finding in computation.findings {
            let same = (finding.rule.clone(), finding.path.clone(), finding.line, finding.message.nl.clone());
            if !OF_ONE_MONTH.contains(&&*finding.rule) && told.insert(same) {
                merged.findings.push(finding);
            }
        }
        for skipped in computation.skipped {
            if !merged.skipped.contains(&skipped) {
                merged.skipped.push(skipped);
            }
        }
    }
    leave_out(&mut merged, what, oldest, others.of_none());
    merged.not_declared.sort_by(|a, b| (&a.place, a.datum).cmp(&(&b.place, b.datum)));
    merged
}

/// Lists the rows of months that are not looked at, with one finding per month: the one that declares them.
fn leave_out(
    merged: &mut Computation,
    what: &Correcting<'_>,
    oldest: Month,
    rows: impl Iterator<Item = NotDeclared>,
) {
    let mut months: BTreeMap<Month, (usize, Place)> = BTreeMap::new();
    for row in rows {
        let Some(month) = row.maand else { continue };
        months.entry(month).or_insert_with(|| (0, row.place.clone())).0 += 1;
        let Left { rule, message, .. } = Left::of(month, merged.month, oldest, what);
        merged.not_declared.push(NotDeclared { rule: rule.into(), reason: message, ..row });
    }
    for (month, (rows, place)) in months {
        let Left { rule, severity, message, advice } = Left::of(month, merged.month, oldest, what);
        let rows = (
            counted(rows, "registratie van", "registraties van"),
            counted(rows, "registration of", "registrations of"),
        );
        let message = Text::new(
            format!("{} {month}: {}", rows.0, message.nl),
            format!("{} {month}: {}", rows.1, message.en),
        );
        merged.findings.push(
            Finding::new(rule, Level::Productbook, severity, message, advice)
                .at(place.cell("datum"))
                .on_line(place.regel, 0),
        );
    }
}

/// Why a month is left out.
struct Left {
    rule: &'static str,
    severity: Severity,
    message: Text,
    advice: Text,
}

impl Left {
    fn of(month: Month, until: Month, oldest: Month, what: &Correcting<'_>) -> Self {
        if month < oldest {
            return Self {
                rule: "TR335",
                severity: Severity::Error,
                message: Text::fixed(
                    "langer dan 5 jaar geleden, dus niet meer te declareren",
                    "more than 5 years ago, so it cannot be declared any more",
                ),
                advice: Text::fixed(
                    "Verbeter het jaar, of overleg met de gemeente over zorg die zo oud is",
                    "Correct the year, or consult the municipality about care of that age",
                ),
            };
        }
        if month <= until {
            return Self {
                rule: OTHER_MONTH,
                severity: Severity::Info,
                message: Text::fixed("vóór `--from`, dus niet bekeken", "before `--from`, so not looked at"),
                advice: Text::fixed(
                    "Kies een eerdere maand als deze maand volledig in de tabellen staat",
                    "Choose an earlier month when the tables are complete for it",
                ),
            };
        }
        if what.period.is_some() {
            return Self {
                rule: "TR319",
                severity: Severity::Warning,
                message: Text::new(
                    format!("na declaratieperiode {until}, dus niet in deze declaratie"),
                    format!("after declaration period {until}, so not in this declaration"),
                ),
                advice: Text::new(
                    format!("Kies een latere `--period`, of declareer {month} met `ibericht declare`"),
                    format!("Choose a later `--period`, or declare {month} with `ibericht declare`"),
                ),
            };
        }
        Self {
            rule: OTHER_MONTH,
            severity: Severity::Info,
            message: Text::fixed(
                "nog niet gedeclareerd, dus er is niets te corrigeren",
                "not declared yet, so there is nothing to put right",
            ),
            advice: Text::new(
                format!("Declareer {month} met `ibericht declare`, met dezelfde tabellen"),
                format!("Declare {month} with `ibericht declare`, with the same tables"),
            ),
        }
    }
}
