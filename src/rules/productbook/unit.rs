//! Kinds `unit-frequency` and `allocated-unit`.

use super::{Answer, Case, Check};
use crate::finding::Text;
use crate::values::{Eenheid, Frequentie};

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("unit-frequency", unit_frequency),
    Check::of_message("allocated-unit", allocated_unit),
];

/// Etmalen and dagdelen are not asked or allocated per day.
fn unit_frequency(case: &Case) -> Answer {
    let Some(omvang) = case.subject.omvang else { return Ok(Vec::new()) };
    let by_presence = [Eenheid::ETMAAL, Eenheid::DAGDEEL].contains(&omvang.eenheid);
    if !by_presence || omvang.frequentie != Frequentie::DAG {
        return Ok(Vec::new());
    }
    let unit = omvang.eenheid.meaning().to_lowercase();
    let message = Text::new(
        format!("eenheid `{}` ({unit}) gaat niet samen met frequentie `1` (dag)", omvang.eenheid),
        format!("unit `{}` ({unit}) does not go with frequency `1` (day)", omvang.eenheid),
    );
    let expected = [Frequentie::WEEK, Frequentie::MAAND, Frequentie::TOTAAL]
        .map(|frequentie| format!("`{frequentie}`"))
        .join(", ");
    let found = case.breach("Omvang/Frequentie", message).found(omvang.frequentie.code());
    Ok(vec![found.expected(Text::same(expected))])
}

/// The unit of an allocation against that of the tariff.
fn allocated_unit(case: &Case) -> Answer {
    let Some(omvang) = case.subject.omvang else { return Ok(Vec::new()) };
    let (found, product) = (omvang.eenheid, case.product);
    if found == product.eenheid {
        return Ok(Vec::new());
    }
    let (allocated, declared) = (found.meaning().to_lowercase(), product.eenheid.meaning().to_lowercase());
    let message = if product.also_allocated_in.contains(&found) {
        Text::new(
            format!("toegewezen per {allocated}; declareer `{}` per {declared}", product.code),
            format!("allocated per {allocated}; declare `{}` per {declared}", product.code),
        )
    } else {
        Text::new(
            format!("toegewezen per {allocated}, maar `{}` gaat per {declared}", product.code),
            format!("allocated per {allocated}, but `{}` goes per {declared}", product.code),
        )
    };
    let expected = Text::same(format!("`{}`", product.eenheid));
    Ok(vec![case.breach("Omvang/Eenheid", message).found(found.code()).expected(expected)])
}
