//! `ibericht report`: the report again, from the dossier, of any period.

use ibericht::batch::{self, Config, Reporting};
use ibericht::finding::{Severity, Text};

use super::Outcome;
use super::args::{Format, Report};
use super::context::{Context, Told};
use super::dossier;
use super::failure::Failure;

pub fn run(options: &Report, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("report", &Format::OF_REPORTS)?;
    let (from, to) = (options.from.map(|days| days.0), options.to.map(|days| days.1));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(Failure::new(
            Text::fixed("`--from` is later dan `--to`", "`--from` is later than `--to`"),
            Text::fixed("Verwissel ze, of laat er een weg", "Swap them, or leave one out"),
        ));
    }
    let store = dossier::open(context)?;
    let config = options.config.as_deref().map(Config::of_file).transpose()?.unwrap_or_default();
    let context = &context.with_language_of(config.taal);
    let asked = Reporting {
        from,
        to,
        today: context.today,
        own: &config.own,
        kalender: &config.kalender,
        lang: context.lang,
        temporary: &std::env::temp_dir(),
    };
    let overview = batch::report(&store, &asked)?;
    context.report(&overview, Told { statistics: options.statistics, ..Told::default() })?;
    Ok(Outcome::from_errors(overview.count(Severity::Error) > 0))
}
