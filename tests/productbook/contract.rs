//! Contracts: what they take over from their base, tariffs per provider, and what the lint says of them.

use std::fs;
use std::path::PathBuf;

use ibericht::finding::{Finding, Severity};
use ibericht::productbook::{Book, BrokenMonth, Counting, LoadError, Moment, lint, show};
use ibericht::values::{AgbCode, Datum, Eenheid, Gemeente, Rounding, parse_date};

use crate::load::SMALL;

/// The contract of the repository.
const EXAMPLE: &str = include_str!("../../productbooks/voorbeeld-contract-2026.toml");

/// A provider with tariffs of its own, and one without.
const OWN: &str = "73730001";
const OTHER: &str = "73730002";

const HEAD: &str = r#"titel = "Contract"
basis = "rijk-van-nijmegen-2026"
geldig_van = 2026-01-01
geldig_tot = 2026-12-31
gemeenten = ["0202"]
"#;

fn day(text: &str) -> Datum {
    parse_date(text).unwrap()
}

fn agb(text: &str) -> AgbCode {
    AgbCode::new(text).unwrap()
}

fn parse(text: &str) -> Book {
    Book::parse("contract.toml", text).unwrap_or_else(|error| panic!("{}", error.text().nl))
}

fn cents(book: &Book, code: &str, on: &str, aanbieder: &str) -> Option<u32> {
    book.product(code).unwrap().tariff(day(on), agb(aanbieder)).map(|tariff| tariff.cents)
}

/// What the lint says: severity, rule and line.
fn said(text: &str) -> Vec<(Severity, String, u32)> {
    let findings = lint("contract.toml", text).unwrap_or_else(|error| panic!("{}", error.text().nl));
    findings.iter().map(|finding| (finding.severity, finding.rule.to_string(), finding.line)).collect()
}

fn errors(text: &str) -> Vec<Finding> {
    let findings = lint("contract.toml", text).unwrap_or_else(|error| panic!("{}", error.text().nl));
    findings.into_iter().filter(Finding::is_error).collect()
}

