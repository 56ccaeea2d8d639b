//! What a word stands for, as text for people.

use std::fmt::Write as _;

use super::{ElementSheet, ListSheet, Meaning, MessageSheet, Usage, ValueSheet};
use crate::finding::{Lang, Text};
use crate::productbook::kinds::Status;
use crate::productbook::{ProductSheet, RuleSheet};
use crate::report::words::{self, date, word};
use crate::rules::{RuleKind, RuleView};

/// The most values that are told with all that is known of each; more are a table.
const FEW: usize = 4;

/// Everything that a word stands for.
#[must_use]
pub fn text(meanings: &[Meaning], lang: Lang) -> String {
    let values = meanings.iter().filter(|meaning| matches!(meaning, Meaning::Value(_))).count();
    let in_lists = meanings.iter().any(|meaning| matches!(meaning, Meaning::List(_)));
    let short = in_lists || values > FEW;
    let mut text = String::new();
    let mut list = "";
    for (index, meaning) in meanings.iter().enumerate() {
        match meaning {
            Meaning::Value(value) if short => {
                // Values without a list above them, found in many lists, are told one line each.
                let heading = !in_lists && list != value.list;
                if heading {
                    let gap = if text.is_empty() { "" } else { "\n" };
                    let _ =
                        writeln!(text, "{gap}{}", list_title(value.list, value.title, &value.elements, lang));
                }
                list = value.list;
                text.push_str(&value_line(value, is_twin(meanings.get(index + 1), value), lang));
            }
            other => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&one(other, lang));
            }
        }
    }
    text
}

/// Whether the line below is the same code of the other law with the same meaning and advice: one advice under both will do.
fn is_twin(below: Option<&Meaning>, value: &ValueSheet) -> bool {
    let Some(Meaning::Value(below)) = below else { return false };
    let same = |of: fn(&ValueSheet) -> &str| of(below) == of(value);
    same(|sheet| sheet.list)
        && same(|sheet| sheet.code)
        && same(|sheet| sheet.meaning)
        && below.law != value.law
        && below.advice == value.advice
}

fn one(meaning: &Meaning, lang: Lang) -> String {
    match meaning {
        Meaning::Rule(rule) => rule_text(rule, lang),
        Meaning::BookRule(rule) => book_rule_text(rule, lang),
        Meaning::Product(sheet) => product(sheet, lang),
        Meaning::Message(sheet) => message(sheet, lang),
        Meaning::List(sheet) => list(sheet, lang),
        Meaning::Value(sheet) => value(sheet, lang),
        Meaning::Element(sheet) => element(sheet, lang),
        Meaning::Own { code, what } => format!("{code}  {}\n", what.get(lang)),
    }
}

/// A heading with rows that have something to say.
struct Sheet {
    text: String,
}

impl Sheet {
    fn new(heading: &str) -> Self {
        Self { text: format!("{heading}\n") }
    }

    fn row(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            let _ = writeln!(self.text, "  {label}: {value}");
        }
    }
}

fn rule_text(rule: &RuleView<'_>, lang: Lang) -> String {
    let mut sheet = Sheet::new(&format!("{}  {}", rule.code, rule.name.get(lang)));
    let optional = |text: Option<&Text>| text.map_or_else(String::new, |text| text.get(lang).to_string());
    sheet.row(word(lang, "wat", "what"), rule.what.get(lang));
    sheet.row(word(lang, "waarom", "why"), rule.why.get(lang));
    sheet.row(word(lang, "fout", "fails"), &optional(rule.fails));
    sheet.row(word(lang, "goed", "passes"), &optional(rule.passes));
    sheet.row(word(lang, "wat te doen", "what to do"), rule.advice.get(lang));
    sheet.row(
        word(lang, "gecontroleerd door", "checked by"),
        &rule.checked_by.map_or_else(String::new, |rules| rules.join(" ")),
    );
    sheet.row(word(lang, "niet te controleren", "cannot be checked"), &optional(rule.reason));
    if rule.checked_by.is_none() && rule.reason.is_none() {
        sheet.row(word(lang, "niveau", "level"), rule.level.name());
    }
    sheet.row(word(lang, "berichten", "messages"), &rule.messages.join(" "));
    sheet.row("retourcode", rule.retourcode.unwrap_or_default());
    sheet.row(word(lang, "bronnen", "sources"), &rule.sources.join(" "));
    sheet.text
}

