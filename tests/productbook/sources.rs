//! The built-in book holds every fact of the sources beside the checkout.

use std::collections::BTreeMap;

use ibericht::finding::Severity;
use ibericht::productbook::{Book, Counting, ExtraProfessionals, Ratio, Stage, TimeBasis, TimeClass};
use ibericht::values::{AgbCode, Datum, Domain, ProductCode};

type Row = BTreeMap<String, String>;

/// The rows of a table of the sources; `None`, with a line that says so, when they are not there.
fn table(name: &str) -> Option<Vec<Row>> {
    let path = crate::support::shared(&format!("productbook/{name}"), "the book against its sources")?;
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    Some(lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect())
}

fn book() -> Book {
    Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap()
}

fn domain(name: &str) -> Option<Domain> {
    match name {
        "WMO" => Some(Domain::Wmo),
        "JW" => Some(Domain::Jw),
        _ => None,
    }
}

fn codes(text: &str) -> Vec<String> {
    let mut codes: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
    codes.sort();
    codes
}

fn sorted(codes: &[ProductCode]) -> Vec<String> {
    let mut codes: Vec<_> = codes.iter().map(ToString::to_string).collect();
    codes.sort();
    codes
}

#[test]
fn every_product_with_its_tariff_of_2026() {
    let Some(rows) = table("products.tsv") else { return };
    let book = book();
    let agb = AgbCode::new("12345678").unwrap();
    assert_eq!(book.products.len(), rows.len());
    for row in &rows {
        let product = book.product(&row["code"]).unwrap_or_else(|| panic!("{}", row["code"]));
        assert_eq!(Some(product.domain), domain(&row["domain"]), "{}", row["code"]);
        assert_eq!(product.categorie.code(), row["category"], "{}", row["code"]);
        assert_eq!(product.eenheid.code(), row["eenheid_code"], "{}", row["code"]);
        let tariff = product.tariff(Datum::from_ymd_opt(2026, 6, 30).unwrap(), agb).unwrap();
        assert_eq!(tariff.cents.to_string(), row["tariff_2026_eurocents"], "{}", row["code"]);
        assert_eq!(tariff.per, product.eenheid);
        assert_eq!(product.tariff(Datum::from_ymd_opt(2025, 12, 31).unwrap(), agb), None);
        assert_eq!(product.tariff(Datum::from_ymd_opt(2027, 1, 1).unwrap(), agb), None);
        let basis = match product.basis {
            TimeBasis::Direct => "direct",
            TimeBasis::Indirect => "indirect",
            TimeBasis::Both => "both",
            TimeBasis::Presence => "present",
        };
        assert_eq!(basis, row["time_basis"], "{}", row["code"]);
        let relation =
            |code: &Option<ProductCode>| code.as_ref().map(ToString::to_string).unwrap_or_default();
        // The sources write the base of a variant in either of two columns.
        let related = [relation(&product.parent), relation(&product.variant_of)].concat();
        assert_eq!(
            related,
            [row["variant_of"].as_str(), row["parent_code"].as_str()].concat(),
            "{}",
            row["code"]
        );
        assert_eq!(product.counting == Counting::GroupShare, row["kind"] == "group", "{}", row["code"]);
    }
}

#[test]
fn every_product_without_a_code() {
    let Some(rows) = table("products-without-code.tsv") else { return };
    let book = book();
    assert_eq!(book.unpriced.len(), rows.len());
    for (unpriced, row) in book.unpriced.iter().zip(&rows) {
        assert_eq!(Some(unpriced.domain), domain(&row["domain"]));
        assert_eq!(unpriced.name, row["name"]);
        assert_eq!(unpriced.parent.as_ref().unwrap().as_str(), row["likely_parent"]);
    }
}

#[test]
fn every_category() {
    let Some(rows) = table("categories.tsv") else { return };
    let book = book();
    assert_eq!(book.categories.len(), rows.len());
    for (category, row) in book.categories.iter().zip(&rows) {
        assert_eq!(category.code.code(), row["code"]);
        assert_eq!(Some(category.domain), domain(&row["domain"]));
        assert_eq!(category.name, row["description"].trim_start_matches("(2015) "));
        assert_eq!(category.legacy, row["note"].starts_with("legacy"), "{}", row["code"]);
    }
}

#[test]
fn every_time_definition() {
    let Some(rows) = table("time-definitions.tsv") else { return };
    let book = book();
    assert_eq!(book.activities.len(), rows.len());
    for (activity, row) in book.activities.iter().zip(&rows) {
        assert_eq!(activity.id, row["id"]);
        assert_eq!(activity.domain, domain(&row["domain"]), "{}", row["id"]);
        let class = match activity.class {
            TimeClass::Direct => "direct",
            TimeClass::Indirect => "indirect",
            TimeClass::Presence => "presence",
            TimeClass::None => "none",
        };
        assert_eq!(class, row["class"], "{}", row["id"]);
        assert_eq!(sorted(&activity.declarable), codes(&row["declarable_under"]), "{}", row["id"]);
        let not = row["not_declarable_under"].split(" unless").next().unwrap();
        let not = if not == "all" { "" } else { not };
        assert_eq!(sorted(&activity.not_declarable), codes(not), "{}", row["id"]);
    }
}

