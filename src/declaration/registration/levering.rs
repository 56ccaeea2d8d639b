//! The table `leveringen`.

use super::cell;
use super::column::{CLIENT, Column, Kind, optional, required};
use super::row::{RowReader, each};
use super::{Place, Registraties, Tabel, Table};
use crate::finding::Text;
use crate::values::{Bsn, Datum, Nummer};

/// The columns.
pub(super) const COLUMNS: &[Column] = &[
    CLIENT,
    required(
        "productcode",
        Kind::Code,
        Text::fixed(
            "Het product, zoals in het productenboek; hoofdletters en spaties maken niet uit",
            "The product, as in the product book; capitals and blanks make no difference",
        ),
        "02A03",
    ),
    required(
        "datum",
        Kind::Date,
        Text::fixed(
            "De dag van levering; bij een verblijf de avond waarop het begint",
            "The day of delivery; for a stay the evening on which it begins",
        ),
        "09-04-2026",
    ),
    optional(
        "minuten",
        Kind::Minutes,
        Text::fixed("De duur in minuten", "The length in minutes"),
        Text::fixed(
            "bij zorg in tijd, als `begin` en `eind` leeg zijn",
            "for care in time, when `begin` and `eind` are empty",
        ),
        "60",
    ),
    optional(
        "begin",
        Kind::Time,
        Text::fixed("Het begin", "The begin"),
        Text::fixed("bij zorg in tijd, in plaats van `minuten`", "for care in time, instead of `minuten`"),
        "09:30",
    ),
    optional(
        "eind",
        Kind::Time,
        Text::fixed("Het eind, op dezelfde dag; t/m `24:00`", "The end, on the same day; up to `24:00`"),
        Text::fixed("samen met `begin`", "together with `begin`"),
        "10:30",
    ),
    optional(
        "aantal",
        Kind::Count,
        Text::fixed(
            "Het aantal etmalen, ritdagen of stuks",
            "The number of days and nights, ride days or pieces",
        ),
        Text::fixed("bij producten die worden geteld", "for products that are counted"),
        "1",
    ),
    optional(
        "bedrag",
        Kind::Euros,
        Text::fixed("Het bedrag in euro's", "The amount in euros"),
        Text::fixed(
            "bij producten die in euro's zijn toegewezen",
            "for products that are allocated in euros",
        ),
        "1250,50",
    ),
    optional(
        "einddatum",
        Kind::Date,
        Text::fixed("De dag van vertrek", "The day of departure"),
        Text::fixed("bij een verblijf", "for a stay"),
        "11-04-2026",
    ),
    optional(
        "toewijzingnummer",
        Kind::Count,
        Text::fixed("Het nummer van de toewijzing", "The number of the allocation"),
        Text::fixed("als er meer dan één toewijzing past", "when more than one allocation fits"),
        "209126108",
    ),
    optional(
        "activiteit",
        Kind::Text,
        Text::fixed(
            "Wat er is gedaan, zoals het productenboek het noemt",
            "What was done, as the product book names it",
        ),
        Text::fixed(
            "als het iets anders is dan gewone zorgtijd",
            "when it is something else than ordinary time of care",
        ),
        "verslaglegging",
    ),
    optional(
        "aanwezig",
        Kind::YesNo,
        Text::fixed(
            "Of de cliënt er was: `ja` of `nee`",
            "Whether the client was there: `ja` (yes) or `nee` (no)",
        ),
        Text::fixed(
            "als de cliënt er niet was; leeg is `ja`",
            "when the client was not there; empty is `ja`",
        ),
        "ja",
    ),
    optional(
        "referentie",
        Kind::Text,
        Text::fixed("Uw eigen kenmerk", "Your own reference"),
        Text::fixed("als u dat wilt", "when you want it"),
        "L0001",
    ),
];

/// The longest stay that one row may tell of, in nights; longer is a slip of the pen.
const LONGEST_STAY: i64 = 366;

/// Delivered care of one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levering {
    /// Where it stands.
    pub place: Place,
    /// The client.
    pub bsn: Bsn,
    /// The product as written; people write it with blanks, in any case or with the law before it.
    pub productcode: String,
    /// The day; for a stay the day of arrival.
    pub datum: Datum,
    /// How much.
    pub hoeveelheid: Hoeveelheid,
    /// The allocation, when the row names it.
    pub toewijzingnummer: Option<Nummer>,
    /// The activity as written; the product's own kind of time when absent.
    pub activiteit: Option<String>,
    /// Whether the client was there; yes when the cell is empty.
    pub aanwezig: bool,
    /// A reference of the care file.
    pub referentie: Option<String>,
}

