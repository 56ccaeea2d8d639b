//! `ibericht` reads, checks, declares and writes the messages of iWmo and iJw, release 3.2.
//!
//! The library returns data and never prints; it never reads the clock, the
//! environment or the locale. See `docs/ARCHITECTURE.md` for the house.

pub mod batch;
pub mod codelists;
pub mod declaration;
pub mod dossier;
pub mod finding;
pub mod messages;
pub mod productbook;
pub mod report;
pub mod rules;
pub mod values;
pub mod xml;
