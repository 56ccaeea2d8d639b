//! The same batches once more, in another order and under other names.

use std::fs;
use std::path::Path;

use ibericht::messages::Side;

use crate::party::{Party, name};
use crate::support::Seed;
use crate::world::World;

/// Both dossiers and all outgoing files come out the same.
pub fn check(world: &World) {
    for (party, side) in [(&world.aanbieder, Side::Aanbieder), (&world.gemeente, Side::Gemeente)] {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("simulation").join(format!("replay-{side:?}"));
        let mut again = Party::new(side, &folder);
        let mut seed = Seed(4242);
        for batch in &party.batches {
            let inbox = folder.join("in");
            fs::create_dir_all(&inbox).unwrap();
            for bytes in &batch.files {
                fs::write(inbox.join(format!("{}.xml", name(&mut seed))), bytes).unwrap();
            }
            again.process(&inbox, batch.today);
            fs::remove_dir_all(&inbox).unwrap();
        }
        assert_eq!(names(party), names(&again), "{side:?}: names of what goes out");
        assert!(party.sent == again.sent, "{side:?}: what goes out");
        for (table, rows) in dump(party) {
            let other = dump(&again).into_iter().find(|(name, _)| *name == table).unwrap().1;
            assert_eq!(rows.len(), other.len(), "{side:?}: rows of {table}");
            for (a, b) in rows.iter().zip(&other) {
                assert_eq!(a, b, "{side:?}: {table}");
            }
        }
    }
}

fn names(party: &Party) -> Vec<&str> {
    party.sent.iter().map(|(name, _)| &**name).collect()
}

/// Every table, its rows as text, sorted; the names of files are left out.
fn dump(party: &Party) -> Vec<(String, Vec<String>)> {
    let path = party.folder().join("dossier.db");
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut names =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let table = |name: String| {
        let mut query = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let rows = query.query_map([], |row| {
            let cells = columns.iter().enumerate().map(|(index, column)| {
                let cell = format!("{:?}", row.get_ref(index).unwrap());
                let text = row.get::<_, String>(index).unwrap_or(cell);
                if column == "rapport" { without_file(&text) } else { text }
            });
            Ok(cells.collect::<Vec<_>>().join("|"))
        });
        let mut rows: Vec<String> = rows.unwrap().map(Result::unwrap).collect();
        rows.sort();
        (name, rows)
    };
    names.into_iter().map(table).collect()
}

fn without_file(report: &str) -> String {
    let mut report: serde_json::Value = serde_json::from_str(report).unwrap();
    if let Some(report) = report.as_object_mut() {
        report.remove("file");
    }
    report.to_string()
}
