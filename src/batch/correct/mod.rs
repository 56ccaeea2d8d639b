//! Puts right what was declared before, exactly once.
//!
//! There is no key of a run as for declaring a month: what is needed follows from the lines in the dossier, and once the
//! declarations are in it their lines are under way, so that running again makes nothing.

mod report;

use super::BatchError;
use super::declare::legacy::Vorm;
use super::declare::{Declaring, aanbieder, keep, registrations, report as declared};
use super::process::finish;
use crate::declaration::{self, Registraties, build, splits};
use crate::dossier::Store;
use crate::failpoint;
use crate::report::{CorrectReport, MonthReport};
use crate::values::{AgbCode, Bsn, Month};

/// What to put right.
#[derive(Debug, Clone, Copy)]
pub struct Correcting<'a> {
    /// Where the registrations are and who declares. Its month is the declaration period; when absent, per municipality
    /// and law the latest month that was submitted (IV090).
    pub declaring: Declaring<'a>,
    /// The first month to look at; when absent that of the first registration.
    pub from: Option<Month>,
    /// Whether an accepted line without registrations is credited.
    pub withdraw: bool,
    /// Whether it is only tried: the dossier stays as it is.
    pub dry_run: bool,
}

/// Puts it right; the files are in the dossier afterwards, and [`super::send`] writes them.
///
/// # Errors
/// [`BatchError`] when registrations cannot be read or the dossier cannot be used; what is wrong with the
/// registrations, or keeps them from being declared, is a finding.
pub fn correct(store: &mut dyn Store, job: &Correcting<'_>) -> Result<CorrectReport, BatchError> {
    let (registraties, read) = registrations::read(&job.declaring)?;
    let complete = read.findings.is_empty();
    let mut report = CorrectReport {
        month: MonthReport { files: read.files, findings: read.findings, ..MonthReport::default() },
        dry_run: job.dry_run,
        ..CorrectReport::default()
    };
    report.month.mask(&Bsn::passes_eleven_test);
    let aanbieder = match aanbieder(store, &job.declaring)? {
        Ok(aanbieder) => aanbieder,
        Err(finding) => {
            report.month.findings.push(*finding);
            return Ok(report);
        }
    };
    store.begin()?;
    let outcome = run(store, job, &registraties, complete, aanbieder, report);
    if job.dry_run {
        store.rollback()?;
        return outcome;
    }
    failpoint::reached("correct-before-commit");
    let report = finish(store, outcome)?;
    failpoint::reached("correct-after-commit");
    Ok(report)
}

fn run(
    store: &mut dyn Store,
    job: &Correcting<'_>,
    registraties: &Registraties,
    complete: bool,
    aanbieder: AgbCode,
    mut report: CorrectReport,
) -> Result<CorrectReport, BatchError> {
    let today = job.declaring.today;
    let what = declaration::Correcting {
        registraties,
        complete,
        period: job.declaring.month,
        from: job.from,
        aanbieder,
        withdraw: job.withdraw,
        today,
    };
    let correction = match declaration::correct(&what, &*store, job.declaring.books)? {
        Ok(correction) => correction,
        Err(finding) => {
            report.month.findings.push(*finding);
            return Ok(report);
        }
    };
    report.month.month = correction.computation.month.to_string();
    for submission in correction.submissions() {
        let declared = build(&submission, store, job.declaring.options())?;
        report.month.findings.extend(splits(&declared));
        for declared in &declared {
            let (message, findings) = keep::declaration(
                store,
                declared,
                Vorm::Declaratie,
                submission.month,
                &job.declaring.judging(),
            )?;
            let changes = report::changes(&*store, &correction, declared, submission.month, &message.file)?;
            report.changes.extend(changes);
            report.month.findings.extend(findings);
            report.month.declarations.push(message);
        }
    }
    report::count(&mut report, &correction);
    declared::complete(&mut report.month, &correction.computation);
    let numbers = declared::toewijzingen(store, &correction.computation)?;
    report.month.mask(&|bsn| bsn.passes_eleven_test() && !numbers.contains(bsn.as_str()));
    Ok(report)
}
