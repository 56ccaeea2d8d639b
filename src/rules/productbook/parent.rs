//! Kinds about the individual product beside a group product.
//!
//! A request for a group product rests on the current allocation of the
//! individual product at the same provider and municipality. One that is only
//! asked for does not count (Q10); one of the whole category counts with a
//! warning (Q12).

use super::history::{Cover, overlap, period};
use super::{Case, Check, Run};
use crate::dossier::ToewijzingVersie;
use crate::finding::{Finding, Severity, Text};
use crate::values::{ProductCode, date_nl};

pub(super) const CHECKS: &[Check] = &[
    Check::of_dossier("parent-at-provider", Run::Sure(parent_at_provider)),
    Check::of_dossier("start-within-parent", Run::Sure(start_within_parent)),
    Check::of_dossier("end-within-parent", Run::Sure(end_within_parent)),
    Check::of_dossier("standalone-allocation", Run::Sure(standalone_allocation)),
    Check { on_removed: true, ..Check::of_dossier("parent-shortened", Run::Sure(parent_shortened)) },
];

/// An allocation that a group product may rest on.
#[derive(Clone, Copy)]
pub(super) struct Parent<'a> {
    pub versie: &'a ToewijzingVersie,
    pub cover: Cover,
}

impl Parent<'_> {
    /// The allocation as people name it: number, product and period.
    fn named(self) -> (String, String) {
        let product = &self.versie.product;
        let (nl, en) = period(product.ingangsdatum, product.einddatum);
        let number = product.toewijzing_nummer;
        (format!("toewijzing {number} ({nl})"), format!("allocation {number} ({en})"))
    }
}

impl<'a> Case<'a> {
    /// The allocations of the individual product at the same provider and municipality.
    pub(super) fn parents(&'a self) -> Vec<Parent<'a>> {
        let Some(code) = &self.product.parent else { return Vec::new() };
        self.others()
            .filter(|versie| self.same_provider(versie))
            .filter_map(|versie| Some(Parent { versie, cover: self.context.cover(versie, code)? }))
            .collect()
    }

    /// The one that is in force on the first day: a specific one before one of the category, a longer one before a shorter.
    pub(super) fn parent(&'a self) -> Option<Parent<'a>> {
        let active =
            self.parents().into_iter().filter(|parent| parent.versie.is_active_on(self.subject.start));
        active.max_by_key(|parent| {
            let end = parent.versie.product.einddatum;
            (parent.cover == Cover::Product, end.is_none(), end)
        })
    }
}

fn parent_at_provider(case: &Case) -> Vec<Finding> {
    let Some(code) = &case.product.parent else { return Vec::new() };
    let group = &case.product.code;
    match case.parent() {
        Some(Parent { cover: Cover::Product, .. }) => Vec::new(),
        Some(parent @ Parent { cover: Cover::Category, .. }) => {
            let (nl, en) = parent.named();
            let message = Text::new(
                format!("`{group}` rust op {nl} van de hele categorie, niet op `{code}` zelf"),
                format!("`{group}` rests on {en} of the whole category, not on `{code}` itself"),
            );
            vec![case.report(Severity::Warning, "Product/Code", message)]
        }
        None => {
            let (nl, en) = why_none(case, code);
            let start = case.subject.start;
            let nl_start = date_nl(start);
            let message = Text::new(
                format!(
                    "Er is op {nl_start} geen toewijzing van `{code}` bij deze aanbieder waarop `{group}` kan rusten: {nl}"
                ),
                format!(
                    "On {start} there is no allocation of `{code}` at this provider that `{group}` can rest on: {en}"
                ),
            );
            let expected = Text::new(
                format!("een toewijzing van `{code}`, geldig op {nl_start}"),
                format!("an allocation of `{code}`, valid on {start}"),
            );
            vec![case.breach("Product/Code", message).expected(expected)]
        }
    }
}

/// The nearest thing to the allocation that is missing, so that a person sees what to do.
fn why_none(case: &Case, code: &ProductCode) -> (String, String) {
    if let Some(parent) = case.parents().into_iter().max_by_key(|parent| parent.versie.product.einddatum) {
        let (nl, en) = parent.named();
        return (
            format!("wel {nl}, maar die geldt dan niet"),
            format!("there is {en}, which is not valid then"),
        );
    }
    let subject = case.subject;
    let latest = case.context.versies.iter().rev().find(|versie| case.context.is_for(versie, code));
    if let Some(versie) = latest {
        let number = versie.product.toewijzing_nummer;
        return if versie.is_removed() {
            (format!("toewijzing {number} is verwijderd"), format!("allocation {number} was removed"))
        } else if versie.gemeente != *subject.gemeente {
            let name = versie.gemeente.name();
            (format!("toewijzing {number} is van {name}"), format!("allocation {number} is of {name}"))
        } else {
            let agb = versie.aanbieder;
            (
                format!("toewijzing {number} is bij aanbieder {agb}"),
                format!("allocation {number} is at provider {agb}"),
            )
        };
    }
    let asked_here = case
        .context
        .subjects
        .iter()
        .any(|other| other.product.is_some_and(|product| product.code.as_ref() == Some(code)));
    let asked_before = case.context.verzoeken.iter().any(|verzoek| {
        let product = verzoek.product().and_then(|asked| asked.product.as_ref());
        product.is_some_and(|product| product.code.as_ref() == Some(code))
    });
    if asked_here {
        (
            "het wordt in dit bericht pas gevraagd; wacht de 301 af".into(),
            "it is only asked for in this message; wait for the 301".into(),
        )
    } else if asked_before {
        (
            "het is gevraagd, maar nog niet toegewezen".into(),
            "it was asked for, but is not allocated yet".into(),
        )
    } else {
        ("er is er geen bekend".into(), "none is known".into())
    }
}

fn start_within_parent(case: &Case) -> Vec<Finding> {
    let Some(code) = &case.product.parent else { return Vec::new() };
    if case.parent().is_some() {
        return Vec::new();
    }
    // Without any allocation there is no period to lie in: that is another rule.
    let Some(parent) = nearest(case) else { return Vec::new() };
    let (start, (nl, en)) = (case.subject.start, parent.named());
    let message = Text::new(
        format!("Begindatum {} ligt buiten {nl} van `{code}`", date_nl(start)),
        format!("Start {start} lies outside {en} of `{code}`"),
    );
    let (nl, en) = period(parent.versie.product.ingangsdatum, parent.versie.product.einddatum);
    let found = case.breach(case.subject.start_element(), message).found(start.to_string());
    vec![found.expected(Text::new(nl, en))]
}

/// The allocation that was probably meant when none is in force on the first day: one that meets the period, or the last.
fn nearest<'a>(case: &'a Case) -> Option<Parent<'a>> {
    case.parents().into_iter().max_by_key(|parent| {
        let product = &parent.versie.product;
        (case.overlaps(parent.versie), product.einddatum.is_none(), product.einddatum)
    })
}

