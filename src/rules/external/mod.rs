//! Level 4: rules that need today's date, the list of municipalities, the product codes or the tariffs agreed on.

use super::catalogue::Rule;

/// The rules of level 4.
pub static RULES: &[&Rule] = &[];
