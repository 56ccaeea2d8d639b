//! Where the table stands: titles above it, empty rows and columns in it, other sheets beside it.

use ibericht::finding::Severity;
use rust_xlsxwriter::Workbook;

use super::support::{BSN, HEADER, good, leveringen, one, only, read, row};

#[test]
fn a_title_and_empty_rows_and_columns_make_no_difference() {
    let found = read(&leveringen(|sheet| {
        row(sheet, 0, &["Registraties april"]);
        row(sheet, 2, &["", "Zorg & Co", "geprint 1 mei"]);
        row(sheet, 5, &["", "BSN ", "", " Productcode", "Datum", "", "minuten"]);
        row(sheet, 8, &["", BSN, "", "02A03", "2026-04-09", "", "6o"]);
        row(sheet, 12, &["", BSN, "", "02A03", "2026-04-10", "", "60"]);
    }));
    let finding = only(&found);
    // The row and column of the sheet: G9.
    assert_eq!((finding.rule.as_ref(), finding.line, finding.column), ("registratie-getal", 9, 7));
    assert_eq!(finding.path, "registraties.xlsx!leveringen/minuten");
    let [levering] = &found.leveringen[..] else { panic!("{found:#?}") };
    assert_eq!((levering.place.regel, levering.hoeveelheid.minuten, found.rijen), (13, Some(60), 2));
}

#[test]
fn a_row_of_registrations_above_the_header_is_told() {
    let found = read(&leveringen(|sheet| {
        row(sheet, 0, &[BSN, "02A03", "2026-04-08", "60"]);
        row(sheet, 1, &HEADER);
        row(sheet, 2, &[BSN, "02A03", "2026-04-09", "60"]);
    }));
    let finding = only(&found);
    assert_eq!(
        (finding.rule.as_ref(), finding.severity, finding.line),
        ("registratie-werkmap-kop", Severity::Warning, 1)
    );
    assert_eq!(found.leveringen.len(), 1);
}

#[test]
fn totals_below_the_registrations_are_not_dropped_in_silence() {
    let found = read(&leveringen(|sheet| {
        good(sheet);
        row(sheet, 3, &["Totaal", "", "", "60"]);
    }));
    assert_eq!((found.leveringen.len(), found.geweigerd.len(), found.rijen), (1, 1, 2));
    assert!(found.findings.iter().all(|finding| finding.line == 4 && finding.is_error()));
    assert_eq!(found.findings[0].rule, "registratie-bsn");
}

#[test]
fn a_wrong_column_leaves_the_whole_workbook_unread() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("leveringen").unwrap();
    good(sheet);
    let sheet = workbook.add_worksheet().set_name("sessies").unwrap();
    row(sheet, 0, &["sessie", "productcode", "datum", "duurr", "professionals"]);
    row(sheet, 1, &["S1", "02A17", "2026-04-09", "60", "1"]);
    let found = read(&workbook.save_to_buffer().unwrap());
    let told: Vec<_> =
        found.findings.iter().map(|finding| (finding.rule.as_ref(), finding.path.as_str())).collect();
    assert_eq!(
        told,
        [
            ("registratie-kolom", "registraties.xlsx!sessies/duurr"),
            ("registratie-kolom", "registraties.xlsx!sessies/duur"),
            ("registratie-werkmap-blad", "registraties.xlsx")
        ]
    );
    assert!(found.findings[0].advice.nl.contains("`duur`"), "{}", found.findings[0].advice.nl);
    assert!(found.leveringen.is_empty() && found.sessies.is_empty());
}

#[test]
fn what_stands_beside_the_table_has_no_column() {
    let found = read(&leveringen(|sheet| {
        good(sheet);
        row(sheet, 2, &["", "", "", "", "", "let op"]);
    }));
    let finding = &found.findings[0];
    assert_eq!((finding.rule.as_ref(), finding.column), ("registratie-kolom", 6));
    assert_eq!(finding.message.nl, "Een kolom heeft geen naam");
    assert!(found.leveringen.is_empty());
}

#[test]
fn sheets_are_found_in_any_case_and_others_are_told() {
    let mut workbook = Workbook::new();
    good(workbook.add_worksheet().set_name("Leveringen").unwrap());
    row(
        workbook.add_worksheet().set_name("SESSIES").unwrap(),
        0,
        &["sessie", "productcode", "datum", "duur"],
    );
    workbook.add_worksheet().set_name("deelnemers").unwrap();
    workbook.add_worksheet().set_name("Blad1").unwrap();
    row(workbook.add_worksheet().set_name("Uitleg").unwrap(), 0, &["Zo werkt het"]);
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(one(&read(&bytes)).place.bestand.as_ref(), "registraties.xlsx!Leveringen");

    row(workbook.add_worksheet().set_name("mei").unwrap(), 0, &["ook zorg"]);
    let found = read(&workbook.save_to_buffer().unwrap());
    let finding = only(&found);
    assert_eq!((finding.rule.as_ref(), finding.severity), ("registratie-werkmap-blad", Severity::Warning));
    assert_eq!((finding.path.as_str(), found.leveringen.len()), ("registraties.xlsx!mei", 1));
}

#[test]
fn registrations_on_a_sheet_with_another_name_are_never_left_out_in_silence() {
    let mut workbook = Workbook::new();
    good(workbook.add_worksheet().set_name("leveringen").unwrap());
    good(workbook.add_worksheet().set_name("Zorg april").unwrap());
    let found = read(&workbook.save_to_buffer().unwrap());
    let finding = &found.findings[0];
    assert_eq!((finding.rule.as_ref(), finding.severity), ("registratie-werkmap-blad", Severity::Error));
    assert_eq!(finding.path, "registraties.xlsx!Zorg april");
    assert!(finding.advice.nl.contains("Noem het blad `leveringen`"), "{finding:?}");
    assert!(found.leveringen.is_empty(), "nothing half processed");
}

#[test]
fn what_is_hidden_counts_and_is_told() {
    for hide in [
        (|sheet| drop(sheet.set_row_hidden(1))) as fn(&mut rust_xlsxwriter::Worksheet),
        |sheet| drop(sheet.set_column_hidden(3)),
        |sheet| {
            sheet.set_hidden(true);
        },
    ] {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("Blad1").unwrap();
        let sheet = workbook.add_worksheet().set_name("leveringen").unwrap();
        good(sheet);
        hide(sheet);
        let found = read(&workbook.save_to_buffer().unwrap());
        let finding = only(&found);
        assert_eq!(
            (finding.rule.as_ref(), finding.severity),
            ("registratie-werkmap-verborgen", Severity::Warning)
        );
        assert_eq!(found.leveringen.len(), 1);
    }
}
