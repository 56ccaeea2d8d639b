//! The empty workbook: what it holds, and that what is filled in is read.

use calamine::{Data, Reader as _, Xlsx};
use ibericht::declaration::{Tabel, read_workbook, template};
use ibericht::finding::Lang;
use ibericht::productbook::Book;

use super::support::{LIMIT, read};

fn book() -> Book {
    Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

#[test]
fn the_empty_workbook_has_every_table_with_every_column_and_no_row() {
    for (lang, book) in [(Lang::Nl, None), (Lang::En, Some(book()))] {
        let bytes = template(book.as_ref(), lang).unwrap();
        let read = read_workbook("leeg.xlsx", &bytes, LIMIT);
        assert_eq!(read.findings, []);
        assert_eq!(read.tables.iter().map(|(tabel, _)| *tabel).collect::<Vec<_>>(), Tabel::ALL);
        for (tabel, table) in &read.tables {
            let names: Vec<_> = tabel.columns().iter().map(|column| column.name).collect();
            assert_eq!(table.header, names);
            assert!(table.rows.is_empty());
        }
    }
}

#[test]
fn the_same_template_has_the_same_bytes() {
    let made = || template(Some(&book()), Lang::Nl).unwrap();
    assert_eq!(made(), made());
}

#[test]
fn every_column_is_explained_in_the_language() {
    for (lang, sheet, always) in [(Lang::Nl, "uitleg", "altijd"), (Lang::En, "explanation", "always")] {
        let bytes = template(None, lang).unwrap();
        let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
        let range = workbook.worksheet_range(sheet).unwrap();
        let lines: Vec<Vec<String>> =
            range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
        for tabel in Tabel::ALL {
            for column in tabel.columns() {
                let line =
                    lines.iter().find(|line| line[0] == tabel.name() && line[1] == column.name).unwrap();
                assert_eq!(line[2..], [column.meaning.get(lang), column.when.get(lang), column.example]);
                assert_eq!(column.required, line[3] == always, "{}", column.name);
            }
        }
    }
}

#[test]
fn cells_are_chosen_from_lists_and_checked_when_typed() {
    let bytes = template(Some(&book()), Lang::Nl).unwrap();
    let leveringen = part(&bytes, "xl/worksheets/sheet1.xml");
    for words in [
        "codes!$A$2:$A$",
        "codes!$D$2:$D$",
        "\"ja,nee\"",
        "type=\"date\"",
        "state=\"frozen\"",
        "prompt=\"De cliënt: negen cijfers.",
    ] {
        assert!(leveringen.contains(words), "{words}");
    }
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    let codes = workbook.worksheet_range("codes").unwrap();
    let listed: Vec<_> =
        codes.rows().skip(1).map(|row| row[0].to_string()).filter(|code| !code.is_empty()).collect();
    assert_eq!(listed, book().products.keys().map(|code| code.as_str().to_owned()).collect::<Vec<_>>());
    assert!(!part(&template(None, Lang::Nl).unwrap(), "xl/worksheets/sheet1.xml").contains("codes!"));
}

/// The examples of the explanation, filled in as Excel would hold them in the cells of the template.
#[test]
fn what_is_filled_in_is_read() {
    use rust_xlsxwriter::Workbook;
    let mut workbook = Workbook::new();
    for tabel in Tabel::ALL {
        let sheet = workbook.add_worksheet().set_name(tabel.name()).unwrap();
        for (index, column) in (0..).zip(tabel.columns()) {
            sheet.write_string(0, index, column.name).unwrap();
            match column.name {
                // A stay, an amount and pieces of one row would contradict its time.
                "begin" | "eind" | "aantal" | "einddatum" | "bedrag" => {}
                _ => {
                    sheet.write_string(1, index, column.example).unwrap();
                }
            }
        }
    }
    let found = read(&workbook.save_to_buffer().unwrap());
    assert_eq!(found.findings, []);
    assert_eq!((found.leveringen.len(), found.sessies.len(), found.deelnemers.len()), (1, 1, 1));
}
