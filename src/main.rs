//! Command line of ibericht.
fn main() {}
