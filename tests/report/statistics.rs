//! `--statistics`: which rules found something, by the parties and by euro.

use ibericht::finding::{Finding, Lang, Level, Severity, Text};
use ibericht::report::text::Style;
use ibericht::report::{self, Entries, Format, Glance, MessageReport, Options, Overview, Statistics, Weight};
use ibericht::values::{Datum, Domain};
use serde_json::Value;

use super::program::Program;

fn finding(rule: &'static str, severity: Severity) -> Finding {
    Finding::new(rule, Level::Content, severity, Text::new("wat", "what"), Text::default())
}

fn report(
    file: &str,
    gemeente: Option<&str>,
    findings: Vec<Finding>,
    weights: Vec<(&str, usize, i64)>,
) -> MessageReport {
    let glance = gemeente.map(|gemeente| Glance {
        afzender: "12345678".to_owned(),
        ontvanger: gemeente.to_owned(),
        gemeente: gemeente.to_owned(),
        dagtekening: "2026-05-01".to_owned(),
        client: None,
        cents: None,
    });
    let weight = |(rule, findings, cents): (&str, usize, i64)| Weight {
        rule: rule.to_owned(),
        level: Level::Content,
        severity: Severity::Error,
        findings,
        cents,
    };
    MessageReport {
        domain: Some(Domain::Jw),
        glance,
        findings,
        weights: weights.into_iter().map(weight).collect(),
        ..MessageReport::about(file.to_owned())
    }
}

fn overview() -> Overview {
    let error = || finding("TR358", Severity::Error);
    let reports = [
        report("a.xml", Some("0268"), vec![error(), error()], vec![("TR358", 2, 10_000)]),
        report("b.xml", Some("0268"), vec![error()], vec![("TR358", 1, 2_345)]),
        report("c.xml", Some("0225"), vec![error()], vec![("TR358", 1, 50)]),
        // Of before weights were kept, and no declaration.
        report("d.xml", Some("0268"), vec![error(), finding("TR019", Severity::Warning)], vec![]),
        report("e.xml", None, vec![finding("XSD", Severity::Error)], vec![]),
    ];
    Overview {
        entries: Entries::of_reports(reports).unwrap(),
        ..Overview::on(Datum::from_ymd_opt(2026, 5, 4).unwrap())
    }
}

/// By euro, then by how often; what has no known amount is counted beside it.
#[test]
fn rules_are_counted_by_party_and_euro() {
    let statistics = Statistics::of(&overview()).unwrap();
    let told: Vec<_> = statistics
        .rows
        .iter()
        .map(|row| {
            (&*row.rule, row.gemeente.as_deref(), row.findings, row.messages, row.cents, row.without_amount)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("TR358", Some("Nijmegen"), 4, 3, Some(12_345), 1),
            ("TR358", Some("Druten"), 1, 1, Some(50), 0),
            ("TR019", Some("Nijmegen"), 1, 1, None, 1),
            ("XSD", None, 1, 1, None, 1),
        ]
    );
    assert!(
        statistics
            .rows
            .iter()
            .all(|row| row.gemeente.is_none() || row.aanbieder.as_deref() == Some("12345678"))
    );
}

#[test]
fn text_json_csv_and_page_tell_the_same() {
    let overview = overview();
    let written = |format| {
        let mut out = Vec::new();
        let options = Options { statistics: true, ..Options::of(Style { lang: Lang::Nl, colour: false }) };
        report::write(format, &overview, options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let schema = include_str!("../../schemas/statistics.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let lines: Vec<Value> =
        written(Format::Json).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert!(lines.iter().all(|line| validator.is_valid(line)), "{lines:?}");
    assert!(!validator.is_valid(&serde_json::json!({ "rule": "TR358" })));

    let csv = written(Format::Csv);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
    let amounts: Vec<_> = rows.iter().map(|row| row.get(7).unwrap()).collect();
    assert_eq!(amounts, ["123,45", "0,50", "", ""], "as a Dutch spreadsheet reads an amount");

    for (format, start) in
        [(Format::Text, "Welke regels iets vonden\n"), (Format::Html, "<h2>Welke regels iets vonden</h2>")]
    {
        let told = written(format);
        let table = told.split_once(start).expect("a table of rules").1;
        assert!(table.find("123,45").unwrap() < table.find("0,50").unwrap());
        assert!(table.contains("Nijmegen, 12345678") && table.contains("onbekend"));
    }
}

/// The weight of a rule in a declaration is the amount of the lines that it hits: one line, or all of them when it is about
/// the whole. A credit weighs as much as a debit.
#[test]
fn what_is_found_in_a_declaration_weighs_its_lines() {
    let program = Program::new("statistics");
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/berichten/JW323.xml");
    let good = std::fs::read_to_string(sample).unwrap();
    let weights = |from: &str, to: &str| -> Vec<(String, i64)> {
        let bent = good.replacen(from, to, 1);
        assert!(from == to || bent != good, "{from}");
        program.file("323.xml", bent);
        let ran = program.run("check 323.xml --statistics --format json --level content");
        let rows = ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        rows.filter_map(|row| Some((row["rule"].as_str()?.to_owned(), row["cents"].as_i64()?))).collect()
    };
    let of = |rules: &[(String, i64)], rule: &str| {
        rules.iter().find(|(known, _)| known == rule).map(|known| known.1)
    };
    assert!(weights("a", "a").is_empty(), "nothing is found in the sample");
    // The period of one line, a credit, ends before it begins.
    let line = weights("<ijw:Einddatum>2026-04-30<", "<ijw:Einddatum>2026-03-30<");
    assert_eq!(of(&line, "TR137"), Some(81_090), "{line:?}");
    // The total is not that of the lines, which are 105110 together with a credit of 81090.
    let whole = weights("<ijw:TotaalBedrag>105110<", "<ijw:TotaalBedrag>105111<");
    assert_eq!(of(&whole, "TR358"), Some(105_110 + 2 * 81_090), "{whole:?}");
}
