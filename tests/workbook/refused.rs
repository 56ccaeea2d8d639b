//! What refuses a workbook, a sheet or a row: the cell or range, why, and what to do.

use ibericht::finding::Severity;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::support::{
    BOOK, BSN, HEADER, LIMIT, RELATED, ROOT, TYPES, by_hand, good, leveringen, one, only, read, refused, row,
    xml_row, zip,
};

#[test]
fn a_formula_refuses_its_row_and_names_the_cell() {
    let found = read(&leveringen(|sheet| {
        good(sheet);
        row(sheet, 2, &[BSN, "02A03", "2026-04-10"]);
        sheet.write_formula(2, 3, Formula::new("=30+30").set_result("60")).unwrap();
    }));
    let finding = only(&found);
    assert_eq!((finding.rule.as_ref(), finding.line, finding.column), ("registratie-werkmap-formule", 3, 4));
    assert_eq!(finding.message.nl, "Cel D3 bevat een formule");
    assert!(finding.advice.nl.contains("plak ze als waarden"), "{}", finding.advice.nl);
    assert_eq!((found.leveringen.len(), found.geweigerd.len(), found.rijen), (1, 1, 2));
}

#[test]
fn a_shared_formula_and_one_for_a_range_are_formulas() {
    for formula in ["<f t=\"shared\" si=\"0\"/>", "<f t=\"array\" ref=\"D2:D2\">SUM(1)</f>", "<f/>"] {
        let header = xml_row(&HEADER);
        let sheet = format!(
            "<worksheet><sheetData>{header}<row><c t=\"str\"><v>{BSN}</v></c><c t=\"str\"><v>02A03</v></c>\
             <c t=\"str\"><v>2026-04-09</v></c><c>{formula}<v>60</v></c></row></sheetData></worksheet>"
        );
        let found = read(&by_hand(&sheet, "<sst/>", "<styleSheet/>"));
        assert_eq!(only(&found).rule, "registratie-werkmap-formule", "{formula}");
        assert!(found.leveringen.is_empty());
    }
}

#[test]
fn formulas_filled_down_over_empty_rows_are_counted_and_told() {
    let empty = "<row><c/><c/><c/><c t=\"str\"><f>IF(A3,1,\"\")</f><v></v></c></row>".repeat(3);
    let good = [HEADER, [BSN, "02A03", "2026-04-09", "60"]].map(|cells| xml_row(&cells)).concat();
    let sheet = format!("<worksheet><sheetData>{good}{empty}</sheetData></worksheet>");
    let found = read(&by_hand(&sheet, "<sst/>", "<styleSheet/>"));
    let finding = only(&found);
    assert_eq!((finding.severity, finding.line), (Severity::Warning, 3));
    assert_eq!(finding.message.nl, "3 rijen hebben alleen formules zonder uitkomst");
    assert_eq!(found.leveringen.len(), 1);
}

#[test]
fn a_formula_in_the_header_leaves_the_workbook_unread() {
    let bytes = leveringen(|sheet| {
        good(sheet);
        sheet.write_formula(0, 3, Formula::new("=\"minuten\"").set_result("minuten")).unwrap();
    });
    assert_eq!(refused(&bytes, "registratie-werkmap-kop", "Cel D1").line, 1);
}

#[test]
fn merged_cells_in_the_table_leave_the_workbook_unread() {
    let merge = |first: u32, last: u32| {
        leveringen(|sheet| {
            row(sheet, 1, &HEADER);
            row(sheet, 2, &[BSN, "02A03", "2026-04-09", "60"]);
            row(sheet, 3, &[BSN, "02A03", "2026-04-10", "60"]);
            let text = if first == 0 { "titel" } else { BSN };
            let width = if first == 0 { 3 } else { 0 };
            sheet.merge_range(first, 0, last, width, text, &Format::new()).unwrap();
        })
    };
    let finding = refused(&merge(2, 3), "registratie-werkmap-samengevoegd", "A3:A4");
    assert_eq!((finding.path.as_str(), finding.line, finding.column), ("registraties.xlsx!leveringen", 3, 1));
    // A title over several columns stands above the table.
    assert_eq!(read(&merge(0, 0)).leveringen.len(), 2);
    assert_eq!(read(&merge(0, 0)).findings, []);
}

#[test]
fn a_sheet_without_header_is_refused() {
    let bytes = leveringen(|sheet| row(sheet, 0, &[BSN, "02A03", "2026-04-09", "60"]));
    let finding = refused(&bytes, "registratie-werkmap-kop", "geen kop");
    assert!(finding.advice.nl.contains("`bsn`, `productcode`, `datum`"), "{}", finding.advice.nl);
    let late = leveringen(|sheet| {
        (0..20).for_each(|line| row(sheet, line, &["titel"]));
        row(sheet, 20, &HEADER);
    });
    refused(&late, "registratie-werkmap-kop", "20");
}

