//! The shape of a case, and all of them.

use ibericht::messages::Bericht;
use ibericht::values::Domain;

/// A message with everything that level 2 finds in it.
#[derive(Clone, Copy)]
pub struct Case {
    /// The rule that the case is about.
    pub rule: &'static str,
    /// What is special about the message.
    pub name: &'static str,
    /// The laws under which it holds.
    pub domains: &'static [Domain],
    /// The message.
    pub message: fn(Domain) -> Bericht,
    /// Every finding: rule and path below the class beside the header, such as `Client` (301) or `Declaratie` (323).
    pub expects: &'static [(&'static str, &'static str)],
}

/// A case under both laws.
pub const fn case(
    rule: &'static str,
    name: &'static str,
    message: fn(Domain) -> Bericht,
    expects: &'static [(&'static str, &'static str)],
) -> Case {
    Case { rule, name, domains: &Domain::ALL, message, expects }
}

/// A case under one law.
pub const fn only(domains: &'static [Domain], case: Case) -> Case {
    Case { domains, ..case }
}

/// All cases.
pub fn all() -> impl Iterator<Item = Case> {
    [
        crate::cases_301::cases(),
        crate::cases_301_products::cases(),
        crate::cases_305_307::cases(),
        crate::cases_315::cases(),
        crate::cases_317::cases(),
        crate::cases_319::cases(),
        crate::cases_323::cases(),
        crate::cases_325::cases(),
    ]
    .into_iter()
    .flatten()
}
