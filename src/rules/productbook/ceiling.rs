//! Kinds about how much: per day, per session, per week, per year and in total.

use chrono::Datelike;

use super::history::overlap;
use super::volume::{days, in_total, minutes_per_unit, missing, per_week, shown};
use super::{Answer, Case, Check, NotChecked, Run};
use crate::dossier::ToewijzingVersie;
use crate::finding::{Finding, Severity, Text};
use crate::messages::Omvang;
use crate::productbook::{GroupLimits, Ratio};
use crate::values::{Datum, Eenheid, Fraction, Frequentie};

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("volume-per-day", Run::Maybe(volume_per_day)),
    Check::of_message("volume-per-session", Run::Maybe(volume_per_session)),
    Check::of_message("max-dagdelen-per-week", Run::Maybe(max_dagdelen_per_week)),
    Check::of_dossier("max-minutes-total", Run::Maybe(max_minutes_total)),
    Check::of_dossier("max-etmalen-per-year", Run::Maybe(max_etmalen_per_year)),
];

/// Most minutes that one session gives one participant: all professionals for the whole duration, divided
/// over the fewest participants that the ratio allows.
fn per_session(group: &GroupLimits) -> Option<Fraction> {
    let duration = i128::from(group.max_duration?);
    let more = i128::from(group.ratio == Ratio::StrictlyMore);
    let share = |professionals: u32| {
        let professionals = i128::from(professionals);
        let participants = (professionals + more).max(i128::from(group.min_participants.unwrap_or(1)));
        Fraction::new(duration * professionals, participants)
    };
    (1..=group.max_professionals).map(share).max()
}

fn volume_per_day(case: &Case) -> Answer {
    let dagdelen = case.product.dagdelen.map(|limits| (Eenheid::DAGDEEL, limits.max_per_day));
    let minutes = case.product.group.and_then(|group| group.max_minutes_per_day);
    let Some((unit, max)) = dagdelen.or(minutes.map(|max| (Eenheid::MINUUT, max))) else {
        return Ok(Vec::new());
    };
    daily(case, unit, Fraction::from_integer(i128::from(max)))
}

fn volume_per_session(case: &Case) -> Answer {
    let Some(max) = case.product.group.as_ref().and_then(per_session) else { return Ok(Vec::new()) };
    daily(case, Eenheid::MINUUT, max)
}

/// A volume against a maximum per day, over as many days as its frequency has at most.
fn daily(case: &Case, unit: Eenheid, max: Fraction) -> Answer {
    let subject = case.subject;
    let omvang = subject.omvang.ok_or_else(missing)?;
    let per_unit = if unit == Eenheid::MINUUT { minutes_per_unit(omvang)? } else { 1 };
    let (span, (nl, en)) = match omvang.frequentie {
        Frequentie::DAG => (1, ("per dag", "per day")),
        Frequentie::WEEK => (7, ("per week", "per week")),
        Frequentie::MAAND => (31, ("per maand", "per month")),
        _ => match subject.end {
            Some(end) => (days(subject.start, end), ("over de hele periode", "over the whole period")),
            // A total without an end has no number of days to hold it against.
            None => return Ok(Vec::new()),
        },
    };
    let volume = Fraction::from_integer(i128::from(omvang.volume.get()) * per_unit);
    let limit = max * Fraction::from_integer(span);
    if volume <= limit {
        return Ok(Vec::new());
    }
    let (volume, limit, max) = (shown(volume), shown(limit), shown(max));
    let (unit_nl, unit_en) = unit.woord(2);
    let code = &case.product.code;
    let message = Text::new(
        format!("{volume} {unit_nl} {nl} is meer dan `{code}` kan geven: {max} x {span} = {limit}"),
        format!("{volume} {unit_en} {en} is more than `{code}` can give: {max} x {span} = {limit}"),
    );
    let expected = Text::new(format!("ten hoogste {limit}"), format!("at most {limit}"));
    Ok(vec![case.breach("Omvang/Volume", message).found(volume).expected(expected)])
}

