//! The same care, in all the ways in which a sheet may say it.

use ibericht::values::{Datum, parse_date};
use rust_xlsxwriter::{ExcelDateTime, Worksheet};

use super::support::{BSN, by_hand, good, leveringen, number_format, one, only, read, row};

fn day() -> Datum {
    parse_date("2026-04-09").unwrap()
}

/// Reads one row whose cell in the last column, of a name, is written by the test.
fn with(column: &str, write: impl Fn(&mut Worksheet, u16)) -> ibericht::declaration::Registraties {
    read(&leveringen(|sheet| {
        row(sheet, 0, &["bsn", "productcode", "datum", column]);
        row(sheet, 1, &[BSN, "02A03", "2026-04-09"]);
        write(sheet, 3);
    }))
}

#[test]
fn text_is_read_as_from_csv() {
    let found = read(&leveringen(good));
    let levering = one(&found);
    assert_eq!((levering.bsn.as_str(), levering.datum), (BSN, day()));
    assert_eq!(levering.hoeveelheid.minuten, Some(60));
    assert_eq!(levering.place.to_string(), "registraties.xlsx!leveringen:2");
    assert_eq!(found.rijen, 1);
}

#[test]
fn a_date_is_read_whatever_its_format() {
    for format in [
        "dd-mm-yyyy",
        "d mmm yyyy",
        "mm/dd/yy",
        "yyyy-mm-dd",
        "[$-413]dddd d mmmm yyyy;@",
        "dd-mm-yyyy hh:mm",
    ] {
        let found = read(&leveringen(|sheet| {
            good(sheet);
            let date = ExcelDateTime::from_ymd(2026, 4, 9).unwrap();
            sheet.write_datetime_with_format(1, 2, &date, &number_format(format)).unwrap();
        }));
        assert_eq!(one(&found).datum, day(), "{format}");
    }
}

#[test]
fn a_date_as_text_is_read_with_and_without_zeros() {
    for text in ["2026-04-09", "09-04-2026", "9-4-2026", " 9-04-2026\u{a0}"] {
        let found = read(&leveringen(|sheet| {
            good(sheet);
            sheet.write_string(1, 2, text).unwrap();
        }));
        assert_eq!(one(&found).datum, day(), "{text}");
    }
}

#[test]
fn what_is_no_day_is_refused_as_a_date() {
    let cases: [(&str, f64); 5] = [
        // A number without a format may be anything.
        ("General", 46_121.0),
        ("General", 20_260_409.0),
        // A time of the day beside it is more than a day.
        ("dd-mm-yyyy hh:mm", 46_121.5),
        // 29 February 1900, and what lies outside what Excel has.
        ("dd-mm-yyyy", 60.0),
        ("dd-mm-yyyy", -1.0),
    ];
    for (format, number) in cases {
        let found = read(&leveringen(|sheet| {
            good(sheet);
            sheet.write_number_with_format(1, 2, number, &number_format(format)).unwrap();
        }));
        let finding = only(&found);
        assert_eq!(
            (finding.rule.as_ref(), finding.line, finding.column),
            ("registratie-datum", 2, 3),
            "{number}"
        );
        assert_eq!((found.leveringen.len(), found.geweigerd.len()), (0, 1));
    }
}

#[test]
fn days_are_counted_from_1904_when_the_workbook_says_so() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>\
                 <c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row><row r=\"2\"><c r=\"A2\"><v>999900006</v></c>\
                 <c r=\"B2\" t=\"str\"><v>02A03</v></c><c r=\"C2\" s=\"1\"><v>44659</v></c><c r=\"D2\"><v>60</v></c></row></sheetData></worksheet>";
    let strings = "<sst><si><t>bsn</t></si><si><r><t>product</t></r><r><t>code</t></r><rPh><t>x</t></rPh></si>\
                   <si><t>datum</t></si><si><t>minuten</t></si></sst>";
    let styles = "<styleSheet><cellStyleXfs><xf numFmtId=\"46\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\
                  <xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let since_1900 = by_hand(&sheet.replace("44659", "46121"), strings, styles);
    assert_eq!(one(&read(&since_1900)).datum, day());
    let mut since_1904 = String::from_utf8_lossy(&[]).into_owned();
    since_1904.push_str("<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"LEVERINGEN \" r:id=\"r1\"/></sheets></workbook>");
    let parts = [
        super::support::TYPES,
        super::support::ROOT,
        ("xl/workbook.xml", since_1904.as_str()),
        super::support::RELATED,
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ];
    assert_eq!(one(&read(&super::support::zip(&parts))).datum, day());
}