fn book_rule_text(rule: &RuleSheet, lang: Lang) -> String {
    let mut sheet = Sheet::new(&format!("{}  {}", rule.id, rule.text.get(lang)));
    sheet.row(word(lang, "wat", "what"), rule.what.get(lang));
    sheet.row(word(lang, "waarom", "why"), rule.why.get(lang));
    sheet.row(word(lang, "wat te doen", "what to do"), rule.advice.get(lang));
    sheet.row(word(lang, "producten", "products"), &rule.products.join(" "));
    let severities = rule.severity.iter();
    let severities: Vec<_> = severities
        .map(|(stage, severity)| {
            format!("{} {}", word(lang, stage.dutch(), stage.name()), words::severity(*severity, lang))
        })
        .collect();
    sheet.row(word(lang, "ernst", "severity"), &severities.join(", "));
    sheet.row(word(lang, "stand", "status"), rule.status.title().get(lang));
    if let Status::CannotBeChecked(reason) = &rule.status {
        sheet.row(word(lang, "reden", "reason"), reason.get(lang));
    }
    sheet.text
}

/// A product in words.
#[must_use]
pub fn product(sheet: &ProductSheet, lang: Lang) -> String {
    let mut text = format!("{}  {}\n", sheet.code, sheet.name);
    for row in &sheet.rows {
        let _ = writeln!(text, "  {}: {}", row.label.get(lang), row.value.get(lang));
    }
    for (id, rule) in &sheet.rules {
        let _ = writeln!(text, "  {id}: {}", rule.get(lang));
    }
    text
}

fn message(sheet: &MessageSheet, lang: Lang) -> String {
    let mut out = Sheet::new(&format!("{}  {}", sheet.names.join(" / "), sheet.title.get(lang)));
    out.row(word(lang, "waarvoor", "what for"), sheet.purpose.get(lang));
    out.row(word(lang, "van", "from"), sheet.maker.get(lang));
    out.row(word(lang, "wanneer", "when"), sheet.when.get(lang));
    if let Some(answers) = sheet.answers {
        out.row(word(lang, "antwoord op", "answer to"), &answers.to_string());
    }
    let answer = match (sheet.answer, sheet.answer_days) {
        (Some(answer), Some(days)) => match lang {
            Lang::Nl => format!("{answer}, binnen {days} werkdagen"),
            Lang::En => format!("{answer}, within {days} working days"),
        },
        _ => word(lang, "geen", "none").to_string(),
    };
    out.row(word(lang, "antwoord", "answer"), &answer);
    out.row(word(lang, "daarna", "next"), sheet.next.get(lang));
    out.row("BerichtCode", &sheet.codes.join(" / "));
    out.row(word(lang, "bevat", "holds"), &sheet.parts.join(", "));
    // The rules of the schema are about the form of single values; they would hide the others here.
    let is_form = |code: &&&str| code.starts_with(RuleKind::Restriction.prefix());
    let mut rules: Vec<_> =
        sheet.rules.iter().filter(|code| !is_form(code)).map(ToString::to_string).collect();
    let forms = sheet.rules.iter().filter(is_form).count();
    if forms > 0 {
        rules.push(match lang {
            Lang::Nl => format!("en {forms} over de vorm van waarden"),
            Lang::En => format!("and {forms} about the form of values"),
        });
    }
    out.row(word(lang, "regels", "rules"), &rules.join(" "));
    out.text
}

fn used(elements: &[Usage]) -> String {
    let said = elements.iter().map(|usage| format!("{} ({})", usage.element, usage.messages.join(" ")));
    said.collect::<Vec<_>>().join(", ")
}

