//! The cells of a sheet.

use std::sync::Arc;

use super::address::{self, Area};
use super::format::Look;
use super::part::{Node, Part, Tag, closed};
use super::{Refused, strings};

/// More rows with anything in them than this are not read: fifty times a large month.
const MOST_ROWS: usize = 200_000;

/// A sheet: what it holds, in the order of rows and columns.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The rows that hold anything.
    pub lines: Vec<Line>,
    /// The ranges of merged cells.
    pub merged: Vec<Area>,
    /// Whether a column is hidden.
    pub hidden_columns: bool,
}

/// A row that holds anything.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    pub hidden: bool,
    /// Its cells that hold anything, by column from 0, in their order.
    pub cells: Vec<(u32, Cell)>,
}

/// A cell that holds anything.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    /// What it shows; of a formula the outcome that was saved with it.
    pub value: Value,
    /// Whether a formula computes it.
    pub formula: bool,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing: a formula without an outcome.
    Empty,
    /// Text.
    Text(Arc<str>),
    /// A number, and what its format makes of it.
    Number(f64, Look),
    /// True or false.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
}

impl Value {
    /// How long its text is, in bytes; 0 for what is no text.
    pub(crate) fn text_bytes(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            _ => 0,
        }
    }
}

impl Line {
    /// The cell of a column, from 0.
    pub(crate) fn cell(&self, column: u32) -> Option<&Cell> {
        let index = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(index).map(|(_, cell)| cell)
    }
}

/// What the cells of all sheets share.
pub(super) struct Shared {
    /// The shared texts.
    pub strings: Vec<Arc<str>>,
    /// The looks of the styles.
    pub looks: Vec<Look>,
}

/// Reads a sheet.
pub(super) fn read(name: &str, text: &str, shared: &Shared) -> Result<Sheet, Refused> {
    let mut reading =
        Reading { part: Part::new(name, text), shared, sheet: Sheet::default(), row: 0, column: 0 };
    loop {
        match reading.part.next()? {
            Node::Start(tag) => reading.start(&tag)?,
            Node::Done => break,
            _ => {}
        }
    }
    let mut sheet = reading.sheet;
    sheet.lines.retain(|line| !line.cells.is_empty());
    Ok(sheet)
}

struct Reading<'x> {
    part: Part<'x>,
    shared: &'x Shared,
    sheet: Sheet,
    /// The number of the present row.
    row: u32,
    /// The column that the next cell has when it does not say so.
    column: u32,
}

impl Reading<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Refused> {
        match tag.name() {
            "col" => self.sheet.hidden_columns |= tag.is("hidden"),
            "row" => self.line(tag)?,
            "c" => self.cell(tag)?,
            "mergeCell" => {
                let area = tag.get("ref").and_then(|text| Area::read(&text));
                self.sheet.merged.push(area.ok_or_else(|| self.part.damaged())?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Begins a row. Rows that go back would make one line out of two.
    fn line(&mut self, tag: &Tag<'_>) -> Result<(), Refused> {
        let number = match tag.get("r") {
            Some(number) => address::row(&number).filter(|number| *number > self.row),
            None => self.row.checked_add(1),
        };
        self.row = number.ok_or_else(|| self.part.damaged())?;
        self.column = 0;
        // Empty rows with a look, of which a sheet may have a million, are not kept.
        if self.sheet.lines.last().is_some_and(|line| line.cells.is_empty()) {
            self.sheet.lines.pop();
        }
        if self.sheet.lines.len() >= MOST_ROWS {
            return Err(Refused::TooManyRows { most: MOST_ROWS });
        }
        self.sheet.lines.push(Line { number: self.row, hidden: tag.is("hidden"), cells: Vec::new() });
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Refused> {
        let column = match tag.get("r") {
            Some(text) => {
                address::cell(&text).filter(|(row, column)| *row == self.row && *column >= self.column)
            }
            None => Some((self.row, self.column)),
        };
        let (_, column) = column.ok_or_else(|| self.part.damaged())?;
        self.column = column + 1;
        let kind = tag.get("t");
        let style = tag.get("s").and_then(|style| style.parse().ok()).unwrap_or(0_usize);
        let look = self.shared.looks.get(style).copied().unwrap_or(Look::Plain);
        let (mut value, mut formula) = (Value::Empty, false);
        loop {
            match self.part.next()? {
                Node::Start(tag) => match tag.name() {
                    "f" => {
                        formula = true;
                        self.part.text()?;
                    }
                    "v" => {
                        let text = self.part.text()?;
                        value = self.value(&text, kind.as_deref(), look)?;
                    }
                    "is" => value = text_value(&strings::rich(&mut self.part, "is")?),
                    _ => drop(self.part.text()?),
                },
                Node::End(tag) if closed(&tag) == "c" => break,
                Node::Done => return Err(self.part.damaged()),
                _ => {}
            }
        }
        if let (true, Some(line)) = (formula || value != Value::Empty, self.sheet.lines.last_mut()) {
            line.cells.push((column, Cell { value, formula }));
        }
        Ok(())
    }

    fn value(&self, text: &str, kind: Option<&str>, look: Look) -> Result<Value, Refused> {
        Ok(match kind {
            Some("s") => {
                let index = text.trim().parse::<usize>().ok();
                let shared = index.and_then(|index| self.shared.strings.get(index));
                let shared = shared.ok_or_else(|| self.part.damaged())?;
                if shared.is_empty() { Value::Empty } else { Value::Text(Arc::clone(shared)) }
            }
            Some("b") => Value::Bool(text.trim() == "1" || text.trim() == "true"),
            Some("e") => Value::Error(text.trim().to_owned()),
            None | Some("n") => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Value::Number(number, look),
                _ if text.trim().is_empty() => Value::Empty,
                _ => return Err(self.part.damaged()),
            },
            // Text that a formula gave, and a date that is written as text.
            _ => text_value(text),
        })
    }
}

fn text_value(text: &str) -> Value {
    if text.trim().is_empty() { Value::Empty } else { Value::Text(text.into()) }
}
