//! Level 4: rules that need today's date, the list of municipalities, the product codes or the tariffs agreed on.

mod dagtekening;
mod gemeente;
mod productcode;

use super::catalogue::Rule;

/// The rules of level 4, those of the header first.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    &dagtekening::TR135,
    &gemeente::TR378,
    &productcode::TR381,
];
pub(in crate::rules) mod contract;
mod tarief;
pub(in crate::rules) use tarief::tarief_wijkt_af;
/// The rules of level 4.
pub static RULES: &[&Rule] = &[&tarief::TR346, &tarief::TR418];
