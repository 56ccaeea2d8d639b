//! Registrations in workbooks: as they come, as they are refused, and the empty one to fill in.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod cells;
mod hostile;
mod places;
mod refused;
mod samples;
mod support;
mod template;
