//! The rules of a book as the catalogue of rules shows them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Level, Severity, Text};
use crate::productbook::kinds::{self, Status};
use crate::productbook::{Book, BookRule, Stage};
use crate::values::Domain;

/// A rule of a product book in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CatalogueRule {
    /// Its id.
    pub code: String,
    /// The kind of rule.
    pub kind: String,
    /// Always `productbook`.
    pub level: Level,
    /// Whether it is checked, a note, or cannot be checked.
    pub status: Status,
    /// Why it cannot be checked.
    pub reason: Option<Text>,
    /// The messages that it looks at, such as `JW315`; `registraties` for registered care.
    pub messages: Vec<String>,
    /// Always null: a return message carries national codes only.
    pub retourcode: Option<String>,
    /// How serious a breach is, per stage.
    pub severity: Vec<(Stage, Severity)>,
    /// What it asks.
    pub text: Text,
}

/// The rules of a book, in the order of its file.
#[must_use]
pub fn catalogue(book: &Book) -> Vec<CatalogueRule> {
    book.rules.iter().map(|rule| entry(book, rule)).collect()
}

fn entry(book: &Book, rule: &BookRule) -> CatalogueRule {
    let status = kinds::kind(&rule.kind).map_or(Status::Note, |kind| kind.status.clone());
    let reason = match &status {
        Status::CannotBeChecked(reason) => Some(reason.clone()),
        Status::Implemented | Status::Note => None,
    };
    CatalogueRule {
        code: rule.id.clone(),
        kind: rule.kind.clone(),
        level: Level::Productbook,
        status,
        reason,
        messages: messages(book, rule),
        retourcode: None,
        severity: rule.severity.iter().map(|(stage, severity)| (*stage, *severity)).collect(),
        text: rule.text.clone(),
    }
}

fn messages(book: &Book, rule: &BookRule) -> Vec<String> {
    let about = |domain: Domain| {
        rule.products
            .iter()
            .filter_map(|code| book.products.get(code))
            .any(|product| product.domain == domain)
    };
    let mut messages = Vec::new();
    for stage in rule.severity.keys() {
        let number = match stage {
            Stage::Request => "315",
            Stage::Allocation => "301",
            Stage::Declaration => "323",
            Stage::Registration => {
                messages.push("registraties".to_owned());
                continue;
            }
        };
        let laws = Domain::ALL.into_iter().filter(|domain| about(*domain));
        messages.extend(laws.map(|domain| format!("{}{number}", domain.prefix())));
    }
    messages
}
