//! `ibericht check`.

use ibericht::batch::{self, Checks, Config, Known};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Finding, Level};
use ibericht::report::{Entry, Overview, html, json, text};

use super::args::{Check, Format};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, dossier, progress};

pub fn run(options: &Check, context: &Context<'_>) -> Result<Outcome, Failure> {
    let checks = Checks { limits: context.limits_and_names()?, until: options.level.into() };
    let books = context.books(&[])?;
    let afwijkingen = Context::afwijkingen(options.deviations.as_deref(), &Config::default(), &books)?;
    let store = match &context.common.dossier {
        Some(file) if checks.until >= Level::Dossier => Some(dossier::existing(file)?),
        _ => None,
    };
    let empty = SqliteStore::in_memory()?;
    let known = Known {
        dossier: store.as_ref().unwrap_or(&empty),
        has_dossier: store.is_some(),
        books: &books,
        today: context.today,
        is_own: false, afwijkingen: &afwijkingen,
    };
    let sources = batch::collect(&options.paths, &[], None, &checks.limits)?;
    let bar = progress::bar(context, sources.len());
    let mut reports = batch::check(&sources, &checks, &known, &|| bar.inc(1))?;
    bar.finish_and_clear();
    reports.extend(afwijkingen.report(context.today));
    context.deliver(|format, style| match format {
        Format::Json => Ok(json::lines(&reports, style.lang)),
        Format::Text => Ok(text::checked(&reports, style)),
        Format::Html => {
            let entries =
                reports.iter().map(|report| Entry { report: report.clone(), seen: false, hash: None });
            let overview =
                Overview { book: books.titles(), entries: entries.collect(), ..Overview::on(context.today) };
            Ok(html::page(&overview, style.lang).map_err(batch::BatchError::from)?)
        }
        Format::Markdown => Err(Failure::no_such_format("check", "text, json, html")),
    })?;
    let errors = reports.iter().flat_map(|report| &report.findings).any(Finding::is_error);
    Ok(Outcome::from_errors(errors))
}
