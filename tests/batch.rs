//! Files, folders and ZIPs in; the dossier exactly once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, reason = "tables of cases")]

#[path = "batch/afwijking.rs"]
mod afwijking;
#[path = "batch/afwijking_file.rs"]
mod afwijking_file;
#[path = "support/answer.rs"]
mod answer;
#[path = "batch/answers.rs"]
mod answers;
#[path = "batch/archives.rs"]
mod archives;
#[allow(unused_imports, reason = "the shared builders serve other test crates as well")]
#[path = "support/builders/mod.rs"]
mod builders;
#[path = "batch/dying.rs"]
mod dying;
#[path = "support/entries.rs"]
mod entries;
#[path = "batch/expected.rs"]
mod expected;
#[path = "batch/files.rs"]
mod files;
#[path = "batch/folder.rs"]
mod folder;
#[path = "batch/ledger.rs"]
mod ledger;
#[path = "batch/own_answers.rs"]
mod own_answers;
#[path = "batch/pack.rs"]
mod pack;
#[path = "support/play.rs"]
mod play;
#[path = "support/post.rs"]
mod post;
#[path = "batch/privacy.rs"]
mod privacy;
#[path = "batch/processing.rs"]
mod processing;
#[path = "batch/restart.rs"]
mod restart;
#[path = "support/sent.rs"]
mod sent;
#[path = "batch/set_aside.rs"]
mod set_aside;
#[path = "support/sources.rs"]
mod sources;
#[path = "batch/streaming.rs"]
mod streaming;
