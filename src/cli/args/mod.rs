//! The command line as data: one file per group of commands, what all share in [`common`].
//!
//! The English texts are the comments at a definition; what is Dutch stands in the `HELP` below it,
//! with examples that a test runs.

mod common;
mod declaring;
mod dossier;
mod messages;
mod reference;
mod values;
mod work;

use clap::{Parser, Subcommand};

use super::help::Help;

pub use common::{Common, DEVIATIONS, Format, XSD_VERSIE};
pub use declaring::{Correct, Declare, DeclareMessage};
pub use dossier::{Dossier, DossierList};
pub use messages::{Answer, Check, Convert, Diff, Show};
pub use reference::{Explain, Productbook, Schema};
pub use work::{Pack, Process, Watch};

/// The help of every command; of what all share first.
pub const HELP: [&[Help]; 6] =
    [common::HELP, messages::HELP, work::HELP, declaring::HELP, dossier::HELP, reference::HELP];

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
    /// Show what the dossier knows
    Dossier(Dossier),
    /// Print the schemas (XSD) of the messages, or compare them with other files
    #[command(subcommand)]
    Schema(Schema),
}
