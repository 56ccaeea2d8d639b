//! `ibericht declare`.

use std::path::Path;

use ibericht::batch::{self, Config, Declaring};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Finding, Text};
use ibericht::messages::XsdVersies;
use ibericht::report::{Overview, html, json, text};
use ibericht::values::Versie;

use super::Outcome;
use super::args::{Declare, Format};
use super::context::Context;
use super::failure::Failure;

/// The schema version that published messages carry.
const XSD_VERSIE: &str = "1.0.0";

pub fn run(options: &Declare, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("declare", &[Format::Text, Format::Json, Format::Html])?;
    if options.registrations.exists() && !options.registrations.is_dir() {
        return Err(Failure::no_folder(&options.registrations));
    }
    let config = config(&options.registrations)?;
    let context = &context.with_language_of(config.taal);
    let books = context.books(&config.productbooks)?;
    let dossier = context.common.dossier.clone().unwrap_or_else(|| options.out.join("dossier.db"));
    let versies = versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    let job = Declaring {
        folder: &options.registrations,
        label: &options.registrations.display().to_string(),
        month: Some(options.period),
        books: &books,
        own: &config.own,
        today: context.today,
        versies: &versies,
        limits: context.limits(),
    };
    batch::make_folder(&options.out)?;
    let mut store = SqliteStore::open(&dossier)?;
    let month = batch::declare(&mut store, &job)?;
    batch::send(&mut store, &options.out, Some(options.period), &[])?;
    let errors = month.report.findings.iter().any(Finding::is_error);
    let overview = Overview {
        book: books.titles(),
        declared: Some(month.report.clone()),
        declared_before: month.before,
        ..Overview::on(context.today)
    };
    context.deliver(|format, style| match format {
        Format::Json => Ok(json::lines(&month.report.reports(), style.lang)),
        Format::Text => Ok(text::month(&month.report, month.before, options.explain, style.lang)),
        Format::Html => Ok(html::page(&overview, style.lang).map_err(batch::BatchError::from)?),
        Format::Markdown => Err(Failure::no_such_format("declare", "text, json, html")),
    })?;
    Ok(Outcome::from_errors(errors))
}

/// The settings in the folder itself, or else in the work folder around it.
pub fn config(folder: &Path) -> Result<Config, Failure> {
    let around = folder.parent().unwrap_or(Path::new("."));
    let has_settings = |folder: &&Path| folder.join("ibericht.toml").is_file();
    let folder = [folder, around].into_iter().find(has_settings).unwrap_or(folder);
    Ok(Config::of_folder(folder)?)
}

/// The schema versions for headers, as told or as usual.
pub fn versies(told: Option<&Versie>) -> Result<XsdVersies, Failure> {
    let versie = told.cloned().map_or_else(|| Versie::new(XSD_VERSIE), Ok);
    versie.map(|versie| XsdVersies::uniform(&versie)).map_err(|_| {
        Failure::new(
            Text::new(
                format!("`{XSD_VERSIE}` is geen versie van een schema"),
                format!("`{XSD_VERSIE}` is not a version of a schema"),
            ),
            Text::new("Geef een versie met `--xsd-versie`", "Give a version with `--xsd-versie`"),
        )
    })
}
