//! The command that looks into the dossier.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ibericht::values::Bsn;

use super::Help;
use super::values::bsn;

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

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[Help {
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
    examples: &[],
}];
