//! Level 4: rules that need today's date, the list of municipalities, the product codes or the tariffs agreed on.

pub(in crate::rules) mod contract;
mod dagtekening;
mod gemeente;
mod productcode;
mod tarief;

use super::catalogue::Rule;

use crate::messages::Prestatie;
use crate::rules::Case;
use crate::rules::message::place::Place;

/// Whether a rule of level 4 finds something wrong with a debit, so that it will be rejected.
pub(in crate::rules) fn wijkt_af(case: &Case<'_>, place: Place, prestatie: &Prestatie) -> bool {
    tarief::tarief_wijkt_af(case, prestatie) || productcode::code_wijkt_af(case, place, prestatie)
}

/// The rules of level 4, those of the header first.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    &dagtekening::TR135,
    &gemeente::TR378,
    &productcode::TR381,
    &tarief::TR346, &tarief::TR418,
];
