//! The worked examples of the standard, all the way: registrations and an allocation in, lines out, and the 323
//! judged by the rules of its receiver.

mod bad_input;
mod broken;
mod ceilings;
mod columns;
mod credit;
mod derivations;
mod hours;
mod periods;
mod tariff_change;
mod units;
mod weeks;
