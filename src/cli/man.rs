//! `ibericht man`: manual pages, from the same definitions as the help.

use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man as Page;
use ibericht::batch::BatchError;
use ibericht::finding::Lang;

use super::args::{Arguments, Man};
use super::failure::Failure;
use super::{Outcome, help};

/// The headings that the generator writes, in English and Dutch.
const HEADINGS: [(&str, &str, &str); 5] = [
    ("NAME", "NAME", "NAAM"),
    ("SYNOPSIS", "SYNOPSIS", "OVERZICHT"),
    ("DESCRIPTION", "DESCRIPTION", "BESCHRIJVING"),
    ("EXTRA", "EXAMPLES", "VOORBEELDEN"),
    ("VERSION", "VERSION", "VERSIE"),
];

pub fn run(options: &Man) -> Result<Outcome, Failure> {
    for (lang, folder) in [(Lang::En, "man1"), (Lang::Nl, "nl/man1")] {
        let folder = options.out.join(folder);
        std::fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, error))?;
        let mut command = help::complete(Arguments::command(), lang);
        command.build();
        write(&command, &folder, lang)?;
    }
    Ok(Outcome::Clean)
}

/// Writes the page of a command and those of the commands below it.
fn write(command: &Command, folder: &Path, lang: Lang) -> Result<(), Failure> {
    let page = Page::new(command.clone());
    let mut roff = Vec::new();
    page.render(&mut roff)?;
    let file = folder.join(page.get_filename());
    std::fs::write(&file, headed(&String::from_utf8_lossy(&roff), lang))
        .map_err(|error| unwritten(&file, error))?;
    command.get_subcommands().try_for_each(|below| write(below, folder, lang))
}

/// The page with its headings in a language; that of the examples stands above them once.
fn headed(roff: &str, lang: Lang) -> String {
    let mut page = String::with_capacity(roff.len());
    for line in roff.lines().filter(|line| !matches!(*line, "Examples:" | "Voorbeelden:")) {
        let heading = line.strip_prefix(".SH ");
        let known = HEADINGS.iter().find(|(generated, ..)| heading == Some(*generated));
        match (known, lang) {
            (Some((_, en, _)), Lang::En) => page.extend([".SH ", en]),
            (Some((.., nl)), Lang::Nl) => page.extend([".SH ", nl]),
            (None, _) => page.push_str(line),
        }
        page.push('\n');
    }
    page
}

fn unwritten(path: &Path, source: std::io::Error) -> Failure {
    BatchError::Write { path: path.to_owned(), source }.into()
}