/// How much was delivered, as far as the row tells. Values that contradict each other are refused when read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hoeveelheid {
    /// Minutes, 0 to 1440; from `begin` and `eind` when those are given.
    pub minuten: Option<u32>,
    /// Clock times of begin and end, in minutes from midnight.
    pub klok: Option<(u32, u32)>,
    /// Etmalen, rides or pieces.
    pub aantal: Option<u32>,
    /// An amount in eurocents, for output that is agreed in euros.
    pub bedrag: Option<u32>,
    /// The day of departure of a stay.
    pub einddatum: Option<Datum>,
}

pub(super) fn read(table: &Table, into: &mut Registraties) {
    each(Tabel::Leveringen, table, COLUMNS, into, |row, into| {
        let bsn = row.required("bsn", cell::bsn);
        let productcode = row.required_text("productcode");
        let datum = row.required("datum", cell::datum);
        let hoeveelheid = hoeveelheid(row, datum);
        let toewijzingnummer =
            row.optional("toewijzingnummer", |text| cell::number(text, Nummer::MAX)).and_then(Nummer::new);
        let aanwezig = row.optional("aanwezig", cell::yes).unwrap_or(true);
        match (row.refused(bsn, row.text("productcode"), datum, None), bsn, productcode, datum) {
            (None, Some(bsn), Some(productcode), Some(datum)) => into.leveringen.push(Levering {
                place: row.place.clone(),
                bsn,
                productcode,
                datum,
                hoeveelheid,
                toewijzingnummer,
                activiteit: row.text("activiteit").map(str::to_owned),
                aanwezig,
                referentie: row.text("referentie").map(str::to_owned),
            }),
            (refused, ..) => into.geweigerd.extend(refused),
        }
    });
}

fn hoeveelheid(row: &mut RowReader<'_>, datum: Option<Datum>) -> Hoeveelheid {
    let minuten = row.optional("minuten", cell::minutes);
    let klok = klok(row);
    let aantal = row.optional("aantal", |text| cell::number(text, 9999));
    let bedrag = row.optional("bedrag", cell::euros);
    let einddatum = row.optional("einddatum", cell::datum);
    if let (Some(minuten), Some((begin, eind))) = (minuten, klok)
        && eind - begin != minuten
    {
        row.fault(
            "minuten",
            "registratie-hoeveelheid",
            Text::new(
                format!("Van `begin` tot `eind` is {} minuten, niet {minuten}", eind - begin),
                format!("From `begin` to `eind` is {} minutes, not {minuten}", eind - begin),
            ),
            Text::new("Laat een van beide weg of verbeter ze", "Leave one of them out or correct them"),
        );
    }
    if let (Some(datum), Some(vertrek)) = (datum, einddatum) {
        let nights = vertrek.signed_duration_since(datum).num_days();
        if !(1..=LONGEST_STAY).contains(&nights) {
            row.fault(
                "einddatum",
                "registratie-datum",
                Text::new(
                    "De dag van vertrek ligt niet na de dag van aankomst, of meer dan een jaar later",
                    "The day of departure is not after the day of arrival, or more than a year later",
                ),
                Text::new(
                    "Een verblijf heeft ten minste één nacht: zet in `einddatum` de dag van vertrek",
                    "A stay has at least one night: put the day of departure in `einddatum`",
                ),
            );
        }
    }
    Hoeveelheid {
        minuten: minuten.or_else(|| klok.map(|(begin, eind)| eind.saturating_sub(begin))),
        klok,
        aantal,
        bedrag,
        einddatum,
    }
}

/// Begin and end. An end before the begin is refused: care past midnight belongs to two days.
fn klok(row: &mut RowReader<'_>) -> Option<(u32, u32)> {
    let begin = row.optional("begin", cell::clock);
    let eind = row.optional("eind", cell::clock);
    let given = |row: &RowReader<'_>, column| row.text(column).is_some();
    if given(row, "begin") != given(row, "eind") {
        let missing = if given(row, "begin") { "eind" } else { "begin" };
        row.fault(
            missing,
            "registratie-tijd",
            Text::new(
                "Van `begin` en `eind` is er maar één ingevuld",
                "Only one of `begin` and `eind` is filled in",
            ),
            Text::new("Vul beide in, of alleen `minuten`", "Fill in both, or only `minuten`"),
        );
    }
    let (begin, eind) = (begin?, eind?);
    if eind <= begin {
        row.fault(
            "eind",
            "registratie-tijd",
            Text::new("`eind` ligt niet na `begin`", "`eind` is not after `begin`"),
            Text::new(
                "Loopt de zorg door na middernacht, maak dan twee rijen: tot `24:00` en vanaf `00:00`; geef een nacht logeren met `einddatum`",
                "When care runs past midnight, make two rows: until `24:00` and from `00:00`; give a night's stay with `einddatum`",
            ),
        );
        return None;
    }
    Some((begin, eind))
}
