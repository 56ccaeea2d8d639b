//! The command line as data: one file per group of commands, what all share in [`common`].
//!
//! The English texts are the comments at a definition; what is Dutch stands in the `HELP` below it,
//! with examples that a test runs.

mod common;
mod declaring;
mod dossier;
mod messages;
mod privacy;
mod program;
mod reference;
mod values;
mod work;

use clap::{Parser, Subcommand};

use super::help::{Example, Help};

pub use common::{Colour, Common, DEVIATIONS, Format, STATISTICS, XSD_VERSIE};
pub use declaring::{Correct, Declare, DeclareMessage};
pub use dossier::{Dossier, DossierList, Report};
pub use messages::{Answer, Check, Convert, Diff, Show};
pub use privacy::{Pseudonymise, Retention};
pub use program::{Completions, Config, Man};
pub use reference::{Explain, Productbook, Schema};
pub use work::{Pack, Process, Watch};

/// The help of every command; of what all share first.
pub const HELP: &[&[Help]] = &[
    common::HELP,
    messages::HELP,
    work::HELP,
    declaring::HELP,
    dossier::HELP,
    privacy::HELP,
    reference::HELP,
    program::HELP,
];

/// Reads, checks and declares the Dutch care messages iWmo and iJw, release 3.2
#[derive(Debug, Parser)]
#[command(name = "ibericht", version, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check messages: verdict and findings per message
    Check(Check),
    /// Show what a message says, in words
    Show(Show),
    /// Tell what differs between two messages: 0 nothing, 1 something, 2 could not run
    Diff(Diff),
    /// Answer a message: print the return message or declaration answer; 0 approved, 1 rejected, 2 no answer
    Answer(Answer),
    /// Convert a message from XML to JSON or back
    Convert(Convert),
    /// Process a work folder: check, remember, declare and report
    Process(Process),
    /// Process what arrives in a work folder until it is stopped; messages only: `process` and `declare` declare
    Watch(Watch),
    /// Declare a month from registrations, or write an empty workbook for them
    Declare(Declare),
    /// Pack messages into ZIPs for VECOZO
    Pack(Pack),
    /// Put right what was declared, from corrected registrations: rejected lines again, wrong lines credited and declared anew
    Correct(Correct),
    /// Explain a rule, retourcode, message, product, element, code list or code, or how a declared line came about
    Explain(Explain),
    /// List the rules that are checked
    Rules,
    /// Check a product book, or show a product of it
    #[command(subcommand)]
    Productbook(Productbook),
    /// Make the report again from the dossier, of any period: messages by the day they were received, and the money; 0 nothing wrong, 1 errors in it
    Report(Report),
    /// Show what the dossier knows
    Dossier(Dossier),
    /// Print the schemas (XSD) of the messages, or compare them with other files
    #[command(subcommand)]
    Schema(Schema),
    /// Make a folder that can be sent to a supplier: false BSNs, names, addresses and references, the same findings
    Pseudonymise(Pseudonymise),
    /// Remove from the dossier what is older than a day and no longer needed; the totals stay
    Retention(Retention),
    /// Show the settings that count
    #[command(subcommand)]
    Config(Config),
    /// Show what the program is made from: version, release of the standard, schema of the dossier, source
    Version,
    /// Write manual pages (man) of every command, in Dutch and English
    Man(Man),
    /// Print the script that completes commands in a shell
    Completions(Completions),
}
