//! Declares a month from registrations, exactly once.
//!
//! The run is kept under a key of everything that it is computed from. Running
//! it again tells the same; with other registrations or other allocations it
//! computes again, and declares only what was not declared before.

mod afkeuring;
pub(super) mod keep;
mod key;
pub(super) mod legacy;
mod onaf;
pub(super) mod registrations;
pub(super) mod report;
mod verloren;
mod verwachting;

pub use verwachting::{Judging, RegelVerwachting, Verwachting, expect};

use std::collections::BTreeSet;
use std::path::Path;

use legacy::Vorm;

use super::input::CONDITIONS;
use super::process::finish;
use super::{BatchError, Limits, Own};
use crate::declaration::{
    BuildOptions, Computation, Input, Purpose, Registraties, build, check_today, choose_aanbieder,
    compute_all, splits,
};
use crate::dossier::Store;
use crate::failpoint;
use crate::finding::{Finding, Level, Severity, Text};
use crate::legacy::{Namen, Soort};
use crate::messages::{MAX_BYTES, XsdVersies};
use crate::productbook::Books;
use crate::report::MonthReport;
use crate::values::{AgbCode, Bsn, Datum, Month};

/// A month to declare.
#[derive(Debug, Clone, Copy)]
pub struct Declaring<'a> {
    /// The folder with the registrations.
    pub folder: &'a Path,
    /// How findings name the folder.
    pub label: &'a str,
    /// Where the declarations will be written; none when nothing is.
    pub out: Option<&'a Path>,
    /// The month, when it is told.
    pub month: Option<Month>,
    /// The product books.
    pub books: &'a Books,
    /// Who declares.
    pub own: &'a Own,
    /// The date of the declarations.
    pub today: Datum,
    /// The schema versions for their headers.
    pub versies: &'a XsdVersies,
    /// Bounds on input.
    pub limits: Limits,
}

impl<'a> Declaring<'a> {
    /// What making the messages needs.
    pub(super) fn options(&self) -> BuildOptions<'a> {
        let max_bytes = self.limits.message_bytes.min(MAX_BYTES);
        BuildOptions { today: self.today, versies: self.versies, max_bytes }
    }

    /// What judging them as their receiver needs.
    pub(super) const fn judging(&self) -> Judging<'a> {
        Judging { today: self.today, books: self.books, versies: self.versies }
    }
}

/// In which message care is declared.
#[derive(Debug, Clone, Copy, Default)]
pub enum Form<'a> {
    /// The 323 of release 3.2.
    #[default]
    Declaratie,
    /// The old 303, for care up to 2020; its form is reconstructed.
    Legacy {
        /// Declaration or invoice.
        soort: Soort,
        /// The release; that of the date of the messages when none is named.
        release: Option<&'a str>,
        /// The names.
        namen: &'a Namen,
    },
}

/// What declaring gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredMonth {
    /// The report on the month.
    pub report: MonthReport,
    /// Whether an earlier run declared it from the same input.
    pub before: bool,
    /// The clients that the registrations are about.
    pub clients: BTreeSet<Bsn>,
}

/// Declares the month; the files are in the dossier afterwards, and [`super::send`] writes them.
///
/// # Errors
/// [`BatchError`] when registrations cannot be read or the dossier cannot be used; what is wrong with the
/// registrations, or keeps a month from being declared, is a finding.
pub fn declare(store: &mut dyn Store, job: &Declaring<'_>) -> Result<DeclaredMonth, BatchError> {
    perform(store, job, Form::default(), commit)
}

/// Declares the month in a message of choice.
///
/// Whatever the message, the dossier keeps the same declaration and lines.
///
/// # Errors
/// As [`declare`].
pub fn declare_as(
    store: &mut dyn Store,
    job: &Declaring<'_>,
    form: Form<'_>,
) -> Result<DeclaredMonth, BatchError> {
    perform(store, job, form, commit)
}

