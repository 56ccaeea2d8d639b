//! How much a row says, in the column that its product counts.

use super::unfit;
use crate::declaration::rule::Refusal;
use crate::declaration::{Hoeveelheid, Levering, Step};
use crate::finding::Text;
use crate::productbook::{Counting, Product};

/// A column with an amount of care.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kolom {
    Minuten,
    Aantal,
    Bedrag,
}

impl Kolom {
    const ALL: [Self; 3] = [Self::Minuten, Self::Aantal, Self::Bedrag];

    const fn name(self) -> &'static str {
        match self {
            Self::Minuten => "minuten",
            Self::Aantal => "aantal",
            Self::Bedrag => "bedrag",
        }
    }

    const fn of(self, hoeveelheid: &Hoeveelheid) -> Option<u32> {
        match self {
            Self::Minuten => hoeveelheid.minuten,
            Self::Aantal => hoeveelheid.aantal,
            Self::Bedrag => hoeveelheid.bedrag,
        }
    }

    /// What to fill in.
    fn advice(self) -> Text {
        match self {
            Self::Minuten => Text::fixed(
                "Vul `minuten` in, of `begin` en `eind`, en laat andere hoeveelheden leeg",
                "Fill in `minuten`, or `begin` and `eind`, and leave other amounts empty",
            ),
            Self::Aantal => Text::fixed(
                "Vul in `aantal` in hoeveel eenheden er zijn geleverd, en laat andere hoeveelheden leeg",
                "Fill in `aantal` how many units were delivered, and leave other amounts empty",
            ),
            Self::Bedrag => Text::fixed(
                "Vul in `bedrag` de euro's in, zoals `200,00`, en laat andere hoeveelheden leeg",
                "Fill in the euros in `bedrag`, such as `200,00`, and leave other amounts empty",
            ),
        }
    }
}

/// The columns that may be filled in, the one that is counted first.
const fn columns(counting: Counting) -> &'static [Kolom] {
    match counting {
        Counting::Minutes | Counting::GroupShare | Counting::Attendance | Counting::Dagdelen => {
            &[Kolom::Minuten]
        }
        // Clock times of a stay and the length of a ride say nothing about their number.
        Counting::Nights | Counting::RideDays => &[Kolom::Aantal, Kolom::Minuten],
        Counting::Pieces => &[Kolom::Aantal],
        Counting::Euros => &[Kolom::Bedrag],
    }
}

/// Whether a row has no amount in a column that its product does not count.
pub(super) fn only_own_columns(row: &Levering, product: &Product) -> Result<(), Refusal> {
    let may = columns(product.counting);
    let other =
        Kolom::ALL.into_iter().find(|column| !may.contains(column) && column.of(&row.hoeveelheid).is_some());
    let (Some(other), Some(own)) = (other, may.first()) else { return Ok(()) };
    let (code, own_name, other) = (&product.code, own.name(), other.name());
    Err(unfit(
        other,
        Text::new(
            format!("{code} wordt geteld uit `{own_name}`, niet uit `{other}`"),
            format!("{code} is counted from `{own_name}`, not from `{other}`"),
        ),
        own.advice(),
    ))
}

/// The amount of a row in the column that its product adds up, which may hold nothing else.
pub(super) fn amount(row: &Levering, product: &Product) -> Result<u32, Refusal> {
    only_own_columns(row, product)?;
    let own = columns(product.counting).first().copied().unwrap_or(Kolom::Minuten);
    own.of(&row.hoeveelheid).ok_or_else(|| {
        let (code, name) = (&product.code, own.name());
        unfit(
            name,
            Text::new(
                format!("De rij heeft geen `{name}`, en daaruit wordt {code} geteld"),
                format!("The row has no `{name}`, from which {code} is counted"),
            ),
            own.advice(),
        )
    })
}

/// What a row of nothing is told.
pub(super) fn nothing(product: &Product) -> Text {
    match product.counting {
        Counting::Pieces => Text::fixed("De rij heeft aantal 0", "The row has count 0"),
        Counting::Euros => Text::fixed("De rij heeft bedrag 0", "The row has amount 0"),
        _ => Text::fixed("De rij heeft 0 minuten", "The row has 0 minutes"),
    }
}

/// The step of the derivation for an amount that is added up.
pub(super) fn step(product: &Product, activiteit: Option<String>) -> Step {
    match product.counting {
        Counting::Pieces => Step::Pieces,
        Counting::Euros => Step::Euros,
        _ => Step::Contact { activiteit },
    }
}
