//! `ibericht correct`.

use ibericht::batch::{self, Correcting, Declaring};
use ibericht::finding::Severity;
use ibericht::report::words::word;
use ibericht::report::{Overview, Run};

use super::args::{Correct, Format};
use super::context::{Context, Told};
use super::declare::{check_registrations, config, versies};
use super::dossier::existing;
use super::failure::Failure;
use super::{Outcome, progress};

pub fn run(options: &Correct, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("correct", &Format::OF_REPORTS)?;
    check_registrations(&options.registrations)?;
    let config = config(options.config.as_deref(), &options.registrations)?;
    let context = &context.with_language_of(config.taal);
    let books = context.books(&config.productbooks)?;
    let dossier = context.common.dossier.clone().unwrap_or_else(|| options.out.join("dossier.db"));
    let versies = versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    let job = Correcting {
        declaring: Declaring {
            folder: &options.registrations,
            label: &options.registrations.display().to_string(),
            out: Some(&options.out),
            month: options.period,
            books: &books,
            own: &config.own,
            today: context.today,
            versies: &versies,
            limits: context.limits(),
        },
        from: options.from,
        withdraw: options.withdraw,
        dry_run: options.dry_run,
    };
    let afwijkingen = Context::afwijkingen(options.deviations.as_deref(), &config, &books)?;
    // Without the dossier nothing is known that could be put right.
    let mut store = existing(&dossier)?;
    let busy = progress::busy(context, word(context.lang, "Herstellen", "Correcting"));
    let mut report = batch::correct(&mut store, &job)?;
    if !options.dry_run {
        batch::make_folder(&options.out)?;
        // Only what was never written: earlier declarations in a new folder would invite to be submitted twice.
        let (made, mut late) = (&report.month.declarations, Vec::new());
        let sent = batch::send(&mut store, &options.out, None, [], &mut |file, is_again| {
            if !is_again && made.iter().all(|made| made.file != file) {
                late.push(file);
            }
        })?;
        report.written_late = late;
        report.month.findings.extend(sent.warning());
    }
    busy.finish_and_clear();
    afwijkingen.mention_expected(&mut report.month, context.today);
    report.month.findings.extend(afwijkingen.expired(context.today));
    let overview = Overview {
        run: Run::Corrected,
        book: books.titles(),
        corrected: Some(report),
        ..Overview::on(context.today)
    };
    context.report(&overview, Told::default())?;
    Ok(Outcome::from_errors(overview.count(Severity::Error) > 0))
}
