//! The dossier in one SQLite file.

mod read;
mod row;
mod write;

use std::path::Path;

use rusqlite::Connection;

use super::StoreError;

/// The statements that bring a file from one schema version to the next, in order.
const MIGRATIONS: &[&str] = &[include_str!("schema.sql")];

/// A dossier in SQLite.
pub struct SqliteStore {
    connection: Connection,
}

impl SqliteStore {
    /// Opens a dossier; an absent file is made, readable for its owner only.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened, is no dossier, or is of a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            // Made beforehand, so that personal data never stands in a file that others can read.
            let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
            drop(made);
        }
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        Self::prepare(connection)
    }

    /// A dossier that exists only in memory.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite cannot be started.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(connection: Connection) -> Result<Self, StoreError> {
        // FULL: what is committed survives a power cut.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.busy_timeout(std::time::Duration::from_secs(10))?;
        connection.set_prepared_statement_cache_capacity(64);
        let store = Self { connection };
        store.migrate()?;
        Ok(store)
    }

    fn migrate(&self) -> Result<(), StoreError> {
        let found: i64 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if found > known {
            return Err(StoreError::TooNew { found, known });
        }
        for (version, sql) in (1..).zip(MIGRATIONS).skip(usize::try_from(found).unwrap_or(0)) {
            self.connection.execute_batch(&format!(
                "BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {version};\nCOMMIT;"
            ))?;
        }
        Ok(())
    }
}
