//! Business rules (`OP…`): what the parties agreed on about the processes.
//!
//! What breaks one is a warning: it never makes a message invalid, and no return message carries it. Most are checked by
//! rules of other kinds, or are about what no message shows; [`ELSEWHERE`] tells which and why.

mod elsewhere;
mod relatie;
mod tekst;
mod toewijzing;
mod verlenging;
mod versie;
mod verzoek;
mod volgorde;
mod wijziging;

use super::catalogue::Rule;

pub use elsewhere::ELSEWHERE;

/// The business rules with a check of their own.
pub static RULES: &[&Rule] = &[
    &relatie::OP002,
    &versie::OP033X1,
    &relatie::OP071,
    &volgorde::OP080,
    &toewijzing::OP087,
    &versie::OP186,
    &tekst::OP191,
    &versie::OP257,
    &versie::OP298,
    &versie::OP299,
    &verzoek::OP307,
    &wijziging::OP348,
    &verzoek::OP350,
    &toewijzing::OP362,
    &verlenging::OP380,
];

/// All business rules.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().chain(ELSEWHERE)
}