#[test]
fn times_are_fractions_of_a_day_or_text() {
    let nine = 9.5 / 24.0;
    for (format, begin, end, klok) in [
        ("hh:mm", nine, 10.0 / 24.0, (570, 600)),
        ("h:mm AM/PM", nine, 10.0 / 24.0, (570, 600)),
        ("[h]:mm", nine, 1.0, (570, 1440)),
        ("hh:mm", nine, 1.0, (570, 1440)),
        ("General", nine, 0.75, (570, 1080)),
        // An export that hides the day behind a format of time.
        ("hh:mm", 46_121.0 + nine, 46_121.75, (570, 1080)),
    ] {
        let found = read(&leveringen(|sheet| {
            row(sheet, 0, &["bsn", "productcode", "datum", "begin", "eind"]);
            row(sheet, 1, &[BSN, "02A03", "2026-04-09"]);
            sheet.write_number_with_format(1, 3, begin, &number_format(format)).unwrap();
            sheet.write_number_with_format(1, 4, end, &number_format(format)).unwrap();
        }));
        assert_eq!(one(&found).hoeveelheid.klok, Some(klok), "{format} {end}");
    }
    for (begin, end) in [("09:30", "24:00"), ("9:30", "24:00"), ("09:30:00", "24:00:00")] {
        let found = read(&leveringen(|sheet| {
            row(sheet, 0, &["bsn", "productcode", "datum", "begin", "eind"]);
            row(sheet, 1, &[BSN, "02A03", "2026-04-09", begin, end]);
        }));
        assert_eq!(one(&found).hoeveelheid.klok, Some((570, 1440)), "{begin}");
    }
}

#[test]
fn a_time_with_seconds_or_beyond_a_day_is_refused() {
    for (format, number) in
        [("hh:mm:ss", 0.400_01), ("[h]:mm", 1.5), ("0", 930.0), ("dd-mm-yyyy hh:mm", 46_121.5)]
    {
        let found = read(&leveringen(|sheet| {
            row(sheet, 0, &["bsn", "productcode", "datum", "begin", "eind"]);
            row(sheet, 1, &[BSN, "02A03", "2026-04-09", "", "24:00"]);
            sheet.write_number_with_format(1, 3, number, &number_format(format)).unwrap();
        }));
        assert_eq!(only(&found).rule, "registratie-tijd", "{number}");
        assert_eq!(found.geweigerd.len(), 1);
    }
}

#[test]
fn minutes_are_whole_however_they_are_written() {
    for write in [
        (|sheet: &mut Worksheet, column| drop(sheet.write_number(1, column, 90.0)))
            as fn(&mut Worksheet, u16),
        |sheet, column| drop(sheet.write_number_with_format(1, column, 90.0, &number_format("0.00"))),
        |sheet, column| drop(sheet.write_number_with_format(1, column, 0.0625, &number_format("[h]:mm"))),
        |sheet, column| drop(sheet.write_number_with_format(1, column, 0.0625, &number_format("h:mm"))),
        |sheet, column| drop(sheet.write_string(1, column, "90")),
        |sheet, column| drop(sheet.write_string(1, column, "90,0")),
        |sheet, column| drop(sheet.write_string(1, column, "90.00")),
    ] {
        assert_eq!(one(&with("minuten", write)).hoeveelheid.minuten, Some(90));
    }
    for (write, found) in [
        (
            (|sheet: &mut Worksheet, column| drop(sheet.write_number(1, column, 90.5)))
                as fn(&mut Worksheet, u16),
            "90,5",
        ),
        (|sheet, column| drop(sheet.write_string(1, column, "90,5")), "90,5"),
        (|sheet, column| drop(sheet.write_string(1, column, "1.000")), "1.000"),
        (|sheet, column| drop(sheet.write_number(1, column, -5.0)), "-5"),
        (|sheet, column| drop(sheet.write_number(1, column, 1441.0)), "1441"),
        (|sheet, column| drop(sheet.write_boolean(1, column, true)), "WAAR"),
    ] {
        let read = with("minuten", write);
        let finding = only(&read);
        assert_eq!((finding.rule.as_ref(), finding.found.as_deref()), ("registratie-getal", Some(found)));
        assert_eq!(read.geweigerd.len(), 1);
    }
}

#[test]
fn amounts_have_cents_as_numbers_and_as_text() {
    for (number, cents) in [(200.0, 20_000), (1250.5, 125_050), (19.99, 1_999), (0.1 + 0.2, 30)] {
        let found = with("bedrag", |sheet, column| drop(sheet.write_number(1, column, number)));
        assert_eq!(one(&found).hoeveelheid.bedrag, Some(cents), "{number}");
    }
    let found = with("bedrag", |sheet, column| drop(sheet.write_string(1, column, "1.250,50")));
    assert_eq!(one(&found).hoeveelheid.bedrag, Some(125_050));
    let found = with("bedrag", |sheet, column| drop(sheet.write_number(1, column, 19.999)));
    assert_eq!(only(&found).found.as_deref(), Some("19,999"));
}