/// Files that take over from each other, in a folder of their own.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("ibericht-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }

    fn open(&self, file: &str) -> Result<Book, LoadError> {
        Book::open(self.0.join(file).to_str().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_example_takes_over_what_it_leaves_out() {
    let (book, base) = (parse(EXAMPLE), Book::open("rijk-van-nijmegen-2026").unwrap());
    assert_eq!(book.products.len(), base.products.len() + 10);
    assert_eq!((book.rules.len(), book.activities.len()), (base.rules.len(), base.activities.len()));
    assert_eq!(book.categories.len(), base.categories.len());
    assert_eq!(book.rounding, base.rounding);
    let gemeenten: Vec<_> = book.gemeenten.iter().map(Gemeente::as_str).collect();
    assert_eq!(gemeenten, ["0202", "0228", "0289"], "its own, not those of the base");
    // A rule for all products is about those of the contract too.
    let all = book.rules.iter().find(|rule| rule.id == "RVN-ALL-no-show").unwrap();
    assert_eq!(all.products.len(), book.products.len());
}

#[test]
fn the_tariff_of_a_provider_goes_before_that_of_everybody() {
    let book = parse(EXAMPLE);
    assert_eq!(cents(&book, "02A03", "2026-03-01", OTHER), Some(129), "of the base");
    assert_eq!(cents(&book, "02A03", "2026-06-30", OWN), Some(131));
    assert_eq!(cents(&book, "02A03", "2026-07-01", OWN), Some(134));
    assert_eq!(cents(&book, "01A06", "2026-07-01", OWN), Some(104), "replaced for everybody");
    assert_eq!(cents(&book, "01A06", "2026-07-01", OTHER), Some(104));
    let rows = show(&book, "02A03").unwrap().rows;
    let told: Vec<_> =
        rows.iter().filter(|row| row.label.nl == "Tarief").map(|row| row.value.nl.as_ref()).collect();
    assert_eq!(
        told,
        [
            "€ 1,29 per minuut, 01-01-2026 t/m 31-12-2026",
            "€ 1,31 per minuut, 01-01-2026 t/m 30-06-2026, voor aanbieder 73730001",
            "€ 1,34 per minuut, vanaf 01-07-2026, voor aanbieder 73730001",
        ]
    );
}

#[test]
fn the_example_has_every_way_of_declaring() {
    let book = parse(EXAMPLE);
    let way = |code: &str| {
        let product = book.product(code).unwrap();
        (product.eenheid, product.counting, product.tariffs.first().map(|tariff| tariff.per))
    };
    assert_eq!(way("02C01"), (Eenheid::MINUUT, Counting::Minutes, Some(Eenheid::UUR)), "IV081");
    assert_eq!(way("02C02"), (Eenheid::UUR, Counting::Minutes, Some(Eenheid::UUR)), "IV079");
    assert_eq!(way("43C03"), (Eenheid::ETMAAL, Counting::Pieces, Some(Eenheid::ETMAAL)));
    assert_eq!(way("07C04"), (Eenheid::DAGDEEL, Counting::Pieces, Some(Eenheid::DAGDEEL)));
    assert_eq!(way("08C05").0, Eenheid::STUKS_INSPANNING);
    assert_eq!(way("01C06").0, Eenheid::STUKS_OUTPUT);
    assert_eq!(way("10C08"), (Eenheid::EURO, Counting::Euros, None), "CD087");
    let agreed = book.product("01C06").unwrap().agreements;
    assert_eq!((agreed.moment, agreed.first_broken_month), (Moment::Delivery, BrokenMonth::ProRata));
    assert_eq!(book.product("45C07").unwrap().agreements.moment, Moment::End);
    let rows = show(&book, "45C07").unwrap().rows;
    assert!(rows.iter().any(|row| row.value.nl == "in de laatste maand van de toewijzing"), "{rows:#?}");
}

#[test]
fn the_example_has_no_errors_and_tells_what_to_know() {
    let info = |rule: &str, line| (Severity::Info, rule.to_owned(), line);
    assert_eq!(
        said(EXAMPLE),
        [
            info("boek-tarief-uurtarief", 66),
            info("boek-tarief-uurtarief", 67),
            info("boek-afspraak", 130),
            info("boek-afspraak", 163),
        ]
    );
}

#[test]
fn a_contract_may_change_a_product_and_its_variants_follow() {
    // 15N21 has the facts of 07A03.
    let text =
        format!("{HEAD}{}", "[[tarief]]\nproduct = \"07A03\"\nvan = 2026-01-01\ncent = 4444\nper = \"16\"\n");
    let book = parse(&text);
    assert_eq!(cents(&book, "07A03", "2026-05-01", OTHER), Some(4444));
    assert_eq!(cents(&book, "15N21", "2026-05-01", OTHER), Some(4444), "a variant follows");
    let text =
        format!("{HEAD}{}", "[[tarief]]\nproduct = \"15N21\"\nvan = 2026-01-01\ncent = 5555\nper = \"16\"\n");
    let book = parse(&text);
    assert_eq!(cents(&book, "15N21", "2026-05-01", OTHER), Some(5555), "or has its own");
    assert_ne!(cents(&book, "07A03", "2026-05-01", OTHER), Some(5555));
    let text = format!(
        "afronding = \"down-per-line\"\n{HEAD}{}",
        "[[product]]\ncode = \"02A03\"\nnaam = \"Anders\"\n"
    );
    let book = parse(&text);
    let product = book.product("02A03").unwrap();
    assert_eq!((product.name.as_str(), product.tariffs[0].cents), ("Anders", 129));
    assert_eq!(book.rounding, Rounding::DownPerLine);
}

#[test]
fn a_shorter_contract_cuts_the_tariffs_of_its_base() {
    let text = HEAD.replace("geldig_van = 2026-01-01", "geldig_van = 2026-04-01");
    assert_eq!(said(&text), []);
    let book = parse(&text);
    assert_eq!(cents(&book, "02A03", "2026-03-31", OTHER), None);
    assert_eq!(cents(&book, "02A03", "2026-04-01", OTHER), Some(129));
    // A tariff never moves to another year.
    let text = HEAD.replace("geldig_tot = 2026-12-31", "geldig_tot = 2027-12-31");
    let found = errors(&text);
    assert!(
        found.iter().all(|finding| (finding.rule.as_ref(), finding.line) == ("boek-tarief-gat", 2)),
        "{found:#?}"
    );
    assert!(
        found
            .iter()
            .any(|finding| finding.message.nl.contains("Van 01-01-2027 t/m 31-12-2027 heeft `02A03`"))
    );
}

#[test]
fn a_base_may_have_a_base_and_lies_beside_the_contract() {
    let second = "titel = \"Tweede\"\nbasis = \"eerste.toml\"\ngeldig_van = 2026-01-01\ngeldig_tot = 2026-12-31\n\
                  [[tarief]]\nproduct = \"45A05\"\naanbieder = \"73730001\"\nvan = 2026-01-01\ncent = 170\nper = \"01\"\n";
    let third = "titel = \"Derde\"\nbasis = \"tweede.toml\"\ngeldig_van = 2026-01-01\ngeldig_tot = 2026-12-31\n\
                 gemeenten = [\"0202\"]\n";
    let folder =
        Folder::of("keten", &[("eerste.toml", SMALL), ("tweede.toml", second), ("derde.toml", third)]);
    let book = folder.open("derde.toml").unwrap();
    assert_eq!((book.name.as_str(), book.products.len()), ("derde", 1));
    assert_eq!(cents(&book, "45A05", "2026-05-01", OWN), Some(170), "also what stands apart in the middle");
    assert_eq!(cents(&book, "45A05", "2026-05-01", OTHER), Some(159));
    let book = folder.open("tweede.toml").unwrap();
    assert_eq!(book.gemeenten.iter().map(Gemeente::as_str).collect::<Vec<_>>(), ["0268"], "of its base");
}

#[test]
fn a_base_that_cannot_be_used_is_told_at_its_line() {
    let with = |basis: &str| {
        format!("titel = \"X\"\nbasis = \"{basis}\"\ngeldig_van = 2026-01-01\ngeldig_tot = 2026-12-31\n")
    };
    let wrong = SMALL.replace("cent = 159", "cent = 0");
    let chain: Vec<(String, String)> =
        (1..5).map(|n| (format!("k{n}.toml"), with(&format!("k{}.toml", n + 1)))).collect();
    let mut files: Vec<(&str, &str)> =
        chain.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let (zelf, a, b) = (with("zelf.toml"), with("b.toml"), with("a.toml"));
    files.extend([
        ("k5.toml", SMALL),
        ("fout.toml", wrong.as_str()),
        ("zelf.toml", zelf.as_str()),
        ("a.toml", a.as_str()),
        ("b.toml", b.as_str()),
        ("vorm.toml", "titel ="),
    ]);
    let folder = Folder::of("basis", &files);
    let reason = |text: &str| {
        let name = folder.0.join("contract.toml");
        let findings = lint(name.to_str().unwrap(), text).unwrap();
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!((finding.rule.as_ref(), finding.line, finding.is_error()), ("boek-basis", 2, true));
        finding.message.nl.to_string()
    };
    for (basis, expected) in [
        ("bestaat-niet.toml", "bestaat niet"),
        ("../elders.toml", "geen bestand in dezelfde map"),
        ("/etc/hosts", "geen bestand in dezelfde map"),
        ("..", "geen bestand in dezelfde map"),
        ("", "geen bestand in dezelfde map"),
        ("fout.toml", "Het tarief is 0 cent"),
        ("vorm.toml", "geen geldige TOML"),
        ("zelf.toml", "dat heeft geen begin"),
        ("a.toml", "dat heeft geen begin"),
        ("contract.toml", "dat heeft geen begin"),
        ("k2.toml", "Meer dan 3 bestanden"),
    ] {
        let told = reason(&with(basis));
        assert!(told.contains(expected), "{basis}: {told}");
    }
    assert!(folder.open("k4.toml").is_ok());
    assert!(matches!(folder.open("a.toml"), Err(LoadError::Faulty { .. })));
}

#[test]
fn a_contract_without_base_stands_alone() {
    let book = parse(SMALL);
    assert_eq!(book.products.len(), 1);
    let text = SMALL.replace("gemeenten = [\"0268\"]\n", "");
    assert_eq!(errors(&text)[0].rule, "boek-gemeente");
}

/// The tariffs of the one product of the small book.
fn tariffs(tariffs: &str) -> String {
    SMALL.replace(
        "[{ van = 2026-01-01, tot = 2026-12-31, cent = 159, per = \"01\" }]",
        &format!("[{tariffs}]"),
    )
}

#[test]
fn gaps_and_overlaps_are_looked_for_per_provider() {
    let all = "{ van = 2026-01-01, cent = 159, per = \"01\" }";
    let own = |van: &str, tot: &str, agb: &str| {
        format!("{{ van = {van}, tot = {tot}, cent = 161, per = \"01\", aanbieder = \"{agb}\" }}")
    };
    let (spring, summer) = (own("2026-01-01", "2026-06-30", OWN), own("2026-07-01", "2026-12-31", OWN));
    let rules =
        |text: &str| said(text).into_iter().map(|(severity, rule, _)| (severity, rule)).collect::<Vec<_>>();
    let none: [(Severity, String); 0] = [];
    let error = |rule: &str| [(Severity::Error, rule.to_owned())];
    assert_eq!(rules(&tariffs(&format!("{all}, {spring}"))), none, "the general tariff stands behind it");
    assert_eq!(rules(&tariffs(&format!("{all}, {spring}, {summer}"))), none);
    assert_eq!(rules(&tariffs(&format!("{spring}, {summer}"))), none, "without a general tariff");
    let other = own("2026-01-01", "2026-12-31", OTHER);
    assert_eq!(rules(&tariffs(&format!("{spring}, {summer}, {other}"))), none, "two providers at once");
    let june = own("2026-06-30", "2026-12-31", OWN);
    assert_eq!(rules(&tariffs(&format!("{all}, {spring}, {june}"))), error("boek-tarief-overlap"));
    assert_eq!(rules(&tariffs(&format!("{all}, {all}"))), error("boek-tarief-overlap"));
    let august = own("2026-08-01", "2026-12-31", OWN);
    assert_eq!(rules(&tariffs(&format!("{spring}, {august}"))), error("boek-tarief-gat"));
    let warning = [(Severity::Warning, "boek-tarief-gat".to_owned())];
    assert_eq!(rules(&tariffs(&spring)), warning, "nobody is paid for the second half");
    assert_eq!(
        rules(&tariffs(&format!("{all}, {spring}, {august}"))),
        warning,
        "in July everybody's tariff holds"
    );
    let turned = rules(&tariffs(&format!("{all}, {}", own("2026-07-01", "2026-06-30", OWN))));
    assert_eq!(turned, error("boek-tarief-geldigheid"), "it ends before it begins");
}

#[test]
fn iv081_an_hourly_tariff_on_minutes_is_told_and_a_mistake_of_60_is_an_error() {
    let one =
        |cents: u32, per: &str| tariffs(&format!("{{ van = 2026-01-01, cent = {cents}, per = \"{per}\" }}"));
    let of = |text: &str| {
        let found = said(text);
        assert!(found.iter().all(|(_, rule, _)| rule == "boek-tarief-uurtarief"), "{found:?}");
        found.into_iter().map(|(severity, ..)| severity).collect::<Vec<_>>()
    };
    assert_eq!(of(&one(8730, "04")), [Severity::Info]);
    assert_eq!(of(&one(159, "04")), [Severity::Error], "a price per minute as one per hour");
    assert_eq!(of(&one(9540, "01")), [Severity::Error], "a price per hour as one per minute");
    assert_eq!(of(&one(2, "01")), [Severity::Warning]);
    assert_eq!(of(&one(159, "01")), []);
    let hours = |text: String| text.replace("eenheid = \"01\"", "eenheid = \"04\"");
    assert_eq!(of(&hours(one(8730, "04"))), []);
    assert_eq!(of(&hours(one(145, "04"))), [Severity::Warning]);
    assert_eq!(of(&hours(one(145, "01"))), [Severity::Error], "per minute on hours");
}

#[test]
fn tariffs_that_differ_by_a_factor_of_60_name_each_other() {
    let both =
        |a: &str, b: &str| tariffs(&format!("{{ van = 2026-01-01, {a} }}, {{ van = 2026-01-01, {b} }}"));
    let hours =
        both("cent = 8000, per = \"04\"", &format!("cent = 134, per = \"04\", aanbieder = \"{OWN}\""))
            .replace("eenheid = \"01\"", "eenheid = \"04\"");
    let found = errors(&hours);
    let [finding] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(finding.rule, "boek-tarief-factor");
    let told = &finding.message.nl;
    assert!(
        told.contains("€\u{a0}1,34 per `04` (aanbieder 73730001")
            && told.contains("€\u{a0}80,00 per `04` (iedereen"),
        "{told}"
    );
    // An hourly tariff and one per minute that come to the same are no mistake.
    let same = both("cent = 8730, per = \"04\"", &format!("cent = 146, per = \"01\", aanbieder = \"{OWN}\""));
    assert_eq!(errors(&same), []);
    for (cents, apart) in [(49, false), (50, true), (70, true), (71, false)] {
        let text = both(
            "cent = 1500, per = \"04\"",
            &format!("cent = {}, per = \"04\", aanbieder = \"{OWN}\"", 1500 * cents),
        );
        assert_eq!(errors(&text).len(), usize::from(apart), "{cents}");
    }
    // Beside the tariff of the base that it takes the place of: 7740 and 129.
    let contract = format!(
        "{HEAD}[[product]]\ncode = \"02A03\"\ntarieven = [{{ van = 2026-01-01, cent = 774, per = \"01\" }}]\n"
    );
    assert_eq!(errors(&contract), []);
    let contract = contract.replace("cent = 774", "cent = 7740");
    let found = errors(&contract);
    let factor = found.iter().find(|finding| finding.rule == "boek-tarief-factor").unwrap();
    assert!(factor.message.nl.contains("€\u{a0}1,29 per `01` (de basis"), "{}", factor.message.nl);
    assert_eq!(factor.line, 8);
}

#[test]
fn agreements_are_for_output_and_payment_at_the_end_is_told() {
    let output = |unit: &str, telling: &str, afspraak: &str| {
        let text = SMALL
            .replace("eenheid = \"01\"", &format!("eenheid = \"{unit}\""))
            .replace(
                "telling = \"minuten\"",
                &format!("telling = \"{telling}\"\nafspraak = {{ {afspraak} }}"),
            )
            .replace("per = \"01\"", &format!("per = \"{unit}\""));
        if unit == "83" {
            text.lines().filter(|line| !line.starts_with("tarieven")).collect::<Vec<_>>().join("\n")
        } else {
            text
        }
    };
    let of =
        |text: &str| said(text).into_iter().map(|(severity, rule, _)| (severity, rule)).collect::<Vec<_>>();
    let afspraak = |severity| vec![(severity, "boek-afspraak".to_owned())];
    assert_eq!(of(&output("82", "aantal", "eerste_gebroken_maand = \"niet\"")), []);
    assert_eq!(of(&output("83", "bedrag", "laatste_gebroken_maand = \"naar-rato\"")), []);
    assert_eq!(of(&output("82", "aantal", "moment = \"einde\"")), afspraak(Severity::Info));
    assert_eq!(of(&output("84", "aantal", "eerste_gebroken_maand = \"niet\"")), afspraak(Severity::Error));
    assert_eq!(of(&output("01", "minuten", "moment = \"einde\"")), afspraak(Severity::Error));
}
