//! What is said about a workbook and its sheets.

use super::found::Found;
use crate::declaration::registration::Tabel;
use crate::finding::{Finding, Level, Severity, Text, counted};
use crate::workbook::{Area, Named, Refused, Sheet, Value, column_name};

/// Ranges and rows that are named; the rest is counted.
const NAMED: usize = 5;

fn error(rule: &'static str, label: &str, message: Text, advice: Text) -> Finding {
    Finding::new(rule, Level::Schema, Severity::Error, message, advice).at(label)
}

fn warning(rule: &'static str, label: &str, message: Text, advice: Text) -> Finding {
    Finding::new(rule, Level::Productbook, Severity::Warning, message, advice).at(label)
}

/// A workbook, or a sheet of it, that cannot be read.
pub(super) fn refused(label: &str, refused: &Refused) -> Finding {
    let rule = match refused {
        Refused::Password => "registratie-werkmap-wachtwoord",
        Refused::Macros => "registratie-werkmap-macro",
        Refused::OtherKind(_) | Refused::NoWorkbook | Refused::Damaged(_) => "registratie-werkmap-bestand",
        Refused::TooLarge { .. } | Refused::TooManyMembers { .. } | Refused::TooManyRows { .. } => {
            "registratie-werkmap-omvang"
        }
    };
    let (message, advice) = refused.texts();
    error(rule, label, message, advice)
}

pub(super) fn links(label: &str) -> Finding {
    warning(
        "registratie-werkmap-koppeling",
        label,
        Text::fixed("De werkmap verwijst naar andere bestanden", "The workbook refers to other files"),
        Text::fixed(
            "Niets, als de registraties zelf in de werkmap staan; uit andere bestanden wordt niets gelezen",
            "Nothing, if the registrations themselves are in the workbook; nothing is read from other files",
        ),
    )
}

pub(super) fn not_read(label: &str) -> Finding {
    warning(
        "registratie-werkmap-blad",
        label,
        Text::fixed("Dit blad is niet gelezen", "This sheet was not read"),
        Text::fixed(
            "Niets, als er geen registraties op staan; noem een blad met registraties `leveringen`, `sessies` of \
             `deelnemers`",
            "Nothing, if there are no registrations on it; name a sheet with registrations `leveringen`, `sessies` \
             or `deelnemers`",
        ),
    )
}

/// Registrations on a sheet with a name of its own: without them what is declared would be incomplete.
pub(super) fn other_name(label: &str, tabel: Tabel) -> Finding {
    let name = tabel.name();
    error(
        "registratie-werkmap-blad",
        label,
        Text::new(
            format!("Op dit blad staan registraties, maar het heet niet `{name}`"),
            format!("There are registrations on this sheet, but it is not called `{name}`"),
        ),
        Text::new(
            format!(
                "Noem het blad `{name}`, of haal het uit de werkmap als het niet gedeclareerd moet worden"
            ),
            format!("Call the sheet `{name}`, or take it out of the workbook when it is not to be declared"),
        ),
    )
}

pub(super) fn no_sheet(label: &str) -> Finding {
    error(
        "registratie-werkmap-blad",
        label,
        Text::fixed(
            "De werkmap heeft geen ingevuld blad `leveringen`, `sessies` of `deelnemers`",
            "The workbook has no filled sheet `leveringen`, `sessies` or `deelnemers`",
        ),
        Text::fixed(
            "Noem de bladen zo; `ibericht declare --template FILE` schrijft een lege werkmap met uitleg",
            "Name the sheets so; `ibericht declare --template FILE` writes an empty workbook with explanations",
        ),
    )
}

pub(super) fn twice(label: &str, tabel: Tabel) -> Finding {
    let name = tabel.name();
    error(
        "registratie-werkmap-blad",
        label,
        Text::new(format!("Het blad `{name}` is er twee keer"), format!("The sheet `{name}` is there twice")),
        Text::fixed(
            "Zet de rijen bij elkaar op één blad, of geef het andere blad een andere naam",
            "Put the rows together on one sheet, or give the other sheet another name",
        ),
    )
}

pub(super) fn nothing_read(label: &str) -> Finding {
    error(
        "registratie-werkmap-blad",
        label,
        Text::fixed("Uit de werkmap is niets gelezen", "Nothing was read from the workbook"),
        Text::fixed(
            "Verbeter eerst wat er op haar bladen mis is: zorg die op twee bladen staat, wordt samen geteld",
            "First correct what is wrong on its sheets: care that stands on two sheets is counted together",
        ),
    )
}

pub(super) fn no_header(label: &str, tabel: Tabel, searched: usize) -> Finding {
    let names: Vec<_> =
        tabel.columns().iter().filter(|column| column.required).map(|column| column.name).collect();
    let names = names.join("`, `");
    error(
        "registratie-werkmap-kop",
        label,
        Text::new(
            format!("In de eerste {searched} ingevulde rijen staat geen kop"),
            format!("There is no header in the first {searched} filled rows"),
        ),
        Text::new(
            format!(
                "Zet boven de registraties een rij met de namen van de kolommen: `{names}`, en wat u verder gebruikt"
            ),
            format!(
                "Put a row with the names of the columns above the registrations: `{names}`, and what else you use"
            ),
        ),
    )
}

