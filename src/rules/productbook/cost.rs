//! Kinds about what a group product should bring: `total-cost-drops`, `partly-replaces-parent`, `request-or-change`.
//!
//! All compare the individual product before and after the group product
//! begins. Messages tell the volume after only when a new allocation of the
//! individual product takes over on that day.

use super::parent::Parent;
use super::volume::{minutes_per_unit, missing, per_week, shown};
use super::{Answer, Case, Check, NotChecked, Run};
use crate::dossier::ToewijzingVersie;
use crate::finding::{Finding, Severity, Text};
use crate::messages::Omvang;
use crate::productbook::Product;
use crate::values::{Datum, Fraction, date_nl};

pub(super) const CHECKS: &[Check] = &[
    Check::of_dossier("total-cost-drops", Run::Maybe(total_cost_drops)),
    Check::of_dossier("partly-replaces-parent", Run::Maybe(partly_replaces_parent)),
    Check::of_dossier("request-or-change", Run::Sure(request_or_change)),
];

/// Minutes of the individual product per week.
struct Use {
    before: Fraction,
    /// Known only when another allocation of it begins no later than the group product.
    after: Option<Fraction>,
}

fn weekly(omvang: Option<&Omvang>, start: Datum, end: Option<Datum>) -> Result<Fraction, NotChecked> {
    let omvang = omvang.ok_or_else(missing)?;
    let factor = Fraction::from_integer(minutes_per_unit(omvang)?);
    let volume = per_week(omvang, start, end).ok_or_else(|| {
        NotChecked::new(
            "Een totaal zonder einddatum is geen omvang per week",
            "A total without an end date is no volume per week",
        )
    })?;
    Ok(volume * factor)
}

fn weekly_of(versie: &ToewijzingVersie) -> Result<Fraction, NotChecked> {
    let product = &versie.product;
    weekly(product.omvang.as_ref(), product.ingangsdatum, product.einddatum)
}

/// The use of the individual product around the first day of the group product.
fn parent_use(case: &Case) -> Result<Use, NotChecked> {
    let now = case.parent().ok_or_else(|| {
        NotChecked::new(
            "Er is geen toewijzing van het individuele product om mee te vergelijken",
            "There is no allocation of the individual product to compare with",
        )
    })?;
    let current = weekly_of(now.versie)?;
    match replaced(case, now) {
        Some(before) => Ok(Use { before: weekly_of(before)?, after: Some(current) }),
        None => Ok(Use { before: current, after: None }),
    }
}

/// What the allocation in force took the place of: the one that ended as the group product began, or, in a 301,
/// its own version of before the day of decision.
fn replaced<'a>(case: &'a Case, now: Parent<'a>) -> Option<&'a ToewijzingVersie> {
    let (subject, product) = (case.subject, &now.versie.product);
    let day_before = subject.start.pred_opt()?;
    if product.ingangsdatum == subject.start {
        let ended = case.parents().into_iter().map(|parent| parent.versie);
        if let Some(before) = ended.into_iter().find(|versie| versie.is_active_on(day_before)) {
            return Some(before);
        }
    }
    let (decided, _) = subject.decided?;
    if product.toewijzingsdatum != decided {
        return None;
    }
    case.context.versies.iter().rev().find(|versie| {
        versie.gemeente == now.versie.gemeente
            && versie.product.toewijzing_nummer == product.toewijzing_nummer
            && versie.product.toewijzingsdatum < decided
            && !versie.is_removed()
    })
}

/// Eurocents per minute on the first day that both the subject and the book are valid.
fn tariff(case: &Case, product: &Product) -> Result<Fraction, NotChecked> {
    let day = case.subject.start.max(case.context.book.valid_from);
    let tariff = product.tariff(day, *case.subject.aanbieder).ok_or_else(|| {
        let code = &product.code;
        NotChecked::new(
            format!("`{code}` heeft op {} geen tarief", date_nl(day)),
            format!("`{code}` has no tariff on {day}"),
        )
    })?;
    Ok(Fraction::from_integer(i128::from(tariff.cents)))
}

