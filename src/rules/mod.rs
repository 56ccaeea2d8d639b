//! The rule catalogue: one rule or tight group per file, each a plain `static`
//! with its documentation beside the function that checks it.

pub mod productbook;
