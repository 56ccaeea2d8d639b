//! Product books: the built-in one against its sources, and what the lint finds.

#[path = "productbook/lint.rs"]
mod lint;
#[path = "productbook/load.rs"]
mod load;
#[path = "productbook/sources.rs"]
mod sources;
