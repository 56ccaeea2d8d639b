//! `ibericht explain`: whatever a code stands for.

use std::fmt::Write as _;

use serde::Serialize;

use ibericht::batch;
use ibericht::codelists::{self, Code, CodeList};
use ibericht::declaration;
use ibericht::finding::{Lang, Text};
use ibericht::productbook::{self, Book, ProductSheet, RuleSheet};
use ibericht::report::words::word;
use ibericht::rules::{self, Rule, RuleView};
use ibericht::values::Domain;

use super::args::{Explain, Format};
use super::context::Context;
use super::failure::Failure;
use super::productbook::product;
use super::{Outcome, json_line};

/// One thing that a code stands for.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
enum Meaning {
    Rule(RuleView<'static>),
    BookRule(Box<RuleSheet>),
    Product(ProductSheet),
    Value {
        list: &'static str,
        title: &'static str,
        code: &'static str,
        meaning: &'static str,
        law: Option<&'static str>,
    },
    Own {
        code: &'static str,
        what: Text,
    },
}

pub fn run(options: &Explain, context: &Context<'_>) -> Result<Outcome, Failure> {
    let code = options.code.trim();
    let books = context.books()?;
    let meanings = meanings(code, &books);
    if meanings.is_empty() {
        return Err(Failure::new(
            Text::new(format!("`{code}` is onbekend"), format!("`{code}` is not known")),
            Text::new(
                "Probeer een regel (`TR358`), een productcode (`02A03`), een code uit een lijst (`WJ756` of `14`) of \
                 een retourcode (`9056`); `ibericht rules` noemt alle regels",
                "Try a rule (`TR358`), a product code (`02A03`), a code of a list (`WJ756` or `14`) or a retourcode \
                 (`9056`); `ibericht rules` lists all rules",
            ),
        ));
    }
    context.deliver(|format, style| match format {
        Format::Json => Ok(meanings.iter().map(json_line).collect()),
        Format::Text => {
            Ok(meanings.iter().map(|meaning| text(meaning, style.lang)).collect::<Vec<_>>().join("\n"))
        }
        Format::Html | Format::Markdown => Err(Failure::no_such_format("explain", "text, json")),
    })?;
    Ok(Outcome::Clean)
}

fn meanings(code: &str, books: &[Book]) -> Vec<Meaning> {
    let mut meanings = Vec::new();
    let with_retourcode = |rule: &&Rule| rule.retourcode() == Some(code);
    let rules = rules::find(code).into_iter().chain(rules::all().filter(with_retourcode));
    meanings.extend(rules.map(|rule| Meaning::Rule(rule.view())));
    for book in books {
        meanings.extend(productbook::explain(book, code).map(|rule| Meaning::BookRule(Box::new(rule))));
        meanings.extend(productbook::show(book, code).map(Meaning::Product));
    }
    for list in codelists::ALL {
        // A list that differs by law has the names of both: `JZ020/WMO020`.
        let whole = list.id.split('/').any(|id| id.eq_ignore_ascii_case(code));
        let values = list.codes.iter().filter(|value| whole || value.code.eq_ignore_ascii_case(code));
        meanings.extend(values.map(|value| value_of(list, value)));
    }
    let own = batch::RULES.iter().filter(|(id, _)| id.eq_ignore_ascii_case(code));
    meanings.extend(own.map(|(id, what)| Meaning::Own { code: id, what: what.clone() }));
    let declaring = declaration::RULES.iter().filter(|rule| rule.id.eq_ignore_ascii_case(code));
    meanings.extend(declaring.map(|rule| Meaning::Own { code: rule.id, what: rule.text.clone() }));
    meanings
}

fn value_of(list: &'static CodeList, value: &'static Code) -> Meaning {
    Meaning::Value {
        list: list.id,
        title: list.title,
        code: value.code,
        meaning: value.meaning,
        law: value.domain.map(Domain::law),
    }
}

fn text(meaning: &Meaning, lang: Lang) -> String {
    match meaning {
        Meaning::Rule(rule) => rule_text(rule, lang),
        Meaning::BookRule(rule) => book_rule_text(rule, lang),
        Meaning::Product(sheet) => product(sheet, lang),
        Meaning::Value { list, title, code, meaning, law } => {
            let law = law.map_or_else(String::new, |law| format!(" ({law})"));
            format!("{list} {title}: {code} {meaning}{law}\n")
        }
        Meaning::Own { code, what } => format!("{code}  {}\n", what.get(lang)),
    }
}

fn rule_text(rule: &RuleView<'_>, lang: Lang) -> String {
    let mut text = format!("{}  {}\n", rule.code, rule.name.get(lang));
    let mut row = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {label}: {value}");
        }
    };
    let optional = |text: Option<&Text>| text.map_or_else(String::new, |text| text.get(lang).to_string());
    row(word(lang, "wat", "what"), rule.what.get(lang));
    row(word(lang, "waarom", "why"), rule.why.get(lang));
    row(word(lang, "fout", "fails"), &optional(rule.fails));
    row(word(lang, "goed", "passes"), &optional(rule.passes));
    row(word(lang, "wat te doen", "what to do"), rule.advice.get(lang));
    row(word(lang, "niveau", "level"), rule.level.name());
    row(word(lang, "berichten", "messages"), &rule.messages.join(" "));
    row("retourcode", rule.retourcode.unwrap_or_default());
    row(word(lang, "bronnen", "sources"), &rule.sources.join(" "));
    text
}

fn book_rule_text(rule: &RuleSheet, lang: Lang) -> String {
    let mut text = format!("{}  {}\n", rule.id, rule.text.get(lang));
    let mut row = |label: &str, value: &str| {
        let _ = writeln!(text, "  {label}: {value}");
    };
    row(word(lang, "wat", "what"), rule.what.get(lang));
    row(word(lang, "waarom", "why"), rule.why.get(lang));
    row(word(lang, "wat te doen", "what to do"), rule.advice.get(lang));
    row(word(lang, "producten", "products"), &rule.products.join(" "));
    let severities: Vec<_> = rule
        .severity
        .iter()
        .map(|(stage, severity)| format!("{} {}", stage.name(), severity.name()))
        .collect();
    row(word(lang, "ernst", "severity"), &severities.join(", "));
    row(word(lang, "stand", "status"), rule.status.name());
    text
}
