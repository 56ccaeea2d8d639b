//! Files, folders and ZIPs in; the dossier exactly once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]

#[path = "batch/answers.rs"]
mod answers;
#[path = "batch/archives.rs"]
mod archives;
#[path = "batch/dying.rs"]
mod dying;
#[path = "batch/files.rs"]
mod files;
#[path = "batch/folder.rs"]
mod folder;
#[path = "support/post.rs"]
mod post;
#[path = "batch/privacy.rs"]
mod privacy;
#[path = "batch/processing.rs"]
mod processing;
#[path = "support/sources.rs"]
mod sources;
