//! Whether a group product took the place of the individual one, measured on what was declared.

use chrono::Days;

use crate::declaration::Line;
use crate::declaration::rule::ruling;
use crate::declaration::run::Run;
use crate::finding::Text;
use crate::productbook::{Product, Stage};
use crate::values::{Datum, Fraction, ProductCode, date_nl};

/// The window before the first group delivery and at the end of the month.
const WEEKS: i64 = 13;

/// First and last day, both inclusive.
type Window = (Datum, Datum);

/// What is compared of a declared line: minutes or eurocents.
type Measure = fn(&Declared<'_>) -> u32;

/// A line that was or is declared, spread evenly over its product period.
struct Declared<'d> {
    product: &'d ProductCode,
    period: Window,
    volume: u32,
    amount: u32,
}

impl Run<'_> {
    /// Compares 13 weeks before the first group delivery with the last 13 weeks, for every group line.
    pub(super) fn check_costs(&mut self, lines: &[Line]) {
        let book = self.book;
        for line in lines {
            let Some(product) = book.products.get(&line.product) else { continue };
            if let Some(parent) = product.parent.as_ref().and_then(|code| book.products.get(code)) {
                self.compare_costs(line, product, parent, lines);
            }
        }
    }

    fn compare_costs(&mut self, line: &Line, group: &Product, parent: &Product, lines: &[Line]) {
        let replaces = ruling(self.book, "partly-replaces-parent", &group.code, &[Stage::Declaration]);
        let cheaper = ruling(self.book, "total-cost-drops", &group.code, &[Stage::Declaration]);
        let history = self.history(line, lines);
        let first = history.iter().filter(|one| *one.product == group.code).map(|one| one.period.0).min();
        let windows = first.and_then(|first| windows(first, self.input.month.last()));
        let reason = match windows {
            None => Some(Text::new(
                "De groep loopt nog geen 13 weken, dus is er niets te vergelijken",
                "The group has not run for 13 weeks yet, so there is nothing to compare",
            )),
            Some((before, _)) if !history.iter().any(|one| one.period.0 <= before.0) => Some(Text::new(
                "Het dossier kent geen declaraties van 13 weken voor de eerste groepslevering",
                "The dossier knows no declarations of 13 weeks before the first group delivery",
            )),
            Some(_) => None,
        };
        if let Some(reason) = reason {
            self.skip(replaces, reason.clone());
            self.skip(cheaper, reason);
            return;
        }
        let Some((before, after)) = windows else { return };
        let minutes: Measure = |one| one.volume;
        let cents: Measure = |one| one.amount;
        let only = |code: &ProductCode, window, measure| per_week(&history, &[code], window, measure);
        let both = |window| per_week(&history, &[&group.code, &parent.code], window, cents);
        let volumes = (only(&parent.code, before, minutes), only(&parent.code, after, minutes));
        let costs = (both(before), both(after));
        let Some(place) = line.first_place().cloned() else { return };
        let period = format!(
            "{} - {}, {} - {}",
            date_nl(before.0),
            date_nl(before.1),
            date_nl(after.0),
            date_nl(after.1)
        );
        let (bsn, own, other) = (line.bsn, &group.code, &parent.code);
        if volumes.1 >= volumes.0 {
            let (was, is) = (shown(volumes.0), shown(volumes.1));
            self.report(
                &place,
                "productcode",
                replaces,
                Text::new(
                    format!("{bsn}: {other} ging met {own} van {was} naar {is} minuten per week ({period})"),
                    format!("{bsn}: {other} went with {own} from {was} to {is} minutes per week ({period})"),
                ),
                Text::new(
                    format!("{own} hoort geheel of deels in de plaats van {other} te komen; bespreek dit"),
                    format!("{own} should take the place of {other} wholly or partly; discuss this"),
                ),
            );
        }
        if costs.1 >= costs.0 {
            let (was, is) = (shown(costs.0), shown(costs.1));
            self.report(
                &place,
                "productcode",
                cheaper,
                Text::new(
                    format!(
                        "{bsn}: {other} en {own} samen gingen van {was} naar {is} cent per week ({period})"
                    ),
                    format!(
                        "{bsn}: {other} and {own} together went from {was} to {is} cents per week ({period})"
                    ),
                ),
                Text::new(
                    "Met de groep erbij horen de kosten per week te dalen; bespreek dit",
                    "With the group the cost per week should go down; discuss this",
                ),
            );
        }
    }

    /// What was declared for the client before, and is declared now.
    fn history<'h>(&'h self, line: &'h Line, lines: &'h [Line]) -> Vec<Declared<'h>> {
        let mut history: Vec<Declared<'h>> = self
            .standing(line, lines)
            .map(|one| Declared {
                product: &one.prestatie.product_code,
                period: (one.prestatie.product_periode.begindatum, one.prestatie.product_periode.einddatum),
                volume: one.prestatie.geleverd_volume.get(),
                amount: one.prestatie.ingediend_bedrag.bedrag.get(),
            })
            .collect();
        let same_client = |other: &&Line| (other.domain, other.bsn) == (line.domain, line.bsn);
        let own = lines.iter().filter(same_client).chain(self.made_before(line.domain, line.bsn));
        history.extend(own.map(|own| Declared {
            product: &own.product,
            period: (own.periode.begindatum, own.periode.einddatum),
            volume: own.volume.get(),
            amount: own.bedrag.get(),
        }));
        history
    }
}

/// The windows before the first group delivery and up to the end of the month; none when they overlap.
fn windows(first: Datum, last: Datum) -> Option<(Window, Window)> {
    let length = Days::new(u64::try_from(WEEKS * 7).ok()?);
    let before = (first.checked_sub_days(length)?, first.pred_opt()?);
    let after = (last.succ_opt()?.checked_sub_days(length)?, last);
    (after.0 >= first).then_some((before, after))
}

/// The average per week over a window, exactly.
fn per_week(
    history: &[Declared<'_>],
    products: &[&ProductCode],
    window: Window,
    measure: Measure,
) -> Fraction {
    let mut sum = Fraction::from_integer(0);
    for one in history.iter().filter(|one| products.contains(&one.product)) {
        let days = |(from, to): Window| (to.signed_duration_since(from).num_days() + 1).max(0);
        let overlap = days((one.period.0.max(window.0), one.period.1.min(window.1)));
        sum += Fraction::new(
            i128::from(measure(one)) * i128::from(overlap),
            i128::from(days(one.period).max(1)),
        );
    }
    sum / Fraction::from_integer(WEEKS.into())
}

/// A weekly average as a person reads it: with one decimal, rounded down.
fn shown(value: Fraction) -> String {
    let tenths = (value * Fraction::from_integer(10)).to_integer();
    format!("{},{}", tenths / 10, tenths % 10)
}