/// Tells what declaring the month would give, with the answer that every line may expect; nothing is kept.
///
/// # Errors
/// As [`declare`].
pub fn preview(store: &mut dyn Store, job: &Declaring<'_>) -> Result<DeclaredMonth, BatchError> {
    perform(store, job, Form::default(), |store, outcome| {
        // Of an error the first is the one to tell.
        match (store.rollback(), outcome) {
            (Err(error), Ok(_)) => Err(error.into()),
            (_, outcome) => outcome,
        }
    })
}

fn commit(
    store: &mut dyn Store,
    outcome: Result<DeclaredMonth, BatchError>,
) -> Result<DeclaredMonth, BatchError> {
    failpoint::reached("declare-before-commit");
    let month = finish(store, outcome)?;
    failpoint::reached("declare-after-commit");
    Ok(month)
}

/// What becomes of a transaction.
type End = fn(&mut dyn Store, Result<DeclaredMonth, BatchError>) -> Result<DeclaredMonth, BatchError>;

fn perform(
    store: &mut dyn Store,
    job: &Declaring<'_>,
    form: Form<'_>,
    end: End,
) -> Result<DeclaredMonth, BatchError> {
    let (registraties, read) = registrations::read(job)?;
    let clients = key::clients(&registraties);
    let complete = read.findings.is_empty();
    let mut report = MonthReport { files: read.files, findings: read.findings, ..MonthReport::default() };
    report.mask(&Bsn::passes_eleven_test);
    // Told with a month that is stopped as well.
    report.month = job.month.map(|month| month.to_string()).unwrap_or_default();
    let (month, aanbieder) = match ready(store, job)? {
        Ok(ready) => ready,
        Err(finding) => return Ok(stopped(report, clients, *finding)),
    };
    if let Some(finding) = check_today(month, job.today) {
        return Ok(stopped(report, clients, finding));
    }
    let vorm = match Vorm::of(form, month, job.today) {
        Ok(vorm) => vorm,
        Err(finding) => return Ok(stopped(report, clients, *finding)),
    };
    let key = key::of(store, &clients, month, aanbieder, job.books, &read.hash)? + vorm.key();
    store.begin()?;
    let what = What { vorm, registraties: &registraties, complete, month, aanbieder };
    let outcome = run(store, job, &what, &key, report);
    let outcome = outcome.map(|(report, before)| DeclaredMonth { report, before, clients });
    end(store, outcome)
}

/// A month that cannot be declared at all, with the reason.
fn stopped(mut report: MonthReport, clients: BTreeSet<Bsn>, finding: Finding) -> DeclaredMonth {
    report.findings.push(finding);
    DeclaredMonth { report, before: false, clients }
}

/// Which month and for whom; or what is missing.
fn ready(
    store: &dyn Store,
    job: &Declaring<'_>,
) -> Result<Result<(Month, AgbCode), Box<Finding>>, BatchError> {
    let Some(month) = job.month else {
        return Ok(Err(missing(
            Severity::Warning,
            Text::fixed(
                "Er zijn registraties, maar het is niet bekend welke maand wordt gedeclareerd",
                "There are registrations, but it is not known which month is declared",
            ),
            Text::fixed(
                "Noem de maand met `--period 2026-04`, of met `period` in `ibericht.toml`",
                "Name the month with `--period 2026-04`, or with `period` in `ibericht.toml`",
            ),
        )));
    };
    Ok(aanbieder(store, job)?.map(|aanbieder| (month, aanbieder)))
}

