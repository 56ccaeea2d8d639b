//! `ibericht check`.

use ibericht::batch::{self, Checks};
use ibericht::report::{json, text};

use super::args::{Check, Format};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, progress};

pub fn run(options: &Check, context: &Context<'_>) -> Result<Outcome, Failure> {
    let checks = Checks { limits: context.limits(), until: options.level.into() };
    let sources = batch::collect(&options.paths, &[], &checks.limits)?;
    let bar = progress::bar(context, sources.len());
    let reports = batch::check(&sources, &checks, &|| bar.inc(1));
    bar.finish_and_clear();
    context.deliver(|format, style| match format {
        Format::Json => Ok(json::lines(&reports, context.lang)),
        _ => {
            let mut all: String = reports.iter().map(|report| text::message(report, false, style)).collect();
            all.push_str(&text::summary(&reports, context.lang));
            Ok(all)
        }
    })?;
    Ok(Outcome::from_errors(reports.iter().any(|report| report.findings.iter().any(|f| f.is_error()))))
}
