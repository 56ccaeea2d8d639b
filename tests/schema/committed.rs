//! The schemas in `schemas/` are what the tables print.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ibericht::schema::{SchemaName, diff_folder, print, write_folder};

#[test]
fn the_committed_schemas_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    for name in SchemaName::all() {
        let path = root.join(name.path());
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, print(name)).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        let name = name.path();
        assert!(
            committed == print_of(&name),
            "schemas/{name} is old; run `UPDATE_DOCS=1 cargo test --test schema`"
        );
    }
    let expected: BTreeSet<_> = SchemaName::all().map(SchemaName::path).collect();
    for law in ["iwmo-3.2", "ijw-3.2"] {
        for entry in fs::read_dir(root.join(law)).unwrap() {
            let file = format!("{law}/{}", entry.unwrap().file_name().to_string_lossy());
            assert!(expected.contains(&file), "schemas/{file} is printed by nothing");
        }
    }
}

fn print_of(path: &str) -> String {
    print(SchemaName::all().find(|name| name.path() == path).unwrap())
}

#[test]
fn what_is_printed_does_not_differ_from_what_is_declared() {
    let folder = super::folder("printed");
    let written = write_folder(&folder).unwrap();
    assert_eq!((written.new, written.same), (30, 0));
    let report = diff_folder(&folder).unwrap();
    assert_eq!(report.differences, Vec::new());
    assert_eq!(report.compared.len(), 30);
    assert_eq!(report.absent().count(), 0);
}

#[test]
fn a_file_that_says_something_else_is_not_overwritten() {
    let folder = super::folder("overwrite");
    write_folder(&folder).unwrap();
    let changed = folder.join("iwmo-3.2/WMO301.xsd");
    fs::write(&changed, "mine").unwrap();
    fs::remove_file(folder.join("ijw-3.2/JW325.xsd")).unwrap();
    let error = write_folder(&folder).unwrap_err();
    assert!(error.to_string().contains("WMO301.xsd") && !error.to_string().contains("WMO302"), "{error}");
    assert_eq!(fs::read_to_string(&changed).unwrap(), "mine");
    assert!(!folder.join("ijw-3.2/JW325.xsd").exists(), "nothing is written when something differs");
    fs::remove_file(changed).unwrap();
    let written = write_folder(&folder).unwrap();
    assert_eq!((written.new, written.same), (2, 28));
}
