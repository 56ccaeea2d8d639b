//! `ibericht rules`.

use std::fmt::Write as _;

use ibericht::finding::Lang;
use ibericht::productbook::Book;
use ibericht::report::text::table;
use ibericht::report::words::word;
use ibericht::rules::productbook::{CatalogueRule, catalogue};
use ibericht::rules::{self, RuleView, Status};
use schemars::JsonSchema;
use serde::Serialize;

use super::args::Format;
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, json_line};

pub fn run(context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("rules", &[Format::Text, Format::Json, Format::Markdown])?;
    let books = context.lookup()?;
    context.deliver(|format, style| match format {
        Format::Json => json(&books),
        Format::Markdown => rules::markdown(style.lang),
        _ => text(&books, style.lang),
    })?;
    Ok(Outcome::Clean)
}

/// A rule in the list.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Listed {
    /// A rule of the standard.
    National(RuleView<'static>),
    /// A rule of a product book.
    Regional(CatalogueRule),
}

/// One object per line: the national rules, then those of the product books.
fn json(books: &[Book]) -> String {
    let national = rules::all().map(|rule| Listed::National(rule.view()));
    let regional = books.iter().flat_map(catalogue).map(Listed::Regional);
    national.chain(regional).map(|rule| json_line(&rule)).collect()
}

fn text(books: &[Book], lang: Lang) -> String {
    let mut national = table(&[
        word(lang, "code", "code"),
        word(lang, "naam", "name"),
        word(lang, "niveau", "level"),
        word(lang, "berichten", "messages"),
    ]);
    for rule in rules::all() {
        let has_check = matches!(rule.status(), Status::Implemented | Status::CheckedBySchema);
        // What has no check of its own has no messages, but the rules that check it or a reason.
        let (level, messages) = if has_check {
            (rule.level().name(), rule.messages_in_words())
        } else {
            ("-", rule.status_in_words())
        };
        national.add_row([
            rule.code.to_string(),
            rule.name.get(lang).to_string(),
            level.to_string(),
            messages.get(lang).to_string(),
        ]);
    }
    let mut text = format!("{national}\n");
    for book in books {
        let mut regional =
            table(&[word(lang, "regel", "rule"), word(lang, "wat", "what"), word(lang, "stand", "status")]);
        for rule in catalogue(book) {
            regional.add_row([rule.code, rule.text.get(lang).to_string(), rule.status.name().to_string()]);
        }
        let _ = writeln!(text, "{}\n{regional}", book.title);
    }
    text
}
