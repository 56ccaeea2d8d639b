//! `ibericht version`: what the program is made from.

use std::fmt::Write as _;

use ibericht::dossier::SqliteStore;
use ibericht::finding::Text;
use ibericht::productbook::Book;
use ibericht::xml::RELEASE;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::Format;
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, json_line};

/// What the program is made from. There is no date in it: the same source gives the same program.
#[derive(Serialize, JsonSchema)]
pub struct Build {
    /// The version of the program.
    version: &'static str,
    /// The release of the standard.
    release: &'static str,
    /// The schema version of the dossiers that it writes.
    dossier_schema: usize,
    /// The product books that are built in.
    productbooks: Vec<&'static str>,
    /// The commit that was checked out; unknown in a build for development, or without git.
    commit: Option<&'static str>,
    /// The compiler; unknown as the commit is.
    rustc: Option<&'static str>,
    /// What it was built for.
    target: &'static str,
}

impl Build {
    fn of_this_program() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            release: RELEASE,
            dossier_schema: SqliteStore::SCHEMA,
            productbooks: Book::builtin_names().collect(),
            commit: option_env!("IBERICHT_BUILD_COMMIT"),
            rustc: option_env!("IBERICHT_BUILD_RUSTC"),
            target: env!("IBERICHT_BUILD_TARGET"),
        }
    }
}

pub fn run(context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("version", &Format::OF_LISTS)?;
    let build = Build::of_this_program();
    context.deliver(|format, style| {
        if format == Format::Json {
            return json_line(&build);
        }
        let unknown = Text::fixed("onbekend", "unknown");
        let unknown = unknown.get(style.lang);
        let schema = build.dossier_schema.to_string();
        let books = build.productbooks.join(", ");
        let mut text = format!("ibericht {}\n", build.version);
        for (what, value) in [
            (Text::fixed("standaard", "standard"), build.release),
            (Text::fixed("schema van het dossier", "schema of the dossier"), schema.as_str()),
            (Text::fixed("productenboeken", "product books"), books.as_str()),
            (Text::fixed("bron (git)", "source (git)"), build.commit.unwrap_or(unknown)),
            (Text::fixed("gebouwd met", "built with"), build.rustc.unwrap_or(unknown)),
            (Text::fixed("gebouwd voor", "built for"), build.target),
        ] {
            let _ = writeln!(text, "  {:<24}{value}", what.get(style.lang));
        }
        text
    })?;
    Ok(Outcome::Clean)
}
