//! Commands about the program itself.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::Shell;

use super::{Example, Help};

#[derive(Debug, Subcommand)]
pub enum Config {
    /// Show the settings that count, and where each comes from
    Show {
        /// A work folder, or an `ibericht.toml` (default: this folder)
        #[arg(value_name = "WORKFOLDER|FILE")]
        path: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct Man {
    /// Where the pages are written: English in `man1`, Dutch in `nl/man1`; earlier ones are replaced
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "config",
        nl: "Toon welke instellingen gelden",
        arguments: &[],
        examples: &[
            Example { nl: "Van een werkmap", en: "Of a work folder", line: "config show april" },
            Example {
                nl: "Uit een bestand elders",
                en: "From a file elsewhere",
                line: "config show april/ibericht.toml",
            },
        ],
    },
    Help {
        command: "config show",
        nl: "Toon de instellingen die gelden, en waar elke vandaan komt",
        arguments: &[("path", "Een werkmap, of een `ibericht.toml` (standaard: deze map)")],
        examples: &[
            Example {
                nl: "De instellingen van een werkmap",
                en: "The settings of a work folder",
                line: "config show april",
            },
            Example {
                nl: "Met wat de opdrachtregel anders zegt",
                en: "With what the command line says otherwise",
                line: "config show april --today 2026-05-04 --lang en",
            },
            Example {
                nl: "Voor een programma",
                en: "For a program",
                line: "config show april/ibericht.toml --format json",
            },
        ],
    },
    Help {
        command: "version",
        nl: "Toon waaruit het programma is gemaakt: versie, release van de standaard, schema van het dossier, bron",
        arguments: &[],
        examples: &[
            Example { nl: "Voor een melding", en: "For a report of a fault", line: "version" },
            Example { nl: "Voor een programma", en: "For a program", line: "version --format json" },
        ],
    },
    Help {
        command: "man",
        nl: "Schrijf handleidingen (man) van elke opdracht, in het Nederlands en Engels",
        arguments: &[(
            "out",
            "Waar de pagina's komen: Engels in `man1`, Nederlands in `nl/man1`; eerdere worden vervangen",
        )],
        examples: &[
            Example {
                nl: "Naar een map; bekijk er een met `man -l man/nl/man1/ibericht-check.1`",
                en: "To a folder; look at one with `man -l man/man1/ibericht-check.1`",
                line: "man --out man",
            },
            Example { nl: "Voor een pakket", en: "For a package", line: "man --out pakket/share/man" },
        ],
    },
    Help {
        command: "completions",
        nl: "Toon het script dat opdrachten aanvult in een shell",
        arguments: &[("shell", "De shell: bash, elvish, fish, powershell of zsh")],
        examples: &[
            Example {
                nl: "Voor bash; bewaar het als `~/.local/share/bash-completion/completions/ibericht`",
                en: "For bash; keep it as `~/.local/share/bash-completion/completions/ibericht`",
                line: "completions bash",
            },
            Example {
                nl: "Voor PowerShell; zet het in het bestand dat `$PROFILE` noemt",
                en: "For PowerShell; put it into the file that `$PROFILE` names",
                line: "completions powershell",
            },
        ],
    },
];
