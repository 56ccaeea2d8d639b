//! Reading: by name, from a file, and what a file that cannot be read gets.

use ibericht::productbook::{Book, LoadError, explain, kinds, show};

/// A book of one product that has nothing wrong with it.
pub const SMALL: &str = r#"titel = "Klein boek"
geldig_van = 2026-01-01
geldig_tot = 2026-12-31
gemeenten = ["0268"]

[[product]]
code = "45A05"
wet = "Jw"
categorie = "45"
naam = "Specialistische begeleiding"
eenheid = "01"
grondslag = "direct"
telling = "minuten"
tarieven = [{ van = 2026-01-01, tot = 2026-12-31, cent = 159, per = "01" }]
"#;

fn form(text: &str) -> (u32, String, String) {
    match Book::parse("klein.toml", text) {
        Err(LoadError::Form { line, text, .. }) => (line, text.nl.into_owned(), text.en.into_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_builtin_book_is_read_by_name() {
    let book = Book::open("rijk-van-nijmegen-2026").unwrap();
    assert_eq!(book.name, "rijk-van-nijmegen-2026");
    assert_eq!(book.products.len(), 25);
    assert!(Book::builtin("elders").is_none());
}

#[test]
fn a_variant_has_the_facts_of_its_base() {
    let book = Book::open("rijk-van-nijmegen-2026").unwrap();
    let (base, variant) = (book.product("07A03").unwrap(), book.product("15N21").unwrap());
    assert_eq!(variant.variant_of.as_ref(), Some(&base.code));
    assert_eq!((variant.tariffs.clone(), variant.dagdelen), (base.tariffs.clone(), base.dagdelen));
    assert_eq!(variant.categorie.code(), "15");
}

#[test]
fn a_book_is_read_from_a_file() {
    let path = std::env::temp_dir().join(format!("ibericht-{}-klein-boek.toml", std::process::id()));
    std::fs::write(&path, format!("\u{feff}{SMALL}")).unwrap();
    let book = Book::open(path.to_str().unwrap());
    std::fs::remove_file(&path).unwrap();
    assert!(book.unwrap().name.ends_with("klein-boek"));
    let missing = Book::open("bestaat-niet").unwrap_err();
    assert!(missing.text().nl.contains("`bestaat-niet` bestaat niet"), "{}", missing.text().nl);
    assert!(missing.to_string().contains("`rijk-van-nijmegen-2026`"));
}

#[test]
fn a_fault_of_form_names_its_line_in_both_languages() {
    let (line, nl, en) = form(&SMALL.replace("telling", "teling"));
    assert_eq!(line, 13);
    assert!(nl.starts_with("onbekend veld `teling`; mogelijk zijn"), "{nl}");
    assert!(en.starts_with("unknown field `teling`"), "{en}");

    let (line, nl, _) = form(&SMALL.replace("\"minuten\"", "\"uren\""));
    assert_eq!(line, 13);
    assert!(nl.starts_with("onbekende waarde `uren`"), "{nl}");

    let (line, nl, _) = form(&SMALL.replace("geldig_van = 2026-01-01", "geldig_van = 2026-01-01T10:00:00"));
    assert_eq!(line, 2);
    assert!(nl.starts_with("Dit is geen datum"), "{nl}");

    let (line, nl, _) = form(&SMALL.replace("\"Jw\"", "\"Wlz\""));
    assert_eq!(line, 8);
    assert!(nl.starts_with("Deze wet bestaat niet"), "{nl}");

    let (_, nl, _) = form("");
    assert!(nl.starts_with("verplicht veld ontbreekt: `titel`"), "{nl}");
    let (line, nl, _) = form("titel = \n");
    assert_eq!(line, 1);
    assert!(nl.starts_with("geen geldige TOML"), "{nl}");
}

#[test]
fn a_book_with_errors_is_refused_with_all_of_them() {
    let text = SMALL.replace("cent = 159", "cent = 0").replace("\"0268\"", "\"268\"");
    let Err(error @ LoadError::Faulty { .. }) = Book::parse("klein.toml", &text) else { panic!() };
    let LoadError::Faulty { findings, .. } = &error else { panic!() };
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule.as_ref()).collect();
    assert_eq!(rules, ["boek-gemeente", "boek-tarief-ontbreekt"]);
    assert!(error.text().nl.starts_with("klein.toml:4: `268` is geen gemeentecode"), "{}", error.text().nl);
}

#[test]
fn a_product_and_a_rule_are_told_in_words() {
    let book = Book::open("rijk-van-nijmegen-2026").unwrap();
    let sheet = show(&book, "jw 45a49").unwrap();
    assert_eq!(sheet.name, "Specialistische begeleiding in een groep");
    let rows: Vec<_> = sheet.rows.iter().map(|row| format!("{}: {}", row.label.nl, row.value.nl)).collect();
    assert!(rows.contains(&"Tarief: € 1,90 per minuut, 01-01-2026 t/m 31-12-2026".to_owned()), "{rows:#?}");
    assert!(rows.contains(&"Individueel product: 45A05 Specialistische begeleiding".to_owned()), "{rows:#?}");
    assert!(sheet.rules.iter().any(|(id, _)| id == "RVN-45A49-max-duration"));
    assert_eq!(show(&book, "45Z99"), None);

    let rule = explain(&book, "rvn-45a49-max-duration").unwrap();
    assert_eq!((rule.kind.as_str(), rule.reads.as_slice()), ("max-duration", &["groep.max_duur"][..]));
    assert_eq!(explain(&book, "RVN-45A49-bestaat-niet"), None);
}

#[test]
fn every_kind_is_used_by_the_builtin_book() {
    let book = Book::open("rijk-van-nijmegen-2026").unwrap();
    for kind in kinds::all() {
        assert!(book.rules.iter().any(|rule| rule.kind == kind.name), "{}", kind.name);
    }
}
