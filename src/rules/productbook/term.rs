//! Kinds about the period alone: `delimited-offer` and `preferred-duration`.

use chrono::Months;

use super::{Case, Check, Run};
use crate::finding::{Finding, Text};
use crate::values::date_nl;

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("delimited-offer", Run::Sure(delimited_offer)),
    Check::of_message("preferred-duration", Run::Sure(preferred_duration)),
];

fn delimited_offer(case: &Case) -> Vec<Finding> {
    if !case.product.delimited || case.subject.end.is_some() {
        return Vec::new();
    }
    let code = &case.product.code;
    let message = Text::new(
        format!("`{code}` is een afgebakend aanbod, maar er is geen einddatum"),
        format!("`{code}` is a delimited offer, but there is no end date"),
    );
    vec![case.breach("", message)]
}

fn preferred_duration(case: &Case) -> Vec<Finding> {
    let Some(months) = case.product.preferred_max_months else { return Vec::new() };
    let limit = case.subject.start.checked_add_months(Months::new(months));
    let Some(limit) = limit.filter(|limit| case.subject.end.is_none_or(|end| end >= *limit)) else {
        return Vec::new();
    };
    let message = Text::new(
        format!("De periode is langer dan {months} maanden; liefst eindigt zij voor {}", date_nl(limit)),
        format!("The period is longer than {months} months; preferably it ends before {limit}"),
    );
    vec![case.breach(case.subject.end_element(), message)]
}
