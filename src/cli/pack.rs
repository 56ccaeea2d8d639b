//! `ibericht pack`.

use std::path::Path;

use ibericht::batch::{self, Checks, Config, Known, Own, Packing, ZipBounds};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Text};

use super::args::{Format, Pack};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, dossier, progress};

pub fn run(options: &Pack, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("pack", &Format::OF_LISTS)?;
    let folder = &options.folder;
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::no_folder(folder));
    }
    if options.out.exists() && !options.out.is_dir() {
        return Err(Failure::no_folder(&options.out));
    }
    if let (Ok(from), Ok(to)) = (folder.canonicalize(), options.out.canonicalize())
        && from == to
    {
        return Err(same_folder(folder));
    }
    let config = options.config.as_deref().map_or_else(|| Config::of_folder(folder), Config::of_file)?;
    let context = &context.with_language_of(config.taal);
    if let Own::Gemeente(gemeente) = config.own {
        return Err(for_providers(gemeente.name()));
    }
    let books = context.books(&config.productbooks)?;
    let afwijkingen = Context::afwijkingen(options.deviations.as_deref(), &config, &books)?;
    let store = context.common.dossier.as_deref().map(dossier::existing).transpose()?;
    let empty = SqliteStore::in_memory()?;
    let checks = Checks { limits: context.limits(), until: Level::Productbook };
    let packing = Packing {
        checks,
        known: Known {
            dossier: store.as_ref().unwrap_or(&empty),
            has_dossier: store.is_some(),
            books: &books,
            today: context.today,
            is_own: true,
            afwijkingen: &afwijkingen,
        },
        own: &config.own,
        bounds: ZipBounds::default(),
    };
    let mut except = vec![options.out.clone(), folder.join("ibericht.toml")];
    except.extend(options.deviations.iter().chain(&config.afwijkingen).cloned());
    let sources =
        batch::collect(std::slice::from_ref(folder), &except, Some(folder), &packing.checks.limits)?;
    let bar = progress::bar(context, sources.len());
    let packed = batch::pack(&sources, &options.out, &packing, &|| bar.inc(1))?;
    bar.finish_and_clear();
    batch::write_lists(&options.out, &packed, context.lang)?;
    context.deliver(|format, style| match format {
        Format::Json => packed.json(style.lang),
        _ => packed.text(style),
    })?;
    Ok(Outcome::from_errors(packed.has_errors()))
}

/// ZIPs among the messages would be taken for messages.
fn same_folder(folder: &Path) -> Failure {
    Failure::new(
        Text::new(
            format!("`{}` is de map met berichten; daar komen geen ZIPs in", folder.display()),
            format!("`{}` is the folder with messages; no ZIPs go there", folder.display()),
        ),
        Text::fixed("Noem bij `--out` een andere map", "Name another folder with `--out`"),
    )
}

/// A municipality submits nothing to VECOZO.
fn for_providers(gemeente: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("Wij zijn {gemeente}, en een gemeente dient niets in bij VECOZO"),
            format!("We are {gemeente}, and a municipality submits nothing to VECOZO"),
        ),
        Text::fixed(
            "Een gemeente verstuurt berichten via het GGk; inpakken is voor aanbieders (`agb` in `ibericht.toml`)",
            "A municipality sends messages through the GGk; packing is for providers (`agb` in `ibericht.toml`)",
        ),
    )
}
