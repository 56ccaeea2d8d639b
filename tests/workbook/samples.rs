//! The registrations of the sample month as a workbook are the same registrations.

use std::fs;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use ibericht::declaration::{Registraties, Tabel, Table};
use rust_xlsxwriter::{ExcelDateTime, Workbook, Worksheet};

use super::support::{LIMIT, number_format};

fn csv(tabel: Tabel) -> Vec<u8> {
    let file = format!("samples/april-2026/registraties/{}.csv", tabel.name());
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// Writes a cell as Excel would hold it: dates and times as such, numbers as numbers.
fn typed(sheet: &mut Worksheet, row: u32, column: u16, name: &str, text: &str) {
    match name {
        "datum" | "einddatum" => {
            let date = ExcelDateTime::parse_from_str(text).unwrap();
            sheet.write_datetime_with_format(row, column, &date, &number_format("dd-mm-yyyy")).unwrap();
        }
        "begin" | "eind" => {
            let (hours, minutes) = text.split_once(':').unwrap();
            let minutes = hours.parse::<f64>().unwrap() * 60.0 + minutes.parse::<f64>().unwrap();
            sheet.write_number_with_format(row, column, minutes / 1440.0, &number_format("hh:mm")).unwrap();
        }
        "minuten" | "aantal" | "duur" | "professionals" | "indirecte_minuten" | "toewijzingnummer"
        | "bsn" => {
            sheet.write_number(row, column, text.parse::<f64>().unwrap()).unwrap();
        }
        _ => drop(sheet.write_string(row, column, text).unwrap()),
    }
}

fn as_text(sheet: &mut Worksheet, row: u32, column: u16, _: &str, text: &str) {
    sheet.write_string(row, column, text).unwrap();
}

fn workbook(write: impl Fn(&mut Worksheet, u32, u16, &str, &str)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for tabel in Tabel::ALL {
        let table = Table::from_csv("x", &csv(tabel)).unwrap();
        let sheet = workbook.add_worksheet().set_name(tabel.name()).unwrap();
        for (column, name) in (0..).zip(&table.header) {
            sheet.write_string(0, column, name).unwrap();
        }
        for row in &table.rows {
            for ((column, name), text) in (0..).zip(&table.header).zip(&row.cells) {
                if !text.is_empty() {
                    write(sheet, row.line - 1, column, name, text);
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// What was read, without the names of the files.
fn told(registraties: &Registraties) -> String {
    let mut told = format!("{registraties:#?}");
    for tabel in Tabel::ALL {
        let name = tabel.name();
        told = told.replace(&format!("{name}.csv"), name).replace(&format!("registraties.xlsx!{name}"), name);
    }
    told
}

#[test]
fn a_workbook_says_what_the_csv_files_say() {
    let mut from_csv = Registraties::default();
    for tabel in Tabel::ALL {
        from_csv.add_csv(tabel, &format!("{}.csv", tabel.name()), &csv(tabel));
    }
    assert!(from_csv.leveringen.len() > 100);
    for bytes in [workbook(as_text), workbook(typed)] {
        let mut from_workbook = Registraties::default();
        from_workbook.add_workbook("registraties.xlsx", &bytes, LIMIT);
        assert_eq!(told(&from_workbook), told(&from_csv));
    }
}

/// Another reader of workbooks sees the same cells in what we read.
#[test]
fn another_reader_sees_the_same_texts() {
    let bytes = workbook(as_text);
    let ours = ibericht::declaration::read_workbook("registraties.xlsx", &bytes, LIMIT);
    assert_eq!(ours.findings, []);
    let mut theirs: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut cells = 0;
    for (tabel, table) in &ours.tables {
        let range = theirs.worksheet_range(tabel.name()).unwrap();
        for row in &table.rows {
            for (column, text) in (0..).zip(&row.cells) {
                let other = match range.get_value((row.line - 1, column)) {
                    Some(Data::String(text)) => text.trim(),
                    None | Some(Data::Empty) => "",
                    other => panic!("{other:?}"),
                };
                assert_eq!(text, other);
                cells += 1;
            }
        }
    }
    assert!(cells > 1000, "{cells}");
}
