//! Commands that work on a folder.

use std::path::PathBuf;

use clap::Args;
use ibericht::values::{Month, Versie};

use super::values::{month, versie};
use super::{DEVIATIONS, Help, XSD_VERSIE};

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
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
    /// Agreements to deviate from rules (default: `afwijkingen` in `ibericht.toml`)
    #[arg(long, value_name = "FILE")]
    pub deviations: Option<PathBuf>,
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
            XSD_VERSIE,
            DEVIATIONS,
        ],
        examples: &[],
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
        examples: &[],
    },
];
