//! Commands that take messages one by one.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ibericht::finding::Level;
use ibericht::values::Versie;

use super::values::versie;
use super::{Example, Help, STATISTICS, XSD_VERSIE};

#[derive(Debug, Args)]
pub struct Check {
    /// Files, folders and ZIPs; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The last level to check
    #[arg(long, value_enum, default_value_t = UntilLevel::Productbook)]
    pub level: UntilLevel,
    /// Agreements to deviate from rules: a TOML file
    #[arg(long, value_name = "FILE")]
    pub deviations: Option<PathBuf>,
    /// Tell which rules found something, by the parties and by euro; JSON and CSV then have that in place of findings
    #[arg(long)]
    pub statistics: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UntilLevel {
    /// The structure of the message
    Schema,
    /// Rules that need only the message
    Content,
    /// Rules that need earlier messages
    Dossier,
    /// Rules that need code lists or today's date
    Extern,
    /// Rules of the product book
    Productbook,
}

impl From<UntilLevel> for Level {
    fn from(level: UntilLevel) -> Self {
        match level {
            UntilLevel::Schema => Self::Schema,
            UntilLevel::Content => Self::Content,
            UntilLevel::Dossier => Self::Dossier,
            UntilLevel::Extern => Self::Extern,
            UntilLevel::Productbook => Self::Productbook,
        }
    }
}

#[derive(Debug, Args)]
pub struct Show {
    /// A message, or a ZIP or folder of messages; `-` reads standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The message as it was; `-` reads standard input
    #[arg(value_name = "BEFORE")]
    pub before: PathBuf,
    /// The message as it is now, of the same kind and law
    #[arg(value_name = "AFTER")]
    pub after: PathBuf,
}

#[derive(Debug, Args)]
pub struct Answer {
    /// A message that came in; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where the answer is written; an existing file is not overwritten (default: standard output)
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
}

#[derive(Debug, Args)]
pub struct Convert {
    /// A message as XML or JSON; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where the message is written; an existing file is not overwritten (default: standard output)
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "check",
        nl: "Controleer berichten: oordeel en bevindingen per bericht",
        arguments: &[
            ("paths", "Bestanden, mappen en ZIPs; `-` leest standaardinvoer"),
            (
                "level",
                "Het laatste niveau: schema, content, dossier, extern of productbook (standaard: productbook)",
            ),
            ("deviations", "Afspraken om van regels af te wijken: een TOML-bestand"),
            STATISTICS,
        ],
        examples: &[
            Example {
                nl: "Alle berichten in een map, ook tegen de regels van de regio",
                en: "All messages in a folder, against the rules of the region as well",
                line: "check berichten --productbook rijk-van-nijmegen-2026",
            },
            Example {
                nl: "Eén bericht, met wat eerdere berichten zeiden",
                en: "One message, with what earlier messages said",
                line: "check berichten/WMO323.xml --dossier uit/dossier.db",
            },
            Example {
                nl: "Alleen de opbouw: of het schema het toelaat",
                en: "Only the structure: whether the schema allows it",
                line: "check berichten --level schema",
            },
            Example {
                nl: "Per bericht een regel JSON, en een verslag voor de browser erbij",
                en: "A line of JSON per message, and a report for the browser beside it",
                line: "check april/in --format json --output html=verslag.html",
            },
        ],
    },
    Help {
        command: "show",
        nl: "Toon in woorden wat een bericht zegt",
        arguments: &[("path", "Een bericht, of een ZIP of map met berichten; `-` leest standaardinvoer")],
        examples: &[
            Example {
                nl: "Een bericht in woorden",
                en: "A message in words",
                line: "show berichten/WMO301.xml",
            },
            Example {
                nl: "Alle berichten in een ZIP",
                en: "All messages in a ZIP",
                line: "show april/in/nagekomen-2026-04-30.zip",
            },
            Example {
                nl: "Met de hele BSN's",
                en: "With the BSNs in full",
                line: "show berichten/WMO305.xml --no-mask",
            },
        ],
    },
    Help {
        command: "diff",
        nl: "Noem wat er verschilt tussen twee berichten: 0 niets, 1 iets, 2 kon niet draaien",
        arguments: &[
            ("before", "Het bericht zoals het was; `-` leest standaardinvoer"),
            ("after", "Het bericht zoals het nu is, van dezelfde soort en wet"),
        ],
        examples: &[
            Example {
                nl: "Wat een verlenging verandert aan een toewijzing",
                en: "What an extension changes in an allocation",
                line: "diff april/in/301-wmo-nijmegen-009.xml april/in/301-wmo-nijmegen-011-verlengd.xml",
            },
            Example {
                nl: "Hetzelfde voor een programma",
                en: "The same for a program",
                line: "diff berichten/WMO301.xml april/in/301-wmo-druten-003.xml --format json",
            },
        ],
    },
    Help {
        command: "answer",
        nl: "Beantwoord een bericht: toon het retourbericht of declaratie-antwoord; 0 goed, 1 afgekeurd, 2 geen antwoord",
        arguments: &[
            ("file", "Een bericht dat binnenkwam; `-` leest standaardinvoer"),
            (
                "out",
                "Waar het antwoord komt; een bestaand bestand wordt niet overschreven (standaard: standaarduitvoer)",
            ),
            XSD_VERSIE,
        ],
        examples: &[
            Example {
                nl: "Het retourbericht op het scherm",
                en: "The return message on the screen",
                line: "answer berichten/WMO305.xml",
            },
            Example {
                nl: "Met wat het dossier weet, naar een bestand",
                en: "With what the dossier knows, to a file",
                line: "answer berichten/WMO301.xml --dossier uit/dossier.db --out WMO302.xml",
            },
        ],
    },
    Help {
        command: "convert",
        nl: "Zet een bericht om van XML naar JSON of terug",
        arguments: &[
            ("file", "Een bericht als XML of JSON; `-` leest standaardinvoer"),
            (
                "out",
                "Waar het bericht komt; een bestaand bestand wordt niet overschreven (standaard: standaarduitvoer)",
            ),
        ],
        examples: &[
            Example {
                nl: "Van XML naar JSON op het scherm",
                en: "From XML to JSON on the screen",
                line: "convert berichten/WMO323.xml",
            },
            Example {
                nl: "Naar een bestand",
                en: "To a file",
                line: "convert berichten/WMO301.xml --out WMO301.json",
            },
            Example {
                nl: "En terug naar XML",
                en: "And back to XML",
                line: "convert WMO301.json --out WMO301.xml",
            },
        ],
    },
];
