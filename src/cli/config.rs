//! `ibericht config`: the settings that count, and where each comes from.

use std::path::{Path, PathBuf};

use ibericht::batch::{BatchError, Config, Own};
use ibericht::finding::{Lang, Text};
use ibericht::messages::MAX_BYTES;
use ibericht::report::text::table;
use ibericht::report::words::word;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::{self, Format};
use super::context::Context;
use super::declare::XSD_VERSIE;
use super::failure::Failure;
use super::{Outcome, json_line, lang};

/// Where a value comes from.
#[derive(Debug, Clone)]
enum Origin {
    /// An option of the command line.
    Option(&'static str),
    /// The settings of the work folder.
    File(PathBuf),
    /// A variable of the environment.
    Variable(&'static str),
    /// The clock of the machine.
    Clock,
    /// What holds when nobody says otherwise.
    Usual,
}

impl Origin {
    const fn name(&self) -> &'static str {
        match self {
            Self::Option(_) => "command-line",
            Self::File(_) => "file",
            Self::Variable(_) => "environment",
            Self::Clock => "clock",
            Self::Usual => "default",
        }
    }

    fn text(&self, lang: Lang) -> String {
        match self {
            Self::Option(option) => format!("`{option}`"),
            Self::File(path) => path.display().to_string(),
            Self::Variable(name) => format!("{} {name}", word(lang, "omgeving,", "environment,")),
            Self::Clock => word(lang, "de klok", "the clock").to_owned(),
            Self::Usual => word(lang, "standaard", "default").to_owned(),
        }
    }
}

/// A setting that counts.
struct Setting {
    /// The key in `ibericht.toml`, or the option without its dashes.
    name: &'static str,
    /// Its values; none when nothing is set.
    values: Vec<String>,
    origin: Origin,
    /// What the file says and does not count, because the command line goes first.
    unused: Vec<String>,
}

impl Setting {
    /// A setting that only the command line has.
    fn told(name: &'static str, option: &'static str, told: Option<String>, usual: &str) -> Self {
        let origin = if told.is_some() { Origin::Option(option) } else { Origin::Usual };
        Self { name, values: vec![told.unwrap_or_else(|| usual.to_owned())], origin, unused: Vec::new() }
    }
}

pub fn run(options: &args::Config, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("config show", &Format::OF_LISTS)?;
    let args::Config::Show { path } = options;
    let path = path.as_deref().unwrap_or(Path::new("."));
    let (file, config) = read(path)?;
    let context = &context.with_language_of(config.taal);
    let settings = settings(file.as_deref(), &config, context);
    context.deliver(|format, style| match format {
        Format::Json => settings.iter().map(json).collect(),
        _ => text(file.as_deref(), path, &settings, style.lang),
    })?;
    Ok(Outcome::Clean)
}

/// The settings of a work folder or file, with the file when there is one.
fn read(path: &Path) -> Result<(Option<PathBuf>, Config), Failure> {
    let metadata = path.metadata().map_err(|source| BatchError::Read { path: path.to_owned(), source })?;
    let file = if metadata.is_dir() { path.join("ibericht.toml") } else { path.to_owned() };
    // Whether it can be read at all is for the reader to tell.
    if metadata.is_dir() && file.symlink_metadata().is_err() {
        return Ok((None, Config::of_folder(path)?));
    }
    let config = Config::of_file(&file)?;
    Ok((Some(file), config))
}

fn settings(file: Option<&Path>, config: &Config, context: &Context<'_>) -> Vec<Setting> {
    let common = context.common;
    let of_file = |name, values: Vec<String>| {
        let origin = match file {
            Some(file) if !values.is_empty() => Origin::File(file.to_owned()),
            _ => Origin::Usual,
        };
        Setting { name, values, origin, unused: Vec::new() }
    };
    let own = match &config.own {
        Own::Aanbieder(agb) => of_file("agb", vec![agb.to_string()]),
        Own::Gemeente(gemeente) => of_file("gemeente", vec![gemeente.to_string()]),
        Own::Unknown => of_file("agb", Vec::new()),
    };
    let mut books = of_file("productbook", config.productbooks.clone());
    if !common.productbook.is_empty() {
        let told = common.productbook.clone();
        let unused = std::mem::replace(&mut books.values, told);
        books = Setting { origin: Origin::Option("--productbook"), unused, ..books };
    }
    let mut versie = of_file("xsd_versie", config.xsd_versie.iter().map(ToString::to_string).collect());
    if versie.values.is_empty() {
        versie.values.push(XSD_VERSIE.to_owned());
    }
    let days = |days: &std::collections::BTreeSet<_>| days.iter().map(ToString::to_string).collect();
    let written = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let origin_of_today = if common.today.is_some() { Origin::Option("--today") } else { Origin::Clock };
    vec![
        own,
        books,
        of_file("period", config.period.iter().map(ToString::to_string).collect()),
        versie,
        taal(file, config, context),
        of_file("afwijkingen", config.afwijkingen.iter().map(|path| path.display().to_string()).collect()),
        of_file("vrije_dagen", days(&config.kalender.vrije_dagen)),
        of_file("werkdagen", days(&config.kalender.werkdagen)),
        Setting {
            name: "today",
            values: vec![context.today.to_string()],
            origin: origin_of_today,
            unused: Vec::new(),
        },
        Setting::told(
            "dossier",
            "--dossier",
            written(&common.dossier),
            word(context.lang, "`dossier.db` in de map van `--out`", "`dossier.db` in the folder of `--out`"),
        ),
        Setting::told(
            "max_size",
            "--max-size",
            common.max_size.map(|size| size.to_string()),
            &(MAX_BYTES / 1_000_000).to_string(),
        ),
        Setting::told(
            "legacy_names",
            "--legacy-names",
            written(&common.legacy_names),
            word(context.lang, "ingebouwd", "built in"),
        ),
    ]
}

/// The language: the command line goes before the file, and that before the locale.
fn taal(file: Option<&Path>, config: &Config, context: &Context<'_>) -> Setting {
    let in_file = config.taal.map(Lang::code);
    let values = vec![context.lang.code().to_owned()];
    let (origin, unused) = match (context.common.lang, file, in_file) {
        (Some(_), _, in_file) => (Origin::Option("--lang"), in_file.map(str::to_owned).into_iter().collect()),
        (None, Some(file), Some(_)) => (Origin::File(file.to_owned()), Vec::new()),
        _ => (lang::variable().map_or(Origin::Usual, Origin::Variable), Vec::new()),
    };
    Setting { name: "taal", values, origin, unused }
}

/// A setting that counts, for programs.
#[derive(Serialize, JsonSchema)]
pub struct SettingLine<'s> {
    /// The key in `ibericht.toml`, or the option without its dashes.
    setting: &'static str,
    /// Its values; none when nothing is set.
    values: &'s [String],
    /// Where it comes from: `command-line`, `file`, `environment`, `clock` or `default`.
    from: &'static str,
    /// The option or the variable that it comes from.
    name: Option<&'static str>,
    /// The file that it comes from.
    path: Option<String>,
    /// What the file says and does not count, because the command line goes first.
    unused: &'s [String],
}

