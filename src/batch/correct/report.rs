//! A correction as the report tells it.

use crate::declaration::{Aanleiding, Correction, Declared, MadeLine};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, Store, StoreError};
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
    let mut changes: Vec<(&MadeLine<'_>, Change)> = Vec::new();
    for made in &declared.lines {
        let booked = Booked {
            reference: made.referentie.as_str().to_owned(),
            volume: made.prestatie().map_or(0, |prestatie| prestatie.geleverd_volume.get()),
            cents: made.cents().abs(),
        };
        let known = changes.iter_mut().find(|(other, _)| std::ptr::eq(other.line, made.line));
        let change = match known {
            Some((_, change)) => change,
            None => {
                let line = made.line;
                let before = before(store, declared.aanbieder, made)?;
                let change = Change {
                    file: file.to_owned(),
                    nummer: declared.nummer.as_str().to_owned(),
                    period: period.to_string(),
                    domain: line.domain,
                    gemeente: line.gemeente.as_str().to_owned(),
                    client: line.bsn.to_string(),
                    toewijzing: line.toewijzing_nummer.get(),
                    product: line.product.as_str().to_owned(),
                    name: line.naam.clone(),
                    month: line.month().to_string(),
                    eenheid: line.eenheid.meaning().to_lowercase(),
                    reason: reason(correction, made),
                    retourcodes: before.as_ref().map(codes).unwrap_or_default(),
                    before: before.as_ref().map(booked_before),
                    credit: None,
                    debit: None,
                };
                changes.push((made, change));
                let Some((_, change)) = changes.last_mut() else { continue };
                change
            }
        };
        *(if made.is_credit { &mut change.credit } else { &mut change.debit }) = Some(booked);
    }
    Ok(changes.into_iter().map(|(_, change)| change).collect())
}

/// The line that was declared before, accepted or rejected.
fn before(
    store: &dyn Store,
    aanbieder: AgbCode,
    made: &MadeLine<'_>,
) -> Result<Option<GedeclareerdePrestatie>, StoreError> {
    let line = made.line;
    let Aanleiding::Opnieuw { referentie, .. } = &line.aanleiding else { return Ok(line.credit.clone()) };
    let known = store.prestaties_met(line.domain, &aanbieder, referentie)?;
    Ok(known.into_iter().rfind(|known| known.bsn == line.bsn))
}

fn codes(line: &GedeclareerdePrestatie) -> Vec<String> {
    line.retourcodes.iter().map(ToString::to_string).collect()
}

fn booked_before(line: &GedeclareerdePrestatie) -> Booked {
    Booked {
        reference: line.prestatie.product_referentie.referentie_nummer.as_str().to_owned(),
        volume: line.prestatie.geleverd_volume.get(),
        cents: line.prestatie.ingediend_bedrag.bedrag.get().into(),
    }
}

fn reason(correction: &Correction, made: &MadeLine<'_>) -> Reason {
    match &made.line.aanleiding {
        Aanleiding::Nieuw => Reason::Nieuw,
        Aanleiding::Opnieuw { .. } => Reason::Opnieuw,
        Aanleiding::Correctie => Reason::Correctie,
        Aanleiding::Intrekking => {
            let credited = made.line.credit.as_ref();
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
