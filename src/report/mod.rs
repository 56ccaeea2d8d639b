//! Reports: findings and declared amounts as text, JSON lines and HTML.
//!
//! The functions here return text; they never print.

mod declared;
pub mod dossier;
pub mod html;
pub mod json;
mod message;
mod overview;
pub mod text;
pub mod words;

pub use declared::{DeclaredLine, DeclaredMessage, MonthReport, OmittedRow, Total, gemeente_name, totals};
pub use message::{Answer, Glance, MessageReport};
pub use overview::{Entry, Overview};
