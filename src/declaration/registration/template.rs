//! An empty workbook to register care in: our own tables with their formats, choices and explanation.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, Formula,
    IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::workbook::{CODES, EXPLANATION};
use super::{Column, Kind, Tabel};
use crate::finding::{Lang, Text};
use crate::productbook::Book;

/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;

/// The first and last day that a date may be when it is typed.
const DAYS: [(u16, u8, u8); 2] = [(2015, 1, 1), (2099, 12, 31)];

/// Writes an empty workbook; with a product book its products and activities can be chosen from a list.
///
/// The same arguments give the same bytes.
///
/// # Errors
/// [`XlsxError`] when the workbook cannot be made, as of a product book with more than a million products.
pub fn template(book: Option<&Book>, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of writing would make every workbook another one.
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let lists = Lists::of(book);
    for tabel in Tabel::ALL {
        table(workbook.add_worksheet(), tabel, &lists, lang)?;
    }
    explanation(workbook.add_worksheet(), lang)?;
    if let Some(book) = book {
        codes(workbook.add_worksheet(), book, lang)?;
    }
    workbook.save_to_buffer()
}

fn head() -> Format {
    Format::new().set_bold().set_background_color("#DDEBF7").set_align(FormatAlign::Top).set_text_wrap()
}

/// The choices that the sheet with codes gives, as formulas.
struct Lists {
    products: Option<String>,
    activities: Option<String>,
}

impl Lists {
    fn of(book: Option<&Book>) -> Self {
        let list = |column: &str, count: usize| {
            (count > 0).then(|| format!("={CODES}!${column}$2:${column}${}", count + 1))
        };
        Self {
            products: book.and_then(|book| list("A", book.products.len())),
            activities: book.and_then(|book| list("D", book.activities.len())),
        }
    }

    fn of_column(&self, column: &Column) -> Option<&str> {
        match column.name {
            "productcode" => self.products.as_deref(),
            "activiteit" => self.activities.as_deref(),
            _ => None,
        }
    }
}

fn table(sheet: &mut Worksheet, tabel: Tabel, lists: &Lists, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(tabel.name())?.set_freeze_panes(1, 0)?;
    for (index, column) in (0_u16..).zip(tabel.columns()) {
        let letters = u32::try_from(column.name.len().max(column.example.len())).unwrap_or(0);
        sheet.set_column_width(index, f64::from(letters + 4))?;
        sheet.set_column_format(index, &Format::new().set_num_format(number_format(column.kind)))?;
        sheet.write_string_with_format(0, index, column.name, &head().set_num_format("@"))?;
        sheet.add_data_validation(0, index, 0, index, &said(column, lang)?)?;
        if let Some(check) = check(column, lists.of_column(column), lang)? {
            sheet.add_data_validation(1, index, LAST_ROW, index, &check)?;
        }
        if column.kind == Kind::Bsn {
            sheet.ignore_error_range(1, index, LAST_ROW, index, IgnoreError::NumberStoredAsText)?;
        }
    }
    Ok(())
}

/// The format of a column: what is a code stays text, so that no zero and no `E` is lost.
const fn number_format(kind: Kind) -> &'static str {
    match kind {
        Kind::Bsn | Kind::Code | Kind::Text => "@",
        Kind::Date => "dd-mm-yyyy",
        Kind::Time => "[hh]:mm",
        Kind::Minutes | Kind::Count => "0",
        Kind::Euros => "#,##0.00",
        Kind::YesNo => "General",
    }
}

/// What appears when the header cell is chosen.
fn said(column: &Column, lang: Lang) -> Result<DataValidation, XlsxError> {
    let example =
        Text::new(format!("Bijvoorbeeld: {}", column.example), format!("For example: {}", column.example));
    let message = format!(
        "{}.\n{}: {}.\n{}",
        column.meaning.get(lang),
        WHEN.get(lang),
        column.when.get(lang),
        example.get(lang)
    );
    DataValidation::new().allow_any_value().set_input_title(column.name)?.set_input_message(message)
}

const WHEN: Text = Text::fixed("Invullen", "Fill in");

