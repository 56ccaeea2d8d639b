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
