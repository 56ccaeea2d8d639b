//! From columns to typed values and back.

use rusqlite::Row;
use rusqlite::types::FromSql;

use crate::dossier::StoreError;
use crate::messages::{Omvang, Product};
use crate::values::{Domain, Simple};

/// The columns of one row, read by name.
pub(super) struct Columns<'r> {
    row: &'r Row<'r>,
    pub domain: Domain,
}

impl<'r> Columns<'r> {
    pub(super) fn new(row: &'r Row<'r>) -> Result<Self, StoreError> {
        let name: String = row.get("domein")?;
        let domain = Domain::from_name(&name).ok_or(StoreError::Corrupt { column: "domein", value: name })?;
        Ok(Self { row, domain })
    }

    /// A column in its own SQL type.
    pub(super) fn raw<T: FromSql>(&self, column: &str) -> Result<T, StoreError> {
        Ok(self.row.get(column)?)
    }

    /// A value that may be absent, kept as text or as a number.
    pub(super) fn optional<T: Simple>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        let value: rusqlite::types::Value = self.row.get(column)?;
        let text = match value {
            rusqlite::types::Value::Null => return Ok(None),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        T::parse(&text, self.domain).map(Some).map_err(|_| StoreError::Corrupt { column, value: text })
    }

    /// A value that must be there.
    pub(super) fn required<T: Simple>(&self, column: &'static str) -> Result<T, StoreError> {
        self.optional(column)?.ok_or(StoreError::Corrupt { column, value: "NULL".into() })
    }

    /// Codes with a blank between them.
    pub(super) fn codes<T: Simple>(&self, column: &'static str) -> Result<Vec<T>, StoreError> {
        let text: Option<String> = self.row.get(column)?;
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

/// The text of a value that may be absent.
pub(super) fn text<T: Simple>(value: Option<&T>) -> Option<String> {
    value.map(|value| value.text().into_owned())
}
