//! What rules look at in a message: its elements, each with its place.

pub(in crate::rules) mod place;
pub(in crate::rules) mod product_overlap;
pub(in crate::rules) mod productregel;
pub(in crate::rules) mod regel;
pub(in crate::rules) mod spans;
pub(in crate::rules) mod view;
