//! Reports: findings and declared amounts as text, JSON lines and HTML.
//!
//! The functions here return text; they never print.

pub mod json;
mod message;
pub mod text;
pub mod words;

pub use message::{Glance, MessageReport};
