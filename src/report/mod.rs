//! Reports: findings and declared amounts as text, JSON lines and HTML.
//!
//! The functions here return text; they never print.

mod agreed;
mod answer;
pub mod corrected;
mod declared;
pub mod dossier;
pub mod expected;
pub mod html;
pub mod json;
mod message;
mod overview;
mod packed;
mod standing;
pub mod text;
pub mod words;

pub use agreed::{Agreed, AgreedRow};
pub use answer::{Answer, Decision, Outcome};
pub use corrected::{Booked, Change, CorrectReport, CorrectTotal, Reason};
pub use declared::{DeclaredLine, DeclaredMessage, MonthReport, OmittedRow, Total, gemeente_name, totals};
pub use expected::{
    ExpectedAnswer, ExpectedLine, ExpectedOutcome, ExpectedReason, ExpectedTotals, code_with_meaning,
};
pub use message::{Glance, MessageReport};
pub use overview::{Entry, Outcomes, Overview, Standings};
pub use packed::{LIST_START, LeftOut, Packed, PackedMessage, PackedZip};
