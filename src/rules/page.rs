//! The catalogue as a page for people.

use std::fmt::Write as _;

use super::catalogue::{Rule, RuleKind, Status};
use crate::finding::{Lang, Text};

/// The national rules as Markdown: a table of all, then an explanation of each rule with a check of its own.
///
/// `docs/rules.md` (English) and `docs/regels.md` (Dutch) are this text.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let say = |nl, en| Text::fixed(nl, en).get(lang).to_string();
    let mut page = format!(
        "# {}\n\n{}\n",
        say("Landelijke regels", "National rules"),
        say(
            "Deze pagina komt uit de regelcatalogus van `ibericht` (`ibericht rules --format markdown`). Zij noemt \
             bij elke regel de berichten waarin zij echt gecontroleerd wordt, of anders door welke andere regels dat \
             gebeurt of waarom het niet kan.",
            "This page is printed from the rule catalogue of `ibericht` (`ibericht rules --format markdown`). It \
             names with each rule the messages in which it is really checked, or else which other rules do that or \
             why it cannot be done."
        )
    );
    for kind in RuleKind::ALL {
        let rules: Vec<_> = super::all().filter(|rule| rule.kind() == kind).collect();
        let _ = write!(
            page,
            "\n## {}\n\n| {} | {} | {} | {} | {} |\n|---|---|---|---|---|\n",
            kind.title().get(lang),
            say("code", "code"),
            say("naam", "name"),
            say("niveau", "level"),
            say("berichten", "messages"),
            say("status", "status"),
        );
        for rule in &rules {
            table_row(&mut page, rule, lang);
        }
        for rule in rules {
            section(&mut page, rule, lang);
        }
    }
    page
}

fn table_row(page: &mut String, rule: &Rule, lang: Lang) {
    let code = match rule.status() {
        Status::Implemented => {
            format!("[{}](#{}-{})", rule.code, rule.code.to_lowercase(), anchor(rule.name.get(lang)))
        }
        Status::CheckedBySchema | Status::CheckedByOthers | Status::NotChecked => rule.code.to_string(),
    };
    let text = match rule.status() {
        Status::Implemented => &rule.name,
        Status::CheckedBySchema | Status::CheckedByOthers | Status::NotChecked => &rule.what,
    };
    let _ = writeln!(
        page,
        "| {code} | {} | {} | {} | {} |",
        text.get(lang),
        level(rule),
        rule.messages_in_words().get(lang),
        rule.status_in_words().get(lang),
    );
}

/// The level on which it is checked; none for what has no check of its own.
fn level(rule: &Rule) -> &'static str {
    match rule.status() {
        Status::Implemented | Status::CheckedBySchema => rule.level().name(),
        Status::CheckedByOthers | Status::NotChecked => "-",
    }
}

fn section(page: &mut String, rule: &Rule, lang: Lang) {
    let Some(examples) = &rule.examples else { return };
    let _ = write!(page, "\n### {} {}\n\n{}.\n\n", rule.code, rule.name.get(lang), rule.what.get(lang));
    let rows = [
        (Text::fixed("Waarom", "Why"), &rule.why),
        (Text::fixed("Fout", "Fails"), &examples.fails),
        (Text::fixed("Goed", "Passes"), &examples.passes),
        (Text::fixed("Wat te doen", "What to do"), &rule.advice),
    ];
    for (label, text) in rows {
        let _ = writeln!(page, "- **{}**: {}", label.get(lang), text.get(lang));
    }
    if let Some(retourcode) = rule.retourcode() {
        let _ = writeln!(page, "- **{}**: {retourcode}", Text::fixed("Retourcode", "Retourcode").get(lang));
    }
    if !rule.sources.is_empty() {
        let label = Text::fixed("Bronnen", "Sources");
        let _ = writeln!(page, "- **{}**: {}", label.get(lang), rule.sources.join(", "));
    }
}

/// The part of a heading's link that Markdown renderers make from its text.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}
