//! The lists as tables and as JSON lines.

use comfy_table::{CellAlignment, ColumnConstraint, Width};
use serde::Serialize;

use super::{ClientRow, VerzoekRow};
use crate::finding::Lang;
use crate::report::words::{date, word};
use crate::report::{json, text};

/// A word that is longer may be cut.
const LONGEST: usize = 24;

/// A list with a heading per column.
pub trait Listed: Serialize + Sized {
    /// The headings.
    fn header(lang: Lang) -> Vec<&'static str>;
    /// The cells of a row, as many as there are headings.
    fn cells(&self, lang: Lang) -> Vec<String>;
    /// The name of the municipality that a row is about; absent when that is not known.
    fn gemeente(&self) -> Option<&str> {
        None
    }
    /// The columns that hold amounts of money, from 0: they are aligned to the right.
    const AMOUNTS: &'static [usize] = &[];
    /// The rows that people see; programs get them all.
    #[must_use]
    fn shown(rows: &[Self]) -> Vec<&Self> {
        rows.iter().collect()
    }
    /// What a list without rows says.
    #[must_use]
    fn nothing(lang: Lang) -> &'static str {
        word(lang, "Niets bekend", "Nothing known")
    }
}

/// The list as a table.
#[must_use]
pub fn table<T: Listed>(rows: &[T], lang: Lang) -> String {
    if rows.is_empty() {
        return format!("{}\n", T::nothing(lang));
    }
    let header = T::header(lang);
    let rows: Vec<_> = T::shown(rows).into_iter().map(|row| row.cells(lang)).collect();
    let columns = (0..header.len()).map(|column| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
        // Two for the space beside it.
        header.get(column).copied().into_iter().chain(cells).map(longest_word).max().unwrap_or_default() + 2
    });
    let columns: Vec<u16> = columns.collect();
    let mut table = text::table(&header);
    table.add_rows(rows);
    // A word or an amount that is cut in two cannot be read, so such a table is wider than others.
    let least = columns.iter().copied().fold(1, u16::saturating_add);
    table.set_width(text::WIDTH.max(least));
    table.set_constraints(
        columns.into_iter().map(|width| ColumnConstraint::LowerBoundary(Width::Fixed(width))),
    );
    for column in T::AMOUNTS {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{table}\n")
}

/// The characters of the longest word of a cell, as far as it is kept whole.
fn longest_word(cell: &str) -> u16 {
    let words = cell.split([' ', '\n']).map(|word| word.chars().count());
    u16::try_from(words.max().unwrap_or_default().min(LONGEST)).unwrap_or_default()
}

/// The list as JSON lines.
#[must_use]
pub fn lines<T: Listed>(rows: &[T]) -> String {
    rows.iter().map(json::object).collect()
}

pub(super) fn period(from: &str, to: Option<&str>, lang: Lang) -> String {
    format!("{} – {}", date(from, lang), to.map_or_else(|| "…".to_string(), |to| date(to, lang)))
}

impl Listed for ClientRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec!["wet", "cliënt", "toewijzingen", "verzoeken", "prestaties"],
            Lang::En => vec!["law", "client", "allocations", "requests", "declared lines"],
        }
    }

    fn cells(&self, _: Lang) -> Vec<String> {
        vec![
            self.domain.law().to_string(),
            self.bsn.clone(),
            self.toewijzingen.to_string(),
            self.verzoeken.to_string(),
            self.prestaties.to_string(),
        ]
    }
}

impl Listed for VerzoekRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec!["cliënt", "gemeente", "datum", "referentie", "product", "periode", "status"],
            Lang::En => vec!["client", "municipality", "date", "reference", "product", "period", "status"],
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        vec![
            self.bsn.clone(),
            format!("{} ({})", self.gemeente, self.domain.law()),
            date(&self.dagtekening, lang),
            self.referentie.clone(),
            self.product.clone(),
            self.ingangsdatum
                .as_ref()
                .map_or_else(String::new, |from| period(from, self.einddatum.as_deref(), lang)),
            self.status.title().get(lang).to_owned(),
        ]
    }
}
