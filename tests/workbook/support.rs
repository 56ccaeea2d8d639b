//! Workbooks made for a test, by a library or by hand.

use std::io::{Cursor, Write};

use ibericht::declaration::{Levering, Registraties};
use ibericht::finding::Finding;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const LIMIT: usize = 10_000_000;

pub const BSN: &str = "999900006";

pub const HEADER: [&str; 4] = ["bsn", "productcode", "datum", "minuten"];

/// A workbook with one sheet `leveringen`.
pub fn leveringen(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("leveringen").unwrap();
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}

/// Writes texts in a row.
pub fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        if !cell.is_empty() {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

/// A good row of `leveringen` below its header.
pub fn good(sheet: &mut Worksheet) {
    row(sheet, 0, &HEADER);
    row(sheet, 1, &[BSN, "02A03", "2026-04-09", "60"]);
}

pub fn read(bytes: &[u8]) -> Registraties {
    let mut registraties = Registraties::default();
    registraties.add_workbook("registraties.xlsx", bytes, LIMIT);
    registraties
}

pub fn one(registraties: &Registraties) -> &Levering {
    assert_eq!(registraties.findings, []);
    let [levering] = &registraties.leveringen[..] else { panic!("{registraties:#?}") };
    levering
}

pub fn only(registraties: &Registraties) -> &Finding {
    let [finding] = &registraties.findings[..] else { panic!("{:#?}", registraties.findings) };
    finding
}

/// The one finding, whose rule, place and words are what they should be, and nothing that was read.
pub fn refused(bytes: &[u8], rule: &str, words: &str) -> Finding {
    let registraties = read(bytes);
    let finding = only(&registraties).clone();
    assert_eq!(finding.rule, rule, "{finding:#?}");
    assert!(finding.is_error(), "{finding:#?}");
    for (message, advice) in
        [(&finding.message.nl, &finding.advice.nl), (&finding.message.en, &finding.advice.en)]
    {
        assert!(!message.is_empty() && !advice.is_empty());
    }
    assert!(finding.message.nl.contains(words), "{}", finding.message.nl);
    assert!(registraties.leveringen.is_empty() && registraties.geweigerd.is_empty());
    finding
}

pub fn number_format(code: &str) -> Format {
    Format::new().set_num_format(code)
}

/// A ZIP of parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");

pub const ROOT: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);

pub const BOOK: (&str, &str) = (
    "xl/workbook.xml",
    r#"<workbook><workbookPr/><sheets><sheet name="leveringen" sheetId="1" r:id="r1"/></sheets></workbook>"#,
);

pub const RELATED: (&str, &str) = (
    "xl/_rels/workbook.xml.rels",
    r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://x/relationships/styles" Target="/xl/styles.xml"/></Relationships>"#,
);

/// A workbook of which the sheet `leveringen` is written by hand.
pub fn by_hand(sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    let parts = [
        TYPES,
        ROOT,
        BOOK,
        RELATED,
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ];
    zip(&parts)
}

/// A row of texts in the cells themselves, as XML.
pub fn xml_row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cells = cells.iter().map(cell).collect::<Vec<_>>().concat();
    format!("<row>{cells}</row>")
}
