//! What declaring a month leaves for putting right: rejected lines, and declared lines without registrations.

use super::Declaring;
use crate::batch::BatchError;
use crate::declaration::{Computation, Correcting, Registraties, verdwenen};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, Store, staande};
use crate::finding::{Finding, Level, Severity, Text, counted};
use crate::values::{AgbCode, DebetCredit, Month, euro_en, euro_nl};

/// The declared lines of the month of which the registrations say nothing any more.
pub(super) fn vanished(
    store: &dyn Store,
    job: &Declaring<'_>,
    (registraties, complete): (&Registraties, bool),
    computation: &Computation,
) -> Result<Vec<Finding>, BatchError> {
    let what = Correcting {
        registraties,
        complete,
        period: None,
        from: None,
        aanbieder: computation.aanbieder,
        withdraw: false,
        today: job.today,
    };
    Ok(verdwenen(&what, store, job.books, std::slice::from_ref(computation))?.findings)
}

/// The rejected lines of the month in whose place nothing was sent, in one sentence; none when there are none.
pub(super) fn rejected(
    store: &dyn Store,
    month: Month,
    aanbieder: AgbCode,
) -> Result<Option<Finding>, BatchError> {
    let (mut count, mut cents) = (0_usize, 0_i64);
    for (domain, bsn) in store.clients_met_prestaties(&aanbieder, month)? {
        let mut lines = store.prestaties(domain, &bsn)?;
        lines.retain(|line| {
            line.aanbieder == aanbieder && Month::of(line.prestatie.product_periode.begindatum) == month
        });
        let standing = staande(&lines);
        let mut told: Vec<&GedeclareerdePrestatie> = Vec::new();
        for line in lines.iter().rev().filter(|line| is_rejected_debit(line)) {
            let known = |other: &&&GedeclareerdePrestatie| other.is_same_care(line);
            // Sent and rejected twice, it is still one line to be sent.
            if standing.iter().find(known).is_none() && told.iter().find(known).is_none() {
                told.push(line);
                count += 1;
                cents = cents.saturating_add(line.prestatie.ingediend_bedrag.cents());
            }
        }
    }
    Ok((count > 0).then(|| {
        let nl = counted(count, "regel is", "regels zijn");
        let en = counted(count, "line was", "lines were");
        let (euros_nl, euros_en) = (euro_nl(cents), euro_en(cents));
        Finding::new(
            "declaratie-afgewezen",
            Level::Productbook,
            Severity::Warning,
            Text::new(
                format!("Van {month} {nl} afgewezen en niet opnieuw verstuurd: {euros_nl}"),
                format!("Of {month} {en} rejected and not sent again: {euros_en}"),
            ),
            Text::fixed(
                "Herstel de oorzaak; `ibericht correct` verstuurt ze opnieuw, zonder credit",
                "Mend the cause; `ibericht correct` sends them again, without a credit",
            ),
        )
    }))
}

fn is_rejected_debit(line: &GedeclareerdePrestatie) -> bool {
    matches!(line.status, PrestatieStatus::Afgewezen | PrestatieStatus::Vervallen)
        && line.prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET
}
