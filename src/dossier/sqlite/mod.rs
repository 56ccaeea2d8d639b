//! The dossier in one SQLite file.

mod fact;
mod insert;
mod ledger;
mod read;
mod reports;
mod retention;
mod row;
mod write;

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::StoreError;
use crate::failpoint;

/// The statements that bring a file from one schema version to the next, in order.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
];

/// How long another program may keep the dossier before we give up, unless somebody else decides.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long we wait before we look again whether it is free. One that processes many messages lets go of it between two
/// transactions for some milliseconds; SQLite itself would look ten times a second, and hardly ever then.
const PAUSE: Duration = Duration::from_millis(2);

/// How much of the file is kept in memory, in kilobytes. In a large dossier every message touches other pages.
const CACHE_KILOBYTES: i64 = 8_000;

/// How many pages of 4 KB are in the log before they are put into the file itself: a page of an index that is written for
/// many messages goes there once.
const LOG_PAGES: i64 = 8_192;
/// Whether to go on waiting for a dossier that another program keeps, after so many looks; there are some milliseconds
/// between two of them, and 0 begins anew.
pub type Patience = fn(u32) -> bool;

static ASKED: OnceLock<Patience> = OnceLock::new();

/// Lets the program decide how long is waited for another one, and tell of it; only the first one that is named counts.
pub fn on_wait(patience: Patience) {
    ASKED.get_or_init(|| patience);
}

/// A dossier in SQLite.
pub struct SqliteStore {
    connection: Connection,
    /// How many transactions are open, one inside the other.
    depth: usize,
}

impl SqliteStore {
    /// The version of the tables that this program writes; a dossier of an earlier version is brought up to it.
    pub const SCHEMA: usize = MIGRATIONS.len();

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
        failpoint::reached("dossier-made");
        let mut connection = Connection::open(path)?;
        write_ahead(&connection)?;
        connection.busy_handler(Some(wait))?;
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
        connection.pragma_update(None, "cache_size", -CACHE_KILOBYTES)?;
        connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
        // How a query goes hangs on the tables alone. Otherwise SQLite looks at the values as well, and parses it again whenever
        // one differs: for every message.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // More than there are: one that is not kept is parsed again for every message.
        connection.set_prepared_statement_cache_capacity(256);
        let store = Self { connection, depth: 0 };
        // Tables are made anew by dropping the old ones, to which others refer.
        store.connection.pragma_update(None, "foreign_keys", false)?;
        store.migrate()?;
        store.connection.pragma_update(None, "foreign_keys", true)?;
        Ok(store)
    }

    fn migrate(&self) -> Result<(), StoreError> {
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        // A dossier that is up to date can be opened while another program writes to it.
        if version(&self.connection)? == known {
            return Ok(());
        }
        // Only with the lock held is it certain that no other program is making the tables.
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let found = version(&transaction)?;
        if found > known {
            return Err(StoreError::TooNew { found, known });
        }
        for sql in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
            transaction.execute_batch(sql)?;
        }
        transaction.pragma_update(None, "user_version", known)?;
        failpoint::reached("dossier-before-commit");
        transaction.commit()?;
        failpoint::reached("dossier-after-commit");
        Ok(())
    }
}

/// Waits for another program; whether to look again, after so many times.
fn wait(times: i32) -> bool {
    let times = times.unsigned_abs();
    let goes_on = ASKED.get().map_or(PAUSE.saturating_mul(times) < PATIENCE, |asked| asked(times));
    if goes_on {
        std::thread::sleep(PAUSE);
    }
    goes_on
}

/// Turns write-ahead logging on, which lasts.
///
/// SQLite does not wait when two programs do that to a new file at the same time, so this does.
fn write_ahead(connection: &Connection) -> Result<(), StoreError> {
    let pause = Duration::from_millis(20);
    // Where SQLite would wait after all, waiting twice is too long.
    connection.busy_timeout(Duration::ZERO)?;
    let mut left = PATIENCE;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && left > pause => {
                std::thread::sleep(pause);
                left -= pause;
            }
            outcome => return Ok(outcome?),
        }
    }
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::dossier::Store;

    /// A run of many transactions leaves only moments between them; who waits for it must not wait for all of it.
    #[test]
    fn who_waits_gets_a_turn_between_two_transactions() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dossier.db");
        let mut busy = SqliteStore::open(&file).unwrap();
        let mut waiting = SqliteStore::open(&file).unwrap();
        busy.begin().unwrap();
        let waits = std::thread::spawn(move || waiting.begin().and_then(|()| waiting.commit()));
        let mut turns = 0;
        while !waits.is_finished() && turns < 100 {
            std::thread::sleep(Duration::from_millis(60));
            busy.commit().unwrap();
            std::thread::sleep(Duration::from_millis(8));
            busy.begin().unwrap();
            turns += 1;
        }
        busy.commit().unwrap();
        waits.join().unwrap().unwrap();
        assert!(turns < 100, "it had its turn only at the end");
    }

    #[test]
    fn waiting_ends() {
        let tries = i32::try_from(PATIENCE.as_millis() / PAUSE.as_millis()).unwrap();
        assert!(wait(0) && wait(tries - 1) && !wait(tries) && !wait(i32::MAX));
    }
}
