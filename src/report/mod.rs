//! Reports: findings and declared amounts, in every [`Format`] from one [`Overview`].
//!
//! The functions here return text or write it where they are told; they never print.

mod agreed;
mod answer;
pub mod corrected;
mod declared;
pub mod dossier;
mod entries;
pub mod expected;
mod format;
mod html;
pub mod json;
mod message;
mod overview;
mod packed;
mod plek;
mod standing;
mod statistics;
pub mod text;
mod weight;
pub mod words;

pub use agreed::{Agreed, AgreedRow};
pub use answer::{Answer, Decision, Outcome};
pub use corrected::{Booked, Change, CorrectReport, CorrectTotal, Reason};
pub use declared::{DeclaredLine, DeclaredMessage, MonthReport, OmittedRow, Total, gemeente_name, totals};
pub use entries::{Counts, Entries};
pub use expected::{
    ExpectedAnswer, ExpectedLine, ExpectedOutcome, ExpectedReason, ExpectedTotals, code_with_meaning,
};
pub use format::{Format, Options, Spreadsheet, write};
pub use message::{Glance, MessageReport};
use overview::NO_MONEY;
pub use overview::{Entry, Outcomes, Overview, Period, Run, Standings};
pub use packed::{LIST_START, LeftLine, LeftOut, Packed, PackedLine, PackedList, PackedMessage, PackedZip};
pub use plek::Plek;
pub use statistics::{Statistics, StatisticsRow};
pub use weight::Weight;
