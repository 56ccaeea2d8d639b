//! Level 3: rules that need earlier messages.

mod declaratie_antwoord;
mod herhaald;
mod identificatie;
mod referentie;

use super::catalogue::Rule;

/// The rules of level 3, those of the header first.
pub static RULES: &[&Rule] = &[
    &identificatie::TR056,
    &referentie::TR314,
    &declaratie_antwoord::TR337,
    &declaratie_antwoord::TR371,
    &declaratie_antwoord::TR376,
    &herhaald::TR366,
    &herhaald::TR367,
];
