//! `ibericht declare`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ibericht::batch::{self, Config, DeclaredMonth, Declaring, Form};
use ibericht::declaration;
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Severity, Text};
use ibericht::legacy::{Namen, Soort};
use ibericht::messages::XsdVersies;
use ibericht::report::words::word;
use ibericht::report::{Overview, Run};
use ibericht::values::{Month, Versie};

use super::args::{Declare, DeclareMessage, Format};
use super::context::{Context, Told};
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
    context.require("declare", &Format::OF_REPORTS)?;
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
        out: out.map(PathBuf::as_path),
        month: Some(period),
        books: &books,
        own: &config.own,
        today: context.today,
        versies: &versies,
        limits: context.limits(),
    };
    let afwijkingen = Context::afwijkingen(options.deviations.as_deref(), &config, &books)?;
    let busy = progress::busy(context, word(context.lang, "Declareren", "Declaring"));
    let mut month = match (out, dossier) {
        (Some(out), Some(dossier)) => {
            batch::make_folder(out)?;
            let mut store = SqliteStore::open(&dossier)?;
            let mut month = batch::declare_as(&mut store, &job, form)?;
            let sent = batch::send(&mut store, out, Some(period), [], &mut |_, _| ())?;
            month.report.findings.extend(sent.warning());
            month
        }
        (_, dossier) => batch::preview(&mut to_look_at(dossier.as_deref())?, &job)?,
    };
    busy.finish_and_clear();
    afwijkingen.mention_expected(&mut month.report, context.today);
    month.report.findings.extend(afwijkingen.expired(context.today));
    let rejected = options.check && !month.report.is_expected_accepted();
    let closing =
        if options.check { None } else { closing(&month, out.map(PathBuf::as_path), period, options) };
    let overview = Overview {
        run: Run::Declared,
        book: books.titles(),
        declared_before: month.before,
        declared: Some(month.report),
        is_preview: options.check,
        ..Overview::on(context.today)
    };
    let closing = closing.as_ref().map_or("", |end| end.get(context.lang));
    context.report(&overview, Told { explained: options.explain, closing, ..Told::default() })?;
    Ok(Outcome::from_errors(rejected || overview.count(Severity::Error) > 0))
}

/// The last line: where the declarations are, or that there are none.
fn closing(month: &DeclaredMonth, out: Option<&Path>, period: Month, options: &Declare) -> Option<Text> {
    if month.before {
        return None;
    }
    let Some(made) = month.report.declarations.first() else {
        return Some(Text::new(
            format!("Er is niets gedeclareerd over {period}\n"),
            format!("Nothing is declared for {period}\n"),
        ));
    };
    let file = out?.join(&made.file);
    Some(placed(file.parent()?, matches!(options.message, DeclareMessage::M323)))
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
