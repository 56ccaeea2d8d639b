//! Volumes in words, as findings and reports tell them.

use crate::finding::Text;
use crate::messages::Omvang;
use crate::values::{Eenheid, Frequentie, euro_en, euro_nl};

/// A volume with its unit, `3 uur`; euros as an amount.
#[must_use]
pub fn hoeveel(volume: u64, eenheid: Eenheid) -> Text {
    if eenheid == Eenheid::EURO {
        let cents = i64::try_from(volume).unwrap_or(i64::MAX);
        return Text::new(euro_nl(cents), euro_en(cents));
    }
    let (nl, en) = eenheid.woord(volume);
    Text::new(format!("{volume} {nl}"), format!("{volume} {en}"))
}

/// What an allocation gives: `3 uur per week`.
#[must_use]
pub fn omvang_text(omvang: &Omvang) -> Text {
    let volume = hoeveel(omvang.volume.get().into(), omvang.eenheid);
    let (nl, en) = match omvang.frequentie {
        Frequentie::DAG => ("per dag", "per day"),
        Frequentie::WEEK => ("per week", "per week"),
        Frequentie::MAAND => ("per maand", "per month"),
        _ => ("in totaal", "in total"),
    };
    Text::new(format!("{} {nl}", volume.nl), format!("{} {en}", volume.en))
}

/// Volume, unit and frequency as they stand in a message: `3/04/2`.
pub(super) fn written(omvang: &Omvang) -> String {
    format!("{}/{}/{}", omvang.volume, omvang.eenheid, omvang.frequentie)
}
