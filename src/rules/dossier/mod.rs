//! Level 3: rules that need earlier messages.

mod identificatie;
mod referentie;

use super::catalogue::Rule;

/// The rules of level 3, those of the header first.
pub static RULES: &[&Rule] = &[&identificatie::TR056, &referentie::TR314];