fn end_within_parent(case: &Case) -> Vec<Finding> {
    let Some(code) = &case.product.parent else { return Vec::new() };
    let met = || nearest(case).filter(|parent| case.overlaps(parent.versie));
    let Some(parent) = case.parent().or_else(met) else { return Vec::new() };
    let (group, end) = (&case.product.code, case.subject.end);
    let (named_nl, named_en) = parent.named();
    let Some(limit) = parent.versie.product.einddatum else {
        // Both open: allowed, but a person should look (Q8); a delimited product says so itself.
        if end.is_some() || case.product.delimited {
            return Vec::new();
        }
        let message = Text::new(
            format!("`{group}` heeft geen einddatum, net als {named_nl} van `{code}`"),
            format!("`{group}` has no end date, like {named_en} of `{code}`"),
        );
        return vec![case.report(Severity::Warning, "", message)];
    };
    if end.is_some_and(|end| end <= limit) {
        return Vec::new();
    }
    let (renewed_nl, renewed_en) = renewals(case, parent);
    let expected = Text::new(format!("uiterlijk {}", date_nl(limit)), format!("{limit} at the latest"));
    let message = match end {
        Some(end) => Text::new(
            format!("Einddatum {} ligt na het einde van {named_nl} van `{code}`{renewed_nl}", date_nl(end)),
            format!("End {end} lies after the end of {named_en} of `{code}`{renewed_en}"),
        ),
        None => Text::new(
            format!("`{group}` heeft geen einddatum, maar {named_nl} van `{code}` wel{renewed_nl}"),
            format!("`{group}` has no end date, but {named_en} of `{code}` has{renewed_en}"),
        ),
    };
    let mut found = case.breach(case.subject.end_element(), message).expected(expected);
    found.found = end.map(|end| end.to_string());
    vec![found]
}

