//! `ibericht show`.

use ibericht::batch::{Opened, open};
use ibericht::report::{json, text};
use ibericht::show::{self, Privacy, View};

use super::Outcome;
use super::args::{Format, Show};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Show, context: &Context<'_>) -> Result<Outcome, Failure> {
    let opened = open(&options.path, &context.limits())?;
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
                (Opened::Notice(report), Format::Text) => out.push_str(&text::message(report, false, style)),
                (Opened::Notice(report), Format::Json) => {
                    out.push_str(&json::line(report, style.lang));
                    out.push('\n');
                }
                (_, Format::Html | Format::Markdown) => {
                    return Err(Failure::no_such_format("show", "text, json"));
                }
            }
        }
        Ok(out)
    })?;
    let refused = |file: &Opened| matches!(file, Opened::Notice(report) if report.has_errors());
    Ok(Outcome::from_errors(opened.iter().any(refused)))
}
