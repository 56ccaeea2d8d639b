//! The pages in `docs/` are what the catalogue prints.

use std::path::Path;

use ibericht::finding::Lang;
use ibericht::rules::markdown;

#[test]
fn the_pages_are_up_to_date() {
    for (name, lang) in [("rules.md", Lang::En), ("regels.md", Lang::Nl)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let printed = markdown(lang);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &printed).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == printed, "docs/{name} is old; run `UPDATE_DOCS=1 cargo test --test content`");
    }
}
