//! One model, every form: the same findings in the same order.

use ibericht::finding::{Finding, Lang, Level, Severity, Skipped, Text, Verdict};
use ibericht::report::text::Style;
use ibericht::report::{self, Entries, Format, MessageReport, MonthReport, Options, Overview};
use ibericht::values::Datum;
use serde_json::Value;

/// Text that could be taken for something else in one of the forms.
const NASTY: [&str; 7] =
    ["=1+2", "@SUM(A1)", "a;b\"c\"", "regel 1\nregel 2", "<b>&amp;</b>", "]]> -->", "\u{0}é€😀\t"];

fn finding(number: usize) -> Finding {
    let severity = [Severity::Error, Severity::Warning, Severity::Info][number % 3];
    let level = [Level::Schema, Level::Content, Level::Dossier, Level::Productbook][number % 4];
    let nasty = NASTY[number % NASTY.len()];
    let rule = ["TR358", "XSD", "RVN-45A49-partly-replaces-parent"][number % 3];
    let mut finding = Finding::new(
        rule,
        level,
        severity,
        Text::new(format!("nl {nasty} {number}"), "en"),
        Text::new("doe", "do"),
    );
    if number.is_multiple_of(2) {
        finding =
            finding.found(nasty).expected(Text::same(nasty)).on_line(u32::try_from(number).unwrap() + 1, 3);
    }
    if number.is_multiple_of(5) {
        finding.retourcode("0001")
    } else {
        finding.at(format!("/Bericht/X[{number}]"))
    }
}

/// Files with many findings, one, none, and nothing but a rule that was skipped; and registrations.
pub fn overview() -> Overview {
    let mut reports = Vec::new();
    for (file, findings) in
        [("in/a b.xml", 0..9), ("=in/é;\".xml", 9..10), ("in/goed.xml", 0..0), ("in/z.zip!x.xml", 10..31)]
    {
        let mut report = MessageReport::about(file.to_owned());
        report.message = Some("JW323".to_owned());
        report.findings = findings.map(finding).collect();
        report.verdict = Verdict::of(&report.findings);
        reports.push(report);
    }
    let mut skipped = MessageReport::about("in/overgeslagen.xml".to_owned());
    skipped.skipped.push(Skipped { rule: "TR378".into(), reason: Text::new("geen <lijst>", "no list") });
    reports.push(skipped);
    let month = MonthReport {
        month: "2026-04".to_owned(),
        files: vec!["registraties/leveringen.csv".to_owned()],
        findings: vec![finding(40).at("registraties/leveringen.csv/rij 3"), finding(41).at("anders")],
        ..MonthReport::default()
    };
    Overview {
        entries: Entries::of_reports(reports).unwrap(),
        declared: Some(month),
        ..Overview::on(Datum::from_ymd_opt(2026, 5, 4).unwrap())
    }
}

pub fn written(format: Format, overview: &Overview, lang: Lang) -> String {
    let mut out = Vec::new();
    report::write(format, overview, Options::of(Style { lang, colour: false }), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// File and finding, in the order of the model.
fn expected(overview: &Overview) -> Vec<(String, Finding)> {
    let of = |report: MessageReport| {
        report.findings.clone().into_iter().map(move |one| (report.file.clone(), one))
    };
    overview.reports().flat_map(|report| of(report.unwrap().into_owned()).collect::<Vec<_>>()).collect()
}

#[test]
fn the_model_has_what_is_to_be_tested() {
    let expected = expected(&overview());
    assert_eq!(expected.len(), 33);
    assert!(expected.iter().any(|(file, _)| file == "registraties"), "what is about no file");
}

#[test]
fn json_has_every_finding() {
    let overview = overview();
    let text = written(Format::Json, &overview, Lang::Nl);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), overview.reports().count());
    let told = lines.iter().flat_map(|line| {
        let of = line["findings"].as_array().unwrap();
        of.iter().map(|one| {
            (line["file"].as_str().unwrap().to_owned(), one["message"].as_str().unwrap().to_owned())
        })
    });
    let expected = expected(&overview).into_iter().map(|(file, one)| (file, one.message.nl.into_owned()));
    assert!(told.eq(expected));
}

