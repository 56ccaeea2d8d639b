//! The rules of the product book on requests and allocations.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "productbook/catalogue.rs"]
mod catalogue;
#[path = "productbook/decisions.rs"]
mod decisions;
#[path = "productbook/every_rule.rs"]
mod every_rule;
mod support;