#[test]
fn presence_is_a_word_or_true_and_false() {
    for (value, aanwezig) in [(true, true), (false, false)] {
        let found = with("aanwezig", |sheet, column| drop(sheet.write_boolean(1, column, value)));
        assert_eq!(one(&found).aanwezig, aanwezig);
    }
    let found = with("aanwezig", |sheet, column| drop(sheet.write_string(1, column, "Nee")));
    assert!(!one(&found).aanwezig);
    let found = with("aanwezig", |sheet, column| drop(sheet.write_number(1, column, 1.0)));
    assert_eq!(only(&found).rule, "registratie-janee");
}

#[test]
fn a_bsn_that_became_a_number_gets_its_zero_back() {
    // 012345672 passes the eleven test.
    for (number, bsn) in [(12_345_672.0, "012345672"), (999_900_006.0, BSN)] {
        let found = read(&leveringen(|sheet| {
            good(sheet);
            sheet.write_number(1, 0, number).unwrap();
        }));
        assert_eq!(one(&found).bsn.as_str(), bsn);
    }
    // As text it was typed so.
    let found = read(&leveringen(|sheet| {
        good(sheet);
        sheet.write_string(1, 0, "12345672").unwrap();
    }));
    assert_eq!(only(&found).rule, "registratie-bsn");
    assert!(!format!("{:?}", found.findings).contains("12345672"), "the number is masked");
}

#[test]
fn a_code_that_became_a_number_is_lost_and_told() {
    let found = read(&leveringen(|sheet| {
        good(sheet);
        sheet.write_number(1, 1, 15_001.0).unwrap();
    }));
    assert_eq!(one(&found).productcode, "15001");
    for (format, number) in
        [("0.00E+00", 2000.0), ("0.00E+00", 20_000.0), ("General", 2000.0), ("d-mmm", 46_121.0)]
    {
        let found = read(&leveringen(|sheet| {
            good(sheet);
            sheet.write_number_with_format(1, 1, number, &number_format(format)).unwrap();
        }));
        let finding = only(&found);
        assert_eq!((finding.rule.as_ref(), finding.line, finding.column), ("registratie-werkmap-cel", 2, 2));
        assert!(finding.message.nl.starts_with("Cel B2 "), "{}", finding.message.nl);
        assert_eq!((found.leveringen.len(), found.geweigerd.len()), (0, 1), "{format} {number}");
    }
}

#[test]
fn numbers_in_columns_of_text_stay_as_they_are_shown() {
    for (number, text) in [(12.0, "12"), (1.5, "1,5"), (1e20, "100000000000000000000")] {
        let found = with("referentie", |sheet, column| drop(sheet.write_number(1, column, number)));
        assert_eq!(one(&found).referentie.as_deref(), Some(text));
    }
    // An end of a line within a cell is one blank.
    let found = with("referentie", |sheet, column| drop(sheet.write_string(1, column, "a\nb")));
    assert_eq!(one(&found).referentie.as_deref(), Some("a b"));
}

#[test]
fn an_error_in_a_cell_refuses_its_row() {
    let sheet = |value: &str| {
        let good = super::support::xml_row(&[BSN, "02A03", "2026-04-09", "60"]);
        let header = super::support::xml_row(&super::support::HEADER);
        format!(
            "<worksheet><sheetData>{header}{good}<row><c t=\"str\"><v>{BSN}</v></c><c t=\"str\"><v>02A03</v></c>{value}</row></sheetData></worksheet>"
        )
    };
    let found = read(&by_hand(&sheet("<c t=\"e\"><v>#REF!</v></c>"), "<sst/>", "<styleSheet/>"));
    let finding = only(&found);
    assert_eq!((finding.rule.as_ref(), finding.line, finding.column), ("registratie-werkmap-cel", 3, 3));
    assert!(finding.message.nl.contains("Cel C3 bevat de fout `#REF!`"), "{}", finding.message.nl);
    assert_eq!((found.leveringen.len(), found.geweigerd.len(), found.rijen), (1, 1, 2));
    assert_eq!(found.geweigerd[0].bsn.map(|bsn| bsn.as_str().to_owned()).as_deref(), Some(BSN));
    let found = read(&by_hand(&sheet("<c t=\"d\"><v>2026-04-09</v></c>"), "<sst/>", "<styleSheet/>"));
    assert_eq!((found.leveringen.len(), found.findings.len()), (2, 0));
}
