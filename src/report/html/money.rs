//! The money per state as pictures that can be read without colour, and their numbers.

use std::collections::BTreeMap;

use crate::dossier::{Bedragen, GrootboekRegel};
use crate::finding::Lang;
use crate::report::dossier::{self, GrootboekRow, Listed as _, Per};
use crate::report::words::{euro, word};
use crate::values::{Domain, Month};

/// The width of a bar in the picture; near to what it is on a screen, or the patterns would be too fine.
const WIDTH: i64 = 260;

/// The height of the highest column in the picture of the months.
const HEIGHT: i64 = 150;

/// Most months in the pictures: the last ones.
const MOST_MONTHS: usize = 24;

/// Most months beside each other; a sheet of paper has room for no more that can be read.
const MOST_BESIDE: usize = 12;

/// Most municipalities with a picture of their own.
const MOST_PICTURES: usize = 12;

/// The money of a municipality under a law, or of everything.
pub(super) struct MoneyRow {
    pub gemeente: String,
    pub law: &'static str,
    pub bedragen: Bedragen,
    pub parts: Vec<Part>,
    /// What the picture says, for who cannot see it.
    pub title: String,
}

/// A piece of a bar or column.
pub(super) struct Part {
    pub at: i64,
    pub length: i64,
    /// The fill of its state.
    pub fill: &'static str,
}

/// The months of a municipality, or of everything.
pub(super) struct Trend {
    /// The municipality; absent for everything.
    pub gemeente: Option<String>,
    /// The months, below each other where they are many, all on one scale.
    pub pictures: Vec<Picture>,
}

/// Some months.
pub(super) struct Picture {
    pub columns: Vec<Column>,
    pub width: i64,
}

/// A month.
pub(super) struct Column {
    pub x: i64,
    pub parts: Vec<Part>,
    /// Where the amount stands.
    pub top: i64,
    pub month: String,
    pub amount: String,
    pub title: String,
}

/// The place between two columns.
const SLOT: i64 = 84;

