//! Level 3: rules that need earlier messages.

mod aanlevering;
mod identificatie;
mod meldingen;
mod referentie;
mod regie_toewijzing;
mod start;
mod stop;

use super::catalogue::Rule;

/// The rules of level 3, those of the header first.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    &identificatie::TR056,
    &referentie::TR314,
    // Starts and stops.
    &regie_toewijzing::TR019,
    &aanlevering::TR063, &aanlevering::TR071, &aanlevering::TR074,
    &start::TR326,
    &stop::TR382, &stop::TR413, &stop::TR414, &stop::TR415,
];