fn total_cost_drops(case: &Case) -> Answer {
    let Some(parent) = case.product.parent.as_ref().and_then(|code| case.context.book.products.get(code))
    else {
        return Ok(Vec::new());
    };
    let subject = case.subject;
    let used = parent_use(case)?;
    let group_minutes = weekly(subject.omvang, subject.start, subject.end)?;
    let (group_tariff, parent_tariff) = (tariff(case, case.product)?, tariff(case, parent)?);
    let group_cost = group_minutes * group_tariff;
    let before = used.before * parent_tariff;
    let (code, of) = (&case.product.code, &parent.code);
    let (minutes, cost) = (shown(group_minutes), shown(group_cost));
    let (was, was_cost) = (shown(used.before), shown(before));
    // The arithmetic of a week, in minutes and eurocents.
    let sums =
        format!("{of} {was} x {parent_tariff} = {was_cost}, {code} {minutes} x {group_tariff} = {cost}");
    if let Some(after) = used.after {
        let total = after * parent_tariff + group_cost;
        if total < before {
            return Ok(Vec::new());
        }
        let (left, total) = (shown(after), shown(total));
        let message = Text::new(
            format!(
                "De kosten per week dalen niet: was {of} {was} x {parent_tariff} = {was_cost} cent, wordt {of} {left} x {parent_tariff} + {code} {minutes} x {group_tariff} = {total} cent"
            ),
            format!(
                "The weekly cost does not go down: was {of} {was} x {parent_tariff} = {was_cost} cents, becomes {of} {left} x {parent_tariff} + {code} {minutes} x {group_tariff} = {total} cents"
            ),
        );
        let expected =
            Text::new(format!("minder dan {was_cost} cent"), format!("less than {was_cost} cents"));
        return Ok(vec![case.breach("Omvang", message).found(total).expected(expected)]);
    }
    if group_cost >= before {
        let message = Text::new(
            format!("De kosten per week kunnen niet dalen, ook niet als `{of}` geheel vervalt: {sums} cent"),
            format!("The weekly cost cannot go down, even if `{of}` ends altogether: {sums} cents"),
        );
        let expected =
            Text::new(format!("minder dan {was_cost} cent"), format!("less than {was_cost} cents"));
        return Ok(vec![case.breach("Omvang", message).found(cost).expected(expected)]);
    }
    let give_up = (group_cost / parent_tariff).floor() + Fraction::from_integer(1);
    let give_up = shown(give_up);
    let message = Text::new(
        format!(
            "De kosten per week dalen als `{of}` met ten minste {give_up} minuten per week omlaag gaat: {sums} cent, {cost} / {parent_tariff} naar beneden afgerond + 1 = {give_up}"
        ),
        format!(
            "The weekly cost goes down if `{of}` is lowered by at least {give_up} minutes per week: {sums} cents, {cost} / {parent_tariff} rounded down + 1 = {give_up}"
        ),
    );
    Ok(vec![case.report(Severity::Info, "Omvang", message)])
}

fn partly_replaces_parent(case: &Case) -> Answer {
    let Some(code) = &case.product.parent else { return Ok(Vec::new()) };
    let used = parent_use(case)?;
    let after = used.after.ok_or_else(|| {
        NotChecked::new(
            format!("De verlaging van `{code}` staat in een 317 of het zorgdossier, niet in dit bericht"),
            format!("The lowering of `{code}` is in a 317 or the care record, not in this message"),
        )
    })?;
    if after < used.before {
        return Ok(Vec::new());
    }
    let (before, after) = (shown(used.before), shown(after));
    let message = Text::new(
        format!(
            "`{code}` gaat niet omlaag als `{}` begint: {before} en daarna {after} minuten per week",
            case.product.code
        ),
        format!(
            "`{code}` does not go down when `{}` begins: {before} and then {after} minutes per week",
            case.product.code
        ),
    );
    let expected = Text::new(format!("minder dan {before}"), format!("less than {before}"));
    Ok(vec![case.breach("Product/Code", message).found(after).expected(expected)])
}

/// The client has the individual product already, and nothing says yet that it goes down.
fn request_or_change(case: &Case) -> Vec<Finding> {
    let (Some(code), Some(parent)) = (&case.product.parent, case.parent()) else { return Vec::new() };
    let lowered = parent_use(case).is_ok_and(|used| used.after.is_some_and(|after| after < used.before));
    if lowered {
        return Vec::new();
    }
    let number = parent.versie.product.toewijzing_nummer;
    let message = Text::new(
        format!(
            "`{code}` loopt al (toewijzing {number}); gaat de omvang ervan omlaag, dan hoort daar een 317 bij"
        ),
        format!(
            "`{code}` runs already (allocation {number}); when its volume goes down, a 317 belongs to it"
        ),
    );
    vec![case.breach("Product/Code", message)]
}
