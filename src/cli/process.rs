//! `ibericht process`: the main job.

use std::path::{Path, PathBuf};

use ibericht::batch::{self, Checks, Config, Running, Source, Steps, Work, Worked, work};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Severity, Text};

use super::args::{Format, Process};
use super::context::{Context, Told};
use super::failure::Failure;
use super::{Outcome, progress};

pub fn run(options: &Process, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("process", &Format::OF_REPORTS)?;
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
    let afwijkingen = Context::afwijkingen(options.deviations.as_deref(), &config, &books)?;
    let agreed = options.deviations.iter().chain(&config.afwijkingen);
    let sources = sources(options, &file, agreed, &checks)?;

    batch::make_folder(&options.out)?;
    let mut store = SqliteStore::open(&file)?;
    let bar = progress::bar(context, sources.len());
    let versies = super::declare::versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    // A month is declared when there are registrations, or when the command line asks for one; never when it says not to.
    let registrations = registrations(folder);
    let declares = !options.no_declare && (options.period.is_some() || registrations.is_dir());
    let job = Work {
        running: Running {
            checks,
            books: &books,
            own: &config.own,
            today: context.today,
            versies: &versies,
            afwijkingen: &afwijkingen,
            steps: &Steps::new(),
        },
        out: &options.out,
        // Without declaring the month is not ours to look at: what is missing of it is not written again.
        month: options.period.or(config.period).filter(|_| !options.no_declare),
        registrations: declares.then_some(&registrations),
        lang: context.lang,
        reports: true,
    };
    let worked = work::run(&mut store, &job, &sources, &|| bar.inc(1));
    bar.finish_and_clear();
    let Worked { overview, unreadable, .. } = worked?;
    let closing = (options.no_declare && registrations.is_dir()).then(|| not_declared(&registrations));
    let closing = closing.as_ref().map_or("", |end| end.get(context.lang));
    context.report(&overview, Told { statistics: options.statistics, closing, ..Told::default() })?;
    if let Some(error) = unreadable {
        return Err(error.into());
    }
    Ok(Outcome::from_errors(overview.count(Severity::Error) > 0))
}

/// Where the registrations of a work folder are.
fn registrations(folder: &Path) -> PathBuf {
    folder.join("registraties")
}

/// What is left to do when nothing was to be declared.
fn not_declared(registrations: &Path) -> Text {
    let folder = registrations.display();
    Text::new(
        format!("Niet gedeclareerd (`--no-declare`): de registraties in `{folder}` wachten\n"),
        format!("Nothing declared (`--no-declare`): the registrations in `{folder}` wait\n"),
    )
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

/// The messages of the work folder: those below `in/`, or all when it has no such folder.
fn sources<'a>(
    options: &Process,
    dossier: &Path,
    agreed: impl Iterator<Item = &'a PathBuf>,
    checks: &Checks,
) -> Result<Vec<Source>, Failure> {
    let folder = &options.folder;
    let inbox = folder.join("in");
    let messages = if inbox.is_dir() { inbox } else { folder.clone() };
    let mut except = except(folder, &options.out, dossier);
    except.extend(agreed.cloned());
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
        // The work folder may be the out folder as well.
        out.join("findings.jsonl"),
        out.join("report.html"),
        dossier.to_path_buf(),
        beside("-wal"),
        beside("-shm"),
    ]
}
