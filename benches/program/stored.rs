//! The least that storing takes: every file in a transaction of its own that is on disk when it is committed.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// Stores the bytes of every message of a work folder under their hash.
pub fn store(work: &Path, file: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{suffix}", file.display()));
    }
    let database = Connection::open(file).unwrap();
    database.pragma_update(None, "journal_mode", "WAL").unwrap();
    database.pragma_update(None, "synchronous", "FULL").unwrap();
    database
        .execute_batch("CREATE TABLE bericht (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        .unwrap();
    for day in fs::read_dir(work.join("in")).unwrap() {
        for message in fs::read_dir(day.unwrap().path()).unwrap() {
            let bytes = fs::read(message.unwrap().path()).unwrap();
            let hash = format!("{:x}", Sha256::digest(&bytes));
            let mut insert = database.prepare_cached("INSERT INTO bericht VALUES (?1, ?2)").unwrap();
            insert.execute(params![hash, bytes]).unwrap();
        }
    }
}
