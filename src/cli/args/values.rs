//! Values of the command line that are read by the program itself.

use std::path::PathBuf;

use clap::ValueEnum;
use ibericht::report::words::word;
use ibericht::values::{Bsn, Datum, Month, Versie, parse_date};

use super::super::lang;
use super::{Format, Output};

pub fn date(text: &str) -> Result<Datum, String> {
    parse_date(text).map_err(|_| {
        say(
            "geen datum; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-05-01",
            "not a date; write YYYY-MM-DD, for example 2026-05-01",
        )
    })
}

pub fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|_| {
        say(
            "geen maand; schrijf JJJJ-MM, bijvoorbeeld 2026-04",
            "not a month; write YYYY-MM, for example 2026-04",
        )
    })
}

pub fn versie(text: &str) -> Result<Versie, String> {
    Versie::new(text).map_err(|_| {
        say(
            "geen versie; schrijf drie getallen, bijvoorbeeld 1.0.0",
            "not a version; write three numbers, for example 1.0.0",
        )
    })
}

pub fn bsn(text: &str) -> Result<Bsn, String> {
    Bsn::new(text).map_err(|_| say("een BSN heeft 9 cijfers", "a BSN has 9 digits"))
}

/// What files are called that the program reads: a report never takes the place of one.
const READ: [&str; 6] = ["xml", "zip", "xsd", "csv", "toml", "db"];

pub fn output(text: &str) -> Result<Output, String> {
    let form = || {
        say(
            "schrijf FORMAAT=BESTAND met text, json, html of markdown, bijvoorbeeld json=findings.jsonl",
            "write FORMAT=FILE with text, json, html or markdown, for example json=findings.jsonl",
        )
    };
    let (format, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(form)?;
    let format = Format::from_str(format, true).map_err(|_| form())?;
    let file = PathBuf::from(file);
    let extension = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    if extension.is_some_and(|extension| READ.iter().any(|read| *read == extension)) {
        return Err(say(
            "een verslag komt niet in een bestand van een soort die wordt gelezen; noem bijvoorbeeld findings.jsonl",
            "a report does not go to a file of a kind that is read; name findings.jsonl, for example",
        ));
    }
    Ok(Output { format, file })
}

/// Says what is wrong with a value, in the language of the command line.
fn say(nl: &'static str, en: &'static str) -> String {
    word(lang::of_command_line(), nl, en).to_string()
}