/// What became of submitted money, in the order of the pictures, each with its fill.
fn states(bedragen: &Bedragen) -> [(i64, &'static str); 4] {
    [
        (bedragen.ontvangen(), "#7d95ab"),
        (bedragen.gecrediteerd, "url(#credited)"),
        (bedragen.afgewezen, "url(#rejected)"),
        (bedragen.open, "url(#unanswered)"),
    ]
    .map(|(cents, fill)| (cents.max(0), fill))
}

fn length(bedragen: &Bedragen) -> i64 {
    states(bedragen).iter().fold(0, |sum, (cents, _)| sum.saturating_add(*cents))
}

/// The pieces, so that the longest of all has the whole size.
fn parts(bedragen: &Bedragen, longest: i64, size: i64) -> Vec<Part> {
    let scale = |cents: i64| {
        let scaled = i128::from(cents) * i128::from(size) / i128::from(longest.max(1));
        i64::try_from(scaled).unwrap_or(size)
    };
    let mut sum = 0_i64;
    let pieces = states(bedragen).into_iter().map(|(cents, fill)| {
        let at = scale(sum);
        sum = sum.saturating_add(cents);
        Part { at, length: scale(sum) - at, fill }
    });
    pieces.filter(|part| part.length > 0).collect()
}

fn title(what: &str, bedragen: &Bedragen, lang: Lang) -> String {
    let said = [
        (word(lang, "ingediend", "submitted"), bedragen.ingediend),
        (word(lang, "toegekend", "accepted"), bedragen.toegekend),
        (word(lang, "gecrediteerd", "credited"), bedragen.gecrediteerd),
        (word(lang, "afgewezen", "rejected"), bedragen.afgewezen),
        (word(lang, "open", "open"), bedragen.open),
    ];
    let said = said.map(|(name, cents)| format!("{name} {}", euro(cents, lang)));
    format!("{what}: {}", said.join(", "))
}

/// A row per municipality and law, in order of name.
pub(super) fn rows(ledger: &[GrootboekRegel], lang: Lang) -> Vec<MoneyRow> {
    let mut sums: BTreeMap<(String, Domain), Bedragen> = BTreeMap::new();
    for regel in ledger {
        *sums.entry((regel.gemeente.name().to_owned(), regel.domain)).or_default() += regel.bedragen;
    }
    let longest = sums.values().map(length).max().unwrap_or_default();
    let row = |((gemeente, domain), bedragen): ((String, Domain), Bedragen)| MoneyRow {
        parts: parts(&bedragen, longest, WIDTH),
        title: title(&format!("{gemeente}, {}", domain.law()), &bedragen, lang),
        gemeente,
        law: domain.law(),
        bedragen,
    };
    sums.into_iter().map(row).collect()
}

/// All of it.
pub(super) fn total(ledger: &[GrootboekRegel]) -> Bedragen {
    ledger.iter().fold(Bedragen::default(), |mut sum, regel| {
        sum += regel.bedragen;
        sum
    })
}

/// The ledger by month, as rows of the page.
pub(super) struct Months {
    /// The headings: whose, and of every amount.
    pub whose: &'static str,
    pub amounts: Vec<&'static str>,
    pub rows: Vec<MonthRow>,
    /// For how many rows there was no room.
    pub more: usize,
    /// Whether there are several; one alone is in the other table as well.
    pub are_several: bool,
}

/// The amounts of a month, or of all months together.
pub(super) struct MonthRow {
    /// The municipality; absent for everything.
    pub gemeente: Option<String>,
    pub whose: String,
    pub amounts: Vec<String>,
    pub is_total: bool,
}

/// Every month in numbers: of declaration, and of the care where that is another.
pub(super) fn months(ledger: &[GrootboekRegel], most: usize, lang: Lang) -> Months {
    let rows = dossier::ledger(ledger);
    let shown = GrootboekRow::shown(&rows);
    let (whose, amounts) = split(GrootboekRow::header(lang));
    let row = |row: &&GrootboekRow| {
        let (whose, amounts) = split(row.cells(lang));
        let gemeente = row.gemeente.clone();
        MonthRow { gemeente, whose, amounts, is_total: matches!(row.per, Per::Gemeente | Per::Totaal) }
    };
    Months {
        whose,
        amounts,
        rows: shown.iter().take(most).map(row).collect(),
        more: shown.len().saturating_sub(most),
        are_several: ledger.iter().any(|regel| regel.maand != regel.productmaand)
            || ledger.iter().zip(ledger.iter().skip(1)).any(|(one, next)| one.maand != next.maand),
    }
}

/// The first cell and the others.
fn split<T: Default>(cells: Vec<T>) -> (T, Vec<T>) {
    let mut cells = cells.into_iter();
    (cells.next().unwrap_or_default(), cells.collect())
}

/// The months of everything, and of each municipality when there are several; those with the most money first.
pub(super) fn trends(ledger: &[GrootboekRegel], lang: Lang) -> Vec<Trend> {
    let mut by_name: BTreeMap<&str, Vec<&GrootboekRegel>> = BTreeMap::new();
    for regel in ledger {
        by_name.entry(regel.gemeente.name()).or_default().push(regel);
    }
    let mut named: Vec<_> = by_name.into_iter().collect();
    if named.len() < 2 {
        named.clear();
    }
    let money = |regels: &[&GrootboekRegel]| regels.iter().map(|regel| length(&regel.bedragen)).sum::<i64>();
    named.sort_by_key(|(_, regels)| std::cmp::Reverse(money(regels)));
    named.truncate(MOST_PICTURES);
    let all: Vec<&GrootboekRegel> = ledger.iter().collect();
    let whole = (!all.is_empty()).then(|| trend(None, &all, lang));
    let each = named.into_iter().map(|(gemeente, regels)| trend(Some(gemeente), &regels, lang));
    whole.into_iter().chain(each).collect()
}

fn trend(gemeente: Option<&str>, regels: &[&GrootboekRegel], lang: Lang) -> Trend {
    let mut months: BTreeMap<Month, Bedragen> = BTreeMap::new();
    for regel in regels {
        *months.entry(regel.maand).or_default() += regel.bedragen;
    }
    let first = months.len().saturating_sub(MOST_MONTHS);
    let shown: Vec<_> = months.into_iter().skip(first).collect();
    let longest = shown.iter().map(|(_, bedragen)| length(bedragen)).max().unwrap_or_default();
    let column = |(x, (month, bedragen)): (i64, (Month, Bedragen))| {
        let parts = parts(&bedragen, longest, HEIGHT);
        let height = parts.iter().map(|part| part.length).sum::<i64>();
        // From below.
        let parts = parts.into_iter().map(|part| Part { at: 30 + HEIGHT - part.at - part.length, ..part });
        let month = month.to_string();
        Column {
            x: x * SLOT + 12,
            parts: parts.collect(),
            top: 24 + HEIGHT - height,
            amount: whole_euros(bedragen.ingediend, lang),
            title: title(&month, &bedragen, lang),
            month: name_of(&month, lang),
        }
    };
    let picture = |months: &[(Month, Bedragen)]| {
        let columns: Vec<_> = (0..).zip(months.iter().copied()).map(column).collect();
        let width = SLOT * i64::try_from(columns.len()).unwrap_or_default() + 8;
        Picture { columns, width: width.max(2 * SLOT) }
    };
    Trend {
        gemeente: gemeente.map(str::to_owned),
        pictures: shown.chunks(MOST_BESIDE).map(picture).collect(),
    }
}

/// An amount without cents, which a picture has no room for.
fn whole_euros(cents: i64, lang: Lang) -> String {
    let rounded = cents.saturating_add(50 * cents.signum()) / 100 * 100;
    let text = euro(rounded, lang);
    let end = word(lang, ",00", ".00");
    text.strip_suffix(end).unwrap_or(&text).to_owned()
}

/// A month as people write it.
fn name_of(iso: &str, lang: Lang) -> String {
    match (lang, iso.split_once('-')) {
        (Lang::Nl, Some((year, month))) => format!("{month}-{year}"),
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::values::{AgbCode, Gemeente};

    fn regel(gemeente: &str, maand: &str, bedragen: Bedragen) -> GrootboekRegel {
        GrootboekRegel {
            domain: Domain::Jw,
            gemeente: Gemeente::new(gemeente).unwrap(),
            aanbieder: AgbCode::new("12345678").unwrap(),
            maand: maand.parse().unwrap(),
            productmaand: maand.parse().unwrap(),
            bedragen,
        }
    }

    /// The longest bar has the whole width, and the pieces stand side by side in the order of the states.
    #[test]
    fn the_pieces_are_in_proportion() {
        let all = Bedragen {
            regels: 3,
            ingediend: 1000,
            toegekend: 600,
            gecrediteerd: 100,
            afgewezen: 300,
            open: 200,
        };
        let half = Bedragen { regels: 1, ingediend: 550, open: 550, ..Bedragen::default() };
        let rows = rows(&[regel("0268", "2026-04", all), regel("0225", "2026-04", half)], Lang::Nl);
        let names: Vec<_> = rows.iter().map(|row| &*row.gemeente).collect();
        assert_eq!(names, ["Druten", "Nijmegen"]);
        let lengths =
            |row: &MoneyRow| row.parts.iter().map(|part| (part.at, part.length)).collect::<Vec<_>>();
        assert_eq!(lengths(&rows[1]), [(0, 118), (118, 23), (141, 71), (212, 48)]);
        assert_eq!(lengths(&rows[0]), [(0, 130)]);
        assert!(rows[1].title.contains("afgewezen €\u{a0}3,00"), "{}", rows[1].title);
    }

    /// A month of only credits has no piece that would be drawn backwards.
    #[test]
    fn what_is_below_zero_is_not_drawn() {
        let credit = Bedragen { regels: 1, ingediend: -500, open: -500, ..Bedragen::default() };
        let rows = rows(&[regel("0268", "2026-04", credit)], Lang::Nl);
        assert!(rows[0].parts.is_empty());
    }

    /// The months of the care are told only where they are not those of declaration.
    #[test]
    fn every_month_is_told_in_numbers() {
        let open = |cents| Bedragen { regels: 1, ingediend: cents, open: cents, ..Bedragen::default() };
        let same = regel("0225", "2026-04", open(123_456));
        let late =
            GrootboekRegel { productmaand: "2026-03".parse().unwrap(), ..regel("0268", "2026-04", open(1)) };
        let told = months(&[same, late], 100, Lang::Nl);
        let whose: Vec<_> = told.rows.iter().map(|row| row.whose.replace('\n', ", ")).collect();
        assert_eq!(
            whose,
            [
                "Druten (Jeugdwet), declaratie 2026-04",
                "Nijmegen (Jeugdwet), declaratie 2026-04",
                "Nijmegen (Jeugdwet), zorg van 2026-03",
                "Nijmegen (Jeugdwet), totaal",
                "alles samen, totaal",
            ]
        );
        assert_eq!(told.rows[0].amounts[0], "1.234,56");
        assert_eq!((told.amounts.len(), told.rows[0].amounts.len(), told.more), (6, 6, 0));
        assert!(told.are_several);
        let one = months(&[regel("0225", "2026-04", open(1))], 1, Lang::En);
        assert_eq!((one.more, one.are_several), (1, false));
    }

    #[test]
    fn the_months_of_all_come_first_and_of_each_when_there_are_several() {
        let open = |cents| Bedragen { regels: 1, ingediend: cents, open: cents, ..Bedragen::default() };
        let one = [regel("0268", "2026-03", open(50_049)), regel("0268", "2026-04", open(123_450))];
        let alone = trends(&one, Lang::Nl);
        assert_eq!(alone.len(), 1);
        let told: Vec<_> =
            alone[0].pictures[0].columns.iter().map(|column| (&*column.month, &*column.amount)).collect();
        assert_eq!(told, [("03-2026", "€\u{a0}500"), ("04-2026", "€\u{a0}1.235")]);
        let long: Vec<_> = (1..=12)
            .flat_map(|month| [2025, 2026].map(|year| regel("0268", &format!("{year}-{month:02}"), open(1))))
            .collect();
        let beside: Vec<_> =
            trends(&long, Lang::Nl)[0].pictures.iter().map(|one| one.columns.len()).collect();
        assert_eq!(beside, [12, 12]);
        let two = [one[0].clone(), one[1].clone(), regel("0225", "2026-04", open(1))];
        let names: Vec<_> = trends(&two, Lang::En).into_iter().map(|trend| trend.gemeente).collect();
        assert_eq!(names, [None, Some("Nijmegen".to_owned()), Some("Druten".to_owned())]);
    }
}
