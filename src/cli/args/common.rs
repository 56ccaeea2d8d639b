//! What all commands share.

use std::path::PathBuf;

use clap::{ArgAction, Args, ColorChoice, ValueEnum};
use ibericht::finding::Lang;
use ibericht::report;
use ibericht::values::Datum;

use super::super::output::Output;
use super::values::{date, output};
use super::{Example, Help};

/// The version in headers, in Dutch.
pub const XSD_VERSIE: (&str, &str) = ("xsd_versie", "De versie in de headers, zoals 1.0.0");

/// Which rules found something.
pub const STATISTICS: (&str, &str) = (
    "statistics",
    "Toon welke regels iets vonden, per gemeente en aanbieder en in euro's; JSON en CSV bevatten dan dat in plaats van \
     bevindingen",
);

/// The agreements with other parties, in Dutch.
pub const DEVIATIONS: (&str, &str) =
    ("deviations", "Afspraken om van regels af te wijken (standaard: `afwijkingen` in `ibericht.toml`)");

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Dossier with earlier messages (SQLite; `process` and `declare` make it when absent)
    #[arg(long, global = true, value_name = "FILE")]
    pub dossier: Option<PathBuf>,
    /// Product book or contract: a name such as `rijk-van-nijmegen-2026`, or a TOML file; may be repeated
    #[arg(long, global = true, value_name = "NAME|FILE")]
    pub productbook: Vec<String>,
    /// The day that counts as today (default: today)
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<Datum>,
    /// Language (default: from the locale; Dutch when it names no language)
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    /// What is printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write the report to a file as well, such as `csv=findings.csv`; may be repeated
    #[arg(long, global = true, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<Output>,
    /// Print nothing but errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Colours in text; the environment variable `NO_COLOR` turns them off as well
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// Show BSNs in full in `show`, `diff` and lists of the dossier; reports stay masked
    #[arg(long, global = true)]
    pub no_mask: bool,
    /// Largest message in MB (default: 25); a ZIP may be and unpack to four times as much
    #[arg(long, global = true, value_name = "MB", value_parser = clap::value_parser!(u32).range(1..=2000))]
    pub max_size: Option<u32>,
    /// Names of the old 303 and 304: a TOML file in place of the reconstructed ones
    #[arg(long, global = true, value_name = "FILE")]
    pub legacy_names: Option<PathBuf>,
    /// Show this help: short with `-h`, with examples with `--help`
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Show the version
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Dutch
    Nl,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// One page for a browser
    Html,
    /// For documentation
    Markdown,
    /// For a spreadsheet: a row per finding
    Csv,
    /// For editors and code scanners: SARIF 2.1.0
    Sarif,
    /// For build servers: `JUnit` XML
    Junit,
}

impl Format {
    /// What a list, or what is looked up, can be shown in.
    pub const OF_LISTS: [Self; 2] = [Self::Text, Self::Json];

    /// What a run can be reported in.
    pub const OF_REPORTS: [Self; 6] =
        [Self::Text, Self::Json, Self::Html, Self::Csv, Self::Sarif, Self::Junit];

    /// The form of a report of a run; none for documentation.
    pub const fn of_reports(self) -> Option<report::Format> {
        match self {
            Self::Text => Some(report::Format::Text),
            Self::Json => Some(report::Format::Json),
            Self::Html => Some(report::Format::Html),
            Self::Csv => Some(report::Format::Csv),
            Self::Sarif => Some(report::Format::Sarif),
            Self::Junit => Some(report::Format::Junit),
            Self::Markdown => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<Colour> for ColorChoice {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Auto => Self::Auto,
            Colour::Always => Self::Always,
            Colour::Never => Self::Never,
        }
    }
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[Help {
    command: "",
    nl: "Leest, controleert en declareert de zorgberichten iWmo en iJw, release 3.2",
    arguments: &[
        (
            "dossier",
            "Dossier met eerdere berichten (SQLite; `process` en `declare` maken het als het er niet is)",
        ),
        (
            "productbook",
            "Productenboek of contract: een naam als `rijk-van-nijmegen-2026`, of een TOML-bestand; mag vaker",
        ),
        ("today", "De dag die als vandaag telt (standaard: vandaag)"),
        ("lang", "Taal: nl of en (standaard: die van het systeem; Nederlands als die geen taal noemt)"),
        ("format", "Wat er wordt getoond: text, json, html, csv, sarif, junit of markdown (standaard: text)"),
        ("output", "Schrijf het rapport ook naar een bestand, zoals `csv=findings.csv`; mag vaker"),
        (
            "color",
            "Kleuren in tekst: auto (op een terminal), always of never (standaard: auto); de omgevingsvariabele `NO_COLOR` zet ze ook uit",
        ),
        ("quiet", "Toon niets dan fouten"),
        (
            "no_mask",
            "Toon hele BSN's bij `show`, `diff` en in lijsten uit het dossier; rapporten blijven afgeschermd",
        ),
        (
            "max_size",
            "Grootste bericht in MB (standaard: 25); een ZIP mag vier keer zo groot zijn en uitpakken",
        ),
        ("legacy_names", "Namen van de oude 303 en 304: een TOML-bestand in plaats van de gereconstrueerde"),
        ("help", "Toon deze uitleg: kort met `-h`, met voorbeelden met `--help`"),
        ("version", "Toon de versie"),
    ],
    examples: &[
        Example { nl: "Berichten controleren", en: "Check messages", line: "check berichten" },
        Example {
            nl: "Een werkmap verwerken: antwoorden, declaraties en verslag komen in `uit`",
            en: "Process a work folder: answers, declarations and report go to `uit`",
            line: "process april --out uit",
        },
        Example {
            nl: "Opzoeken wat een regel of code betekent",
            en: "Look up what a rule or code means",
            line: "explain TR358",
        },
    ],
}];
