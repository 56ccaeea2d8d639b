//! The table of names and the calls are the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ibericht::failpoint;

#[test]
fn every_call_has_a_name_of_the_table_and_every_name_a_call() {
    let mut called = BTreeSet::new();
    calls(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut called);
    let table: BTreeSet<String> = failpoint::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(table.len(), failpoint::ALL.len(), "a name stands once in the table");
    assert_eq!(called, table);
}

fn calls(folder: &Path, called: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            calls(&path, called);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let names = source.split("reached(\"").skip(1).filter_map(|rest| rest.split('"').next());
            called.extend(names.map(str::to_owned));
        }
    }
}
