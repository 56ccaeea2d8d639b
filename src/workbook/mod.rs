//! Workbooks (`.xlsx`, ECMA-376): sheets of cells with their values, and what else a sheet holds.
//!
//! The only code that knows the inside of a workbook. It never computes a formula, never follows a link and
//! reads no more bytes than it was allowed to.

mod address;
mod book;
mod format;
mod package;
mod part;
mod refused;
mod sheet;
mod strings;

pub(crate) use address::{Area, column_name};
pub(crate) use book::{Named, Workbook};
pub(crate) use format::Look;
pub(crate) use refused::Refused;
pub(crate) use sheet::{Cell, Line, Sheet, Value};
