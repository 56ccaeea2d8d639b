//! A batch into the dossier, with all that is told of it.

use ibericht::batch::{self, BatchError, Running, Source};
use ibericht::dossier::Store;
use ibericht::report::Entry;

/// Puts every message into the dossier; gives what is told of every file, in order.
pub fn process(
    store: &mut dyn Store,
    sources: &[Source],
    running: &Running<'_>,
) -> Result<Vec<Entry>, BatchError> {
    let mut entries = Vec::new();
    batch::process(store, sources, running, &|| (), &mut |entry| {
        entries.push(entry);
        Ok(())
    })?;
    Ok(entries)
}
