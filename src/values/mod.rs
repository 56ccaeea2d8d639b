//! The simple values of the standard, each with its check.
//!
//! A value that exists is a value that may be written: every type here is made
//! by [`Simple::parse`], which applies exactly the facets of its
//! [`SimpleType`], the same description from which the schema is printed.

mod code;
mod datum;
mod domain;
mod eenheid;
mod euro;
mod fraction;
mod month;
mod near;
mod number;
mod party;
mod simple;
mod text;
mod tijd;
mod werkdag;
mod why;

pub use code::*;
pub use datum::{Datum, completed_years, date_nl, iso_weeks_touched, parse_date};
pub use domain::Domain;
pub use euro::{euro_en, euro_nl};
pub use fraction::{Fraction, Rounding, decimal_text, fraction_text, round};
pub use month::Month;
pub use near::nearest;
pub(crate) use near::{closest, misspelt};
pub use number::*;
pub use party::*;
pub use simple::{Pattern, Refusal, Restriction, Simple, SimpleType};
pub use text::*;
pub use tijd::Tijd;
pub use werkdag::{Kalender, plus_werkdagen};
pub use why::Why;

pub(crate) use simple::{collapse, is_xml_char};