fn max_dagdelen_per_week(case: &Case) -> Answer {
    let subject = case.subject;
    let omvang = subject.omvang.ok_or_else(missing)?;
    let (max, factor, unit) = if omvang.eenheid == Eenheid::DAGDEEL {
        (case.product.max_dagdelen_per_week, 1, Eenheid::DAGDEEL)
    } else {
        (case.product.max_minutes_per_week, minutes_per_unit(omvang)?, Eenheid::MINUUT)
    };
    let (Some(max), Some(weekly)) = (max, per_week(omvang, subject.start, subject.end)) else {
        return Ok(Vec::new());
    };
    let weekly = weekly * Fraction::from_integer(factor);
    if weekly <= Fraction::from_integer(i128::from(max)) {
        return Ok(Vec::new());
    }
    let (weekly, code, (nl, en)) = (shown(weekly), &case.product.code, unit.woord(2));
    let message = Text::new(
        format!("{weekly} {nl} `{code}` per week is meer dan {max}"),
        format!("{weekly} {en} of `{code}` per week is more than {max}"),
    );
    let expected =
        Text::new(format!("ten hoogste {max} {nl} per week"), format!("at most {max} {en} per week"));
    Ok(vec![case.breach("Omvang/Volume", message).found(weekly).expected(expected)])
}

/// Minutes over the whole of a period; `None` when it is open and the volume is not a total.
fn total_minutes(omvang: &Omvang, start: Datum, end: Option<Datum>) -> Option<Fraction> {
    let per_unit = Fraction::from_integer(minutes_per_unit(omvang).ok()?);
    let end = if omvang.frequentie == Frequentie::TOTAAL { end.or(Some(start)) } else { end };
    Some(in_total(omvang, start, end?) * per_unit)
}

fn max_minutes_total(case: &Case) -> Answer {
    let (Some(max), subject) = (case.product.max_minutes_total, case.subject) else { return Ok(Vec::new()) };
    let omvang = subject.omvang.ok_or_else(missing)?;
    let per_unit = minutes_per_unit(omvang)?;
    let limit = Fraction::from_integer(i128::from(max));
    let code = &case.product.code;
    let expected = Text::new(
        format!("ten hoogste {max} minuten ({} uur)", max / 60),
        format!("at most {max} minutes ({} hours)", max / 60),
    );
    let Some(own) = total_minutes(omvang, subject.start, subject.end) else {
        let weekly =
            per_week(omvang, subject.start, None).unwrap_or_default() * Fraction::from_integer(per_unit);
        if weekly <= Fraction::from_integer(0) {
            return Ok(Vec::new());
        }
        let weeks = (limit / weekly).floor();
        let weekly = shown(weekly);
        let message = Text::new(
            format!(
                "Zonder einddatum is het maximum van `{code}` na {weeks} weken bereikt: {max} / {weekly} per week"
            ),
            format!(
                "Without an end date the maximum of `{code}` is reached after {weeks} weeks: {max} / {weekly} per week"
            ),
        );
        return Ok(vec![case.report(Severity::Warning, "", message).expected(expected)]);
    };
    if own > limit {
        let own = shown(own);
        let message = Text::new(
            format!("`{code}` duurt over de hele periode {own} minuten, meer dan {max}"),
            format!("`{code}` lasts {own} minutes over the whole period, more than {max}"),
        );
        return Ok(vec![case.breach("Omvang/Volume", message).found(own).expected(expected)]);
    }
    let adjoining = adjoining(case);
    let earlier: Fraction = adjoining
        .iter()
        .filter_map(|versie| {
            let product = &versie.product;
            // An open allocation that ran before gives way where this one begins.
            let end = product.einddatum.or_else(|| subject.start.pred_opt());
            total_minutes(product.omvang.as_ref()?, product.ingangsdatum, end)
        })
        .sum();
    if own + earlier <= limit {
        return Ok(Vec::new());
    }
    let numbers: Vec<_> =
        adjoining.iter().map(|versie| versie.product.toewijzing_nummer.to_string()).collect();
    let (sum, numbers) = (shown(own + earlier), numbers.join(", "));
    let (own, earlier) = (shown(own), shown(earlier));
    let message = Text::new(
        format!(
            "Met aansluitende toewijzingen ({numbers}) duurt `{code}` {own} + {earlier} = {sum} minuten, meer dan {max}"
        ),
        format!(
            "With adjoining allocations ({numbers}) `{code}` lasts {own} + {earlier} = {sum} minutes, more than {max}"
        ),
    );
    Ok(vec![case.report(Severity::Warning, "Omvang/Volume", message).found(sum).expected(expected)])
}

