//! `ibericht declare`.

use std::path::Path;

use ibericht::batch::{self, Config, Declaring};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Finding, Text};
use ibericht::messages::XsdVersies;
use ibericht::report::{Overview, expected, html, json, text};
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
    let book = context.book(config.productbook.as_deref())?;
    let out = options.out.as_ref().filter(|_| !options.check);
    let usual = || options.out.as_ref().map(|out| out.join("dossier.db"));
    let dossier = context.common.dossier.clone().or_else(usual);
    let versies = versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    let job = Declaring {
        folder: &options.registrations,
        label: &options.registrations.display().to_string(),
        month: Some(options.period),
        book: book.as_ref(),
        own: &config.own,
        today: context.today,
        versies: &versies,
        limits: context.limits(),
    };
    let month = match (out, dossier) {
        (Some(out), Some(dossier)) => {
            batch::make_folder(out)?;
            let mut store = SqliteStore::open(&dossier)?;
            let month = batch::declare(&mut store, &job)?;
            batch::send(&mut store, out, Some(options.period), &[])?;
            month
        }
        (_, dossier) => batch::preview(&mut to_look_at(dossier.as_deref())?, &job)?,
    };
    let errors = month.report.findings.iter().any(Finding::is_error);
    let rejected = options.check && !month.report.is_expected_accepted();
    let overview = Overview {
        book: book.as_ref().map(|book| book.title.clone()),
        declared: Some(month.report.clone()),
        declared_before: month.before,
        is_preview: options.check,
        ..Overview::on(context.today)
    };
    context.deliver(|format, style| match format {
        Format::Json if options.check => Ok(expected::json(&month.report, month.before, style.lang)),
        Format::Json => Ok(json::lines(&month.report.reports(), style.lang)),
        Format::Text if options.check => {
            Ok(expected::text(&month.report, month.before, options.explain, style.lang))
        }
        Format::Text => Ok(text::month(&month.report, month.before, options.explain, style.lang)),
        Format::Html => Ok(html::page(&overview, style.lang).map_err(batch::BatchError::from)?),
        Format::Markdown => Err(Failure::no_such_format("declare", "text, json, html")),
    })?;
    Ok(Outcome::from_errors(errors || rejected))
}

/// A dossier that is only looked at: one that is not there is not made, and knows nothing.
fn to_look_at(dossier: Option<&Path>) -> Result<SqliteStore, Failure> {
    match dossier {
        None => Err(super::dossier::which()),
        Some(file) if file.is_file() => Ok(SqliteStore::open(file)?),
        Some(_) => Ok(SqliteStore::in_memory()?),
    }
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
