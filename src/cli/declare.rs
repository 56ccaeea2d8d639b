//! `ibericht declare`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ibericht::batch::{self, Config, Declaring, Form};
use ibericht::declaration;
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Finding, Text};
use ibericht::legacy::{Namen, Soort};
use ibericht::messages::XsdVersies;
use ibericht::report::words::word;
use ibericht::report::{Overview, expected, html, json, text};
use ibericht::values::{Month, Versie};

use super::args::{Declare, DeclareMessage, Format};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, progress};

/// The schema version that published messages carry.
pub const XSD_VERSIE: &str = "1.0.0";

pub fn run(options: &Declare, context: &Context<'_>) -> Result<Outcome, Failure> {
    match options {
        Declare { template: Some(file), .. } => template(file, context),
        Declare { registrations: Some(registrations), period: Some(period), .. } => {
            declare(registrations, *period, options, context)
        }
        // The command line cannot be read without them.
        _ => Ok(Outcome::Errors),
    }
}

/// Writes an empty workbook to register care in.
fn template(file: &Path, context: &Context<'_>) -> Result<Outcome, Failure> {
    if file.exists() {
        return Err(Failure::exists(file));
    }
    let books = context.books(&[])?;
    let workbook = declaration::template(books.iter().next(), context.lang).map_err(|error| {
        Failure::new(
            Text::new(
                format!("De werkmap kan niet worden gemaakt: {error}"),
                format!("The workbook cannot be made: {error}"),
            ),
            Text::fixed("Maak haar zonder `--productbook`", "Make it without `--productbook`"),
        )
    })?;
    batch::write_private(file, &workbook)?;
    if !context.common.quiet {
        let file = file.display();
        let said = Text::new(
            format!("Lege werkmap geschreven: `{file}`; het blad `uitleg` zegt wat er in elke kolom komt\n"),
            format!(
                "Empty workbook written: `{file}`; its sheet with explanations tells what goes in each column\n"
            ),
        );
        Context::print(said.get(context.lang))?;
    }
    Ok(Outcome::Clean)
}

fn declare(
    registrations: &Path,
    period: Month,
    options: &Declare,
    context: &Context<'_>,
) -> Result<Outcome, Failure> {
    context.require("declare", &[Format::Text, Format::Json, Format::Html])?;
    check_registrations(registrations)?;
    let config = config(options.config.as_deref(), registrations)?;
    let context = &context.with_language_of(config.taal);
    let books = context.books(&config.productbooks)?;
    let out = options.out.as_ref().filter(|_| !options.check);
    let usual = || options.out.as_ref().map(|out| out.join("dossier.db"));
    let dossier = context.common.dossier.clone().or_else(usual);
    let versies = versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    let names = context.names()?;
    let form = form(options, names)?;
    let job = Declaring {
        folder: registrations,
        label: &registrations.display().to_string(),
        month: Some(period),
        books: &books,
        own: &config.own,
        today: context.today,
        versies: &versies,
        limits: context.limits(),
    };
    let busy = progress::busy(context, word(context.lang, "Declareren", "Declaring"));
    let month = match (out, dossier) {
        (Some(out), Some(dossier)) => {
            batch::make_folder(out)?;
            let mut store = SqliteStore::open(&dossier)?;
            let month = batch::declare_as(&mut store, &job, form)?;
            batch::send(&mut store, out, Some(period), &[])?;
            month
        }
        (_, dossier) => batch::preview(&mut to_look_at(dossier.as_deref())?, &job)?,
    };
    busy.finish_and_clear();
    let errors = month.report.findings.iter().any(Finding::is_error);
    let rejected = options.check && !month.report.is_expected_accepted();
    let overview = Overview {
        book: books.titles(),
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
        Format::Text => {
            let told = text::month(&month.report, month.before, options.explain, style.lang);
            let made = month.report.declarations.first().filter(|_| !month.before);
            let file = out.zip(made).map(|(out, made)| out.join(&made.file));
            let is_packed = matches!(options.message, DeclareMessage::M323);
            let folder = file.as_deref().and_then(Path::parent).map(|folder| placed(folder, is_packed));
            let empty = Text::new(
                format!("Er is niets gedeclareerd over {period}\n"),
                format!("Nothing is declared for {period}\n"),
            );
            let nothing = (made.is_none() && !month.before).then_some(&empty);
            Ok(told + folder.as_ref().or(nothing).map_or("", |end| end.get(style.lang)))
        }
        Format::Html => Ok(html::page(&overview, style.lang).map_err(batch::BatchError::from)?),
        Format::Markdown => Err(Failure::no_such_format("declare", "text, json, html")),
    })?;
    Ok(Outcome::from_errors(errors || rejected))
}

/// Where the declarations are, and what comes next.
///
/// An old declaration is never packed with other messages, so of that only the place is told.
fn placed(folder: &Path, is_packed: bool) -> Text {
    let folder = folder.display();
    if !is_packed {
        return Text::new(
            format!("De declaraties staan in `{folder}`\n"),
            format!("The declarations are in `{folder}`\n"),
        );
    }
    Text::new(
        format!(
            "De declaraties staan in `{folder}`; `ibericht pack {folder} --out MAP` pakt ze in voor VECOZO\n"
        ),
        format!(
            "The declarations are in `{folder}`; `ibericht pack {folder} --out DIR` packs them for VECOZO\n"
        ),
    )
}

/// A dossier that is only looked at: one that is not there is not made, and knows nothing.
fn to_look_at(dossier: Option<&Path>) -> Result<SqliteStore, Failure> {
    match dossier {
        None => Err(super::dossier::which()),
        Some(file) if file.is_file() => Ok(SqliteStore::open(file)?),
        Some(_) => Ok(SqliteStore::in_memory()?),
    }
}

/// Refuses a file that is no workbook where registrations belong.
pub fn check_registrations(registrations: &Path) -> Result<(), Failure> {
    let workbook = |extension: &OsStr| extension.eq_ignore_ascii_case("xlsx");
    if registrations.is_file() && !registrations.extension().is_some_and(workbook) {
        return Err(Failure::no_registrations(registrations));
    }
    Ok(())
}

/// The message to write.
fn form<'a>(options: &'a Declare, names: Option<&'static Namen>) -> Result<Form<'a>, Failure> {
    let soort = match options.message {
        DeclareMessage::M323 if options.release.is_some() => return Err(Failure::no_release()),
        DeclareMessage::M323 => return Ok(Form::Declaratie),
        DeclareMessage::M303 => Soort::Declaratie,
        DeclareMessage::M303Factuur => Soort::Factuur,
    };
    let table = names.map_or_else(Namen::ingebouwd, Ok).map_err(Failure::names)?;
    Ok(Form::Legacy { soort, release: options.release.as_deref(), namen: table })
}

/// The settings that are named, or else those in the folder itself or in the work folder around it.
pub fn config(named: Option<&Path>, registrations: &Path) -> Result<Config, Failure> {
    if let Some(file) = named {
        return Ok(Config::of_file(file)?);
    }
    let parent = |path: &'_ Path| path.parent().unwrap_or(Path::new(".")).to_owned();
    let folder = if registrations.is_file() { parent(registrations) } else { registrations.to_owned() };
    let around = parent(&folder);
    let has_settings = |folder: &&PathBuf| folder.join("ibericht.toml").is_file();
    let folder = [&folder, &around].into_iter().find(has_settings).unwrap_or(&folder);
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
