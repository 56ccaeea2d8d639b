//! The page: what it needs, for whom it can be read, and how it is safe.

use ibericht::finding::Lang;
use ibericht::report::Format;

use super::formats::{overview, written};

/// All stands in the source; only the filters need the script.
#[test]
fn without_a_script_all_is_there() {
    let page = written(Format::Html, &overview(), Lang::Nl);
    assert_eq!(page.matches("<tr data-rij data-bevinding").count(), 33);
    assert!(page.contains("id=\"filter\" hidden"), "a filter that cannot work is not shown");
}

/// A browser runs the script and uses the style of the page and no other: those of the policy, by their hash.
#[test]
fn the_policy_allows_nothing_but_its_own() {
    let page = written(Format::Html, &overview(), Lang::Nl);
    assert!(page.contains("default-src 'none'; style-src 'sha256-"), "{page}");
    assert!(page.contains("script-src 'sha256-") && !page.contains("unsafe-inline"));
    for inline in [" style=\"", " onclick=", " oninput="] {
        assert!(!page.contains(inline), "the policy would stop {inline}");
    }
    assert_eq!(page.matches("<script>").count(), 1);
}

/// Every field has a label that can be read.
#[test]
fn every_field_of_the_filter_has_a_label() {
    let page = written(Format::Html, &overview(), Lang::Nl);
    let form = page.split_once("<form").unwrap().1.split_once("</form>").unwrap().0;
    let fields = form.matches("data-veld").count();
    assert_eq!((fields, form.matches("<label>").count()), (5, 5));
    for label in ["Gemeente", "Soort bericht", "Regel", "Ernst", "Zoek woorden", "Toon alles"] {
        assert!(form.contains(label), "{label}");
    }
}

/// On a phone a wide table scrolls by itself, and the page does not.
#[test]
fn every_table_scrolls_by_itself() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let templates = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut tables = 0;
    for file in templates.filter(|file| file.extension().is_some_and(|end| end == "html")) {
        let text = std::fs::read_to_string(&file).unwrap().replace(">\n<table", "><table");
        for (at, _) in text.match_indices("<table") {
            let before = &text[..at];
            let scrolls =
                before.ends_with('>') && before[before.rfind('<').unwrap()..].contains("class=\"scroll\"");
            assert!(scrolls, "{}: {}", file.display(), &text[at..text.len().min(at + 200)]);
            tables += 1;
        }
    }
    assert!(tables > 10, "{tables}");
}
