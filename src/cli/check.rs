//! `ibericht check`.

use ibericht::batch::{self, BatchError, Checks, Config, Known};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Severity};
use ibericht::report::{Entries, Entry, Overview, Run};

use super::args::{Check, Format};
use super::context::{Context, Told};
use super::failure::Failure;
use super::{Outcome, dossier, progress};

pub fn run(options: &Check, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("check", &Format::OF_REPORTS)?;
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
        is_own: false,
        afwijkingen: &afwijkingen,
    };
    let sources = batch::collect(&options.paths, &[], None, &checks.limits)?;
    let bar = progress::bar(context, sources.len());
    let temporary = std::env::temp_dir();
    let mut entries = Entries::in_folder(&temporary);
    let mut put = |report| {
        let put = entries.push(Entry { report, seen: false, hash: None });
        put.map_err(|source| BatchError::Write { path: temporary.clone(), source })
    };
    batch::check(&sources, &checks, &known, &|| bar.inc(1), &mut put)?;
    if let Some(report) = afwijkingen.report(context.today) {
        put(report)?;
    }
    bar.finish_and_clear();
    let overview =
        Overview { run: Run::Checked, book: books.titles(), entries, ..Overview::on(context.today) };
    context.report(&overview, Told { statistics: options.statistics, ..Told::default() })?;
    Ok(Outcome::from_errors(overview.count(Severity::Error) > 0))
}
