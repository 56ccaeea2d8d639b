//! `ibericht retention`.

use std::fmt::Write as _;

use ibericht::dossier::Opgeruimd;
use ibericht::finding::Lang;
use ibericht::report::words::word;
use ibericht::values::date_nl;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::{Format, Retention};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, dossier, json_line};

pub fn run(options: &Retention, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("retention", &Format::OF_LISTS)?;
    let mut store = dossier::open(context)?;
    let made = store.ruim_op(options.before, options.dry_run)?;
    context.deliver(|format, style| match format {
        Format::Json => {
            json_line(&Removed { before: options.before.to_string(), dry_run: options.dry_run, rows: made })
        }
        _ => text(&made, options, style.lang),
    })?;
    Ok(Outcome::Clean)
}

/// What was removed, or would be.
#[derive(Serialize, JsonSchema)]
pub struct Removed {
    /// What is older than this day goes, as far as it is no longer needed.
    before: String,
    /// Whether it was only told what would go: nothing changed.
    dry_run: bool,
    #[serde(flatten)]
    rows: Opgeruimd,
}

/// What went, in words.
fn rows(made: &Opgeruimd) -> [(usize, &'static str, &'static str); 9] {
    [
        (made.berichten, "berichten (dat ze gezien zijn, blijft)", "messages (that they were seen stays)"),
        (made.toewijzingen, "versies van toewijzingen", "versions of allocations"),
        (made.verzoeken, "verzoeken", "requests"),
        (made.antwoorden, "antwoorden op verzoeken", "answers to requests"),
        (made.leveringen, "starts en stops", "starts and stops"),
        (made.prestaties, "gedeclareerde regels (de bedragen blijven)", "declared lines (the amounts stay)"),
        (made.herleidingen, "herleidingen van regels", "derivations of lines"),
        (made.uitgaand, "verzonden bestanden", "files that had gone out"),
        (made.runs, "uitkomsten van eerder declareren", "results of earlier declaring"),
    ]
}

fn text(made: &Opgeruimd, options: &Retention, lang: Lang) -> String {
    let day = match lang {
        Lang::Nl => date_nl(options.before),
        Lang::En => options.before.to_string(),
    };
    let head = if options.dry_run {
        word(lang, "Dit zou weggaan, ouder dan", "This would go, older than")
    } else {
        word(lang, "Verwijderd, ouder dan", "Removed, older than")
    };
    let mut out = format!("{head} {day}:\n");
    for (count, nl, en) in rows(made) {
        let _ = writeln!(out, "{count:>8}  {}", word(lang, nl, en));
    }
    let stays = word(
        lang,
        "Wat nog nodig is, bleef: toewijzingen die lopen, wat niet beantwoord is, nummers en totalen",
        "What is still needed stayed: allocations that run, what is not answered, numbers and totals",
    );
    let _ = writeln!(out, "{stays}");
    let files = word(
        lang,
        "Bestanden in mappen (binnengekomen, `archief`, `uit`, ZIPs) en kopieën van het dossier gaan\n\
         niet weg: verwijder die zelf",
        "Files in folders (that came in, `archief`, what was written, ZIPs) and copies of the dossier\n\
         do not go: remove those yourself",
    );
    let _ = writeln!(out, "{files}");
    out
}