/// For whom; or what is missing to declare anything at all.
pub(super) fn aanbieder(
    store: &dyn Store,
    job: &Declaring<'_>,
) -> Result<Result<AgbCode, Box<Finding>>, BatchError> {
    if job.books.is_empty() {
        return Ok(Err(missing(
            Severity::Error,
            Text::fixed(
                "Zonder productenboek zijn er geen tarieven, dus wordt er niets gedeclareerd",
                "Without a product book there are no tariffs, so nothing is declared",
            ),
            Text::fixed(
                "Noem het met `--productbook`, of met `productbook` in `ibericht.toml`",
                "Name it with `--productbook`, or with `productbook` in `ibericht.toml`",
            ),
        )));
    }
    let configured = match job.own {
        Own::Aanbieder(agb) => Some(*agb),
        Own::Unknown => None,
        Own::Gemeente(_) => {
            return Ok(Err(missing(
                Severity::Error,
                Text::fixed(
                    "Een gemeente declareert niet; de registraties zijn niet gebruikt",
                    "A municipality does not declare; the registrations were not used",
                ),
                Text::fixed(
                    "Haal `registraties/` weg, of noem in `ibericht.toml` een `agb` in plaats van een `gemeente`",
                    "Remove `registraties/`, or name an `agb` instead of a `gemeente` in `ibericht.toml`",
                ),
            )));
        }
    };
    match choose_aanbieder(configured, store)? {
        Ok(aanbieder) => Ok(verloren::check(store, aanbieder, job.out)?.map_or(Ok(aanbieder), Err)),
        Err(finding) => Ok(Err(finding)),
    }
}

fn missing(severity: Severity, message: Text, advice: Text) -> Box<Finding> {
    Box::new(Finding::new(CONDITIONS, Level::Productbook, severity, message, advice))
}

/// What a run is computed from.
struct What<'a> {
    vorm: Vorm<'a>,
    registraties: &'a Registraties,
    /// Whether every table could be read.
    complete: bool,
    month: Month,
    aanbieder: AgbCode,
}

/// The report on the month, and whether an earlier run declared it.
fn run(
    store: &mut dyn Store,
    job: &Declaring<'_>,
    what: &What<'_>,
    key: &str,
    mut report: MonthReport,
) -> Result<(MonthReport, bool), BatchError> {
    let What { registraties, complete, month, aanbieder, .. } = *what;
    if let Some(stored) = store.run(key)? {
        let mut report: MonthReport = serde_json::from_str(&stored)?;
        // What became of the lines since then is no part of what was stored.
        report.findings.extend(onaf::rejected(&*store, month, aanbieder)?);
        return Ok((report, true));
    }
    let input = Input { registraties, month, aanbieder, purpose: Purpose::Declare, made: &[] };
    let mut computation = compute_all(input, &*store, job.books)?;
    if matches!(what.vorm, Vorm::Declaratie) {
        computation.refuse_old(job.today);
        computation.refuse_early(&*store)?;
    }
    let refused = what.vorm.refuses(&computation.lines);
    if !refused.is_empty() {
        report.findings.extend(refused);
        return Ok((report, false));
    }
    let vanished = onaf::vanished(&*store, job, (registraties, complete), &computation)?;
    let mut report = send_out(store, (job, what.vorm), &computation, report)?;
    report.findings.extend(vanished);
    store.add_run(key, &serde_json::to_string(&report)?)?;
    report.findings.extend(onaf::rejected(&*store, month, aanbieder)?);
    Ok((report, false))
}

/// Makes the messages and keeps them with their lines and files.
fn send_out(
    store: &mut dyn Store,
    (job, vorm): (&Declaring<'_>, Vorm<'_>),
    computation: &Computation,
    mut report: MonthReport,
) -> Result<MonthReport, BatchError> {
    let options = job.options();
    let options = BuildOptions { max_bytes: vorm.max_bytes(options.max_bytes), ..options };
    let submission = computation.submission();
    let declared = build(&submission, store, options)?;
    report.findings.extend(splits(&declared));
    for declared in &declared {
        let (message, findings) =
            keep::declaration(store, declared, vorm, computation.month, &job.judging())?;
        report.findings.extend(findings);
        report.declarations.push(message);
    }
    report::complete(&mut report, computation);
    // A number of nine digits in a cell where none belongs is a BSN that was put in the wrong column.
    let numbers = report::toewijzingen(store, computation)?;
    report.mask(&|bsn| bsn.passes_eleven_test() && !numbers.contains(bsn.as_str()));
    Ok(report)
}
