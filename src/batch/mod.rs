//! Folders and ZIPs in, reports out; exactly once with a dossier.
//!
//! [`collect()`] lists what there is, [`check()`] judges it without changing anything,
//! [`process()`] puts it into the dossier as well.

mod archive;
mod check;
mod collect;
mod error;
mod input;

pub use check::{Checks, check};
pub use collect::{Source, collect};
pub use error::BatchError;
pub use input::{Input, Limits};
