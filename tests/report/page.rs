//! The page: what it needs, for whom it can be read, and how it is safe.

use ibericht::finding::{Finding, Lang, Level, Severity, Text};
use ibericht::report::{Entries, Format, MessageReport, Overview};
use ibericht::values::Datum;

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

/// Whoever prints a part of the page folds the others; the summary stands on every paper.
#[test]
fn every_part_but_the_summary_can_be_folded() {
    for lang in [Lang::Nl, Lang::En] {
        let page = written(Format::Html, &overview(), lang);
        let (parts, headings) =
            (page.matches("<details class=\"part\"").count(), page.matches("<h2>").count());
        assert!(parts > 4, "{parts}");
        assert_eq!(parts + 1, headings);
        assert_eq!(page.matches("<summary><h2>").count(), parts);
        assert_eq!(page.matches("<details").count(), page.matches("</details>").count());
    }
}

/// What the filters and the folds leave on the screen is what is printed: nothing opens before printing.
#[test]
fn nothing_else_is_printed_than_what_is_seen() {
    let page = written(Format::Html, &overview(), Lang::Nl);
    assert!(!page.contains("beforeprint"));
    let style = page.split_once("@media print {").unwrap().1.split_once("</style>").unwrap().0;
    for said in [".filter.set { display: block", "dichtgeklapt, niet afgedrukt", "folded, not printed"] {
        assert!(style.contains(said), "paper tells that it does not tell all: {said}");
    }
    let said = "Gefilterd op {0}. De samenvatting gaat over alles.";
    assert!(page.contains(said) && page.contains("id=\"afdrukken\""), "{page}");
}

/// A sheet that lies alone tells what it is of; whatever the product book or the party is called, it ends no style.
#[test]
fn every_sheet_has_a_foot() {
    let own = Some("</style><script>alert(1)</script>\"; }".to_owned());
    let overview = Overview { own, ..overview() };
    let page = written(Format::Html, &overview, Lang::Nl);
    let foot = page.split_once("@bottom-left { content: \"").unwrap().1.split_once("\"; } }").unwrap().0;
    assert!(
        foot.starts_with("Berichten en declaraties · ") && foot.ends_with(" · gemaakt op 04-05-2026"),
        "{foot}"
    );
    assert_eq!((page.matches("<script>").count(), page.matches("</style>").count()), (1, 1));
    assert!(page.contains("counter(page) \" / \" counter(pages)"));
}

/// Of more messages than there is room for, those with errors are on the page, however late they came.
#[test]
fn errors_come_first() {
    let of = |number: usize| {
        let severity = match number {
            700 => Severity::Error,
            699 => Severity::Warning,
            _ => Severity::Info,
        };
        let said = Text::same(format!("bevinding {number}"));
        let mut report = MessageReport::about(format!("in/{number}.xml"));
        report.add([Finding::new("TR358", Level::Content, severity, said, Text::same("doe"))]);
        report
    };
    let overview = Overview {
        entries: Entries::of_reports((0..=700).map(of)).unwrap(),
        ..Overview::on(Datum::from_ymd_opt(2026, 5, 4).unwrap())
    };
    let page = written(Format::Html, &overview, Lang::Nl);
    let place = |number: usize| page.find(&format!("bevinding {number}\n"));
    let told: Vec<_> = [700, 699, 0, 497].map(place).into_iter().collect::<Option<_>>().unwrap();
    assert!(told.is_sorted(), "{told:?}");
    assert_eq!(place(498), None);
}

/// What is about no municipality or no message can be found in the filter as well, and is not taken for another's.
#[test]
fn everything_that_is_filtered_says_what_it_is_of() {
    let page = written(Format::Html, &overview(), Lang::Nl);
    let (registrations, messages) = page.split_once("<h2>Bevindingen per bericht</h2>").unwrap();
    let heading = "data-gemeente=\"(onbekend)\" data-soort=\"registratie\"><summary><h2>Bevindingen bij de registraties";
    assert!(registrations.contains(heading), "{registrations}");
    let messages = messages.split_once("<script>").unwrap().0;
    let groups: Vec<_> = messages.split("data-groep").skip(1).collect();
    assert!(
        groups.len() > 2 && groups.iter().all(|group| group.starts_with(" data-gemeente=\"")),
        "{messages}"
    );
}
