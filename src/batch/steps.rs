//! How far a run has come, for whoever looks after the program.

use std::sync::atomic::{AtomicU64, Ordering};

/// A count that goes up as long as work goes on: with every message that is judged. When it stands still for long, the work
/// is stuck in one of them.
#[derive(Debug, Default)]
pub struct Steps(AtomicU64);

impl Steps {
    /// A count for work that has not begun.
    #[must_use]
    pub const fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    /// How far it is.
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Something was done.
    pub(super) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}