/// A remark on allocations that follow the parent without a gap; they do not extend the limit (Q11).
fn renewals(case: &Case, parent: Parent) -> (String, String) {
    let mut end = parent.versie.product.einddatum;
    let mut numbers = Vec::new();
    let parents = case.parents();
    while let Some(next) = end.and_then(|end| end.succ_opt()) {
        // One that ends before it begins (CS003) renews nothing, and following it would never end.
        let renews = |other: &&Parent| {
            let product = &other.versie.product;
            product.ingangsdatum == next && product.einddatum.is_none_or(|end| end >= next)
        };
        let Some(renewal) = parents.iter().find(renews) else { break };
        numbers.push(renewal.versie.product.toewijzing_nummer.to_string());
        end = renewal.versie.product.einddatum;
    }
    if numbers.is_empty() {
        return Default::default();
    }
    let numbers = numbers.join(", ");
    (
        format!("; aansluitende toewijzing {numbers} verlengt die grens niet"),
        format!("; adjoining allocation {numbers} does not extend that limit"),
    )
}

fn standalone_allocation(case: &Case) -> Vec<Finding> {
    let Some(code) = &case.product.parent else { return Vec::new() };
    if case.parent().is_some() {
        return Vec::new();
    }
    let (group, start) = (&case.product.code, case.subject.start);
    let message = Text::new(
        format!(
            "`{group}` is toegewezen zonder dat op {} `{code}` bij deze aanbieder is toegewezen",
            date_nl(start)
        ),
        format!("`{group}` is allocated while `{code}` is not allocated at this provider on {start}"),
    );
    vec![case.breach("Product/Code", message)]
}

/// The subject is the individual product; a running group product rests on it (Q28).
fn parent_shortened(case: &Case) -> Vec<Finding> {
    let subject = case.subject;
    let groups = case.others().filter(|versie| case.same_provider(versie) && rests_on_subject(case, versie));
    let findings =
        groups.filter(|group| subject.removed || outlives(case, group)).map(|group| shortened(case, group));
    findings.collect()
}

/// Whether an allocation is a group product of the subject that came through an own request, and was decided before it.
fn rests_on_subject(case: &Case, group: &ToewijzingVersie) -> bool {
    let product = group.product.product.as_ref().and_then(|product| product.code.as_ref());
    let of_subject = product
        .and_then(|code| case.context.book.products.get(code))
        .is_some_and(|product| product.parent.as_ref() == Some(&case.product.code));
    let asked = group.product.referentie_aanbieder.as_ref().is_some_and(|reference| {
        case.context
            .verzoeken
            .iter()
            .any(|verzoek| verzoek.referentie == *reference && verzoek.gemeente == group.gemeente)
    });
    of_subject && asked && case.subject.decided.is_some_and(|decided| group.decided() < decided)
}

/// Whether a group product that met the subject when it was asked for, now runs on after it.
fn outlives(case: &Case, group: &ToewijzingVersie) -> bool {
    let subject = case.subject;
    let (start, end) = (group.product.ingangsdatum, group.product.einddatum);
    let ends_later = subject.end.is_some_and(|limit| end.is_none_or(|end| end > limit));
    // Only a version that ran longer before was shortened; a new allocation was never the one it rested on.
    let was_longer = case.context.versies.iter().any(|versie| {
        versie.gemeente == *subject.gemeente
            && Some(versie.product.toewijzing_nummer) == subject.toewijzing_nummer
            && Some(versie.decided()) < subject.decided
            && !versie.is_removed()
            && overlap((start, end), (versie.product.ingangsdatum, versie.product.einddatum))
            && versie.product.einddatum.is_none_or(|end| Some(end) > subject.end)
    });
    ends_later && was_longer
}

fn shortened(case: &Case, group: &ToewijzingVersie) -> Finding {
    let number = group.product.toewijzing_nummer;
    let code = group.product.product.as_ref().and_then(|product| product.code.as_ref());
    let name = code.map(ToString::to_string).unwrap_or_default();
    let (nl, en) = period(group.product.ingangsdatum, group.product.einddatum);
    let parent = &case.product.code;
    let message = match case.subject.end.filter(|_| !case.subject.removed) {
        Some(end) => Text::new(
            format!(
                "`{parent}` eindigt op {}, maar `{name}` (toewijzing {number}, {nl}) loopt door",
                date_nl(end)
            ),
            format!("`{parent}` ends on {end}, but `{name}` (allocation {number}, {en}) runs on"),
        ),
        None => Text::new(
            format!("`{parent}` is verwijderd, maar `{name}` (toewijzing {number}, {nl}) loopt door"),
            format!("`{parent}` was removed, but `{name}` (allocation {number}, {en}) runs on"),
        ),
    };
    case.breach(if case.subject.removed { "RedenWijziging" } else { case.subject.end_element() }, message)
}
