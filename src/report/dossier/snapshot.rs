//! What the dossier tells besides the messages: the ledger, what was answered otherwise, and what was set aside.

use super::{ApartRow, DeadlineRow, Selection, VerschilRow, apart, verschillen};
use crate::dossier::{GrootboekRegel, Store, StoreError};
use crate::values::Month;

/// Most declared lines of which a run adds up the ledger: it must not take longer as the dossier grows.
const MOST_LINES: u64 = 200_000;

/// What the dossier tells besides the messages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// The amounts per law, municipality, provider and month.
    pub ledger: Vec<GrootboekRegel>,
    /// The lines that were answered otherwise than expected.
    pub differences: Vec<VerschilRow>,
    /// The answers that were set aside.
    pub set_aside: Vec<ApartRow>,
    /// What is due.
    pub deadlines: Vec<DeadlineRow>,
    /// Whether the dossier is too large for a run to add it up; `ibericht report` does.
    pub is_left_out: bool,
}

impl Snapshot {
    /// What a run tells.
    ///
    /// # Errors
    /// [`StoreError`] when the dossier cannot be read.
    pub fn of_run(store: &dyn Store, selection: &Selection) -> Result<Self, StoreError> {
        if store.hoogste_regel()? > MOST_LINES {
            return Ok(Self { is_left_out: true, ..Self::default() });
        }
        Self::of_months(store, selection, None, None)
    }

    /// What is told of the declarations for some months; what was answered otherwise and set aside is told whole.
    ///
    /// # Errors
    /// [`StoreError`] when the dossier cannot be read.
    pub fn of_months(
        store: &dyn Store,
        selection: &Selection,
        from: Option<Month>,
        to: Option<Month>,
    ) -> Result<Self, StoreError> {
        let mut ledger = store.grootboek(selection.bsn.as_ref())?;
        ledger.retain(|regel| {
            from.is_none_or(|from| regel.maand >= from) && to.is_none_or(|to| regel.maand <= to)
        });
        Ok(Self {
            ledger,
            differences: verschillen(store, selection)?,
            set_aside: apart(store, selection)?,
            ..Self::default()
        })
    }
}
