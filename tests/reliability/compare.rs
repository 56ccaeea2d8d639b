//! All that a run leaves behind: files byte for byte, dossiers table by table.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// Every file below a folder, and every table of every dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// By path; the bytes of a dossier are left out, because pages may lie in any order.
    pub files: BTreeMap<String, Vec<u8>>,
    /// By path and table: the rows as text, in order of entry.
    pub tables: BTreeMap<(String, String), Vec<String>>,
}

impl State {
    pub fn of(folder: &Path) -> Self {
        let mut state = Self { files: BTreeMap::new(), tables: BTreeMap::new() };
        state.read(folder, folder);
        state
    }

    fn read(&mut self, base: &Path, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(base).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                self.read(base, &path);
                continue;
            }
            let is_dossier = path.extension().is_some_and(|extension| extension == "db");
            if is_dossier {
                for (table, rows) in tables(&path) {
                    self.tables.insert((name.clone(), table), rows);
                }
            }
            self.files.insert(name, if is_dossier { Vec::new() } else { fs::read(&path).unwrap() });
        }
    }

    /// What is different here from what it should be, in a few words.
    pub fn differences(&self, expected: &Self) -> Vec<String> {
        let mut found = Vec::new();
        for name in self.files.keys().chain(expected.files.keys()) {
            let words = match (self.files.get(name), expected.files.get(name)) {
                (Some(_), None) => "should not be there",
                (None, Some(_)) => "is missing",
                (one, other) if one != other => "is different",
                _ => continue,
            };
            found.push(format!("{name} {words}"));
        }
        for (key, rows) in &expected.tables {
            let there = self.tables.get(key).map_or(&[][..], Vec::as_slice);
            if there != rows {
                let row = rows.iter().zip(there).find(|(a, b)| a != b);
                found.push(format!("{key:?}: {} rows for {}; {row:?}", there.len(), rows.len()));
            }
        }
        found.sort();
        found.dedup();
        found
    }
}

/// Every table of a dossier; a dossier that is not sound fails the test.
pub fn tables(path: &Path) -> BTreeMap<String, Vec<String>> {
    let connection = Connection::open(path).unwrap();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok", "{}", path.display());
    let mut query = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    names.into_iter().map(|name| (name.clone(), rows(&connection, &name))).collect()
}

fn rows(connection: &Connection, table: &str) -> Vec<String> {
    let ordered = |by: &str| connection.prepare(&format!("SELECT * FROM {table} ORDER BY {by}"));
    // Some tables have no other order than that of their key.
    let mut query = ordered("rowid").or_else(|_| ordered("1")).unwrap();
    let columns = query.column_count();
    let rows = query.query_map([], |row| {
        let cells = (0..columns).map(|index| match row.get_ref(index).unwrap() {
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            other => format!("{other:?}"),
        });
        Ok(cells.collect::<Vec<_>>().join("|"))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { assert!(fs::copy(&path, &target).is_ok()) }
    }
}
