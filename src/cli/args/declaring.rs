//! Commands that declare registered care.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ibericht::values::{Month, Versie};

use super::values::{month, versie};
use super::{DEVIATIONS, Example, Help, XSD_VERSIE};

/// The settings beside registrations, in Dutch.
const CONFIG: (&str, &str) =
    ("config", "De `ibericht.toml` die zegt wie wij zijn (standaard: die naast de registraties)");

#[derive(Debug, Args)]
pub struct Declare {
    /// A folder with `leveringen.csv`, `sessies.csv` and `deelnemers.csv`, or a workbook (.xlsx)
    #[arg(value_name = "REGISTRATIONS", required_unless_present = "template")]
    pub registrations: Option<PathBuf>,
    /// The month to declare
    #[arg(long, value_name = "YYYY-MM", value_parser = month, required_unless_present = "template")]
    pub period: Option<Month>,
    /// Where declarations are written; not needed with `--check`
    #[arg(long, value_name = "DIR", required_unless_present_any = ["check", "template"])]
    pub out: Option<PathBuf>,
    /// The `ibericht.toml` that says who we are (default: the one beside the registrations)
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    pub config: Option<PathBuf>,
    /// Write and keep nothing; tell which answer every line may expect: 0 all accepted, 1 something rejected or wrong
    #[arg(long, conflicts_with_all = ["message", "release"])]
    pub check: bool,
    /// Write an empty workbook to register care in, and declare nothing; an existing file is not overwritten
    #[arg(long, value_name = "FILE", conflicts_with_all = ["registrations", "period", "out", "check", "explain", "xsd_versie", "output"])]
    pub template: Option<PathBuf>,
    /// Show how every line came about
    #[arg(long)]
    pub explain: bool,
    /// The message to write; 303 is for care up to 2020 and is reconstructed
    #[arg(long, value_enum, default_value_t = DeclareMessage::M323)]
    pub message: DeclareMessage,
    /// The release of a 303 (default: that of the date of the message)
    #[arg(long, value_name = "2.1..2.4")]
    pub release: Option<String>,
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
    /// Agreements to deviate from rules (default: `afwijkingen` in `ibericht.toml`)
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    pub deviations: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DeclareMessage {
    /// The declaration of release 3.2
    #[value(name = "323")]
    M323,
    /// The old declaration, for care up to 2020
    #[value(name = "303")]
    M303,
    /// The old invoice, for care up to 2020
    #[value(name = "303-factuur")]
    M303Factuur,
}

#[derive(Debug, Args)]
pub struct Correct {
    /// All registrations as they should have been: a folder or a workbook, as for `declare`
    #[arg(value_name = "REGISTRATIONS")]
    pub registrations: PathBuf,
    /// Where declarations are written
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The `ibericht.toml` that says who we are (default: the one beside the registrations)
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The declaration period (default: per municipality and law the latest month that was submitted)
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Option<Month>,
    /// The first month to look at: for earlier ones the tables are not complete (default: that of the first registration)
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub from: Option<Month>,
    /// Withdraw accepted lines of which no registration is left: credit them
    #[arg(long)]
    pub withdraw: bool,
    /// Only tell what would be done: keep nothing and write nothing
    #[arg(long, visible_alias = "check-only")]
    pub dry_run: bool,
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
    /// Agreements to deviate from rules (default: `afwijkingen` in `ibericht.toml`)
    #[arg(long, value_name = "FILE")]
    pub deviations: Option<PathBuf>,
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "declare",
        nl: "Declareer een maand uit registraties, of schrijf een lege werkmap ervoor",
        arguments: &[
            (
                "registrations",
                "Een map met `leveringen.csv`, `sessies.csv` en `deelnemers.csv`, of een werkmap (.xlsx)",
            ),
            ("period", "De maand om te declareren"),
            ("out", "Waar de declaraties komen; niet nodig met `--check`"),
            (
                "check",
                "Schrijf en bewaar niets; vertel welk antwoord elke regel mag verwachten: 0 alles akkoord, 1 iets afgekeurd \
             of fout",
            ),
            (
                "template",
                "Schrijf een lege werkmap om zorg in te registreren, en declareer niets; een bestaand bestand wordt niet \
              overschreven",
            ),
            ("explain", "Toon hoe elke regel tot stand kwam"),
            (
                "message",
                "Het bericht: 323, 303 of 303-factuur (standaard: 323); een 303 is voor zorg tot en met 2020 en gereconstrueerd",
            ),
            ("release", "De release van een 303: 2.1 t/m 2.4 (standaard: die van de datum van het bericht)"),
            XSD_VERSIE,
            CONFIG,
            DEVIATIONS,
        ],
        examples: &[
            Example {
                nl: "Eerst kijken wat ervan goedgekeurd zou worden; er wordt niets vastgelegd",
                en: "Look first at what would be approved; nothing is kept",
                line: "declare april/registraties --period 2026-04 --check --dossier uit/dossier.db",
            },
            Example {
                nl: "De maand declareren, en tonen hoe elke regel tot stand kwam",
                en: "Declare the month, and show how every line came about",
                line: "declare april/registraties --period 2026-04 --out uit --explain",
            },
            Example {
                nl: "Een lege werkmap om zorg in te registreren",
                en: "An empty workbook to register care in",
                line: "declare --template registraties.xlsx --productbook rijk-van-nijmegen-2026",
            },
        ],
    },
    Help {
        command: "correct",
        nl: "Herstel wat gedeclareerd is, uit verbeterde registraties: afgewezen regels opnieuw, foute gecrediteerd en \
             opnieuw gedeclareerd",
        arguments: &[
            (
                "registrations",
                "Alle registraties zoals ze hadden moeten zijn: een map of een werkmap, zoals bij `declare`",
            ),
            ("out", "Waar de declaraties komen"),
            (
                "period",
                "De declaratieperiode (standaard: per gemeente en wet de laatste maand die is ingediend)",
            ),
            (
                "from",
                "De eerste maand om te bekijken: eerdere staan niet volledig in de tabellen (standaard: de maand van de \
             eerste registratie)",
            ),
            ("withdraw", "Toegekende regels zonder registraties intrekken: crediteer ze"),
            ("dry_run", "Noem alleen wat er zou gebeuren: leg niets vast en schrijf niets"),
            XSD_VERSIE,
            CONFIG,
            DEVIATIONS,
        ],
        examples: &[
            Example {
                nl: "Eerst kijken wat er zou gebeuren",
                en: "Look first at what would be done",
                line: "correct april/registraties --out uit --dry-run",
            },
            Example {
                nl: "Herstellen wat er is afgewezen of verbeterd",
                en: "Put right what was rejected or corrected",
                line: "correct april/registraties --out uit",
            },
            Example {
                nl: "In de declaratie van mei, met zorg vanaf april",
                en: "In the declaration of May, with care from April",
                line: "correct april/registraties --out uit --period 2026-05 --from 2026-04",
            },
        ],
    },
];
