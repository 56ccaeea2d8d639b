//! Level 4: rules that need today's date, the list of municipalities, the product codes or the tariffs agreed on.

pub(in crate::rules) mod contract;
mod dagtekening;
mod gemeente;
mod productcode;
mod tarief;

use super::catalogue::Rule;

pub(in crate::rules) use tarief::tarief_wijkt_af;

/// The rules of level 4, those of the header first.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    &dagtekening::TR135,
    &gemeente::TR378,
    &productcode::TR381,
    &tarief::TR346, &tarief::TR418,
];
