//! `ibericht convert`.

use std::io::Write;
use std::path::PathBuf;

use ibericht::batch::{self, Converted};
use ibericht::report::{MessageReport, json, text};

use super::Outcome;
use super::args::{Convert, Format};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Convert, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("convert", &Format::OF_LISTS)?;
    // Of the inputs of all commands only a message as JSON has a name that a report may have.
    let taken = |file: &PathBuf| *file == options.file || options.out.as_ref() == Some(file);
    if let Some(output) = context.common.output.iter().find(|output| taken(&output.file)) {
        return Err(Failure::same_file(&output.file));
    }
    if options.file.is_dir() {
        return Err(Failure::not_one_message("convert"));
    }
    if let Some(out) = options.out.as_ref().filter(|out| out.exists()) {
        return Err(Failure::exists(out));
    }
    let limits = context.limits();
    let sources = batch::collect(std::slice::from_ref(&options.file), &[], None, &limits)?;
    let mut all: Vec<_> = sources.iter().flat_map(|source| batch::convert(source, &limits)).collect();
    let (Some(Converted { report, message }), true) = (all.pop(), all.is_empty()) else {
        return Err(Failure::not_one_message("convert"));
    };
    let reports = [report];
    context.save(|format, style| told(&reports, format, style))?;
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
