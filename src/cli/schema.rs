//! `ibericht schema`.

use std::fmt::Write as _;
use std::path::Path;

use ibericht::finding::{Lang, Text};
use ibericht::schema::{self, SchemaName};
use schemars::JsonSchema;
use serde::Serialize;

use super::args::{Format, Schema};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, json_line};

pub fn run(options: &Schema, context: &Context<'_>) -> Result<Outcome, Failure> {
    match options {
        Schema::Print { what: None } => list(context),
        Schema::Print { what: Some(what) } => match SchemaName::from_label(what) {
            Some(name) => show(name, context),
            None if looks_like_a_schema(what) => Err(no_such_schema(what)),
            None => write(Path::new(what), context),
        },
        Schema::Diff { folder } => diff(folder, context),
    }
}

/// A schema (XSD) that the program prints.
#[derive(Serialize, JsonSchema)]
pub struct Listed {
    /// By what it is printed: `schema print NAME`.
    name: String,
    /// Its file, below the folder that all are written to.
    file: String,
    /// Its namespace.
    namespace: String,
}

fn list(context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("schema print", &Format::OF_LISTS)?;
    context.deliver(|format, _| match format {
        Format::Json => SchemaName::all()
            .map(|name| {
                json_line(&Listed { name: name.label(), file: name.path(), namespace: name.namespace() })
            })
            .collect(),
        _ => SchemaName::all().fold(String::new(), |mut text, name| {
            let _ = writeln!(text, "{:<18}{}", name.label(), name.path());
            text
        }),
    })?;
    Ok(Outcome::Clean)
}

fn show(name: SchemaName, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("schema print", &[Format::Text])?;
    context.deliver(|_, _| schema::print(name))?;
    Ok(Outcome::Clean)
}

/// A mistyped message is not the name of a folder to make.
fn looks_like_a_schema(what: &str) -> bool {
    let what = what.to_ascii_lowercase();
    let rest = what.strip_prefix("wmo").or_else(|| what.strip_prefix("jw"));
    what.contains("basisschema")
        || rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn no_such_schema(what: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("Er is geen schema `{what}`; voor een map met die naam schrijft u `./{what}`"),
            format!("There is no schema `{what}`; for a folder of that name write `./{what}`"),
        ),
        Text::new("`ibericht schema print` noemt alle schema's", "`ibericht schema print` names all schemas"),
    )
}

fn write(folder: &Path, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("schema print", &Format::OF_LISTS)?;
    let written = schema::write_folder(folder)?;
    let (new, same, shown) = (written.new, written.same, folder.display());
    context.deliver(|format, style| match (format, style.lang) {
        (Format::Json, _) => json_line(&written),
        (_, Lang::Nl) => format!("{new} bestanden geschreven in `{shown}`; {same} stonden er al zo\n"),
        (_, Lang::En) => format!("{new} files written to `{shown}`; {same} were there already\n"),
    })?;
    Ok(Outcome::Clean)
}

fn diff(folder: &Path, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("schema diff", &Format::OF_LISTS)?;
    let report = schema::diff_folder(folder)?;
    context.deliver(|format, style| match format {
        Format::Json => json_line(&report.view(style.lang)),
        _ => report.text(style.lang),
    })?;
    Ok(Outcome::from_errors(!report.differences.is_empty()))
}
