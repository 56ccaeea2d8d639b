//! A computation as the report tells it.

use std::collections::HashSet;

use crate::declaration::{Computation, Declared, Line, NotDeclared, explain};
use crate::dossier::{Store, StoreError};
use crate::finding::{Lang, Text};
use crate::messages::Prestatie;
use crate::report::{DeclaredLine, DeclaredMessage, MonthReport, OmittedRow};
use crate::values::{Bsn, Domain, Simple};

/// A declaration that was made, with the lines it holds.
pub(super) fn message(file: String, declared: &Declared, computation: &Computation) -> DeclaredMessage {
    let lines = computation
        .lines
        .iter()
        .filter(|line| (line.domain, line.gemeente) == (declared.domain, declared.gemeente));
    let mut rows = Vec::new();
    for line in lines {
        rows.extend(line.credit.as_ref().map(|credit| credited(line, &credit.prestatie)));
        if line.volume.get() > 0 {
            rows.push(debited(line));
        }
    }
    DeclaredMessage {
        file,
        domain: declared.domain,
        gemeente: declared.gemeente.as_str().to_string(),
        nummer: declared.nummer.as_str().to_string(),
        cents: i64::try_from(declared.total).unwrap_or(i64::MAX),
        lines: rows,
    }
}

fn debited(line: &Line) -> DeclaredLine {
    DeclaredLine {
        client: line.bsn.to_string(),
        toewijzing: line.toewijzing_nummer.get(),
        product: line.product.as_str().to_string(),
        name: line.naam.clone(),
        from: line.periode.begindatum.text().into_owned(),
        to: line.periode.einddatum.text().into_owned(),
        volume: line.volume.get(),
        eenheid: line.eenheid.meaning().to_lowercase(),
        tarief: Some(line.tarief.get()),
        cents: i64::from(line.bedrag.get()),
        derivation: derivation(line),
    }
}

/// The line that is taken back: the old one with its sign turned.
fn credited(line: &Line, old: &Prestatie) -> DeclaredLine {
    DeclaredLine {
        from: old.product_periode.begindatum.text().into_owned(),
        to: old.product_periode.einddatum.text().into_owned(),
        volume: old.geleverd_volume.get(),
        tarief: old.product_tarief.map(crate::values::Bedrag::get),
        cents: -i64::from(old.ingediend_bedrag.bedrag.get()),
        derivation: vec![Text::new(
            format!("credit van {}", old.product_referentie.referentie_nummer.as_str()),
            format!("credit of {}", old.product_referentie.referentie_nummer.as_str()),
        )],
        ..debited(line)
    }
}

/// The arithmetic, step by step; the heading repeats what stands in the row.
fn derivation(line: &Line) -> Vec<Text> {
    let (nl, en) = (explain(line, Lang::Nl), explain(line, Lang::En));
    nl.lines()
        .zip(en.lines())
        .skip(1)
        .map(|(nl, en)| Text::new(nl.trim().to_string(), en.trim().to_string()))
        .collect()
}

/// Adds what is not declared, what was found and what could not be checked.
pub(super) fn complete(report: &mut MonthReport, computation: &Computation) {
    report.omitted = computation.not_declared.iter().map(omitted).collect();
    report.findings.extend(computation.findings.iter().cloned());
    report.skipped.clone_from(&computation.skipped);
}

fn omitted(row: &NotDeclared) -> OmittedRow {
    OmittedRow {
        place: row.place.to_string(),
        client: row.bsn.map_or_else(String::new, |bsn| bsn.to_string()),
        product: row.productcode.clone().unwrap_or_default(),
        datum: row.datum.map_or_else(String::new, |datum| datum.text().into_owned()),
        rule: row.rule.to_string(),
        reason: row.reason.clone(),
        correctable: row.correctable,
    }
}

/// The numbers of the allocations of all clients of the run, which are no BSNs whatever their digits.
pub(super) fn toewijzingen(
    store: &dyn Store,
    computation: &Computation,
) -> Result<HashSet<String>, StoreError> {
    let declared = computation.lines.iter().map(|line| line.bsn);
    let clients: HashSet<Bsn> =
        declared.chain(computation.not_declared.iter().filter_map(|row| row.bsn)).collect();
    let mut numbers = HashSet::new();
    for bsn in clients {
        for domain in Domain::ALL {
            let versies = store.versies(domain, &bsn)?;
            numbers.extend(versies.iter().map(|versie| versie.product.toewijzing_nummer.get().to_string()));
        }
    }
    Ok(numbers)
}
