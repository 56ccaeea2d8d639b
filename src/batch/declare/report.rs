//! A computation as the report tells it.

use std::collections::{HashMap, HashSet};

use super::verwachting::Verwachting;
use crate::declaration::{Computation, Declared, Line, MadeLine, NotDeclared, explain};
use crate::dossier::{Store, StoreError};
use crate::finding::{Lang, Text};
use crate::messages::Prestatie;
use crate::report::{DeclaredLine, DeclaredMessage, ExpectedLine, MonthReport, OmittedRow};
use crate::values::{Bedrag, Bsn, Domain, ReferentieNummer, Simple};

/// A declaration that was made, with the lines it holds and the answer that it may expect.
pub(in crate::batch) fn message(
    file: String,
    declared: &Declared<'_>,
    verwacht: Option<&Verwachting>,
) -> DeclaredMessage {
    let expected: HashMap<&ReferentieNummer, ExpectedLine> = verwacht
        .into_iter()
        .flat_map(Verwachting::per_line)
        .map(|regel| (&regel.referentie, regel.line()))
        .collect();
    DeclaredMessage {
        file,
        domain: declared.domain,
        gemeente: declared.gemeente.as_str().to_string(),
        nummer: declared.nummer.as_str().to_string(),
        cents: i64::try_from(declared.total).unwrap_or(i64::MAX),
        lines: declared
            .lines
            .iter()
            .map(|made| DeclaredLine { expected: expected.get(&made.referentie).cloned(), ..line(made) })
            .collect(),
        expected: verwacht.map(Verwachting::answer),
    }
}

/// A line of the message; a credit is the old line with its sign turned.
fn line(made: &MadeLine<'_>) -> DeclaredLine {
    let line = made.line;
    let debit = DeclaredLine {
        reference: made.referentie.as_str().to_string(),
        client: line.bsn.to_string(),
        toewijzing: line.toewijzing_nummer.get(),
        product: line.product.as_str().to_string(),
        name: line.naam.clone(),
        from: line.periode.begindatum.text().into_owned(),
        to: line.periode.einddatum.text().into_owned(),
        volume: line.volume.get(),
        eenheid: line.eenheid.geteld(),
        tarief: line.tarief.map(Bedrag::get),
        cents: made.cents(),
        derivation: derivation(line),
        expected: None,
    };
    match &line.credit {
        Some(credit) if made.is_credit => credited(debit, &credit.prestatie),
        _ => debit,
    }
}

fn credited(debit: DeclaredLine, old: &Prestatie) -> DeclaredLine {
    let reference = old.product_referentie.referentie_nummer.as_str();
    DeclaredLine {
        from: old.product_periode.begindatum.text().into_owned(),
        to: old.product_periode.einddatum.text().into_owned(),
        volume: old.geleverd_volume.get(),
        tarief: old.product_tarief.map(Bedrag::get),
        derivation: vec![Text::new(format!("credit van {reference}"), format!("credit of {reference}"))],
        ..debit
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
pub(in crate::batch) fn complete(report: &mut MonthReport, computation: &Computation) {
    report.omitted = computation.not_declared.iter().map(omitted).collect();
    report.findings.extend(computation.findings.iter().cloned());
    report.skipped.clone_from(&computation.skipped);
    let of_answers = report.declarations.iter().filter_map(|made| made.expected.as_ref());
    for skipped in of_answers.flat_map(|answer| &answer.not_checked) {
        if !report.skipped.contains(skipped) {
            report.skipped.push(skipped.clone());
        }
    }
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
pub(in crate::batch) fn toewijzingen(
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
