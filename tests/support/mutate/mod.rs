//! Bends a message: some results are still valid, most are not.

mod spaces;
mod structure;
mod values;

use super::Seed;
use super::tree::{Node, Style};

/// Every way to bend a message, the ordinary ones more than once.
const BENDS: &[fn(&mut Seed, &mut Node)] = &[
    values::replace,
    values::replace,
    values::replace,
    values::interrupt,
    values::interrupt,
    values::borrow,
    values::nest,
    values::break_up,
    values::stray,
    values::extra,
    structure::remove,
    structure::remove,
    structure::double,
    structure::swap,
    structure::swap_anywhere,
    structure::relocate,
    structure::copy_anywhere,
    structure::rename,
    structure::empty,
    structure::foreign_part,
    structure::foreign_part,
    structure::codes,
    structure::codes,
    spaces::other_space,
    spaces::attribute,
    spaces::type_name,
    spaces::type_name,
    spaces::bind,
    spaces::own_prefix,
    spaces::own_prefix,
    |_, _| {},
];

/// Changes one thing; returns how the document is to be written.
pub fn mutate(seed: &mut Seed, root: &mut Node) -> Style {
    seed.pick(BENDS)(seed, root);
    // Most documents are written as the standard does.
    if seed.chance(2) { Style::Usual } else { *seed.pick(&Style::ALL) }
}
