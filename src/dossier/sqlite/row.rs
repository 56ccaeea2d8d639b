//! From columns to typed values and back.

use rusqlite::Row;
use rusqlite::types::{FromSql, Type, ValueRef};

use crate::dossier::StoreError;
use crate::messages::{Omvang, Product};
use crate::values::{Bsn, Domain, Simple};

/// The columns of one row, read by name.
pub(super) struct Columns<'r> {
    row: &'r Row<'r>,
    names: &'r [String],
    pub domain: Domain,
}

impl<'r> Columns<'r> {
    /// `names` are those of the columns in their order: to ask SQLite for each of them costs more than to read the row.
    pub(super) fn new(row: &'r Row<'r>, names: &'r [String]) -> Result<Self, StoreError> {
        let name = row.get_ref(place(names, "domein")?)?.as_str_or_null().ok().flatten().unwrap_or("NULL");
        let domain = Domain::from_name(name).ok_or_else(|| corrupt("domein", name))?;
        Ok(Self { row, names, domain })
    }

    /// A column in its own SQL type.
    pub(super) fn raw<T: FromSql>(&self, column: &'static str) -> Result<T, StoreError> {
        self.row.get(place(self.names, column)?).map_err(|error| match error {
            rusqlite::Error::FromSqlConversionFailure(_, found, _)
            | rusqlite::Error::InvalidColumnType(_, _, found) => corrupt(column, kind(found)),
            rusqlite::Error::IntegralValueOutOfRange(_, number) => corrupt(column, &number.to_string()),
            error => error.into(),
        })
    }

    /// A value that may be absent, kept as text or as a number.
    pub(super) fn optional<T: Simple>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        let value = self.row.get_ref(place(self.names, column)?)?;
        let number;
        let text = match value {
            ValueRef::Null => return Ok(None),
            ValueRef::Integer(integer) => {
                number = integer.to_string();
                &number
            }
            // Any SQLite tool can write anything into a text.
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map_err(|_| corrupt(column, "bytes"))?,
            ValueRef::Real(_) | ValueRef::Blob(_) => return Err(corrupt(column, kind(value.data_type()))),
        };
        T::parse(text, self.domain).map(Some).map_err(|_| corrupt(column, text))
    }

    /// A value that must be there.
    pub(super) fn required<T: Simple>(&self, column: &'static str) -> Result<T, StoreError> {
        self.optional(column)?.ok_or(StoreError::Corrupt { column, value: "NULL".into() })
    }

    /// Codes with a blank between them.
    pub(super) fn codes<T: Simple>(&self, column: &'static str) -> Result<Vec<T>, StoreError> {
        let text: Option<String> = self.raw(column)?;
        let parse = |code: &str| {
            T::parse(code, self.domain).map_err(|_| StoreError::Corrupt { column, value: code.into() })
        };
        text.unwrap_or_default().split_whitespace().map(parse).collect()
    }

    pub(super) fn product(&self) -> Result<Option<Product>, StoreError> {
        let Some(categorie) = self.optional("categorie")? else { return Ok(None) };
        Ok(Some(Product { categorie, code: self.optional("code")? }))
    }

    pub(super) fn omvang(&self) -> Result<Option<Omvang>, StoreError> {
        let Some(volume) = self.optional("volume")? else { return Ok(None) };
        Ok(Some(Omvang {
            volume,
            eenheid: self.required("eenheid")?,
            frequentie: self.required("frequentie")?,
        }))
    }
}

/// Where a column stands.
fn place(names: &[String], column: &'static str) -> Result<usize, StoreError> {
    let place = names.iter().position(|name| name == column);
    place.ok_or_else(|| rusqlite::Error::InvalidColumnName(column.into()).into())
}

/// A value that nobody wrote; a number of a person is not told whole, not even when it is no BSN.
fn corrupt(column: &'static str, value: &str) -> StoreError {
    let value = if column == "bsn" { Bsn::mask(value) } else { value.to_owned() };
    StoreError::Corrupt { column, value }
}

/// What a value is when it is not what it should be.
const fn kind(found: Type) -> &'static str {
    match found {
        Type::Null => "NULL",
        Type::Integer => "INTEGER",
        Type::Real => "REAL",
        Type::Text => "TEXT",
        Type::Blob => "BLOB",
    }
}

/// The text of a value that may be absent.
pub(super) fn text<T: Simple>(value: Option<&T>) -> Option<String> {
    value.map(|value| value.text().into_owned())
}
