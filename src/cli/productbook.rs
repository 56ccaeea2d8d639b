//! `ibericht productbook`.

use ibericht::explain::product;
use ibericht::finding::{Finding, Level, Severity, Text};
use ibericht::productbook::{self, Book, LoadError};
use ibericht::report::{MessageReport, json, text};

use super::Outcome;
use super::args::{Format, Productbook};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Productbook, context: &Context<'_>) -> Result<Outcome, Failure> {
    match options {
        Productbook::Check { book } => check(book, context),
        Productbook::Show { code } => show(code, context),
    }
}

fn check(name: &str, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("productbook check", &Format::OF_LISTS)?;
    let text = Book::text(name)?;
    let findings = match productbook::lint(name, &text) {
        Ok(findings) => findings,
        Err(LoadError::Form { line, column, text, .. }) => vec![form(text).on_line(line, column)],
        Err(error) => return Err(error.into()),
    };
    let mut report = MessageReport::about(name.to_string());
    report.add(findings);
    let errors = report.count(Severity::Error) > 0;
    context.deliver(|format, style| match format {
        Format::Json => json::lines([&report], style.lang),
        _ => text::message(&report, false, style),
    })?;
    Ok(Outcome::from_errors(errors))
}

/// A file that is no product book at all.
fn form(message: Text) -> Finding {
    let advice = Text::new(
        "Verbeter het bestand op deze plaats en controleer het opnieuw",
        "Correct the file at this place and check it again",
    );
    Finding::new("TOML", Level::Productbook, Severity::Error, message, advice)
}

fn show(code: &str, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("productbook show", &Format::OF_LISTS)?;
    let books = context.lookup()?;
    let Some(sheet) = books.iter().find_map(|book| productbook::show(book, code)) else {
        let titles = books.iter().map(|book| book.title.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Failure::new(
            Text::new(
                format!("Product `{code}` staat niet in {titles}"),
                format!("Product `{code}` is not in {titles}"),
            ),
            Text::new(
                "Controleer de code, of noem met `--productbook` een ander boek",
                "Check the code, or name another book with `--productbook`",
            ),
        ));
    };
    context.deliver(|format, style| match format {
        Format::Json => super::json_line(&sheet),
        _ => product(&sheet, style.lang),
    })?;
    Ok(Outcome::Clean)
}
