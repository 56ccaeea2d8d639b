//! Regional product books: reading, linting and looking up.
//!
//! `file` is the TOML as it stands, `basis` completes a contract with the book that
//! it builds on, `lint` says what is wrong with it, `build` makes the [`Book`] of a
//! file without errors, `kinds` are the words that rules may use, `price` is what a
//! tariff makes of a volume and `show` tells a product or rule in words. [`Books`]
//! are all that hold together.

mod basis;
mod books;
mod build;
mod fact;
mod file;
pub mod kinds;
mod limits;
mod lint;
mod load;
mod model;
mod price;
mod show;

pub use books::Books;
pub use fact::Fact;
pub use limits::*;
pub use lint::LINTS;
pub use load::{LoadError, lint};
pub use model::*;
pub use show::{ProductSheet, Row, RuleSheet, explain, show};
