//! The work of one run: everything that came in and what must go out, from reading to the standing reports.

use std::collections::BTreeSet;
use std::path::Path;

use super::input::shown;
use super::{
    BatchError, DeclaredMonth, Declaring, Running, Sent, Source, declare, process, send, write_private_by,
};
use crate::dossier::{Store, StoreError};
use crate::failpoint;
use crate::finding::Lang;
use crate::report::dossier::{self, Selection};
use crate::report::text::Style;
use crate::report::{self, Entries, Entry, Format, MessageReport, Options, Overview};
use crate::values::{Bsn, Domain, Month};

/// What a run is to do.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// What holds for the whole run.
    pub running: Running<'a>,
    /// Where declarations, answers and reports are written; it must exist.
    pub out: &'a Path,
    /// The month to declare, and of which missing files are written again.
    pub month: Option<Month>,
    /// The folder with registrations; none when nothing is to be declared.
    pub registrations: Option<&'a Path>,
    /// The language of the standing reports.
    pub lang: Lang,
    /// Whether the standing reports are written, with the budgets and sums that they show.
    pub reports: bool,
}

/// What a run did.
#[derive(Debug)]
pub struct Worked {
    /// All that it has to tell.
    pub overview: Overview,
    /// What was written of what must go out.
    pub sent: Sent,
    /// Why the budgets are not in the overview. A client of whom the dossier cannot be read keeps nothing else from
    /// going out; it is to be told when all is done.
    pub unreadable: Option<StoreError>,
}

/// Processes the messages, declares when there are registrations, writes what must go out, and if wanted the standing
/// reports `findings.jsonl` and `report.html`.
///
/// `done` is told after every source, from any thread.
///
/// # Errors
/// [`BatchError`] when the dossier, the registrations or a file cannot be read or written; what was committed stays,
/// and the same run again goes on from there.
pub fn run(
    store: &mut dyn Store,
    work: &Work<'_>,
    sources: &[Source],
    done: &(dyn Fn() + Sync),
) -> Result<Worked, BatchError> {
    let running = &work.running;
    let mut entries = Entries::in_folder(work.out);
    let processed = process(store, sources, running, done, &mut |entry| {
        entries.push(entry).map_err(|source| BatchError::write(work.out, source))
    })?;
    if let Some(report) = running.afwijkingen.report(running.today) {
        let entry = Entry { report, seen: false, hash: None };
        entries.push(entry).map_err(|source| BatchError::write(work.out, source))?;
    }
    let mut declared = match work.registrations {
        Some(folder) => Some(declare(store, &declaring(work, folder))?),
        None => None,
    };
    if let Some(declared) = &mut declared {
        running.afwijkingen.mention_expected(&mut declared.report, running.today);
    }
    let selection = Selection { bsn: None, masked: true, lang: work.lang };
    let clients = if work.reports { touched(processed.clients()?, declared.as_ref()) } else { Vec::new() };
    let (budget, unreadable) = match dossier::aandacht(store, clients, &selection, running.today) {
        Ok(rows) => (rows, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    // It sums the whole dossier, for a report.
    let snapshot = work.reports.then(|| dossier::Snapshot::of_run(store, &selection)).transpose();
    let (snapshot, unreadable) = match snapshot {
        Ok(snapshot) => (snapshot, unreadable),
        Err(error) => (None, unreadable.or(Some(error))),
    };
    let sent = send(store, work.out, work.month, processed.messages(), &mut |_, _| ())?;
    if let Some(warning) = sent.warning() {
        let mut report = MessageReport::about(shown(&work.out.to_string_lossy()));
        report.add([warning]);
        let entry = Entry { report, seen: false, hash: None };
        entries.push(entry).map_err(|source| BatchError::write(work.out, source))?;
    }
    let overview = Overview {
        own: running.own.name(),
        book: running.books.titles(),
        entries,
        declared_before: declared.as_ref().is_some_and(|month| month.before),
        declared: declared.map(|month| month.report),
        budget,
        snapshot,
        ..Overview::on(running.today)
    };
    if work.reports {
        write_reports(&overview, work.out, work.lang)?;
    }
    Ok(Worked { overview, sent, unreadable })
}

/// The clients of the messages of the run and of the month that it declared, in the order of the dossier: what it costs to
/// look at them does not grow with the dossier.
fn touched(mut clients: BTreeSet<(Domain, Bsn)>, declared: Option<&DeclaredMonth>) -> Vec<(Domain, Bsn)> {
    let declared = declared.iter().flat_map(|month| &month.clients);
    clients.extend(declared.flat_map(|bsn| Domain::ALL.map(|domain| (domain, *bsn))));
    let mut clients = Vec::from_iter(clients);
    clients.sort_by_key(|(domain, bsn)| (domain.prefix(), *bsn));
    clients
}

fn declaring<'a>(work: &Work<'a>, folder: &'a Path) -> Declaring<'a> {
    let Running { checks, books, own, today, versies, .. } = work.running;
    Declaring {
        folder,
        label: "registraties",
        out: Some(work.out),
        month: work.month,
        books,
        own,
        today,
        versies,
        limits: checks.limits,
    }
}

fn write_reports(overview: &Overview, out: &Path, lang: Lang) -> Result<(), BatchError> {
    failpoint::reached("reports-before");
    let options = Options::of(Style { lang, colour: false });
    for (name, format) in [("findings.jsonl", Format::Json), ("report.html", Format::Html)] {
        write_private_by(&out.join(name), &|file| report::write(format, overview, options, file))?;
    }
    failpoint::reached("reports-written");
    Ok(())
}
