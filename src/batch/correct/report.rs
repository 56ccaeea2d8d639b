//! A correction as the report tells it.

use crate::declaration::{Aanleiding, Correction, Declared, Line};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, Store, StoreError};
use crate::messages::Prestatie;
use crate::report::{Booked, Change, CorrectReport, Reason};
use crate::values::{AgbCode, Month};

/// What a declaration does, per line of care: a credit and the debit in its place are one change.
pub(super) fn changes(
    store: &dyn Store,
    correction: &Correction,
    declared: &Declared<'_>,
    period: Month,
    file: &str,
) -> Result<Vec<Change>, StoreError> {
    let mut changes: Vec<(&Line, Change)> = Vec::new();
    for made in &declared.lines {
        let is_known = |(line, _): &(&Line, Change)| std::ptr::eq(*line, made.line);
        if !changes.iter().any(is_known) {
            let before = before(store, declared.aanbieder, made.line)?;
            let change = Change {
                file: file.to_owned(),
                nummer: declared.nummer.as_str().to_owned(),
                period: period.to_string(),
                reason: reason(correction, made.line),
                ..change(made.line, before.as_ref())
            };
            changes.push((made.line, change));
        }
        let Some((_, change)) = changes.iter_mut().find(|known| is_known(known)) else { continue };
        let booked = made.prestatie().as_ref().map(booked);
        if made.is_credit {
            change.credit = booked;
        } else {
            change.debit = booked;
        }
    }
    Ok(changes.into_iter().map(|(_, change)| change).collect())
}

/// What a line and the one before it say of themselves.
fn change(line: &Line, before: Option<&GedeclareerdePrestatie>) -> Change {
    Change {
        file: String::new(),
        nummer: String::new(),
        period: String::new(),
        domain: line.domain,
        gemeente: line.gemeente.as_str().to_owned(),
        client: line.bsn.to_string(),
        toewijzing: line.toewijzing_nummer.get(),
        product: line.product.as_str().to_owned(),
        name: line.naam.clone(),
        month: line.month().to_string(),
        eenheid: line.eenheid.geteld(),
        reason: Reason::Nieuw,
        before: before.map(|before| booked(&before.prestatie)),
        retourcodes: before
            .map(|before| before.retourcodes.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        credit: None,
        debit: None,
    }
}

/// The line that was declared before, accepted or rejected.
fn before(
    store: &dyn Store,
    aanbieder: AgbCode,
    line: &Line,
) -> Result<Option<GedeclareerdePrestatie>, StoreError> {
    let Aanleiding::Opnieuw { referentie, .. } = &line.aanleiding else { return Ok(line.credit.clone()) };
    let known = store.prestaties_met(line.domain, &aanbieder, referentie)?;
    Ok(known.into_iter().rfind(|known| known.bsn == line.bsn))
}

fn booked(line: &Prestatie) -> Booked {
    Booked {
        reference: line.product_referentie.referentie_nummer.as_str().to_owned(),
        volume: line.geleverd_volume.get(),
        cents: line.ingediend_bedrag.bedrag.get().into(),
    }
}

fn reason(correction: &Correction, line: &Line) -> Reason {
    match &line.aanleiding {
        Aanleiding::Nieuw => Reason::Nieuw,
        Aanleiding::Opnieuw { .. } => Reason::Opnieuw,
        Aanleiding::Correctie => Reason::Correctie,
        Aanleiding::Intrekking => {
            let credited = line.credit.as_ref();
            let referentie = credited.map(|line| &line.prestatie.product_referentie.referentie_nummer);
            let double = referentie.is_some_and(|referentie| correction.dubbel.contains(referentie));
            if double { Reason::Dubbel } else { Reason::Intrekking }
        }
    }
}

/// Counts what was left as it is.
pub(super) fn count(report: &mut CorrectReport, correction: &Correction) {
    let untouched = &correction.computation.untouched;
    report.accepted = untouched.iter().filter(|line| line.status == PrestatieStatus::Toegekend).count();
    report.under_way = untouched.len() - report.accepted;
    let cents = |line: &GedeclareerdePrestatie| line.prestatie.ingediend_bedrag.cents();
    report.vanished = (correction.verdwenen.len(), correction.verdwenen.iter().map(cents).sum());
}
