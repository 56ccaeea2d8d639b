//! Values of the command line that are read by the program itself.

use std::path::PathBuf;

use clap::ValueEnum;
use ibericht::report::words::word;
use ibericht::values::{Bsn, Datum, Month, Versie, parse_date};

use super::super::lang;
use super::super::output::Output;
use super::Format;

pub fn date(text: &str) -> Result<Datum, String> {
    parse_date(text).map_err(|_| {
        say(
            "geen datum; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-05-01",
            "not a date; write YYYY-MM-DD, for example 2026-05-01",
        )
    })
}

/// The first and the last day of a day or a month.
#[derive(Debug, Clone, Copy)]
pub struct Days(pub Datum, pub Datum);

pub fn days(text: &str) -> Result<Days, String> {
    let of_month = |month: Month| Days(month.first(), month.last());
    parse_date(text).map(|day| Days(day, day)).or_else(|_| text.parse().map(of_month)).map_err(|_| {
        say(
            "geen dag of maand; schrijf JJJJ-MM-DD of JJJJ-MM, bijvoorbeeld 2026-04",
            "not a day or month; write YYYY-MM-DD or YYYY-MM, for example 2026-04",
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

pub fn output(text: &str) -> Result<Output, String> {
    let form = || {
        say(
            "schrijf FORMAAT=BESTAND met text, json, html, csv, sarif, junit of markdown, bijvoorbeeld csv=findings.csv",
            "write FORMAT=FILE with text, json, html, csv, sarif, junit or markdown, for example csv=findings.csv",
        )
    };
    let (format, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(form)?;
    let format = Format::from_str(format, true).map_err(|_| form())?;
    let output = Output { format, file: PathBuf::from(file) };
    if output.is_of_a_kind_that_is_read() {
        return Err(say(
            "een verslag komt niet in een bestand van een soort die wordt gelezen; noem bijvoorbeeld findings.jsonl",
            "a report does not go to a file of a kind that is read; name findings.jsonl, for example",
        ));
    }
    Ok(output)
}

/// Says what is wrong with a value, in the language of the command line.
fn say(nl: &'static str, en: &'static str) -> String {
    word(lang::of_command_line(), nl, en).to_string()
}
