//! Folders and ZIPs in, reports out; exactly once with a dossier.
//!
//! [`collect()`] lists what there is, [`check()`] judges it without changing anything,
//! [`answer()`] answers one message, [`process()`] puts all into the dossier as well,
//! [`declare()`] declares a month, [`correct()`] puts right what was declared before, [`send()`] writes what must go
//! out and [`pack()`] makes ZIPs of it for VECOZO. [`work::run()`] is the work of a whole run, and [`watch::Watch`] runs it for what arrives.

mod afwijking;
mod answer;
mod archive;
mod chair;
mod check;
mod collect;
mod config;
mod convert;
mod correct;
mod declare;
mod digest;
mod enter;
mod error;
mod input;
mod known;
mod open;
mod order;
mod pack;
mod partij;
mod period;
mod process;
mod release;
mod send;
mod steps;
mod temporary;
pub mod watch;
pub mod work;

pub use afwijking::Afwijkingen;
pub use answer::{Answered, NoAnswer, answer};
pub use check::{Checks, check};
pub(crate) use collect::read_bounded;
pub use collect::{Source, collect};
pub use config::{Config, Own};
pub use convert::{Converted, convert};
pub use correct::{Correcting, correct};
pub use declare::{
    DeclaredMonth, Declaring, Form, Judging, RegelVerwachting, Verwachting, declare, declare_as, expect,
    preview,
};
pub use error::BatchError;
pub use input::{Input, Limits, RULES};
pub use known::Known;
pub use open::{Opened, open};
pub use pack::{Packing, ZipBounds, pack, write_lists};
pub use period::{Reporting, report};
pub use process::{Processed, Running, process};
pub use send::{Sent, make_folder, send, write_private, write_private_by};
pub use steps::Steps;
pub use work::{Work, Worked};