/// A spreadsheet takes no cell for a formula, and a reader gets back what was told.
#[test]
fn csv_has_a_row_per_finding_and_no_formula() {
    let overview = overview();
    for lang in [Lang::Nl, Lang::En] {
        let text = written(Format::Csv, &overview, lang);
        let table = text.strip_prefix('\u{feff}').expect("the mark by which a spreadsheet knows UTF-8");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
        let header: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let names =
            if lang == Lang::Nl { ["bestand", "ernst", "melding"] } else { ["file", "severity", "what"] };
        let [file, severity, what] = names.map(|name| header.iter().position(|had| had == name).unwrap());
        let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
        let expected = expected(&overview);
        assert_eq!(rows.len(), expected.len());
        for (row, (of, finding)) in rows.iter().zip(&expected) {
            assert_eq!(row.get(file).unwrap().trim_start_matches('\''), of);
            assert_eq!(row.get(what).unwrap().trim_start_matches('\''), finding.message.get(lang));
            assert!(!row.get(severity).unwrap().is_empty());
            assert!(
                row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])),
                "{row:?}"
            );
        }
        assert!(
            rows.iter().any(|row| row.get(file) == Some("'=in/é;\".xml")),
            "the name of a file may be a formula"
        );
        assert!(rows.iter().any(|row| row.get(13) == Some("'0001")), "a retourcode keeps its zeros");
    }
}

/// A suite per file, a failure per error, and numbers that agree with what is there.
#[test]
fn junit_has_a_suite_per_file_and_a_failure_per_error() {
    let overview = overview();
    let text = written(Format::Junit, &overview, Lang::Nl);
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let suites: Vec<_> = root.children().filter(|node| node.has_tag_name("testsuite")).collect();
    let reports: Vec<_> = overview.reports().map(|report| report.unwrap().into_owned()).collect();
    assert_eq!(suites.len(), reports.len());
    let mut failures = 0;
    for (suite, report) in suites.iter().zip(&reports) {
        assert_eq!(suite.attribute("name").unwrap(), report.file);
        let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
        let with =
            |name| cases.iter().filter(|case| case.children().any(|child| child.has_tag_name(name))).count();
        let number = |name| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        assert_eq!(
            (number("tests"), number("failures"), number("errors")),
            (cases.len(), with("failure"), 0)
        );
        assert_eq!((with("failure"), with("skipped")), (report.count(Severity::Error), report.skipped.len()));
        assert!(!cases.is_empty(), "a file of which nothing is to be said passes");
        follows_the_schemas(*suite);
        failures += with("failure");
        let told = cases.iter().filter_map(|case| {
            case.children().find(|child| child.has_tag_name("failure") || child.has_tag_name("system-out"))
        });
        for (one, finding) in told.zip(&report.findings) {
            let message = finding.message.nl.replace('\u{0}', "\u{fffd}");
            assert!(one.text().unwrap().contains(&message), "{message}");
        }
    }
    assert_eq!(root.attribute("failures").unwrap(), failures.to_string());
}

/// What the schemas of Jenkins and of Maven Surefire ask of a suite; the stricter one counts.
fn follows_the_schemas(suite: roxmltree::Node<'_, '_>) {
    let names = |node: roxmltree::Node<'_, '_>| -> Vec<String> {
        let elements = node.children().filter(roxmltree::Node::is_element);
        elements.map(|child| child.tag_name().name().to_owned()).collect()
    };
    let has_only = |node: roxmltree::Node<'_, '_>, wanted: &[&str]| {
        let had: Vec<_> = node.attributes().map(|attribute| attribute.name().to_owned()).collect();
        assert_eq!(had, wanted, "{}", node.tag_name().name());
    };
    has_only(suite, &["name", "tests", "failures", "errors", "skipped", "time"]);
    let inside = names(suite);
    assert!(inside.iter().skip(1).all(|name| name == "testcase"), "properties come first: {inside:?}");
    for child in suite.children().filter(roxmltree::Node::is_element) {
        if child.has_tag_name("properties") {
            child.children().for_each(|property| has_only(property, &["name", "value"]));
            continue;
        }
        has_only(child, &["classname", "name", "time"]);
        let outcome = names(child);
        let known = ["failure", "skipped", "system-out"];
        assert!(outcome.len() <= 1 && outcome.iter().all(|name| known.contains(&&**name)), "{outcome:?}");
    }
}

