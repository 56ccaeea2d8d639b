//! `ibericht show`.

use ibericht::batch::{Opened, open};
use ibericht::finding::{Finding, Lang};
use ibericht::report::text::Style;
use ibericht::report::{MessageReport, json, text};
use ibericht::show::{self, Privacy, View};

use super::Outcome;
use super::args::{Format, Show};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Show, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("show", &Format::OF_LISTS)?;
    let opened = open(&options.path, &context.limits_and_names()?)?;
    let privacy = if context.common.no_mask { Privacy::Full } else { Privacy::Masked };
    let named = opened.len() > 1;
    context.deliver(|format, style| match format {
        Format::Json => opened.iter().map(|file| json_line(file, privacy, style.lang)).collect(),
        _ => opened.iter().fold(String::new(), |mut out, file| {
            if !out.is_empty() && !matches!(file, Opened::Notice(_)) {
                out.push('\n');
            }
            out.push_str(&in_words(file, named, privacy, style));
            out
        }),
    })?;
    let refused = |file: &Opened| match file {
        Opened::Message { .. } => false,
        Opened::Legacy { gelezen, .. } => gelezen.findings.iter().any(Finding::is_error),
        Opened::Notice(report) => report.has_errors(),
    };
    Ok(Outcome::from_errors(opened.iter().any(refused)))
}

/// A file as a line of JSON: what it says, or what is wrong with it.
fn json_line(file: &Opened, privacy: Privacy, lang: Lang) -> String {
    match file {
        Opened::Message { label, bericht } => show::json_line(&View::of(bericht, privacy), label, lang),
        Opened::Legacy { label, gelezen } => {
            json::lines([&MessageReport::legacy(label.clone(), gelezen)], lang)
        }
        Opened::Notice(report) => json::lines([&**report], lang),
    }
}

/// A file in words, with its name where there are several.
fn in_words(file: &Opened, named: bool, privacy: Privacy, style: Style) -> String {
    match file {
        Opened::Message { label, bericht } => {
            show::text(&View::of(bericht, privacy), named.then_some(label.as_str()), style.lang)
        }
        Opened::Legacy { label, gelezen } => {
            let mut out = show::legacy_text(gelezen, named.then_some(label.as_str()), privacy, style.lang);
            // That it is reconstructed stands in the heading.
            let found = gelezen.findings.get(1..).unwrap_or_default();
            if !found.is_empty() {
                out.extend(["\n", &text::findings(found, style.lang), "\n"]);
            }
            out
        }
        Opened::Notice(report) => text::message(report, false, style),
    }
}