pub(super) fn too_wide(label: &str, line: u32, most: usize) -> Finding {
    error(
        "registratie-werkmap-omvang",
        label,
        Text::new(
            format!("Het blad heeft meer dan {most} kolommen"),
            format!("The sheet has more than {most} columns"),
        ),
        Text::fixed(
            "Laat alleen de kolommen van de tabel staan; er is niets gelezen",
            "Leave only the columns of the table; nothing was read",
        ),
    )
    .on_line(line, 0)
}

pub(super) fn computed_header(label: &str, line: u32, column: u32) -> Finding {
    let address = format!("{}{line}", column_name(column));
    error(
        "registratie-werkmap-kop",
        label,
        Text::new(
            format!("Cel {address} in de kop bevat een formule"),
            format!("Cell {address} in the header holds a formula"),
        ),
        Text::fixed(
            "Typ de naam van de kolom in de cel; er is niets gelezen",
            "Type the name of the column into the cell; nothing was read",
        ),
    )
    .on_line(line, column + 1)
}

pub(super) fn merged(label: &str, areas: &[Area]) -> Finding {
    let named = listed(areas);
    let finding = error(
        "registratie-werkmap-samengevoegd",
        label,
        Text::new(
            format!("In de tabel zijn cellen samengevoegd: {}", named.nl),
            format!("Cells are merged in the table: {}", named.en),
        ),
        Text::fixed(
            "Splits ze (Start, Samenvoegen en centreren) en vul elke rij zelf in; er is niets gelezen",
            "Unmerge them (Home, Merge & Center) and fill in every row itself; nothing was read",
        ),
    );
    areas.first().map_or(finding.clone(), |area| finding.on_line(area.first.0, area.first.1 + 1))
}

/// What may surprise whoever sees the sheet, though it was read.
pub(super) fn remarks(label: &str, named: &Named, sheet: &Sheet, found: &Found) -> Vec<Finding> {
    let rows = found.rows(sheet);
    let empty: Vec<u32> = rows
        .iter()
        .filter(|line| line.cells.iter().all(|(_, cell)| cell.value == Value::Empty))
        .map(|line| line.number)
        .collect();
    let mut remarks = Vec::new();
    if let Some(first) = empty.first() {
        let count = empty.len();
        remarks.push(
            warning(
                "registratie-werkmap-formule",
                label,
                Text::new(
                    format!("{} alleen formules zonder uitkomst", counted(count, "rij heeft", "rijen hebben")),
                    format!("{} only formulas without an outcome", counted(count, "row has", "rows have")),
                ),
                Text::fixed(
                    "Niets, als de formules vooruit zijn doorgetrokken; anders: plak de cellen als waarden",
                    "Nothing, if the formulas were filled down in advance; otherwise paste the cells as values",
                ),
            )
            .on_line(*first, 0),
        );
    }
    if let Some(first) = found.above.first() {
        let lines = listed(&found.above);
        remarks.push(
            warning(
                "registratie-werkmap-kop",
                label,
                Text::new(
                    format!("Boven de kop (regel {}) staan gevulde rijen: {}", found.line, lines.nl),
                    format!("There are filled rows above the header (line {}): {}", found.line, lines.en),
                ),
                Text::fixed(
                    "Niets, als het een titel is; zet registraties onder de kop, want erboven worden ze niet gelezen",
                    "Nothing, if it is a title; put registrations below the header, for above it they are not read",
                ),
            )
            .on_line(*first, 0),
        );
    }
    remarks.extend(hidden(label, named, sheet, found));
    remarks
}

fn hidden(label: &str, named: &Named, sheet: &Sheet, found: &Found) -> Option<Finding> {
    let rows = found.rows(sheet).iter().filter(|line| line.hidden).count();
    let (nl, en) = if named.hidden {
        ("Het blad is verborgen".into(), "The sheet is hidden".into())
    } else if rows > 0 {
        (
            format!("{} verborgen, misschien door een filter", counted(rows, "rij is", "rijen zijn")),
            format!("{} hidden, perhaps by a filter", counted(rows, "row is", "rows are")),
        )
    } else if sheet.hidden_columns {
        ("Een of meer kolommen zijn verborgen".into(), "One or more columns are hidden".to_owned())
    } else {
        return None;
    };
    Some(warning(
        "registratie-werkmap-verborgen",
        label,
        Text::new(nl, en),
        Text::fixed(
            "Het telt gewoon mee; verwijder wat niet mee mag tellen",
            "It counts all the same; remove what may not count",
        ),
    ))
}

/// The first of a number of things, and how many more there are.
fn listed<T: ToString>(things: &[T]) -> Text {
    let first: Vec<_> = things.iter().take(NAMED).map(ToString::to_string).collect();
    let first = first.join(", ");
    match things.len().saturating_sub(NAMED) {
        0 => Text::same(first),
        more => Text::new(format!("{first} en nog {more}"), format!("{first} and {more} more")),
    }
}
