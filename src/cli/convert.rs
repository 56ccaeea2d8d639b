//! `ibericht convert`.

use std::io::Write;
use std::path::PathBuf;

use ibericht::batch::{self, Converted};
use ibericht::finding::Text;
use ibericht::report::{MessageReport, json, text};

use super::Outcome;
use super::args::{Convert, Format};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Convert, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("convert", &[Format::Text, Format::Json])?;
    // Of the inputs of all commands only a message as JSON has a name that a report may have.
    let taken = |file: &PathBuf| *file == options.file || options.out.as_ref() == Some(file);
    if let Some(output) = context.common.output.iter().find(|output| taken(&output.file)) {
        return Err(same_file(&output.file.display().to_string()));
    }
    if options.file.is_dir() {
        return Err(not_one_message());
    }
    if let Some(out) = options.out.as_ref().filter(|out| out.exists()) {
        return Err(exists(&out.display().to_string()));
    }
    let limits = context.limits();
    let sources = batch::collect(std::slice::from_ref(&options.file), &[], None, &limits)?;
    let mut all: Vec<_> = sources.iter().flat_map(|source| batch::convert(source, &limits)).collect();
    let (Some(Converted { report, message }), true) = (all.pop(), all.is_empty()) else {
        return Err(not_one_message());
    };
    let reports = [report];
    context.save(|format, style| Ok(told(&reports, format, style)))?;
    let Some(message) = message else {
        // Standard output is the place of the message, and may go to a file.
        let said = told(&reports, context.common.format, context.plain());
        let _ = std::io::stderr().write_all(said.as_bytes());
        return Ok(Outcome::Errors);
    };
    match &options.out {
        Some(out) => batch::write_private(out, message.as_bytes())?,
        None => Context::print(&message)?,
    }
    Ok(Outcome::Clean)
}

fn told(reports: &[MessageReport], format: Format, style: text::Style) -> String {
    match format {
        Format::Json => json::lines(reports, style.lang),
        _ => text::checked(reports, style),
    }
}

fn not_one_message() -> Failure {
    Failure::new(
        Text::new("`convert` neemt precies één bericht", "`convert` takes exactly one message"),
        Text::new(
            "Geef één bestand met één bericht, of `-` voor standaardinvoer",
            "Give one file with one message, or `-` for standard input",
        ),
    )
}

fn same_file(output: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("`{output}` is het bericht; daarin komt geen verslag"),
            format!("`{output}` is the message; no report goes there"),
        ),
        Text::new("Geef bij `--output` een andere naam", "Give another name with `--output`"),
    )
}

fn exists(out: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("`{out}` bestaat al en wordt niet overschreven"),
            format!("`{out}` is there already and is not overwritten"),
        ),
        Text::new(
            "Kies een andere naam, of verwijder het bestand eerst",
            "Choose another name, or remove the file first",
        ),
    )
}
