//! What of an allocation is used up: the declared lines that stand.

use std::collections::HashSet;

use super::GedeclareerdePrestatie;
use crate::values::DebetCredit;

/// The lines that stand: debits that are submitted or accepted and not taken back.
///
/// A credit that is submitted or accepted takes away the debit that it refers to, whatever status that has; the credit
/// itself is never counted, so nothing is subtracted twice. What is rejected, credited or lapsed uses nothing up.
///
/// Expects all lines of a client under a law, with the credits among them.
#[must_use]
pub fn staande(regels: &[GedeclareerdePrestatie]) -> Vec<&GedeclareerdePrestatie> {
    let is = |regel: &GedeclareerdePrestatie, sign| {
        regel.status.telt() && regel.prestatie.ingediend_bedrag.debet_credit == sign
    };
    let credited: HashSet<_> = regels
        .iter()
        .filter(|regel| is(regel, DebetCredit::CREDIT))
        .filter_map(|regel| {
            Some((regel.aanbieder, regel.prestatie.product_referentie.vorig_referentie_nummer.as_ref()?))
        })
        .collect();
    let is_credited = |regel: &GedeclareerdePrestatie| {
        credited.contains(&(regel.aanbieder, &regel.prestatie.product_referentie.referentie_nummer))
    };
    regels.iter().filter(|regel| is(regel, DebetCredit::DEBET) && !is_credited(regel)).collect()
}