/// However many files there are, text and the page stay readable and say where the others are.
#[test]
fn text_and_page_are_bounded() {
    let reports = (0..2_600_usize).map(|number| {
        let mut report = MessageReport::about(format!("in/{number}.xml"));
        if number.is_multiple_of(2) {
            report.add([finding(1)]);
        }
        report
    });
    let overview = Overview {
        entries: Entries::of_reports(reports).unwrap(),
        ..Overview::on(Datum::from_ymd_opt(2026, 5, 4).unwrap())
    };
    let text = written(Format::Text, &overview, Lang::Nl);
    assert!(
        text.contains("En nog 300 bestanden met bevindingen")
            && text.contains("En nog 300 bestanden zonder bevindingen")
    );
    assert!(text.contains("2600 bestanden: 2600 goed"));
    let page = written(Format::Html, &overview, Lang::Nl);
    assert!(
        page.contains("800 berichten met bevindingen; ze staan alle in"),
        "the page says how many more there are"
    );
    assert_eq!(page.matches("data-bevinding").count() - 1, 500, "one is in the script");
    let rows = written(Format::Csv, &overview, Lang::Nl).lines().count();
    assert_eq!(rows, 1_301, "a table for a machine has all");
}

/// The agreement that a finding falls under is not only in its words.
#[test]
fn the_agreement_is_a_column_and_a_property() {
    let mut found = finding(0);
    found.lower("nijmegen, 2026", Datum::from_ymd_opt(2026, 12, 31).unwrap(), "tot het nieuwe systeem", true);
    let mut report = MessageReport::about("in/a.xml".to_owned());
    report.findings = vec![found, finding(3)];
    let entries = Entries::of_reports(vec![report]).unwrap();
    let overview = Overview { entries, ..Overview::on(Datum::from_ymd_opt(2026, 5, 4).unwrap()) };

    let table = written(Format::Csv, &overview, Lang::Nl);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next_back(), Some("afwijking"));
    let last: Vec<_> =
        reader.records().map(|row| row.unwrap().iter().next_back().unwrap().to_owned()).collect();
    assert_eq!(last, ["nijmegen, 2026", ""]);

    let sarif: Value = serde_json::from_str(&written(Format::Sarif, &overview, Lang::Nl)).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let deviation = &results[0]["properties"]["deviation"];
    assert_eq!((&deviation["name"], &deviation["lowered"]), (&"nijmegen, 2026".into(), &true.into()));
    assert_eq!(deviation["until"], "2026-12-31");
    assert!(results[1]["properties"].get("deviation").is_none());

    let junit = written(Format::Junit, &overview, Lang::Nl);
    let document = roxmltree::Document::parse(&junit).unwrap();
    let properties: Vec<_> = document.descendants().filter(|node| node.has_tag_name("property")).collect();
    assert_eq!(properties.len(), 1);
    assert_eq!(properties[0].attribute("value"), Some("nijmegen, 2026"));
    let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
    follows_the_schemas(suite);
    let agreed =
        |node: &roxmltree::Node<'_, '_>| node.text().is_some_and(|text| text.contains("`nijmegen, 2026`"));
    let told: Vec<_> =
        suite.descendants().filter(|node| node.has_tag_name("system-out") && agreed(node)).collect();
    assert_eq!(told.len(), 1, "the words of the finding name it: {junit}");
}
