//! The columns of a table: which there must be, and what a misspelt one was meant to be.

use super::Table;
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::closest;

/// A column that a table may have.
#[derive(Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// Whether the table cannot do without.
    pub required: bool,
    /// What its cells hold.
    pub kind: Kind,
    /// What it says.
    pub meaning: Text,
    /// When it is filled in.
    pub when: Text,
    /// A cell as it may be written.
    pub example: &'static str,
}

/// What the cells of a column hold; a workbook tells the same in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A BSN of 9 digits.
    Bsn,
    /// A code with letters and digits.
    Code,
    /// Any text.
    Text,
    /// A day.
    Date,
    /// A time of the day.
    Time,
    /// Minutes.
    Minutes,
    /// A whole number.
    Count,
    /// An amount in euros.
    Euros,
    /// `ja` or `nee`.
    YesNo,
}

const ALWAYS: Text = Text::fixed("altijd", "always");

/// A column that must be there, with what its cells hold, what it says and an example.
pub(super) const fn required(name: &'static str, kind: Kind, meaning: Text, example: &'static str) -> Column {
    Column { name, required: true, kind, meaning, when: ALWAYS, example }
}

/// A column that may be there, with what its cells hold, what it says, when it is needed and an example.
pub(super) const fn optional(
    name: &'static str,
    kind: Kind,
    meaning: Text,
    when: Text,
    example: &'static str,
) -> Column {
    Column { name, required: false, kind, meaning, when, example }
}

/// The client that a row is about.
pub(super) const CLIENT: Column = required(
    "bsn",
    Kind::Bsn,
    Text::fixed("De cliënt: negen cijfers", "The client: nine digits"),
    "999900006",
);

/// What is wrong with the header; nothing means that the table can be read.
pub(super) fn check(table: &Table, columns: &[Column]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, name) in table.header.iter().enumerate() {
        let number = table.number(index);
        let at = |finding: Finding| {
            finding.at(format!("{}/{name}", table.bestand)).on_line(table.header_line, number).found(name)
        };
        if !columns.iter().any(|column| column.name == name) {
            findings.push(at(unknown(table, name, columns)));
        } else if table.header[..index].contains(name) {
            findings.push(at(wrong(
                table,
                Text::new(
                    format!("Kolom `{name}` staat er twee keer"),
                    format!("Column `{name}` is there twice"),
                ),
                &Text::new("Laat een van beide weg", "Leave one of them out"),
            )));
        }
    }
    for column in columns.iter().filter(|column| column.required) {
        if !table.header.iter().any(|name| name == column.name) {
            findings.push(
                wrong(
                    table,
                    Text::new(
                        format!("Kolom `{}` ontbreekt", column.name),
                        format!("Column `{}` is missing", column.name),
                    ),
                    &Text::new(
                        format!("Voeg de kolom `{}` toe", column.name),
                        format!("Add the column `{}`", column.name),
                    ),
                )
                .at(format!("{}/{}", table.bestand, column.name))
                .on_line(table.header_line, 0)
                .expected(known(columns)),
            );
        }
    }
    findings
}

fn unknown(table: &Table, name: &str, columns: &[Column]) -> Finding {
    let nearest = closest(name, columns.iter().map(|column| column.name)).unwrap_or_default();
    wrong(
        table,
        if name.is_empty() {
            Text::new("Een kolom heeft geen naam", "A column has no name")
        } else {
            Text::new(format!("Kolom `{name}` is onbekend"), format!("Column `{name}` is unknown"))
        },
        &Text::new(
            format!("Bedoeld is misschien `{nearest}`; noem de kolom zo of laat haar weg"),
            format!("Perhaps `{nearest}` is meant; name the column so or leave it out"),
        ),
    )
    .expected(known(columns))
}

fn wrong(table: &Table, message: Text, advice: &Text) -> Finding {
    let rows = table.rows.len();
    let (nl, en) = match rows {
        1 => ("de rij eronder is".to_owned(), "the row below it was".to_owned()),
        _ => (format!("de {rows} rijen eronder zijn"), format!("the {rows} rows below it were")),
    };
    let advice =
        Text::new(format!("{}; {nl} niet gelezen", advice.nl), format!("{}; {en} not read", advice.en));
    Finding::new("registratie-kolom", Level::Schema, Severity::Error, message, advice)
}

fn known(columns: &[Column]) -> Text {
    let names: Vec<_> = columns.iter().map(|column| format!("`{}`", column.name)).collect();
    Text::same(names.join(", "))
}