fn list_title(list: &str, title: &str, elements: &[Usage], lang: Lang) -> String {
    let names: Vec<_> = elements.iter().map(|usage| usage.element).collect();
    let place = if names.is_empty() {
        String::new()
    } else {
        format!(" {} {}", word(lang, "in", "in"), names.join(", "))
    };
    format!("{list}  {title}{place}")
}

fn list(sheet: &ListSheet, lang: Lang) -> String {
    let mut out = Sheet::new(&format!("{}  {}", sheet.list, sheet.title));
    out.row(word(lang, "staat in", "stands in"), &used(&sheet.elements));
    out.row(word(lang, "codes", "codes"), &sheet.codes.to_string());
    out.text
}

/// The law and the days of a code, in brackets.
fn limits(value: &ValueSheet, lang: Lang) -> String {
    let mut limits: Vec<String> = value.law.iter().map(ToString::to_string).collect();
    if let Some(day) = &value.valid_from {
        limits.push(format!("{} {}", word(lang, "sinds", "since"), date(day, lang)));
    }
    if let Some(day) = &value.valid_until {
        limits.push(format!("{} {}", word(lang, "vervallen per", "withdrawn on"), date(day, lang)));
    }
    if limits.is_empty() { String::new() } else { format!(" ({})", limits.join(", ")) }
}

/// A code among others: what it means and what to know, without what the list says already.
fn value_line(value: &ValueSheet, twin: bool, lang: Lang) -> String {
    let mut text = format!("  {:<4} {}{}\n", value.code, value.meaning, limits(value, lang));
    if twin {
        return text;
    }
    let with = value.goes_with.as_ref().map(|with| {
        let label = word(lang, "gaat samen met", "goes with");
        format!("{label} {}", with.get(lang))
    });
    let advice = value.advice.as_ref().map(|advice| advice.get(lang).to_string());
    for line in advice.into_iter().chain(with) {
        let _ = writeln!(text, "       {line}");
    }
    text
}

fn value(sheet: &ValueSheet, lang: Lang) -> String {
    let mut out = Sheet::new(&format!(
        "{}  {}{}  [{} {}]",
        sheet.code,
        sheet.meaning,
        limits(sheet, lang),
        sheet.list,
        sheet.title
    ));
    if let Some(advice) = &sheet.advice {
        let label = if sheet.problem { ("wat te doen", "what to do") } else { ("let op", "note") };
        out.row(word(lang, label.0, label.1), advice.get(lang));
    }
    if let Some(with) = &sheet.goes_with {
        out.row(word(lang, "gaat samen met", "goes with"), with.get(lang));
    }
    out.row(word(lang, "staat in", "stands in"), &used(&sheet.elements));
    out.row(word(lang, "regels", "rules"), &sheet.rules.join(" "));
    out.text
}

fn element(sheet: &ElementSheet, lang: Lang) -> String {
    let sort =
        if sheet.form.is_none() { word(lang, "klasse", "class") } else { word(lang, "element", "element") };
    let mut out = Sheet::new(&format!("{}  {sort} {}", sheet.element, sheet.content));
    if let Some(form) = &sheet.form {
        out.row(word(lang, "vul in", "fill in"), form.get(lang));
    }
    let mut docs: Vec<&str> = Vec::new();
    for place in &sheet.places {
        if !place.doc.is_empty() && !docs.contains(&place.doc) {
            docs.push(place.doc);
        }
    }
    out.row(word(lang, "betekenis (Engels)", "meaning"), &docs.join(" / "));
    for place in &sheet.places {
        let presence = presence(place.required, place.repeats, lang);
        out.row(&place.messages.join(" "), &format!("{} ({presence})", place.path));
    }
    for part in &sheet.elements {
        let law = part.law.map_or_else(String::new, |law| format!(", {law}"));
        let presence = presence(part.required, part.repeats, lang);
        let _ = writeln!(out.text, "    {} ({presence}{law})", part.element);
    }
    out.text
}

fn presence(required: bool, repeats: bool, lang: Lang) -> String {
    let must =
        if required { word(lang, "verplicht", "required") } else { word(lang, "optioneel", "optional") };
    if repeats { format!("{must}, {}", word(lang, "meer keer", "repeats")) } else { must.to_string() }
}
