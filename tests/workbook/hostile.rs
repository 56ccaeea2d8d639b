//! Workbooks that no program writes: refused or read, never more memory than allowed, never a panic.

use ibericht::finding::Finding;

use super::support::{BSN, HEADER, by_hand, read, refused, xml_row};

fn sheet(rows: &str) -> Vec<u8> {
    by_hand(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"), "<sst/>", "<styleSheet/>")
}

#[test]
fn addresses_and_numbers_that_cannot_be_are_damage() {
    for rows in [
        "<row r=\"0\"><c/></row>",
        "<row r=\"99999999999\"><c/></row>",
        "<row r=\"1048577\"><c/></row>",
        "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"1\"/><row r=\"1\"/>",
        "<row><c r=\"ZZZZZZZ1\"/></row>",
        "<row><c r=\"A2\"/></row>",
        "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row><c t=\"s\"><v>0</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>",
        "<row><c t=\"n\"><v>twee</v></c></row>",
        "<row><c><v>1e999</v></c></row>",
        "<row><c><v>NaN</v></c></row>",
        "<row/></sheetData><mergeCells><mergeCell ref=\"C4:B2\"/></mergeCells><sheetData>",
    ] {
        refused(&sheet(rows), "registratie-werkmap-bestand", "beschadigd");
    }
}

#[test]
fn a_count_that_is_claimed_is_not_believed() {
    let strings =
        "<sst count=\"18446744073709551615\" uniqueCount=\"18446744073709551615\"><si><t>x</t></si></sst>";
    let rows = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{}{}</sheetData></worksheet>",
        xml_row(&HEADER),
        xml_row(&[BSN, "02A03", "2026-04-09", "60"])
    );
    let found = read(&by_hand(&rows, strings, "<styleSheet/>"));
    assert_eq!((found.findings.len(), found.leveringen.len()), (0, 1));
}

#[test]
fn a_long_text_in_many_cells_is_not_unpacked_many_times() {
    let long = "x".repeat(1_000_000);
    let header = xml_row(&["bsn", "productcode", "datum", "referentie"]);
    let row = format!(
        "<row><c t=\"str\"><v>{BSN}</v></c><c t=\"str\"><v>02A03</v></c><c t=\"str\"><v>2026-04-09</v></c><c t=\"s\"><v>0</v></c></row>"
    );
    let rows = format!("<worksheet><sheetData>{header}{}</sheetData></worksheet>", row.repeat(100));
    refused(
        &by_hand(&rows, &format!("<sst><si><t>{long}</t></si></sst>"), "<styleSheet/>"),
        "registratie-werkmap-omvang",
        "10 MB",
    );
}

#[test]
fn white_space_that_is_taken_out_counts_as_well() {
    let long = format!("{}x", " ".repeat(1_000_000));
    let header = xml_row(&["bsn", "productcode", "datum", "referentie"]);
    let cells: String =
        [BSN, "02A03", "2026-04-09"].map(|text| format!("<c t=\"str\"><v>{text}</v></c>")).concat();
    let row = format!("<row>{cells}<c t=\"s\"><v>0</v></c></row>");
    let rows = format!("<worksheet><sheetData>{header}{}</sheetData></worksheet>", row.repeat(100));
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    refused(&by_hand(&rows, &strings, "<styleSheet/>"), "registratie-werkmap-omvang", "10 MB");
}

/// Both would take hours when every cell looked through the whole text, or every attribute at all before it.
#[test]
fn long_texts_in_the_first_rows_and_many_attributes_take_no_time() {
    let shared = "<c t=\"s\"><v>0</v></c>".repeat(10_000);
    let attributes: String =
        (0..500_000).flat_map(|number| [" a".to_owned(), number.to_string(), "=\"\"".to_owned()]).collect();
    for long in ["x ".repeat(1_000_000), " ".repeat(2_000_000)] {
        let strings = format!("<sst><si><t>{long}</t></si></sst>");
        let titles = format!("<row>{shared}</row>").repeat(20);
        let sheet = format!("<worksheet><sheetData>{titles}</sheetData></worksheet>");
        let found = read(&by_hand(&sheet, &strings, "<styleSheet/>"));
        assert!(found.findings.iter().any(Finding::is_error), "{:?}", found.findings);
    }
    let good = xml_row(&[BSN, "02A03", "2026-04-09", "60"]);
    let rows = format!("{}{good}<row{attributes}/>", xml_row(&HEADER));
    assert_eq!(read(&sheet(&rows)).leveringen.len(), 1);
}

#[test]
fn more_columns_or_rows_than_a_table_has_are_refused() {
    let names: Vec<String> = (0..100).map(|number| format!("k{number}")).collect();
    let wide: Vec<&str> = HEADER.into_iter().chain(names.iter().map(String::as_str)).collect();
    refused(&sheet(&xml_row(&wide)), "registratie-werkmap-omvang", "64 kolommen");
    let rows = format!("{}{}", xml_row(&HEADER), "<row><c><v>1</v></c></row>".repeat(200_001));
    refused(&sheet(&rows), "registratie-werkmap-omvang", "200000");
    // Rows with a look and nothing in them are no rows.
    let rows = format!(
        "{}{}{}",
        xml_row(&HEADER),
        xml_row(&[BSN, "02A03", "2026-04-09", "60"]),
        "<row><c s=\"1\"/></row>".repeat(300_000)
    );
    assert_eq!(read(&sheet(&rows)).leveringen.len(), 1);
}

/// Bends bytes of the parts themselves: a bent ZIP is seen by its checksums before a part is read.
#[test]
fn no_changed_byte_makes_it_panic_or_read_half() {
    let good = xml_row(&[BSN, "02A03", "2026-04-09", "60"]);
    let sheet = format!(
        "<worksheet><cols><col hidden=\"1\"/></cols><sheetData>{}{good}<row r=\"7\"><c r=\"A7\" t=\"s\"><v>0</v></c>\
         <c r=\"B7\" s=\"1\"><f>A1</f><v>46121.5</v></c></row></sheetData><mergeCells><mergeCell ref=\"F1:G2\"/>\
         </mergeCells></worksheet>",
        xml_row(&HEADER)
    );
    let strings = "<sst uniqueCount=\"1\"><si><r><t>a &amp; b</t></r><rPh><t>c</t></rPh></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/></numFmts><cellXfs>\
                  <xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let mut seed = 7_u64;
    let mut bend = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..2 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap() % bytes.len();
            bytes[at] = b"<>/\"=0123456789 aAzZ:;[]#&e.-"[usize::try_from(seed >> 20 & 0xff).unwrap() % 29];
        }
        String::from_utf8(bytes).unwrap()
    };
    let mut read_well = 0;
    for round in 0..1000 {
        let parts = [&sheet[..], strings, styles];
        let mut parts = parts.map(str::to_owned);
        parts[round % 3] = bend(&parts[round % 3]);
        let found = read(&by_hand(&parts[0], &parts[1], &parts[2]));
        let rows = found.leveringen.len() + found.geweigerd.len();
        assert!(rows > 0 || !found.findings.is_empty(), "{parts:?}");
        assert!(found.rijen == rows || found.rijen == 0 || !found.findings.is_empty());
        read_well += usize::from(rows == 2);
    }
    assert!(read_well > 50, "{read_well}");
}
