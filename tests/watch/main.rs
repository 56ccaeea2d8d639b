//! A watched work folder, with the real program: what arrives, what is refused, kills and signals.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod arriving;
mod folder;
mod heartbeat;
mod killed;
mod names;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "../support/post.rs"]
mod post;
mod refused;
mod signals;