#[test]
fn the_same_sheet_twice_is_refused() {
    let mut workbook = Workbook::new();
    good(workbook.add_worksheet().set_name("leveringen").unwrap());
    good(workbook.add_worksheet().set_name("Leveringen ").unwrap());
    let found = read(&workbook.save_to_buffer().unwrap());
    assert_eq!(found.findings[0].rule, "registratie-werkmap-blad");
    assert!(found.leveringen.is_empty());
}

#[test]
fn a_workbook_without_our_sheets_is_refused() {
    let finding =
        refused(&Workbook::new().save_to_buffer().unwrap(), "registratie-werkmap-blad", "geen ingevuld blad");
    assert!(finding.advice.nl.contains("--template"), "{}", finding.advice.nl);
}

#[test]
fn a_password_an_old_workbook_and_no_workbook_are_told_apart() {
    let magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let finding =
        refused(&[&magic[..], &[0; 600], &name].concat(), "registratie-werkmap-wachtwoord", "wachtwoord");
    assert_eq!(finding.path, "registraties.xlsx");
    refused(&[&magic[..], &[0; 600]].concat(), "registratie-werkmap-bestand", "Excel 97-2003 (.xls)");
    let open_document =
        zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]);
    refused(&open_document, "registratie-werkmap-bestand", "OpenDocument (.ods)");
    refused(&zip(&[TYPES, ("xl/workbook.bin", "")]), "registratie-werkmap-bestand", ".xlsb");
    refused(b"bsn;productcode", "registratie-werkmap-bestand", "geen werkmap");
    refused(b"", "registratie-werkmap-bestand", "geen werkmap");
    refused(&zip(&[("brief.txt", "dag")]), "registratie-werkmap-bestand", "geen werkmap");
}

#[test]
fn macros_refuse_the_workbook() {
    let types =
        "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    let sheet = ("xl/worksheets/sheet1.xml", "<worksheet/>");
    for extra in
        [("[Content_Types].xml", types), ("xl/vbaProject.bin", ""), ("xl/macrosheets/sheet1.xml", "<x/>")]
    {
        let types = if extra.0 == TYPES.0 { extra } else { TYPES };
        let mut parts = vec![types, ROOT, BOOK, RELATED, sheet];
        if extra.0 != TYPES.0 {
            parts.push(extra);
        }
        let finding = refused(&zip(&parts), "registratie-werkmap-macro", "macro's");
        assert!(finding.advice.nl.contains("zonder macro's"), "{}", finding.advice.nl);
    }
}

#[test]
fn links_to_other_files_are_told_and_not_followed() {
    let sheet = format!(
        "<worksheet><sheetData>{}{}</sheetData></worksheet>",
        xml_row(&HEADER),
        xml_row(&[BSN, "02A03", "2026-04-09", "60"])
    );
    let parts = [
        TYPES,
        ROOT,
        BOOK,
        RELATED,
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/externalLinks/externalLink1.xml", "<x/>"),
    ];
    let found = read(&zip(&parts));
    let finding = only(&found);
    assert_eq!(
        (finding.rule.as_ref(), finding.severity),
        ("registratie-werkmap-koppeling", Severity::Warning)
    );
    assert_eq!(found.leveringen.len(), 1);
    assert_eq!(one(&read(&zip(&parts[..5]))).place.regel, 2);
}

#[test]
fn a_damaged_workbook_is_refused() {
    let whole = leveringen(good);
    for cut in [10, whole.len() / 2, whole.len() - 10] {
        refused(&whole[..cut], "registratie-werkmap-bestand", "beschadigd");
    }
    let mut bent = whole.clone();
    let middle = bent.len() / 3;
    bent[middle..middle + 40].fill(0);
    let found = read(&bent);
    assert!(found.leveringen.is_empty() || found.findings.is_empty());
    for sheet in ["<worksheet><sheetData><row>", "<a></b>", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"] {
        refused(&by_hand(sheet, "<sst/>", "<styleSheet/>"), "registratie-werkmap-bestand", "beschadigd");
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bomb = by_hand(&" ".repeat(LIMIT + 1), "<sst/>", "<styleSheet/>");
    assert!(bomb.len() < LIMIT / 100);
    refused(&bomb, "registratie-werkmap-omvang", "meer dan 10 MB");
    let names: Vec<String> = (0..1001).map(|number| format!("xl/{number}.xml")).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    refused(&zip(&parts), "registratie-werkmap-omvang", "1000 onderdelen");
}
