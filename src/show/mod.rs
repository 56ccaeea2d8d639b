//! What a message says, in words: [`View`] as data, [`text`] for people, [`rows`] for programs, and
//! [`compare`] for what differs between two messages.
//!
//! A view follows from the tables of the classes: how a value is shown is a matter of its type, and there is
//! no second list of elements. Everything that leaves this module is safe to print: BSNs are masked unless the
//! view was asked for in full, and characters that steer a terminal are replaced.

mod block;
mod diff;
mod difference;
mod head;
mod key;
mod label;
mod layout;
mod legacy;
mod lines;
mod phrase;
mod read;
mod rows;
mod summary;
mod text;
mod verdict;
mod view;
mod words;

pub use diff::{Incomparable, compare};
pub use difference::{Change, Difference, Part, json_lines as differences_json, text as differences_text};
pub use label::label;
pub use legacy::legacy_text;
pub use rows::{Row, Shown, json_line, rows};
pub use text::text;
pub use view::{Privacy, View};
