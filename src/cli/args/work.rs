//! Commands that work on a folder.

use std::path::PathBuf;

use clap::Args;
use ibericht::values::{Month, Versie};

use super::values::{month, versie};
use super::{DEVIATIONS, Example, Help, STATISTICS, XSD_VERSIE};

#[derive(Debug, Args)]
pub struct Process {
    /// A folder with `in/`, `registraties/` and `ibericht.toml`, or a plain folder of messages
    #[arg(value_name = "WORKFOLDER")]
    pub folder: PathBuf,
    /// Where declarations, findings and report are written
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The month to declare (default: from `ibericht.toml`)
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Option<Month>,
    /// Only process messages: declare nothing, whatever is in `registraties/`
    #[arg(long, conflicts_with = "period")]
    pub no_declare: bool,
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
    /// Agreements to deviate from rules (default: `afwijkingen` in `ibericht.toml`)
    #[arg(long, value_name = "FILE")]
    pub deviations: Option<PathBuf>,
    /// Tell which rules found something, by the parties and by euro; JSON and CSV then have that in place of findings
    #[arg(long)]
    pub statistics: bool,
}

#[derive(Debug, Args)]
pub struct Watch {
    /// A folder with `in/` (made when absent) and perhaps `ibericht.toml`; what is done goes to `archief/`, what is refused to `geweigerd/`
    #[arg(value_name = "WORKFOLDER")]
    pub folder: PathBuf,
    /// Where answers, dossier and heartbeat are written (default: `uit/` in the work folder)
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Seconds between two looks at the folder
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub every: u64,
    /// Seconds that a file must stay the same before it is taken
    #[arg(long, value_name = "SECONDS", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub settle: u64,
    /// Seconds after which a file that seems incomplete is taken as it is, or told when it still changes
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub patience: u64,
    /// Process what is complete now, and stop: 0 nothing wrong, 1 errors found, 2 could not run
    #[arg(long)]
    pub once: bool,
    /// A file that tells how the watch is doing, for monitoring (default: `ibericht-hartslag.json` below `--out`)
    #[arg(long, value_name = "FILE")]
    pub heartbeat: Option<PathBuf>,
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
}

#[derive(Debug, Args)]
pub struct Pack {
    /// A folder with messages to submit, such as `uit/declaraties`
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Where the ZIPs are written, with a list of what is in them
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The `ibericht.toml` that says who we are (default: the one in the folder)
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Agreements to deviate from rules (default: `afwijkingen` in `ibericht.toml`)
    #[arg(long, value_name = "FILE")]
    pub deviations: Option<PathBuf>,
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "process",
        nl: "Verwerk een werkmap: controleren, onthouden, declareren en rapporteren",
        arguments: &[
            (
                "folder",
                "Een map met `in/`, `registraties/` en `ibericht.toml`, of een gewone map met berichten",
            ),
            ("out", "Waar declaraties, bevindingen en rapport komen"),
            ("period", "De maand om te declareren (standaard: uit `ibericht.toml`)"),
            (
                "no_declare",
                "Alleen berichten verwerken, niet declareren, wat er ook in `registraties/` staat",
            ),
            XSD_VERSIE,
            DEVIATIONS,
            STATISTICS,
        ],
        examples: &[
            Example {
                nl: "Alles verwerken wat er in de werkmap staat",
                en: "Process all that is in the work folder",
                line: "process april --out uit",
            },
            Example {
                nl: "Alleen de berichten; declareren kan later, zonder `--no-declare` of met `declare`",
                en: "Only the messages; declaring can be done later, without `--no-declare` or with `declare`",
                line: "process april --out uit --no-declare",
            },
            Example {
                nl: "Een andere maand declareren dan in `ibericht.toml` staat",
                en: "Declare another month than `ibericht.toml` says",
                line: "process april --out uit --period 2026-04",
            },
            Example {
                nl: "Alsof het 4 mei 2026 is, met een ander dossier",
                en: "As if it were 4 May 2026, with another dossier",
                line: "process april --out proef --dossier proef.db --today 2026-05-04",
            },
        ],
    },
    Help {
        command: "watch",
        nl: "Verwerk wat er in een werkmap binnenkomt tot het wordt gestopt; alleen berichten: declareren doen \
             `process` en `declare`",
        arguments: &[
            (
                "folder",
                "Een map met `in/` (wordt zo nodig gemaakt) en eventueel `ibericht.toml`; wat klaar is gaat naar \
                 `archief/`, wat geweigerd is naar `geweigerd/`",
            ),
            ("out", "Waar antwoorden, dossier en hartslag komen (standaard: `uit/` in de werkmap)"),
            ("every", "Seconden tussen twee keer kijken (standaard: 5)"),
            (
                "settle",
                "Seconden die een bestand hetzelfde moet blijven voor het wordt opgepakt (standaard: 2)",
            ),
            (
                "patience",
                "Seconden waarna een bestand dat niet af lijkt wordt opgepakt zoals het is, of gemeld als het nog \
                 verandert (standaard: 300)",
            ),
            ("once", "Verwerk wat er nu klaarstaat en stop: 0 niets mis, 1 fouten, 2 kon niet draaien"),
            (
                "heartbeat",
                "Een bestand dat vertelt hoe het gaat, voor bewaking (standaard: `ibericht-hartslag.json` onder \
                 `--out`)",
            ),
            XSD_VERSIE,
        ],
        examples: &[
            Example {
                nl: "Verwerken wat er nu staat, en stoppen",
                en: "Process what is there now, and stop",
                line: "watch april --once",
            },
            Example {
                nl: "Een regel JSON per bericht, voor een logboek",
                en: "A line of JSON per message, for a log",
                line: "watch april --once --format json",
            },
        ],
    },
    Help {
        command: "pack",
        nl: "Pak berichten in ZIPs voor VECOZO",
        arguments: &[
            ("folder", "Een map met berichten om in te dienen, zoals `uit/declaraties`"),
            ("out", "Waar de ZIPs komen, met een lijst van wat erin zit"),
            ("config", "De `ibericht.toml` die zegt wie wij zijn (standaard: die in de map)"),
            DEVIATIONS,
        ],
        examples: &[
            Example {
                nl: "De declaraties van een werkmap in ZIPs voor VECOZO",
                en: "The declarations of a work folder in ZIPs for VECOZO",
                line: "pack uit/declaraties --out zips --config april/ibericht.toml",
            },
            Example {
                nl: "Ook gecontroleerd tegen het dossier",
                en: "Checked against the dossier as well",
                line: "pack uit/declaraties --out zips-nagezien --dossier uit/dossier.db",
            },
        ],
    },
];