/// What may be typed in the cells of a column.
fn check(column: &Column, list: Option<&str>, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let (rule, expected) = match (column.kind, list) {
        (_, Some(list)) => (
            rule.allow_list_formula(Formula::new(list)),
            Text::fixed(
                "Kies uit de lijst, of typ een code van het blad `codes`",
                "Choose from the list, or type a code of the sheet `codes`",
            ),
        ),
        (Kind::Bsn, _) => (
            rule.allow_text_length(DataValidationRule::EqualTo(9)),
            Text::fixed("Een BSN heeft 9 cijfers", "A BSN has 9 digits"),
        ),
        (Kind::Date, _) => {
            let [from, until] = DAYS.map(|(year, month, day)| ExcelDateTime::from_ymd(year, month, day));
            (
                rule.allow_date(DataValidationRule::Between(from?, until?)),
                Text::fixed("Typ een datum als 30-04-2026", "Type a date such as 30-04-2026"),
            )
        }
        (Kind::Time, _) => (
            rule.allow_decimal_number(DataValidationRule::Between(0.0, 1.0)),
            Text::fixed("Typ een tijd als 09:30, t/m 24:00", "Type a time such as 09:30, up to 24:00"),
        ),
        (Kind::Minutes, _) => (
            rule.allow_whole_number(DataValidationRule::Between(0, 1440)),
            Text::fixed("Typ hele minuten, van 0 t/m 1440", "Type whole minutes, from 0 to 1440"),
        ),
        (Kind::Count, _) => (
            rule.allow_whole_number(DataValidationRule::Between(0, 999_999_999)),
            Text::fixed("Typ een geheel getal", "Type a whole number"),
        ),
        (Kind::Euros, _) => (
            rule.allow_decimal_number(DataValidationRule::Between(0.0, 999_999.99)),
            Text::fixed("Typ een bedrag als 1250,50", "Type an amount such as 1250.50"),
        ),
        (Kind::YesNo, _) => (
            rule.allow_list_strings(&["ja", "nee"])?,
            Text::fixed("Kies ja of nee", "Choose ja (yes) or nee (no)"),
        ),
        (Kind::Code | Kind::Text, None) => return Ok(None),
    };
    Ok(Some(rule.set_error_title(column.name)?.set_error_message(expected.get(lang))?))
}

fn explanation(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    let [dutch, english] = EXPLANATION;
    let name = Text::fixed(dutch, english);
    sheet.set_name(name.get(lang))?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, width) in [(0, 14), (1, 22), (2, 60), (3, 44), (4, 16)] {
        sheet.set_column_width(column, width)?;
    }
    for (row, line) in (0..).zip(&LINES) {
        sheet.write_string(row, 0, line.get(lang))?;
    }
    let mut row = u32::try_from(LINES.len()).unwrap_or(0) + 1;
    for (index, title) in (0_u16..).zip(&TITLES) {
        sheet.write_string_with_format(row, index, title.get(lang), &head())?;
    }
    for tabel in Tabel::ALL {
        for column in tabel.columns() {
            row += 1;
            let cells =
                [tabel.name(), column.name, column.meaning.get(lang), column.when.get(lang), column.example];
            for (index, cell) in (0_u16..).zip(cells) {
                sheet.write_string_with_format(row, index, cell, &wrap)?;
            }
        }
    }
    Ok(())
}

/// What is said above the table of columns.
const LINES: [Text; 5] = [
    Text::fixed(
        "Registraties voor een declaratie. Eén rij is één levering, sessie of deelnemer.",
        "Registrations for a declaration. One row is one delivery, session or participant.",
    ),
    Text::fixed(
        "Zorg aan één cliënt staat in `leveringen`; een groep staat in `sessies`, met haar deelnemers in `deelnemers`.",
        "Care of one client stands in `leveringen`; a group stands in `sessies`, with its participants in `deelnemers`.",
    ),
    Text::fixed(
        "Laat de namen van bladen en kolommen staan; kolommen die u niet gebruikt, mogen weg. Een blad mag leeg blijven.",
        "Leave the names of sheets and columns as they are; columns that you do not use may go. A sheet may stay empty.",
    ),
    Text::fixed(
        "Gebruik geen formules en voeg geen cellen samen: die rijen of bladen worden geweigerd. Plak als waarden.",
        "Use no formulas and merge no cells: such rows or sheets are refused. Paste as values.",
    ),
    Text::fixed(
        "Dit blad en het blad `codes` worden niet gelezen.",
        "This sheet and the sheet `codes` are not read.",
    ),
];

const TITLES: [Text; 5] = [
    Text::fixed("blad", "sheet"),
    Text::fixed("kolom", "column"),
    Text::fixed("wat", "what"),
    Text::fixed("invullen", "fill in"),
    Text::fixed("voorbeeld", "example"),
];

/// The products and activities of the book, with their names.
fn codes(sheet: &mut Worksheet, book: &Book, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(CODES)?.set_freeze_panes(1, 0)?;
    for (column, width) in [(0, 14), (1, 60), (3, 40), (4, 60)] {
        sheet.set_column_width(column, width)?;
    }
    let product = Text::fixed("product", "product");
    let remark = Text::fixed("opmerking", "remark");
    let titles = [(0_u16, "productcode"), (1, product.get(lang)), (3, "activiteit"), (4, remark.get(lang))];
    for (column, title) in titles {
        sheet.write_string_with_format(0, column, title, &head())?;
    }
    for (row, product) in (1..).zip(book.products.values()) {
        sheet.write_string(row, 0, product.code.as_str())?.write_string(row, 1, &product.name)?;
    }
    for (row, activity) in (1..).zip(&book.activities) {
        sheet.write_string(row, 3, &activity.name)?.write_string(row, 4, activity.remark.get(lang))?;
    }
    Ok(())
}
