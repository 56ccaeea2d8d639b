//! `ibericht process`: the main job.

use std::path::{Path, PathBuf};

use ibericht::batch::{self, Checks, Config, DeclaredMonth, Declaring, Own, Running, Source};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Severity, Text};
use ibericht::messages::XsdVersies;
use ibericht::productbook::Books;
use ibericht::report::dossier::{self, Selection};
use ibericht::report::{Overview, html, json, text};

use super::args::{Format, Process};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, progress};

pub fn run(options: &Process, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("process", &[Format::Text, Format::Json, Format::Html])?;
    let folder = &options.folder;
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::no_folder(folder));
    }
    // Asked for by name, a month without registrations is a mistake to tell before anything is done.
    if options.period.is_some() && folder.is_dir() && !registrations(folder).is_dir() {
        return Err(no_registrations(&registrations(folder)));
    }
    let config = Config::of_folder(folder)?;
    // What the command line says goes before what the folder says.
    let context = &context.with_language_of(config.taal);
    let books = context.books(&config.productbooks)?;
    let file = context.common.dossier.clone().unwrap_or_else(|| options.out.join("dossier.db"));
    let checks = Checks { limits: context.limits_and_names()?, until: Level::Productbook };
    let sources = sources(options, &file, &checks)?;

    batch::make_folder(&options.out)?;
    let mut store = SqliteStore::open(&file)?;
    let bar = progress::bar(context, sources.len());
    let versies = super::declare::versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    let running =
        Running { checks, books: &books, own: &config.own, today: context.today, versies: &versies, afwijkingen: Afwijkingen::none() };
    let entries = batch::process(&mut store, &sources, &running, &|| bar.inc(1))?;
    bar.finish_and_clear();
    let declared = declare(options, context, &config, &books, &versies, &mut store)?;
    let selection = Selection { bsn: None, masked: true, lang: context.lang };
    // A client of whom the dossier cannot be read keeps nothing else from going out; it is told when all is done.
    let budget = dossier::budget(&store, &selection, context.today);
    let (budget, unreadable) = match budget {
        Ok(rows) => (dossier::aandacht(rows), None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let answered: Vec<_> = entries.iter().filter_map(|entry| entry.hash.clone()).collect();
    let overview = Overview {
        own: match &config.own {
            Own::Aanbieder(agb) => Some(agb.to_string()),
            Own::Gemeente(gemeente) => Some(gemeente.name().to_string()),
            Own::Unknown => None,
        },
        book: books.titles(),
        entries,
        declared_before: declared.as_ref().is_some_and(|month| month.before),
        declared: declared.map(|month| month.report),
        budget,
        ..Overview::on(context.today)
    };
    batch::send(&mut store, &options.out, options.period.or(config.period), &answered)?;
    write_reports(&overview, &options.out, context)?;
    context.deliver(|format, style| match format {
        Format::Json => Ok(json::lines(&overview.reports(), style.lang)),
        Format::Text => Ok(text::processed(&overview, style)),
        Format::Html => Ok(html::page(&overview, style.lang).map_err(batch::BatchError::from)?),
        Format::Markdown => Err(Failure::no_such_format("process", "text, json, html")),
    })?;
    if let Some(error) = unreadable {
        return Err(error.into());
    }
    Ok(Outcome::from_errors(overview.count(Severity::Error) > 0))
}

/// Where the registrations of a work folder are.
fn registrations(folder: &Path) -> PathBuf {
    folder.join("registraties")
}

fn no_registrations(folder: &Path) -> Failure {
    Failure::new(
        Text::new(
            format!("Er is geen map `{}`, dus er is niets te declareren", folder.display()),
            format!("There is no folder `{}`, so there is nothing to declare", folder.display()),
        ),
        Text::new(
            "Zet de tabellen in die map, of laat `--period` weg",
            "Put the tables into that folder, or leave `--period` out",
        ),
    )
}

/// Declares the month when there are registrations, or when the command line asks for a month.
fn declare(
    options: &Process,
    context: &Context<'_>,
    config: &Config,
    books: &Books,
    versies: &XsdVersies,
    store: &mut SqliteStore,
) -> Result<Option<DeclaredMonth>, Failure> {
    let folder = registrations(&options.folder);
    if options.period.is_none() && !folder.is_dir() {
        return Ok(None);
    }
    let job = Declaring {
        folder: &folder,
        label: "registraties",
        month: options.period.or(config.period),
        books,
        own: &config.own,
        today: context.today,
        versies,
        limits: context.limits(),
    };
    Ok(Some(batch::declare(store, &job)?))
}

/// The messages of the work folder: those below `in/`, or all when it has no such folder.
fn sources(options: &Process, dossier: &Path, checks: &Checks) -> Result<Vec<Source>, Failure> {
    let folder = &options.folder;
    let inbox = folder.join("in");
    let messages = if inbox.is_dir() { inbox } else { folder.clone() };
    let except = except(folder, &options.out, dossier);
    Ok(batch::collect(&[messages], &except, Some(folder), &checks.limits)?)
}

/// What lies in the work folder without being a message that came in.
fn except(folder: &Path, out: &Path, dossier: &Path) -> Vec<PathBuf> {
    let beside = |suffix: &str| {
        let mut name = dossier.as_os_str().to_os_string();
        name.push(suffix);
        PathBuf::from(name)
    };
    vec![
        out.to_path_buf(),
        registrations(folder),
        folder.join("ibericht.toml"),
        dossier.to_path_buf(),
        beside("-wal"),
        beside("-shm"),
    ]
}

fn write_reports(overview: &Overview, out: &Path, context: &Context<'_>) -> Result<(), Failure> {
    let lines = json::lines(&overview.reports(), context.lang);
    batch::write_private(&out.join("findings.jsonl"), lines.as_bytes())?;
    let page = html::page(overview, context.lang).map_err(batch::BatchError::from)?;
    batch::write_private(&out.join("report.html"), page.as_bytes())?;
    Ok(())
}
