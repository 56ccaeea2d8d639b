//! On which side of a message we are.

use super::Own;
use crate::messages::{Bericht, Side};

/// Our place with respect to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chair {
    /// We make it: it is checked before it is sent, and the other party answers it.
    Maker,
    /// It was sent to us, or nobody said who we are: it is judged and answered.
    Ontvanger,
    /// It is between others: it is judged, and answering it is not up to us.
    Buitenstaander,
}

impl Chair {
    pub(super) fn of(bericht: &Bericht, own: &Own) -> Self {
        let (gemeente, aanbieder) = bericht.gemeente_en_aanbieder();
        let ours = match own {
            Own::Unknown => return Self::Ontvanger,
            Own::Aanbieder(agb) if *agb == aanbieder => Side::Aanbieder,
            Own::Gemeente(code) if *code == gemeente => Side::Gemeente,
            Own::Aanbieder(_) | Own::Gemeente(_) => return Self::Buitenstaander,
        };
        if bericht.kind().maker() == ours { Self::Maker } else { Self::Ontvanger }
    }
}
