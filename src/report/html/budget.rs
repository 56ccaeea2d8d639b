//! The picture of an allocation that needs attention: one bar, drawn so that it can be read without colour.

use crate::finding::Lang;
use crate::report::dossier::BudgetRow;
use crate::report::words::word;
use crate::values::{Fraction, Rounding, round};

/// How many allocations are drawn; the others are counted.
pub(super) const DRAWN: usize = 50;

/// The width of the whole bar in the picture.
const WIDTH: u64 = 1000;

/// A bar, in units of the picture: from 0 to [`WIDTH`].
pub(super) struct Bar {
    /// What is allowed.
    pub allowed: u64,
    /// What is used and answered.
    pub answered: u64,
    /// What is used in all.
    pub used: u64,
    /// What would be used by now; none without a last day.
    pub expected: Option<u64>,
    /// What the picture says, for who cannot see it.
    pub title: String,
}

impl Bar {
    /// The bar of a row; none for one without a limit.
    pub(super) fn of(row: &BudgetRow, lang: Lang) -> Option<Self> {
        let allowed = row.toegestaan?;
        // What is more than allowed sticks out.
        let longest = allowed.max(row.gebruikt).max(1);
        let at = |amount: Fraction| {
            let share = amount * Fraction::new(WIDTH.into(), longest.into());
            u64::try_from(round(share, Rounding::HalfUpPerLine)).map_or(WIDTH, |place| place.min(WIDTH))
        };
        let whole = |amount: u64| at(Fraction::from_integer(amount.into()));
        Some(Self {
            allowed: whole(allowed),
            answered: whole(row.gebruikt.saturating_sub(row.onbeantwoord)),
            used: whole(row.gebruikt),
            expected: row.verbruik.nu_verwacht.map(at),
            title: title(row, lang),
        })
    }

    /// The width of what is used and not answered.
    pub(super) const fn open(&self) -> u64 {
        self.used.saturating_sub(self.answered)
    }
}

fn title(row: &BudgetRow, lang: Lang) -> String {
    let (used, allowed) = (row.used(lang), row.allowed(lang));
    let expected = row.expected(lang).map_or_else(String::new, |expected| {
        format!("; {} {expected}", word(lang, "bij gelijkmatig gebruik nu", "at an even use now"))
    });
    let open = row.unanswered(lang).map_or_else(String::new, |open| {
        format!(" ({} {open})", word(lang, "nog niet beantwoord:", "not answered yet:"))
    });
    match lang {
        Lang::Nl => format!("gebruikt {used}{open} van {allowed}{expected}"),
        Lang::En => format!("used {used}{open} of {allowed}{expected}"),
    }
}