/// The allocations of the same product, at any provider, that meet the subject or each other without a day between.
fn adjoining<'a>(case: &'a Case) -> Vec<&'a ToewijzingVersie> {
    let mut rest: Vec<_> = case
        .context
        .current
        .iter()
        .filter(|versie| case.context.is_for(versie, &case.product.code) && !is_subject(case, versie))
        .collect();
    let mut chain: Vec<&ToewijzingVersie> = Vec::new();
    let mut span = (case.subject.start, case.subject.end);
    loop {
        let widened = (span.0.pred_opt().unwrap_or(span.0), span.1.and_then(|end| end.succ_opt()));
        let meets = |versie: &&ToewijzingVersie| {
            overlap(widened, (versie.product.ingangsdatum, versie.product.einddatum))
        };
        let Some(index) = rest.iter().position(meets) else { return chain };
        let versie = rest.swap_remove(index);
        span = (
            span.0.min(versie.product.ingangsdatum),
            span.1.zip(versie.product.einddatum).map(|(one, other)| one.max(other)),
        );
        chain.push(versie);
    }
}

/// Whether an allocation is the subject itself, or the answer to it.
fn is_subject(case: &Case, versie: &ToewijzingVersie) -> bool {
    let subject = case.subject;
    let own_number = subject.toewijzing_nummer == Some(versie.product.toewijzing_nummer);
    let own_reference =
        subject.referentie.is_some() && versie.product.referentie_aanbieder.as_ref() == subject.referentie;
    versie.gemeente == *subject.gemeente && (own_number || own_reference)
}

fn max_etmalen_per_year(case: &Case) -> Answer {
    let (Some(max), subject, book) = (case.product.max_etmalen_per_year, case.subject, case.context.book)
    else {
        return Ok(Vec::new());
    };
    let omvang = subject.omvang.ok_or_else(missing)?;
    if omvang.eenheid != Eenheid::ETMAAL {
        return Err(NotChecked::new(
            format!("Eenheid `{}` is niet om te rekenen naar etmalen", omvang.eenheid),
            format!("Unit `{}` cannot be converted to etmalen", omvang.eenheid),
        ));
    }
    let mut findings = Vec::new();
    for year in book.valid_from.year()..=book.valid_to.year() {
        let own = in_year(omvang, (subject.start, subject.end), year);
        let others: Fraction = case
            .context
            .current
            .iter()
            .filter(|versie| case.context.is_for(versie, &case.product.code) && !is_subject(case, versie))
            .filter_map(|versie| {
                let product = &versie.product;
                let omvang = product.omvang.as_ref().filter(|omvang| omvang.eenheid == Eenheid::ETMAAL)?;
                Some(in_year(omvang, (product.ingangsdatum, product.einddatum), year))
            })
            .sum();
        let sum = own + others;
        if own > Fraction::from_integer(0) && sum > Fraction::from_integer(i128::from(max)) {
            findings.push(too_many_etmalen(case, year, max, (own, others)));
        }
    }
    Ok(findings)
}

/// The volume of an allocation in a calendar year; a total is spread evenly over the years that it touches.
fn in_year(omvang: &Omvang, (start, end): (Datum, Option<Datum>), year: i32) -> Fraction {
    let first = Datum::from_ymd_opt(year, 1, 1).map_or(start, |first| first.max(start));
    let last = Datum::from_ymd_opt(year, 12, 31).map_or(start, |last| end.map_or(last, |end| end.min(last)));
    if last < first {
        return Fraction::from_integer(0);
    }
    let years = end.map_or(1, |end| i128::from(end.year() - start.year() + 1));
    let spread = if omvang.frequentie == Frequentie::TOTAAL { years } else { 1 };
    in_total(omvang, first, last) / Fraction::from_integer(spread)
}

fn too_many_etmalen(case: &Case, year: i32, max: u32, (own, others): (Fraction, Fraction)) -> Finding {
    let code = &case.product.code;
    let (sum, own, others) = (shown(own + others), shown(own), shown(others));
    let message = Text::new(
        format!(
            "In {year} komt `{code}` op {own} + {others} (andere toewijzingen) = {sum} etmalen; de richtlijn is {max}"
        ),
        format!(
            "In {year} `{code}` comes to {own} + {others} (other allocations) = {sum} etmalen; the guideline is {max}"
        ),
    );
    let expected = Text::new(format!("ten hoogste {max} per jaar"), format!("at most {max} per year"));
    case.breach("Omvang/Volume", message).found(sum).expected(expected)
}
