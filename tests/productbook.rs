//! Product books: the built-in one against its sources, and what the lint finds.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says on the terminal what it skips"
)]

#[path = "productbook/lint.rs"]
mod lint;
#[path = "productbook/load.rs"]
mod load;
#[path = "productbook/sources.rs"]
mod sources;
