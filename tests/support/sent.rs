//! What goes out, with the names of the files.

use std::path::Path;

use ibericht::batch::{self, BatchError, Sent};
use ibericht::dossier::{Hash, Store};
use ibericht::values::Month;

/// What was written.
pub struct Wrote {
    /// The names of the files, in order.
    pub written: Vec<String>,
    pub sent: Sent,
}

/// Writes what must go out; `answered` are the messages of the run.
pub fn send(
    store: &mut dyn Store,
    folder: &Path,
    month: Option<Month>,
    answered: &[Hash],
) -> Result<Wrote, BatchError> {
    let mut written = Vec::new();
    let answered = answered.iter().cloned().map(Ok);
    let sent = batch::send(store, folder, month, answered, &mut |name, _| written.push(name))?;
    Ok(Wrote { written, sent })
}
