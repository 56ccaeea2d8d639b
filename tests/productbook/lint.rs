//! What the lint finds: every lint has a book that is wrong; a small book and the built-in one pass them all.

use ibericht::finding::Finding;
use ibericht::productbook::{LINTS, lint};

use crate::load::SMALL;

/// The whole of the built-in book.
const FULL: &str = include_str!("../../productbooks/rijk-van-nijmegen-2026.toml");

/// A group product and a rule to put behind the small book.
const GROUP: &str = r#"
[[product]]
code = "45A49"
wet = "Jw"
categorie = "45"
naam = "Specialistische begeleiding in een groep"
eenheid = "01"
grondslag = "direct"
telling = "groepsdeel"
tarieven = [{ van = 2026-01-01, tot = 2026-12-31, cent = 190, per = "01" }]
ouder = "45A05"
[product.groep]
max_professionals = 2
extra_professionals = "negeren"
max_deelnemers = 8
verhouding = "meer"

[[regel]]
id = "R-1"
soort = "parent-at-provider"
producten = ["45A49"]
ernst = { verzoek = "fout" }
nl = "Vraagt het individuele product"
en = "Needs the individual product"
"#;

fn run(text: &str) -> Vec<Finding> {
    lint("boek.toml", text).unwrap_or_else(|error| panic!("{error}"))
}

