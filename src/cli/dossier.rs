//! `ibericht dossier`.

use std::path::Path;

use ibericht::batch::Config;
use ibericht::dossier::{SqliteStore, StoreError};
use ibericht::finding::Text;
use ibericht::report::dossier::{self, Deadlines, Listed, Selection};

use super::Outcome;
use super::args::{Dossier, DossierList, Format};
use super::context::Context;
use super::failure::Failure;

pub fn run(options: &Dossier, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("dossier", &Format::OF_LISTS)?;
    let store = open(context)?;
    let config = options.config.as_deref().map(Config::of_file).transpose()?.unwrap_or_default();
    // What the command line says goes before what the settings say.
    let context = &context.with_language_of(config.taal);
    let selection = Selection { bsn: options.bsn, masked: !context.common.no_mask, lang: context.lang };
    let by = Deadlines { today: context.today, kalender: &config.kalender, own: config.own.code() };
    match options.list {
        DossierList::Clients => show(dossier::clients(&store, &selection), context),
        DossierList::Toewijzingen => show(dossier::toewijzingen(&store, &selection), context),
        DossierList::Budget => show(dossier::budget(&store, &selection, context.today), context),
        DossierList::Leveringen => show(dossier::leveringen(&store, &selection), context),
        DossierList::Declaraties => show(dossier::declaraties(&store, &selection, &by), context),
        DossierList::Grootboek => show(dossier::grootboek(&store, &selection), context),
        DossierList::Verschillen => show(dossier::verschillen(&store, &selection), context),
        DossierList::Apart => show(dossier::apart(&store, &selection), context),
        DossierList::Verzoeken => show(dossier::verzoeken(&store, &selection), context),
        DossierList::Prestaties => show(dossier::prestaties(&store, &selection), context),
        DossierList::Deadlines => show(dossier::deadlines(&store, &selection, &by), context),
    }?;
    Ok(Outcome::Clean)
}

/// The dossier to look at.
pub fn open(context: &Context<'_>) -> Result<SqliteStore, Failure> {
    context.common.dossier.as_deref().map_or_else(|| Err(which()), existing)
}

/// No dossier was named.
pub fn which() -> Failure {
    Failure::new(
        Text::new("Welk dossier?", "Which dossier?"),
        Text::new(
            "Noem het bestand: `--dossier uit/dossier.db`",
            "Name the file: `--dossier out/dossier.db`",
        ),
    )
}

/// A dossier that is there: one that is only looked at is never made.
pub fn existing(file: &Path) -> Result<SqliteStore, Failure> {
    if !file.is_file() {
        return Err(Failure::new(
            Text::new(
                format!("Het dossier `{}` bestaat niet", file.display()),
                format!("The dossier `{}` does not exist", file.display()),
            ),
            Text::new(
                "Controleer het pad; `ibericht process` maakt een dossier",
                "Check the path; `ibericht process` makes a dossier",
            ),
        ));
    }
    Ok(SqliteStore::open(file)?)
}

fn show<T: Listed>(rows: Result<Vec<T>, StoreError>, context: &Context<'_>) -> Result<(), Failure> {
    let rows = rows?;
    context.deliver(|format, style| match format {
        Format::Json => dossier::lines(&rows),
        _ => dossier::table(&rows, style.lang),
    })
}
