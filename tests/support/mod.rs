//! Shared by the integration tests: a seeded generator of messages and a few tools.

#![allow(dead_code, reason = "every test crate uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub mod generate;
pub mod mutate;
pub mod official;
mod seed;
pub mod sources;
pub mod tree;
pub mod world;

use ibericht::xml::{ClassTable, Content};

pub use seed::Seed;

/// Whether the path names elements of the schema, with an index exactly where one repeats.
pub fn is_in_schema(table: &'static ClassTable, repeats: bool, steps: &[&str]) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let (name, has_index) = step.split_once('[').map_or((*step, false), |(name, _)| (name, true));
    let Some(element) = table.elements.iter().find(|element| element.name == name) else { return false };
    // A container is a class of one element that repeats.
    if has_index != (element.repeats || repeats) {
        return false;
    }
    match element.content {
        Content::Class(inner) => is_in_schema(inner, false, rest),
        _ => rest.is_empty(),
    }
}
