//! Workbooks on the command line: the empty one is written, a filled one is declared.

use std::fs;

use ibericht::declaration::{Tabel, read_workbook};
use rust_xlsxwriter::Workbook;

use super::post::{CLIENT, OTHER_CLIENT, Toewijzing};
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program.file("in/a.xml", Toewijzing::default().xml());
    program.file("ibericht.toml", "agb = \"12345678\"\nproductbook = \"rijk-van-nijmegen-2026\"\n");
    program
}

fn workbook(minutes: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Leveringen").unwrap();
    for (row, cells) in [["bsn", "productcode", "datum", "minuten"], [CLIENT, "45A05", "2026-04-09", minutes]]
        .iter()
        .enumerate()
    {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(u32::try_from(row).unwrap(), column, *cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_empty_workbook_is_written_once_and_can_be_read() {
    let program = Program::new("workbook-template");
    let ran = program.run("declare --template leeg.xlsx --productbook rijk-van-nijmegen-2026 --lang en");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("Empty workbook written: `leeg.xlsx`"), "{}", ran.out);
    let bytes = fs::read(program.folder.join("leeg.xlsx")).unwrap();
    let read = read_workbook("leeg.xlsx", &bytes, 10_000_000);
    assert_eq!((read.findings, read.tables.len()), (Vec::new(), Tabel::ALL.len()));
    let ran = program.run("declare --template leeg.xlsx");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`leeg.xlsx` bestaat al en wordt niet overschreven"), "{}", ran.err);
    assert_eq!(fs::read(program.folder.join("leeg.xlsx")).unwrap(), bytes);
}

#[test]
fn a_workbook_may_be_anywhere_when_the_settings_are_named() {
    let program = program("workbook-settings");
    let other = String::from_utf8(
        Toewijzing { id: "T2", bsn: OTHER_CLIENT, nummer: 9, ..Toewijzing::default() }.xml(),
    )
    .unwrap();
    program
        .file("in/b.xml", other.replace("12345678", "87654321"))
        .file("elders/april/zorg.xlsx", workbook("60"));
    program.run("process . --out uit --quiet");
    let check =
        "declare elders/april/zorg.xlsx --check --period 2026-04 --today 2026-05-04 --dossier uit/dossier.db";
    let ran = program.run(&format!("{check} --productbook rijk-van-nijmegen-2026"));
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("kent meer aanbieders") && ran.out.contains("--config"), "{}", ran.out);
    assert!(ran.out.contains("declaraties over 2026-04"), "the month is told: {}", ran.out);
    let ran = program.run(&format!("{check} --config ibericht.toml"));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    let ran = program.run(
        "declare elders/april/zorg.xlsx --period 2026-04 --out uit --config ibericht.toml --today 2026-05-04",
    );
    assert!(ran.out.contains("`ibericht pack uit/declaraties --out MAP`"), "{}{}", ran.out, ran.err);
    let empty = line_of_nothing(&program);
    assert!(empty.ends_with("Er is niets gedeclareerd over 2026-03\n"), "{empty}");
}

/// What is said of a month in which there was no care.
fn line_of_nothing(program: &Program) -> String {
    let ran = program.run(
        "declare elders/april/zorg.xlsx --period 2026-03 --out uit --config ibericht.toml --today 2026-05-04",
    );
    ran.out
}

#[test]
fn what_is_no_workbook_or_not_there_is_told_in_dutch() {
    let program = program("workbook-none");
    program.file("zorg.xls", "oud");
    for (file, words) in [
        ("zorg.xls", "Bewaar een oude werkmap (`.xls`, `.ods`)"),
        ("weg.xlsx", "kan niet worden gelezen: het bestaat niet"),
    ] {
        let ran = program.run(&format!("declare {file} --check --period 2026-04 --dossier d.db"));
        assert_eq!(ran.code, Some(2), "{file}");
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn a_template_is_written_or_a_month_declared_never_both() {
    let program = program("workbook-both");
    for line in [
        "declare in --template leeg.xlsx",
        "declare --template leeg.xlsx --period 2026-04",
        "declare --template leeg.xlsx --output text=a.txt",
    ] {
        assert_eq!(program.run(line).code, Some(2), "{line}");
    }
    let ran = program.run("declare");
    assert!(ran.err.contains("Dit ontbreekt nog"), "{}", ran.err);
    assert!(!program.folder.join("leeg.xlsx").exists());
}

#[test]
fn a_workbook_is_declared_by_the_settings_around_it() {
    let program = program("workbook-declare");
    program.file("registraties/april.xlsx", workbook("60"));
    for (line, label) in [
        ("declare registraties/april.xlsx", "registraties/april.xlsx!Leveringen:2"),
        ("declare registraties", "registraties/april.xlsx!Leveringen:2"),
    ] {
        let _ = fs::remove_dir_all(program.folder.join("uit"));
        program.run("process in --out uit --today 2026-05-04");
        let ran = program.run(&format!("{line} --period 2026-04 --out uit --today 2026-05-04 --explain"));
        assert!(ran.out.contains(label), "{line}: {}{}", ran.out, ran.err);
        assert_eq!(fs::read_dir(program.folder.join("uit/declaraties")).unwrap().count(), 1, "{line}");
    }
}

#[test]
fn a_work_folder_with_a_workbook_is_processed() {
    let program = program("workbook-process");
    program.file("registraties/april.xlsx", workbook("zestig"));
    let ran = program.run("process . --out uit --period 2026-04 --today 2026-05-04");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("april.xlsx!Leveringen"), "{}", ran.out);
    assert!(ran.out.contains("zestig"), "{}", ran.out);
}

#[test]
fn a_table_in_two_files_is_read_from_neither() {
    let program = program("workbook-twice");
    program.file("registraties/april.xlsx", workbook("60"));
    program.file(
        "registraties/leveringen.csv",
        format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-09;60\n"),
    );
    let lock = "registraties/~$april.xlsx";
    program.file(lock, "x").file("registraties/oud.xls", "x");
    program.run("process in --out uit --today 2026-05-04");
    let ran = program.run("declare registraties --period 2026-04 --out uit --today 2026-05-04 --format json");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    for rule in ["registratie-tabel-dubbel", "registratie-werkmap-bestand"] {
        assert!(ran.out.contains(rule), "{rule}: {}", ran.out);
    }
    assert!(ran.out.contains("misschien nog open in Excel"), "{}", ran.out);
    assert!(!program.folder.join("uit/declaraties").exists());
    // An empty sheet is no second table.
    program.file("registraties/leveringen.csv", "bsn;productcode;datum;minuten\n");
    fs::remove_file(program.folder.join("registraties/oud.xls")).unwrap();
    fs::remove_file(program.folder.join(lock)).unwrap();
    let ran = program.run("declare registraties --period 2026-04 --out uit --today 2026-05-04");
    assert!(!ran.out.contains("dubbel"), "{}", ran.out);
    assert!(program.folder.join("uit/declaraties").exists());
}
