//! Kinds about products beside each other: `carrier` and `variant-mix`.

use super::history::Cover;
use super::{Case, Check, Run};
use crate::dossier::ToewijzingVersie;
use crate::finding::{Finding, Severity, Text};
use crate::values::{ProductCode, date_nl};

pub(super) const CHECKS: &[Check] = &[
    Check::of_dossier("carrier", Run::Sure(carrier)),
    Check::of_dossier("variant-mix", Run::Sure(variant_mix)),
];

/// One step less serious.
const fn milder(severity: Severity) -> Severity {
    match severity {
        Severity::Error => Severity::Warning,
        Severity::Warning | Severity::Info => Severity::Info,
    }
}

fn carrier(case: &Case) -> Vec<Finding> {
    let (product, start) = (case.product, case.subject.start);
    if product.carriers.is_empty() {
        return Vec::new();
    }
    let active: Vec<_> = case.others().filter(|versie| versie.is_active_on(start)).collect();
    let covered = |codes: &[ProductCode], cover: Cover, here: bool| {
        active
            .iter()
            .copied()
            .filter(|versie| !here || case.same_provider(versie))
            .find(|versie| codes.iter().any(|code| case.context.cover(versie, code) == Some(cover)))
    };
    let code = &product.code;
    if covered(&product.carriers, Cover::Product, true).is_some() {
        return Vec::new();
    }
    if let Some(versie) = covered(&product.carriers, Cover::Category, true) {
        let number = versie.product.toewijzing_nummer;
        let message = Text::new(
            format!(
                "`{code}` rust op toewijzing {number} van een hele categorie, niet op een dragend product zelf"
            ),
            format!(
                "`{code}` rests on allocation {number} of a whole category, not on a carrier product itself"
            ),
        );
        return vec![case.report(milder(case.severity).min(Severity::Warning), "Product/Code", message)];
    }
    if !product.carrier_same_provider
        && let Some(versie) = covered(&product.carriers, Cover::Product, false)
    {
        let (number, agb) = (versie.product.toewijzing_nummer, versie.aanbieder);
        let message = Text::new(
            format!(
                "Het dragende product van `{code}` (toewijzing {number}) is bij een andere aanbieder, {agb}"
            ),
            format!("The carrier product of `{code}` (allocation {number}) is at another provider, {agb}"),
        );
        return vec![case.report(milder(case.severity), "Product/Code", message)];
    }
    if let Some(versie) = covered(&product.tolerated_carriers, Cover::Product, false) {
        return vec![tolerated(case, versie)];
    }
    let carriers = list(&product.carriers);
    let (at_nl, at_en) =
        if product.carrier_same_provider { (" bij deze aanbieder", " at this provider") } else { ("", "") };
    let message = Text::new(
        format!("Op {} is{at_nl} geen product toegewezen dat `{code}` draagt", date_nl(start)),
        format!("On {start} no product that carries `{code}` is allocated{at_en}"),
    );
    let expected =
        Text::new(format!("een toewijzing van {carriers}"), format!("an allocation of {carriers}"));
    vec![case.breach("Product/Code", message).expected(expected)]
}

/// Beside a product of which the book is not clear whether it carries this one.
fn tolerated(case: &Case, versie: &ToewijzingVersie) -> Finding {
    let code = &case.product.code;
    let beside = versie.product.product.as_ref().and_then(|product| product.code.as_ref());
    let beside = beside.map(ToString::to_string).unwrap_or_default();
    let carriers = list(&case.product.carriers);
    let message = Text::new(
        format!(
            "`{code}` is er alleen naast `{beside}`: het overzicht in het boek laat dat toe, de pagina van het product noemt het niet"
        ),
        format!(
            "`{code}` is there only beside `{beside}`: the overview in the book allows it, the page of the product does not name it"
        ),
    );
    let expected =
        Text::new(format!("een toewijzing van {carriers}"), format!("an allocation of {carriers}"));
    case.breach("Product/Code", message).expected(expected)
}

fn list(codes: &[ProductCode]) -> String {
    codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ")
}

/// Products with and without a variant side by side, within the products of the rule.
fn variant_mix(case: &Case) -> Vec<Finding> {
    let is_variant = |code: &ProductCode| {
        case.context.book.products.get(code).is_some_and(|product| product.variant_of.is_some())
    };
    let other_family = |code: &&ProductCode| is_variant(code) != is_variant(&case.product.code);
    let mixed: Vec<_> = case
        .rule
        .products
        .iter()
        .filter(other_family)
        .filter(|code| case.others().any(|versie| case.context.is_for(versie, code) && case.overlaps(versie)))
        .cloned()
        .collect();
    if mixed.is_empty() {
        return Vec::new();
    }
    let (code, mixed, says) = (&case.product.code, list(&mixed), &case.rule.text);
    let message = Text::new(
        format!("`{code}` loopt samen met {mixed}; het boek zegt: {}", says.nl),
        format!("`{code}` runs together with {mixed}; the book says: {}", says.en),
    );
    vec![case.breach("Product/Code", message)]
}
