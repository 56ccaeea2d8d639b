//! The starts and stops of a message, one by one, against what is in force at that moment.

use crate::dossier::{Herkomst, Melding, Regie, Sleutel, Stand, StoreError};
use crate::rules::Case;
use crate::rules::message::place::Place;
use crate::rules::message::view::{dagtekening, start_producten, stop_producten};
use crate::values::StatusAanlevering;

/// A start or stop of the message that is judged.
pub(super) struct Gemeld {
    /// Where it stands.
    pub(super) place: Place,
    /// What it says.
    pub(super) melding: Melding,
}

impl Gemeld {
    /// Its key; that of a stop is the key of the start that it ends.
    pub(super) fn sleutel(&self) -> Sleutel {
        match &self.melding {
            Melding::Start(start) => start.into(),
            Melding::Stop(stop) => stop.into(),
        }
    }

    pub(super) const fn status(&self) -> StatusAanlevering {
        match &self.melding {
            Melding::Start(start) => start.status_aanlevering,
            Melding::Stop(stop) => stop.status_aanlevering,
        }
    }

    /// Whether it takes an earlier report back. Such a one is only judged by TR063 and TR071.
    pub(super) fn is_verwijdering(&self) -> bool {
        self.status() == StatusAanlevering::VERWIJDEREN
    }

    /// The message that reported the same before and is still in force.
    pub(super) fn eerder<'r>(&self, regie: &'r Regie) -> Option<&'r Herkomst> {
        match &self.melding {
            Melding::Start(start) => regie.start(&start.into()).map(|(_, herkomst)| herkomst),
            Melding::Stop(stop) => regie.stop(stop).map(|(_, herkomst)| herkomst),
        }
    }
}

/// The starts and stops of a message: removals first, the others after them, both in the order of the message.
///
/// So one message can take back a report and replace it, whatever stands first (IV008).
pub(super) fn gemeld(case: &Case<'_>) -> Vec<Gemeld> {
    let starts = start_producten(case.bericht)
        .map(|(place, start)| Gemeld { place, melding: Melding::Start(start.clone()) });
    let stops = stop_producten(case.bericht)
        .map(|(place, stop)| Gemeld { place, melding: Melding::Stop(stop.clone()) });
    let mut gemeld: Vec<_> = starts.chain(stops).collect();
    gemeld.sort_by_key(|gemeld| !gemeld.is_verwijdering());
    gemeld
}

/// Judges each start and stop of a message by what is in force after those before it.
///
/// What does not fit has no effect on those after it, as it has none in the dossier.
pub(super) fn walk(case: &Case<'_>, mut judge: impl FnMut(&Gemeld, &Regie)) -> Result<(), StoreError> {
    let Some(bsn) = case.bericht.client() else { return Ok(()) };
    let mut regie = case.client(bsn)?.regie.clone();
    let own = Herkomst {
        bericht: case.hash.clone(),
        dagtekening: dagtekening(case.bericht),
        stand: Stand::Onderweg,
    };
    for gemeld in gemeld(case) {
        judge(&gemeld, &regie);
        if regie.fits(&gemeld.melding) {
            regie.add(&gemeld.melding, &own);
        }
    }
    Ok(())
}
