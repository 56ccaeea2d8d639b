//! The commands that look into the dossier.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ibericht::values::Bsn;

use super::values::{Days, bsn, days};
use super::{Example, Help, STATISTICS};

#[derive(Debug, Args)]
pub struct Dossier {
    /// What to list
    #[arg(value_enum)]
    pub list: DossierList,
    /// Only this client
    #[arg(long, value_name = "BSN", value_parser = bsn)]
    pub bsn: Option<Bsn>,
    /// The `ibericht.toml` that says who we are and which days are days off, for `deadlines` and `declaraties`
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DossierList {
    /// Clients of whom something is known
    Clients,
    /// Current allocations with used and remaining volume
    Toewijzingen,
    /// What may be used of the allocations, what is used, and when it runs out at the present pace
    Budget,
    /// Starts and stops in force
    Leveringen,
    /// Requests and what has become of them
    Verzoeken,
    /// Declarations, what was granted, and how long an answer is waited for
    Declaraties,
    /// Declared lines, how they stand and what was expected
    Prestaties,
    /// The ledger: amounts per municipality and month
    #[value(alias = "ledger")]
    Grootboek,
    /// Lines that were answered otherwise than expected
    Verschillen,
    /// Answers that were set aside, and why
    Apart,
    /// What is due or overdue, and who has to act
    Deadlines,
}

#[derive(Debug, Args)]
pub struct Report {
    /// The first day or month in which messages were received (default: from the beginning)
    #[arg(long, value_name = "YYYY-MM[-DD]", value_parser = days)]
    pub from: Option<Days>,
    /// The last day or month (default: until the end)
    #[arg(long, value_name = "YYYY-MM[-DD]", value_parser = days)]
    pub to: Option<Days>,
    /// Tell which rules found something, by the parties and by euro; JSON and CSV then have that in place of findings
    #[arg(long)]
    pub statistics: bool,
    /// The `ibericht.toml` that says who we are and which days are days off
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "report",
        nl: "Maak het verslag opnieuw uit het dossier, over elke periode: berichten naar de dag van ontvangst, en het geld; 0 niets mis, 1 er staan fouten in",
        arguments: &[
            ("from", "De eerste dag of maand waarin berichten binnenkwamen (standaard: vanaf het begin)"),
            ("to", "De laatste dag of maand (standaard: tot het eind)"),
            STATISTICS,
            ("config", "De `ibericht.toml` die zegt wie wij zijn en welke dagen vrij zijn"),
        ],
        examples: &[
            Example {
                nl: "Het verslag van april, voor de browser",
                en: "The report of April, for the browser",
                line: "report --dossier uit/dossier.db --from 2026-04 --to 2026-04 --output html=verslag.html",
            },
            Example {
                nl: "Welke regels vallen, bij wie en om hoeveel euro, voor een rekenblad",
                en: "Which rules are broken, by whom and for how many euros, for a spreadsheet",
                line: "report --dossier uit/dossier.db --statistics --format csv",
            },
        ],
    },
    Help {
        command: "dossier",
        nl: "Toon wat het dossier weet",
        arguments: &[
            (
                "list",
                "Wat: clients, toewijzingen, budget (wat er nog is, en wanneer het op is), leveringen, verzoeken, \
             declaraties, prestaties, grootboek (bedragen per gemeente en maand), verschillen (antwoorden die anders \
             zijn dan verwacht), apart (antwoorden die niet verwerkt zijn) of deadlines (wat er moet gebeuren, en wie)",
            ),
            ("bsn", "Alleen deze cliënt"),
            (
                "config",
                "De `ibericht.toml` die zegt wie wij zijn en welke dagen vrij zijn, voor `deadlines` en `declaraties`",
            ),
        ],
        examples: &[
            Example {
                nl: "Wat er van elke toewijzing is gebruikt en over is",
                en: "What is used and left of every allocation",
                line: "dossier toewijzingen --dossier uit/dossier.db",
            },
            Example {
                nl: "De gedeclareerde regels van één cliënt",
                en: "The declared lines of one client",
                line: "dossier prestaties --dossier uit/dossier.db --bsn 999900006",
            },
            Example {
                nl: "Wat er moet gebeuren, wanneer en door wie",
                en: "What has to be done, when and by whom",
                line: "dossier deadlines --dossier uit/dossier.db --config april/ibericht.toml",
            },
            Example {
                nl: "Bedragen per gemeente en maand, voor een programma",
                en: "Amounts per municipality and month, for a program",
                line: "dossier grootboek --dossier uit/dossier.db --format json",
            },
        ],
    },
];