/// The group book with one change, which must be possible.
fn changed(from: &str, to: &str) -> String {
    let text = format!("{SMALL}{GROUP}");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// Every lint with a change that it must find, and the line that it must name.
const CASES: &[(&str, &str, &str, u32)] = &[
    ("boek-geldigheid", "geldig_tot = 2026-12-31", "geldig_tot = 2025-12-31", 3),
    ("boek-gemeente", "[\"0268\"]", "[]", 1),
    ("boek-gemeente", "\"0268\"", "\"9999\"", 4),
    ("boek-dubbel", "[\"0268\"]", "[\"0268\", \"0268\"]", 4),
    ("boek-dubbel", "code = \"45A49\"", "code = \"45A05\"", 17),
    ("boek-code-onbekend", "ouder = \"45A05\"", "ouder = \"45A06\"", 25),
    ("boek-code-onbekend", "producten = [\"45A49\"]", "producten = [\"45A49\", \"45A50\"]", 35),
    ("boek-code-onbekend", "telling = \"minuten\"", "telling = \"minuten\"\ndragers = [\"41A99\"]", 14),
    ("boek-code-onbekend", "telling = \"minuten\"", "telling = \"minuten\"\nverwijzer = \"07\"", 14),
    ("boek-code-onbekend", "categorie = \"45\"", "categorie = \"45\"\nvariant_van = \"45A99\"", 10),
    ("boek-code-vorm", "code = \"45A05\"", "code = \"45a05\"", 7),
    ("boek-categorie", "categorie = \"45\"", "categorie = \"44\"", 9),
    ("boek-categorie", "wet = \"Jw\"", "wet = \"Wmo\"", 9),
    ("boek-eenheid", "eenheid = \"01\"", "eenheid = \"14\"", 11),
    ("boek-eenheid", "eenheid = \"01\"\n", "", 7),
    ("boek-eenheid", "grondslag = \"direct\"", "grondslag = \"aanwezigheid\"", 7),
    (
        "boek-tarief-ontbreekt",
        "tarieven = [{ van = 2026-01-01, tot = 2026-12-31, cent = 159, per = \"01\" }]\n",
        "",
        7,
    ),
    ("boek-tarief-ontbreekt", "cent = 159", "cent = 0", 14),
    ("boek-tarief-eenheid", "cent = 159, per = \"01\"", "cent = 159", 14),
    ("boek-tarief-eenheid", "cent = 159, per = \"01\"", "cent = 159, per = \"16\"", 14),
    ("boek-tarief-uurtarief", "cent = 159, per = \"01\"", "cent = 159, per = \"04\"", 14),
    ("boek-tarief-uurtarief", "eenheid = \"01\"", "eenheid = \"04\"", 14),
    (
        "boek-tarief-factor",
        "cent = 159, per = \"01\" }",
        "cent = 159, per = \"01\" },\n{ van = 2026-01-01, cent = 160, per = \"04\", aanbieder = \"12345678\" }",
        15,
    ),
    (
        "boek-tarief-factor",
        "cent = 159, per = \"01\" }",
        "cent = 159, per = \"01\" },\n{ van = 2026-01-01, cent = 9600, per = \"01\", aanbieder = \"12345678\" }",
        14,
    ),
    (
        "boek-tarief-eenheid",
        "eenheid = \"01\"\ngrondslag = \"direct\"\ntelling = \"minuten\"",
        "eenheid = \"83\"\ngrondslag = \"direct\"\ntelling = \"bedrag\"",
        14,
    ),
    (
        "boek-aanbieder",
        "per = \"01\" }",
        "per = \"01\" },\n{ van = 2026-01-01, cent = 160, per = \"01\", aanbieder = \"1234\" }",
        15,
    ),
    ("boek-afspraak", "telling = \"minuten\"", "telling = \"minuten\"\nafspraak = { moment = \"einde\" }", 7),
    ("boek-veld", "naam = \"Specialistische begeleiding\"\n", "", 7),
    ("boek-veld", "wet = \"Jw\"\n", "", 7),
    ("boek-veld", "categorie = \"45\"\n", "", 7),
    ("boek-basis", "titel = \"Klein boek\"", "titel = \"Klein boek\"\nbasis = \"bestaat-niet\"", 2),
    (
        "boek-code-onbekend",
        "[[regel]]",
        "[[tarief]]\nproduct = \"45A06\"\nvan = 2026-01-01\ncent = 160\nper = \"01\"\n\n[[regel]]",
        33,
    ),
    ("boek-tarief-uurtarief", "cent = 159", "cent = 9540", 14),
    ("boek-tarief-uurtarief", "cent = 159", "cent = 2", 14),
    (
        "boek-tarief-gat",
        "van = 2026-01-01, tot = 2026-12-31, cent = 159",
        "van = 2026-02-01, tot = 2026-12-31, cent = 159",
        14,
    ),
    (
        "boek-tarief-gat",
        "van = 2026-01-01, tot = 2026-12-31, cent = 159",
        "van = 2026-01-01, tot = 2026-11-30, cent = 159",
        14,
    ),
    (
        "boek-tarief-overlap",
        "tarieven = [{ van = 2026-01-01, tot = 2026-12-31, cent = 159, per = \"01\" }]",
        "tarieven = [{ van = 2026-01-01, tot = 2026-07-01, cent = 159, per = \"01\" },\n{ van = 2026-07-01, tot = 2026-12-31, cent = 160, per = \"01\" }]",
        15,
    ),
    (
        "boek-tarief-geldigheid",
        "van = 2026-01-01, tot = 2026-12-31, cent = 159",
        "van = 2026-01-01, tot = 2027-12-31, cent = 159",
        14,
    ),
    ("boek-groep", "ouder = \"45A05\"\n", "", 17),
    ("boek-groep", "telling = \"groepsdeel\"", "telling = \"minuten\"", 17),
    ("boek-groep", "ouder = \"45A05\"", "ouder = \"45A49\"", 25),
    (
        "boek-grens",
        "telling = \"minuten\"",
        "telling = \"minuten\"\nleeftijd = { minimaal = 12, maximaal = 4 }",
        7,
    ),
    ("boek-regel-soort", "soort = \"parent-at-provider\"", "soort = \"ouder-aanwezig\"", 34),
    ("boek-regel-plaats", "verzoek = \"fout\"", "declaratie = \"fout\"", 34),
    (
        "boek-regel-plaats",
        "soort = \"parent-at-provider\"\nproducten = [\"45A49\"]\nernst = { verzoek = \"fout\" }",
        "soort = \"note\"\nproducten = [\"45A49\"]\nernst = { toewijzing = \"fout\" }",
        33,
    ),
    ("boek-regel-gegeven", "producten = [\"45A49\"]", "producten = [\"45A05\"]", 33),
    ("boek-regel-tekst", "en = \"Needs the individual product\"", "en = \"\"", 33),
];

#[test]
fn every_lint_finds_its_fault_on_its_line() {
    for (rule, from, to, line) in CASES {
        let findings = run(&changed(from, to));
        let found: Vec<_> = findings.iter().map(|f| (f.rule.as_ref(), f.line)).collect();
        assert!(found.contains(&(rule, *line)), "{rule} `{to}`: {found:?}");
    }
}

#[test]
fn every_documented_lint_has_a_case_and_the_reverse() {
    for (rule, _) in LINTS {
        assert!(CASES.iter().any(|case| case.0 == *rule), "{rule} has no case");
    }
    for (rule, ..) in CASES {
        assert!(LINTS.iter().any(|(documented, _)| documented == rule), "{rule} is not documented");
    }
}

#[test]
fn books_without_faults_have_no_findings() {
    for text in [SMALL, &format!("{SMALL}{GROUP}"), FULL] {
        assert_eq!(run(text), []);
    }
}

#[test]
fn tariffs_may_follow_each_other_in_any_order_of_the_file() {
    let text = changed(
        "tarieven = [{ van = 2026-01-01, tot = 2026-12-31, cent = 159, per = \"01\" }]",
        "tarieven = [{ van = 2026-07-01, cent = 160, per = \"01\" }, { van = 2026-01-01, tot = 2026-06-30, cent = 159, per = \"01\" }]",
    );
    assert_eq!(run(&text), []);
}
