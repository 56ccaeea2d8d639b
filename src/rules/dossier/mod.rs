//! Level 3: rules that need earlier messages.

mod client;
mod declaratie;
mod identificatie;
mod prestatie_credit;
mod prestatie_periode;
mod prestatie_toewijzing;
mod prestatie_volume;
mod referentie;
pub(in crate::rules) mod wegen;

use super::catalogue::Rule;

/// The rules of level 3, those of the header first.
pub static RULES: &[&Rule] = &[
    &identificatie::TR056,
    // Declarations: the declaration, its clients, its lines.
    &declaratie::TR318,
    &declaratie::TR333,
    &client::TR304,
    &referentie::TR314,
    &prestatie_toewijzing::TR338,
    &prestatie_toewijzing::TR384,
    &prestatie_toewijzing::TR339,
    &prestatie_toewijzing::TR340,
    &prestatie_toewijzing::TR341,
    &prestatie_periode::TR307,
    &prestatie_periode::TR308,
    &prestatie_periode::TR387,
    &prestatie_periode::TR388,
    &prestatie_volume::TR321,
    &prestatie_volume::TR322,
    &prestatie_volume::TR369,
    &prestatie_credit::TR323,
    &prestatie_credit::TR389,
    &prestatie_credit::TR390,
];
