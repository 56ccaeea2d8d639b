//! Regional product books: reading, linting and looking up.

mod model;

pub use model::*;
