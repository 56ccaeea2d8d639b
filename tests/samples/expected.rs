//! The expectations, as tables.

use std::collections::BTreeMap;
use std::path::Path;

/// One row: the cells by column name.
pub type Row = BTreeMap<String, String>;

/// The rows of a table of `tests/samples`.
pub fn rows(table: &str) -> Vec<Row> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(table);
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_path(file)
        .unwrap()
        .into_deserialize()
        .map(Result::unwrap)
        .collect()
}

/// The lines of a table as text without its header, sorted.
pub fn lines(table: &str, columns: &[&str]) -> Vec<String> {
    let mut lines: Vec<_> = rows(table)
        .iter()
        .map(|row| columns.iter().map(|column| row[*column].as_str()).collect::<Vec<_>>().join(";"))
        .collect();
    lines.sort();
    lines
}
