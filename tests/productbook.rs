//! Product books: the built-in one against its sources, and what the lint finds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]

#[path = "productbook/books.rs"]
mod books;
#[path = "productbook/contract.rs"]
mod contract;
#[path = "productbook/lint.rs"]
mod lint;
#[path = "productbook/load.rs"]
mod load;
#[path = "productbook/sources.rs"]
mod sources;
#[path = "support/sources.rs"]
mod support;
