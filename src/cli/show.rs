//! `ibericht show`.

use ibericht::batch::{Opened, open};
use ibericht::finding::Finding;
use ibericht::report::{MessageReport, json, text};
use ibericht::show::{self, Privacy, View};

use super::Outcome;
use super::args::{Format, Show};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Show, context: &Context<'_>) -> Result<Outcome, Failure> {
    let opened = open(&options.path, &context.limits_and_names()?)?;
    let privacy = if context.common.no_mask { Privacy::Full } else { Privacy::Masked };
    context.deliver(|format, style| {
        let mut out = String::new();
        for file in &opened {
            match (file, format) {
                (Opened::Message { label, bericht }, Format::Text) => {
                    if !out.is_empty() {
                        out.push('\n');
                    }
                    let name = (opened.len() > 1).then_some(label.as_str());
                    out.push_str(&show::text(&View::of(bericht, privacy), name, style.lang));
                }
                (Opened::Message { label, bericht }, Format::Json) => {
                    out.push_str(&show::json_line(&View::of(bericht, privacy), label, style.lang));
                    out.push('\n');
                }
                (Opened::Legacy { label, gelezen }, Format::Text) => {
                    if !out.is_empty() {
                        out.push('\n');
                    }
                    let name = (opened.len() > 1).then_some(label.as_str());
                    out.push_str(&show::legacy_text(gelezen, name, privacy, style.lang));
                    // That it is reconstructed stands in the heading.
                    let found = gelezen.findings.get(1..).unwrap_or_default();
                    if !found.is_empty() {
                        out.extend(["\n", &text::findings(found, style.lang), "\n"]);
                    }
                }
                (Opened::Legacy { label, gelezen }, Format::Json) => {
                    let report = MessageReport::legacy(label.clone(), gelezen);
                    out.push_str(&json::line(&report, style.lang));
                    out.push('\n');
                }
                (Opened::Notice(report), Format::Text) => out.push_str(&text::message(report, false, style)),
                (Opened::Notice(report), Format::Json) => {
                    out.push_str(&json::line(report, style.lang));
                    out.push('\n');
                }
                _ => {
                    return Err(Failure::no_such_format("show", "text, json"));
                }
            }
        }
        Ok(out)
    })?;
    let refused = |file: &Opened| match file {
        Opened::Message { .. } => false,
        Opened::Legacy { gelezen, .. } => gelezen.findings.iter().any(Finding::is_error),
        Opened::Notice(report) => report.has_errors(),
    };
    Ok(Outcome::from_errors(opened.iter().any(refused)))
}
