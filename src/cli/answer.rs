//! `ibericht answer`.

use std::io::Write;
use std::path::PathBuf;

use ibericht::batch::{self, Afwijkingen, Answered, Checks, Known, NoAnswer};
use ibericht::dossier::SqliteStore;
use ibericht::finding::Level;
use ibericht::report::words::word;
use ibericht::report::{Answer as Verdict, MessageReport, json, text};
use ibericht::retour::Made;

use super::args::{Answer, Format};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, declare, dossier};

pub fn run(options: &Answer, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("answer", &Format::OF_LISTS)?;
    let taken = |file: &PathBuf| *file == options.file || options.out.as_ref() == Some(file);
    if let Some(output) = context.common.output.iter().find(|output| taken(&output.file)) {
        return Err(Failure::same_file(&output.file));
    }
    if options.file.is_dir() {
        return Err(Failure::not_one_message("answer"));
    }
    if let Some(out) = options.out.as_ref().filter(|out| out.exists()) {
        return Err(Failure::exists(out));
    }
    let store = context.common.dossier.as_deref().map(dossier::existing).transpose()?;
    let (reports, answer, notes) = judge(options, context, store.as_ref())?;
    let told = |format, style: text::Style| match format {
        Format::Json => json::lines(&reports, style.lang),
        _ => format!("{}{notes}", text::checked(&reports, style)),
    };
    context.save(told)?;
    if !context.common.quiet {
        // Standard output is the place of the answer, and may go to a file.
        let _ = std::io::stderr().write_all(told(context.common.format, context.plain()).as_bytes());
    }
    let made = answer.map_err(|why| {
        let [message, advice] = why.texts();
        Failure::new(message, advice)
    })?;
    match &options.out {
        Some(out) => batch::write_private(out, made.xml.as_bytes())?,
        None => Context::print(&made.xml)?,
    }
    let verdict = Verdict::of(made.file_name, &made.bericht);
    Ok(Outcome::from_errors(!verdict.codes.is_empty()))
}

/// What is told of a file, the answer to the one message in it, and a note.
type Told = (Vec<MessageReport>, Result<Box<Made>, NoAnswer>, &'static str);

/// What is told of the file, the answer to the one message in it, and what to know of how far it was judged.
fn judge(options: &Answer, context: &Context<'_>, store: Option<&SqliteStore>) -> Result<Told, Failure> {
    let checks = Checks { limits: context.limits(), until: Level::Extern };
    let books = context.books(&[])?;
    let empty = SqliteStore::in_memory()?;
    let known = Known {
        dossier: store.unwrap_or(&empty),
        has_dossier: store.is_some(),
        books: &books,
        today: context.today,
        is_own: false,
        afwijkingen: Afwijkingen::none(),
    };
    let versies = declare::versies(options.xsd_versie.as_ref())?;
    let sources = batch::collect(std::slice::from_ref(&options.file), &[], None, &checks.limits)?;
    let mut all: Vec<Answered> = Vec::new();
    for source in &sources {
        all.extend(batch::answer(source, &checks, &known, &versies)?);
    }
    // What is only said of a ZIP is no message.
    let is_remark = |answered: &Answered| answered.report.message.is_none() && !answered.report.has_errors();
    let (remarks, mut all): (Vec<_>, Vec<_>) = all.into_iter().partition(is_remark);
    let notes = match (store, &all[..]) {
        (None, [Answered { answer: Ok(_), .. }]) => word(
            context.lang,
            "Zonder dossier is niveau 3 niet gecontroleerd: dit antwoord gaat alleen over niveau 2 en 4\n",
            "Without a dossier level 3 was not checked: this answer is about levels 2 and 4 only\n",
        ),
        _ => "",
    };
    match (all.pop(), all.is_empty()) {
        (Some(Answered { report, answer }), true) => {
            let remarks = remarks.into_iter().map(|remark| remark.report);
            Ok((remarks.chain([report]).collect(), answer, notes))
        }
        _ => Err(Failure::not_one_message("answer")),
    }
}