fn json(setting: &Setting) -> String {
    let (name, path) = match &setting.origin {
        Origin::Option(name) | Origin::Variable(name) => (Some(*name), None),
        Origin::File(path) => (None, Some(path.display().to_string())),
        Origin::Clock | Origin::Usual => (None, None),
    };
    json_line(&SettingLine {
        setting: setting.name,
        values: &setting.values,
        from: setting.origin.name(),
        name,
        path,
        unused: &setting.unused,
    })
}

fn text(file: Option<&Path>, path: &Path, settings: &[Setting], lang: Lang) -> String {
    let mut rows = table(&[
        word(lang, "instelling", "setting"),
        word(lang, "waarde", "value"),
        word(lang, "vandaan", "from"),
    ]);
    for Setting { name, values, origin, .. } in settings {
        let values = if values.is_empty() { "-".to_owned() } else { values.join(", ") };
        rows.add_row([(*name).to_owned(), values, origin.text(lang)]);
    }
    let mut text = format!("{rows}\n");
    if file.is_none() {
        let folder = path.display();
        let none = Text::new(
            format!("In `{folder}` staat geen `ibericht.toml`\n"),
            format!("There is no `ibericht.toml` in `{folder}`\n"),
        );
        text.push_str(none.get(lang));
    }
    for Setting { name, origin, unused, .. } in settings.iter().filter(|setting| !setting.unused.is_empty()) {
        let (unused, by) = (unused.join(", "), origin.text(lang));
        let told = Text::new(
            format!("Niet gebruikt: `{name}` in het bestand ({unused}), want {by} gaat voor\n"),
            format!("Not used: `{name}` in the file ({unused}), because {by} goes first\n"),
        );
        text.push_str(told.get(lang));
    }
    text
}
