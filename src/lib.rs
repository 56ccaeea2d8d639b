//! `ibericht` reads, checks, declares and writes the messages of iWmo and iJw, release 3.2.
//!
//! The library returns data and never prints; it never reads the clock, the
//! environment or the locale. See `docs/ARCHITECTURE.md` for the house.
//!
//! ```
//! use ibericht::messages::{MAX_BYTES, Reading, read, write};
//! use ibericht::rules::content;
//!
//! let bytes = std::fs::read("samples/berichten/WMO323.xml")?;
//! let Reading::Valid(message) = read(&bytes, MAX_BYTES) else { panic!("the sample is valid") };
//! assert!(content::check(&message).is_empty());
//! assert!(write(&message).starts_with("<?xml"));
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod batch;
pub mod codelists;
pub mod declaration;
pub mod dossier;
pub mod explain;
pub mod failpoint;
pub mod finding;
pub mod json;
pub mod legacy;
pub mod messages;
pub mod productbook;
pub mod pseudonym;
pub mod report;
pub mod retour;
pub mod rules;
pub mod schema;
pub mod show;
mod toml_file;
pub mod values;
mod workbook;
pub mod xml;
