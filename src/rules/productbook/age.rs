//! Kinds `age` and `age-preferred`: completed years on the first day.

use chrono::Datelike;

use super::{Answer, Case, Check, NotChecked, Run};
use crate::finding::{Finding, Severity, Text};
use crate::messages::Geboortedatum;
use crate::values::{Datum, DatumGebruik, completed_years, date_nl};

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("age", Run::Maybe(age)),
    Check::of_message("age-preferred", Run::Maybe(age_preferred)),
];

/// The first and last day on which the client may have been born (COD170).
fn born(geboortedatum: &Geboortedatum) -> Result<(Datum, Datum), NotChecked> {
    let day = geboortedatum.datum;
    let last = match geboortedatum.datum_gebruik {
        Some(DatumGebruik::DATUM_ONBEKEND) => None,
        Some(DatumGebruik::DAG_EN_MAAND_ONBEKEND) => Datum::from_ymd_opt(day.year(), 12, 31),
        Some(DatumGebruik::DAG_ONBEKEND) => Some(crate::values::Month::of(day).last()),
        _ => Some(day),
    };
    last.map(|last| (day, last))
        .ok_or_else(|| NotChecked::new("De geboortedatum is onbekend", "The date of birth is unknown"))
}

/// The day on which someone completes a number of years.
fn birthday(birth: Datum, years: u8) -> Option<Datum> {
    let year = birth.year() + i32::from(years);
    // Born on 29 February: the year is complete on 1 March.
    birth.with_year(year).or_else(|| Datum::from_ymd_opt(year, 3, 1))
}

fn age(case: &Case) -> Answer {
    let Some(limits) = case.product.age else { return Ok(Vec::new()) };
    let (first, last) = born(case.subject.geboortedatum)?;
    let start = case.subject.start;
    let (oldest, youngest) = (completed_years(first, start), completed_years(last, start));
    let allowed = |years: i32| {
        limits.min.is_none_or(|min| years >= i32::from(min))
            && limits.max.is_none_or(|max| years <= i32::from(max))
    };
    match (allowed(youngest), allowed(oldest)) {
        (true, true) => Ok(later(case, first)),
        (false, false) => {
            let (nl, en) = limits_text(limits.min, limits.max);
            let (code, nl_start) = (&case.product.code, date_nl(start));
            let message = Text::new(
                format!("Op {nl_start} is de cliënt {youngest} jaar; `{code}` is voor {nl}"),
                format!("On {start} the client is {youngest} years old; `{code}` is for {en}"),
            );
            let found = case.breach(case.subject.start_element(), message).found(youngest.to_string());
            Ok(vec![found.expected(Text::new(nl, en))])
        }
        _ => Err(NotChecked::new(
            "De geboortedatum is niet precies genoeg bekend",
            "The date of birth is not known exactly enough",
        )),
    }
}

fn limits_text(min: Option<u8>, max: Option<u8>) -> (String, String) {
    match (min, max) {
        (Some(min), Some(max)) => (format!("{min} t/m {max} jaar"), format!("{min} to {max} years")),
        (Some(min), None) => (format!("{min} jaar en ouder"), format!("{min} years and older")),
        (None, Some(max)) => (format!("kinderen t/m {max} jaar"), format!("children up to {max} years")),
        (None, None) => (String::new(), String::new()),
    }
}

/// What happens after the start: the day on which the client grows out of the product, or gets near to it.
fn later(case: &Case, born: Datum) -> Vec<Finding> {
    let Some(limits) = case.product.age else { return Vec::new() };
    let code = &case.product.code;
    if let Some(max) = limits.max
        && let Some(too_old) = max.checked_add(1)
        && let Some(day) = birthday(born, too_old)
        && case.subject.end.is_none_or(|end| end >= day)
    {
        // An open end says nothing yet; a chosen one does.
        let severity = if case.subject.end.is_some() { Severity::Warning } else { Severity::Info };
        let message = Text::new(
            format!("Op {} wordt de cliënt {too_old}; `{code}` is t/m {max} jaar", date_nl(day)),
            format!("On {day} the client becomes {too_old}; `{code}` is up to {max} years"),
        );
        return vec![case.report(severity, case.subject.end_element(), message)];
    }
    let preferred = case.context.book.rule("age-preferred", &case.product.code, case.subject.stage).is_some();
    if let Some(years) = limits.report_from.filter(|_| !preferred)
        && let Some(day) = birthday(born, years)
        && case.subject.end.is_none_or(|end| end >= day)
    {
        let severity = if case.subject.start >= day { Severity::Warning } else { Severity::Info };
        let message = Text::new(
            format!(
                "Vanaf {} is de cliënt {years}; ga na of de {} dan nog geldt",
                date_nl(day),
                case.subject.domain.law()
            ),
            format!(
                "From {day} the client is {years}; see whether the {} still applies",
                case.subject.domain.law()
            ),
        );
        return vec![case.report(severity, case.subject.end_element(), message)];
    }
    Vec::new()
}

/// A preference: the product ends before this age.
fn age_preferred(case: &Case) -> Answer {
    let Some(years) = case.product.age.and_then(|age| age.report_from) else { return Ok(Vec::new()) };
    let (first, _) = born(case.subject.geboortedatum)?;
    let Some(day) = birthday(first, years).filter(|day| case.subject.end.is_none_or(|end| end >= *day))
    else {
        return Ok(Vec::new());
    };
    let message = Text::new(
        format!("De periode loopt door na de {years}e verjaardag op {}", date_nl(day)),
        format!("The period runs on after the birthday of {years} years on {day}"),
    );
    Ok(vec![case.breach(case.subject.end_element(), message)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_someone_born_on_29_february_is_complete_on_1_march() {
        let birth = Datum::from_ymd_opt(2020, 2, 29).unwrap();
        assert_eq!(birthday(birth, 5), Datum::from_ymd_opt(2025, 3, 1));
        assert_eq!(birthday(birth, 4), Datum::from_ymd_opt(2024, 2, 29));
    }
}
