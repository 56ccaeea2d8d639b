//! An answer to a declared line, held against what was expected when it was sent.

use std::collections::BTreeSet;

use super::{GedeclareerdePrestatie, PrestatieStatus};
use crate::values::RetourCode;

/// How the answer to a line differs from what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verschil {
    /// In which way.
    pub soort: VerschilSoort,
    /// What is received more than expected, in eurocents; negative when it is less, 0 for other codes only.
    pub cents: i64,
}

/// In which way an answer differs from what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VerschilSoort {
    /// Rejected, though it should have been accepted.
    TochAfgewezen,
    /// Accepted, though a rejection was expected.
    TochToegekend,
    /// Rejected as expected, for other reasons.
    AndereCodes,
}

impl VerschilSoort {
    /// The word for it in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TochAfgewezen => "toch afgewezen",
            Self::TochToegekend => "toch toegekend",
            Self::AndereCodes => "andere codes",
        }
    }
}

impl Verschil {
    /// How an answer to a line differs from what was expected; none when it does not, when there is no answer, or when
    /// nobody looked before it was sent.
    ///
    /// The order of codes and how often they occur make no difference. A credit that is rejected is money that stays.
    #[must_use]
    pub fn of(regel: &GedeclareerdePrestatie, status: PrestatieStatus, codes: &[RetourCode]) -> Option<Self> {
        let verwacht = regel.verwacht.as_ref()?;
        let accepted = match status {
            PrestatieStatus::Ingediend => return None,
            PrestatieStatus::Toegekend | PrestatieStatus::Gecrediteerd => true,
            PrestatieStatus::Afgewezen | PrestatieStatus::Vervallen => false,
        };
        let amount = regel.prestatie.ingediend_bedrag.cents();
        match (verwacht.is_empty(), accepted) {
            (true, false) => Some(Self { soort: VerschilSoort::TochAfgewezen, cents: -amount }),
            (false, true) => Some(Self { soort: VerschilSoort::TochToegekend, cents: amount }),
            (false, false) if set(verwacht) != set(codes) => {
                Some(Self { soort: VerschilSoort::AndereCodes, cents: 0 })
            }
            _ => None,
        }
    }

    /// That of the answer that the dossier has.
    #[must_use]
    pub fn known(regel: &GedeclareerdePrestatie) -> Option<Self> {
        Self::of(regel, regel.status, &regel.retourcodes)
    }
}

fn set(codes: &[RetourCode]) -> BTreeSet<&'static str> {
    codes.iter().map(|code| code.code()).collect()
}