#[test]
fn every_rule_with_its_products_stages_and_severities() {
    let Some(rows) = table("rules.tsv") else { return };
    let book = book();
    assert_eq!(book.rules.len(), rows.len());
    for row in &rows {
        let id = &row["id"];
        let rule = book.rules.iter().find(|rule| rule.id == *id).unwrap_or_else(|| panic!("{id}"));
        assert_eq!(sorted(&rule.products), codes(&row["products"]), "{id}");
        let severities: BTreeMap<_, _> =
            rule.severity.iter().map(|(stage, severity)| (stage.name(), severity.name())).collect();
        let expected: BTreeMap<_, _> = row["stage"]
            .split(',')
            .map(|stage| {
                let of = row["severity"].split(';').find_map(|part| part.strip_prefix(&format!("{stage}=")));
                let severity = of.unwrap_or(&row["severity"]);
                // An allocation binds: the two errors of the source on a 301 are warnings in the book.
                let binding = stage == Stage::Allocation.name() && severity == Severity::Error.name();
                (stage, if binding { Severity::Warning.name() } else { severity })
            })
            .collect();
        assert_eq!(severities, expected, "{id}");
    }
}

/// The limits that the sources write in the `parameters` of a rule, as the book has them on the product.
#[test]
fn every_parameter_is_on_the_product() {
    let Some(rows) = table("rules.tsv") else { return };
    let book = book();
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id}"));
    for row in rows.iter().filter(|row| row["id"].ends_with("-age")) {
        let limit = |name: &str| {
            let (_, rest) = row["parameters"].split_once(name).unwrap();
            rest.trim_start().split([';', ' ']).next().unwrap().parse::<u8>().ok()
        };
        for code in row["products"].split(' ') {
            let age = book.product(code).unwrap().age.unwrap_or_else(|| panic!("{code}"));
            assert_eq!((age.min, age.max), (limit("min"), limit("max")), "{code}");
        }
    }
    for row in rows.iter().filter(|row| row["id"].ends_with("-parent-at-provider")) {
        let product = book.product(&row["products"]).unwrap();
        assert_eq!(row["parameters"], format!("parent={}", product.parent.as_ref().unwrap()));
    }
    for id in [
        "RVN-02A21-combination-same-provider",
        "RVN-45A55-combination-same-provider",
        "RVN-42A03-combination",
    ] {
        let product = book.product(&row(id)["products"]).unwrap();
        assert_eq!(
            sorted(&product.carriers),
            codes(row(id)["parameters"].trim_start_matches("one of: ")),
            "{id}"
        );
    }
    let starts = |id: &str, parameter: String| {
        assert!(row(id)["parameters"].starts_with(&parameter), "{id}: {parameter}");
    };
    let product = |code: &str| book.product(code).unwrap();
    for code in ["02A17", "02A20", "45A49", "45A52"] {
        let group = product(code).group.unwrap();
        let max = group.max_participants;
        starts(&format!("RVN-{code}-max-2-professionals"), format!("max {}", group.max_professionals));
        if product(code).domain == Domain::Wmo {
            starts(&format!("RVN-{code}-max-10-participants"), format!("max {max} "));
            starts(&format!("RVN-{code}-max-2h-per-day"), format!("{} ", group.max_minutes_per_day.unwrap()));
            assert_eq!(
                (group.ratio, group.extra_professionals),
                (Ratio::AtLeastAsMany, ExtraProfessionals::Refuse)
            );
        } else {
            starts(&format!("RVN-{code}-max-8-youths"), format!("max {max} "));
            starts(&format!("RVN-{code}-max-duration"), format!("{} ", group.max_duration.unwrap()));
            assert_eq!(
                (group.ratio, group.extra_professionals),
                (Ratio::StrictlyMore, ExtraProfessionals::Ignore)
            );
        }
    }
    starts(
        "RVN-45A52-min-two-youths",
        format!("min {}", product("45A52").group.unwrap().min_participants.unwrap()),
    );
    for code in ["07A03", "15N21"] {
        let dagdelen = product(code).dagdelen.unwrap();
        starts("RVN-07A03-second-dagdeel-after-4h", format!("{} ", dagdelen.second_above));
        starts("RVN-07A03-max-2-per-day-proxy", format!("{} per day", dagdelen.max_per_day));
        starts("RVN-07A03-group-size", format!("max {} ", product(code).clients_per_staff.unwrap()));
    }
    for code in ["04A04", "44A09"] {
        starts(
            &format!("RVN-{code}-39-per-year"),
            format!("{} ", product(code).max_etmalen_per_year.unwrap()),
        );
    }
    starts("RVN-44A09-weekend-max-2", format!("{} ", product("44A09").max_etmalen_per_weekend.unwrap()));
    starts("RVN-44A09-distance", format!("{} km", product("44A09").max_distance_km.unwrap()));
    starts("RVN-42A03-ride-max", format!("{} minutes", product("42A03").max_ride_minutes.unwrap()));
    starts("RVN-41A12-group-size", format!("max {} ", product("41A12").max_group_size.unwrap()));
    starts("RVN-41A20-max-3-dagdelen", format!("{} ", product("41A20").max_dagdelen_per_week.unwrap()));
    for code in ["41A12", "41A13"] {
        let minutes = product(code).max_minutes_total.unwrap();
        starts(&format!("RVN-{code}-max-hours"), format!("{} h = {minutes} minutes", minutes / 60));
    }
    for gemeente in &book.gemeenten {
        assert!(row("RVN-ALL-region")["parameters"].contains(gemeente.as_str()));
    }
    assert_eq!(book.gemeenten.len(), 7);
}
