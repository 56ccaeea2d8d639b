//! `ibericht diff`.

use std::path::PathBuf;

use ibericht::batch::{Opened, open};
use ibericht::finding::Text;
use ibericht::messages::Bericht;
use ibericht::report::words::{counted, word};
use ibericht::show::{Difference, Privacy, View, compare, differences_json, differences_text};

use super::Outcome;
use super::args::{Diff, Format};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Diff, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("diff", &Format::OF_LISTS)?;
    let privacy = if context.common.no_mask { Privacy::Full } else { Privacy::Masked };
    let before = View::of(&*message(&options.before, context)?, privacy);
    let after = View::of(&*message(&options.after, context)?, privacy);
    // Told here as well, so that a mistake in the files is not hidden by `--quiet`.
    let differences = differences(&before, &after, context)?;
    let name = after.kind.message(after.domain).name();
    context.deliver(|format, style| {
        if format == Format::Json {
            return differences_json(&differences);
        }
        let count = counted(
            differences.len(),
            word(style.lang, "verschil", "difference"),
            word(style.lang, "verschillen", "differences"),
        );
        format!("{}{name}: {count}\n", differences_text(&differences, style.lang))
    })?;
    Ok(Outcome::from_errors(!differences.is_empty()))
}

fn differences(before: &View, after: &View, context: &Context<'_>) -> Result<Vec<Difference>, Failure> {
    compare(before, after, context.lang).map_err(|error| {
        let (message, advice) = error.texts();
        Failure::new(message, advice)
    })
}

/// The only message in a file; anything else cannot be compared.
fn message(path: &PathBuf, context: &Context<'_>) -> Result<Box<Bericht>, Failure> {
    let mut opened = open(path, &context.limits())?;
    let shown = path.display();
    match (opened.pop(), opened.is_empty()) {
        (Some(Opened::Message { bericht, .. }), true) => Ok(bericht),
        (Some(Opened::Notice(_) | Opened::Legacy { .. }), true) => Err(Failure::new(
            Text::new(
                format!("`{shown}` is geen bericht dat zijn schema volgt"),
                format!("`{shown}` is no message that follows its schema"),
            ),
            Text::new(
                format!("`ibericht check {shown}` zegt waarom"),
                format!("`ibericht check {shown}` tells why"),
            ),
        )),
        _ => Err(Failure::new(
            Text::new(format!("`{shown}` is niet één bericht"), format!("`{shown}` is not one message")),
            Text::fixed("Geef twee keer het bestand van één bericht", "Give the file of one message twice"),
        )),
    }
}
