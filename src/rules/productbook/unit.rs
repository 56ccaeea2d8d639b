//! Kinds `unit-frequency` and `allocated-unit`.

use super::{Case, Check, Run};
use crate::finding::{Finding, Text};

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("unit-frequency", Run::Sure(unit_frequency)),
    Check::of_message("allocated-unit", Run::Sure(allocated_unit)),
];

/// A unit that does not go per day is not asked or allocated per day.
fn unit_frequency(case: &Case) -> Vec<Finding> {
    let Some(omvang) = case.subject.omvang else { return Vec::new() };
    let (eenheid, frequentie) = (omvang.eenheid, omvang.frequentie);
    if eenheid.frequenties().contains(&frequentie) {
        return Vec::new();
    }
    let (nl, en) = eenheid.woord(1);
    let message = Text::new(
        format!("Eenheid `{eenheid}` ({nl}) gaat niet samen met frequentie `{frequentie}` (dag)"),
        format!("Unit `{eenheid}` ({en}) does not go with frequency `{frequentie}` (day)"),
    );
    let expected: Vec<_> = eenheid.frequenties().iter().map(|frequentie| format!("`{frequentie}`")).collect();
    let found = case.breach("Omvang/Frequentie", message).found(frequentie.code());
    vec![found.expected(Text::same(expected.join(", ")))]
}

/// The unit of an allocation against that of the tariff.
fn allocated_unit(case: &Case) -> Vec<Finding> {
    let Some(omvang) = case.subject.omvang else { return Vec::new() };
    let (found, product) = (omvang.eenheid, case.product);
    if found == product.eenheid {
        return Vec::new();
    }
    let ((found_nl, found_en), (nl, en)) = (found.woord(1), product.eenheid.woord(1));
    let message = if product.also_allocated_in.contains(&found) {
        Text::new(
            format!("Toegewezen per {found_nl}; declareer `{}` per {nl}", product.code),
            format!("Allocated per {found_en}; declare `{}` per {en}", product.code),
        )
    } else {
        Text::new(
            format!("Toegewezen per {found_nl}, maar `{}` gaat per {nl}", product.code),
            format!("Allocated per {found_en}, but `{}` goes per {en}", product.code),
        )
    };
    let expected = Text::same(format!("`{}`", product.eenheid));
    vec![case.breach("Omvang/Eenheid", message).found(found.code()).expected(expected)]
}
