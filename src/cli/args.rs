//! The command line as data.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use ibericht::finding::{Lang, Level};
use ibericht::report::words::word;
use ibericht::values::{Bsn, Datum, Month, Versie, parse_date};

use super::lang;

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
    #[arg(long, global = true, value_name = "JJJJ-MM-DD", value_parser = date)]
    pub today: Option<Datum>,
    /// Language (default: from the locale; Dutch when it names no language)
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    /// What is printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write the report to a file as well, such as `json=findings.jsonl`; may be repeated
    #[arg(long, global = true, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<Output>,
    /// Print nothing but errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Show BSNs in full in `show`, `diff` and lists of the dossier; reports stay masked
    #[arg(long, global = true)]
    pub no_mask: bool,
    /// Largest message in MB; a ZIP may be and unpack to four times as much
    #[arg(long, global = true, value_name = "MB", default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..=2000))]
    pub max_size: u32,
    /// Names of the old 303 and 304: a TOML file in place of the reconstructed ones
    #[arg(long, global = true, value_name = "FILE")]
    pub legacy_names: Option<PathBuf>,
    /// Show this help
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
}

/// A report to a file.
#[derive(Debug, Clone)]
pub struct Output {
    pub format: Format,
    pub file: PathBuf,
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
    /// Make a folder that can be sent to a supplier: false BSNs, names, addresses and references, the same findings
    Pseudonymise(Pseudonymise),
    /// Remove from the dossier what is older than a day and no longer needed; the totals stay
    Retention(Retention),
}

#[derive(Debug, Args)]
pub struct Pseudonymise {
    /// A work folder, or a folder with messages or registrations
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Where the new folder comes; it must be new or empty
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The secret key, 64 hexadecimal digits: the same key gives the same false values; made when absent (default: another one each time)
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Write a list of true and false values and file names, to understand an answer; never send it along
    #[arg(long, value_name = "FILE")]
    pub translation: Option<PathBuf>,
    /// Replace the AGB codes of providers as well
    #[arg(long)]
    pub parties: bool,
}

#[derive(Debug, Args)]
pub struct Retention {
    /// What is older than this day goes, as far as it is no longer needed
    #[arg(long, value_name = "JJJJ-MM-DD", value_parser = date)]
    pub before: Datum,
    /// Only tell what would go: change nothing
    #[arg(long)]
    pub dry_run: bool,
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

#[derive(Debug, Args)]
pub struct Declare {
    /// A folder with `leveringen.csv`, `sessies.csv` and `deelnemers.csv`, or a workbook (.xlsx)
    #[arg(value_name = "REGISTRATIONS", required_unless_present = "template")]
    pub registrations: Option<PathBuf>,
    /// The month to declare
    #[arg(long, value_name = "JJJJ-MM", value_parser = month, required_unless_present = "template")]
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
    #[arg(long, value_name = "JJJJ-MM", value_parser = month)]
    pub period: Option<Month>,
    /// The first month to look at: for earlier ones the tables are not complete (default: that of the first registration)
    #[arg(long, value_name = "JJJJ-MM", value_parser = month)]
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
}

#[derive(Debug, Args)]
pub struct Explain {
    /// What to explain, such as TR358, 9056, 301, 02A03, BRS20, Eenheid, WJ756 or Eenheid=14
    #[arg(value_name = "CODE", required_unless_present = "line", conflicts_with = "line")]
    pub code: Option<String>,
    /// A line of a declaration in the dossier, by its reference: how it came about and how it stands
    #[arg(long, value_name = "REFERENCE")]
    pub line: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Productbook {
    /// Check a product book for gaps, overlaps and unknown codes
    Check {
        /// A TOML file, or the name of a built-in book
        #[arg(value_name = "FILE|NAME")]
        book: String,
    },
    /// Show a product: unit, tariffs, limits and rules
    Show {
        /// The product code, such as 02A03
        #[arg(value_name = "CODE")]
        code: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Schema {
    /// Print a schema, write all to a folder, or name all
    Print {
        /// A schema such as WMO301 to print it; a folder to write all to, never over a file that differs; nothing to name all
        #[arg(value_name = "NAME|DIR")]
        what: Option<String>,
    },
    /// Compare XSD files with what the program reads and writes; code 1 when anything differs
    Diff {
        /// The folder with the XSD files of a law, or with a folder for each law
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

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
pub struct Process {
    /// A folder with `in/`, `registraties/` and `ibericht.toml`, or a plain folder of messages
    #[arg(value_name = "WORKFOLDER")]
    pub folder: PathBuf,
    /// Where declarations, findings and report are written
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The month to declare (default: from `ibericht.toml`)
    #[arg(long, value_name = "JJJJ-MM", value_parser = month)]
    pub period: Option<Month>,
    /// The version to write in headers, such as 1.0.0
    #[arg(long, value_name = "VERSION", value_parser = versie)]
    pub xsd_versie: Option<Versie>,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Files, folders and ZIPs; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The last level to check
    #[arg(long, value_enum, default_value_t = UntilLevel::Productbook)]
    pub level: UntilLevel,
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

fn date(text: &str) -> Result<Datum, String> {
    parse_date(text).map_err(|_| {
        say(
            "geen datum; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-05-01",
            "not a date; write JJJJ-MM-DD, for example 2026-05-01",
        )
    })
}

fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|_| {
        say(
            "geen maand; schrijf JJJJ-MM, bijvoorbeeld 2026-04",
            "not a month; write JJJJ-MM, for example 2026-04",
        )
    })
}

fn versie(text: &str) -> Result<Versie, String> {
    Versie::new(text).map_err(|_| {
        say(
            "geen versie; schrijf drie getallen, bijvoorbeeld 1.0.0",
            "not a version; write three numbers, for example 1.0.0",
        )
    })
}

fn bsn(text: &str) -> Result<Bsn, String> {
    Bsn::new(text).map_err(|_| say("een BSN heeft 9 cijfers", "a BSN has 9 digits"))
}

/// What files are called that the program reads: a report never takes the place of one.
const READ: [&str; 6] = ["xml", "zip", "xsd", "csv", "toml", "db"];

fn output(text: &str) -> Result<Output, String> {
    let form = || {
        say(
            "schrijf FORMAT=FILE met text, json, html of markdown, bijvoorbeeld json=findings.jsonl",
            "write FORMAT=FILE with text, json, html or markdown, for example json=findings.jsonl",
        )
    };
    let (format, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(form)?;
    let format = Format::from_str(format, true).map_err(|_| form())?;
    let file = PathBuf::from(file);
    let extension = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    if extension.is_some_and(|extension| READ.iter().any(|read| *read == extension)) {
        return Err(say(
            "een verslag komt niet in een bestand van een soort die wordt gelezen; noem bijvoorbeeld findings.jsonl",
            "a report does not go to a file of a kind that is read; name findings.jsonl, for example",
        ));
    }
    Ok(Output { format, file })
}

/// Says what is wrong with a value, in the language of the command line.
fn say(nl: &'static str, en: &'static str) -> String {
    word(lang::of_command_line(), nl, en).to_string()
}
